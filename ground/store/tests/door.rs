//! The one door, on both engines.

use kernel::{Fault, UnionNo};
use store::args;
use testkit::each_engine;

#[tokio::test]
async fn what_is_written_is_read_and_what_fails_leaves_nothing() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        let union = UnionNo::new(20);
        let drawn: i64 = db.write(async |tx| tx.next_in_series(union, "bc", "2022").await).await.unwrap();
        assert_eq!(drawn, 1);
        let failed: Result<(), Fault> = db
            .write(async |tx| {
                tx.next_in_series(union, "bc", "2022").await?;
                Err(Fault::new("no"))
            })
            .await;
        assert_eq!(failed.unwrap_err().to_string(), "no");
        let last: i64 = db
            .read(async |view| {
                view.one("SELECT last FROM series WHERE union_no = $1", args![union]).await?.get::<i64>("last")
            })
            .await
            .map_err(|fault: Fault| fault)
            .unwrap();
        assert_eq!(last, 1, "a number of a failed transaction is given back");
    })
    .await;
}

/// Handlers need futures that may move between threads.
#[expect(dead_code, reason = "compiling it is the test")]
fn writing_and_reading_may_move_between_threads(db: &store::Db) {
    fn moves<T: Send>(_: T) {}
    moves(db.write(async |tx| tx.next_in_series(UnionNo::COUNTRY, "x", "").await));
    moves(db.read(async |view| view.all("SELECT 1 AS one", args![]).await));
}

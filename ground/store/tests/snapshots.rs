//! A page reads in one snapshot: it does not move while others write, and it is taken before the clock is read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Mutex;
use std::time::Duration;

use common::{counter, put_counter};
use kernel::Fault;
use store::{Engine, args};
use testkit::each_engine;

/// Taken away: REPEATABLE READ (then READ COMMITTED), or the transaction on SQLite: the second look saw 2.
#[tokio::test]
async fn a_snapshot_does_not_move_while_a_writer_commits() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "c", 1).await;
        // Another copy of the program, because one task does not write inside its own reading.
        let other = fresh.second().await;
        let seen = fresh
            .db
            .read(async |view| {
                let before = counter(view, "c").await?;
                other.write(async |tx| tx.run("UPDATE series SET last = 2", args![]).await).await?;
                put_counter(&other, "d", 1).await;
                let rows = view.all("SELECT last FROM series", args![]).await?.len();
                Ok::<_, Fault>((before, counter(view, "c").await?, rows))
            })
            .await
            .unwrap();
        assert_eq!(seen, (1, 1, 1), "{:?}", fresh.db.engine());
        let after = fresh.db.read(async |view| counter(view, "c").await).await.unwrap();
        assert_eq!(after, 2);
    })
    .await;
}

/// "Now" is not older than what is seen: a row entered after the view's instant is not in the view.
///
/// Taken away: the first statement of a snapshot (both engines take it with the first look at data): it saw the row.
#[tokio::test]
async fn a_snapshot_is_taken_before_its_first_statement() {
    each_engine(async |fresh| {
        let other = fresh.second().await;
        let seen = fresh
            .db
            .read(async |view| {
                fresh.clock.advance(Duration::from_secs(1));
                put_counter(&other, "c", 1).await;
                view.all("SELECT last FROM series", args![]).await
            })
            .await
            .unwrap();
        assert_eq!(seen.len(), 0, "{:?}", fresh.db.engine());
    })
    .await;
}

/// The same for writing, where a version must not be closed at an instant before it began.
///
/// Taken away: the first statement of a writing transaction: PostgreSQL saw the row.
#[tokio::test]
async fn a_writing_snapshot_is_taken_before_its_first_statement() {
    each_engine(async |fresh| {
        if fresh.db.engine() == Engine::Sqlite {
            return; // nobody else can write meanwhile
        }
        let other = fresh.second().await;
        let seen = Mutex::new(Vec::new());
        fresh
            .db
            .write(async |tx| {
                let first = seen.lock().unwrap().is_empty();
                if first {
                    put_counter(&other, "c", 1).await;
                }
                let rows = tx.all("SELECT last FROM series", args![]).await?.len();
                seen.lock().unwrap().push(rows);
                Ok::<_, Fault>(())
            })
            .await
            .unwrap();
        assert_eq!(*seen.lock().unwrap(), [0]);
    })
    .await;
}

//! The one door: all or nothing, whatever happens half-way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use common::{counter, put_counter};
use kernel::{Fault, Kind, Refusal, UnionNo};
use store::{Db, Engine, MayRetry, args};
use testkit::each_engine;
use tokio::sync::Notify;

const ADD: &str = "UPDATE series SET last = last + 1 WHERE name = $1";
const PUT: &str = "INSERT INTO series (union_no, name, scope, last) VALUES (0, $1, '', 1)";

/// What a room's verbs say no with.
#[derive(Debug)]
enum No {
    Fault(Fault),
    Refusal(Refusal),
}

impl From<Fault> for No {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl MayRetry for No {
    fn lost_a_race(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.lost_a_race())
    }
}

async fn stands_at(db: &Db, name: &str) -> i64 {
    db.read(async |view| counter(view, name).await).await.unwrap()
}

#[tokio::test]
async fn what_is_written_is_read_and_what_is_refused_leaves_nothing() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "c", 0).await;
        fresh.db.write(async |tx| tx.run(ADD, args!["c"]).await).await.unwrap();
        let refused: Result<(), No> = fresh
            .db
            .write(async |tx| {
                tx.run(ADD, args!["c"]).await?;
                Err(No::Refusal(Refusal::new(Kind::WrongState, "test.no", "Không được.")))
            })
            .await;
        assert!(matches!(refused, Err(No::Refusal(refusal)) if refusal.code == "test.no"));
        assert_eq!(stands_at(&fresh.db, "c").await, 1);
    })
    .await;
}

#[tokio::test]
async fn work_that_panics_leaves_nothing_and_the_door_works_on() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "c", 0).await;
        let db = fresh.db.clone();
        let panicked = tokio::spawn(async move {
            db.write(async |tx| {
                tx.run(ADD, args!["c"]).await?;
                assert_eq!(counter(tx, "c").await?, 2, "the work panics");
                Ok::<_, Fault>(())
            })
            .await
        });
        assert!(panicked.await.unwrap_err().is_panic());
        fresh.db.write(async |tx| tx.run(ADD, args!["c"]).await).await.unwrap();
        assert_eq!(stands_at(&fresh.db, "c").await, 1);
    })
    .await;
}

/// A visitor hangs up, the server drops the handler: between two statements, and in the middle of one.
#[tokio::test]
async fn a_dropped_write_leaves_nothing_and_the_door_works_on() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "c", 0).await;
        for polls in 1..40 {
            let mut write = Box::pin(fresh.db.write(async |tx| {
                tx.run(ADD, args!["c"]).await?;
                tx.run(ADD, args!["c"]).await?;
                // Whoever gets here waits for ever, so nothing is ever committed.
                std::future::pending::<Result<(), Fault>>().await
            }));
            for _ in 0..polls {
                assert!(futures_util::poll!(write.as_mut()).is_pending());
                tokio::task::yield_now().await;
            }
            drop(write);
        }
        let dropped_inside = Arc::new(Notify::new());
        let task = {
            let (db, inside) = (fresh.db.clone(), dropped_inside.clone());
            tokio::spawn(async move {
                db.write(async |tx| {
                    tx.run(ADD, args!["c"]).await?;
                    inside.notify_one();
                    std::future::pending::<Result<(), Fault>>().await
                })
                .await
            })
        };
        dropped_inside.notified().await;
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        fresh.db.write(async |tx| tx.run(ADD, args!["c"]).await).await.unwrap();
        assert_eq!(stands_at(&fresh.db, "c").await, 1, "{:?}", fresh.db.engine());
    })
    .await;
}

/// A first try that lost a race leaves nothing, and the second one sees nothing of it.
#[tokio::test]
async fn a_try_that_lost_leaves_nothing() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "c", 0).await;
        let tries = AtomicU32::new(0);
        let seen = fresh
            .db
            .write(async |tx| {
                let seen = counter(tx, "c").await?;
                tx.run(ADD, args!["c"]).await?;
                match tries.fetch_add(1, Ordering::SeqCst) {
                    0 => Err(Fault::new("lost").as_conflict()),
                    _ => Ok(seen),
                }
            })
            .await
            .unwrap();
        assert_eq!((seen, stands_at(&fresh.db, "c").await, tries.into_inner()), (0, 1, 2));
    })
    .await;
}

/// A stale save is tried again on fresh rows, and so is a lost race that the work answers with a refusal; but not for
/// ever.
#[tokio::test]
async fn tries_are_bounded() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "c", 0).await;
        let (stale, hidden) = (AtomicU32::new(0), AtomicU32::new(0));
        let fault: Result<(), Fault> = fresh
            .db
            .write(async |tx| {
                stale.fetch_add(1, Ordering::SeqCst);
                tx.run_one("UPDATE series SET last = 9 WHERE last = 8", args![]).await
            })
            .await;
        assert_eq!(
            fault.unwrap_err().to_string(),
            "one row expected, 0 touched: UPDATE series SET last = 9 WHERE last = 8"
        );
        let refused: Result<(), No> = fresh
            .db
            .write(async |tx| {
                hidden.fetch_add(1, Ordering::SeqCst);
                let taken = || No::Refusal(Refusal::new(Kind::WrongState, "test.taken", "Đã có người dùng tên này."));
                tx.run(PUT, args!["c"]).await.map(drop).map_err(|_| taken())
            })
            .await;
        assert!(matches!(refused, Err(No::Refusal(refusal)) if refusal.code == "test.taken"));
        assert_eq!((stale.into_inner(), hidden.into_inner()), (12, 12));
    })
    .await;
}

/// PostgreSQL answers COMMIT with success although it undid everything because of the statement that failed.
///
/// Taken away: remembering the failure: PostgreSQL said "written" and had written nothing, SQLite had written half.
#[tokio::test]
async fn work_that_goes_on_after_a_failure_does_not_believe_that_it_wrote() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "c", 0).await;
        let fault: Result<(), Fault> = fresh
            .db
            .write(async |tx| {
                tx.run(ADD, args!["c"]).await?;
                drop(tx.run("INSERT INTO no_such_table (a) VALUES (1)", args![]).await);
                Ok(())
            })
            .await;
        assert_eq!(
            fault.unwrap_err().to_string(),
            "nothing was written, because this failed before: INSERT INTO no_such_table (a) VALUES (1)"
        );
        assert_eq!(stands_at(&fresh.db, "c").await, 0);
    })
    .await;
}

/// It would wait for SQLite's one writer for ever, and stand on PostgreSQL although the outer one fails.
#[tokio::test]
async fn a_transaction_inside_a_transaction_is_a_fault() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        let faults: [Result<(), Fault>; 4] = [
            db.write(async |_| db.write(async |_| Ok(())).await).await,
            db.write(async |_| db.read(async |_| Ok(())).await).await,
            db.read(async |_| db.write(async |_| Ok(())).await).await,
            db.write(async |_| db.claim_job().await.map(drop)).await,
        ];
        for fault in faults {
            assert_eq!(
                fault.unwrap_err().to_string(),
                "a transaction inside a transaction: pass the Snapshot or the Tx on"
            );
        }
        let beside = tokio::join!(db.read(async |view| view.all("SELECT 1 AS n", args![]).await), db.open_jobs());
        assert!(beside.0.is_ok() && beside.1.is_ok(), "beside one another they may be");
    })
    .await;
}

/// SQLite ends a transaction by itself on some failures, and the driver does not notice.
///
/// Taken away: closing such a connection (`before_acquire`): the next transaction was nested in the one that had ended.
#[tokio::test]
async fn a_transaction_that_the_engine_ended_does_not_weaken_the_next() {
    each_engine(async |fresh| {
        if fresh.db.engine() != Engine::Sqlite {
            return;
        }
        put_counter(&fresh.db, "c", 0).await;
        let end_by_failing = "INSERT OR ROLLBACK INTO series (union_no, name, scope, last) VALUES (0, 'd', '', NULL)";
        let refused: Result<u64, No> = fresh
            .db
            .write(async |tx| {
                tx.run(ADD, args!["c"]).await?;
                tx.run(end_by_failing, args![]).await.map_err(|_| No::Refusal(Refusal::not_found()))
            })
            .await;
        assert!(refused.is_err());
        // Were the next one nested in what the driver takes for open, it would have begun as a savepoint, without the lock.
        fresh
            .db
            .write(async |tx| {
                let savepoints = tx.run("ROLLBACK TO SAVEPOINT _sqlx_savepoint_1", args![]).await;
                assert!(savepoints.is_err(), "the transaction is nested in one that has ended");
                Err::<(), _>(Fault::new("enough"))
            })
            .await
            .unwrap_err();
        assert_eq!(stands_at(&fresh.db, "c").await, 0);
    })
    .await;
}
/// Handlers need futures that may move between threads, also when the work borrows or consumes what is around it.
#[expect(dead_code, reason = "compiling it is the test")]
fn writing_and_reading_may_move_between_threads(db: store::Db, name: String, slug: &'static str) {
    fn moves<T: Send>(_: T) {}
    moves(async move {
        let name = &name;
        db.read(async |view| view.all("SELECT $1, $2 AS one", args![name, slug]).await).await?;
        let owned = name.clone();
        db.write(async |tx| {
            tx.run("UPDATE a SET b = $1, c = $2", args![name, slug]).await?;
            tx.next_in_series(UnionNo::COUNTRY, name, slug).await
        })
        .await?;
        db.write(async move |tx| tx.run("UPDATE a SET b = $1", args![owned]).await).await
    });
}

//! What two transactions at once must not do to each other. Each test says which protection was taken away to see it
//! fail; the protections stand in `store/src/engine.rs` and `store/src/db.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use common::{UNION, counter, on_call, put_counter};
use kernel::Fault;
use store::{Db, Engine, Tx, args};
use testkit::each_engine;
use tokio::sync::{Barrier, Notify};

/// Reads, then writes what it read plus one: the update that is lost when two read the same.
async fn add_one(tx: &Tx, name: &str) -> Result<(), Fault> {
    let read = counter(tx, name).await?;
    tokio::task::yield_now().await;
    tx.run("UPDATE series SET last = $1 WHERE union_no = $2 AND name = $3", args![read + 1, UNION, name])
        .await
        .map(drop)
}

/// 16 tasks add one 20 times each, over two copies of the program.
///
/// Taken away: SERIALIZABLE (then READ COMMITTED): PostgreSQL lost updates. The line of the losers with its growing
/// pauses: writers used up their tries. IMMEDIATE (then DEFERRED): SQLite answered "busy".
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_update_is_lost() {
    each_engine(async |fresh| {
        let copies = [fresh.db.clone(), fresh.second().await];
        put_counter(&fresh.db, "c", 0).await;
        let tasks: Vec<_> = (0..16)
            .map(|task| {
                let db = copies[task % 2].clone();
                tokio::spawn(async move {
                    for _ in 0..20 {
                        db.write(async |tx| add_one(tx, "c").await).await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let sum = fresh.db.read(async |view| counter(view, "c").await).await.unwrap();
        assert_eq!(sum, 320, "{:?}", fresh.db.engine());
    })
    .await;
}

/// Two on call; each may leave while the other stays. Both look at the same instant, both want to leave.
///
/// Taken away: SERIALIZABLE (then REPEATABLE READ, which is not enough: each writes another row): nobody was on call.
/// SQLite's one writer with IMMEDIATE (then four, DEFERRED): "busy".
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rule_over_two_rows_holds() {
    each_engine(async |fresh| {
        put_counter(&fresh.db, "hoa", 1).await;
        put_counter(&fresh.db, "minh", 1).await;
        let both_looked = Arc::new(Barrier::new(2));
        let leave = |name: &'static str| {
            let (db, both_looked) = (fresh.db.clone(), both_looked.clone());
            tokio::spawn(async move {
                let first = AtomicBool::new(true);
                db.write(async |tx| {
                    let on_call = on_call(tx).await?;
                    // SQLite's second writer cannot look while the first one is inside; PostgreSQL's does, once.
                    if first.swap(false, Ordering::SeqCst) && writers_overlap(&db) {
                        both_looked.wait().await;
                    }
                    if on_call > 1 {
                        tx.run("UPDATE series SET last = 0 WHERE name = $1", args![name]).await?;
                    }
                    Ok::<_, Fault>(())
                })
                .await
                .unwrap();
            })
        };
        let (hoa, minh) = (leave("hoa"), leave("minh"));
        hoa.await.unwrap();
        minh.await.unwrap();
        let left = fresh.db.read(async |view| on_call(view).await).await.unwrap();
        assert_eq!(left, 1, "{:?}", fresh.db.engine());
    })
    .await;
}

/// Whether two writers can be inside at once.
fn writers_overlap(db: &Db) -> bool {
    db.engine() == Engine::Postgres
}

/// Eight look whether the name is free, find it free, and take it. There is no unique index to help them.
///
/// Taken away: SERIALIZABLE (then REPEATABLE READ or READ COMMITTED): PostgreSQL took it several times. The one writer
/// with IMMEDIATE (then four, DEFERRED): SQLite answered "busy".
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_looked_for_first_is_inserted_once() {
    each_engine(async |fresh| {
        let all_looked = Arc::new(Barrier::new(8));
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (db, all_looked) = (fresh.db.clone(), all_looked.clone());
                tokio::spawn(async move {
                    let first = AtomicBool::new(true);
                    db.write(async |tx| {
                        let found = tx.all("SELECT id FROM job WHERE kind = 'once'", args![]).await?;
                        // As above: all eight find nothing, each once.
                        if first.swap(false, Ordering::SeqCst) && writers_overlap(&db) {
                            all_looked.wait().await;
                        }
                        if found.is_empty() {
                            tx.enqueue(common::job("once", tx.now())).await?;
                        }
                        Ok::<_, Fault>(found.is_empty())
                    })
                    .await
                    .unwrap()
                })
            })
            .collect();
        let mut inserted = 0;
        for task in tasks {
            inserted += u32::from(task.await.unwrap());
        }
        assert_eq!((inserted, fresh.db.open_jobs().await.unwrap()), (1, 1), "{:?}", fresh.db.engine());
    })
    .await;
}

/// Ten writers who stand in the line of SQLite's one writer are served in the order in which they came.
///
/// Taken away: the one writer (then four): their order was chance.
#[tokio::test]
async fn the_line_of_the_sqlite_writer_is_first_come_first_served() {
    each_engine(async |fresh| {
        if fresh.db.engine() != Engine::Sqlite {
            return;
        }
        let served = Arc::new(std::sync::Mutex::new(Vec::new()));
        let (inside, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let first = {
            let (db, inside, go) = (fresh.db.clone(), inside.clone(), go.clone());
            tokio::spawn(async move {
                db.write(async |_| {
                    inside.notify_one();
                    go.notified().await;
                    Ok::<_, Fault>(())
                })
                .await
            })
        };
        inside.notified().await;
        let mut waiting: Vec<_> = (0..10)
            .map(|place| {
                let (db, served) = (fresh.db.clone(), served.clone());
                Box::pin(async move {
                    db.write(async |tx| {
                        served.lock().unwrap().push(place);
                        tx.run("UPDATE series SET last = 0", args![]).await
                    })
                    .await
                })
            })
            .collect();
        // One poll each puts them into the line, in this order, because the writer is taken.
        for write in &mut waiting {
            assert!(futures_util::poll!(write.as_mut()).is_pending());
        }
        go.notify_one();
        first.await.unwrap().unwrap();
        let done = futures_util::future::join_all(waiting).await;
        assert!(done.iter().all(Result::is_ok));
        assert_eq!(*served.lock().unwrap(), (0..10).collect::<Vec<_>>());
    })
    .await;
}

/// Two copies of the program write into one SQLite file: each write is done once, none fails.
///
/// Taken away: IMMEDIATE (then DEFERRED): "database is locked". The busy timeout (then 0): the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_copies_share_one_sqlite_file() {
    each_engine(async |fresh| {
        if fresh.db.engine() != Engine::Sqlite {
            return;
        }
        put_counter(&fresh.db, "c", 0).await;
        let begun = Arc::new(AtomicU32::new(0));
        let tasks: Vec<_> = [fresh.db.clone(), fresh.second().await]
            .into_iter()
            .map(|db| {
                let begun = begun.clone();
                tokio::spawn(async move {
                    for _ in 0..40 {
                        db.write(async |tx| {
                            begun.fetch_add(1, Ordering::SeqCst);
                            add_one(tx, "c").await
                        })
                        .await
                        .unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let sum = fresh.db.read(async |view| counter(view, "c").await).await.unwrap();
        assert_eq!((sum, begun.load(Ordering::SeqCst)), (80, 80), "nobody had to begin again");
    })
    .await;
}

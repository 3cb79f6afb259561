//! One-use keys of forms: a double click writes once and both clicks are led to the same result.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use common::{UNION, count};
use kernel::{AccountId, Fault, Id};
use store::{Db, Engine, Tx};
use testkit::each_engine;
use tokio::sync::Barrier;

const KEY: &str = "01G5ZGDV1000000000000000F1";

fn hoa() -> AccountId {
    "01G5ZG4P0000000000000000A1".parse().unwrap()
}

/// What every verb does that answers a form.
async fn answer(tx: &Tx, by: AccountId) -> Result<String, Fault> {
    if let Some(address) = tx.answered(KEY, by).await? {
        return Ok(address);
    }
    let made: Id<()> = tx.id();
    tx.enqueue(common::job("made", tx.now())).await?;
    let address = format!("/lop/{made}");
    tx.answer(KEY, by, &address).await?;
    Ok(address)
}

async fn send(db: &Db) -> String {
    db.write(async |tx| answer(tx, hoa()).await).await.unwrap()
}

/// Eight clicks on two copies of the program.
///
/// Taken away: the retry after a lost race: clicks ended in a fault. IMMEDIATE (then DEFERRED): "busy". Either
/// SERIALIZABLE or the key's own index is enough to write once on PostgreSQL; without both it was written several times.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_sent_eight_times_at_once_writes_once() {
    each_engine(async |fresh| {
        let copies = [fresh.db.clone(), fresh.second().await];
        let all_looked = Arc::new(Barrier::new(8));
        let clicks: Vec<_> = (0..8)
            .map(|click| {
                let (db, all_looked) = (copies[click % 2].clone(), all_looked.clone());
                tokio::spawn(async move {
                    let first = AtomicBool::new(true);
                    db.write(async |tx| {
                        // On PostgreSQL all eight look before anybody answers; SQLite's writers come one by one.
                        if first.swap(false, Ordering::SeqCst) && db.engine() == Engine::Postgres {
                            assert_eq!(tx.answered(KEY, hoa()).await?, None);
                            all_looked.wait().await;
                        }
                        answer(tx, hoa()).await
                    })
                    .await
                    .unwrap()
                })
            })
            .collect();
        let mut addresses = Vec::new();
        for click in clicks {
            addresses.push(click.await.unwrap());
        }
        addresses.dedup();
        assert_eq!((addresses.len(), count(&fresh.db, "job").await), (1, 1), "{:?}", fresh.db.engine());
    })
    .await;
}

#[tokio::test]
async fn a_form_whose_write_failed_may_be_sent_again() {
    each_engine(async |fresh| {
        let failed: Result<(), Fault> = fresh
            .db
            .write(async |tx| {
                answer(tx, hoa()).await?;
                Err(Fault::new("no"))
            })
            .await;
        assert!(failed.is_err());
        let address = send(&fresh.db).await;
        assert_eq!(send(&fresh.db).await, address);
        assert_eq!(count(&fresh.db, "job").await, 1);
    })
    .await;
}

/// Whoever got hold of another's key learns nothing from it, and neither stands in the other's way.
#[tokio::test]
async fn a_key_is_each_persons_own() {
    each_engine(async |fresh| {
        let address = send(&fresh.db).await;
        let minh: AccountId = "01G5ZG4P0000000000000000A2".parse().unwrap();
        let told = fresh.db.write(async |tx| tx.answered(KEY, minh).await).await.unwrap();
        assert_eq!(told, None);
        fresh.db.write(async |tx| answer(tx, minh).await).await.unwrap();
        assert_eq!(send(&fresh.db).await, address, "hers is still where it was");
        assert_eq!((count(&fresh.db, "job").await, UNION.get()), (2, 0));
    })
    .await;
}

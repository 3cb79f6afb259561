//! Work for later: claimed once, tried again with growing pauses, given up after eight tries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::job;
use kernel::Fault;
use store::{Db, Engine, Job, args};
use testkit::each_engine;
use tokio::sync::Barrier;

const LOCK: Duration = Duration::from_secs(300);

async fn enqueue(db: &Db, kinds: &[&'static str]) {
    db.write(async |tx| {
        for kind in kinds {
            tx.enqueue(job(kind, tx.now())).await?;
        }
        Ok::<_, Fault>(())
    })
    .await
    .unwrap();
}

async fn claimed(db: &Db) -> Job {
    db.claim_job().await.unwrap().expect("a job is due")
}

/// Eight workers of two copies of the program claim until nothing is left: each of 40 jobs is claimed by one of them.
///
/// Taken away: FOR UPDATE SKIP LOCKED: PostgreSQL gave jobs to several workers.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_job_is_claimed_by_one_worker() {
    each_engine(async |fresh| {
        enqueue(&fresh.db, &["sweep"; 40]).await;
        let copies = [fresh.db.clone(), fresh.second().await];
        let start = Arc::new(Barrier::new(8));
        let workers: Vec<_> = (0..8)
            .map(|worker| {
                let (db, start) = (copies[worker % 2].clone(), start.clone());
                tokio::spawn(async move {
                    start.wait().await;
                    let mut claimed = Vec::new();
                    while let Some(job) = db.claim_job().await.unwrap() {
                        claimed.push(job.id.to_string());
                    }
                    claimed
                })
            })
            .collect();
        let mut claimed = Vec::new();
        for worker in workers {
            claimed.extend(worker.await.unwrap());
        }
        let all = claimed.len();
        claimed.sort();
        claimed.dedup();
        assert_eq!((all, claimed.len()), (40, 40), "{:?}", fresh.db.engine());
    })
    .await;
}

/// A worker steps over a job that somebody else is just changing.
///
/// Taken away: SKIP LOCKED: the worker waited for the other transaction until the deadline.
#[tokio::test]
async fn a_worker_does_not_wait_for_another() {
    each_engine(async |fresh| {
        if fresh.db.engine() == Engine::Sqlite {
            return; // one writer: there is nobody to wait for
        }
        enqueue(&fresh.db, &["first", "second"]).await;
        let other = fresh.second().await;
        let kind = fresh
            .db
            .write(async |tx| {
                tx.run("UPDATE job SET locked_until = $1 WHERE kind = 'first'", args![tx.now().plus(LOCK)]).await?;
                let claim = tokio::time::timeout(common::DEADLINE, other.claim_job());
                Ok::<_, Fault>(claim.await.expect("the worker does not wait")?.map(|job| job.kind))
            })
            .await
            .unwrap();
        assert_eq!(kind.as_deref(), Some("second"));
    })
    .await;
}

#[tokio::test]
async fn a_job_of_a_failed_transaction_never_was() {
    each_engine(async |fresh| {
        let failed: Result<(), Fault> = fresh
            .db
            .write(async |tx| {
                tx.enqueue(job("send", tx.now())).await?;
                Err(Fault::new("no"))
            })
            .await;
        assert!(failed.is_err());
        assert_eq!(fresh.db.claim_job().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn jobs_are_claimed_in_the_order_in_which_they_are_due() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        db.write(async |tx| {
            tx.enqueue(job("tomorrow", tx.now().plus(Duration::from_secs(86_400)))).await?;
            tx.enqueue(job("now", tx.now())).await?;
            tx.enqueue(job("earlier", tx.now().minus(LOCK))).await
        })
        .await
        .unwrap();
        let mut kinds = Vec::new();
        while let Some(job) = db.claim_job().await.unwrap() {
            db.finish_job(&job).await.unwrap();
            kinds.push(job.kind);
        }
        assert_eq!((kinds, db.open_jobs().await.unwrap()), (vec!["earlier".to_owned(), "now".to_owned()], 1));
        fresh.clock.advance(Duration::from_secs(86_400));
        assert_eq!(claimed(db).await.kind, "tomorrow");
    })
    .await;
}

/// A worker dies: after its lock ran out another one takes the job. The first one, if it was only slow, may still say
/// that the job is done, but not that it failed.
///
/// Taken away: the attempt in the condition of `fail_job`: a third worker got the job while the second was at it.
#[tokio::test]
async fn a_lock_runs_out_and_the_slow_worker_has_no_say() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        enqueue(db, &["send"]).await;
        let slow = claimed(db).await;
        fresh.clock.advance(LOCK.saturating_sub(Duration::from_micros(1)));
        assert_eq!(db.claim_job().await.unwrap(), None);
        fresh.clock.advance(Duration::from_micros(1));
        let next = claimed(db).await;
        assert_eq!((slow.attempt, next.attempt, slow.id), (1, 2, next.id));
        db.fail_job(&slow, "too slow").await.unwrap();
        // Longer than the pause after a failure, shorter than the lock.
        fresh.clock.advance(Duration::from_secs(200));
        assert_eq!(db.claim_job().await.unwrap(), None, "the next worker still has it");
        db.finish_job(&slow).await.unwrap();
        db.fail_job(&next, "already done").await.unwrap();
        assert_eq!(db.open_jobs().await.unwrap(), 0, "done is done");
        fresh.clock.advance(Duration::from_secs(86_400));
        assert_eq!(db.claim_job().await.unwrap(), None);
    })
    .await;
}

/// The pauses double from one minute, and the eighth failure is the last.
#[tokio::test]
async fn a_failing_job_is_tried_eight_times() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        enqueue(db, &["send"]).await;
        let mut pauses = Vec::new();
        for attempt in 1..=8 {
            let job = claimed(db).await;
            assert_eq!(job.attempt, attempt);
            db.fail_job(&job, "no answer").await.unwrap();
            let mut minutes = 0;
            // A day is longer than any pause; a job that was given up is never due.
            while minutes < 1440 && db.read(async |view| due(view).await).await.unwrap() == 0 {
                fresh.clock.advance(Duration::from_secs(60));
                minutes += 1;
            }
            pauses.push(minutes);
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 1440]);
        assert_eq!(db.open_jobs().await.unwrap(), 0);
    })
    .await;
}

async fn due(view: &store::Snapshot) -> Result<i64, Fault> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM job WHERE run_at <= $1 AND failed_at IS NULL";
    view.one(sql, args![view.now()]).await?.get("n")
}

/// A job that kills its worker is not claimed for ever.
#[tokio::test]
async fn a_job_from_which_no_worker_comes_back_is_given_up() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        enqueue(db, &["deadly", "harmless"]).await;
        let (mut deadly, mut harmless) = (0, 0);
        for _ in 0..20 {
            match db.claim_job().await.unwrap() {
                Some(job) if job.kind == "deadly" => deadly += 1,
                Some(job) => {
                    db.finish_job(&job).await.unwrap();
                    harmless += 1;
                }
                None => fresh.clock.advance(LOCK),
            }
        }
        assert_eq!((deadly, harmless, db.open_jobs().await.unwrap()), (8, 1, 0));
        let sql = "SELECT failure FROM job WHERE failed_at IS NOT NULL";
        let failure = db.read(async |view| view.one(sql, args![]).await?.get::<String>("failure")).await;
        assert_eq!(failure.map_err(|fault: Fault| fault).unwrap(), "no worker came back from it");
    })
    .await;
}

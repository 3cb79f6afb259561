//! Work that nobody waits for: claims jobs one at a time, does them, notes how it went. Several copies of the program share
//! one queue. Once a day the house sweeps out what has had its time; the sweep is a job like any other, and enqueues its
//! successor, so it runs once however many copies serve.

use std::time::Duration;

use kernel::{Fault, Timestamp, UnionNo};
use serde_json::json;
use store::{Db, Job, NewJob, Tx, args};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

/// The daily sweep.
const SWEEP: &str = "house.sweep";
/// How often an idle worker looks.
const LOOKS: Duration = Duration::from_secs(2);
/// When the sweep runs: at half past two in the night, in Viet Nam.
const AT_NIGHT: Duration = Duration::from_secs(2 * 3600 + 30 * 60);

/// The running worker.
pub struct Worker {
    stop: watch::Sender<()>,
    loop_: JoinHandle<()>,
}

impl Worker {
    /// Starts it.
    pub fn start(db: Db) -> Self {
        let (stop, stopped) = watch::channel(());
        Self { stop, loop_: tokio::spawn(work(db, stopped)) }
    }

    /// Stops it: the job in hand is finished first.
    pub async fn stop(self) {
        drop(self.stop);
        if let Err(error) = self.loop_.await {
            tracing::error!(%error, "the worker ended badly");
        }
    }
}

async fn work(db: Db, mut stopped: watch::Receiver<()>) {
    if let Err(fault) = plan_sweep(&db).await {
        tracing::error!(%fault, "the daily sweep could not be planned");
    }
    let mut looks = interval(LOOKS);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopped.changed() => return,
            _ = looks.tick() => {}
        }
        // Whatever is due is done before the next look; a stop is heeded between two jobs.
        loop {
            match do_one(&db).await {
                Ok(true) if stopped.has_changed().is_ok() => {}
                Ok(_) => break,
                Err(fault) => {
                    tracing::error!(%fault, "the job queue does not answer");
                    break;
                }
            }
        }
    }
}

/// Does the job that is due longest; says whether there was one.
///
/// # Errors
/// When the queue does not answer. A job that fails is noted in the queue and tried again later.
pub async fn do_one(db: &Db) -> Result<bool, Fault> {
    let Some(job) = db.claim_job().await? else { return Ok(false) };
    match perform(db, &job).await {
        Ok(()) => db.finish_job(&job).await?,
        Err(fault) => {
            tracing::warn!(kind = job.kind, id = %job.id, attempt = job.attempt, %fault, "a job failed");
            db.fail_job(&job, &fault.to_string()).await?;
        }
    }
    Ok(true)
}

async fn perform(db: &Db, job: &Job) -> Result<(), Fault> {
    match job.kind.as_str() {
        SWEEP => sweep(db).await,
        activities::import::JOB | activities::import::UNDO_JOB => activities::import::perform(db, job).await,
        kind => Err(Fault::new(format!("no worker does jobs of kind {kind}"))),
    }
}

/// Enqueues the sweep where none waits.
///
/// # Errors
/// What the engine says.
pub async fn plan_sweep(db: &Db) -> Result<(), Fault> {
    db.write(async |tx| plan(tx, Timestamp::start_of(tx.today()).plus(AT_NIGHT)).await).await
}

async fn plan(tx: &Tx, run_at: Timestamp) -> Result<(), Fault> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS waiting FROM job
               WHERE union_no = $1 AND kind = $2 AND done_at IS NULL AND failed_at IS NULL AND run_at > $3";
    let waiting: i64 = tx.one(sql, args![UnionNo::COUNTRY, SWEEP, tx.now()]).await?.get("waiting")?;
    if waiting == 0 {
        let next = if run_at > tx.now() { run_at } else { Timestamp::start_of(tx.today().next()).plus(AT_NIGHT) };
        tx.enqueue(NewJob { union: UnionNo::COUNTRY, kind: SWEEP, payload: json!({}), run_at: next }).await?;
    }
    Ok(())
}

/// What has had its time goes (see `store::Db::sweep`), then the next night is planned.
async fn sweep(db: &Db) -> Result<(), Fault> {
    let swept = db.sweep(db.clock().now()).await?;
    tracing::info!(?swept, "swept");
    db.write(async |tx| plan(tx, Timestamp::start_of(tx.today().next()).plus(AT_NIGHT)).await).await
}

#[cfg(test)]
mod tests {
    use kernel::{Clock, Id};
    use testkit::each_engine;

    use super::*;

    async fn count(db: &Db, what: &str) -> i64 {
        let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {what}");
        db.read(async |view| view.one(&sql, args![]).await?.get::<i64>("n")).await.unwrap()
    }

    #[tokio::test]
    async fn the_sweep_is_planned_once_and_plans_the_next() {
        each_engine(async |house| {
            let db = &house.db;
            plan_sweep(db).await.unwrap();
            plan_sweep(&house.second().await).await.unwrap();
            assert_eq!(db.open_jobs().await.unwrap(), 1, "two copies plan one sweep");
            assert!(!do_one(db).await.unwrap(), "not before night");
            db.write(async |tx| tx.answer("key", Id::new(tx.now(), &kernel::Dice::fixed(1)), "/").await).await.unwrap();
            house.clock.set("2022-06-21");
            assert!(do_one(db).await.unwrap());
            assert_eq!((count(db, "form_use").await, db.open_jobs().await.unwrap()), (1, 1), "not old enough");
            house.clock.set("2022-09-20");
            assert!(do_one(db).await.unwrap());
            assert_eq!((count(db, "form_use").await, db.open_jobs().await.unwrap()), (0, 1));
        })
        .await;
    }

    #[tokio::test]
    async fn a_job_that_nobody_knows_is_kept_with_its_failure() {
        each_engine(async |house| {
            let db = &house.db;
            let job =
                NewJob { union: UnionNo::COUNTRY, kind: "no.such", payload: json!({}), run_at: house.clock.now() };
            db.write(async |tx| tx.enqueue(job.clone()).await.map(drop)).await.unwrap();
            assert!(do_one(db).await.unwrap());
            assert!(!do_one(db).await.unwrap(), "it rests before the next try");
            assert_eq!(count(db, "job WHERE failure LIKE '%no.such%' AND done_at IS NULL").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn a_worker_stops_when_told() {
        each_engine(async |house| {
            let worker = Worker::start(house.db.clone());
            worker.stop().await;
        })
        .await;
    }
}

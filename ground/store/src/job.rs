//! Work for later: enqueued in the transaction that made it necessary (so it is never lost and never too much), claimed
//! by one worker at a time. A worker that dies leaves a lock that runs out; then another one takes the job, so a job must
//! bear being done twice.

use std::time::Duration;

use kernel::{Fault, Id, Timestamp, UnionNo};
use serde_json::Value as Json;

use crate::args;
use crate::db::Db;
use crate::target::Engine;
use crate::tx::Tx;
use crate::value::Row;

/// How long a worker may take before the job is anybody's again.
const LOCK: Duration = Duration::from_secs(300);
/// How often a job is tried before it is given up and shown to the administrator.
const TRIES: i64 = 8;

/// A job as it is handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct NewJob {
    /// The Union it concerns.
    pub union: UnionNo,
    /// Which worker does it ("sweep").
    pub kind: &'static str,
    /// What the worker needs to know.
    pub payload: Json,
    /// Not before.
    pub run_at: Timestamp,
}

/// A job that this worker has claimed.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The Union it concerns.
    pub union: UnionNo,
    /// Its name.
    pub id: Id<Job>,
    /// Which worker does it.
    pub kind: String,
    /// What the worker needs to know.
    pub payload: Json,
    /// Which try this is, from 1.
    pub attempt: i64,
}

impl Tx {
    /// Enqueues work that becomes visible when this transaction commits.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn enqueue(&self, job: NewJob) -> Result<Id<Job>, Fault> {
        let id = self.id();
        let sql = "INSERT INTO job (union_no, id, kind, payload, run_at, attempts, locked_until, failure)
                   VALUES ($1, $2, $3, $4, $5, 0, 0, '')";
        self.run(sql, args![job.union, id, job.kind, job.payload.to_string(), job.run_at]).await?;
        Ok(id)
    }
}

impl Db {
    /// Claims the job that is due longest, if any; no other worker gets it until the lock runs out.
    ///
    /// # Errors
    /// What the engine says, or a row that does not parse.
    pub async fn claim_job(&self) -> Result<Option<Job>, Fault> {
        while let Some(job) = self.claim_due_job().await? {
            // Every try so far was claimed and neither finished nor failed: this job takes its workers down with it.
            if job.attempt <= TRIES {
                return Ok(Some(job));
            }
            self.fail_job(&job, "no worker came back from it").await?;
        }
        Ok(None)
    }

    async fn claim_due_job(&self) -> Result<Option<Job>, Fault> {
        let now = self.clock().now();
        // The one clause that differs: PostgreSQL workers step over a row another one is taking, SQLite has one writer.
        let skip = match self.engine() {
            Engine::Sqlite => "",
            Engine::Postgres => "FOR UPDATE SKIP LOCKED",
        };
        // MATERIALIZED, because a subquery that a join may run twice could lock two rows and take one.
        let sql = format!(
            "WITH due AS MATERIALIZED (
                 SELECT union_no, id FROM job
                 WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $2 AND locked_until <= $2
                 ORDER BY run_at, id LIMIT 1 {skip})
             UPDATE job SET locked_until = $1, attempts = attempts + 1
             FROM due WHERE job.union_no = due.union_no AND job.id = due.id
             RETURNING job.union_no, job.id, job.kind, job.payload, job.attempts"
        );
        let rows = self.alone(&sql, args![now.plus(LOCK), now]).await?;
        rows.first().map(read).transpose()
    }

    /// The job is done, even where its lock ran out meanwhile: done is done.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn finish_job(&self, job: &Job) -> Result<(), Fault> {
        let sql = "UPDATE job SET done_at = $1, locked_until = 0, failure = ''
                   WHERE union_no = $2 AND id = $3 AND done_at IS NULL RETURNING id";
        self.alone(sql, args![self.clock().now(), job.union, job.id]).await.map(drop)
    }

    /// The job failed: later again, with growing pauses, or given up after eight tries. Whoever lost the lock meanwhile
    /// has no say any more: another worker is at it.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn fail_job(&self, job: &Job, failure: &str) -> Result<(), Fault> {
        let now = self.clock().now();
        let given_up = (job.attempt >= TRIES).then_some(now);
        let pause = Duration::from_secs(30) * 2u32.pow(u32::try_from(job.attempt.clamp(0, TRIES)).unwrap_or(0));
        let sql = "UPDATE job SET locked_until = 0, run_at = $1, failed_at = $2, failure = $3
                   WHERE union_no = $4 AND id = $5 AND attempts = $6 AND done_at IS NULL RETURNING id";
        let args = args![now.plus(pause), given_up, failure, job.union, job.id, job.attempt];
        self.alone(sql, args).await.map(drop)
    }

    /// How many jobs wait or are being done.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn open_jobs(&self) -> Result<i64, Fault> {
        let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS open FROM job WHERE done_at IS NULL AND failed_at IS NULL";
        self.read(async |view| view.one(sql, args![]).await?.get("open")).await
    }
}

fn read(row: &Row) -> Result<Job, Fault> {
    let payload: String = row.get("payload")?;
    Ok(Job {
        union: row.get("union_no")?,
        id: row.get("id")?,
        kind: row.get("kind")?,
        payload: serde_json::from_str(&payload).map_err(|_| Fault::row("job", "payload", "claimed"))?,
        attempt: row.get("attempts")?,
    })
}

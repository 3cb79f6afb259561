//! What nobody needs any more is swept away by a nightly job: files that no row names, one-use keys of forms long sent,
//! windows of rate limits long closed, jobs long done. The event log is never swept.
//! The surprise: a file has a day's grace, because its bytes are durable before the transaction of its row commits.

use std::time::Duration;

use kernel::{Fault, Timestamp};

use crate::args;
use crate::db::Db;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// A file without a row may still get one.
const FILE: Duration = DAY;
/// An entry that waited on a telephone without network for a whole quarter is still written once only.
const FORM: Duration = DAY.saturating_mul(90);
/// Longer than any window.
const RATE: Duration = DAY;
/// A month in which the administrator can see what was done. Jobs that were given up stay: somebody has to look.
const JOB: Duration = DAY.saturating_mul(30);

/// How much was swept away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files that no row named.
    pub files: usize,
    /// One-use keys of forms.
    pub forms: usize,
    /// Windows of rate limits.
    pub windows: usize,
    /// Jobs that are done.
    pub jobs: usize,
}

impl Db {
    /// Sweeps what is too old at this instant. `now` must be the time that the file store stamps its files with.
    ///
    /// # Errors
    /// What the engine or the file store says; whatever was swept before stays swept.
    pub async fn sweep(&self, now: Timestamp) -> Result<Swept, Fault> {
        Ok(Swept {
            files: self.sweep_files(now.minus(FILE)).await?,
            forms: self.sweep_rows("DELETE FROM form_use WHERE at <= $1 RETURNING key", now.minus(FORM)).await?,
            windows: self
                .sweep_rows("DELETE FROM rate_window WHERE opened <= $1 RETURNING name", now.minus(RATE))
                .await?,
            jobs: self.sweep_rows("DELETE FROM job WHERE done_at <= $1 RETURNING id", now.minus(JOB)).await?,
        })
    }

    async fn sweep_rows(&self, sql: &str, until: Timestamp) -> Result<usize, Fault> {
        self.alone(sql, args![until]).await.map(|rows| rows.len())
    }

    async fn sweep_files(&self, until: Timestamp) -> Result<usize, Fault> {
        let mut swept = 0;
        for digest in self.files().written_until(until).await? {
            if self.is_named(&digest).await? {
                // Only an interrupted sweep leaves a named file aside.
                self.files().bring_back(&digest).await?;
            } else if self.files().set_aside(&digest, until).await? {
                // Asked again, because a row may have come between the first look and the setting aside.
                if self.is_named(&digest).await? {
                    self.files().bring_back(&digest).await?;
                } else {
                    self.files().remove_aside(&digest).await?;
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }

    async fn is_named(&self, digest: &str) -> Result<bool, Fault> {
        let sql = "SELECT 1 FROM file WHERE digest = $1 LIMIT 1";
        self.read(async |view| Ok(view.maybe(sql, args![digest]).await?.is_some())).await
    }
}

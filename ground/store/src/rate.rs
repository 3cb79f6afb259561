//! Rate limits live in the database, because several copies may serve one Union. A window opens with the first try and
//! counts until it is over; whom it counts is a digest, so that the table names nobody. A try is counted outside the
//! transaction it leads to: what is refused there must stay counted.

use std::time::Duration;

use kernel::{Fault, Timestamp, UnionNo};
use sha2::{Digest, Sha256};

use crate::args;
use crate::db::Db;
use crate::tx::Tx;

impl Db {
    /// Counts one more try, at once and for good, and says how many there were in the open window, this one included.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn count_try(&self, name: &str, subject: &str, window: Duration) -> Result<i64, Fault> {
        let sql = "INSERT INTO rate_window (union_no, name, subject, opened, tries) VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT (union_no, name, subject) DO UPDATE SET
                tries = CASE WHEN rate_window.opened <= $5 THEN 1 ELSE rate_window.tries + 1 END,
                opened = CASE WHEN rate_window.opened <= $5 THEN $4 ELSE rate_window.opened END
            RETURNING tries";
        let now = self.clock().now();
        let args = args![UnionNo::COUNTRY, name, digest(subject), now, now.minus(window)];
        let rows = self.alone(sql, args).await?;
        rows.first().ok_or_else(|| Fault::new("a try was not counted"))?.get("tries")
    }

    /// When the open window is over, so that a page can say from when one may try again; the present where none is open.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn window_over(&self, name: &str, subject: &str, window: Duration) -> Result<Timestamp, Fault> {
        let sql = "SELECT opened FROM rate_window WHERE union_no = $1 AND name = $2 AND subject = $3";
        let rows = self.alone(sql, args![UnionNo::COUNTRY, name, digest(subject)]).await?;
        let opened = rows.first().map(|row| row.get::<Timestamp>("opened")).transpose()?;
        let now = self.clock().now();
        Ok(opened.map_or(now, |opened| opened.plus(window)).max(now))
    }
}

impl Tx {
    /// Gives one try back: it turned out to be no guess.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn give_try_back(&self, name: &str, subject: &str) -> Result<(), Fault> {
        let sql = "UPDATE rate_window SET tries = tries - 1
                   WHERE union_no = $1 AND name = $2 AND subject = $3 AND tries > 0";
        self.run(sql, args![UnionNo::COUNTRY, name, digest(subject)]).await.map(drop)
    }

    /// Forgets the tries of somebody who proved to be the right one.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn forget_tries(&self, name: &str, subject: &str) -> Result<(), Fault> {
        let sql = "DELETE FROM rate_window WHERE union_no = $1 AND name = $2 AND subject = $3";
        self.run(sql, args![UnionNo::COUNTRY, name, digest(subject)]).await.map(drop)
    }
}

fn digest(subject: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(subject.as_bytes()))
}

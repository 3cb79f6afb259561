//! What the tests of the store share. The table `series` serves as a plain counter with a name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "each test file uses its part")]

use std::time::Duration;

use kernel::{Fault, Timestamp, UnionNo};
use store::{Db, NewJob, Snapshot, args};

/// Whose rows the tests write.
pub const UNION: UnionNo = UnionNo::COUNTRY;

/// A counter stands at a value.
pub async fn put_counter(db: &Db, name: &str, value: i64) {
    let sql = "INSERT INTO series (union_no, name, scope, last) VALUES ($1, $2, '', $3)";
    db.write(async |tx| tx.run(sql, args![UNION, name, value]).await).await.unwrap();
}

/// Where a counter stands.
pub async fn counter(view: &Snapshot, name: &str) -> Result<i64, Fault> {
    view.one("SELECT last FROM series WHERE union_no = $1 AND name = $2", args![UNION, name]).await?.get("last")
}

/// How many counters stand at 1.
pub async fn on_call(view: &Snapshot) -> Result<i64, Fault> {
    view.one("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM series WHERE last = 1", args![]).await?.get("n")
}

/// How many rows a table has.
pub async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {table}");
    db.read(async |view| view.one(&sql, args![]).await?.get("n")).await.map_err(|fault: Fault| fault).unwrap()
}

/// A job of a kind, due at an instant.
pub fn job(kind: &'static str, run_at: Timestamp) -> NewJob {
    NewJob { union: UNION, kind, payload: serde_json::json!({}), run_at }
}

/// After this long a test that waits for something says that it did not come.
pub const DEADLINE: Duration = Duration::from_secs(20);

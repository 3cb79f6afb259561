//! Databases for tests on a PostgreSQL server: each is cloned from a template that is migrated once for all test
//! processes, and dropped with its [`Scratch`], also when the test panics.

use std::env;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use kernel::Fault;
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use store::{Engine, Target};

use crate::engines::open;
use crate::time::{FrozenClock, MORNING};

/// What the names of test databases begin with; the number of the process follows.
const SCRATCH: &str = "hoitu_t";

/// A database that is dropped with this value.
pub(crate) struct Scratch(String);

impl Scratch {
    /// Where it is.
    pub fn address(&self) -> String {
        address(&self.0)
    }
}

impl Drop for Scratch {
    /// On a thread of its own, because the test's runtime may be unwinding; connections still open are cut.
    fn drop(&mut self) {
        let name = std::mem::take(&mut self.0);
        let dropper = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut admin = PgConnection::connect_with(&server()).await?;
                admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await?;
                admin.close().await
            })
        });
        let dropped = dropper.join();
        // A second panic while the first one unwinds would abort the process and hide the first.
        assert!(matches!(dropped, Ok(Ok(()))) || thread::panicking(), "the test's database was not dropped");
    }
}

fn server() -> PgConnectOptions {
    let url = env::var("PG_URL").expect("PG_URL was looked at before");
    url.parse().expect("PG_URL is a PostgreSQL address")
}

fn address(database: &str) -> String {
    server().database(database).to_url_lossy().to_string()
}

/// A database for one test.
pub(crate) async fn clone(migrated: bool) -> Scratch {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let name = format!("{SCRATCH}{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let mut admin = PgConnection::connect_with(&server()).await.expect("PG_URL answers");
    // One at a time over all test processes: a template must not be in use while it is cloned.
    admin.execute("SELECT pg_advisory_lock(20260101)").await.expect("the lock of the template");
    let template = if migrated { template(&mut admin).await.expect("the template") } else { "template0".to_owned() };
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'");
    admin.execute(AssertSqlSafe(sql)).await.expect("a database can be made");
    admin.close().await.expect("the connection closes");
    Scratch(name)
}

/// Migrates the template once; its name carries the digest of all migrations, so an edited one makes a new template.
async fn template(admin: &mut PgConnection) -> Result<String, Fault> {
    let all: String = store::history(Engine::Postgres)?.into_iter().map(|step| step.digest).collect();
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(all.as_bytes()));
    let name = format!("hoitu_template_{}", &digest[..12]);
    let known = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1")
        .bind(&name)
        .fetch_optional(&mut *admin)
        .await
        .map_err(|error| Fault::caused("look for the template", error))?;
    if known.is_none() {
        drop_leftovers(admin).await?;
        let making = format!("{name}_making");
        for sql in [
            format!("DROP DATABASE IF EXISTS {making}"),
            format!("CREATE DATABASE {making} TEMPLATE template0 ENCODING 'UTF8'"),
        ] {
            admin.execute(AssertSqlSafe(sql)).await.map_err(|error| Fault::caused("make the template", error))?;
        }
        let folder = tempfile::tempdir().map_err(|error| Fault::caused("a temporary folder", error))?;
        let target = Target::Postgres { url: address(&making), files: folder.path().to_owned() };
        let db = open(&target, Arc::new(FrozenClock::at(MORNING))).await;
        db.migrate().await?;
        db.close().await;
        let sql = format!("ALTER DATABASE {making} RENAME TO {name}");
        admin.execute(AssertSqlSafe(sql)).await.map_err(|error| Fault::caused("name the template", error))?;
    }
    Ok(name)
}

/// Drops what test processes left that were killed. Whether one still lives is known on Linux only; elsewhere nothing
/// is dropped.
async fn drop_leftovers(admin: &mut PgConnection) -> Result<(), Fault> {
    let failed = |error: sqlx::Error| Fault::caused("drop the databases of dead tests", error);
    let names: Vec<String> =
        sqlx::query_scalar("SELECT datname::TEXT FROM pg_database WHERE datname LIKE 'hoitu\\_t%'")
            .fetch_all(&mut *admin)
            .await
            .map_err(failed)?;
    for name in names.iter().filter(|name| is_of_the_dead(name)) {
        let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        admin.execute(AssertSqlSafe(sql)).await.map_err(failed)?;
    }
    Ok(())
}

fn is_of_the_dead(name: &str) -> bool {
    let process = name.strip_prefix(SCRATCH).and_then(|rest| rest.split_once('_')).map(|(process, _)| process);
    let number = process.filter(|process| process.bytes().all(|byte| byte.is_ascii_digit()) && !process.is_empty());
    Path::new("/proc/self").exists() && number.is_some_and(|number| !Path::new("/proc").join(number).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_dead_leave_leftovers() {
        let own = format!("{SCRATCH}{}_1", std::process::id());
        // No process has a number this high: Linux stops at 4 194 304.
        let cases =
            [(own.as_str(), false), ("hoitu_t99999999_3", true), ("hoitu_template_ab12", false), ("hoitu", false)];
        for (name, dead) in cases {
            assert_eq!(is_of_the_dead(name), dead, "{name}");
        }
    }

    #[tokio::test]
    async fn a_test_that_panics_leaves_no_database() {
        if !crate::engines().contains(&store::Engine::Postgres) {
            return;
        }
        let scratch = clone(true).await;
        let name = scratch.0.clone();
        let mut admin = PgConnection::connect_with(&server()).await.expect("PG_URL answers");
        assert_eq!(count(&mut admin, &name).await, 1);
        let panicked = tokio::spawn(async move {
            let target = Target::Postgres { url: scratch.address(), files: "unused".into() };
            let _open = sqlx::PgPool::connect(&scratch.address()).await.expect("it is there");
            panic!("the test fails on {target:?}");
        });
        assert!(panicked.await.is_err());
        assert_eq!(count(&mut admin, &name).await, 0);
    }

    async fn count(admin: &mut PgConnection, name: &str) -> i64 {
        let sql = "SELECT COUNT(*) FROM pg_database WHERE datname = $1";
        sqlx::query_scalar(sql).bind(name).fetch_one(admin).await.expect("databases can be listed")
    }
}

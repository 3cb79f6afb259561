//! A fresh, migrated database for each test on each engine. SQLite: a folder of its own. PostgreSQL: a database cloned
//! from a template that is migrated once; `PG_URL` names a server on which databases may be made.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::{Dice, Fault, SharedClock};
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use store::{Db, Engine, Target};
use tempfile::TempDir;

use crate::time::{FrozenClock, MORNING};

/// A fresh database with its own clock and dice; gone when dropped.
pub struct Fresh {
    /// The data, migrated.
    pub db: Db,
    /// The clock the data go by.
    pub clock: Arc<FrozenClock>,
    /// Where the data are, for a second program on the same data.
    pub target: Target,
    postgres: Option<String>,
    folder: TempDir,
}

/// Runs a test on SQLite, then on PostgreSQL, each on a fresh migrated database.
///
/// # Panics
/// When the test does, or when `PG_URL` is not set and `HOITU_SQLITE_ONLY=1` does not say that this is meant.
pub async fn each_engine<F>(test: F)
where
    F: AsyncFn(Fresh),
{
    for engine in engines() {
        let fresh = Fresh::new(engine, true).await;
        let database = fresh.postgres.clone();
        test(fresh).await;
        if let Some(database) = database {
            drop_database(&database).await;
        }
    }
}

/// The engines that this run tests; says so in the tally that `./test` prints.
///
/// # Panics
/// When `PG_URL` is not set and `HOITU_SQLITE_ONLY=1` does not say that this is meant.
pub fn engines() -> Vec<Engine> {
    let engines = match (env::var("PG_URL"), env::var("HOITU_SQLITE_ONLY")) {
        (Ok(_), _) => vec![Engine::Sqlite, Engine::Postgres],
        (Err(_), Ok(only)) if only == "1" => vec![Engine::Sqlite],
        _ => panic!("PG_URL names no PostgreSQL server; run ./test, or set HOITU_SQLITE_ONLY=1 to test SQLite alone"),
    };
    if let Some(tally) = env::var_os("HOITU_TALLY") {
        let lines: String = engines.iter().map(|engine| format!("{engine:?}\n")).collect();
        let file = OpenOptions::new().create(true).append(true).open(tally);
        file.and_then(|mut file| file.write_all(lines.as_bytes())).expect("the tally can be written");
    }
    engines
}

impl Fresh {
    /// A fresh database; an unmigrated one is for tests of the migrations themselves.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn new(engine: Engine, migrated: bool) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Arc::new(FrozenClock::at(MORNING));
        let postgres = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(clone_database(migrated).await),
        };
        let target = match &postgres {
            None => Target::Folder(folder.path().to_owned()),
            Some(name) => Target::Postgres { url: address(name), files: folder.path().join("files") },
        };
        let db = open(&target, clock.clone()).await;
        if migrated && engine == Engine::Sqlite {
            db.migrate().await.expect("a new file takes all migrations");
        }
        Self { db, clock, target, postgres, folder }
    }

    /// A second copy of the program on the same data.
    pub async fn second(&self) -> Db {
        open(&self.target, self.clock.clone()).await
    }

    /// A folder that lives as long as the database.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

async fn open(target: &Target, clock: SharedClock) -> Db {
    Db::open(target, clock, Arc::new(Dice::fixed(42))).await.expect("the data open")
}

fn server() -> PgConnectOptions {
    let url = env::var("PG_URL").expect("PG_URL was looked at before");
    url.parse().expect("PG_URL is a PostgreSQL address")
}

fn address(database: &str) -> String {
    server().database(database).to_url_lossy().to_string()
}

async fn clone_database(migrated: bool) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let name = format!("hoitu_t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let mut admin = PgConnection::connect_with(&server()).await.expect("PG_URL answers");
    // One at a time over all test processes: a template must not be in use while it is cloned.
    admin.execute("SELECT pg_advisory_lock(20260101)").await.expect("the lock of the template");
    let template = if migrated { template(&mut admin).await.expect("the template") } else { "template0".to_owned() };
    let sql = format!("CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'");
    admin.execute(AssertSqlSafe(sql)).await.expect("a database can be made");
    admin.close().await.expect("the connection closes");
    name
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

async fn drop_database(name: &str) {
    let mut admin = PgConnection::connect_with(&server()).await.expect("PG_URL answers");
    let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    admin.execute(AssertSqlSafe(sql)).await.expect("a database can be dropped");
}

//! Opening the two engines. This file and its neighbours in `ground/store` are the only ones that tell them apart.
//!
//! SQLite: WAL, `synchronous=FULL` (what was acknowledged survives a power cut), one writer whose waiting line is
//! first come, first served, and a pool of readers that cannot write.
//! PostgreSQL: writes run SERIALIZABLE, pages read in REPEATABLE READ READ ONLY snapshots.

use std::fs;
use std::path::Path;
use std::time::Duration;

use kernel::Fault;
use sea_orm::{AccessMode, DatabaseConnection, IsolationLevel, SqliteTransactionMode, TransactionOptions};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::target::{Engine, Target};

/// How long a statement waits for another process that holds the SQLite file.
const BUSY: Duration = Duration::from_secs(10);
/// Readers of a SQLite file; pages are short, so more only cost memory.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL for each of reading and writing.
const POSTGRES_CONNECTIONS: u32 = 12;

/// The connections of one database.
pub(crate) struct Connections {
    pub engine: Engine,
    pub writer: DatabaseConnection,
    pub reader: DatabaseConnection,
    /// Draws row numbers outside the transaction that uses them (PostgreSQL; see `series.rs`).
    pub numbers: Option<DatabaseConnection>,
}

pub(crate) async fn open(target: &Target) -> Result<Connections, Fault> {
    match target {
        Target::Folder(folder) => open_sqlite(folder).await,
        Target::Postgres { url, .. } => open_postgres(url).await,
    }
}

async fn open_sqlite(folder: &Path) -> Result<Connections, Fault> {
    fs::create_dir_all(folder)
        .map_err(|error| Fault::caused(format!("create the data folder {}", folder.display()), error))?;
    let options = SqliteConnectOptions::new()
        .filename(Target::sqlite_file(folder))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY);
    let failed = |error: sqlx::Error| Fault::caused("open the SQLite file", error);
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(60))
        .connect_with(options.clone())
        .await
        .map_err(failed)?;
    let reader = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .connect_with(options.pragma("query_only", "1"))
        .await
        .map_err(failed)?;
    Ok(Connections { engine: Engine::Sqlite, writer: writer.into(), reader: reader.into(), numbers: None })
}

async fn open_postgres(url: &str) -> Result<Connections, Fault> {
    let failed = |error: sqlx::Error| Fault::caused("connect to PostgreSQL", error);
    let options: PgConnectOptions = url.parse().map_err(failed)?;
    let pool = |connections: u32| PgPoolOptions::new().max_connections(connections).connect_with(options.clone());
    Ok(Connections {
        engine: Engine::Postgres,
        writer: pool(POSTGRES_CONNECTIONS).await.map_err(failed)?.into(),
        reader: pool(POSTGRES_CONNECTIONS).await.map_err(failed)?.into(),
        numbers: Some(pool(2).await.map_err(failed)?.into()),
    })
}

/// How a writing transaction begins. Take `Immediate` or `Serializable` away and the race tests fail.
pub(crate) fn writing(engine: Engine) -> TransactionOptions {
    match engine {
        Engine::Sqlite => TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        },
        Engine::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::Serializable),
            access_mode: Some(AccessMode::ReadWrite),
            sqlite_transaction_mode: None,
        },
    }
}

/// How a reading snapshot begins.
pub(crate) fn reading(engine: Engine) -> TransactionOptions {
    match engine {
        Engine::Sqlite => TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        },
        Engine::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            sqlite_transaction_mode: None,
        },
    }
}

//! Opening the two engines. This file and its neighbours in `ground/store` are the only ones that tell them apart.
//!
//! SQLite: WAL, `synchronous=FULL` (what was acknowledged survives a power cut), one writer whose waiting line is
//! first come, first served, and a pool of readers that cannot write.
//! PostgreSQL: writes run SERIALIZABLE, pages read in REPEATABLE READ READ ONLY snapshots; single statements that must
//! not depend on either (a job's claim, a row number) have a pool of their own, so they never wait for a transaction.

use std::fs;
use std::path::Path;
use std::time::Duration;

use kernel::Fault;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};
use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::fault::fault;
use crate::target::{Engine, Target};
use crate::value::{Row, Value};

/// How long a statement waits for another process that holds the SQLite file.
const BUSY: Duration = Duration::from_secs(10);
/// How long a verb waits in the line of SQLite's one writer.
const LINE: Duration = Duration::from_secs(60);
/// Readers of a SQLite file; pages are short, so more only cost memory.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL for each of reading and writing.
const POSTGRES_CONNECTIONS: u32 = 12;
/// Connections to PostgreSQL for single statements; they are held for one round trip.
const POSTGRES_SINGLE: u32 = 2;

/// The connections of one database.
pub(crate) struct Connections {
    pub engine: Engine,
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    /// For statements that are a transaction each. On SQLite this is the one writer.
    single: DatabaseConnection,
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
    // A file does not hang up like a server, so connections stay open and are not asked whether they still answer.
    let pool = |connections: u32| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(LINE)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .before_acquire(|connection, _| Box::pin(async move { Ok(is_outside_transactions(connection)) }))
    };
    // What a statement of many rows would need to be taken back is kept in memory, not in a file beside the data: that
    // file is deleted when the statement ends, so nothing durable hangs on it.
    let writing = options.clone().pragma("temp_store", "memory");
    let writer: DatabaseConnection = pool(1).connect_with(writing).await.map_err(failed)?.into();
    let reader = pool(SQLITE_READERS).connect_with(options.pragma("query_only", "1")).await.map_err(failed)?;
    Ok(Connections { engine: Engine::Sqlite, single: writer.clone(), writer, reader: reader.into() })
}

/// SQLite ends a transaction by itself when the disk is full or fails; the driver still counts it as open and would
/// nest the next one inside, without the lock. Such a connection is closed instead of handed out.
fn is_outside_transactions(connection: &SqliteConnection) -> bool {
    !connection.is_in_transaction()
}

async fn open_postgres(url: &str) -> Result<Connections, Fault> {
    let failed = |error: sqlx::Error| Fault::caused("connect to PostgreSQL", error);
    let options: PgConnectOptions = url.parse().map_err(failed)?;
    let options = options.application_name("hoitu");
    let pool = |connections: u32| PgPoolOptions::new().max_connections(connections).connect_with(options.clone());
    Ok(Connections {
        engine: Engine::Postgres,
        writer: pool(POSTGRES_CONNECTIONS).await.map_err(failed)?.into(),
        reader: pool(POSTGRES_CONNECTIONS).await.map_err(failed)?.into(),
        single: pool(POSTGRES_SINGLE).await.map_err(failed)?.into(),
    })
}

impl Connections {
    /// Begins a writing transaction. Take `Immediate` or `SERIALIZABLE` away and the race tests fail.
    pub async fn begin_writing(&self) -> Result<DatabaseTransaction, Fault> {
        match self.engine {
            Engine::Sqlite => begin(&self.writer, Some(SqliteTransactionMode::Immediate), "").await,
            Engine::Postgres => {
                let first = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE; SELECT 1";
                begin(&self.writer, None, first).await
            }
        }
    }

    /// Begins a reading snapshot.
    pub async fn begin_reading(&self) -> Result<DatabaseTransaction, Fault> {
        match self.engine {
            Engine::Sqlite => {
                let first = "SELECT 1 FROM sqlite_schema LIMIT 1";
                begin(&self.reader, Some(SqliteTransactionMode::Deferred), first).await
            }
            Engine::Postgres => {
                let first = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SELECT 1";
                begin(&self.reader, None, first).await
            }
        }
    }

    /// Begins a step of the schema's history, which two programs that start together do one after the other: the second
    /// one must see what the first one did, hence READ COMMITTED.
    pub async fn begin_migrating(&self) -> Result<DatabaseTransaction, Fault> {
        match self.engine {
            Engine::Sqlite => begin(&self.writer, Some(SqliteTransactionMode::Immediate), "").await,
            Engine::Postgres => {
                let first = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
                             SELECT pg_advisory_xact_lock(7496195)";
                begin(&self.single, None, first).await
            }
        }
    }

    /// Runs one statement that is a transaction of its own, at the engine's own isolation.
    pub async fn alone(&self, sql: &str, args: Vec<Value>) -> Result<Vec<Row>, Fault> {
        let rows = self.single.query_all_raw(self.statement(sql, args)).await.map_err(|error| fault(sql, error))?;
        Ok(rows.into_iter().map(Row).collect())
    }

    pub fn statement(&self, sql: &str, args: Vec<Value>) -> Statement {
        let values = args.into_iter().map(sea_orm::Value::from);
        Statement::from_sql_and_values(self.writer.get_database_backend(), sql, values)
    }

    pub async fn close(&self) {
        for connection in [&self.writer, &self.reader, &self.single] {
            // Closing twice (SQLite's single statements run on the writer) is no error, and nothing is left to save.
            drop(connection.close_by_ref().await);
        }
    }
}

/// `BEGIN`, then what settles the isolation and takes the snapshot, in one round trip: both engines take it with the
/// first statement that looks at data, and a clock read before that would be older than what is seen.
async fn begin(
    pool: &DatabaseConnection,
    sqlite_transaction_mode: Option<SqliteTransactionMode>,
    first: &str,
) -> Result<DatabaseTransaction, Fault> {
    let options = TransactionOptions { isolation_level: None, access_mode: None, sqlite_transaction_mode };
    let on = pool.begin_with_options(options).await.map_err(|error| fault("BEGIN", error))?;
    if !first.is_empty() {
        on.execute_unprepared(first).await.map_err(|error| fault(first, error))?;
    }
    Ok(on)
}

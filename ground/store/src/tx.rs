//! A [`Snapshot`] is one consistent view; a [`Tx`] is a snapshot that may also write. Whatever takes a `&Snapshot` can be
//! called in both. Nothing leaves the house inside a transaction: no mail, no file, no hash, no print.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use kernel::{Day, Fault, Id, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use crate::db::Inner;
use crate::fault::{fault, shortened};
use crate::value::{Row, Value};

/// One consistent view of the data, at one instant.
pub struct Snapshot {
    pub(crate) on: DatabaseTransaction,
    pub(crate) now: Timestamp,
    pub(crate) house: Arc<Inner>,
    pub(crate) trouble: OnceLock<Trouble>,
}

/// The first statement that failed. PostgreSQL does nothing more in such a transaction and answers COMMIT by undoing it;
/// work that goes on all the same must not believe that it wrote.
#[derive(Debug, Default)]
pub(crate) struct Trouble {
    statement: String,
    pub lost_race: bool,
}

impl Trouble {
    pub fn fault(self) -> Fault {
        let fault = Fault::new(format!("nothing was written, because this failed before: {}", self.statement));
        if self.lost_race { fault.as_conflict() } else { fault }
    }
}

impl Snapshot {
    /// The instant of this view: the same for everything done in it.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The day of this view in Viet Nam.
    pub fn today(&self) -> Day {
        self.now.day()
    }

    /// All rows.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn all(&self, sql: &str, args: Vec<Value>) -> Result<Vec<Row>, Fault> {
        let statement = self.house.connections.statement(sql, args);
        let rows = self.on.query_all_raw(statement).await.map_err(|error| self.noted(sql, fault(sql, error)))?;
        Ok(rows.into_iter().map(Row).collect())
    }

    /// The only row, if there is one.
    ///
    /// # Errors
    /// What the engine says, or that there are several rows.
    pub async fn maybe(&self, sql: &str, args: Vec<Value>) -> Result<Option<Row>, Fault> {
        let mut rows = self.all(sql, args).await?;
        if rows.len() > 1 {
            return Err(Fault::new(format!("one row expected, {} found: {}", rows.len(), shortened(sql))));
        }
        Ok(rows.pop())
    }

    /// The only row.
    ///
    /// # Errors
    /// What the engine says, or that there is not exactly one row.
    pub async fn one(&self, sql: &str, args: Vec<Value>) -> Result<Row, Fault> {
        self.maybe(sql, args)
            .await?
            .ok_or_else(|| Fault::new(format!("one row expected, none found: {}", shortened(sql))))
    }

    /// Remembers the first failure.
    fn noted(&self, sql: &str, fault: Fault) -> Fault {
        let trouble = Trouble { statement: shortened(sql), lost_race: fault.is_conflict() };
        // A later one only follows from it.
        self.trouble.set(trouble).ok();
        fault
    }
}

/// A view that may write; all of it happens or nothing.
pub struct Tx {
    pub(crate) view: Snapshot,
}

impl Deref for Tx {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.view
    }
}

impl Tx {
    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn run(&self, sql: &str, args: Vec<Value>) -> Result<u64, Fault> {
        let statement = self.house.connections.statement(sql, args);
        let done = self.on.execute_raw(statement).await.map_err(|error| self.noted(sql, fault(sql, error)))?;
        Ok(done.rows_affected())
    }

    /// Runs a statement that must touch exactly one row: a save that touches none was stale.
    ///
    /// # Errors
    /// A conflict, so that the whole transaction is tried again on fresh rows.
    pub async fn run_one(&self, sql: &str, args: Vec<Value>) -> Result<(), Fault> {
        match self.run(sql, args).await? {
            1 => Ok(()),
            rows => {
                let stale = Fault::new(format!("one row expected, {rows} touched: {}", shortened(sql)));
                Err(self.noted(sql, stale.as_conflict()))
            }
        }
    }

    /// A new name for a thing.
    pub fn id<T>(&self) -> Id<T> {
        Id::new(self.now, &self.house.dice)
    }

    /// `N` random bytes: a token, whose digest alone is kept.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        self.house.dice.bytes()
    }
}

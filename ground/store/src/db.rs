//! The one door to the data. A page reads in [`Db::read`]: one snapshot. A verb writes in [`Db::write`]: all or nothing,
//! tried again whole when it lost a race, so its closure must not do anything that cannot be done twice. Whoever drops
//! the future half-way (a visitor who hangs up) leaves nothing: the connection rolls back before it is used again.

use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use kernel::{Dice, Fault, SharedClock};
use sea_orm::DatabaseTransaction;
use tokio::sync::Mutex;

use crate::engine::{self, Connections};
use crate::fault::fault;
use crate::files::Files;
use crate::target::{Engine, Target};
use crate::tx::{Snapshot, Tx};
use crate::value::{Row, Value};

/// How often a writing transaction is tried before its conflict becomes a fault.
const TRIES: u32 = 12;
/// After this many tries the losers of this program go one by one, first come, first served: many writers of one row
/// would otherwise lose to one another until their tries are used up.
const IN_LINE: u32 = 3;
/// Mean of the first pause between tries; it doubles with each up to 32 times as long.
const PAUSE: Duration = Duration::from_millis(3);

tokio::task_local! {
    /// The data whose transaction this task is in.
    static INSIDE: usize;
}

/// An error that can say whether trying the whole transaction again may succeed.
pub trait MayRetry {
    /// Whether it is the trace of a lost race.
    fn lost_a_race(&self) -> bool;
}

impl MayRetry for Fault {
    fn lost_a_race(&self) -> bool {
        self.is_conflict()
    }
}

/// The house's data. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub connections: Connections,
    pub clock: SharedClock,
    pub dice: Arc<Dice>,
    pub files: Files,
    losers: Mutex<()>,
}

/// Which data something that is remembered in memory was read from. It holds nothing open, and no other data ever answers
/// to it.
#[derive(Clone)]
pub struct Witness(Weak<Inner>);

impl Witness {
    /// Whether this is the data.
    pub fn is_of(&self, db: &Db) -> bool {
        std::ptr::eq(self.0.as_ptr(), Arc::as_ptr(&db.inner))
    }
}

impl Db {
    /// Opens the data; the schema is `migrate`'s business.
    ///
    /// # Errors
    /// When the folder cannot be made or the server does not answer.
    pub async fn open(target: &Target, clock: SharedClock, dice: Arc<Dice>) -> Result<Self, Fault> {
        let connections = engine::open(target).await?;
        let files = Files::open(&target.files())?;
        Ok(Self { inner: Arc::new(Inner { connections, clock, dice, files, losers: Mutex::new(()) }) })
    }

    /// What tells this data from any other in the process.
    pub fn witness(&self) -> Witness {
        Witness(Arc::downgrade(&self.inner))
    }

    /// Which engine serves.
    pub fn engine(&self) -> Engine {
        self.inner.connections.engine
    }

    /// Where time comes from.
    pub fn clock(&self) -> &SharedClock {
        &self.inner.clock
    }

    /// Where chance comes from.
    pub fn dice(&self) -> &Dice {
        &self.inner.dice
    }

    /// The bytes of attached files.
    pub fn files(&self) -> &Files {
        &self.inner.files
    }

    /// Closes all connections; what was acknowledged is durable without it.
    pub async fn close(self) {
        self.inner.connections.close().await;
    }

    /// Reads in one snapshot, taken before the work begins: whatever others write meanwhile, all statements see the same.
    ///
    /// # Errors
    /// What the work says, or the engine's fault.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Snapshot) -> Result<T, E>,
        E: From<Fault>,
    {
        self.must_be_outside()?;
        let view = self.view(self.inner.connections.begin_reading().await?);
        let result = INSIDE.scope(self.key(), work(&view)).await;
        // Nothing was written; how the snapshot ends cannot change the result.
        drop(view.on.rollback().await);
        result
    }

    /// Writes all or nothing. A transaction that lost a race is tried again whole, a bounded number of times; so is one
    /// whose work hid the lost race behind another answer, because that answer rests on what was never so. Each try gets
    /// a clone of the work, so it cannot see what an earlier one changed.
    ///
    /// # Errors
    /// What the work says (then nothing is written), or the engine's fault. Work that goes on after a statement failed
    /// and ends well is a fault as well: PostgreSQL had given the transaction up at that statement.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Tx) -> Result<T, E> + Clone,
        E: From<Fault> + MayRetry,
    {
        self.must_be_outside()?;
        let mut tries = 1;
        let mut _in_line = None;
        loop {
            let error = match self.write_once(work.clone()).await {
                Ok(value) => return Ok(value),
                Err(Undone::LostRace(error)) if tries < TRIES => error,
                Err(Undone::LostRace(error) | Undone::Refused(error)) => return Err(error),
            };
            // Rolled back already: whoever stands in the line holds no connection and no lock.
            drop(error);
            if tries == IN_LINE {
                _in_line = Some(self.inner.losers.lock().await);
            }
            self.pause(tries).await;
            tries += 1;
        }
    }

    async fn write_once<T, E, F>(&self, work: F) -> Result<T, Undone<E>>
    where
        F: AsyncFnOnce(&Tx) -> Result<T, E>,
        E: From<Fault> + MayRetry,
    {
        let begun = self.inner.connections.begin_writing().await.map_err(Undone::by)?;
        let tx = Tx { view: self.view(begun) };
        let result = INSIDE.scope(self.key(), work(&tx)).await;
        let Snapshot { on, trouble, .. } = tx.view;
        match (result, trouble.into_inner()) {
            (Ok(value), None) => {
                on.commit().await.map_err(|error| Undone::by(fault("COMMIT", error)))?;
                Ok(value)
            }
            (result, trouble) => {
                drop(on.rollback().await);
                let lost = trouble.as_ref().is_some_and(|trouble| trouble.lost_race);
                Err(match (result, trouble) {
                    (Err(error), _) if lost || error.lost_a_race() => Undone::LostRace(error),
                    (Err(error), _) => Undone::Refused(error),
                    (Ok(_), trouble) => Undone::by(trouble.unwrap_or_default().fault()),
                })
            }
        }
    }

    /// One statement, its own transaction, at the engine's own isolation.
    pub(crate) async fn alone(&self, sql: &str, args: Vec<Value>) -> Result<Vec<Row>, Fault> {
        self.must_be_outside()?;
        self.inner.connections.alone(sql, args).await
    }

    /// The instant is read after the snapshot is taken: nothing that is seen is younger than "now".
    fn view(&self, on: DatabaseTransaction) -> Snapshot {
        Snapshot { on, now: self.inner.clock.now(), house: self.inner.clone(), trouble: OnceLock::new() }
    }

    /// Which data, for [`INSIDE`].
    fn key(&self) -> usize {
        Arc::as_ptr(&self.inner).addr()
    }

    /// A second transaction inside the first would wait for SQLite's one writer for ever, and on PostgreSQL it would
    /// stand although the first one fails.
    fn must_be_outside(&self) -> Result<(), Fault> {
        match INSIDE.try_with(|inside| *inside == self.key()) {
            Ok(true) => Err(Fault::new("a transaction inside a transaction: pass the Snapshot or the Tx on")),
            Ok(false) | Err(_) => Ok(()),
        }
    }

    /// Grows with each try and is spread by chance, else two losers meet again.
    #[expect(clippy::disallowed_methods, reason = "a bounded back-off")]
    async fn pause(&self, tries: u32) {
        let spread = 50 + self.inner.dice.below(100);
        tokio::time::sleep(PAUSE * 2u32.pow(tries.min(6) - 1) * spread / 100).await;
    }
}

/// Why a transaction was rolled back.
enum Undone<E> {
    /// Another one was faster.
    LostRace(E),
    /// The work said no, or the engine failed.
    Refused(E),
}

impl<E: From<Fault>> Undone<E> {
    fn by(fault: Fault) -> Self {
        if fault.is_conflict() { Self::LostRace(fault.into()) } else { Self::Refused(fault.into()) }
    }
}

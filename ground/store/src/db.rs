//! The one door to the data. A page reads in [`Db::read`]: one snapshot. A verb writes in [`Db::write`]: all or nothing,
//! tried again whole when it lost a race, so its closure must not do anything that cannot be done twice.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Dice, Fault, SharedClock};
use sea_orm::TransactionTrait;

use crate::engine::{self, Connections};
use crate::fault::fault;
use crate::files::Files;
use crate::target::{Engine, Target};
use crate::tx::{Snapshot, Tx};

/// How often a writing transaction is tried before its conflict becomes a fault.
const TRIES: u32 = 12;
/// Mean of the first pause between tries; it grows with each.
const PAUSE: Duration = Duration::from_millis(3);

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
}

impl Db {
    /// Opens the data; the schema is `migrate`'s business.
    ///
    /// # Errors
    /// When the folder cannot be made or the server does not answer.
    pub async fn open(target: &Target, clock: SharedClock, dice: Arc<Dice>) -> Result<Self, Fault> {
        let connections = engine::open(target).await?;
        let files = Files::open(&target.files())?;
        Ok(Self { inner: Arc::new(Inner { connections, clock, dice, files }) })
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
        let Connections { writer, reader, numbers, .. } = &self.inner.connections;
        for connection in [Some(writer), Some(reader), numbers.as_ref()].into_iter().flatten() {
            drop(connection.close_by_ref().await);
        }
    }

    /// Reads in one snapshot: whatever others write meanwhile, all statements see the same.
    ///
    /// # Errors
    /// What the work says, or the engine's fault.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Snapshot) -> Result<T, E>,
        E: From<Fault>,
    {
        let connections = &self.inner.connections;
        let on = connections
            .reader
            .begin_with_options(engine::reading(connections.engine))
            .await
            .map_err(|error| fault("begin a snapshot", error))?;
        let view = Snapshot { on, now: self.inner.clock.now(), house: self.inner.clone() };
        let result = work(&view).await;
        // Nothing was written; how the snapshot ends cannot change the result.
        drop(view.on.rollback().await);
        result
    }

    /// Writes all or nothing. A transaction that lost a race is tried again whole, a bounded number of times.
    ///
    /// # Errors
    /// What the work says (then nothing is written), or the engine's fault.
    pub async fn write<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: AsyncFnMut(&Tx) -> Result<T, E>,
        E: From<Fault> + MayRetry,
    {
        let mut tries = 1;
        loop {
            let error = match self.write_once(&mut work).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if !error.lost_a_race() || tries == TRIES {
                return Err(error);
            }
            // The pause is spread by chance, else two losers meet again.
            let spread = 50 + self.inner.dice.below(100);
            tokio::time::sleep(PAUSE * tries * spread / 100).await;
            tries += 1;
        }
    }

    async fn write_once<T, E, F>(&self, work: &mut F) -> Result<T, E>
    where
        F: AsyncFnMut(&Tx) -> Result<T, E>,
        E: From<Fault>,
    {
        let connections = &self.inner.connections;
        let on = connections
            .writer
            .begin_with_options(engine::writing(connections.engine))
            .await
            .map_err(|error| fault("begin a transaction", error))?;
        let tx = Tx { view: Snapshot { on, now: self.inner.clock.now(), house: self.inner.clone() } };
        match work(&tx).await {
            Ok(value) => {
                tx.view.on.commit().await.map_err(|error| fault("commit", error))?;
                Ok(value)
            }
            Err(error) => {
                drop(tx.view.on.rollback().await);
                Err(error)
            }
        }
    }
}

//! The one door to the data (STYLE.md 8). SQL stands plain and once in each noun's `store.rs`, with `$1` parameters that
//! both engines take; what differs between SQLite and PostgreSQL is known in this crate only.
//!
//! 1. A page reads in `db.read(async |view| …)`: one snapshot.
//! 2. A verb writes in `db.write(async |tx| …)`: all or nothing, tried again whole when it lost a race.
//! 3. What was done is logged with `tx.log(&event)`, what must follow is enqueued with `tx.enqueue(job)`: same transaction.

mod db;
mod engine;
mod event;
mod fault;
mod files;
mod job;
mod migrate;
mod once;
mod rate;
mod rows;
mod series;
mod sweep;
mod target;
mod tx;
mod value;

pub use db::{Db, MayRetry, Witness};
pub use event::{Event, Logged};
pub use files::Files;
pub use job::{Job, NewJob};
pub use migrate::{Migration, Standing, history};
pub use once::Answered;
pub use sweep::Swept;
pub use target::{Engine, Target};
pub use tx::{Snapshot, Tx};
pub use value::{Column, NullLike, Row, Value};

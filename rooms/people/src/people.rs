//! What the room needs from the program, handed in once: the sealing key, and what else must happen when the first
//! administrator is made. Handlers ask for it as an extractor.

use std::fmt;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::{AccountId, Fault};
use store::Tx;
use web::{App, Later, Problem};

use crate::account::{Hasher, Key};

/// What else must be true once the first administrator exists: that she is one. Turns an uphill dependency around: grants
/// over bodies belong to `organisation`, which stands on this room.
pub trait Founding: Send + Sync {
    /// Makes the account administrator of the whole, in the transaction that makes the account.
    fn found<'a>(&'a self, tx: &'a Tx, account: AccountId) -> Later<'a, Result<(), Fault>>;
}

/// What the room needs from the program. Cheap to clone.
#[derive(Clone)]
pub struct People {
    /// Seals TOTP secrets and the slips of half-finished forms.
    pub key: Key,
    /// Checks passwords, a few at a time.
    pub hasher: Hasher,
    /// Runs when the first administrator is made.
    pub founding: Arc<dyn Founding>,
}

impl People {
    /// The room with its key and what founding means elsewhere.
    pub fn new(key: Key, founding: impl Founding + 'static) -> Self {
        Self { key, hasher: Hasher::default(), founding: Arc::new(founding) }
    }
}

impl FromRequestParts<App> for People {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let carried = parts.extensions.get::<Self>().cloned();
        carried.ok_or_else(|| Fault::new("these routes do not carry People").into())
    }
}

impl fmt::Debug for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("People").field("hasher", &self.hasher).finish_non_exhaustive()
    }
}

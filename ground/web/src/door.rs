//! The door: who comes in with which cookie. `web` only knows that somebody can say so.

use std::future::Future;
use std::pin::Pin;

use kernel::{Actor, Fault};
use store::Db;

/// A future that may move between threads: what the two traits below return, so that they can be objects.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Recognises a visitor by her cookie. Turns an uphill dependency around: `people` and `organisation` know accounts and
/// grants, `web` must not; in tests the testkit stands in the doorway.
pub trait Door: Send + Sync {
    /// Who holds this token now; `None` for an unknown, ended or revoked one.
    fn who<'a>(&'a self, db: &'a Db, token: &'a str) -> Later<'a, Result<Option<SignedIn>, Fault>>;
}

/// Somebody signed in, as the door recognised her.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who she is and what she may.
    pub actor: Actor,
    /// The word in addresses of the Union in which all she may is; nothing for who may something in several, or in none.
    pub union: Option<String>,
    /// The session she came with: its name on the page that lists sessions.
    pub session: String,
}

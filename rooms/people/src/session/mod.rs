//! Where somebody is signed in. The cookie holds 256 random bits, the database their digest.
//! A session ends by signing out, when it is revoked, after twelve idle hours, after fourteen days, and with every change
//! of password, role or account.

pub(crate) mod device;
mod seen;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod session;
mod store;

pub use seen::Seen;
pub use session::{IDLE, LENGTH, SEEN_EVERY, Session, SessionId, Why};
pub use store::{end, end_all, end_others, find, list_open, open};

//! An account: somebody who may sign in, how she is known at the door, and what she must prove there.
//! Accounts belong to the house, not to a Union; what they may do stands in `organisation`.

#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod account;
mod administer;
mod hasher;
mod key;
mod login;
mod password;
pub mod store;
mod totp;

pub use account::{Account, NewAccount};
pub use administer::{close, reopen, reset_code};
pub use hasher::{Hashed, Hasher, Proven};
pub use key::Key;
pub use login::{Email, Login, NotALogin, Phone};
pub use password::{NewPassword, Password, Weak};
pub use totp::{Code, Picture, Secret, Step};

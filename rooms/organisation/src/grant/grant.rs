//! A role that was given to an account over a body.

use kernel::{AccountId, BodyNo, Grant, Id, Role, Timestamp};

/// The name of a given role at the door.
pub type GrantId = Id<Given>;

/// A role that somebody holds over a body and everything below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its name at the door.
    pub id: GrantId,
    /// Who holds it.
    pub account: AccountId,
    /// Which role.
    pub role: Role,
    /// Over which body.
    pub body: BodyNo,
    /// That body's name as lists show it.
    pub body_name: String,
    /// Since when.
    pub at: Timestamp,
}

impl From<Given> for Grant {
    fn from(given: Given) -> Self {
        Self { role: given.role, body: given.body, body_name: given.body_name }
    }
}

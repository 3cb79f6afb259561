//! Who is asking. An [`Actor`] is made once at the door from the session and handed down; nothing reads it from a global.
//! Grants always speak of today's tree: a role over a body reaches everything below it today.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::{Id, No};

/// Marker: somebody who may sign in.
#[derive(Debug)]
pub enum Account {}
/// Marker: a body of the federation, from the country down to a chi hội.
#[derive(Debug)]
pub enum Body {}

/// The name of an account.
pub type AccountId = Id<Account>;
/// The number of a body.
pub type BodyNo = No<Body>;

/// What somebody may be over a body and everything below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// "Quản trị": accounts and settings; also all that the office may.
    Administrator,
    /// "Văn phòng": keeps the ledger and the reports of the body and all below it.
    Office,
    /// "Lãnh đạo": reads everything, approves.
    Leader,
    /// "Cán bộ hội": keeps the ledger of the association.
    AssociationOfficer,
    /// "Ban Kiểm tra (chỉ xem)": reads everything, history included, and changes nothing.
    Auditor,
}

impl Role {
    /// All roles, in the order of the permission matrix.
    pub const ALL: [Role; 5] =
        [Self::Administrator, Self::Office, Self::Leader, Self::AssociationOfficer, Self::Auditor];

    /// Code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Office => "office",
            Self::Leader => "leader",
            Self::AssociationOfficer => "association_officer",
            Self::Auditor => "auditor",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Administrator => "Quản trị",
            Self::Office => "Văn phòng",
            Self::Leader => "Lãnh đạo",
            Self::AssociationOfficer => "Cán bộ hội",
            Self::Auditor => "Ban Kiểm tra (chỉ xem)",
        }
    }
}

/// One role over one body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Which role.
    pub role: Role,
    /// Over which body and everything below it.
    pub body: BodyNo,
    /// The body's name as a page shows it.
    pub body_name: String,
}

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// Her name as pages show it.
    pub name: String,
    /// What she may be, over which bodies.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// The bodies over which she holds one of these roles (the reach below them is SQL's business).
    pub fn bodies_as(&self, roles: &[Role]) -> Vec<BodyNo> {
        let mut bodies: Vec<BodyNo> =
            self.grants.iter().filter(|grant| roles.contains(&grant.role)).map(|grant| grant.body).collect();
        bodies.sort();
        bodies.dedup();
        bodies
    }
}

/// Who did something and when: how every state in the house is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
}

//! A filter that somebody keeps under a name of hers. It is a convenience and no fact: she may take it away for good.

use kernel::{AccountId, Id, No, Stamp};

use crate::record::Filter;

/// Most that one person keeps in one Union: more are no longer found at a glance.
pub const MOST: usize = 30;

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedList {
    /// Its number.
    pub no: SavedListNo,
    /// Its name at the door.
    pub id: SavedListId,
    /// Whose it is.
    pub account: AccountId,
    /// What she calls it.
    pub name: String,
    /// What it asks.
    pub filter: Filter,
    /// Who sees it.
    pub seen: Seen,
}

/// Who sees a saved list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// She alone.
    ByHer,
    /// All of the Union, since and by whom.
    ByAll(Stamp),
}

/// The number of a saved list within its Union.
pub type SavedListNo = No<SavedList>;
/// The name of a saved list at the door.
pub type SavedListId = Id<SavedList>;

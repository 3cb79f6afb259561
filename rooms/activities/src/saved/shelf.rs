//! The row of saved lists above the ledger: her own, then what the office shows to all.

use kernel::{Actor, Fault};
use organisation::UnionHere;
use store::Snapshot;

use super::saved_list::{MOST, SavedList};
use super::{list, store as saved};
use crate::record::{self, Filter};

/// What stands above a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Where a filter is saved, and where her own are kept in order.
    pub action: String,
    /// Names and addresses.
    pub views: Vec<(String, String)>,
    /// How many of them are her own.
    pub own: usize,
    /// The filter as it stands is among them.
    pub saved_already: Option<String>,
}

impl Shelf {
    /// Whether there is anything to save, and room for it.
    pub fn may_save(&self) -> bool {
        self.saved_already.is_none() && self.own < MOST
    }
}

/// What stands above the ledger of a Union for somebody, while it shows `filter`.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn shelf(view: &Snapshot, who: &Actor, at: &UnionHere, filter: &Filter) -> Result<Shelf, Fault> {
    let mut lists = saved::list_of(view, at.body.union, who.account).await?;
    let own = lists.len();
    let shared = saved::list_shared(view, at.body.union).await?;
    lists.extend(shared.into_iter().filter(|list| list.account != who.account));
    let same = lists.iter().find(|list| list.filter == *filter).map(|list| list.name.clone());
    let ledger = record::list_url(&at.slug);
    let link = |list: &SavedList| (list.name.clone(), list.filter.address(&ledger, &[]));
    Ok(Shelf { action: list::url(&at.slug), views: lists.iter().map(link).collect(), own, saved_already: same })
}

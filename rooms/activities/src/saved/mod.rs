//! Saved lists (cách lọc đã lưu): a filter of the ledger under somebody's own name for it. The office may show one of its
//! own to the whole Union. What is kept is the filter, never what it found: whoever opens it sees what she may see.
//!
//! | address (below `/{union}`) | verb |
//! |---|---|
//! | GET `cach-loc` | list.rs |
//! | POST `cach-loc` | save.rs |
//! | POST `…/{view}/doi-ten` | rename.rs |
//! | POST `…/{view}/xoa` | remove.rs |
//! | POST `…/{view}/chia-se`, POST `…/{view}/thoi-chia-se` | share.rs |

mod list;
mod name;
mod policy;
mod remove;
mod rename;
pub(crate) mod samples;
mod save;
mod saved_list;
mod share;
mod shelf;
pub mod store;
#[cfg(test)]
mod tests;

use kernel::Role;
use web::{Action, Routes};

pub use list::{ListPage, url};
pub use policy::{Share, may_share};
pub use saved_list::{SavedList, SavedListId, SavedListNo, Seen};
pub use shelf::{Shelf, shelf};

/// Whoever may look at the ledger keeps her own ways of looking at it.
const KEEP: Action = Action::holding("saved_list.keep", &Role::ALL);
const SHARE: Action = Action::holding("saved_list.share", &policy::SHARERS);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&KEEP, "/{union}/cach-loc", list::get)
        .post(&KEEP, "/{union}/cach-loc", save::post)
        .post(&KEEP, "/{union}/cach-loc/{view}/doi-ten", rename::post)
        .post(&KEEP, "/{union}/cach-loc/{view}/xoa", remove::post)
        .post(&SHARE, "/{union}/cach-loc/{view}/chia-se", share::post)
        .post(&SHARE, "/{union}/cach-loc/{view}/thoi-chia-se", share::post_ending)
}

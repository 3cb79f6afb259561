//! Resolutions, schemes, programmes and plans: the Union's own catalogue, by which records are reviewed together.
//!
//! | address (below `/{union}`) | verb |
//! |---|---|
//! | GET `chuong-trinh` | list.rs |
//! | GET `chuong-trinh/{programme}` | show.rs |
//! | POST `…/doi-ten` | rename.rs |
//! | POST `…/gop-vao`, POST `…/tach-ra` | merge.rs |

mod catalogue;
mod list;
mod merge;
mod policy;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod programme;
mod rename;
mod review;
pub(crate) mod samples;
mod show;
pub mod store;
#[cfg(test)]
mod tests;

use kernel::Role;
use web::{Action, Routes};

pub use catalogue::Catalogue;
pub use list::{ListPage, url};
pub use policy::{Tidy, may_tidy};
pub use programme::{Change, Programme, ProgrammeId, ProgrammeNo};
pub use review::{OfKind, Review};
pub use show::ShowPage;

/// Everybody with a role somewhere may look at what she reaches.
const LOOK: Action = Action::holding("programme.look", &Role::ALL);
const RENAME: Action = Action::holding("programme.rename", &policy::TIDIERS);
const MERGE: Action = Action::holding("programme.merge", &policy::TIDIERS);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&LOOK, "/{union}/chuong-trinh", list::get)
        .get(&LOOK, "/{union}/chuong-trinh/{programme}", show::get)
        .post(&RENAME, "/{union}/chuong-trinh/{programme}/doi-ten", rename::post)
        .post(&MERGE, "/{union}/chuong-trinh/{programme}/gop-vao", merge::post)
        .post(&MERGE, "/{union}/chuong-trinh/{programme}/tach-ra", merge::post_parting)
}

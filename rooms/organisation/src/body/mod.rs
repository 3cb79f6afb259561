//! A body: the country's federation, a Union, a member association, a collective member, a unit, a chi hội.
//! What it is (`body`, `kind`), what stands below what when (`tree`, kept by `spans`), the tables (`store`), who may change
//! them (`policy`) and how (`moves`), the pages:
//!
//! | address | file |
//! |---|---|
//! | GET  /{union}/to-chuc | `list` |
//! | GET  /{union}/to-chuc/moi, POST /{union}/to-chuc | `draft` |
//! | GET  /{union}/to-chuc/{body} | `show` |
//! | GET, POST /{union}/to-chuc/{body}/chuyen | `transfer` |
//! | GET, POST /{union}/to-chuc/{body}/ket-thuc | `end` |
//! | GET  /quan-tri/lien-hiep-hoi/moi, POST /quan-tri/lien-hiep-hoi | `union` |

#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod body;
mod draft;
mod end;
mod form;
mod kind;
mod list;
pub mod moves;
pub mod policy;
mod show;
mod spans;
pub mod store;
mod transfer;
pub mod tree;
mod union;

pub use body::{Body, BodyId, NewBody, Placed, may_be_slug};
pub use draft::DraftPage;
pub use end::EndPage;
pub use kind::BodyKind;
pub use list::ListPage;
pub use show::ShowPage;
pub use spans::Difference;
pub use transfer::TransferPage;
pub use union::UnionPage;

use kernel::Role;
use web::{Action, Routes};

/// Looking at bodies.
pub const SEE: Action = Action::holding("body.see", &Role::ALL);
/// Founding or admitting one.
pub const FOUND: Action = Action::holding("body.found", &policy::KEEPERS);
/// Founding a Union.
pub const FOUND_UNION: Action = Action::holding("union.found", &policy::KEEPERS);
/// Moving one below another.
pub const TRANSFER: Action = Action::holding("body.transfer", &policy::KEEPERS);
/// Ending one.
pub const END: Action = Action::holding("body.end", &policy::KEEPERS);

/// The pages and verbs of bodies.
pub fn routes() -> Routes {
    Routes::new()
        .get(&SEE, "/{union}/to-chuc", list::get)
        .get(&FOUND, "/{union}/to-chuc/moi", draft::get_new)
        .post(&FOUND, "/{union}/to-chuc", draft::post_new)
        .get(&SEE, "/{union}/to-chuc/{body}", show::get)
        .get(&TRANSFER, "/{union}/to-chuc/{body}/chuyen", transfer::get)
        .post(&TRANSFER, "/{union}/to-chuc/{body}/chuyen", transfer::post)
        .get(&END, "/{union}/to-chuc/{body}/ket-thuc", end::get)
        .post(&END, "/{union}/to-chuc/{body}/ket-thuc", end::post)
        .get(&FOUND_UNION, "/quan-tri/lien-hiep-hoi/moi", union::get)
        .post(&FOUND_UNION, "/quan-tri/lien-hiep-hoi", union::post)
}

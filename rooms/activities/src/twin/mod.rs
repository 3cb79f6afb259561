//! Twins: two records that may be one thing, written down by an association and by the Union's office. Suspected by what
//! they say, settled by somebody as “là một” or “khác nhau”, and never asked again (docs/rules/duplicates.md).
//!
//! | address (below `/{union}`) | verb |
//! |---|---|
//! | GET `trung-lap` | list.rs |
//! | POST `hoat-dong/{record}/trung-lap` | settle.rs |

mod alike;
mod answer;
mod apart;
mod list;
mod near;
mod pairs;
mod policy;
pub(crate) mod samples;
mod settle;
pub mod store;
mod suspect;
#[cfg(test)]
mod tests;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod twin;
mod waiting;

use kernel::Role;
use web::{Action, Routes};

use crate::record::KEEPERS;

pub use alike::{Alike, Face};
pub use answer::Answer;
pub use apart::tell_many_apart;
pub use list::{PairsPage, url};
pub use near::{Neighbours, Twin};
pub use policy::{Part, Settle, may_part, may_settle};
pub use settle::{join, part, tell_apart};
pub use suspect::{Beside, Suspect, beside, beside_rows, suspects, undoing};
pub use twin::{Pair, Verdict, stays};
pub use waiting::waiting;

/// Everybody with a role somewhere may look at what she reaches.
const LOOK: Action = Action::holding("twin.look", &Role::ALL);
const SETTLE: Action = Action::holding("twin.settle", &KEEPERS);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new().get(&LOOK, "/{union}/trung-lap", list::get).post(
        &SETTLE,
        "/{union}/hoat-dong/{record}/trung-lap",
        settle::post,
    )
}

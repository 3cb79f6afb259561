//! Declared figures (khai báo số liệu): a total or a stock that a body states about itself. It is shown beside what is
//! counted, with its date, source and own definition, and never added to it (docs/rules/counting.md, rules 3, 11, 14).
//!
//! | address (below `/{union}`) | verb |
//! |---|---|
//! | GET `khai-bao` | list.rs |
//! | GET `khai-bao/moi`, POST `khai-bao` | declare.rs |
//! | POST `khai-bao/{declaration}/rut` | withdraw.rs |
//! | GET, POST `khai-bao/dan…` | [`paste`] |

mod beside;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod declaration;
mod declare;
mod figure;
mod form;
mod list;
pub mod paste;
mod policy;
pub(crate) mod samples;
pub mod store;
mod withdraw;

use kernel::Role;
use web::{Action, Routes};

use crate::record::KEEPERS;

pub use beside::{Declared, as_known, beside};
pub use declaration::{Declaration, DeclarationId, DeclarationNo, Said, When};
pub use declare::DeclarePage;
pub use figure::{Declarable, declarable};
pub use list::{ListPage, url};
pub use policy::{Declare, Withdraw, may_declare, may_withdraw};

/// Everybody with a role somewhere may look at what she reaches.
const LOOK: Action = Action::holding("declaration.look", &Role::ALL);
const DECLARE: Action = Action::holding("declaration.declare", &KEEPERS);
const WITHDRAW: Action = Action::holding("declaration.withdraw", &KEEPERS);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&LOOK, "/{union}/khai-bao", list::get)
        .get(&DECLARE, "/{union}/khai-bao/moi", declare::get_new)
        .post(&DECLARE, "/{union}/khai-bao", declare::post_new)
        .post(&WITHDRAW, "/{union}/khai-bao/{declaration}/rut", withdraw::post)
        .and(paste::routes())
}

//! The ledger: everything that was done is recorded once, by whoever did it, in under a minute; everything upward is a view.
//! What surprises: nothing is overwritten (a change is a new version), unknown is not zero, and units are never added.
//! The counting rules stand in docs/rules/counting.md.

pub mod called;
pub mod declaration;
pub mod figures;
pub mod import;
pub mod message;
pub mod programme;
pub mod record;
pub mod samples;
pub mod saved;
mod suggest;
#[cfg(test)]
mod talk;
pub mod twin;

use web::{MenuItem, Routes};

/// The room's line of the menu.
pub const MENU: MenuItem = MenuItem { label: "Hoạt động", path: "hoat-dong" };

/// The room's routes.
pub fn routes() -> Routes {
    let looking = programme::routes().and(saved::routes()).and(import::routes());
    let entering = twin::routes().and(message::routes()).and(suggest::routes());
    record::routes().and(declaration::routes()).and(looking).and(entering)
}

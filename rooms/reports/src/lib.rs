//! Reports: the reason for all the rest. A report is a kind × a body × a period; its figures are asked in one snapshot, its
//! sentences know what they speak of, and every number opens the list behind it.

pub mod figure;
pub mod letterhead;
pub mod prose;
mod reach;
pub mod report;
mod samples;
#[cfg(test)]
mod talk;

use std::sync::Arc;

use figures::Catalogue;
use web::{MenuItem, Routes};

pub use samples::pages;

/// The room's line of the menu.
pub const MENU: MenuItem = MenuItem { label: "Báo cáo", path: "bao-cao" };

/// The room's routes; the catalogue holds the figures of all rooms.
pub fn routes(catalogue: Arc<Catalogue>) -> Routes {
    report::routes().and(figure::routes()).and(letterhead::routes()).carrying(catalogue)
}

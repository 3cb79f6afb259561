//! The administrative units of Viet Nam, era by era, and finding the one that somebody wrote: docs/rules/places.md.
//! The surprise: a code alone says nothing. 24 was Bắc Giang and is Bắc Ninh, and 1.801 commune codes have another name
//! since 1-7-2025, so a [`Key`] is a code in the list of an [`Era`]. And nothing is guessed: [`resolve`] says so where a
//! line fits two units or one of another list.
//! From Quyết định 124/2004/QĐ-TTg, Quyết định 19/2025/QĐ-TTg, Nghị quyết 30/2026/QH16. Where the tables are from:
//! docs/decisions/011-places-by-era.md.

mod era;
mod fit;
mod home;
mod index;
mod key;
mod meanings;
mod moves;
mod resolve;
mod suggest;
mod table;
mod unit;
mod words;

pub use era::Era;
pub use key::{Key, NotAPlace};
pub use meanings::Meanings;
pub use moves::{Method, Succession, counterparts, predecessors, successions, successors};
pub use resolve::{Chosen, Resolved, chosen, resolve};
pub use suggest::{suggest, suggest_also_former};
pub use table::{below, province_of_old_code, unit, units};
pub use unit::{Level, Title, Unit};

#[cfg(test)]
mod tests;

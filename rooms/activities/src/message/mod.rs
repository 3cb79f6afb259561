//! Messages: what a clerk sends by telephone, “27-28/9 tập huấn 02 lớp, 120 học viên, xã Quang Thuận, Dương Phong”, read
//! into a form that she checks and saves. Reading is pure and stores nothing; what it does not understand stays in the note,
//! so that no word is lost (docs/rules/messages.md).
//!
//! | address (below `/{union}`) | verb |
//! |---|---|
//! | GET `ghi-nhanh`, POST `ghi-nhanh` | quick.rs |

mod days;
#[cfg(test)]
mod golden;
mod kinds;
mod orders;
mod organisation;
mod page;
mod papers;
mod parties;
mod place;
mod private;
mod quick;
mod read;
pub(crate) mod samples;
mod says;
#[cfg(test)]
mod tests;
mod text;
mod title;
mod units;

use web::{Action, Routes};

use crate::record::KEEPERS;

pub use page::QuickPage;
pub use read::{Known, Read, Understood, read};

const READ: Action = Action::holding("message.read", &KEEPERS);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new().get(&READ, "/{union}/ghi-nhanh", quick::get).post(&READ, "/{union}/ghi-nhanh", quick::post)
}

/// The address of the page on which a message is pasted.
pub fn url(union: &str) -> String {
    format!("/{union}/ghi-nhanh")
}

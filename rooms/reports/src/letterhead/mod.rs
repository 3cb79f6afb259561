//! How a body's papers are headed and signed: a setting of its own, derived from its name until somebody says otherwise.
//!
//! | address (below `/{union}`) | verb |
//! |---|---|
//! | GET `the-thuc`, POST `the-thuc` | settle.rs |

mod addressee;
mod form;
mod letterhead;
pub mod policy;
mod settle;
pub mod store;

use web::{Action, Routes};

pub use addressee::Addressee;
pub use letterhead::Letterhead;
pub use settle::{CHANGED_MEANWHILE, SettlePage, Settled, url};

const SETTLE: Action = Action::holding("letterhead.settle", &policy::KEEPERS);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new().get(&SETTLE, "/{union}/the-thuc", settle::get).post(&SETTLE, "/{union}/the-thuc", settle::post)
}

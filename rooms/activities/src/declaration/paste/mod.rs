//! Taking over a report's figures at once: a table from Word or Excel, lines of “chỉ tiêu: số” or sentences become
//! declarations, all or none. Nothing is kept between the steps: the preview carries the text, and the saving reads it again.
//!
//! | address (below `/{union}/khai-bao`) | verb |
//! |---|---|
//! | GET `dan` | enter.rs |
//! | POST `dan` | preview.rs, and save.rs where she says so |
//! | POST `dan/{paste}/rut` | withdraw.rs |

mod assess;
mod cells;
mod enter;
mod form;
mod guess;
mod key;
mod number;
mod preview;
mod prose;
pub(super) mod samples;
mod save;
pub(super) mod store;
mod synonyms;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod units;
mod withdraw;

use web::Routes;

use super::{DECLARE, WITHDRAW};

pub use assess::{Assessed, Judged, Memory, Standing, State, assess};
pub use enter::EnterPage;
pub use form::{PasteForm, TimeForm};
pub use key::of as words_of;
pub use preview::PreviewPage;
pub use store::{Paste, PasteId, PasteNo, insert as keep};
pub use text::{LONGEST, Line, MOST_COLUMNS, MOST_LINES, Pasted};

/// The routes of pasting.
pub fn routes() -> Routes {
    Routes::new()
        .get(&DECLARE, "/{union}/khai-bao/dan", enter::get)
        .post(&DECLARE, "/{union}/khai-bao/dan", preview::post)
        .post(&WITHDRAW, "/{union}/khai-bao/dan/{paste}/rut", withdraw::post)
}

/// The address of pasting for a Union.
pub fn url(union: &str) -> String {
    format!("{}/dan", super::url(union))
}

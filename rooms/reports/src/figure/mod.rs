//! Figures for people: the list behind a number (at the side of a report, or a page of its own), and what a figure means.
//!
//! | address (below `/{union}`) | file |
//! |---|---|
//! | GET `so-lieu` | catalogue.rs: all figures |
//! | GET `so-lieu/{figure}` | meaning.rs: its definition, "vì sao?" |
//! | GET `so-lieu/{figure}/{period}` | records.rs: the list, equal to the number |
//! | GET `so-lieu/{figure}/{period}/tai-ve` | records.rs, as a workbook |

mod catalogue;
mod json;
mod meaning;
mod records;

use kernel::{Period, Role};
use organisation::body::BodyId;
use web::{Action, Routes};

use crate::reach;

pub use catalogue::CataloguePage;
pub use json::{SCHEMA, figures_json};
pub use meaning::MeaningPage;
pub use records::RecordsPage;

const OPEN: Action = Action::holding("figure.open", &Role::ALL);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&OPEN, "/{union}/so-lieu", catalogue::get)
        .get(&OPEN, "/{union}/so-lieu/{figure}", meaning::get)
        .get(&OPEN, "/{union}/so-lieu/{figure}/{period}", records::get)
        .get(&OPEN, "/{union}/so-lieu/{figure}/{period}/tai-ve", records::get_workbook)
}

/// The address of the list behind a figure; `body` is named where it is not the Union itself.
pub fn url(slug: &str, key: &str, period: &Period, body: Option<BodyId>) -> String {
    let body = body.map(|body| (reach::BODY, body.to_string()));
    reach::with(&format!("/{slug}/so-lieu/{key}/{period}"), body.as_slice())
}

//! Reports: composed in one snapshot, shown with every number a link, taken away in four formats.
//!
//! | address (below `/{union}`) | file |
//! |---|---|
//! | GET `bao-cao` | list.rs: which report, of whom, over which period |
//! | GET `bao-cao/chon` | choose.rs: any other period |
//! | GET `bao-cao/{kind}/{period}` | show.rs; the words of the address in address.rs |
//! | GET `bao-cao/{kind}/{period}/tai-ve/{format}` | take.rs |

mod address;
mod beside;
mod choose;
mod json;
mod kind;
mod list;
mod paper;
mod report;
mod samples;
mod show;
mod take;

use kernel::Role;
use web::{Action, Routes};

pub use address::{Address, CAME_FROM};
pub use json::{SCHEMA, number_json, period_json};
pub use kind::ReportKind;
pub use list::ListPage;
pub use report::{Pair, Report, TRAINING};
pub use show::ShowPage;

const READ: Action = Action::holding("report.read", &Role::ALL);
const TAKE: Action = Action::holding("report.take_away", &Role::ALL);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&READ, "/{union}/bao-cao", list::get)
        .get(&READ, "/{union}/bao-cao/chon", choose::get)
        .get(&READ, "/{union}/bao-cao/{kind}/{period}", show::get)
        .get(&TAKE, "/{union}/bao-cao/{kind}/{period}/tai-ve/{format}", take::get)
}

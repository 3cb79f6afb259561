//! Records: what was done, is planned, or was cancelled. One file a verb; the table below is the noun's map.
//!
//! | address (below `/{union}`) | verb |
//! |---|---|
//! | GET `hoat-dong` | list/mod.rs |
//! | GET `hoat-dong/tai-ve` | list/workbook.rs |
//! | GET `hoat-dong/moi` | choose.rs |
//! | GET `hoat-dong/moi/{loai}`, POST `hoat-dong` | draft.rs; copied from another with `?nhu=` |
//! | GET `hoat-dong/{record}` | show.rs |
//! | GET `…/sua`, POST `…/ban-sua` | correct.rs |
//! | POST `…/bat-dau` | begin.rs |
//! | POST `…/hoan-thanh` | finish.rs |
//! | POST `…/huy` | cancel.rs |
//! | POST `…/hoan-tac` | undo.rs |
//! | POST `…/minh-chung`, GET `…/minh-chung/{file}`, POST `…/minh-chung/{file}/go-bo` | evidence.rs |

mod attribute;
mod begin;
mod cancel;
mod choices;
mod choose;
mod content;
mod correct;
mod draft;
mod evidence;
mod filter;
mod finish;
mod form;
mod history;
mod kind;
mod list;
mod measure;
mod names;
mod places_said;
mod policy;
mod quantity;
mod reason;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod record;
pub(crate) mod rows;
pub(crate) mod samples;
mod show;
mod state;
pub mod store;
pub(crate) mod sums;
mod synonyms;
mod there;
mod undo;
mod wholes;
mod words;

use kernel::Role;
use web::{Action, Fields, Routes};

pub use attribute::{Attribute, AttributeRow, Copied, Sort};
pub use choices::Choices;
pub(crate) use choices::province_of;
pub use content::{Content, Detail, Oddity, Part, Place, Places, Wanted};
pub use draft::{DraftPage, enter};
pub(crate) use draft::{fresh as fresh_page, hers};
pub use evidence::{Attached, FileId, Kept, without_metadata};
pub use filter::{Ask, Filter, PAGE, Periods, Sort as ListOrder, Turn, Understood, patterns, settle};
pub(crate) use filter::{DONE, periods};
pub use form::RecordForm;
pub use kind::{Group, Kind, KindRow, Moment, Order, Otherwise, Timing, Unstated};
pub use list::{Head, Line, ListPage, Listed, url as list_url};
pub(crate) use list::{count_by_year, workbook_url};
pub use measure::{Measure, MeasureRow};
pub(crate) use places_said::said as about_place;
pub(crate) use policy::may_open_the_form;
pub use policy::{Enter, KEEPERS, Keep, Reached, may_enter, may_keep, must_be_hers_to_enter};
pub use quantity::{Scale, read_quantity, read_scaled, write_quantity};
pub use reason::Reason;
pub use record::{Change, Moves, Record, RecordId, RecordNo, Undoing, Version, VersionNo};
pub use rows::{lines_of, seen_of};
pub use show::{ShowPage, url as show_url};
pub use state::{State, Verb};
pub(crate) use there::{absent, counting_day};
pub(crate) use wholes::all as wholes_of;
pub(crate) use wholes::parts as parts_of;
pub(crate) use words::{ANNOUNCED, day_names, places as words_of_places};
pub use words::{in_one, measured};

/// Everybody with a role somewhere may look at what she reaches.
const LOOK: Action = Action::holding("record.look", &Role::ALL);
/// Those who keep the ledger.
const ENTER: Action = Action::holding("record.enter", &KEEPERS);
const CORRECT: Action = Action::holding("record.correct", &KEEPERS);
const BEGIN: Action = Action::holding("record.begin", &KEEPERS);
const FINISH: Action = Action::holding("record.finish", &KEEPERS);
const CANCEL: Action = Action::holding("record.cancel", &KEEPERS);
const UNDO: Action = Action::holding("record.undo", &KEEPERS);
const ATTACH: Action = Action::holding("record.attach_evidence", &KEEPERS);
const DETACH: Action = Action::holding("record.remove_evidence", &KEEPERS);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&LOOK, "/{union}/hoat-dong", list::get)
        .get(&LOOK, "/{union}/hoat-dong/tai-ve", list::get_workbook)
        .get(&ENTER, "/{union}/hoat-dong/moi", choose::get)
        .get(&ENTER, "/{union}/hoat-dong/moi/{loai}", draft::get_new)
        .post_files(&ENTER, "/{union}/hoat-dong", draft::post_new)
        .get(&LOOK, "/{union}/hoat-dong/{record}", show::get)
        .get(&CORRECT, "/{union}/hoat-dong/{record}/sua", correct::get)
        .post(&CORRECT, "/{union}/hoat-dong/{record}/ban-sua", correct::post)
        .post(&BEGIN, "/{union}/hoat-dong/{record}/bat-dau", begin::post)
        .post(&FINISH, "/{union}/hoat-dong/{record}/hoan-thanh", finish::post)
        .post(&CANCEL, "/{union}/hoat-dong/{record}/huy", cancel::post)
        .post(&UNDO, "/{union}/hoat-dong/{record}/hoan-tac", undo::post)
        .post_files(&ATTACH, "/{union}/hoat-dong/{record}/minh-chung", evidence::post)
        .get(&LOOK, "/{union}/hoat-dong/{record}/minh-chung/{file}", evidence::get)
        .post(&DETACH, "/{union}/hoat-dong/{record}/minh-chung/{file}/go-bo", evidence::post_removal)
}

/// The version of a record that the form was drawn from; a form that carries none claims to have seen nothing.
fn seen(fields: &Fields) -> Option<i64> {
    fields.text("seen").parse().ok()
}

//! Importing: a workbook into the ledger, all or nothing, by the entry form's own checks (docs/rules/importing.md). The
//! noun is a batch; one file a verb.
//!
//! | address (below `/{union}/nhap-so-lieu`) | verb |
//! |---|---|
//! | GET, POST `` | list.rs, upload.rs |
//! | GET `mau/{loai}`, GET `xuat/{loai}` | template.rs, export.rs |
//! | GET `{batch}` | preview.rs before, show.rs after |
//! | GET, POST `{batch}/cot` | matched.rs |
//! | POST `{batch}/ghi`, POST `{batch}/bo`, GET `{batch}/tien-do` | take.rs, show.rs, job.rs |
//! | POST `{batch}/trung-lap` | ask.rs |
//! | GET, POST `{batch}/hoan-tac` | undo.rs, withdraw.rs |
//! | GET `{batch}/tep`, GET `{batch}/tep-danh-dau` | file.rs, marked.rs |

pub mod alone;
mod amount;
mod answers;
mod ask;
mod assess;
mod assessed;
mod batch;
mod column;
mod console;
mod export;
mod file;
mod job;
mod known;
mod list;
mod map;
mod marked;
mod matched;
mod moves;
mod names;
mod parties;
mod plan;
mod policy;
mod preview;
mod progress;
mod read;
mod remembered;
pub mod samples;
mod settle;
mod sheet;
mod show;
pub mod store;
mod synonyms;
mod take;
mod template;
mod turn;
mod undo;
mod units;
mod upload;
mod values;
mod withdraw;
mod write;

#[cfg(test)]
mod tests;

use web::{Action, Routes};

use crate::record::KEEPERS;

pub use batch::{Account, BadRows, Batch, BatchId, BatchNo, State};
pub use column::{Column, Key, columns};
pub use console::{Asked, DryRun, Told, Twins, export, import};
pub use job::{JOB, UNDO_JOB, perform};
pub use list::url;
pub use map::read as read_map;
pub use preview::Counts;
pub use sheet::File;

/// Whoever keeps a ledger may import; which batches she finds is the policy's question.
const IMPORT: Action = Action::holding("import.send", &KEEPERS);
const LOOK: Action = Action::holding("import.look", &KEEPERS);
const MATCH: Action = Action::holding("import.match", &KEEPERS);
const ASK: Action = Action::holding("import.ask", &KEEPERS);
const TAKE: Action = Action::holding("import.take", &KEEPERS);
const DROP: Action = Action::holding("import.drop", &KEEPERS);
const UNDO: Action = Action::holding("import.undo", &KEEPERS);
/// Whoever may look at the ledger may take it away.
const EXPORT: Action = Action::holding("record.export", &kernel::Role::ALL);

/// The noun's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&LOOK, "/{union}/nhap-so-lieu", list::get)
        .post_files(&IMPORT, "/{union}/nhap-so-lieu", upload::post)
        .get(&LOOK, "/{union}/nhap-so-lieu/mau/{loai}", template::get)
        .get(&EXPORT, "/{union}/nhap-so-lieu/xuat/{loai}", export::get)
        .get(&LOOK, "/{union}/nhap-so-lieu/{batch}", preview::get)
        .get(&MATCH, "/{union}/nhap-so-lieu/{batch}/cot", matched::get)
        .post(&MATCH, "/{union}/nhap-so-lieu/{batch}/cot", matched::post)
        .post(&TAKE, "/{union}/nhap-so-lieu/{batch}/ghi", take::post)
        .post(&DROP, "/{union}/nhap-so-lieu/{batch}/bo", take::post_drop)
        .post(&ASK, "/{union}/nhap-so-lieu/{batch}/trung-lap", ask::post)
        .get(&UNDO, "/{union}/nhap-so-lieu/{batch}/hoan-tac", undo::get)
        .post(&UNDO, "/{union}/nhap-so-lieu/{batch}/hoan-tac", undo::post)
        .get(&LOOK, "/{union}/nhap-so-lieu/{batch}/tien-do", show::get_progress)
        .get(&LOOK, "/{union}/nhap-so-lieu/{batch}/tep", file::get)
        .get(&LOOK, "/{union}/nhap-so-lieu/{batch}/tep-danh-dau", marked::get)
}

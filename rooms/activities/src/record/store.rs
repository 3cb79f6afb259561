//! The ledger's SQL. A save writes a whole new version and closes the one before at the same instant; figures and
//! "as known on" read versions, the list reads the current one.

mod read_many;
mod version;
mod write;

use kernel::{Actor, BodyNo, Fault, Refusal, UnionNo};
use organisation::{Scope, UnionHere};
use serde_json::json;
use store::{Event, Row, Snapshot, Tx, args};
use web::Problem;

use super::content::Content;
use super::history::differences;
use super::kind::Kind;
use super::policy::{KEEPERS, Reached};
use super::record::{Change, Record, RecordId, RecordNo};
pub use read_many::{Standing, read_many};
pub use write::{insert_many, save_many};

/// A record with all its versions, and what the actor may keep of it. It is found below the Union of the address when it
/// is one of that Union's and she may see it; else there is no such thing.
///
/// # Errors
/// Not found, or what the engine says.
pub async fn load(view: &Snapshot, who: &Actor, at: &UnionHere, id: RecordId) -> Result<(Record, Reached), Problem> {
    let mut args = args![id];
    let seen = Scope::any(who, view.today()).sql("seen.body", &mut args);
    let here = Scope::below(at.body.no, view.today()).sql("here.body", &mut args);
    let sql = format!(
        "SELECT r.no, r.id, r.kind, r.version FROM record r WHERE r.id = $1
            AND r.current IN (SELECT seen.version FROM record_body seen WHERE {seen})
            AND r.current IN (SELECT here.version FROM record_body here WHERE {here})"
    );
    let row = view.maybe(&sql, args).await?.ok_or_else(Refusal::not_found)?;
    let record = read(view, &row).await?;
    let reached = reached(view, who, &record.current().content.body_numbers()).await?;
    Ok((record, reached))
}

/// A record that is known to be there, with all its versions: for verbs that found its number themselves and ask the
/// policy about it.
///
/// # Errors
/// When there is none of this number, what the engine says, or a row that does not parse.
pub async fn get(view: &Snapshot, no: RecordNo) -> Result<Record, Fault> {
    let sql = "SELECT no, id, kind, version FROM record WHERE union_no = $1 AND no = $2";
    read(view, &view.one(sql, args![no.union(), no]).await?).await
}

/// Which of these bodies the actor reaches as a keeper today.
///
/// # Errors
/// What the engine says.
pub async fn reached(view: &Snapshot, who: &Actor, bodies: &[BodyNo]) -> Result<Reached, Fault> {
    Scope::of(who, &KEEPERS, view.today()).reached_of(view, bodies).await.map(Reached)
}

/// Writes a new record into the ledger of the Union where it is entered; a joint one appears in the other Union's too.
///
/// # Errors
/// What the engine says.
pub async fn insert(tx: &Tx, union: UnionNo, kind: Kind, change: Change) -> Result<Record, Fault> {
    let record = insert_many(tx, union, kind, vec![change]).await?.pop();
    record.ok_or_else(|| Fault::new("a record was written and not handed back"))
}

/// Writes a change: the new version, the end of the old one, the event.
///
/// # Errors
/// What the engine says; a conflict when somebody else changed the record meanwhile.
pub async fn save(tx: &Tx, record: &Record, change: Change) -> Result<(), Fault> {
    save_many(tx, record.union(), record.kind, vec![(record.clone(), change)]).await
}

/// The line of the log that tells of a change.
fn event_of(id: RecordId, union: UnionNo, before: Option<&Content>, change: &Change) -> Event {
    let detail = json!({
        "state": change.state.code(),
        "changed": before.map(|before| differences(before, &change.content, &|body| format!("{body:?}"))),
    });
    Event {
        union,
        by: Some(change.made.by),
        noun: "record",
        noun_id: id.to_string(),
        verb: change.verb.code(),
        why: change.why.clone(),
        detail,
    }
}

async fn read(view: &Snapshot, row: &Row) -> Result<Record, Fault> {
    let (no, id): (RecordNo, RecordId) = (row.get("no")?, row.get("id")?);
    let kind = row.word("kind", Kind::from_code)?;
    let sql = format!(
        "SELECT {} FROM record_version v WHERE v.union_no = $1 AND v.record = $2 ORDER BY v.known_from",
        version::COLUMNS
    );
    let mut versions = Vec::new();
    for row in view.all(&sql, args![no.union(), no]).await? {
        versions.push(version::read(view, kind, &row).await?);
    }
    Record::from_rows(no, id, kind, row.get("version")?, versions)
        .ok_or_else(|| Fault::row("record", "current", format!("{no:?}")))
}

#[cfg(test)]
pub(crate) mod tests;

//! The rows of attached files. Striking one off keeps the file for the log; nothing is ever overwritten.

use kernel::{AccountId, Fault, Id, Refusal, Timestamp};
use store::{Event, Snapshot, Tx, args};
use web::{MediaType, Problem};

use super::upload::Kept;
use crate::record::policy::Keep;
use crate::record::record::Record;

/// Marker: a file that was attached.
#[derive(Debug)]
pub enum FileMark {}
/// The name of an attached file at the door.
pub type FileId = Id<FileMark>;

/// A file of a record, as its page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its name at the door.
    pub id: FileId,
    /// What the sender called it.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// When it was added.
    pub added_at: Timestamp,
    /// By whom.
    pub added_by: AccountId,
}

/// What is needed to hand a file out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// What the sender called it.
    pub name: String,
    /// What it is.
    pub media_type: MediaType,
    /// By which its bytes are found.
    pub digest: String,
}

const OF_A_RECORD: &str = "FROM record_evidence e JOIN file f ON f.union_no = e.union_no AND f.id = e.file
    WHERE e.union_no = $1 AND e.record = $2 AND e.removed_at IS NULL";

/// The files of a record that were not struck off, oldest first, those of one form by name.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot, record: &Record) -> Result<Vec<Attached>, Fault> {
    let sql =
        format!("SELECT f.id, f.name, f.size, f.added_at, f.added_by {OF_A_RECORD} ORDER BY f.added_at, f.name, f.id");
    let rows = view.all(&sql, args![record.union(), record.no]).await?;
    rows.iter()
        .map(|row| {
            Ok(Attached {
                id: row.get("id")?,
                name: row.get("name")?,
                size: row.get("size")?,
                added_at: row.get("added_at")?,
                added_by: row.get("added_by")?,
            })
        })
        .collect()
}

/// One file of a record, unless it was struck off.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn find(view: &Snapshot, record: &Record, file: FileId) -> Result<Option<Stored>, Fault> {
    let sql = format!("SELECT f.name, f.media_type, f.digest {OF_A_RECORD} AND e.file = $3");
    let row = view.maybe(&sql, args![record.union(), record.no, file]).await?;
    row.map(|row| {
        let media_type = row.word("media_type", MediaType::from_text)?;
        Ok(Stored { name: row.get("name")?, media_type, digest: row.get("digest")? })
    })
    .transpose()
}

/// Writes the rows of a kept file.
///
/// # Errors
/// What the engine says.
pub async fn attach(tx: &Tx, record: &Record, permit: &Keep, file: &Kept) -> Result<FileId, Fault> {
    let (union, id, by) = (record.union(), tx.id::<FileMark>(), allowed(permit, record));
    let sql = "INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let media_type = file.media_type.as_str();
    tx.run(sql, args![union, id, &file.digest, &file.name, media_type, file.size, tx.now(), by]).await?;
    let sql = "INSERT INTO record_evidence (union_no, record, file, added_at, added_by) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, args![union, record.no, id, tx.now(), by]).await?;
    log(tx, record, by, "evidence_added", &file.name).await?;
    Ok(id)
}

/// Strikes a file off its record.
///
/// # Errors
/// Not found where the record has no such file, or it was struck off before.
pub async fn strike_off(tx: &Tx, record: &Record, permit: &Keep, file: FileId) -> Result<(), Problem> {
    let by = allowed(permit, record);
    let stored = find(tx, record, file).await?.ok_or_else(Refusal::not_found)?;
    let sql = "UPDATE record_evidence SET removed_at = $1, removed_by = $2
               WHERE union_no = $3 AND record = $4 AND file = $5 AND removed_at IS NULL";
    tx.run_one(sql, args![tx.now(), by, record.union(), record.no, file]).await?;
    Ok(log(tx, record, by, "evidence_removed", &stored.name).await?)
}

fn allowed(permit: &Keep, record: &Record) -> AccountId {
    assert_eq!(permit.record(), record.id, "a permit is for one record");
    permit.by()
}

async fn log(tx: &Tx, record: &Record, by: AccountId, verb: &'static str, name: &str) -> Result<(), Fault> {
    let event = Event {
        union: record.union(),
        by: Some(by),
        noun: "record",
        noun_id: record.id.to_string(),
        verb,
        why: String::new(),
        detail: serde_json::json!({ "file": name }),
    };
    tx.log(&event).await
}

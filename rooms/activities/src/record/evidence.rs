//! Evidence (minh chứng): the list, the photo, the invitation behind a record. An upload is distrusted: its type is what
//! its first bytes say, and it is only ever served as an attachment, under the same right as its record.

use axum::extract::{Path, State};
use kernel::{AccountId, Actor, Fault, FieldErrors, Id, Refusal, Timestamp};
use organisation::UnionHere;
use store::{Event, Files, Snapshot, Tx, args};
use web::{App, Cx, Download, LARGEST, MediaType, Problem, Sent, To, Upload};

use super::policy::may_keep;
use super::record::{Record, RecordId};
use super::{show, store as ledger};

/// Marker: a file that was attached.
#[derive(Debug)]
pub enum FileMark {}
/// The name of an attached file at the door.
pub type FileId = Id<FileMark>;

/// A file whose bytes are durable and whose row is not written yet.
#[derive(Debug)]
pub struct Kept {
    name: String,
    media_type: MediaType,
    size: usize,
    digest: String,
}

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

/// Whether these files may be taken at all.
///
/// # Errors
/// One sentence for each file that may not.
pub fn check(files: &[Upload]) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    for file in files {
        if file.bytes.len() > LARGEST {
            errors.add("evidence", format!("Tệp “{}” lớn hơn 20 MB; hãy giảm dung lượng rồi gửi lại.", file.name));
        } else if file.media_type.is_none() {
            let sentence = "chỉ nhận ảnh (JPEG, PNG, WebP), PDF và tệp Word, Excel, PowerPoint, OpenDocument.";
            errors.add("evidence", format!("Không nhận tệp “{}”: {sentence}", file.name));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Makes the bytes durable, before any row speaks of them. What no row names in the end is swept after a day.
///
/// # Errors
/// When they could not be made durable.
pub async fn keep(store: &Files, files: &[Upload]) -> Result<Vec<Kept>, Fault> {
    let mut kept = Vec::new();
    for file in files {
        let Some(media_type) = file.media_type else { continue };
        let digest = store.put(file.bytes.clone()).await?;
        kept.push(Kept { name: file.name.clone(), media_type, size: file.bytes.len(), digest });
    }
    Ok(kept)
}

/// Writes the rows of a kept file.
///
/// # Errors
/// What the engine says.
pub async fn attach(tx: &Tx, record: &Record, who: &Actor, file: &Kept) -> Result<FileId, Fault> {
    let (union, id) = (record.union(), tx.id::<FileMark>());
    let size = i64::try_from(file.size).unwrap_or(i64::MAX);
    let sql = "INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let media_type = file.media_type.as_str();
    tx.run(sql, args![union, id, &file.digest, &file.name, media_type, size, tx.now(), who.account]).await?;
    let sql = "INSERT INTO record_evidence (union_no, record, file, added_at, added_by) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, args![union, record.no, id, tx.now(), who.account]).await?;
    log(tx, record, who, "evidence_added", &file.name).await?;
    Ok(id)
}

/// The files of a record that were not struck off, oldest first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot, record: &Record) -> Result<Vec<Attached>, Fault> {
    let sql = "SELECT f.id, f.name, f.size, f.added_at, f.added_by FROM record_evidence e
               JOIN file f ON f.union_no = e.union_no AND f.id = e.file
               WHERE e.union_no = $1 AND e.record = $2 AND e.removed_at IS NULL ORDER BY f.added_at, f.id";
    let rows = view.all(sql, args![record.union(), record.no]).await?;
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

/// POST …/minh-chung
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Path((_, id)): Path<(String, RecordId)>,
    sent: Sent,
) -> Result<To, Problem> {
    if sent.files.is_empty() {
        return Ok(To::address(show::url(&at, id)).with_notice("Chưa chọn tệp nào."));
    }
    if let Err(errors) = check(&sent.files) {
        let sentence = errors.iter().map(|(_, sentence)| sentence).collect::<Vec<_>>().join(" ");
        let back = show::url(&at, id);
        return Err(Refusal::new(kernel::Kind::WrongState, "evidence.not_taken", sentence)
            .with_help("Trở lại bản ghi", back)
            .into());
    }
    let kept = keep(cx.db().files(), &sent.files).await?;
    cx.answer_once(&sent.fields, &who, async |tx| {
        let (record, reached) = ledger::get_visible_to(tx, &who, id).await?.ok_or_else(Refusal::not_found)?;
        may_keep(&who, record.id, &record.current().content, &reached)?;
        for file in &kept {
            attach(tx, &record, &who, file).await?;
        }
        Ok(To::address(show::url(&at, id)).with_notice("Đã thêm minh chứng."))
    })
    .await
}

/// POST …/minh-chung/{file}/go-bo
pub async fn post_removal(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Path((_, id, file)): Path<(String, RecordId, FileId)>,
    fields: web::Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (record, reached) = ledger::get_visible_to(tx, &who, id).await?.ok_or_else(Refusal::not_found)?;
        may_keep(&who, record.id, &record.current().content, &reached)?;
        let found = list(tx, &record).await?.into_iter().find(|attached| attached.id == file);
        let attached = found.ok_or_else(Refusal::not_found)?;
        let sql = "UPDATE record_evidence SET removed_at = $1, removed_by = $2
                   WHERE union_no = $3 AND record = $4 AND file = $5 AND removed_at IS NULL";
        tx.run_one(sql, args![tx.now(), who.account, record.union(), record.no, file]).await?;
        log(tx, &record, &who, "evidence_removed", &attached.name).await?;
        Ok(To::address(show::url(&at, id)).with_notice("Đã gỡ minh chứng; tệp vẫn được lưu trong lịch sử."))
    })
    .await
}

/// GET …/minh-chung/{file}: asked for again each time, by whoever may see the record.
pub async fn get(
    who: Actor,
    cx: Cx,
    State(app): State<App>,
    Path((_, id, file)): Path<(String, RecordId, FileId)>,
) -> Result<Download, Problem> {
    let (name, media_type, digest) = cx
        .read(async |view| {
            let (record, _) = ledger::get_visible_to(view, &who, id).await?.ok_or_else(Refusal::not_found)?;
            let sql = "SELECT f.name, f.media_type, f.digest FROM record_evidence e
                       JOIN file f ON f.union_no = e.union_no AND f.id = e.file
                       WHERE e.union_no = $1 AND e.record = $2 AND e.file = $3 AND e.removed_at IS NULL";
            let row = view.maybe(sql, args![record.union(), record.no, file]).await?.ok_or_else(Refusal::not_found)?;
            let media_type = row.word("media_type", MediaType::from_text)?;
            Ok::<_, Problem>((row.get::<String>("name")?, media_type, row.get::<String>("digest")?))
        })
        .await?;
    let bytes = app.db().files().get(&digest).await?.ok_or_else(|| Fault::new(format!("the file {digest} is gone")))?;
    Ok(Download { name, media_type: media_type.as_str(), bytes })
}

async fn log(tx: &Tx, record: &Record, who: &Actor, verb: &'static str, name: &str) -> Result<(), Fault> {
    let event = Event {
        union: record.union(),
        by: Some(who.account),
        noun: "record",
        noun_id: record.id.to_string(),
        verb,
        why: String::new(),
        detail: serde_json::json!({ "file": name }),
    };
    tx.log(&event).await
}

//! The SQL of batches: table `import_batch`, the records they entered (`import_key`), and the account of rows that did not
//! become a record (`import_line`).

use kernel::{Actor, Fault, Refusal, Stamp, UnionNo};
use organisation::UnionHere;
use serde_json::json;
use sheets::Format;
use store::{Event, Row, Snapshot, Tx, args};
use web::Problem;

use super::batch::{Account, BadRows, Batch, BatchId, BatchNo, State};
use super::policy::{Handle, KeepsTheUnion, may_handle};
use crate::record::{FileId, Kind, RecordId, RecordNo, store as ledger};

const COLUMNS: &str = "b.no, b.id, b.kind, b.file, b.sheet, b.columns, b.bad_rows, b.state, b.state_at, b.state_by,
    b.entered_at, b.entered_by, b.row_count, b.written, b.corrected, b.known, b.passed, b.failure, b.version";

/// A file as it was kept: its bytes are durable, its row is not written yet.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What the sender calls it.
    pub name: String,
    /// By which its bytes are found.
    pub digest: String,
    /// Bytes.
    pub size: i64,
    /// What it is.
    pub format: Format,
}

/// Media type of a workbook, as it is stored and served again.
pub fn media_type(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Xls => "application/vnd.ms-excel",
        Format::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        Format::Csv => "text/csv",
    }
}

/// Writes a new batch with its file.
///
/// # Errors
/// What the engine says.
pub async fn insert(tx: &Tx, who: &Actor, union: UnionNo, kind: Kind, kept: &Kept) -> Result<Batch, Fault> {
    let file: FileId = tx.id();
    let sql = "INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (media, by) = (media_type(kept.format), who.account);
    tx.run(sql, args![union, file, &kept.digest, &kept.name, media, kept.size, tx.now(), by]).await?;
    let entered = Stamp { by, at: tx.now() };
    let batch = Batch {
        no: tx.number(union, "import_batch").await?,
        id: tx.id(),
        kind,
        file,
        sheet: 0,
        plan: None,
        bad_rows: BadRows::Stop,
        entered,
        account: Account::default(),
        failure: String::new(),
        state: State::Open(entered),
        version: 1,
    };
    let sql =
        "INSERT INTO import_batch (union_no, no, id, kind, file, sheet, columns, bad_rows, state, state_at, state_by,
            entered_at, entered_by, row_count, written, corrected, known, passed, failure, version)
        VALUES ($1, $2, $3, $4, $5, 0, '', $6, $7, $8, $9, $8, $9, 0, 0, 0, 0, 0, '', 1)";
    let args = args![
        union,
        batch.no,
        batch.id,
        kind.row().code,
        file,
        batch.bad_rows.code(),
        batch.state.code(),
        entered.at,
        by
    ];
    tx.run(sql, args).await?;
    log(tx, &batch, entered, "sent").await?;
    Ok(batch)
}

/// Writes a change of a batch, with the line of the log where the change is one that the office asks about.
///
/// # Errors
/// What the engine says; a conflict when somebody else changed it meanwhile.
pub async fn save(tx: &Tx, batch: &Batch) -> Result<(), Fault> {
    let columns = match &batch.plan {
        Some(plan) => serde_json::to_string(plan).map_err(|error| Fault::caused("write a plan", error))?,
        None => String::new(),
    };
    let (stamp, account) = (batch.state.stamp(), batch.account);
    let sql = "UPDATE import_batch SET sheet = $1, columns = $2, bad_rows = $3, state = $4, state_at = $5, state_by = $6,
            row_count = $7, written = $8, corrected = $9, known = $10, passed = $11, failure = $12, version = version + 1
        WHERE union_no = $13 AND no = $14 AND version = $15";
    let sheet = i64::try_from(batch.sheet).unwrap_or(i64::MAX);
    let args = args![
        sheet,
        columns,
        batch.bad_rows.code(),
        batch.state.code(),
        stamp.at,
        stamp.by,
        account.rows,
        account.written,
        account.corrected,
        account.known,
        account.passed,
        &batch.failure,
        batch.no.union(),
        batch.no,
        batch.version,
    ];
    tx.run_one(sql, args).await?;
    match batch.state {
        // Done again with a failure: it could not be taken back, and nothing happened.
        State::Open(_) | State::Undoing(_) => Ok(()),
        State::Done(_) if !batch.failure.is_empty() => Ok(()),
        state => log(tx, batch, stamp, state.code()).await,
    }
}

async fn log(tx: &Tx, batch: &Batch, stamp: Stamp, verb: &'static str) -> Result<(), Fault> {
    let account = batch.account;
    let event = Event {
        union: batch.no.union(),
        by: Some(stamp.by),
        noun: "import",
        noun_id: batch.id.to_string(),
        verb,
        why: String::new(),
        detail: json!({
            "kind": batch.kind.row().code, "rows": account.rows, "written": account.written,
            "corrected": account.corrected, "known": account.known, "passed": account.passed,
        }),
    };
    tx.log(&event).await
}

/// A batch that she may handle.
///
/// # Errors
/// Not found, or what the engine says.
pub async fn load(view: &Snapshot, who: &Actor, at: &UnionHere, id: BatchId) -> Result<(Batch, Handle), Problem> {
    let sql = format!("SELECT {COLUMNS} FROM import_batch b WHERE b.union_no = $1 AND b.id = $2");
    let row = view.maybe(&sql, args![at.body.union, id]).await?.ok_or_else(Refusal::not_found)?;
    let batch = read(&row)?;
    let permit = may_handle(who, &batch, keeps_the_union(view, who, at).await?)?;
    Ok((batch, permit))
}

/// A batch that is known to be there, whoever may handle it: for the job, which brings it back even where its sender lost
/// her roles meanwhile.
///
/// # Errors
/// When there is none of this name, or what the engine says.
pub async fn get(view: &Snapshot, union: UnionNo, id: BatchId) -> Result<Batch, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM import_batch b WHERE b.union_no = $1 AND b.id = $2");
    read(&view.one(&sql, args![union, id]).await?)
}

/// Whether she keeps the ledger of the whole Union.
///
/// # Errors
/// What the engine says.
pub async fn keeps_the_union(view: &Snapshot, who: &Actor, at: &UnionHere) -> Result<KeepsTheUnion, Fault> {
    let reached = ledger::reached(view, who, &[at.body.no]).await?;
    Ok(if reached.holds(at.body.no) { KeepsTheUnion::Yes } else { KeepsTheUnion::No })
}

/// The batches that she may handle, newest first, each with the name of its file.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot, who: &Actor, at: &UnionHere, most: i64) -> Result<Vec<(Batch, String)>, Fault> {
    let keeps = keeps_the_union(view, who, at).await?;
    let mut args = args![at.body.union, most];
    let own = match keeps {
        KeepsTheUnion::Yes => "",
        KeepsTheUnion::No => {
            args.push(who.account.into());
            " AND b.entered_by = $3"
        }
    };
    let sql = format!(
        "SELECT {COLUMNS}, f.name FROM import_batch b JOIN file f ON f.union_no = b.union_no AND f.id = b.file
         WHERE b.union_no = $1{own} ORDER BY b.entered_at DESC, b.no DESC LIMIT $2"
    );
    view.all(&sql, args).await?.iter().map(|row| Ok((read(row)?, row.get("name")?))).collect()
}

/// Name, digest and media type of a batch's file.
///
/// # Errors
/// What the engine says.
pub async fn file_of(view: &Snapshot, batch: &Batch) -> Result<(String, String, String), Fault> {
    let sql = "SELECT name, digest, media_type FROM file WHERE union_no = $1 AND id = $2";
    let row = view.one(sql, args![batch.no.union(), batch.file]).await?;
    Ok((row.get("name")?, row.get("digest")?, row.get("media_type")?))
}

fn read(row: &Row) -> Result<Batch, Fault> {
    let stamp = Stamp { by: row.get("state_by")?, at: row.get("state_at")? };
    let columns: String = row.get("columns")?;
    let plan = match columns.as_str() {
        "" => None,
        json => {
            Some(serde_json::from_str(json).map_err(|error| Fault::caused("column columns does not parse", error))?)
        }
    };
    Ok(Batch {
        no: row.get("no")?,
        id: row.get("id")?,
        kind: row.word("kind", Kind::from_code)?,
        file: row.get("file")?,
        sheet: usize::try_from(row.get::<i64>("sheet")?).unwrap_or(0),
        plan,
        bad_rows: row.word("bad_rows", BadRows::from_code)?,
        entered: Stamp { by: row.get("entered_by")?, at: row.get("entered_at")? },
        account: Account {
            rows: row.get("row_count")?,
            written: row.get("written")?,
            corrected: row.get("corrected")?,
            known: row.get("known")?,
            passed: row.get("passed")?,
        },
        failure: row.get("failure")?,
        state: row.word("state", |code| State::from_code(code, stamp))?,
        version: row.get("version")?,
    })
}

/// What became of a row that is no new record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineOf {
    /// Row of the sheet, from 1.
    pub line: i64,
    /// What became of it: corrected, left, same, skipped.
    pub outcome: String,
    /// The record it speaks of, by its name at the door.
    pub record: Option<RecordId>,
    /// What it is about.
    pub title: String,
    /// Why.
    pub said: String,
}

/// The rows of a batch that are no new records, in their order.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn lines_of(view: &Snapshot, batch: BatchNo, most: i64) -> Result<Vec<LineOf>, Fault> {
    let sql = "SELECT l.line, l.outcome, l.title, l.said, r.id FROM import_line l
        LEFT JOIN record r ON r.union_no = l.union_no AND r.no = l.record
        WHERE l.union_no = $1 AND l.batch = $2 ORDER BY l.line LIMIT $3";
    let rows = view.all(sql, args![batch.union(), batch, most]).await?;
    let line = |row: &Row| {
        Ok(LineOf {
            line: row.get("line")?,
            outcome: row.get("outcome")?,
            record: row.maybe("id")?,
            title: row.get("title")?,
            said: row.get("said")?,
        })
    };
    rows.iter().map(line).collect()
}

/// A record that a batch entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// Row of the sheet, from 1.
    pub line: i64,
    /// Its number.
    pub no: RecordNo,
    /// Its name at the door.
    pub id: RecordId,
    /// What it is about now.
    pub title: String,
    /// The version in force.
    pub current: i64,
    /// The version that the batch wrote.
    pub entered: i64,
}

/// The records that a batch entered, in the order of its rows, those after a row.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn entered_by(view: &Snapshot, batch: BatchNo, after: i64, most: i64) -> Result<Vec<Entered>, Fault> {
    let sql = "SELECT k.line, r.no, r.id, v.title, r.current, k.entered FROM import_key k
        JOIN record r ON r.union_no = k.union_no AND r.no = k.record
        JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
        WHERE k.union_no = $1 AND k.batch = $2 AND k.line > $3 AND k.entered <> 0 ORDER BY k.line LIMIT $4";
    let rows = view.all(sql, args![batch.union(), batch, after, most]).await?;
    let entered = |row: &Row| {
        Ok(Entered {
            line: row.get("line")?,
            no: row.get("no")?,
            id: row.get("id")?,
            title: row.get("title")?,
            current: row.get("current")?,
            entered: row.get("entered")?,
        })
    };
    rows.iter().map(entered).collect()
}

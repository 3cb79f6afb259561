//! The writing of a batch's rows, all or nothing, in the one transaction it is handed: for a form, a job and the console
//! alike. Rows go through the permits of the entry form, one by one; only their rows in the tables are written in lots.

use kernel::{Actor, Fault, Refusal, UnionNo};
use sheets::{Level, Mark};
use store::{Tx, args};
use web::Problem;

use super::assess::{Judged, Standing, Taken};
use super::batch::{Account, BadRows, Batch};
use super::known::Known;
use super::settle::{Fate, settle};
use super::sheet::{Source, Stream};
use crate::record::{Change, Kind, Reason, Record, RecordNo, State, may_enter, may_keep, store as ledger};

/// What one lot adds to the tables of the import.
#[derive(Default)]
struct Added {
    keys: Vec<store::Value>,
    lines: Vec<store::Value>,
}

/// Reads the file once more and writes its rows.
///
/// # Errors
/// A row with errors where none may have any; a file that cannot be read; what the engine says.
pub async fn write_rows(tx: &Tx, union: UnionNo, batch: &Batch, source: Source) -> Result<Account, Problem> {
    let (known, who, bad_rows) = (source.known.clone(), source.who.clone(), batch.bad_rows);
    let mut stream = Stream::open(source);
    let mut account = Account::default();
    while let Some(mut lot) = stream.next().await {
        let fates = settle(tx, &known, &mut lot).await?;
        if bad_rows == BadRows::Stop
            && let Some(row) = lot.iter().find(|row| row.is_bad())
        {
            return Err(still_bad(row).into());
        }
        write_lot(tx, &who, union, batch, &known, lot, &fates, &mut account).await?;
    }
    let read = stream.finish().await?;
    account.rows = i64::from(read.rows);
    if account.rows != account.written + account.corrected + account.known + account.passed {
        return Err(Fault::new("the rows of a batch do not add up").into());
    }
    Ok(account)
}

fn still_bad(row: &Judged) -> Refusal {
    let sentence = row.marks.iter().find(|mark| mark.level == Level::Error).map_or("", |mark| &mark.sentence);
    let sentence = format!(
        "Chưa ghi dòng nào: dòng {} còn lỗi ({sentence}). Hãy sửa tệp rồi tải lên lại, hoặc chọn bỏ qua các dòng lỗi.",
        row.row + 1
    );
    Refusal::new(kernel::Kind::WrongState, "import.has_errors", sentence)
}

#[expect(clippy::too_many_arguments, reason = "one lot of a batch with all that it stands on")]
async fn write_lot(
    tx: &Tx,
    who: &Actor,
    union: UnionNo,
    batch: &Batch,
    known: &Known,
    lot: Vec<Judged>,
    fates: &[Fate],
    account: &mut Account,
) -> Result<(), Problem> {
    let mut added = Added::default();
    let mut new: Vec<(Judged, Taken)> = Vec::new();
    for (mut row, fate) in lot.into_iter().zip(fates) {
        match (fate, row.taken.take()) {
            (Fate::New, Some(taken)) => new.push((row, taken)),
            (Fate::There(_), _) => account.known += 1,
            (Fate::Corrects(no), Some(taken)) => {
                account.corrected += 1;
                let version = correct(tx, who, batch, *no, &taken).await?;
                let sql =
                    "UPDATE import_key SET digest = $1, version = $2 WHERE union_no = $3 AND kind = $4 AND key = $5";
                let args = args![&taken.digest, version, union, known.kind.row().code, &taken.key];
                tx.run_one(sql, args).await?;
                added.line(batch, &row, "corrected", Some(*no), Some(version), taken.content.title());
            }
            (Fate::Left(no), Some(taken)) => {
                account.passed += 1;
                added.line(batch, &row, "left", Some(*no), None, taken.content.title());
            }
            _ => {
                account.passed += 1;
                let title = row.cells.iter().find(|cell| cell.chars().count() > 3).cloned().unwrap_or_default();
                added.line(batch, &row, "skipped", None, None, &title);
            }
        }
    }
    account.written += i64::try_from(new.len()).unwrap_or(i64::MAX);
    enter(tx, who, union, batch, known, new, &mut added).await?;
    added.write(tx).await?;
    Ok(())
}

/// Enters new records: the same permit and the same move as the form's, row by row.
async fn enter(
    tx: &Tx,
    who: &Actor,
    union: UnionNo,
    batch: &Batch,
    known: &Known,
    new: Vec<(Judged, Taken)>,
    added: &mut Added,
) -> Result<(), Problem> {
    let mut changes: Vec<Change> = Vec::with_capacity(new.len());
    let mut keys = Vec::with_capacity(new.len());
    for (row, taken) in new {
        let permit = may_enter(who, taken.content, &known.reached)?;
        changes.push(match taken.standing {
            Standing::Planned => Record::enter_planned(permit, tx.now()),
            Standing::AsDays | Standing::Cancelled(_) => Record::enter(permit, tx.now()),
        });
        keys.push((row.row, taken.key, taken.digest, taken.standing));
    }
    let records = ledger::insert_many(tx, union, known.kind, changes).await?;
    for (record, (row, key, digest, standing)) in records.into_iter().zip(keys) {
        let mut version = record.current().no.get();
        if let Standing::Cancelled(why) = standing {
            let permit = may_keep(who, &record, &known.reached)?;
            let change = record.cancel(permit, why, tx.now())?;
            ledger::save(tx, &record, change).await?;
            version = current(tx, record.no).await?;
        }
        added.key(union, known.kind, batch, row, (key, digest), (record.no, version));
    }
    Ok(())
}

/// Corrects the record of a row that came again, and says which version that made.
async fn correct(tx: &Tx, who: &Actor, batch: &Batch, no: RecordNo, taken: &Taken) -> Result<i64, Problem> {
    let (file, _, _) = super::store::file_of(tx, batch).await?;
    let why = || Reason::read(&format!("Nhập lại từ tệp {file}")).map_err(Fault::new);
    let record = ledger::get(tx, no).await?;
    let mut bodies = taken.content.body_numbers();
    bodies.extend(record.current().content.body_numbers());
    let reached = ledger::reached(tx, who, &bodies).await?;
    if record.current().content != taken.content {
        let permit = may_keep(who, &record, &reached)?;
        let wanted = may_enter(who, taken.content.clone(), &reached)?;
        let change = record.correct(permit, wanted, why()?, tx.now())?;
        ledger::save(tx, &record, change).await?;
    }
    if let Standing::Cancelled(reason) = &taken.standing {
        let record = ledger::get(tx, no).await?;
        if !matches!(record.current().state(), State::Cancelled(_)) {
            let change = record.cancel(may_keep(who, &record, &reached)?, reason.clone(), tx.now())?;
            ledger::save(tx, &record, change).await?;
        }
    }
    Ok(current(tx, no).await?)
}

async fn current(tx: &Tx, no: RecordNo) -> Result<i64, Fault> {
    let sql = "SELECT current FROM record WHERE union_no = $1 AND no = $2";
    tx.one(sql, args![no.union(), no]).await?.get("current")
}

impl Added {
    fn key(
        &mut self,
        union: UnionNo,
        kind: Kind,
        batch: &Batch,
        row: u32,
        (key, digest): (String, String),
        (record, version): (RecordNo, i64),
    ) {
        let line = i64::from(row) + 1;
        self.keys.extend(args![union, kind.row().code, key, digest, record, version, batch.no, line]);
    }

    fn line(
        &mut self,
        batch: &Batch,
        row: &Judged,
        outcome: &str,
        record: Option<RecordNo>,
        version: Option<i64>,
        title: &str,
    ) {
        let said: Vec<String> = row.marks.iter().map(told).collect();
        let said: String = said.join(" ").chars().take(1000).collect();
        let title: String = title.chars().take(300).collect();
        let line = i64::from(row.row) + 1;
        self.lines.extend(args![batch.no.union(), batch.no, line, outcome, record, version, title, said]);
    }

    async fn write(self, tx: &Tx) -> Result<(), Fault> {
        let keys = "INSERT INTO import_key (union_no, kind, key, digest, record, version, batch, line)";
        tx.insert_rows(keys, 8, self.keys).await?;
        let lines = "INSERT INTO import_line (union_no, batch, line, outcome, record, version, title, said)";
        tx.insert_rows(lines, 8, self.lines).await
    }
}

/// "C7: …", or the sentence alone where it is about the whole row.
pub fn told(mark: &Mark) -> String {
    match mark.column {
        Some(column) => format!("{}: {}", sheets::Address::new(mark.row, column), mark.sentence),
        None => mark.sentence.clone(),
    }
}

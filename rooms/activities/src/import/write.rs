//! The writing of a batch's rows, all or nothing, in the one transaction it is handed: for a form, a job and the console
//! alike. Rows go through the permits of the entry form, one by one; only their rows in the tables are written in lots.

use kernel::{Actor, Fault, Refusal, UnionNo};
use sheets::{Level, Mark};
use store::{Tx, args};
use web::Problem;

use super::answers::{Answers, Said};
use super::assess::{Judged, Standing, Taken};
use super::batch::{Account, BadRows, Batch};
use super::known::Known;
use super::moves::is_to_finish;
use super::progress::Teller;
use super::settle::{Fate, NO_IMPORT, settle};
use super::sheet::{Source, Stream};
use crate::record::{
    Change, Kind, Reason, Record, RecordId, RecordNo, State, VersionNo, may_enter, may_keep, store as ledger,
};
use crate::twin::tell_many_apart;

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
pub async fn write_rows(tx: &Tx, batch: &Batch, answers: &Answers, source: Source) -> Result<Account, Problem> {
    let (known, who, bad_rows) = (source.known.clone(), source.who.clone(), batch.bad_rows);
    let (teller, mut read, union) = (Teller::begin(batch.id), 0, batch.no.union());
    let mut apart = Vec::new();
    let mut stream = Stream::open(source);
    let mut account = Account::default();
    while let Some(mut lot) = stream.next().await {
        let fates = settle(tx, &known, &mut lot).await?;
        if bad_rows == BadRows::Stop
            && let Some(row) = lot.iter().find(|row| row.is_bad())
        {
            return Err(still_bad(row).into());
        }
        read += lot.len();
        let told = Lot { answers, apart: &mut apart, account: &mut account };
        write_lot(tx, &who, union, batch, &known, lot, &fates, told).await?;
        teller.done(read);
    }
    tell_many_apart(tx, &who, &apart).await?;
    let read = stream.finish().await?;
    account.rows = i64::from(read.rows);
    if account.rows != account.written + account.corrected + account.known + account.passed {
        return Err(Fault::new("the rows of a batch do not add up").into());
    }
    Ok(account)
}

/// What a lot is written by and what it adds to.
struct Lot<'a> {
    answers: &'a Answers,
    apart: &'a mut Vec<((RecordNo, RecordId), RecordNo)>,
    account: &'a mut Account,
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
    told: Lot<'_>,
) -> Result<(), Problem> {
    let Lot { answers, apart, account } = told;
    let mut added = Added::default();
    let mut new: Vec<(Judged, Taken)> = Vec::new();
    for (mut row, fate) in lot.into_iter().zip(fates) {
        match (fate, row.taken.take()) {
            (Fate::New, Some(taken)) => match answers.get(&taken.key) {
                Some(Said::One(no)) => {
                    account.known += 1;
                    added.line(batch, &row, "same", Some(*no), None, taken.content.title());
                    added.same(batch, known.kind, &row, taken, *no);
                }
                _ => new.push((row, taken)),
            },
            (Fate::There(_), _) => account.known += 1,
            (Fate::Corrects(no), Some(taken)) => {
                let corrected =
                    correct(tx, who, batch, *no, &taken).await.map_err(|problem| named(row.row, problem))?;
                let Some(versions) = corrected else {
                    account.known += 1;
                    continue;
                };
                account.corrected += 1;
                let digest = rekey(tx, union, known, &taken, versions.written).await?;
                added.line(batch, &row, "corrected", Some(*no), Some((versions, digest)), taken.content.title());
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
    for (key, record) in enter(tx, who, union, batch, known, new, &mut added).await? {
        if let Some(Said::Different(others)) = answers.get(&key) {
            apart.extend(others.iter().map(|other| (record, *other)));
        }
    }
    added.write(tx).await?;
    Ok(())
}

/// Enters new records: the same permit and the same move as the form's, row by row. Gives each with the key of its row.
async fn enter(
    tx: &Tx,
    who: &Actor,
    union: UnionNo,
    batch: &Batch,
    known: &Known,
    new: Vec<(Judged, Taken)>,
    added: &mut Added,
) -> Result<Vec<(String, (RecordNo, RecordId))>, Problem> {
    let mut entered = Vec::with_capacity(new.len());
    let mut changes: Vec<Change> = Vec::with_capacity(new.len());
    let mut keys = Vec::with_capacity(new.len());
    for (row, taken) in new {
        let permit = may_enter(who, taken.content, &known.reached).map_err(|refusal| named(row.row, refusal.into()))?;
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
            let cancelled = may_keep(who, &record, &known.reached)
                .and_then(|permit| record.cancel(permit, why, tx.now()))
                .map_err(|refusal| named(row, refusal.into()));
            let change = cancelled?;
            ledger::save(tx, &record, change).await?;
            version = current(tx, record.no).await?;
        }
        entered.push((key.clone(), (record.no, record.id)));
        added.key(known.kind, batch, row, (key, digest), (record.no, version));
    }
    Ok(entered)
}

/// What a correction found and what it left.
#[derive(Clone, Copy)]
struct Versions {
    before: VersionNo,
    written: i64,
}

/// Corrects the record of a row that came again by the moves of the form; nothing where there was nothing to change.
async fn correct(
    tx: &Tx,
    who: &Actor,
    batch: &Batch,
    no: RecordNo,
    taken: &Taken,
) -> Result<Option<Versions>, Problem> {
    let (file, _, _) = super::store::file_of(tx, batch).await?;
    let mut record = ledger::get(tx, no).await?;
    let before = record.current().no;
    let mut bodies = taken.content.body_numbers();
    bodies.extend(record.current().content.body_numbers());
    let reached = ledger::reached(tx, who, &bodies).await?;
    // Cancelled first: what is cancelled may be moved to any day.
    if let Standing::Cancelled(reason) = &taken.standing
        && !matches!(record.current().state(), State::Cancelled(_))
    {
        let change = record.cancel(may_keep(who, &record, &reached)?, reason.clone(), tx.now())?;
        ledger::save(tx, &record, change).await?;
        record = ledger::get(tx, no).await?;
    }
    if record.current().content != taken.content {
        let why = Reason::read(&format!("Nhập lại từ tệp {file}")).map_err(Fault::new)?;
        let wanted = may_enter(who, taken.content.clone(), &reached)?;
        let change = record.correct(may_keep(who, &record, &reached)?, wanted, why, tx.now())?;
        ledger::save(tx, &record, change).await?;
        record = ledger::get(tx, no).await?;
    }
    if is_to_finish(taken, record.current(), tx.today()) {
        let change = record.finish(may_keep(who, &record, &reached)?, tx.now())?;
        ledger::save(tx, &record, change).await?;
        record = ledger::get(tx, no).await?;
    }
    let written = record.current().no;
    Ok((written != before).then(|| Versions { before, written: written.get() }))
}

/// Keeps under a row's key what it says now; tells the digest of what it said before.
async fn rekey(tx: &Tx, union: UnionNo, known: &Known, taken: &Taken, version: i64) -> Result<String, Fault> {
    let sql = "SELECT digest FROM import_key WHERE union_no = $1 AND kind = $2 AND key = $3";
    let before = tx.one(sql, args![union, known.kind.row().code, &taken.key]).await?.get("digest")?;
    let sql = "UPDATE import_key SET digest = $1, version = $2 WHERE union_no = $3 AND kind = $4 AND key = $5";
    tx.run_one(sql, args![&taken.digest, version, union, known.kind.row().code, &taken.key]).await?;
    Ok(before)
}

/// A refusal of one row names it: it keeps the whole sheet out.
fn named(row: u32, problem: Problem) -> Problem {
    match problem {
        Problem::Refused(refusal) => {
            let sentence = format!("Chưa ghi dòng nào: dòng {}: {}", row + 1, refusal.sentence);
            Refusal { sentence: sentence.into(), ..refusal }.into()
        }
        other => other,
    }
}

async fn current(tx: &Tx, no: RecordNo) -> Result<i64, Fault> {
    let sql = "SELECT current FROM record WHERE union_no = $1 AND no = $2";
    tx.one(sql, args![no.union(), no]).await?.get("current")
}

impl Added {
    fn key(
        &mut self,
        kind: Kind,
        batch: &Batch,
        row: u32,
        (key, digest): (String, String),
        (record, version): (RecordNo, i64),
    ) {
        let line = i64::from(row) + 1;
        let union = batch.no.union();
        self.keys.extend(args![union, kind.row().code, key, digest, record, version, version, batch.no, line]);
    }

    /// From now on the row is known as this record, which no import wrote. A joint record of another Union's ledger has no
    /// key in this one.
    fn same(&mut self, batch: &Batch, kind: Kind, row: &Judged, taken: Taken, record: RecordNo) {
        if record.union() == batch.no.union() {
            self.key(kind, batch, row.row, (taken.key, taken.digest), (record, NO_IMPORT));
        }
    }

    fn line(
        &mut self,
        batch: &Batch,
        row: &Judged,
        outcome: &str,
        record: Option<RecordNo>,
        versions: Option<(Versions, String)>,
        title: &str,
    ) {
        let said: Vec<String> = row.marks.iter().map(told).collect();
        let said: String = said.join(" ").chars().take(1000).collect();
        let title: String = title.chars().take(300).collect();
        let line = i64::from(row.row) + 1;
        let (versions, digest) = versions.map_or((None, String::new()), |(versions, digest)| (Some(versions), digest));
        let (version, before) = (versions.map(|its| its.written), versions.map(|its| its.before));
        let union = batch.no.union();
        self.lines.extend(args![union, batch.no, line, outcome, record, version, before, digest, title, said]);
    }

    async fn write(self, tx: &Tx) -> Result<(), Fault> {
        let keys = "INSERT INTO import_key (union_no, kind, key, digest, record, version, entered, batch, line)";
        tx.insert_rows(keys, 9, self.keys).await?;
        let lines =
            "INSERT INTO import_line (union_no, batch, line, outcome, record, version, before, digest, title, said)";
        tx.insert_rows(lines, 10, self.lines).await
    }
}

/// "C7: …", or the sentence alone where it is about the whole row.
pub fn told(mark: &Mark) -> String {
    match mark.column {
        Some(column) => format!("{}: {}", sheets::Address::new(mark.row, column), mark.sentence),
        None => mark.sentence.clone(),
    }
}

//! What is asked of rows that may be in the ledger already, as the entry form asks: is the row one with that record, or
//! another thing? POST …/{batch}/trung-lap, a row at a time or all that were not answered at once. The batch is not written
//! while a row waits for its answer (docs/rules/importing.md).

use kernel::{Actor, Kind, Refusal, Stamp};
use organisation::UnionHere;
use store::Snapshot;
use web::{Cx, Fields, InPath, Problem, To};

use super::answers::{self, Answers, Said};
use super::assessed::{Assessed, Row, assessed};
use super::batch::{Batch, BatchId, State};
use super::plan::Plan;
use super::store as batches;
use super::upload::url;
use crate::record::RecordId;
use crate::twin::{Suspect, Twin, Verdict, beside_rows};

/// Rows that are asked about on one page; the next ones come up as these are answered.
const PAGE: usize = 20;
/// What a row's answer says where it is another thing; else it is the name of a record.
pub const DIFFERENT: &str = "khac-nhau";

/// A row that may be in the ledger already, as the page asks about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The name of its field.
    pub field: String,
    /// Its row in the sheet, from 1.
    pub row: u32,
    /// What it says, in short.
    pub says: String,
    /// The records that it may be one with.
    pub suspects: Vec<Suspect>,
}

/// POST …/{batch}/trung-lap
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    fields: Fields,
) -> Result<To, Problem> {
    let (batch, _) = cx.read(async |view| batches::load(view, &who, &at, id).await).await?;
    let seen = assessed(&who, &cx, &at, &batch, batch.settled()?).await?;
    cx.answer_once(&fields, &who, async |tx| {
        let (batch, permit) = batches::load(tx, &who, &at, id).await?;
        let answered = batch.answer(&permit)?;
        let here = To::address(url(&at.slug, id));
        if fields.line("tat_ca") == "hoi-lai" {
            answers::forget(tx, batch.no).await?;
            batches::save(tx, &answered).await?;
            return Ok(here.with_notice("Đã bỏ các lựa chọn; hãy chọn lại cho từng dòng."));
        }
        let before = answers::load(tx, batch.no).await?;
        let said = said(&fields, &seen, &before)?;
        if said.is_empty() {
            return Ok(here.with_notice("Chưa chọn dòng nào."));
        }
        answers::save(tx, batch.no, Stamp { by: who.account, at: tx.now() }, &said).await?;
        batches::save(tx, &answered).await?;
        Ok(here.with_notice(format!("Đã lưu lựa chọn của {} dòng.", viet::grouped(count(said.len())))))
    })
    .await
}

/// What was said of which rows: of all that were not answered before, or of each by itself.
fn said(fields: &Fields, seen: &Assessed, before: &Answers) -> Result<Vec<(String, Said)>, Refusal> {
    let asked = seen.rows.iter().filter(|row| row.is_asked());
    let open = asked.filter(|row| !before.contains_key(&row.key));
    let bulk = Verdict::from_code(&fields.line("tat_ca"));
    let mut said = Vec::new();
    for row in open {
        let words = fields.line(&field(row));
        match (bulk, words.as_str()) {
            (Some(verdict), _) => said.push((row.key.clone(), of(&row.twins, verdict))),
            (None, "") => {}
            (None, DIFFERENT) => said.push((row.key.clone(), of(&row.twins, Verdict::Different))),
            (None, name) => {
                let twin = row.twins.iter().find(|twin| name.parse::<RecordId>().is_ok_and(|id| id == twin.id));
                let twin = twin.ok_or_else(moved_on)?;
                said.push((row.key.clone(), Said::One(twin.no)));
            }
        }
    }
    Ok(said)
}

/// What is said of a row where it is said of all: one with the record it resembles most, or another than all of them.
pub fn of(twins: &[Twin], verdict: Verdict) -> Said {
    match (verdict, twins.first()) {
        (Verdict::One, Some(first)) => Said::One(first.no),
        _ => Said::Different(twins.iter().map(|twin| twin.no).collect()),
    }
}

fn moved_on() -> Refusal {
    let sentence = "Bản ghi được chọn không còn là bản ghi giống dòng này; hãy tải lại trang để xem rồi chọn lại.";
    Refusal::new(Kind::WrongState, "import.twin_gone", sentence)
}

/// Refuses to write while rows wait for their answers.
///
/// # Errors
/// Some do; or the file cannot be read, or what the engine says.
pub async fn must_be_answered(who: &Actor, cx: &Cx, at: &UnionHere, batch: &Batch) -> Result<i64, Problem> {
    let (State::Open(_), Some(plan)) = (batch.state(), &batch.plan) else { return Ok(batch.account.rows) };
    let seen = assessed(who, cx, at, batch, plan).await?;
    let answers = cx.read(async |view| answers::load(view, batch.no).await).await?;
    match seen.unanswered(&answers) {
        0 => Ok(seen.counts.rows),
        open => Err(unanswered(open).into()),
    }
}

/// The refusal where rows wait for their answers.
pub fn unanswered(open: i64) -> Refusal {
    let open = viet::grouped(open);
    let sentence = format!(
        "Chưa ghi dòng nào: {open} dòng có thể đã có trong sổ. Hãy cho biết mỗi dòng là một với bản ghi đã có hay khác nhau."
    );
    Refusal::new(Kind::WrongState, "import.twins_unsettled", sentence)
}

/// The first rows that wait for their answers.
///
/// # Errors
/// What the engine says.
pub async fn questions(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    plan: &Plan,
    (seen, answers): (&Assessed, &Answers),
) -> Result<Vec<Question>, Problem> {
    let open: Vec<&Row> =
        seen.rows.iter().filter(|row| row.is_asked() && !answers.contains_key(&row.key)).take(PAGE).collect();
    let twins: Vec<&[Twin]> = open.iter().map(|row| row.twins.as_slice()).collect();
    let suspects = beside_rows(view, who, at, &twins).await?;
    let question = |(row, suspects): (&Row, Vec<Suspect>)| Question {
        field: field(row),
        row: row.row + 1,
        says: says(row, plan),
        suspects,
    };
    Ok(open.into_iter().zip(suspects).map(question).collect())
}

fn field(row: &Row) -> String {
    format!("dong-{}", row.row + 1)
}

/// What stands in the row, as far as it tells the row from others.
fn says(row: &Row, plan: &Plan) -> String {
    let meant = plan.columns.iter().enumerate().filter(|(_, matched)| matched.key().is_some());
    let cells: Vec<&str> = meant.map(|(no, _)| row.cell(no).trim()).filter(|cell| !cell.is_empty()).collect();
    let words = cells.join(" · ");
    match words.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

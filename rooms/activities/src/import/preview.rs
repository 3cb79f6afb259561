//! A batch's page, GET …/{batch}: its rows before they are taken, its progress while they are, what came of them after.
//! What it shows is what the sheet comes to as the ledger stands (`assessed.rs`), never what is no longer so.

use askama::Template;
use kernel::Actor;
use organisation::UnionHere;
use sheets::{Address, Level};
use web::{Answer, Asked, Cx, Frame, InPath, Problem, To, page, query};

use super::answers::{self, Answers, Said};
use super::ask::{self, Question, questions};
use super::assess::Judged;
use super::assessed::{Assessed, Row as ReadRow, assessed};
use super::batch::{Batch, BatchId, State};
use super::column::column;
use super::plan::{Matched, Plan};
use super::settle::Fate;
use super::sheet::Account;
use super::store as batches;
use super::upload::url;
use super::{list, show};
use crate::twin::Twin;

/// Rows on a page.
const PAGE: usize = 50;

/// The preview.
#[derive(Template)]
#[template(path = "import/preview.html")]
pub struct PreviewPage {
    /// The frame.
    pub frame: Frame,
    /// The batch's own address.
    pub action: String,
    /// Where imports begin.
    pub back: String,
    /// Name of the file.
    pub file: String,
    /// Of what kind its rows are.
    pub kind: &'static str,
    /// Why it came back from the queue, or nothing.
    pub failure: String,
    /// How many rows come to what.
    pub counts: Counts,
    /// What was said of those that may be in the ledger already.
    pub answered: Answered,
    /// What is to be known of the sheet.
    pub remarks: Vec<String>,
    /// The first rows of which it is asked whether they are in the ledger already.
    pub questions: Vec<Question>,
    /// What the shown columns mean: heading and meaning.
    pub heads: Vec<(String, String)>,
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// What gives pause in them: state, address, column, sentence.
    pub notes: Vec<(&'static str, String, String, String)>,
    /// Not empty where only rows with errors are shown.
    pub only_bad: String,
    /// The page before, or nothing.
    pub before: String,
    /// The page after, or nothing.
    pub after: String,
}

/// How many rows come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of the table.
    pub rows: i64,
    /// New records.
    pub new: i64,
    /// Rows that are there already.
    pub there: i64,
    /// Records that are corrected.
    pub corrects: i64,
    /// Records that are left alone.
    pub left: i64,
    /// Of the new ones those that may be in the ledger already.
    pub alike: i64,
    /// Rows with something to look at, whether or not they have errors besides.
    pub warned: i64,
    /// Rows with errors.
    pub bad: i64,
}

/// What was said of the rows that may be in the ledger already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// Rows that wait for their answer.
    pub open: i64,
    /// Rows that are one with a record, so that they are not written.
    pub one: i64,
    /// Rows that are other things, so that they are.
    pub different: i64,
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its row in the sheet, from 1.
    pub no: u32,
    /// What it comes to.
    pub fate: &'static str,
    /// The look of that word.
    pub look: &'static str,
    /// Its cells.
    pub cells: Vec<Shown>,
}

/// A cell of the preview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// As it was read.
    pub value: String,
    /// "", "warn" or "error".
    pub state: &'static str,
    /// Where it stands in the sheet.
    pub address: String,
    /// Number of its note.
    pub no: usize,
    /// What gives pause.
    pub sentence: String,
}

/// What can be done with the rows as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Can {
    /// They are written.
    Write,
    /// There is nothing to write; the batch is closed.
    Close,
    /// Those without errors are written.
    WriteTheOthers,
    /// Nothing yet.
    Not,
}

impl PreviewPage {
    /// How many rows would be written.
    fn good(&self) -> i64 {
        self.counts.new + self.counts.corrects - self.answered.one
    }

    /// Whether the rows can be written: none has an error and none waits for an answer.
    fn can(&self) -> Can {
        match (self.answered.open, self.counts.bad, self.good()) {
            (1.., _, _) => Can::Not,
            (_, 0, 1..) => Can::Write,
            (_, 0, _) => Can::Close,
            (_, _, 1..) => Can::WriteTheOthers,
            _ => Can::Not,
        }
    }

    fn said(&self, count: impl std::borrow::Borrow<i64>) -> String {
        viet::grouped(*count.borrow())
    }
}

/// GET …/{batch}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    asked: Asked,
) -> Result<Answer, Problem> {
    let (batch, _) = cx.read(async |view| batches::load(view, &who, &at, id).await).await?;
    let plan = match (batch.state(), &batch.plan) {
        (State::Open(_), Some(plan)) => plan.clone(),
        (State::Open(_), None) => return Ok(Answer::Go(To::address(format!("{}/cot", url(&at.slug, id))))),
        _ => return Ok(Answer::Again(show::drawn(&cx, &at, &batch, &asked.0).await?)),
    };
    let seen = assessed(&who, &cx, &at, &batch, &plan).await?;
    let only_bad = asked.0.ticked("loi");
    let from: usize = asked.0.line("tu").parse().unwrap_or(0);
    let (file, answers, questions) = cx
        .read(async |view| {
            let (file, _, _) = batches::file_of(view, &batch).await?;
            let answers = answers::load(view, batch.no).await?;
            let questions = questions(view, &who, &at, &plan, (&seen, &answers)).await?;
            Ok::<_, Problem>((file, answers, questions))
        })
        .await?;
    let action = url(&at.slug, id);
    let turn = |from: usize| {
        let from = from.to_string();
        let more = if only_bad { vec![("loi", "1"), ("tu", from.as_str())] } else { vec![("tu", from.as_str())] };
        format!("{action}?{}", query(more))
    };
    let mut shown = seen.rows.iter().filter(|row| !only_bad || row.fate == Fate::Bad).skip(from);
    let on_page: Vec<&ReadRow> = shown.by_ref().take(PAGE).collect();
    let more = shown.next().is_some();
    let (rows, notes) = rows(&on_page, &seen.account, &plan, &answers);
    let shown = PreviewPage {
        frame: cx.frame("Xem trước khi ghi").at(&at.slug, "hoat-dong"),
        back: list::url(&at.slug),
        file,
        kind: batch.kind.row().title,
        failure: batch.failure.clone(),
        counts: seen.counts,
        answered: Answered::of(&seen, &answers),
        remarks: seen.account.remarks.clone(),
        questions,
        heads: heads(&batch, &plan),
        rows,
        notes,
        only_bad: if only_bad { "on".to_owned() } else { String::new() },
        before: if from > 0 { turn(from.saturating_sub(PAGE)) } else { String::new() },
        after: if more { turn(from + PAGE) } else { String::new() },
        action,
    };
    Ok(Answer::Again(page(&shown)?))
}

impl Answered {
    /// What was answered of the rows that may be in the ledger.
    fn of(seen: &Assessed, answers: &Answers) -> Self {
        let mut told = Self { open: seen.unanswered(answers), ..Self::default() };
        for row in seen.rows.iter().filter(|row| row.is_asked()) {
            match answers.get(&row.key) {
                Some(Said::One(_)) => told.one += 1,
                Some(Said::Different(_)) => told.different += 1,
                None => {}
            }
        }
        told
    }
}

impl Counts {
    /// Counts one row more.
    pub fn add(&mut self, row: &Judged, fate: Fate, twins: &[Twin]) {
        self.rows += 1;
        self.alike += i64::from(!twins.is_empty());
        match fate {
            Fate::New => self.new += 1,
            Fate::There(_) => self.there += 1,
            Fate::Corrects(_) => self.corrects += 1,
            Fate::Left(_) => self.left += 1,
            Fate::Bad => self.bad += 1,
        }
        if row.marks.iter().any(|mark| mark.level == Level::Warning) {
            self.warned += 1;
        }
    }
}

fn heads(batch: &Batch, plan: &Plan) -> Vec<(String, String)> {
    let meaning = |matched: &Matched| {
        let column = matched.key().and_then(|key| column(batch.kind, key))?;
        let same = viet::fold(&column.title) == viet::fold(&matched.title);
        Some((matched.title.clone(), if same { String::new() } else { column.title }))
    };
    plan.columns.iter().filter_map(meaning).collect()
}

type Notes = Vec<(&'static str, String, String, String)>;

fn rows(on_page: &[&ReadRow], account: &Account, plan: &Plan, answers: &Answers) -> (Vec<Row>, Notes) {
    let mut notes = Notes::new();
    let shown: Vec<usize> = (0..plan.columns.len()).filter(|no| plan.columns[*no].key().is_some()).collect();
    let is_shown = |column: u32| shown.iter().any(|no| account.columns.get(*no).is_some_and(|(_, at)| *at == column));
    let mut rows = Vec::new();
    for row in on_page {
        let mut cells = Vec::new();
        for (place, no) in shown.iter().enumerate() {
            let Some((title, column)) = account.columns.get(*no) else { continue };
            let own = |mark: &&sheets::Mark| {
                // What is about the whole row stands at its first cell, and so does what is about a column not shown.
                let elsewhere = mark.column.is_none_or(|at| !is_shown(at));
                mark.column == Some(*column) || (place == 0 && elsewhere)
            };
            let marks: Vec<&sheets::Mark> = row.marks.iter().filter(own).collect();
            let mut cell = Shown { value: row.cell(*no).to_owned(), ..Shown::default() };
            if let Some(worst) = marks.iter().map(|mark| mark.level).max() {
                let sentences: Vec<&str> = marks.iter().map(|mark| mark.sentence.as_str()).collect();
                cell.state = if worst == Level::Error { "error" } else { "warn" };
                cell.address = Address::new(row.row, *column).to_string();
                cell.no = notes.len() + 1;
                cell.sentence = sentences.join(" ");
                notes.push((cell.state, cell.address.clone(), title.clone(), cell.sentence.clone()));
            }
            cells.push(cell);
        }
        let (word, look) = fate_words(row, answers);
        rows.push(Row { no: row.row + 1, fate: word, look, cells });
    }
    (rows, notes)
}

fn fate_words(row: &ReadRow, answers: &Answers) -> (&'static str, &'static str) {
    match (row.fate, row.is_asked().then(|| answers.get(&row.key))) {
        (Fate::New, Some(None)) => ("Có thể trùng", "warn"),
        (Fate::New, Some(Some(Said::One(_)))) => ("Là một, không ghi", ""),
        (Fate::New, _) => ("Ghi mới", "ok"),
        (Fate::There(_), _) => ("Đã có", ""),
        (Fate::Corrects(_), _) => ("Sửa", "info"),
        (Fate::Left(_), _) => ("Giữ nguyên", "warn"),
        (Fate::Bad, _) => ("Lỗi", "stop"),
    }
}

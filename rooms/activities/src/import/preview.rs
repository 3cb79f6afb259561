//! A batch's page, GET …/{batch}: its rows before they are taken, its progress while they are, what came of them after.
//! A preview is read anew each time from the file and the ledger as they stand, so it never shows what is no longer so.

use std::sync::Arc;

use askama::Template;
use kernel::Actor;
use organisation::UnionHere;
use sheets::{Address, Level};
use web::{Answer, Asked, Cx, Frame, InPath, Problem, To, page, query};

use super::assess::Judged;
use super::batch::{Batch, BatchId, State};
use super::column::column;
use super::known::Known;
use super::plan::{Matched, Plan};
use super::settle::{Fate, settle};
use super::sheet::{Account, File, Source, Stream};
use super::store as batches;
use super::turn::turn;
use super::upload::url;
use super::{file, list, show};

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
    /// What is to be known of the sheet.
    pub remarks: Vec<String>,
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
    /// Rows with something to look at, but no error.
    pub warned: i64,
    /// Rows with errors.
    pub bad: i64,
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

impl PreviewPage {
    /// How many rows would be written.
    fn good(&self) -> i64 {
        self.counts.new + self.counts.corrects
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
    let file = file::of(cx.db(), &batch).await?;
    let only_bad = asked.0.ticked("loi");
    let from: usize = asked.0.line("tu").parse().unwrap_or(0);
    let seen = look(&who, &cx, &at, &batch, &plan, file.clone(), only_bad, from).await?;
    let action = url(&at.slug, id);
    let turn = |from: usize| {
        let from = from.to_string();
        let more = if only_bad { vec![("loi", "1"), ("tu", from.as_str())] } else { vec![("tu", from.as_str())] };
        format!("{action}?{}", query(more))
    };
    let (rows, notes) = rows(&seen, &plan);
    let shown = PreviewPage {
        frame: cx.frame("Xem trước khi ghi").at(&at.slug, "hoat-dong"),
        back: list::url(&at.slug),
        file: file.name,
        kind: batch.kind.row().title,
        failure: batch.failure.clone(),
        counts: seen.counts,
        remarks: seen.account.remarks.clone(),
        heads: heads(&batch, &plan),
        rows,
        notes,
        only_bad: if only_bad { "on".to_owned() } else { String::new() },
        before: if from > 0 { turn(from.saturating_sub(PAGE)) } else { String::new() },
        after: if seen.more { turn(from + PAGE) } else { String::new() },
        action,
    };
    Ok(Answer::Again(page(&shown)?))
}

/// What a reading of the whole file saw: the rows of one page, and how many come to what.
struct Seen {
    rows: Vec<(Judged, Fate)>,
    more: bool,
    counts: Counts,
    account: Account,
}

#[expect(clippy::too_many_arguments, reason = "a reading and all that it stands on")]
async fn look(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    batch: &Batch,
    plan: &Plan,
    file: File,
    only_bad: bool,
    from: usize,
) -> Result<Seen, Problem> {
    let _turn = turn().await?;
    cx.read(async |view| {
        let known = Arc::new(Known::fetch(view, who, at, batch.kind).await?);
        let source = Source {
            file: file.clone(),
            sheet: batch.sheet,
            plan: Arc::new(plan.clone()),
            known: known.clone(),
            who: who.clone(),
        };
        let mut stream = Stream::open(source);
        let (mut rows, mut counts, mut passed, mut more) = (Vec::new(), Counts::default(), 0, false);
        while let Some(mut lot) = stream.next().await {
            let fates = settle(view, &known, &mut lot).await?;
            for (row, fate) in lot.into_iter().zip(fates) {
                counts.add(&row, fate);
                if only_bad && fate != Fate::Bad {
                    continue;
                }
                passed += 1;
                more |= passed > from + PAGE;
                if (from + 1..=from + PAGE).contains(&passed) {
                    rows.push((row, fate));
                }
            }
        }
        let account = stream.finish().await?;
        Ok(Seen { rows, more, counts, account })
    })
    .await
}

impl Counts {
    /// Counts one row more.
    pub fn add(&mut self, row: &Judged, fate: Fate) {
        self.rows += 1;
        match fate {
            Fate::New => self.new += 1,
            Fate::There(_) => self.there += 1,
            Fate::Corrects(_) => self.corrects += 1,
            Fate::Left(_) => self.left += 1,
            Fate::Bad => self.bad += 1,
        }
        if fate != Fate::Bad && row.worst() == Some(Level::Warning) {
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

fn rows(seen: &Seen, plan: &Plan) -> (Vec<Row>, Notes) {
    let mut notes = Notes::new();
    let shown: Vec<usize> = (0..plan.columns.len()).filter(|no| plan.columns[*no].key().is_some()).collect();
    let mut rows = Vec::new();
    for (judged, fate) in &seen.rows {
        let mut cells = Vec::new();
        for (place, no) in shown.iter().enumerate() {
            let Some((title, column)) = seen.account.columns.get(*no) else { continue };
            let own = |mark: &&sheets::Mark| {
                // What is about the whole row stands at its first cell, and so does what is about a column not shown.
                let elsewhere = mark.column.is_none_or(|at| !shown.iter().any(|no| is_at(seen, *no, at)));
                mark.column == Some(*column) || (place == 0 && elsewhere)
            };
            let marks: Vec<&sheets::Mark> = judged.marks.iter().filter(own).collect();
            let mut cell = Shown { value: judged.cells.get(*no).cloned().unwrap_or_default(), ..Shown::default() };
            if let Some(worst) = marks.iter().map(|mark| mark.level).max() {
                let sentences: Vec<&str> = marks.iter().map(|mark| mark.sentence.as_str()).collect();
                cell.state = if worst == Level::Error { "error" } else { "warn" };
                cell.address = Address::new(judged.row, *column).to_string();
                cell.no = notes.len() + 1;
                cell.sentence = sentences.join(" ");
                notes.push((cell.state, cell.address.clone(), title.clone(), cell.sentence.clone()));
            }
            cells.push(cell);
        }
        let (word, look) = fate_words(*fate);
        rows.push(Row { no: judged.row + 1, fate: word, look, cells });
    }
    (rows, notes)
}

fn is_at(seen: &Seen, no: usize, column: u32) -> bool {
    seen.account.columns.get(no).is_some_and(|(_, at)| *at == column)
}

fn fate_words(fate: Fate) -> (&'static str, &'static str) {
    match fate {
        Fate::New => ("Ghi mới", "ok"),
        Fate::There(_) => ("Đã có", ""),
        Fate::Corrects(_) => ("Sửa", "info"),
        Fate::Left(_) => ("Giữ nguyên", "warn"),
        Fate::Bad => ("Lỗi", "stop"),
    }
}

//! Finding a number and its list, whole or a page of it, in one snapshot. A row whose record the reader may not see (its
//! body stood below hers on that day and does not today) is counted and listed by kind, day, place and measures alone.

use std::collections::{BTreeMap, BTreeSet};

use activities::record::{self, VersionNo, write_quantity};
use figures::{Basis, Catalogue, Figure, Line, Number, Page as Turn, Question, Share};
use kernel::{Actor, Fault, Period, Refusal};
use organisation::{Body, UnionHere};
use store::Snapshot;
use web::{Asked, Problem};

use super::AFTER;
use crate::reach;

/// Records on a page of the list.
const PAGE: u32 = 100;

/// What an address asks for.
pub(super) struct Wanted {
    key: String,
    period: String,
    body: String,
    turn: Turn,
}

/// A number and its list, or a page of it.
pub(super) struct Found {
    pub figure: Figure,
    pub body: Body,
    pub period: Period,
    pub number: Number,
    pub rows: Vec<Row>,
    /// The last line of this page, where another follows.
    pub after: Option<Line>,
}

/// A record of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it was about.
    pub title: String,
    /// Where it is; nothing where the reader may not see it.
    pub href: String,
    /// What it adds to the number, as it is read.
    pub amount: String,
    /// The same as a number, where it is one.
    pub value: Option<i64>,
    /// When, whose, where.
    pub note: String,
    /// Its other measures.
    pub more: String,
}

impl Wanted {
    /// A page of the list; an unreadable "after" is the first one.
    pub fn page(key: String, period: String, asked: &Asked) -> Self {
        let after = asked.0.line(AFTER);
        let after = after.split_once('_').and_then(|(day, key)| Some((day.parse().ok()?, key.parse().ok()?)));
        // One line more than the page says that there is another page.
        Self { key, period, body: asked.0.line(reach::BODY), turn: Turn { after, limit: Some(PAGE + 1) } }
    }

    /// All of it.
    pub fn whole(key: String, period: String, asked: &Asked) -> Self {
        Self { key, period, body: asked.0.line(reach::BODY), turn: Turn::ALL }
    }
}

impl Found {
    /// Whether the page holds less than the list.
    pub fn in_parts(&self) -> bool {
        i64::try_from(self.rows.len()).unwrap_or(i64::MAX) < self.number.records
    }
}

pub(super) async fn find(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    catalogue: &Catalogue,
    wanted: &Wanted,
) -> Result<Found, Problem> {
    let figure = catalogue.get(&wanted.key).ok_or_else(Refusal::not_found)?.clone();
    let period: Period = wanted.period.parse().map_err(|_| Refusal::not_found())?;
    let body = reach::body(view, who, at, &wanted.body).await?;
    let question = Question { body: body.no, period, basis: Basis::AsReported, known_at: view.now() };
    let number = figure.number(view, &question).await?;
    let mut lines = figure.list(view, &question, &wanted.turn).await?;
    let more = wanted.turn.limit.is_some_and(|limit| lines.len() >= limit as usize);
    if more {
        lines.pop();
    }
    let rows = rows(view, who, at, &figure, &lines).await?;
    Ok(Found { figure, body, period, number, rows, after: if more { lines.pop() } else { None } })
}

async fn rows(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    figure: &Figure,
    lines: &[Line],
) -> Result<Vec<Row>, Fault> {
    if figure.source().table != activities::figures::RECORDS.table {
        return Ok(lines.iter().map(|line| bare(at, line)).collect());
    }
    let versions: Vec<VersionNo> = lines.iter().map(|line| VersionNo::from_column(line.key)).collect();
    let known = record::lines_of(view, &versions).await?;
    let seen: BTreeSet<VersionNo> = record::seen_of(view, who, &versions).await?;
    let row = |line: &Line| {
        let row = recorded(at, &figure.definition().unit, line, &known);
        let version = VersionNo::from_column(line.key);
        if seen.contains(&version) { row } else { redacted(row, known.get(&version)) }
    };
    Ok(lines.iter().map(row).collect())
}

/// What is left of a row for somebody who may not see its record.
fn redacted(row: Row, detail: Option<&record::Line>) -> Row {
    let parts = detail.map_or([""; 2], |detail| [detail.days.as_str(), detail.places.as_str()]);
    let note: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let kind = detail.map_or("Bản ghi", |detail| detail.kind.row().title);
    let title = format!("{kind} ngoài phạm vi xem của bạn");
    Row { title, href: String::new(), note: note.join(" · "), ..row }
}

/// A line of the ledger, with what the ledger knows beside it.
fn recorded(at: &UnionHere, unit: &str, line: &Line, known: &BTreeMap<VersionNo, record::Line>) -> Row {
    let href = format!("/{}/hoat-dong/{}", at.slug, line.id);
    let Some(detail) = known.get(&VersionNo::from_column(line.key)) else { return Row { href, ..bare(at, line) } };
    let parts = [&detail.days, &detail.bodies, &detail.places].map(String::as_str);
    let note: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let others = detail.measures.iter().filter(|(measure, text)| measure.unit() != unit && !text.is_empty());
    let more: Vec<String> = others.map(|(measure, text)| record::measured(detail.kind, *measure, text)).collect();
    Row { href, note: note.join(" · "), more: record::in_one(&more), ..bare(at, line) }
}

/// A line of which nothing more is known than the figure says: a body of the tree.
fn bare(at: &UnionHere, line: &Line) -> Row {
    let (amount, value) = match &line.share {
        Share::One => ("1".to_owned(), Some(1)),
        Share::Amount(quantity) => (write_quantity(Some(*quantity)), quantity.value),
        Share::Value(Some(value)) => (value.clone(), None),
        Share::Value(None) => ("chưa rõ".to_owned(), None),
    };
    Row {
        title: line.title.clone(),
        href: format!("/{}/to-chuc/{}", at.slug, line.id),
        amount,
        value,
        note: format!("từ ngày {}", viet::short_date(line.day.date())),
        more: String::new(),
    }
}

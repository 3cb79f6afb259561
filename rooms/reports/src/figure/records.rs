//! The list behind a number. The number and the list come from the same predicate in one snapshot, so the list adds up to
//! the number; the page says so. It opens at the side of a report, and on a phone it is a page of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use activities::record::{self, VersionNo};
use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::{Basis, Catalogue, Figure, Line, Number, Page as Turn, Question, Share};
use kernel::document::{Align, Block, Cell, Column, Document, Format, Section, Table};
use kernel::{Actor, Period, Refusal};
use organisation::{Body, UnionHere};
use store::Snapshot;
use web::{Asked, Cx, Download, Frame, Page, Problem, page};

use super::url;
use crate::prose::counted;
use crate::report::body_asked_for;

/// Records on a page of the list.
const PAGE: u32 = 100;

/// The page of a figure's list.
#[derive(Template)]
#[template(path = "figure/records.html")]
pub struct RecordsPage {
    /// The frame.
    pub frame: Frame,
    /// What the figure is called.
    pub title: String,
    /// Whose, and over which period.
    pub scope: String,
    /// "19 lớp".
    pub number: String,
    /// "= tổng 6 dòng dưới đây · định nghĩa bản 1".
    pub equals: String,
    /// What it means.
    pub why: String,
    /// The page it came from.
    pub back: String,
    /// The list as a workbook.
    pub excel: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The next page of the list, or nothing.
    pub after: String,
}

/// A record of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it was about.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// What it adds to the number.
    pub amount: String,
    /// When, whose, where.
    pub note: String,
    /// Its other measures.
    pub more: String,
}

struct Found {
    figure: Figure,
    body: Body,
    period: Period,
    number: Number,
    rows: Vec<Row>,
    after: Option<Line>,
}

/// GET …/so-lieu/{figure}/{period}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, key, period)): Path<(String, String, String)>,
    asked: Asked,
) -> Result<Page, Problem> {
    let found =
        cx.read(async |view| find(view, &who, &at, &catalogue, &key, &period, &asked, Some(PAGE)).await).await?;
    let definition = found.figure.definition();
    let body = (found.body.no != at.body.no).then_some(found.body.id);
    let address = url(&at.slug, &key, &found.period, body);
    let joint = if body.is_some() { "&" } else { "?" };
    let (path, tail) =
        address.split_once('?').map_or((address.as_str(), String::new()), |(path, tail)| (path, format!("?{tail}")));
    page(&RecordsPage {
        frame: cx.frame(&definition.title).at(&at.slug, "bao-cao"),
        title: definition.title.clone(),
        scope: format!("{} · {}", found.body.short, found.period.name()),
        number: counted(&found.number, &definition.unit),
        equals: equals(&found.number, definition.version),
        why: format!("/{}/so-lieu/{key}", at.slug),
        back: format!("/{}/bao-cao", at.slug),
        excel: format!("{path}/tai-ve{tail}"),
        after: found
            .after
            .as_ref()
            .map_or_else(String::new, |line| format!("{address}{joint}sau={}_{}", line.day, line.key)),
        rows: found.rows,
    })
}

/// GET …/so-lieu/{figure}/{period}/tai-ve
pub async fn get_workbook(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, key, period)): Path<(String, String, String)>,
    asked: Asked,
) -> Result<Download, Problem> {
    let found = cx.read(async |view| find(view, &who, &at, &catalogue, &key, &period, &asked, None).await).await?;
    let name = format!("{key} {}.xlsx", found.period);
    let bytes = cx.print(workbook(&found, cx.now().day()), Format::Xlsx).await?;
    Ok(Download { name: name.replace('/', "-"), media_type: Format::Xlsx.media_type(), bytes })
}

#[expect(clippy::too_many_arguments, reason = "the address of a list has this many parts; both formats read it alike")]
async fn find(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    catalogue: &Catalogue,
    key: &str,
    period: &str,
    asked: &Asked,
    limit: Option<u32>,
) -> Result<Found, Problem> {
    let figure = catalogue.get(key).ok_or_else(Refusal::not_found)?.clone();
    let period: Period = period.parse().map_err(|_| Refusal::not_found())?;
    let body = body_asked_for(view, who, at, &asked.0.line("don-vi")).await?;
    let question = Question { body: body.no, period, basis: Basis::AsReported, known_at: view.now() };
    let number = figure.number(view, &question).await?;
    let turn = turn(&asked.0.line("sau"), limit);
    let mut lines = figure.list(view, &question, &turn).await?;
    // One line more than the page says that there is another page.
    let more = limit.is_some_and(|limit| lines.len() > limit as usize);
    if let (true, Some(limit)) = (more, limit) {
        lines.truncate(limit as usize);
    }
    let rows = rows(view, at, &figure, &lines).await?;
    let after = if more { lines.pop() } else { None };
    Ok(Found { figure, body, period, number, rows, after })
}

fn turn(after: &str, limit: Option<u32>) -> Turn {
    let Some(limit) = limit else { return Turn::ALL };
    let key = after.split_once('_').and_then(|(day, key)| Some((day.parse().ok()?, key.parse().ok()?)));
    Turn { after: key, limit: Some(limit + 1) }
}

async fn rows(view: &Snapshot, at: &UnionHere, figure: &Figure, lines: &[Line]) -> Result<Vec<Row>, Problem> {
    let unit = &figure.definition().unit;
    let ledger = figure.source().name == "record";
    let versions: Vec<VersionNo> = lines.iter().map(|line| VersionNo::from_column(line.key)).collect();
    let known = if ledger { record::lines_of(view, &versions).await? } else { BTreeMap::new() };
    let row = |line: &Line| {
        let amount = match &line.share {
            Share::One => "1".to_owned(),
            Share::Amount(quantity) => record::write_quantity(Some(*quantity)),
            Share::Value(value) => value.clone().unwrap_or_else(|| "chưa rõ".to_owned()),
        };
        let detail = known.get(&VersionNo::from_column(line.key));
        let parts = |detail: &record::Line| {
            let parts = [detail.days.clone(), detail.bodies.clone(), detail.places.clone()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        };
        let more = |detail: &record::Line| {
            let stated = record::Measure::ALL.into_iter().zip(&detail.measures);
            let others = stated.filter(|(measure, text)| measure.unit() != unit && !text.is_empty());
            others.map(|(measure, text)| format!("{text} {}", measure.unit())).collect::<Vec<_>>().join(", ")
        };
        Row {
            title: line.title.clone(),
            href: if ledger { format!("/{}/hoat-dong/{}", at.slug, line.id) } else { format!("/{}/to-chuc", at.slug) },
            amount,
            note: detail.map_or_else(|| viet::short_date(line.day.date()), parts),
            more: detail.map_or_else(String::new, more),
        }
    };
    Ok(lines.iter().map(row).collect())
}

fn equals(number: &Number, version: u32) -> String {
    let unknown = if number.unknown > 0 {
        format!(", {} dòng chưa rõ số", viet::padded(number.unknown))
    } else {
        String::new()
    };
    match number.records {
        0 => format!("Chưa có bản ghi nào trong kỳ · định nghĩa bản {version}"),
        records => format!("= tổng {} dòng dưới đây{unknown} · định nghĩa bản {version}", viet::grouped(records)),
    }
}

fn workbook(found: &Found, today: kernel::Day) -> Document {
    let definition = found.figure.definition();
    let column = |head: &str, align, share| Column { head: head.to_owned(), align, share };
    let row = |row: &Row| [&row.title, &row.note, &row.amount, &row.more].map(Cell::words).to_vec();
    let table = Table {
        name: "records".to_owned(),
        caption: format!("{}: {}", definition.title, counted(&found.number, &definition.unit)),
        columns: vec![
            column("Nội dung", Align::Left, 40),
            column("Thời gian, đơn vị, địa điểm", Align::Left, 40),
            column(&definition.unit, Align::Right, 12),
            column("Số đo khác", Align::Left, 24),
        ],
        rows: found.rows.iter().map(row).collect(),
    };
    Document {
        title: format!("{}, {}, {}", definition.title, found.body.short, found.period.name()),
        author: found.body.name.clone(),
        dated: today,
        sections: vec![Section { name: "records".to_owned(), blocks: vec![Block::Table(table)] }],
    }
}

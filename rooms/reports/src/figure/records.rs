//! The list behind a number. The number and the list come from the same predicate in one snapshot, so the list adds up to
//! the number; the page says so. It opens at the side of a report, and on a phone it is a page of its own.

mod find;
mod workbook;

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::{Catalogue, Line, Number};
use kernel::document::Format;
use kernel::Actor;
use organisation::UnionHere;
use web::{Asked, Cx, Download, Frame, Page, Problem, page};

use self::find::{Found, Wanted, find};
use super::url;
use crate::prose::counted;
use crate::reach;
use crate::report::{Address, CAME_FROM};

pub use self::find::Row;

/// The part of an address that says after which record a page of the list begins.
const AFTER: &str = "sau";

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
    /// The report it was opened from, or the list of reports.
    pub back: String,
    /// The list as a workbook.
    pub excel: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The next page of the list, or nothing.
    pub after: String,
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
    let wanted = Wanted::page(key, period, &asked);
    let found = cx.read(async |view| find(view, &who, &at, &catalogue, &wanted).await).await?;
    let title = found.figure.definition().title.clone();
    page(&RecordsPage::new(cx.frame(title), &at, found, &asked))
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
    let wanted = Wanted::whole(key, period, &asked);
    let found = cx.read(async |view| find(view, &who, &at, &catalogue, &wanted).await).await?;
    let (name, paper) = (workbook::name(&found), workbook::workbook(&found, cx.now().day()));
    let bytes = cx.print(paper, Format::Xlsx).await?;
    Ok(Download { name, media_type: Format::Xlsx.media_type(), bytes })
}

impl RecordsPage {
    fn new(frame: Frame, at: &UnionHere, found: Found, asked: &Asked) -> Self {
        let definition = found.figure.definition();
        let body = reach::query(at, &found.body);
        let came_from = Address::from_text(asked.0.text(CAME_FROM));
        let path = url(&at.slug, &definition.key, &found.period, None);
        let next = |line: &Line| {
            let mut parts = body.clone();
            parts.extend(came_from.map(|report| (CAME_FROM, report.to_string())));
            parts.push((AFTER, format!("{}_{}", line.day, line.key)));
            reach::with(&path, &parts)
        };
        let reports = || format!("/{}/bao-cao", at.slug);
        Self {
            frame: frame.at(&at.slug, "bao-cao"),
            title: definition.title.clone(),
            scope: format!("{} · {}", found.body.short, found.period.name()),
            number: counted(&found.number, &definition.unit),
            equals: equals(&found.number, definition.version, found.in_parts()),
            why: format!("/{}/so-lieu/{}", at.slug, definition.key),
            back: reach::with(&came_from.map_or_else(reports, |report| report.path(&at.slug)), &body),
            excel: reach::with(&format!("{path}/tai-ve"), &body),
            after: found.after.as_ref().map_or_else(String::new, next),
            rows: found.rows,
        }
    }
}

fn equals(number: &Number, version: u32, in_parts: bool) -> String {
    let unknown = match number.unknown {
        0 => String::new(),
        unknown => format!(", {} dòng chưa rõ số", viet::padded(unknown)),
    };
    let rows = viet::grouped(number.records);
    match (number.records, in_parts) {
        (0, _) => format!("Chưa có bản ghi nào trong kỳ · định nghĩa bản {version}"),
        (_, false) => format!("= tổng {rows} dòng dưới đây{unknown} · định nghĩa bản {version}"),
        (_, true) => format!("= tổng {rows} dòng của danh sách{unknown} · định nghĩa bản {version}"),
    }
}

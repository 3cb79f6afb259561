//! The list behind a number. The number and the list come from the same predicate in one snapshot, so the list adds up to
//! the number; the page says so. It opens at the side of a report, and on a phone it is a page of its own.

mod find;
mod workbook;

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::{Catalogue, Line, Number};
use kernel::Actor;
use kernel::document::Format;
use organisation::UnionHere;
use web::{Asked, Cx, Download, Frame, Page, Problem, page};

use self::find::{Found, Wanted, find};
use super::url;
use crate::prose::headed;
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
    /// The page as the laws draw it: a list with a gap, a page of a longer one, an empty one.
    pub fn samples() -> Vec<Self> {
        let row = |title: &str, amount: &str, more: &str| Row {
            title: title.to_owned(),
            href: "/lang-son/hoat-dong/01G60000000000000000000001".to_owned(),
            amount: amount.to_owned(),
            value: None,
            note: "12/3/2022 · Hội Y học, Hội Đông y · xã Bằng Mạc".to_owned(),
            more: more.to_owned(),
        };
        let page = |number: &str, equals: &str, rows: Vec<Row>, after: &str| Self {
            frame: Frame::sample("Lớp tập huấn chủ trì, đồng chủ trì").at("lang-son", "bao-cao"),
            title: "Lớp tập huấn chủ trì, đồng chủ trì".to_owned(),
            scope: "Liên hiệp hội Lạng Sơn · 6 tháng đầu năm 2022".to_owned(),
            number: number.to_owned(),
            equals: equals.to_owned(),
            why: "/lang-son/so-lieu/lop.chu_tri".to_owned(),
            back: "/lang-son/bao-cao/6-thang/2022-H1".to_owned(),
            excel: "/lang-son/so-lieu/lop.chu_tri/2022-H1/tai-ve".to_owned(),
            rows,
            after: after.to_owned(),
        };
        let rows = vec![
            row("Theo dõi biến chứng sau Covid-19, đợt 1", "5", "2.410 lượt người"),
            row("Kỹ thuật trồng hồi", "chưa rõ", ""),
        ];
        let next = "/lang-son/so-lieu/lop.chu_tri/2022-H1?sau=2022-03-12_1";
        vec![
            page("ít nhất 5 lớp", "= tổng 2 dòng dưới đây, 01 dòng chưa rõ số · định nghĩa bản 1", rows.clone(), ""),
            page("240 lớp", "= tổng 240 dòng của danh sách · định nghĩa bản 1", rows, next),
            page("0 lớp", "Chưa có bản ghi nào trong kỳ · định nghĩa bản 1", Vec::new(), ""),
        ]
    }

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
            number: headed(&found.number, &definition.unit),
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

#[cfg(test)]
mod tests;

//! A report on screen: the paper's words, every number a link that opens its list at the side. The links carry which report
//! they stand in, so that on a phone, where the list is a page of its own, "Trở lại" leads back here.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::Catalogue;
use kernel::document::{Align, Block, Cell, Document, Format, Inline};
use kernel::{Actor, Day};
use organisation::UnionHere;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::address::{Address, CAME_FROM};
use super::report::Report;
use crate::prose::{Change, changed};
use crate::reach;

/// The page of a report.
#[derive(Template)]
#[template(path = "report/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// The list of reports.
    pub list: String,
    /// Whose report.
    pub whose: String,
    /// Over which period.
    pub period: String,
    /// What is to be known before the numbers are used: words and their look.
    pub tags: Vec<(String, &'static str)>,
    /// The closing day.
    pub closing: String,
    /// As known when.
    pub known: String,
    /// The files: word and address, the main one first.
    pub takes: Vec<(&'static str, String)>,
    /// The paper as a page of its own.
    pub print: String,
    /// The paper.
    pub paper: Document,
    /// Which report this is, as its links carry it.
    pub here: String,
    /// Each change of the table by the name of its cell, with the unit it is told in.
    pub changes: BTreeMap<String, (Change, String)>,
}

impl ShowPage {
    /// The page of a report, as today sees it.
    ///
    /// # Errors
    /// What the paper says.
    pub fn new(frame: Frame, at: &UnionHere, report: &Report, today: Day) -> Result<Self, Problem> {
        let (slug, address) = (&at.slug, Address::of(report));
        let body = reach::query(at, &report.body);
        let take = |format: Format| reach::with(&format!("{}/tai-ve/{format}", address.path(slug)), &body);
        let change = |(key, pair): (&str, &super::report::Pair)| {
            (Report::change_cell(key), (changed(&pair.now, &pair.before), pair.unit.clone()))
        };
        Ok(Self {
            frame: frame.at(slug, "bao-cao"),
            list: reach::with(&format!("/{slug}/bao-cao"), &body),
            whose: report.body.short.clone(),
            period: report.period.name(),
            tags: tags(report, today),
            closing: viet::short_date(report.period.last.date()),
            known: report.known_at.to_string(),
            takes: vec![
                ("Tải Word", take(Format::Docx)),
                ("Tải PDF", take(Format::Pdf)),
                ("Tải Excel", take(Format::Xlsx)),
            ],
            print: take(Format::Html),
            paper: report.paper()?,
            here: address.to_string(),
            changes: report.pairs().map(change).collect(),
        })
    }

    /// The blocks that are read on screen: what frames a signed paper stays on paper.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.paper.sections.iter().flat_map(|section| section.blocks.iter())
    }

    /// The address of a list with the way back to this report.
    fn opens(&self, list: &str) -> String {
        let joint = if list.contains('?') { '&' } else { '?' };
        format!("{list}{joint}{}", web::query([(CAME_FROM, self.here.as_str())]))
    }

    /// Colour and words of a change.
    fn told(&self, cell: &str) -> (&'static str, String) {
        self.changes.get(cell).map_or(("same", String::new()), |(change, unit)| (change.way(), change.words(unit)))
    }
}

fn tags(report: &Report, today: Day) -> Vec<(String, &'static str)> {
    let ended = if today > report.period.last { ("Kỳ đã kết thúc", "ok") } else { ("Kỳ chưa kết thúc", "warn") };
    let mut tags = vec![(ended.0.to_owned(), ended.1)];
    let unknown = report.printed().filter(|(_, pair)| pair.now.unknown > 0).count();
    if unknown > 0 {
        let count = viet::padded(i64::try_from(unknown).unwrap_or(i64::MAX));
        tags.push((format!("{count} số liệu còn chỗ chưa rõ"), "warn"));
    }
    if report.pair("lop.gop").is_ok_and(|pair| pair.now.records > 0) {
        tags.push(("Có số liệu gộp".to_owned(), "info"));
    }
    tags
}

/// GET …/bao-cao/{kind}/{period}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, kind, period)): Path<(String, String, String)>,
    asked: Asked,
) -> Result<Page, Problem> {
    let address = Address::read(&kind, &period)?;
    let report = cx
        .read(async |view| {
            let body = reach::body(view, &who, &at, &asked.0.line(reach::BODY)).await?;
            let (kind, period) = (address.kind(), address.period());
            Ok::<_, Problem>(Report::compose(view, &catalogue, &at.body, &body, kind, period).await?)
        })
        .await?;
    let frame = cx.frame(format!("Báo cáo {}", report.period.name()));
    page(&ShowPage::new(frame, &at, &report, cx.now().day())?)
}

//! A report on screen: the paper's words, every number a link that opens its list at the side.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::Catalogue;
use kernel::document::{Align, Block, Cell, Document, FigureRun, Inline};
use kernel::{Actor, Period, Refusal};
use organisation::body::BodyId;
use organisation::{Body, Scope, UnionHere, body};
use std::sync::Arc;
use store::Snapshot;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::kind::ReportKind;
use super::report::Report;

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
    /// From when to when.
    pub range: String,
    /// As known when.
    pub known: String,
    /// Where the formats lie: word and address.
    pub takes: Vec<(&'static str, String)>,
    /// The paper.
    pub paper: Document,
}

impl ShowPage {
    /// The blocks that are read on screen: what frames a signed paper stays on paper.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.paper.sections.iter().flat_map(|section| section.blocks.iter())
    }

    /// The colour of a change; its sign says the same.
    fn way(run: &FigureRun) -> &'static str {
        match run.value {
            Some(change) if change > 0 => "up",
            Some(change) if change < 0 => "down",
            _ => "",
        }
    }
}

/// What a report page is asked for.
pub(super) struct AskedFor {
    pub kind: ReportKind,
    pub period: Period,
    pub body: Body,
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
    let report = cx
        .read(async |view| {
            let asked_for = read(view, &who, &at, &kind, &period, &asked).await?;
            let AskedFor { kind, period, body } = asked_for;
            Ok::<_, Problem>(Report::compose(view, &catalogue, &at.body, &body, kind, period).await?)
        })
        .await?;
    page(&draw(&cx, &at, &report)?)
}

/// Reads the address: a report that is not there, or not hers, is not found.
pub(super) async fn read(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    kind: &str,
    period: &str,
    asked: &Asked,
) -> Result<AskedFor, Problem> {
    let kind = ReportKind::from_slug(kind).ok_or_else(Refusal::not_found)?;
    let period: Period = period.parse().map_err(|_| Refusal::not_found())?;
    if !kind.takes(&period) {
        return Err(Refusal::not_found().into());
    }
    let body = body_asked_for(view, who, at, &asked.0.line("don-vi")).await?;
    Ok(AskedFor { kind, period, body })
}

/// The body named in the address, or the Union; only within the actor's reach.
pub(crate) async fn body_asked_for(view: &Snapshot, who: &Actor, at: &UnionHere, name: &str) -> Result<Body, Problem> {
    let scope = Scope::any(who, view.today());
    let body = if name.is_empty() {
        highest_within_reach(view, &scope, at).await?
    } else {
        let id: BodyId = name.parse().map_err(|_| Refusal::not_found())?;
        body::store::find(view, id).await?.ok_or_else(Refusal::not_found)?
    };
    if body.union != at.body.union || !scope.reaches(view, body.no).await? {
        return Err(Refusal::not_found().into());
    }
    Ok(body)
}

/// An officer of one association who asks for "the report" means her own.
async fn highest_within_reach(view: &Snapshot, scope: &Scope, at: &UnionHere) -> Result<Body, Problem> {
    for placed in body::store::list_below(view, at.body.no, view.today()).await? {
        if scope.reaches(view, placed.body.no).await? {
            return Ok(placed.body);
        }
    }
    Err(Refusal::not_found().into())
}

fn draw(cx: &Cx, at: &UnionHere, report: &Report) -> Result<ShowPage, Problem> {
    let address = url(&at.slug, report);
    let takes = [("Tải Word", "docx"), ("Tải PDF", "pdf"), ("Tải Excel", "xlsx"), ("Xem bản in", "html")];
    let (path, query) = address.split_once('?').map_or((address.as_str(), ""), |(path, query)| (path, query));
    let tail = if query.is_empty() { String::new() } else { format!("?{query}") };
    let range = |day: kernel::Day| viet::short_date(day.date());
    Ok(ShowPage {
        frame: cx.frame(format!("Báo cáo {}", report.period.name())).at(&at.slug, "bao-cao"),
        list: format!("/{}/bao-cao", at.slug),
        whose: report.body.short.clone(),
        period: report.period.name(),
        range: format!("{} – {}", range(report.period.first), range(report.period.last)),
        known: report.known_at.to_string(),
        takes: takes.map(|(words, format)| (words, format!("{path}/tai-ve/{format}{tail}"))).to_vec(),
        paper: report.paper()?,
    })
}

/// The address of a report.
pub fn url(slug: &str, report: &Report) -> String {
    let base = format!("/{slug}/bao-cao/{}/{}", report.kind.slug(), report.period);
    if report.body.no == report.union.no { base } else { format!("{base}?don-vi={}", report.body.id) }
}

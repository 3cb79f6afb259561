//! Which report: of whom, over which period, closed how.

use askama::Template;
use kernel::{Actor, Closing};
use organisation::{Scope, UnionHere, body};
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::kind::ReportKind;
use super::show::body_asked_for;

/// The page that offers reports.
#[derive(Template)]
#[template(path = "report/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// Its own address.
    pub action: String,
    /// Bodies within reach: name at the door, words.
    pub bodies: Vec<(String, String)>,
    /// The chosen body.
    pub body: String,
    /// Reports on offer.
    pub offers: Vec<Offer>,
}

/// Reports of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// "Báo cáo 6 tháng".
    pub title: &'static str,
    /// Period, range, closing, address.
    pub lines: Vec<Line>,
}

/// One report on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// "6 tháng đầu năm 2022".
    pub period: String,
    /// "15/12/2021 – 14/06/2022".
    pub range: String,
    /// How it is closed, in words.
    pub closing: &'static str,
    /// Where it is.
    pub href: String,
}

/// GET …/bao-cao
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let shown = cx
        .read(async |view| {
            let scope = Scope::any(&who, view.today());
            let chosen = body_asked_for(view, &who, &at, &asked.0.line("don-vi")).await?;
            let mut bodies = Vec::new();
            for placed in body::store::list_below(view, at.body.no, view.today()).await? {
                if scope.reaches(view, placed.body.no).await? {
                    bodies.push((placed.body.id.to_string(), placed.body.short));
                }
            }
            let tail = if chosen.no == at.body.no { String::new() } else { format!("?don-vi={}", chosen.id) };
            Ok::<_, Problem>(ListPage {
                frame: cx.frame("Báo cáo").at(&at.slug, "bao-cao"),
                action: format!("/{}/bao-cao", at.slug),
                bodies,
                body: chosen.id.to_string(),
                offers: ReportKind::ALL.map(|kind| offer(kind, &at, cx.now().day().year(), &tail)).to_vec(),
            })
        })
        .await?;
    page(&shown)
}

fn offer(kind: ReportKind, at: &UnionHere, year: i32, tail: &str) -> Offer {
    let short = |day: kernel::Day| viet::short_date(day.date());
    let line = |period: kernel::Period| Line {
        period: period.name(),
        range: format!("{} – {}", short(period.first), short(period.last)),
        closing: match period.closing {
            Closing::Statutory => "theo chế độ báo cáo nhà nước",
            Closing::Calendar => "theo năm dương lịch",
        },
        href: format!("/{}/bao-cao/{}/{period}{tail}", at.slug, kind.slug()),
    };
    Offer { title: kind.title(), lines: kind.recent(year).into_iter().map(line).collect() }
}

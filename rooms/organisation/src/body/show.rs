//! GET /{union}/to-chuc/{body}: what a body is, where it stood when, what was decided about it and entered by whom.

use askama::Template;
use kernel::{Actor, Day};
use people::account;
use store::{Logged, Snapshot};
use web::{Cx, Frame, Page, Problem, page};

use super::body::Body;
use super::form::{Here, named, shown};
use super::kind::BodyKind;
use super::policy::{may_end, visible};
use super::store::{Place, places};
use crate::here::UnionHere;

/// A body.
#[derive(Template)]
#[template(path = "body/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// Address of the list.
    pub list: String,
    /// Its own address.
    pub url: String,
    /// Its name in full.
    pub name: String,
    /// Its kind in words.
    pub kind: &'static str,
    /// Facts about it.
    pub pairs: Vec<(&'static str, String)>,
    /// Where it stood: what below, from, to, by which decision.
    pub places: Vec<[String; 4]>,
    /// What was entered about it, newest first.
    pub history: Vec<Line>,
    /// Whether the reader may end it.
    pub may_keep: bool,
    /// Whether the reader may move it: a Union stays where it is.
    pub may_transfer: bool,
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    when: String,
    instant: String,
    who: String,
    what: String,
    why: String,
}

impl ShowPage {
    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        let place = ["Liên hiệp hội Lạng Sơn", "12/03/1997", "nay", "Quyết định công nhận hội thành viên"];
        vec![Self {
            frame: Frame::sample("Hội Y học").at("lang-son", "to-chuc"),
            list: "/lang-son/to-chuc".to_owned(),
            url: "/lang-son/to-chuc/01G60000000000000000000001".to_owned(),
            name: "Hội Y học tỉnh Lạng Sơn".to_owned(),
            kind: "Hội thành viên",
            pairs: vec![("Tên gọn", "Hội Y học".to_owned()), ("Thành lập", "12/03/1997".to_owned())],
            places: vec![place.map(str::to_owned)],
            history: vec![Line {
                when: "08:00 ngày 20/06/2022".to_owned(),
                instant: "2022-06-20".to_owned(),
                who: "Nông Văn Minh".to_owned(),
                what: "Thành lập, từ ngày 12/03/1997".to_owned(),
                why: "Quyết định công nhận hội thành viên".to_owned(),
            }],
            may_keep: true,
            may_transfer: true,
        }]
    }
}

/// GET /{union}/to-chuc/{body}
pub async fn get(who: Actor, cx: Cx, at: UnionHere, path: Here) -> Result<Page, Problem> {
    let id = named(path)?;
    let shown = cx
        .read(async |view| {
            let body = visible(view, &who, &at.body, id).await?;
            let stood = places(view, &body).await?;
            let may_keep = match may_end(view, &who, &body).await {
                Ok(_) => true,
                Err(Problem::Refused(_)) => false,
                Err(problem) => return Err(problem),
            };
            Ok(ShowPage {
                frame: cx.frame(body.short.as_str()).at(&at.slug, "to-chuc"),
                list: format!("/{}/to-chuc", at.slug),
                url: url(&at, &body),
                name: body.name.clone(),
                kind: body.kind.title(),
                pairs: pairs(&body, &stood, view.today()),
                may_transfer: may_keep && body.kind != BodyKind::Union,
                places: stood.iter().rev().map(place).collect(),
                history: history(view, &body).await?,
                may_keep,
            })
        })
        .await?;
    page(&shown)
}

/// The address of a body's page.
pub(super) fn url(at: &UnionHere, body: &Body) -> String {
    format!("/{}/to-chuc/{}", at.slug, body.id)
}

fn pairs(body: &Body, places: &[Place], today: Day) -> Vec<(&'static str, String)> {
    let mut pairs = vec![("Tên gọn", body.short.clone()), ("Thành lập", shown(body.founded))];
    if let Some(last) = places.last() {
        pairs.push(("Trực thuộc", if last.to <= today { ended(last) } else { standing(places, today) }));
    }
    if !body.basis.is_empty() {
        pairs.push(("Căn cứ thành lập", body.basis.clone()));
    }
    pairs
}

fn ended(last: &Place) -> String {
    format!("đã kết thúc hoạt động từ ngày {}", shown(last.to))
}

/// Where it stands now and what is decided for the days to come.
fn standing(places: &[Place], today: Day) -> String {
    let line = |place: &Place| {
        let mut line = place.parent_name.clone();
        if place.from > today {
            line.push_str(&format!(", từ ngày {}", shown(place.from)));
        }
        if place.to < Day::MAX {
            line.push_str(&format!(", đến hết ngày {}", shown(place.to.previous())));
        }
        line
    };
    places.iter().filter(|place| place.to > today).map(line).collect::<Vec<_>>().join("; ")
}

fn place(place: &Place) -> [String; 4] {
    let last = if place.to == Day::MAX { "nay".to_owned() } else { shown(place.to.previous()) };
    [place.parent_name.clone(), shown(place.from), last, place.basis.clone()]
}

async fn history(view: &Snapshot, body: &Body) -> Result<Vec<Line>, Problem> {
    let mut lines = Vec::new();
    for logged in view.log_of(body.union, "body", &body.id.to_string()).await?.into_iter().rev() {
        let who = match logged.by {
            Some(by) => account::store::get(view, by).await?.map(|account| account.name),
            None => None,
        };
        lines.push(Line {
            when: logged.at.to_string(),
            instant: logged.at.day().to_string(),
            who: who.unwrap_or_else(|| "Hệ thống".to_owned()),
            what: what(&logged),
            why: logged.why,
        });
    }
    Ok(lines)
}

fn what(logged: &Logged) -> String {
    let done = match logged.verb.as_str() {
        "founded" => "Thành lập hoặc công nhận",
        "transferred" => "Chuyển trực thuộc",
        "ended" => "Kết thúc hoạt động",
        other => other,
    };
    let day = logged.detail.get("from").and_then(|day| day.as_str()).and_then(|day| day.parse::<Day>().ok());
    day.map_or_else(|| done.to_owned(), |day| format!("{done}, từ ngày {}", shown(day)))
}

//! One programme: a thematic review, of all times and bodies or of some. How many records of each kind carry it out, each
//! number a link to the filtered list, what the done ones add up to, the latest of them, all of them as a workbook; how else
//! it is written, and what the office did with it.

use askama::Template;
use kernel::{AccountId, Actor, Fault, FieldErrors, Refusal};
use organisation::UnionHere;
use store::{Logged, Snapshot};
use web::{Answer, Asked, Cx, Frame, InPath, Problem, To, page};

use super::catalogue::Catalogue;
use super::policy::may_tidy;
use super::programme::{Programme, ProgrammeId};
use super::review::{self, Review};
use super::{list, store as programmes};
use crate::record::{Ask, Filter};

/// The page of one programme.
#[derive(Template)]
#[template(path = "programme/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// The catalogue's address.
    pub catalogue: String,
    /// The page's own address.
    pub action: String,
    /// Its name.
    pub name: String,
    /// Its other writings: name at the door and words.
    pub others: Vec<(ProgrammeId, String)>,
    /// What carries it out.
    pub review: Review,
    /// Programmes it can be merged into; nothing where the visitor may not.
    pub targets: Vec<(String, String)>,
    /// Whether the visitor may rename, merge and part.
    pub may_tidy: bool,
    /// The new name as typed.
    pub typed: String,
    /// What is wrong with what was typed.
    pub errors: FieldErrors,
    /// What the office did, the latest first: when, the instant, who, what.
    pub history: Vec<Told>,
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When, in words.
    pub when: String,
    /// The same for machines.
    pub instant: String,
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
}

/// The address of a programme.
pub fn url(union: &str, id: ProgrammeId) -> String {
    format!("{}/{id}", list::url(union))
}

/// GET …/chuong-trinh/{programme}; another writing leads to the programme that it is of.
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, ProgrammeId)>,
    asked: Asked,
) -> Result<Answer, Problem> {
    let shown = read(&who, &cx, &at, id, &Filter::read(&asked.0)).await?;
    let own = url(&at.slug, id);
    if shown.action != own {
        return Ok(Answer::Go(To::address(shown.action)));
    }
    Ok(Answer::Again(page(&shown)?))
}

/// The page of the programme of which this is a writing; `asked` says of which time and whose records.
///
/// # Errors
/// Not found, what the engine says.
pub(super) async fn read(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    id: ProgrammeId,
    asked: &Filter,
) -> Result<ShowPage, Problem> {
    cx.read(async |view| {
        let catalogue = programmes::catalogue(view, at.body.union).await?;
        let programme = catalogue.find(id).ok_or_else(Refusal::not_found)?.clone();
        let may_tidy = may_tidy(who, at.body.no, &programmes::reached(view, who, at.body.no).await?).is_ok();
        Ok(ShowPage {
            frame: cx.frame(programme.name.clone()).at(&at.slug, list::SECTION),
            catalogue: list::url(&at.slug),
            action: url(&at.slug, programme.id),
            others: catalogue.others_of(programme.no).iter().map(|other| (other.id, other.name.clone())).collect(),
            review: review::of(view, who, at, programme.id, asked).await?,
            targets: if may_tidy { targets(&catalogue, &programme) } else { Vec::new() },
            history: history(view, at, &catalogue, &programme).await?,
            typed: programme.name.clone(),
            name: programme.name,
            errors: FieldErrors::new(),
            may_tidy,
        })
    })
    .await
}

fn targets(catalogue: &Catalogue, programme: &Programme) -> Vec<(String, String)> {
    let others = catalogue.programmes().filter(|other| other.no != programme.no);
    others.map(|other| (other.id.to_string(), other.name.clone())).collect()
}

async fn history(
    view: &Snapshot,
    at: &UnionHere,
    catalogue: &Catalogue,
    programme: &Programme,
) -> Result<Vec<Told>, Fault> {
    let mut events: Vec<Logged> = view.log_of(at.body.union, "programme", &programme.id.to_string()).await?;
    for other in catalogue.others_of(programme.no) {
        events.extend(view.log_of(at.body.union, "programme", &other.id.to_string()).await?);
    }
    events.sort_by_key(|event| event.at);
    events.reverse();
    let mut told = Vec::new();
    for event in events {
        let local = event.at.local();
        told.push(Told {
            when: event.at.to_string(),
            instant: format!("{}T{:02}:{:02}+07:00", event.at.day(), local.hour(), local.minute()),
            who: account_name(view, event.by).await?,
            what: what(&event),
        });
    }
    Ok(told)
}

fn what(event: &Logged) -> String {
    let of = |key: &str| event.detail.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    match event.verb.as_str() {
        "renamed" => format!("Đổi tên “{}” thành “{}”", of("before"), of("after")),
        "merged" => format!("Gộp “{}” vào “{}”", of("before"), of("after")),
        "parted" => format!("Tách “{}” khỏi “{}”", of("after"), of("before")),
        _ => format!("Ghi lần đầu “{}”", of("name")),
    }
}

async fn account_name(view: &Snapshot, account: Option<AccountId>) -> Result<String, Fault> {
    let known = match account {
        Some(account) => people::account::store::get(view, account).await?,
        None => None,
    };
    Ok(known.map_or_else(|| "Người dùng khác".to_owned(), |account| account.name))
}

impl ShowPage {
    /// The page without its filter; nothing where none is set.
    fn clear(&self) -> &str {
        if self.review.is_part() { &self.action } else { "" }
    }

    /// With what was typed and what is wrong with it.
    pub(super) fn with_errors(self, typed: Option<String>, errors: FieldErrors) -> Self {
        Self { typed: typed.unwrap_or(self.typed), errors, ..self }
    }
}

//! One programme: a thematic review. How many records of each kind carry it out, each number a link to the filtered list,
//! the latest of them, how else it is written, and what the office did with it.

use askama::Template;
use kernel::{AccountId, Actor, Fault, FieldErrors, Refusal};
use organisation::UnionHere;
use store::{Logged, Snapshot};
use web::{Answer, Cx, Frame, InPath, Problem, To, page};

use super::catalogue::Catalogue;
use super::policy::may_tidy;
use super::programme::{Programme, ProgrammeId};
use super::{list, store as programmes};
use crate::record::{self, Ask, Choices, Filter, Head, Kind, Listed, PAGE, Turn, rows, settle};

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
    /// How many records of each kind carry it out, and the filtered list.
    pub kinds: Vec<(Kind, i64, String)>,
    /// All of them.
    pub count: i64,
    /// All of them in the ledger.
    pub ledger: String,
    /// The latest of them.
    pub listed: Listed,
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
) -> Result<Answer, Problem> {
    let shown = read(&who, &cx, &at, id).await?;
    let own = url(&at.slug, id);
    if shown.action != own {
        return Ok(Answer::Go(To::address(shown.action)));
    }
    Ok(Answer::Again(page(&shown)?))
}

/// The page of the programme of which this is a writing.
///
/// # Errors
/// Not found, what the engine says.
pub(super) async fn read(who: &Actor, cx: &Cx, at: &UnionHere, id: ProgrammeId) -> Result<ShowPage, Problem> {
    cx.read(async |view| {
        let catalogue = programmes::catalogue(view, at.body.union).await?;
        let programme = catalogue.find(id).ok_or_else(Refusal::not_found)?.clone();
        let ledger = record::list_url(&at.slug);
        let filter = Filter::default().with(Ask::Programme, programme.id.to_string());
        let choices = Choices::reached_by(view, who, at).await?;
        let understood = settle(view, who, at, &filter, &choices).await?;
        let (sql, args) = understood.sql(who, at.body.no, view.today());
        let counts = rows::count_by_kind(view, &sql, args.clone()).await?;
        let (lines, ..) = rows::page(view, &sql, args, filter.sort(), &Turn::First, PAGE).await?;
        let of_kind = |(kind, count): (&Kind, &i64)| {
            (*kind, *count, filter.with(Ask::Kind, kind.row().slug).address(&ledger, &[]))
        };
        let may_tidy = may_tidy(who, at.body.no, &programmes::reached(view, who, at.body.no).await?).is_ok();
        Ok(ShowPage {
            frame: cx.frame(programme.name.clone()).at(&at.slug, list::SECTION),
            catalogue: list::url(&at.slug),
            action: url(&at.slug, programme.id),
            others: catalogue.others_of(programme.no).iter().map(|other| (other.id, other.name.clone())).collect(),
            count: counts.values().sum(),
            kinds: counts.iter().map(of_kind).collect(),
            listed: Listed::new(ledger.clone(), lines, None, Head::plain()),
            targets: if may_tidy { targets(&catalogue, &programme) } else { Vec::new() },
            history: history(view, at, &catalogue, &programme).await?,
            ledger: filter.address(&ledger, &[]),
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
    /// With what was typed and what is wrong with it.
    pub(super) fn with_errors(self, typed: Option<String>, errors: FieldErrors) -> Self {
        Self { typed: typed.unwrap_or(self.typed), errors, ..self }
    }
}

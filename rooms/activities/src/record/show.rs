//! One record: what it says, what may be done with it, its evidence and its whole history.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use kernel::{AccountId, Actor, BodyNo, Fault, Refusal};
use organisation::UnionHere;
use organisation::body;
use store::{Snapshot, args};
use web::{Cx, Frame, Page, Problem, page};

use super::content::{Content, Detail, Part};
use super::evidence::{self, Attached};
use super::history::{self, Difference};
use super::policy::{Reached, may_keep};
use super::quantity::write_quantity;
use super::record::{Record, RecordId, State};
use super::store as ledger;

/// The page of a record.
#[derive(Template)]
#[template(path = "record/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// Its own address.
    pub url: String,
    /// The list's address.
    pub list: String,
    /// What it was about.
    pub title: String,
    /// How far it has come, in words.
    pub state: &'static str,
    /// The colour of that word.
    pub state_kind: &'static str,
    /// Since when and by whom.
    pub state_since: String,
    /// It stands for many.
    pub bulk: bool,
    /// What it says: name and value.
    pub pairs: Vec<(&'static str, String)>,
    /// Whether the visitor may change it.
    pub may_keep: bool,
    /// Which moves are open.
    pub moves: Moves,
    /// Its files.
    pub evidence: Vec<EvidenceLine>,
    /// Its versions, newest first.
    pub history: Vec<HistoryLine>,
}

/// Which moves are open to a keeper now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// It can be corrected.
    pub correct: bool,
    /// It can be marked done.
    pub finish: bool,
    /// It can be cancelled.
    pub cancel: bool,
}

/// A file of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// How large, when and by whom added.
    pub note: String,
}

/// One version in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When, for people.
    pub when: String,
    /// When, for machines.
    pub instant: String,
    /// Who.
    pub who: String,
    /// What was done.
    pub what: &'static str,
    /// Why.
    pub why: String,
    /// What changed.
    pub changes: Vec<Difference>,
}

/// The address of a record.
pub fn url(at: &UnionHere, id: RecordId) -> String {
    format!("/{}/hoat-dong/{id}", at.slug)
}

/// GET …/hoat-dong/{record}
pub async fn get(who: Actor, cx: Cx, at: UnionHere, Path((_, id)): Path<(String, RecordId)>) -> Result<Page, Problem> {
    let shown = cx
        .read(async |view| {
            let (record, reached) = ledger::get_visible_to(view, &who, id).await?.ok_or_else(Refusal::not_found)?;
            let names = Names::of(view, &record).await?;
            let evidence = evidence::list(view, &record).await?;
            Ok::<_, Problem>(draw(&cx, &at, &who, &record, &reached, &names, &evidence))
        })
        .await?;
    page(&shown)
}

fn draw(
    cx: &Cx,
    at: &UnionHere,
    who: &Actor,
    record: &Record,
    reached: &Reached,
    names: &Names,
    evidence: &[Attached],
) -> ShowPage {
    let current = record.current();
    let state = current.state();
    let url = url(at, record.id);
    ShowPage {
        frame: cx.frame(current.content.title()).at(&at.slug, "hoat-dong"),
        list: format!("/{}/hoat-dong", at.slug),
        title: current.content.title().to_owned(),
        state: state.title(),
        state_kind: kind_of(state),
        state_since: format!("{}, {}", names.account(state.stamp().by), state.stamp().at),
        bulk: current.content.detail() == Detail::Bulk,
        pairs: pairs(record, names),
        may_keep: may_keep(who, record.id, &current.content, reached).is_ok(),
        moves: Moves {
            correct: !matches!(state, State::Withdrawn(_)),
            finish: matches!(state, State::Planned(_)) && current.content.last() <= cx.now().day(),
            cancel: matches!(state, State::Planned(_) | State::Done(_)),
        },
        evidence: evidence.iter().map(|file| evidence_line(&url, file, names)).collect(),
        history: history_lines(record, names),
        url,
    }
}

fn pairs(record: &Record, names: &Names) -> Vec<(&'static str, String)> {
    let content = &record.current().content;
    let days = viet::day_range(content.first().date(), content.last().date());
    let mut pairs = vec![
        ("Loại", record.kind.row().title.to_owned()),
        ("Thời gian", days),
        ("Chủ trì", names.parties(content, Part::Lead)),
        ("Phối hợp", names.parties(content, Part::Partner)),
        ("Địa điểm", history::places(content)),
    ];
    for measure in record.kind.row().measures {
        let quantity = content.measure(*measure);
        let unit = if quantity.is_some_and(|q| q.value.is_some()) { measure.unit() } else { "" };
        pairs.push((measure.title(), format!("{} {unit}", write_quantity(quantity)).trim().to_owned()));
    }
    pairs.push(("Ghi chú", content.note().to_owned()));
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}

fn evidence_line(url: &str, file: &Attached, names: &Names) -> EvidenceLine {
    let note = format!("{} · {}, {}", size(file.size), names.account(file.added_by), file.added_at);
    EvidenceLine { href: format!("{url}/minh-chung/{}", file.id), name: file.name.clone(), note }
}

fn size(bytes: i64) -> String {
    if bytes >= 1 << 20 { format!("{} MB", (bytes + (1 << 19)) >> 20) } else { format!("{} kB", (bytes + 1023) >> 10) }
}

fn history_lines(record: &Record, names: &Names) -> Vec<HistoryLine> {
    let versions = record.versions();
    let before = std::iter::once(None).chain(versions.iter().map(Some));
    let mut lines: Vec<HistoryLine> = before
        .zip(versions)
        .map(|(before, version)| HistoryLine {
            when: version.made.at.to_string(),
            instant: version.made.at.day().to_string(),
            who: names.account(version.made.by),
            what: version.verb.title(),
            why: version.why.clone(),
            changes: before.map_or_else(Vec::new, |before| {
                let name = |body| names.body(body);
                let mut changes = history::differences(&before.content, &version.content, &name);
                changes.extend(history::state_difference(before.state(), version.state()));
                changes
            }),
        })
        .collect();
    lines.reverse();
    lines
}

/// The colour of a state's word.
pub(super) fn kind_of(state: State) -> &'static str {
    match state {
        State::Done(_) => "ok",
        State::Planned(_) => "info",
        State::Cancelled(_) | State::Withdrawn(_) => "stop",
    }
}

/// Names of the bodies and accounts that a record speaks of.
pub(super) struct Names {
    bodies: BTreeMap<BodyNo, String>,
    accounts: Vec<(AccountId, String)>,
}

impl Names {
    pub(super) async fn of(view: &Snapshot, record: &Record) -> Result<Self, Fault> {
        let mut bodies = BTreeMap::new();
        let mut accounts = Vec::new();
        for version in record.versions() {
            for (body, _) in version.content.bodies() {
                if !bodies.contains_key(body) {
                    bodies.insert(*body, body::store::get(view, *body).await?.short);
                }
            }
            for by in [version.made.by, version.state().stamp().by] {
                if !accounts.iter().any(|(known, _)| *known == by) {
                    accounts.push((by, account_name(view, by).await?));
                }
            }
        }
        Ok(Self { bodies, accounts })
    }

    pub(super) fn body(&self, body: BodyNo) -> String {
        self.bodies.get(&body).cloned().unwrap_or_default()
    }

    fn account(&self, account: AccountId) -> String {
        let known = self.accounts.iter().find(|(known, _)| *known == account);
        known.map_or_else(|| "người dùng khác".to_owned(), |(_, name)| name.clone())
    }

    fn parties(&self, content: &Content, part: Part) -> String {
        let inside = content.bodies_as(part).map(|body| self.body(body));
        let outside = content.outside().iter().filter(|(_, its)| *its == part).map(|(name, _)| name.clone());
        let all: Vec<String> = inside.chain(outside).collect();
        viet::joined(&all.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

async fn account_name(view: &Snapshot, account: AccountId) -> Result<String, Fault> {
    let row = view.maybe("SELECT name FROM account WHERE id = $1", args![account]).await?;
    row.map_or_else(|| Ok("Hệ thống".to_owned()), |row| row.get("name"))
}

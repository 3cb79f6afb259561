//! The pairs that nobody has settled: GET …/trung-lap, a year at a time, newest first, for whoever sees both records.

use std::cmp::Reverse;

use askama::Template;
use kernel::{Actor, BodyNo, Day};
use organisation::UnionHere;
use store::Snapshot;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::alike::{Alike, Face};
use super::store::{self as twins, Candidate, Near};
use super::suspect::{Suspect, shown};
use super::twin::Pair;
use crate::record::{Reached, VersionNo, list_url, store as ledger};

/// Most pairs of a page; the rest come up as these are settled.
const MOST: usize = 50;

/// The page of pairs.
#[derive(Template)]
#[template(path = "twin/list.html")]
pub struct PairsPage {
    /// The frame.
    pub frame: Frame,
    /// The ledger's address.
    pub list: String,
    /// Its own address.
    pub action: String,
    /// Which year.
    pub year: i32,
    /// The pairs, newest first.
    pub pairs: Vec<(Suspect, Suspect)>,
    /// How many more there are.
    pub more: usize,
}

/// The address of a Union's pairs.
pub fn url(union: &str) -> String {
    format!("/{union}/trung-lap")
}

/// GET …/trung-lap
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let shown = cx
        .read(async |view| {
            let year = asked.0.line("nam").parse().unwrap_or_else(|_| view.today().year());
            let (pairs, more) = pairs(view, &who, &at, year).await?;
            let frame = cx.frame("Bản ghi có thể trùng").at(&at.slug, "hoat-dong");
            let (list, action) = (list_url(&at.slug), url(&at.slug));
            Ok::<_, Problem>(PairsPage { frame, list, action, year, pairs, more })
        })
        .await?;
    page(&shown)
}

impl PairsPage {
    fn years(&self) -> [(String, i32); 2] {
        [self.year - 1, self.year + 1].map(|year| (format!("{}?nam={year}", self.action), year))
    }
}

type Found<'a> = (&'a Candidate, &'a Candidate, Vec<Alike>);

async fn pairs(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    year: i32,
) -> Result<(Vec<(Suspect, Suspect)>, usize), Problem> {
    let span = |year| Some((Day::new(year, 1, 1).ok()?, Day::new(year, 12, 31).ok()?));
    let Some(days) = span(year) else { return Ok((Vec::new(), 0)) };
    let all = twins::candidates(view, who, at, Near { kind: None, last: days, first: days }).await?;
    let numbers: Vec<_> = all.iter().map(|candidate| candidate.no).collect();
    let settled = twins::settled(view, &numbers).await?;
    let mut found = suspected(&all);
    found.retain(|(one, other, _)| !settled.contains(&Pair::of(one.no, other.no)));
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let versions: Vec<VersionNo> = found.iter().flat_map(|(one, other, _)| [one.version, other.version]).collect();
    let bodies = twins::bodies_of(view, &versions).await?;
    let named: Vec<BodyNo> = bodies.values().flatten().copied().collect();
    let reached = ledger::reached(view, who, &named).await?;
    let mut pairs = Vec::new();
    for (one, other, why) in found {
        let settles = [one, other].iter().all(|record| keeps_one(&reached, bodies.get(&record.version)));
        let (one, other) = (shown(view, at, one, &why, settles).await?, shown(view, at, other, &why, settles).await?);
        pairs.push((one, other));
    }
    Ok((pairs, more))
}

fn keeps_one(reached: &Reached, bodies: Option<&Vec<BodyNo>>) -> bool {
    bodies.is_some_and(|bodies| bodies.iter().any(|body| reached.holds(*body)))
}

/// The pairs among them that are alike. Compared is only what lies near: a window over the first days, and one over the
/// last days, each in order.
fn suspected(all: &[Candidate]) -> Vec<Found<'_>> {
    let mut found = near_by(all, Face::first);
    found.extend(near_by(all, Face::last));
    found.sort_by_key(|(one, other, _)| Pair::of(one.no, other.no));
    found.dedup_by_key(|(one, other, _)| Pair::of(one.no, other.no));
    found.sort_by_key(|(one, other, why)| (Reverse(one.face.first().max(other.face.first())), why[0]));
    found
}

fn near_by(all: &[Candidate], day: fn(&Face) -> Day) -> Vec<Found<'_>> {
    let mut ordered: Vec<&Candidate> = all.iter().collect();
    ordered.sort_by_key(|candidate| day(&candidate.face));
    let mut found = Vec::new();
    for (at, one) in ordered.iter().enumerate() {
        let window = ordered[at + 1..].iter().take_while(|other| day(&other.face) <= day(&one.face).next());
        let alike = window.map(|other| (*one, *other, one.face.alike(&other.face)));
        found.extend(alike.filter(|(_, _, why)| !why.is_empty()));
    }
    found
}

impl Suspect {
    /// Where the pair of this record with another is settled.
    pub fn settle_url(&self) -> String {
        format!("{}/trung-lap", self.href)
    }
}

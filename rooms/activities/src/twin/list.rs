//! The pairs that nobody has settled: GET …/trung-lap, a year at a time, newest first, for whoever sees both records. A year
//! of more records than are compared at once comes in parts, each of which begins where the one before it ended.

use std::collections::BTreeSet;

use askama::Template;
use kernel::{Actor, Day, Fault};
use organisation::UnionHere;
use store::Snapshot;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::pairs::{self, Found, suspected};
use super::store::{self as twins, Candidate, Near};
use super::suspect::{Suspect, kept_of, shown};
use super::twin::Pair;
use crate::record::{VersionNo, lines_of, list_url};

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
    /// Which part of the year was compared, where it is not all of it.
    pub part: Option<Part>,
}

/// The newest records of a year that has too many to be compared at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many were compared.
    pub compared: usize,
    /// The oldest day among them.
    pub from: Day,
    /// The newest day of the next part.
    pub until: Day,
}

/// The address of a Union's pairs.
pub fn url(union: &str) -> String {
    format!("/{union}/trung-lap")
}

/// The pairs of one year.
pub(super) fn address(union: &str, year: i32) -> String {
    format!("{}?nam={year}", url(union))
}

/// GET …/trung-lap
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let year = asked.0.line("nam").parse().unwrap_or_else(|_| cx.now().day().year());
    let frame = cx.frame("Bản ghi có thể trùng").at(&at.slug, "hoat-dong");
    let (list, action) = (list_url(&at.slug), url(&at.slug));
    let Some(near) = near(year, asked.0.line("den").parse().ok()) else {
        return page(&PairsPage { frame, list, action, year, pairs: Vec::new(), more: 0, part: None });
    };
    let (searched, found) = found(cx.read(async |view| searched(view, &who, &at, near).await).await?).await?;
    let more = found.len().saturating_sub(MOST);
    let pairs = cx.read(async |view| lines(view, &who, &at, &searched.all, &found[..found.len() - more]).await).await?;
    page(&PairsPage { frame, list, action, year, pairs, more, part: searched.part })
}

impl PairsPage {
    fn years(&self) -> [(String, i32); 2] {
        [self.year - 1, self.year + 1].map(|year| (format!("{}?nam={year}", self.action), year))
    }

    fn older(&self, part: &Part) -> String {
        format!("{}?nam={}&den={}", self.action, self.year, part.until)
    }

    /// How many more, or at least how many where no more were looked for.
    fn more_pairs(&self) -> String {
        let least = if self.pairs.len() + self.more >= pairs::MOST { "ít nhất " } else { "" };
        format!("{least}{}", self.more)
    }
}

/// A year of the calendar, or its part up to a day.
pub(super) fn near(year: i32, until: Option<Day>) -> Option<Near> {
    let (first, last) = (Day::new(year, 1, 1).ok()?, Day::new(year, 12, 31).ok()?);
    let days = (first, until.filter(|until| first <= *until && *until < last).unwrap_or(last));
    Some(Near { kind: None, last: days, first: days, most: twins::MOST })
}

/// What is compared, and what of it was settled.
pub(super) struct Searched {
    all: Vec<Candidate>,
    settled: BTreeSet<Pair>,
    pub part: Option<Part>,
}

/// What of a time is compared, as far as the actor sees it.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub(super) async fn searched(view: &Snapshot, who: &Actor, at: &UnionHere, near: Near) -> Result<Searched, Fault> {
    // One more says that there are older ones.
    let mut all = twins::candidates(view, who, at, Near { most: near.most + 1, ..near }).await?;
    let more = all.len() > near.most;
    all.truncate(near.most);
    let oldest = all.last().filter(|_| more).map(|candidate| near.day_of(&candidate.face));
    let numbers: Vec<_> = all.iter().map(|candidate| candidate.no).collect();
    Ok(Searched { settled: twins::settled(view, &numbers).await?, part: oldest.map(|day| Part::of(near, day)), all })
}

/// The pairs in it. Comparing costs a processor, and no snapshot waits for it; what changes meanwhile is asked for again by
/// its settling.
///
/// # Errors
/// The comparing ended badly.
pub(super) async fn found(searched: Searched) -> Result<(Searched, Vec<Found>), Fault> {
    let compare = move || {
        let found = suspected(&searched.all, &searched.settled);
        (searched, found)
    };
    tokio::task::spawn_blocking(compare).await.map_err(|error| Fault::caused("compare aside", error))
}

async fn lines(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    all: &[Candidate],
    found: &[Found],
) -> Result<Vec<(Suspect, Suspect)>, Fault> {
    let versions: BTreeSet<VersionNo> =
        found.iter().flat_map(|found| [all[found.one].version, all[found.other].version]).collect();
    let versions: Vec<VersionNo> = versions.into_iter().collect();
    let kept = kept_of(view, who, &versions).await?;
    let lines = lines_of(view, &versions).await?;
    let pair = |found: &Found| {
        let two = [&all[found.one], &all[found.other]];
        let settles = two.iter().all(|record| kept.contains(&record.version));
        let [one, other] = two.map(|record| shown(at, record, &lines, &found.why, settles));
        Ok((one?, other?))
    };
    found.iter().map(pair).collect()
}

impl Part {
    /// The part that ends with this oldest day. The next begins a day later, because records a day apart may be one; on the
    /// day itself or a day earlier where it would be this part again, else there would be no end.
    fn of(near: Near, oldest: Day) -> Self {
        let begins = [oldest.next(), oldest].into_iter().find(|day| *day < near.last.1);
        let until = begins.unwrap_or_else(|| oldest.previous());
        Self { compared: near.most, from: oldest, until }
    }

    fn compared(&self) -> String {
        viet::grouped(i64::try_from(self.compared).unwrap_or(i64::MAX))
    }

    fn from(&self) -> String {
        viet::short_date(self.from.date())
    }
}

impl Suspect {
    /// Where the pair of this record with another is settled.
    pub fn settle_url(&self) -> String {
        format!("{}/trung-lap", self.href)
    }
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use super::*;
    use crate::routes;
    use crate::talk::{entered, opened};

    #[tokio::test]
    async fn a_year_of_too_many_records_comes_in_parts() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let minh = house.visitor(&cast.minh);
            for day in ["1/6/2022", "10/6/2022", "10/6/2022", "11/6/2022"] {
                entered(&minh, &cast.physics, &[("first", day)]).await;
            }
            let at = UnionHere { slug: "lang-son".to_owned(), body: cast.lang_son.clone() };
            let part = async |until: Option<Day>| {
                let near = Near { most: 2, ..near(2022, until).unwrap() };
                let found = house.db().read(async |view| searched(view, &cast.minh, &at, near).await).await.unwrap();
                let days: Vec<String> = found.all.iter().map(|one| one.face.first().to_string()).collect();
                (days.join(" "), found.part.map(|part| (part.from(), part.until)))
            };
            let mut seen = String::new();
            let mut until = None;
            loop {
                let (days, more) = part(until).await;
                seen.push_str(&format!("{days}; {more:?}\n"));
                let Some((_, next)) = more else { break };
                until = Some(next);
            }
            insta::assert_snapshot!(seen, @r#"
            2022-06-11 2022-06-10; Some(("10/06/2022", 2022-06-11))
            2022-06-11 2022-06-10; Some(("10/06/2022", 2022-06-10))
            2022-06-10 2022-06-10; Some(("10/06/2022", 2022-06-09))
            2022-06-01; None
            "#);
        })
        .await;
    }

    #[test]
    fn a_part_says_how_far_it_went() {
        let near = near(2022, None).unwrap();
        let part = Part::of(near, "2022-05-03".parse().unwrap());
        let (one, other) = super::super::samples::pair(true);
        let page = PairsPage {
            frame: Frame::sample("Bản ghi có thể trùng"),
            list: list_url("lang-son"),
            action: url("lang-son"),
            year: 2022,
            pairs: vec![(one, other)],
            more: pairs::MOST - 1,
            part: Some(part),
        };
        let page = page.render().unwrap();
        assert!(page.contains("Trang này chỉ so 2.000 bản ghi mới nhất, từ ngày 03/05/2022 trở đi."), "{page}");
        assert!(page.contains("/lang-son/trung-lap?nam=2022&#38;den=2022-05-04"), "{page}");
        assert!(page.contains("Còn ít nhất 999 cặp nữa"), "{page}");
    }
}

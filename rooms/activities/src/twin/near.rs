//! Many contents at once against the ledger, for rows of a sheet: which records may be one with each. The records near
//! their days are fetched once, a stretch of days at a time, however many rows ask.

use std::collections::{BTreeSet, HashMap};

use kernel::{Actor, Day, Fault};
use organisation::UnionHere;
use store::Snapshot;

use super::alike::{Alike, Face, strength};
use super::store::{self as twins, Candidate, Near};
use crate::record::{Content, Kind, RecordId, RecordNo, VersionNo};

/// Most that are shown beside one row, the strongest.
const MOST: usize = 4;
/// Most records of the ledger that are fetched for one sheet, the newest of each stretch.
const FETCHED: usize = 20_000;
/// Most records of one day that a row is compared with: bulk entries of a whole year all stand on its last day.
const OF_A_DAY: usize = 400;

/// A record that may be one with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Its number.
    pub no: RecordNo,
    /// Its name at the door.
    pub id: RecordId,
    /// Its version in force.
    pub version: VersionNo,
    /// How often it was written.
    pub seen: i64,
    /// Why it is suspected.
    pub why: Vec<Alike>,
}

/// The records of one kind near the days that were asked about so far.
#[derive(Debug)]
pub struct Neighbours {
    kind: Kind,
    fetched: Option<(Day, Day)>,
    all: Vec<Candidate>,
    there: BTreeSet<RecordNo>,
    by_last: HashMap<Day, Vec<usize>>,
    by_first: HashMap<Day, Vec<usize>>,
}

impl Neighbours {
    /// Nothing was asked yet.
    pub fn new(kind: Kind) -> Self {
        let (there, by_last, by_first) = (BTreeSet::new(), HashMap::new(), HashMap::new());
        Self { kind, fetched: None, all: Vec::new(), there, by_last, by_first }
    }

    /// The records that may be one with each of these contents, in their order. Two statements at most for all of them.
    ///
    /// # Errors
    /// What the engine says, or a row that does not parse.
    pub async fn of(
        &mut self,
        view: &Snapshot,
        who: &Actor,
        at: &UnionHere,
        contents: &[&Content],
    ) -> Result<Vec<Vec<Twin>>, Fault> {
        let faces: Vec<Face> = contents.iter().map(|content| Face::of(self.kind, content)).collect();
        let days: Vec<Day> = faces.iter().flat_map(|face| [face.closing(), face.opening()]).flatten().collect();
        let (Some(from), Some(to)) = (days.iter().min(), days.iter().max()) else {
            return Ok(vec![Vec::new(); contents.len()]);
        };
        for stretch in lacking(self.fetched, (from.previous(), to.next())) {
            self.fetch(view, who, at, stretch).await?;
        }
        Ok(faces.iter().map(|face| self.beside(face)).collect())
    }

    async fn fetch(&mut self, view: &Snapshot, who: &Actor, at: &UnionHere, days: (Day, Day)) -> Result<(), Fault> {
        let near = Near { kind: Some(self.kind), last: days, first: days, most: FETCHED };
        for candidate in twins::candidates(view, who, at, near).await? {
            if self.all.len() < FETCHED && self.there.insert(candidate.no) {
                let place = self.all.len();
                let index = |days: &mut HashMap<Day, Vec<usize>>, day: Option<Day>| {
                    day.into_iter().for_each(|day| days.entry(day).or_default().push(place));
                };
                index(&mut self.by_last, candidate.face.closing());
                index(&mut self.by_first, candidate.face.opening());
                self.all.push(candidate);
            }
        }
        let (from, to) = self.fetched.unwrap_or(days);
        self.fetched = Some((from.min(days.0), to.max(days.1)));
        Ok(())
    }

    fn beside(&self, face: &Face) -> Vec<Twin> {
        let around = |index: &HashMap<Day, Vec<usize>>, day: Option<Day>| -> Vec<usize> {
            let days = day.into_iter().flat_map(|day| [day.previous(), day, day.next()]);
            days.filter_map(|day| index.get(&day)).flat_map(|these| these.iter().take(OF_A_DAY)).copied().collect()
        };
        let mut places = around(&self.by_last, face.closing());
        places.extend(around(&self.by_first, face.opening()));
        places.sort_unstable();
        places.dedup();
        let compared = places.into_iter().map(|place| (&self.all[place], face.alike(&self.all[place].face)));
        let mut found: Vec<(&Candidate, Vec<Alike>)> = compared.filter(|(_, why)| !why.is_empty()).collect();
        found.sort_by_cached_key(|(_, why)| strength(why));
        found.truncate(MOST);
        let twin = |(its, why): (&Candidate, Vec<Alike>)| Twin {
            no: its.no,
            id: its.id,
            version: its.version,
            seen: its.seen,
            why,
        };
        found.into_iter().map(twin).collect()
    }
}

/// The stretches of days that are wanted and were not fetched. What was fetched stays one stretch.
fn lacking(fetched: Option<(Day, Day)>, (from, to): (Day, Day)) -> Vec<(Day, Day)> {
    let Some((first, last)) = fetched else { return vec![(from, to)] };
    let before = (from < first).then(|| (from, first.previous()));
    let after = (to > last).then(|| (last.next(), to));
    before.into_iter().chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_fetched_is_not_fetched_again() {
        let day = |day: &str| day.parse::<Day>().unwrap();
        let days = |from, to| (day(from), day(to));
        let june = days("2022-06-01", "2022-06-30");
        assert_eq!(lacking(None, june), [june]);
        assert_eq!(lacking(Some(june), days("2022-06-02", "2022-06-05")), []);
        assert_eq!(
            lacking(Some(june), days("2022-05-01", "2022-07-02")),
            [days("2022-05-01", "2022-05-31"), days("2022-07-01", "2022-07-02")]
        );
    }
}

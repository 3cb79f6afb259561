//! Which of many records may be one with which. Compared is only what lies in one bucket or in that of the day after: one
//! kind, single or bulk, one day. What runs has no last day yet and is in the bucket of its first day alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use kernel::Day;

use super::alike::{Alike, Face, strength};
use super::store::Candidate;
use super::twin::Pair;

/// Most pairs that are looked for: more than anybody settles before she comes again.
pub(super) const MOST: usize = 1_000;

/// Two records that may be one, by their places in what was searched, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub one: usize,
    pub other: usize,
    pub why: Vec<Alike>,
}

/// The pairs among these that are alike and that nobody has settled, newest first, then the strongest. Two thousand records
/// of one day may take a second: it is not for a worker that others wait for.
pub(super) fn suspected(all: &[Candidate], settled: &BTreeSet<Pair>) -> Vec<Found> {
    let mut found = BTreeMap::new();
    for day in [Face::closing, Face::opening] {
        near_by(all, day, settled, &mut found);
    }
    let mut found: Vec<Found> = found.into_values().collect();
    let newest = |found: &Found| [found.one, found.other].map(|place| all[place].face.first()).into_iter().max();
    found.sort_by_cached_key(|found| (Reverse(newest(found)), strength(&found.why)));
    found
}

fn near_by(
    all: &[Candidate],
    day: fn(&Face) -> Option<Day>,
    settled: &BTreeSet<Pair>,
    found: &mut BTreeMap<Pair, Found>,
) {
    let mut buckets: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, candidate) in all.iter().enumerate() {
        if let Some(day) = day(&candidate.face) {
            buckets.entry((day, candidate.face.sort())).or_default().push(place);
        }
    }
    for ((day, sort), these) in buckets.iter().rev() {
        let after = Some(day.next()).filter(|after| after != day).and_then(|after| buckets.get(&(after, *sort)));
        for (n, one) in these.iter().enumerate() {
            for other in these[n + 1..].iter().chain(after.into_iter().flatten()) {
                if found.len() >= MOST {
                    return;
                }
                let pair = Pair::of(all[*one].no, all[*other].no);
                let why = all[*one].face.alike(&all[*other].face);
                if !why.is_empty() && !settled.contains(&pair) {
                    found.insert(pair, Found { one: *one, other: *other, why });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Dice, Id, No, Timestamp, UnionNo};

    use super::*;
    use crate::record::{Detail, Kind};

    fn candidate(no: u32, kind: Kind, title: &str, days: (&str, &str)) -> Candidate {
        let days = (days.0.parse().unwrap(), days.1.parse().unwrap());
        let face = Face::new(kind, Detail::Single, days, title, std::iter::empty());
        let union = UnionNo::new(20);
        let id = Id::new(Timestamp::from_micros(0), &Dice::fixed(u64::from(no)));
        Candidate { no: No::new(union, no), id, seen: 1, version: No::new(union, no), face }
    }

    fn pairs(all: &[Candidate], settled: &BTreeSet<Pair>) -> Vec<(usize, usize)> {
        suspected(all, settled).iter().map(|found| (found.one, found.other)).collect()
    }

    #[test]
    fn only_neighbours_of_one_kind_are_compared_newest_first() {
        let all = [
            candidate(1, Kind::TrainingClass, "Nuôi ong", ("2022-06-14", "2022-06-14")),
            candidate(2, Kind::TrainingClass, "Nuôi ong", ("2022-06-15", "2022-06-15")),
            candidate(3, Kind::TrainingClass, "Nuôi ong", ("2022-06-16", "2022-06-16")),
            candidate(4, Kind::Workshop, "Nuôi ong", ("2022-06-14", "2022-06-14")),
            candidate(5, Kind::CritiqueTask, "Quy hoạch", ("2022-01-04", "9999-12-31")),
            candidate(6, Kind::CritiqueTask, "Quy hoạch", ("2022-01-05", "2022-09-30")),
            candidate(7, Kind::CritiqueTask, "Quy hoạch", ("2022-08-05", "9999-12-31")),
        ];
        assert_eq!(pairs(&all, &BTreeSet::new()), [(1, 2), (0, 1), (4, 5)]);
        let settled = BTreeSet::from([Pair::of(all[0].no, all[1].no)]);
        assert_eq!(pairs(&all, &settled), [(1, 2), (4, 5)]);
    }

    #[test]
    fn a_thousand_of_one_day_give_no_more_pairs_than_anybody_looks_at() {
        let day = ("2022-12-31", "2022-12-31");
        let all: Vec<Candidate> = (1..=1_000).map(|no| candidate(no, Kind::TrainingClass, "Nuôi ong", day)).collect();
        assert_eq!(suspected(&all, &BTreeSet::new()).len(), MOST);
    }

    #[test]
    fn what_runs_is_not_one_bucket() {
        let running = |no: u32| {
            let first = format!("{}-01-01", 1000 + no);
            candidate(no, Kind::CritiqueTask, "Quy hoạch tỉnh", (&first, "9999-12-31"))
        };
        let all: Vec<Candidate> = (1..=500).map(running).collect();
        assert_eq!(suspected(&all, &BTreeSet::new()), []);
    }
}

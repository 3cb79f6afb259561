//! Where a unit went when the lists changed, and what a unit is made of.
//!
//! The surprise: one commune in twenty was split, and its first successor is only the one to take where nobody knows
//! better. A district has no successor of its own: its communes' successors, several as a rule, are where it lay.

use std::collections::{BTreeMap, BTreeSet};

use crate::table::{self, TABLE, find_in};
use crate::{Era, Key, Level, Unit};

/// How a unit went over into another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Method {
    /// As a whole.
    Whole,
    /// It was split, and this part is taken where nobody knows better: most of its people, as far as is known.
    Default,
    /// It was split, and this is another part of it.
    Part,
}

/// A unit of the neighbouring list, and how the older of the two went over into the younger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Succession {
    /// The unit at the other end.
    pub key: Key,
    /// How the older one went.
    pub method: Method,
}

/// Lists of successions, one a unit.
#[derive(Default)]
struct Lists {
    /// Where the list of each unit begins, and where the last one ends.
    bounds: Vec<u32>,
    all: Vec<Succession>,
}

/// Both directions.
pub(crate) struct Moves {
    forward: Lists,
    back: Lists,
}

/// Where it went in the next list, the one to take by default first; empty for units of the last list.
///
/// A unit whose code stayed from 1-7-2025 to 30-4-2026 is its own whole successor.
pub fn successors(key: Key) -> &'static [Succession] {
    TABLE.moves.forward.of(key)
}

/// Of what in the list before it is made; empty for units of the first list. Districts are not named here, only what
/// they were made of.
pub fn predecessors(key: Key) -> &'static [Succession] {
    TABLE.moves.back.of(key)
}

/// The units of another list that it lies in or is made of, each once; itself in its own.
pub fn counterparts(key: Key, era: Era) -> Vec<Key> {
    let mut keys = vec![key];
    while let Some(first) = keys.first().filter(|first| first.era() != era) {
        let forward = first.era() < era;
        let mut next: Vec<Key> = Vec::new();
        for step in keys.iter().flat_map(|key| if forward { successors(*key) } else { predecessors(*key) }) {
            if !next.contains(&step.key) {
                next.push(step.key);
            }
        }
        keys = next;
    }
    keys
}

impl Moves {
    pub fn load(lists: &[&[Unit]], count: usize) -> Self {
        let mut forward: Vec<Vec<Succession>> = vec![Vec::new(); count];
        let [june, july, april] = lists else { unreachable!("one list an era") };
        for line in table::lines(include_str!("../data/successors.tsv")) {
            let (old, new) = written(line, june, july).expect("a line of ground/places/data/successors.tsv");
            forward[usize::from(old.0)] = new;
        }
        for unit in *july {
            let same = find_in(april, unit.code).expect("no code ended on 30-4-2026");
            forward[usize::from(unit.key.0)].push(Succession { key: same, method: Method::Whole });
        }
        let mut back: Vec<Vec<Succession>> = vec![Vec::new(); count];
        for (old, successions) in (0u16..).zip(&forward) {
            for step in successions {
                back[usize::from(step.key.0)].push(Succession { key: Key(old), method: step.method });
            }
        }
        of_districts(june, &mut forward);
        Self { forward: Lists::of_all(&forward), back: Lists::of_all(&back) }
    }
}

/// “02482	02494 02458”: an old code and where it went.
fn written(line: &str, june: &[Unit], july: &[Unit]) -> Option<(Key, Vec<Succession>)> {
    let (old, new) = line.split_once('\t')?;
    let keys: Vec<Key> = new.split(' ').map(|code| find_in(july, code)).collect::<Option<_>>()?;
    let method = |place: usize| match (place, keys.len()) {
        (0, 1) => Method::Whole,
        (0, _) => Method::Default,
        _ => Method::Part,
    };
    let successions = keys.iter().enumerate().map(|(place, key)| Succession { key: *key, method: method(place) });
    Some((find_in(june, old)?, successions.collect()))
}

/// The districts that have no line of their own lay where their communes went.
fn of_districts(june: &[Unit], forward: &mut [Vec<Succession>]) {
    let mut gone: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for commune in june.iter().filter(|unit| unit.level() == Level::Commune) {
        let to = forward[usize::from(commune.key.0)].iter().map(|step| step.key);
        gone.entry(commune.parent.unwrap_or(commune.key)).or_default().extend(to);
    }
    for (district, keys) in gone {
        let method = if keys.len() == 1 { Method::Whole } else { Method::Part };
        forward[usize::from(district.0)] = keys.into_iter().map(|key| Succession { key, method }).collect();
    }
}

impl Lists {
    fn of_all(lists: &[Vec<Succession>]) -> Self {
        let mut all = Self { bounds: vec![0], all: Vec::new() };
        for list in lists {
            all.all.extend(list);
            all.bounds.push(u32::try_from(all.all.len()).expect("a few successions a unit"));
        }
        all
    }

    fn of(&self, key: Key) -> &[Succession] {
        let at = usize::from(key.0);
        &self.all[self.bounds[at] as usize..self.bounds[at + 1] as usize]
    }
}

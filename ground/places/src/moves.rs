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

/// In which units of a later list it lies, and how it went there; itself, whole, in its own list.
///
/// Part of a part is a part; what is taken by default of what was taken by default is so still.
pub fn successions(key: Key, era: Era) -> Vec<Succession> {
    let mut all = vec![Succession { key, method: Method::Whole }];
    while all.first().is_some_and(|first| first.key.era() < era) {
        let mut next: Vec<Succession> = Vec::new();
        for (before, step) in all.iter().flat_map(|step| successors(step.key).iter().map(move |next| (step, next))) {
            if !next.iter().any(|known| known.key == step.key) {
                next.push(Succession { key: step.key, method: before.method.max(step.method) });
            }
        }
        all = next;
    }
    all
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
        let [june, july, april] = lists else { unreachable!("one list an era") };
        let mut steps: Vec<(Key, Succession)> = Vec::new();
        for line in table::lines(include_str!("../data/successors.tsv")) {
            written(line, june, july, &mut steps).expect("a line of ground/places/data/successors.tsv");
        }
        for unit in *july {
            let same = find_in(april, unit.code).expect("no code ended on 30-4-2026");
            steps.push((unit.key, Succession { key: same, method: Method::Whole }));
        }
        let turned = |(old, step): &(Key, Succession)| (step.key, Succession { key: *old, method: step.method });
        let back = Lists::of_all(steps.iter().map(turned).collect(), count);
        of_districts(june, &mut steps);
        Self { forward: Lists::of_all(steps, count), back }
    }
}

/// A line: an old code, a tab, and the codes it went to, “00070 00082”.
fn written(line: &str, june: &[Unit], july: &[Unit], steps: &mut Vec<(Key, Succession)>) -> Option<()> {
    let (old, new) = line.split_once('\t')?;
    let old = find_in(june, old)?;
    for (place, code) in new.split(' ').enumerate() {
        let method = match place {
            0 if !new.contains(' ') => Method::Whole,
            0 => Method::Default,
            _ => Method::Part,
        };
        steps.push((old, Succession { key: find_in(july, code)?, method }));
    }
    Some(())
}

/// The districts that have no line of their own lay where their communes went.
fn of_districts(june: &[Unit], steps: &mut Vec<(Key, Succession)>) {
    let mut gone: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for (old, step) in steps.iter() {
        let above = june.get(usize::from(old.0)).filter(|unit| unit.level() == Level::Commune);
        if let Some(district) = above.and_then(|unit| unit.parent) {
            gone.entry(district).or_default().insert(step.key);
        }
    }
    for (district, keys) in gone {
        let method = if keys.len() == 1 { Method::Whole } else { Method::Part };
        steps.extend(keys.into_iter().map(|key| (district, Succession { key, method })));
    }
}

impl Lists {
    /// From steps in any order; those of one unit stay in the order they are in.
    fn of_all(mut steps: Vec<(Key, Succession)>, count: usize) -> Self {
        steps.sort_by_key(|(from, _)| *from);
        let start = |unit: usize| steps.partition_point(|(from, _)| usize::from(from.0) < unit);
        let bounds = (0..=count).map(|unit| u32::try_from(start(unit)).expect("a few steps a unit"));
        Self { bounds: bounds.collect(), all: steps.iter().map(|(_, step)| *step).collect() }
    }

    fn of(&self, key: Key) -> &[Succession] {
        let at = usize::from(key.0);
        &self.all[self.bounds[at] as usize..self.bounds[at + 1] as usize]
    }
}

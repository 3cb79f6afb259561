//! Units by the bare words of their names.
//!
//! Names are many times fewer than units, so each stands here once, sorted, in one string; a name is found by halving,
//! and what lies inside a name by reading the string, which takes less than a tenth of a millisecond.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::words::{Name, Words, bare, spelled};
use crate::{Key, Unit};

/// Between two names; no word has it.
const END: char = '\n';

/// The names, sorted, and under each its units.
pub(crate) struct Index {
    /// END, then each bare name with END behind it.
    text: String,
    /// Where each name begins in `text`, and where the next one would.
    starts: Vec<u32>,
    /// Where the units of each name begin in `units`, and where the last ones end.
    bounds: Vec<u32>,
    units: Vec<Key>,
    /// The place of each unit's name, in the order of keys.
    places: Vec<u16>,
    /// Every name as it is spelled, one behind the other.
    spellings: String,
    /// Where in `spellings` each unit's begins, in the order of keys, and how many bytes it has.
    spelled: Vec<(u32, u8)>,
}

/// How a name meets what was typed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Meeting {
    /// It is the name.
    Whole,
    /// The name begins with it.
    Prefix,
    /// A later word of the name begins with it.
    Inside,
}

impl Index {
    pub fn of(units: &[Unit]) -> Self {
        let mut words = Words::default();
        // Many names stand in all lists, and folding costs more than looking up.
        let mut known: HashMap<&str, (String, (u32, u8))> = HashMap::new();
        let mut spellings = String::new();
        let mut spelled_at = Vec::with_capacity(units.len());
        for unit in units {
            let (_, at) = known.entry(unit.name).or_insert_with(|| {
                let (words, start) = (words.of(unit.name), length(spellings.len()));
                spellings.push_str(&spelled(&words));
                let bytes = u8::try_from(spellings.len() - start as usize).expect("names are short");
                (bare(&words), (start, bytes))
            });
            spelled_at.push(*at);
        }
        let names: BTreeSet<&str> = known.values().map(|(bare, _)| bare.as_str()).collect();
        let (mut text, mut starts) = (String::from(END), Vec::with_capacity(names.len() + 1));
        let mut place_of = HashMap::with_capacity(names.len());
        for (place, name) in (0u16..).zip(names) {
            place_of.insert(name, place);
            starts.push(length(text.len()));
            text.push_str(name);
            text.push(END);
        }
        starts.push(length(text.len()));
        let places: Vec<u16> = units.iter().map(|unit| place_of[known[unit.name].0.as_str()]).collect();
        let place = |key: &Key| usize::from(places[usize::from(key.0)]);
        let mut keys: Vec<Key> = units.iter().map(|unit| unit.key).collect();
        keys.sort_by_key(place);
        let bounds = (0..starts.len()).map(|at| length(keys.partition_point(|key| place(key) < at))).collect();
        Self { text, starts, bounds, units: keys, places, spellings, spelled: spelled_at }
    }

    /// The name of a unit, word by word.
    pub fn name_of(&self, key: Key) -> Name<'_> {
        let at = usize::from(key.0);
        let (start, bytes) = self.spelled[at];
        let spelled = &self.spellings[start as usize..start as usize + usize::from(bytes)];
        Name { bare: self.name(usize::from(self.places[at])).unwrap_or_default(), spelled }
    }

    /// The units of all lists with exactly this name.
    pub fn named(&self, name: &str) -> &[Key] {
        let at = self.from(name);
        if self.name(at) == Some(name) { self.under(at..at + 1) } else { &[] }
    }

    /// The units of all lists whose name has `typed` at its beginning or at the beginning of a later word.
    pub fn meeting(&self, typed: &str) -> Vec<(Meeting, Key)> {
        let first = self.from(typed);
        let mut found = Vec::new();
        let mut at = first;
        while let Some(name) = self.name(at).filter(|name| name.starts_with(typed)) {
            let meeting = if name == typed { Meeting::Whole } else { Meeting::Prefix };
            found.extend(self.under(at..at + 1).iter().map(|key| (meeting, *key)));
            at += 1;
        }
        if typed.is_empty() {
            return found;
        }
        let mut last = None;
        for (offset, _) in self.text.match_indices(&format!(" {typed}")) {
            let name = self.starts.partition_point(|start| *start as usize <= offset) - 1;
            if last != Some(name) && !(first..at).contains(&name) {
                found.extend(self.under(name..name + 1).iter().map(|key| (Meeting::Inside, *key)));
                last = Some(name);
            }
        }
        found
    }

    /// The place of the first name that is not before this one.
    fn from(&self, name: &str) -> usize {
        let names = self.starts.len() - 1;
        let (mut low, mut high) = (0, names);
        while low < high {
            let middle = low.midpoint(high);
            if self.name(middle).is_some_and(|other| other < name) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn name(&self, at: usize) -> Option<&str> {
        let (start, next) = (*self.starts.get(at)? as usize, *self.starts.get(at + 1)? as usize);
        Some(&self.text[start..next - END.len_utf8()])
    }

    fn under(&self, names: Range<usize>) -> &[Key] {
        &self.units[self.bounds[names.start] as usize..self.bounds[names.end] as usize]
    }
}

fn length(length: usize) -> u32 {
    u32::try_from(length).expect("the tables are some hundred kilobytes")
}

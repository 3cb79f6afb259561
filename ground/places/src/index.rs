//! Units by the bare words of their names.
//!
//! Names are many times fewer than units, so each stands here once, sorted, in one string; a name is found by halving,
//! and what lies inside a name by reading the string, which takes less than a tenth of a millisecond.

use std::collections::HashMap;
use std::ops::Range;

use crate::words::{bare, words};
use crate::{Key, Unit};

/// Between two names; no word has it.
const END: char = '\n';

/// The names, sorted, and under each its units.
pub(crate) struct Index {
    /// END, then each name with END behind it.
    text: String,
    /// Where each name begins in `text`, and where the next one would.
    starts: Vec<u32>,
    /// Where the units of each name begin in `units`, and where the last ones end.
    bounds: Vec<u32>,
    units: Vec<Key>,
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
        // Many names stand in all lists; folding costs more than looking up.
        let mut folded: HashMap<&str, String> = HashMap::new();
        let mut by_name: Vec<(&str, Key)> = Vec::with_capacity(units.len());
        for unit in units {
            folded.entry(unit.name).or_insert_with(|| bare(&words(unit.name)));
        }
        by_name.extend(units.iter().map(|unit| (folded[unit.name].as_str(), unit.key)));
        by_name.sort_unstable();
        let mut index = Self { text: String::from(END), starts: Vec::new(), bounds: Vec::new(), units: Vec::new() };
        for group in by_name.chunk_by(|a, b| a.0 == b.0) {
            index.starts.push(length(index.text.len()));
            index.bounds.push(length(index.units.len()));
            index.text.push_str(group[0].0);
            index.text.push(END);
            index.units.extend(group.iter().map(|(_, key)| *key));
        }
        index.starts.push(length(index.text.len()));
        index.bounds.push(length(index.units.len()));
        index
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

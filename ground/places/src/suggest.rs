//! Type-ahead: the units that what was typed so far may become, the likeliest first.
//!
//! First those of the Union's own province; there, those spelled as typed before those alike but for accents, names
//! that begin with it before names that have it inside, communes before districts before provinces.

use std::cmp::Reverse;

use kernel::Day;

use crate::fit::{Spelling, may_lie_in, readings, spelling};
use crate::home::{Circle, Home};
use crate::index::Meeting;
use crate::table::TABLE;
use crate::words::{Word, bare, words};
use crate::{Era, Key, Level, Unit, counterparts, unit};

/// A unit and where it belongs among the others, before its spelling is known.
struct Candidate<'a> {
    circle: Circle,
    age: Age,
    meeting: Meeting,
    unit: &'static Unit,
    name: &'a [Word],
}

/// Whether a unit is of the day's list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Age {
    OfTheDay,
    Former,
}

/// The units of the day's list that `typed` may become, at most `limit`, the likeliest first; none for blank text.
///
/// `near` is the province of who asks, in any list. Accents, titles and commas may be missing: “quang thuan”, “p huyen
/// tung”, “Quang Thuận, Bạch Thông”. What follows the name narrows it to where it lies.
pub fn suggest(typed: &str, day: Day, near: Option<Key>, limit: usize) -> Vec<&'static Unit> {
    ranked(typed, Era::on(day), [], near, limit)
}

/// The same, and units of earlier lists, each behind its equals of the day's: people write the old names for years. One
/// whose name lives on in the unit in which it lies is not named twice.
pub fn suggest_also_former(typed: &str, day: Day, near: Option<Key>, limit: usize) -> Vec<&'static Unit> {
    let era = Era::on(day);
    ranked(typed, era, era.others().filter(|other| *other < era), near, limit)
}

fn ranked(
    typed: &str,
    today: Era,
    before: impl IntoIterator<Item = Era>,
    near: Option<Key>,
    limit: usize,
) -> Vec<&'static Unit> {
    let line = words(typed);
    let mut found = Vec::new();
    for (era, age) in std::iter::once((today, Age::OfTheDay)).chain(before.into_iter().map(|era| (era, Age::Former))) {
        let home = near.map(|near| Home::on(near, era));
        let all = candidates(&line, era, age, home.as_ref());
        found.extend(all.into_iter().filter(|found| age == Age::OfTheDay || !lives_on(found.unit, today)));
    }
    found.sort_unstable_by_key(|candidate| (candidate.unit.key, candidate.meeting));
    found.dedup_by_key(|candidate| candidate.unit.key);
    found.sort_by_key(|candidate| candidate.circle);
    let mut ranked: Vec<&'static Unit> = Vec::new();
    for circle in found.chunk_by_mut(|a, b| a.circle == b.circle) {
        if ranked.len() >= limit {
            break;
        }
        circle.sort_by_cached_key(Candidate::rank);
        ranked.extend(circle.iter().map(|candidate| candidate.unit));
    }
    ranked.truncate(limit);
    ranked
}

/// Whether one of the units in which it lies has its title and its name.
fn lives_on(former: &Unit, today: Era) -> bool {
    let is_same = |key: &Key| {
        let now = unit(*key);
        now.title == former.title && TABLE.index.name_of(*key).spelled == TABLE.index.name_of(former.key).spelled
    };
    counterparts(former.key, today).iter().any(is_same)
}

fn candidates<'a>(line: &'a [Word], era: Era, age: Age, home: Option<&Home>) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for reading in readings(line) {
        let name = bare(reading.name);
        let begun = reading.rest.is_empty();
        let meeting = if begun { TABLE.index.meeting(&name) } else { whole(&name) };
        for (meeting, key) in meeting.into_iter().filter(|(_, key)| key.era() == era) {
            let unit = unit(key);
            if reading.has_title_of(unit) && (begun || may_lie_in(unit, reading.rest)) {
                let circle = home.map_or(Circle::Own, |home| home.circle(unit));
                found.push(Candidate { circle, age, meeting, unit, name: reading.name });
            }
        }
    }
    found
}

fn whole(name: &str) -> Vec<(Meeting, Key)> {
    TABLE.index.named(name).iter().map(|key| (Meeting::Whole, *key)).collect()
}

impl Candidate<'_> {
    fn rank(&self) -> (bool, Meeting, Age, Reverse<Level>, usize, Key) {
        let otherwise = self.is_worth_comparing() && self.spelling() != Spelling::Same;
        (otherwise, self.meeting, self.age, Reverse(self.unit.level()), self.unit.name.len(), self.unit.key)
    }

    /// Whoever types without accents has not said yet which she means, until the name is there.
    fn is_worth_comparing(&self) -> bool {
        self.meeting == Meeting::Whole || self.name.iter().any(Word::is_marked)
    }

    fn spelling(&self) -> Spelling {
        spelling(self.name, TABLE.index.name_of(self.unit.key), self.meeting)
    }
}

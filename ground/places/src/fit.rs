//! How a line can be read: perhaps a title, then a name, then what the unit lies in.
//!
//! The surprise: every cut is tried, with the title taken as a title and as the beginning of the name (“Phường Đúc” is
//! a name), so nothing hangs on where somebody put her commas. A district may be left out before its province.

use std::sync::LazyLock;

use crate::index::Meeting;
use crate::table::TABLE;
use crate::words::{Name, Word, bare, spelled, words};
use crate::{Era, Title, Unit, unit};

/// One cut of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    pub title: Option<Title>,
    pub name: &'a [Word],
    /// What comes after the name.
    pub rest: &'a [Word],
}

/// A unit that a line may mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    pub unit: &'static Unit,
    pub spelling: Spelling,
    /// Whether the line says what it lies in.
    pub above: Above,
}

/// How what was typed and the name agree beyond their bare letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Spelling {
    /// Letter by letter.
    Same,
    /// The name was typed without any accent.
    Bare,
    /// Some words of it were typed without accents, others with theirs: perhaps meant, perhaps another name.
    Mixed,
    /// Some accents are others.
    Other,
}

/// Whether a line says what the unit lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Above {
    Named,
    Silent,
}

/// How titles are written short.
const SHORT: [(&str, Title); 11] = [
    ("x", Title::Xa),
    ("p", Title::Phuong),
    ("tt", Title::ThiTran),
    ("đk", Title::DacKhu),
    ("h", Title::Huyen),
    ("q", Title::Quan),
    ("tx", Title::ThiXa),
    ("tp", Title::ThanhPho),
    ("t", Title::Tinh),
    ("thủ đô", Title::ThanhPho),
    ("thành phố trực thuộc trung ương", Title::ThanhPho),
];

/// All titles, written out and short, as their words bare and spelled.
static TITLES: LazyLock<Vec<(String, String, Title)>> = LazyLock::new(|| {
    let long = Title::ALL.into_iter().map(|title| (title.word(), title));
    let all = long.chain(SHORT).map(|(written, title)| (words(written), title));
    all.map(|(words, title)| (bare(&words), spelled(&words), title)).collect()
});

const COUNTRY: Name<'static> = Name { bare: "viet nam", spelled: "việt nam" };

/// The title at the beginning of the words, and what comes after it: all ways to read it.
fn titles(line: &[Word]) -> impl Iterator<Item = (Title, &[Word])> {
    TITLES.iter().filter_map(move |(bare, spelled, title)| Some((*title, after(line, Name { bare, spelled })?)))
}

/// What comes after `name` at the beginning of the line, if it may be meant there.
fn after<'a>(line: &'a [Word], name: Name<'_>) -> Option<&'a [Word]> {
    let mut typed = line.iter();
    let is_meant = name.words().all(|word| typed.next().is_some_and(|typed| typed.may_mean(word)));
    is_meant.then_some(typed.as_slice())
}

/// All cuts of a line that leave some name.
pub(crate) fn readings(line: &[Word]) -> Vec<Reading<'_>> {
    let starts = std::iter::once((None, line)).chain(titles(line).map(|(title, rest)| (Some(title), rest)));
    let cuts = starts.flat_map(|(title, line)| {
        (1..=line.len()).map(move |cut| Reading { title, name: &line[..cut], rest: &line[cut..] })
    });
    cuts.collect()
}

/// The units of a list that the whole line may mean.
pub(crate) fn fits(era: Era, line: &[Word]) -> Vec<Fit> {
    let mut found: Vec<Fit> = Vec::new();
    for reading in readings(line) {
        for key in TABLE.index.named(&bare(reading.name)).iter().filter(|key| key.era() == era) {
            let unit = unit(*key);
            let spelling = reading.spelling(unit);
            if spelling != Spelling::Other && reading.has_title_of(unit) && lies_in(unit, reading.rest) {
                let above = if reading.rest.is_empty() { Above::Silent } else { Above::Named };
                found.push(Fit { unit, spelling, above });
            }
        }
    }
    found.sort_by_key(|fit| (fit.unit.key, fit.spelling));
    found.dedup_by_key(|fit| fit.unit.key);
    found
}

impl Reading<'_> {
    /// Whether the title, if there is one, is the unit's.
    pub fn has_title_of(&self, unit: &Unit) -> bool {
        self.title.is_none_or(|title| title == unit.title)
    }

    /// How the name agrees with the unit's, of which it is all or the beginning.
    fn spelling(&self, unit: &Unit) -> Spelling {
        spelling(self.name, TABLE.index.name_of(unit.key), Meeting::Whole)
    }
}

/// How what was typed agrees with a name that meets it bare.
pub(crate) fn spelling(typed: &[Word], name: Name<'_>, meeting: Meeting) -> Spelling {
    let starts = if meeting == Meeting::Inside { name.length() } else { 1 };
    let agreements = (0..starts).map(|start| agreement(typed, name.words().skip(start)));
    agreements.min().unwrap_or(Spelling::Other)
}

/// The same, from the first of these words on; the last word typed may be the beginning of one.
fn agreement<'a>(typed: &[Word], mut name: impl Iterator<Item = (&'a str, &'a str)>) -> Spelling {
    let last = typed.len();
    let (mut same, mut may_be) = (true, true);
    for (place, typed) in (1..).zip(typed) {
        let begins = |whole: &str, part: &str| if place == last { whole.starts_with(part) } else { whole == part };
        let Some((bare, spelled)) = name.next() else { return Spelling::Other };
        let is_same = begins(spelled, &typed.spelled);
        same &= is_same;
        may_be &= is_same || (!typed.is_marked() && begins(bare, &typed.bare));
    }
    match (same, may_be, typed.iter().any(Word::is_marked)) {
        (true, _, _) => Spelling::Same,
        (_, false, _) => Spelling::Other,
        (_, _, false) => Spelling::Bare,
        (_, _, true) => Spelling::Mixed,
    }
}

/// Whether the rest of a line names units above, the nearest first, and nothing else.
pub(crate) fn lies_in(unit: &Unit, rest: &[Word]) -> bool {
    if rest.is_empty() || is_country(rest) {
        return true;
    }
    unit.above().any(|above| after_unit(above, rest).any(|rest| lies_in(above, rest)))
}

/// The same while the line is still being typed: its last word may be a beginning, and a title may stand alone.
pub(crate) fn may_lie_in(unit: &Unit, rest: &[Word]) -> bool {
    if lies_in(unit, rest) || is_begun(COUNTRY, rest) {
        return true;
    }
    unit.above().any(|above| {
        let name = TABLE.index.name_of(above.key);
        let is_title = |(_, _, title): &&(String, String, Title)| *title == above.title;
        is_begun(name, rest)
            || TITLES.iter().filter(is_title).any(|(bare, spelled, _)| is_begun(Name { bare, spelled }, rest))
            || titles(rest).any(|(title, rest)| title == above.title && is_begun(name, rest))
            || after_unit(above, rest).any(|rest| may_lie_in(above, rest))
    })
}

/// What comes after this unit in the line, for each way to read it there.
fn after_unit<'a>(unit: &Unit, line: &'a [Word]) -> impl Iterator<Item = &'a [Word]> {
    let name = TABLE.index.name_of(unit.key);
    let title = unit.title;
    let titled = titles(line).filter(move |(found, _)| *found == title).map(|(_, rest)| rest);
    std::iter::once(line).chain(titled).filter_map(move |line| after(line, name))
}

/// Whether `typed` is the beginning of these words.
fn is_begun(name: Name<'_>, typed: &[Word]) -> bool {
    agreement(typed, name.words()) != Spelling::Other
}

fn is_country(rest: &[Word]) -> bool {
    after(rest, COUNTRY).is_some_and(<[Word]>::is_empty)
}

//! How a line can be read: perhaps a title, then a name, then what the unit lies in.
//!
//! The surprise: every cut is tried, with the title taken as a title and as the beginning of the name (“Phường Đúc” is
//! a name), so nothing hangs on where somebody put her commas. A district may be left out before its province.

use std::sync::LazyLock;

use crate::index::Meeting;
use crate::table::TABLE;
use crate::words::{Word, bare, words};
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
    /// Some words were typed without accents.
    Bare,
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

/// All titles as words, written out and short.
static TITLES: LazyLock<Vec<(Vec<Word>, Title)>> = LazyLock::new(|| {
    let long = Title::ALL.into_iter().map(|title| (title.word(), title));
    long.chain(SHORT).map(|(written, title)| (words(written), title)).collect()
});

static COUNTRY: LazyLock<Vec<Word>> = LazyLock::new(|| words("Việt Nam"));

/// The title at the beginning of the words, and what comes after it: all ways to read it.
fn titles(line: &[Word]) -> impl Iterator<Item = (Title, &[Word])> {
    TITLES.iter().filter_map(move |(written, title)| Some((*title, after(line, written)?)))
}

/// What comes after `name` at the beginning of the line, if it may be meant there.
fn after<'a>(line: &'a [Word], name: &[Word]) -> Option<&'a [Word]> {
    let (first, rest) = line.split_at_checked(name.len())?;
    first.iter().zip(name).all(|(typed, word)| typed.may_mean(word)).then_some(rest)
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
    pub fn spelling(&self, unit: &Unit) -> Spelling {
        spelling(self.name, &words(unit.name), Meeting::Whole)
    }
}

/// How what was typed agrees with a name that meets it bare.
pub(crate) fn spelling(typed: &[Word], name: &[Word], meeting: Meeting) -> Spelling {
    let starts = if meeting == Meeting::Inside { name.len() } else { 1 };
    let agreements = (0..starts).map(|start| agreement(typed, &name[start..]));
    agreements.min().unwrap_or(Spelling::Other)
}

fn agreement(typed: &[Word], name: &[Word]) -> Spelling {
    if typed.len() > name.len() {
        return Spelling::Other;
    }
    let last = typed.len().saturating_sub(1);
    let words = typed.iter().zip(name).enumerate().map(|(place, (typed, word))| {
        // The last word may still be being typed.
        let begins = |whole: &str, part: &str| if place == last { whole.starts_with(part) } else { whole == part };
        if begins(&word.spelled, &typed.spelled) {
            Spelling::Same
        } else if !typed.is_marked() && begins(&word.bare, &typed.bare) {
            Spelling::Bare
        } else {
            Spelling::Other
        }
    });
    words.max().unwrap_or(Spelling::Same)
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
    if lies_in(unit, rest) || is_begun(&COUNTRY, rest) {
        return true;
    }
    unit.above().any(|above| {
        let name = words(above.name);
        let begun = is_begun(&name, rest)
            || is_begun(&words(above.title.word()), rest)
            || titles(rest).any(|(title, rest)| title == above.title && is_begun(&name, rest));
        begun || after_unit(above, rest).any(|rest| may_lie_in(above, rest))
    })
}

/// What comes after this unit in the line, for each way to read it there.
fn after_unit<'a>(unit: &Unit, line: &'a [Word]) -> impl Iterator<Item = &'a [Word]> {
    let name = words(unit.name);
    let title = unit.title;
    let titled = titles(line).filter(move |(found, _)| *found == title).map(|(_, rest)| rest);
    std::iter::once(line).chain(titled).filter_map(move |line| after(line, &name))
}

/// Whether `typed` is the beginning of these words.
fn is_begun(name: &[Word], typed: &[Word]) -> bool {
    agreement(typed, name) != Spelling::Other
}

fn is_country(rest: &[Word]) -> bool {
    after(rest, &COUNTRY).is_some_and(<[Word]>::is_empty)
}

//! What a record says: title, days, bodies, places, measures. A [`Content`] is only made by [`Content::check`], so whoever
//! holds one knows that it can stand; every version of a record holds a whole one.

mod check;
mod contradict;
mod joined;

use std::collections::BTreeMap;

use kernel::{BodyNo, Day, FieldErrors, Quantity};

use super::attribute::Attribute;
use super::kind::Kind;
use super::measure::Measure;
use super::record::RecordNo;

pub use contradict::Oddity;

/// One thing, or many that were logged elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// One thing with its own day.
    Single,
    /// "Bản ghi gộp": stands for many, is added, and is marked wherever it is shown.
    Bulk,
}

impl Detail {
    /// Code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Bulk => "bulk",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Single, Self::Bulk].into_iter().find(|detail| detail.code() == code)
    }
}

/// The part a body has in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// "Chủ trì, đồng chủ trì": an owner.
    Lead,
    /// "Phối hợp": takes part.
    Partner,
}

impl Part {
    /// Code as stored; the figures' roles.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Partner => "partner",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Lead, Self::Partner].into_iter().find(|part| part.code() == code)
    }
}

/// A place, as somebody wrote it, and which unit of the country's lists that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The words, kept as they are.
    pub written: String,
    /// The unit of the list of its day; `None` where the words are no unit, or fit several (docs/rules/places.md).
    pub unit: Option<places::Key>,
}

/// Where it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// Nobody wrote it down.
    Unstated,
    /// By name, as written.
    Named(Vec<Place>),
    /// Only how many communes ("6 xã").
    Counted(i64),
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    title: String,
    detail: Detail,
    first: Day,
    last: Day,
    bodies: Vec<(BodyNo, Part)>,
    outside: Vec<(String, Part)>,
    places: Places,
    measures: BTreeMap<Measure, Quantity>,
    attributes: BTreeMap<Attribute, String>,
    programmes: Vec<String>,
    part_of: Option<RecordNo>,
    note: String,
}

/// What somebody wants a record to say, typed but not yet checked as a whole.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which kind it is.
    pub kind: Kind,
    /// What it was about.
    pub title: String,
    /// One thing or many.
    pub detail: Detail,
    /// First day.
    pub first: Day,
    /// Last day: the counting day.
    pub last: Day,
    /// Bodies of the federation, each once.
    pub bodies: Vec<(BodyNo, Part)>,
    /// Bodies from outside, by name.
    pub outside: Vec<(String, Part)>,
    /// Where.
    pub places: Places,
    /// What was counted; what is missing was not measured.
    pub measures: BTreeMap<Measure, Quantity>,
    /// What else it says, as stored; what is missing is not known.
    pub attributes: BTreeMap<Attribute, String>,
    /// The resolutions, schemes, programmes and plans it carries out, by name.
    pub programmes: Vec<String>,
    /// The record of which it is a part.
    pub part_of: Option<RecordNo>,
    /// Whatever else is worth keeping.
    pub note: String,
}

impl Wanted {
    /// A single record of which nothing is known but what it was about and when.
    pub fn of(kind: Kind, title: impl Into<String>, first: Day, last: Day) -> Self {
        Self {
            kind,
            title: title.into(),
            detail: Detail::Single,
            first,
            last,
            bodies: Vec::new(),
            outside: Vec::new(),
            places: Places::Unstated,
            measures: BTreeMap::new(),
            attributes: BTreeMap::new(),
            programmes: Vec::new(),
            part_of: None,
            note: String::new(),
        }
    }
}

impl Place {
    /// As written, and no unit.
    pub fn written(words: impl Into<String>) -> Self {
        Self { written: words.into(), unit: None }
    }

    /// As written, with the unit that the words mean on a day to a Union of this province. The name of a former commune that
    /// went whole into another means the one of the day; one that was split stays what it was, since which of its parts is
    /// meant nobody said (docs/rules/places.md, rules 2 and 4).
    pub fn meant(words: impl Into<String>, day: Day, near: Option<places::Key>) -> Self {
        let written: String = words.into();
        Self { unit: Self::unit_of(&places::resolve(&written, day, near)), written }
    }

    /// The unit that is kept of what a line means.
    pub fn unit_of(meant: &places::Resolved) -> Option<places::Key> {
        match meant {
            places::Resolved::Unit(key) => Some(*key),
            places::Resolved::Former { key, now } => match now[..] {
                [only] if only.level() == places::Level::Commune => Some(only),
                _ => Some(*key),
            },
            places::Resolved::Several(_) | places::Resolved::Later { .. } | places::Resolved::None => None,
        }
    }
}

impl Content {
    /// Checks what is wanted as a whole.
    ///
    /// # Errors
    /// All that cannot stand, by the names of the entry form's fields.
    pub fn check(wanted: Wanted) -> Result<Self, FieldErrors> {
        check::settled(wanted).map(Self::stored)
    }

    /// From stored columns, which were checked when they were written.
    pub(crate) fn stored(wanted: Wanted) -> Self {
        let Wanted { kind: _, title, detail, first, last, bodies, outside, places, measures, attributes, .. } = wanted;
        let Wanted { programmes, part_of, note, .. } = wanted;
        Self { title, detail, first, last, bodies, outside, places, measures, attributes, programmes, part_of, note }
    }

    /// What it was about.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// One thing or many.
    pub fn detail(&self) -> Detail {
        self.detail
    }

    /// First day.
    pub fn first(&self) -> Day {
        self.first
    }

    /// Last day: it counts in the period that holds it, whole and once. [`Day::MAX`] while it runs.
    pub fn last(&self) -> Day {
        self.last
    }

    /// Bodies of the federation in the order they were entered.
    pub fn bodies(&self) -> &[(BodyNo, Part)] {
        &self.bodies
    }

    /// The numbers of all of them.
    pub fn body_numbers(&self) -> Vec<BodyNo> {
        self.bodies.iter().map(|(body, _)| *body).collect()
    }

    /// The bodies with this part in it.
    pub fn bodies_as(&self, part: Part) -> impl Iterator<Item = BodyNo> {
        self.bodies.iter().filter(move |(_, its)| *its == part).map(|(body, _)| *body)
    }

    /// Bodies from outside the federation.
    pub fn outside(&self) -> &[(String, Part)] {
        &self.outside
    }

    /// Where.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// What was counted, in the order of the kind's measures.
    pub fn measures(&self) -> &BTreeMap<Measure, Quantity> {
        &self.measures
    }

    /// One measure; `None` is "not measured".
    pub fn measure(&self, measure: Measure) -> Option<Quantity> {
        self.measures.get(&measure).copied()
    }

    /// One measure as somebody types it: nothing for a total that only follows from its parts.
    pub fn typed_measure(&self, kind: Kind, measure: Measure) -> Option<Quantity> {
        let follows = check::follows_from_parts(kind.row(), self.detail, measure, &self.measures);
        self.measure(measure).filter(|_| !follows)
    }

    /// What else it says, as stored.
    pub fn attributes(&self) -> &BTreeMap<Attribute, String> {
        &self.attributes
    }

    /// One attribute as stored; `None` is "not known".
    pub fn attribute(&self, attribute: Attribute) -> Option<&str> {
        self.attributes.get(&attribute).map(String::as_str)
    }

    /// The resolutions, schemes, programmes and plans it carries out, by name.
    pub fn programmes(&self) -> &[String] {
        &self.programmes
    }

    /// The record of which it is a part.
    pub fn part_of(&self) -> Option<RecordNo> {
        self.part_of
    }

    /// Whether it runs on: no day closed it yet.
    pub fn runs_on(&self) -> bool {
        self.last == Day::MAX
    }

    /// Whatever else is worth keeping.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// What hardly ever is so in a record of this kind, and yet is said: to be asked once, and shown.
    pub fn oddities(&self, kind: Kind) -> Vec<Oddity> {
        self.said(kind).oddities()
    }

    /// How much of the total no part says ("chưa tách"); nothing where the parts say all, or nobody parted it.
    pub fn unsplit(&self, kind: Kind) -> Option<i64> {
        self.said(kind).unsplit()
    }

    fn said(&self, kind: Kind) -> contradict::Said<'_> {
        contradict::Said { row: kind.row(), last: self.last, measures: &self.measures, attributes: &self.attributes }
    }
}

#[cfg(test)]
pub(super) use check::{NAME, NOTE, OUTSIDE, PLACES, TITLE};
#[cfg(test)]
mod tests;

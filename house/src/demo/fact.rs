//! How a fact of the demo is written down: a record of any kind, in a few words that read like the source's sentence.
//! What surprises: a plan is entered on the day it was made, since whoever enters it today would have it done already.

use activities::record::{Attribute, Detail, Kind, Measure, Part};
use kernel::{Qualifier, Quantity};

/// A record of the demo.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Whose ledger.
    pub union: &'static str,
    /// What kind of thing.
    pub kind: Kind,
    /// What it was about.
    pub title: String,
    /// One thing or many.
    pub detail: Detail,
    /// First day.
    pub first: String,
    /// Last day; empty while it runs.
    pub last: String,
    /// The bodies in it by name, "" for the Union itself, "lang-son/" for another one.
    pub bodies: Vec<(&'static str, Part)>,
    /// Those from outside.
    pub outside: Vec<(&'static str, Part)>,
    /// Where, by name.
    pub places: Vec<String>,
    /// Where, only counted.
    pub communes: Option<i64>,
    /// What was counted.
    pub measures: Vec<(Measure, Quantity)>,
    /// What else is said: the code of a word, a day as 2022-06-24, else words.
    pub attributes: Vec<(Attribute, String)>,
    /// What it carries out.
    pub programmes: Vec<&'static str>,
    /// A name by which others are a part of it; empty for most.
    pub name: String,
    /// The name of the record of which it is a part.
    pub within: String,
    /// Where this comes from.
    pub note: String,
    /// What became of it.
    pub course: Course,
}

/// How a record came to say what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// It was entered afterwards.
    Entered,
    /// It was planned on this day, and nobody said since that it was done.
    Planned(String),
    /// It was planned on one day and marked as done on another.
    Finished(String, String),
    /// It was planned on one day and cancelled on another, for a reason.
    Cancelled(String, String, &'static str),
    /// Its last measure was added by a correction, for a reason.
    Corrected(&'static str),
    /// It was taken out of the ledger again.
    Withdrawn,
}

/// The word under which a day that only announces a decision is kept.
const ANNOUNCED: &str = "cong_bo";

impl Fact {
    /// What the Union itself did on a day or, while it runs, since then.
    pub fn of(union: &'static str, kind: Kind, title: impl Into<String>, (first, last): (&str, &str)) -> Self {
        Self {
            union,
            kind,
            title: title.into(),
            detail: Detail::Single,
            first: first.to_owned(),
            last: last.to_owned(),
            bodies: Vec::new(),
            outside: Vec::new(),
            places: Vec::new(),
            communes: None,
            measures: Vec::new(),
            attributes: Vec::new(),
            programmes: Vec::new(),
            name: String::new(),
            within: String::new(),
            note: String::new(),
            course: Course::Entered,
        }
    }

    /// Many things that were logged elsewhere.
    pub fn in_bulk(self) -> Self {
        Self { detail: Detail::Bulk, ..self }
    }

    /// Who is in charge; the Union itself where nobody says otherwise.
    pub fn led_by(self, bodies: &[&'static str]) -> Self {
        self.bodies(bodies, Part::Lead)
    }

    /// Who takes part.
    pub fn helped_by(self, bodies: &[&'static str]) -> Self {
        self.bodies(bodies, Part::Partner)
    }

    fn bodies(mut self, bodies: &[&'static str], part: Part) -> Self {
        self.bodies.extend(bodies.iter().map(|name| (*name, part)));
        self
    }

    /// Who is in charge from outside.
    pub fn led_outside(mut self, names: &[&'static str]) -> Self {
        self.outside.extend(names.iter().map(|name| (*name, Part::Lead)));
        self
    }

    /// Who takes part from outside.
    pub fn with(mut self, names: &[&'static str]) -> Self {
        self.outside.extend(names.iter().map(|name| (*name, Part::Partner)));
        self
    }

    /// Where.
    pub fn at(mut self, places: &[&str]) -> Self {
        self.places.extend(places.iter().map(|place| (*place).to_owned()));
        self
    }

    /// In so many communes, none named.
    pub fn in_communes(self, count: i64) -> Self {
        Self { communes: Some(count), ..self }
    }

    /// So many.
    pub fn counting(self, measure: Measure, value: i64) -> Self {
        self.measured(measure, Quantity::exact(value))
    }

    /// More than so many.
    pub fn over(self, measure: Measure, value: i64) -> Self {
        self.measured(measure, Quantity::stated(value, Qualifier::Over))
    }

    /// Somebody should know how many, the source does not say.
    pub fn unknown(self, measure: Measure) -> Self {
        self.measured(measure, Quantity::UNKNOWN)
    }

    /// As many as this.
    pub fn measured(mut self, measure: Measure, quantity: Quantity) -> Self {
        self.measures.push((measure, quantity));
        self
    }

    /// What else.
    pub fn saying(mut self, attribute: Attribute, said: impl Into<String>) -> Self {
        self.attributes.push((attribute, said.into()));
        self
    }

    /// Its day is only that of the announcement; the source does not give that of the decision.
    pub fn announced(self) -> Self {
        let day = self.first.clone();
        self.saying(Attribute::Dated, ANNOUNCED).saying(Attribute::HandedDay, day)
    }

    /// What it carries out.
    pub fn carrying_out(self, programmes: &[&'static str]) -> Self {
        Self { programmes: programmes.to_vec(), ..self }
    }

    /// How others name the whole they are a part of.
    pub fn called(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// The whole it is a part of.
    pub fn part_of(self, name: impl Into<String>) -> Self {
        Self { within: name.into(), ..self }
    }

    /// Planned on this day; nobody said since that it was done.
    pub fn planned(self, day: &str) -> Self {
        self.course(Course::Planned(day.to_owned()))
    }

    /// What became of it.
    pub fn course(self, course: Course) -> Self {
        Self { course, ..self }
    }

    /// Where this comes from.
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// The bodies in it: the Union where no other is in charge.
    pub fn parties(&self) -> Vec<(&'static str, Part)> {
        if self.bodies.is_empty() { vec![("", Part::Lead)] } else { self.bodies.clone() }
    }
}

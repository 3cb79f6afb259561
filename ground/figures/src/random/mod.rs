//! Random ledgers for tests, the same for the same seed: two Unions under the country, bodies that move, leave and come
//! late, and records with everything that makes counting hard, each in at least a tenth of them. They are written as
//! plain SQL, so that a test of the figures does not depend on the rooms whose tables these are.

mod insert;
mod records;
mod tree;

use std::collections::BTreeMap;

use kernel::{BodyNo, Day, Dice, Period, Qualifier, Quantity, Timestamp};

use crate::fact::Span;
use crate::question::{Basis, Question};

pub use insert::insert;

/// A small federation and what it did.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The country first, then each Union followed by its bodies.
    pub bodies: Vec<Body>,
    /// Who stood directly below whom.
    pub links: Vec<Link>,
    /// The links closed under "below".
    pub spans: Vec<Span>,
    /// What was done.
    pub records: Vec<Record>,
    /// What was declared.
    pub declarations: Vec<Declaration>,
}

/// A body of the federation.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its number.
    pub no: BodyNo,
    /// Its kind, as stored.
    pub kind: &'static str,
    /// The day from which it exists.
    pub founded: Day,
}

/// On the days of [from, to) the child stood directly below the parent.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The link's number.
    pub no: i64,
    /// The lower body.
    pub child: BodyNo,
    /// The upper body.
    pub parent: BodyNo,
    /// The child's kind.
    pub kind: &'static str,
    /// The first day.
    pub from: Day,
    /// The first day on which it was no longer so.
    pub to: Day,
}

/// A record with all its versions, the one in force last.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its number.
    pub no: i64,
    /// Its name at the door.
    pub id: String,
    /// "training_class", or a kind that the figures of classes must leave out.
    pub kind: &'static str,
    /// Its versions; each is known until the next.
    pub versions: Vec<Version>,
}

/// A record as it was known for a while.
#[derive(Clone, Debug)]
pub struct Version {
    /// The version's number.
    pub no: i64,
    /// First instant at which it was in force.
    pub known_from: Timestamp,
    /// First instant at which it no longer was.
    pub known_to: Timestamp,
    /// "planned", "done", "cancelled" or "withdrawn".
    pub state: &'static str,
    /// "single" or "bulk".
    pub detail: &'static str,
    /// Its first day.
    pub first: Day,
    /// Its last day, on which it counts.
    pub last: Day,
    /// In how many places, where they are only counted.
    pub place_count: Option<i64>,
    /// The bodies in it, with "lead" or "partner".
    pub bodies: Vec<(BodyNo, &'static str)>,
    /// Its measures.
    pub measures: Vec<(&'static str, Quantity)>,
    /// What else is known of it, by name: "origin", "merit_year" and "letter_day", each or none.
    pub attributes: Vec<(&'static str, String)>,
}

/// Something a body said of itself.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// Its number.
    pub no: i64,
    /// Its name at the door.
    pub id: String,
    /// Who declared.
    pub body: BodyNo,
    /// The day it speaks of.
    pub day: Day,
    /// When it was entered.
    pub known_from: Timestamp,
}

impl Ledger {
    /// A ledger of this many records.
    pub fn from_seed(seed: u64, records: u32) -> Self {
        let dice = Dice::fixed(seed);
        let (bodies, links) = tree::grow(&dice);
        let spans = tree::close(&bodies, &links);
        let declarations = records::declare(&dice, &bodies);
        let records = (0..records).map(|i| records::enter(&dice, &bodies, i)).collect();
        Self { bodies, links, spans, records, declarations }
    }

    /// Every body, every type of period with each closing, every basis, known early and late.
    pub fn questions(&self) -> Vec<Question> {
        let bases = [Basis::AsReported, Basis::Regrouped(day("2021-06-30")), Basis::Regrouped(day("2023-06-30"))];
        let instants = [Timestamp::start_of(early()), Timestamp::start_of(day("2026-01-01"))];
        let mut questions = Vec::new();
        for body in &self.bodies {
            for period in PERIODS.iter().filter_map(|code| code.parse::<Period>().ok()) {
                for basis in bases {
                    questions.extend(instants.map(|known_at| Question { body: body.no, period, basis, known_at }));
                }
            }
        }
        questions
    }

    /// How many records there are of each sort that makes counting hard, by what is stored.
    pub fn tally(&self) -> BTreeMap<&'static str, usize> {
        let mut tally = BTreeMap::new();
        for record in &self.records {
            for (sort, is_so) in record.sorts() {
                *tally.entry(sort).or_default() += usize::from(is_so);
            }
        }
        tally
    }
}

impl Record {
    fn sorts(&self) -> [(&'static str, bool); 14] {
        let Some(now) = self.versions.last() else { return [("", false); 14] };
        let unions = |role: &str| {
            let mut unions: Vec<_> = now.bodies.iter().filter(|(_, r)| *r == role).map(|(b, _)| b.union()).collect();
            let count = unions.len();
            unions.sort();
            unions.dedup();
            (count, unions.len())
        };
        let quarter = |day: Day| (day.year(), (u8::from(day.date().month()) - 1) / 3);
        let (leads, lead_unions) = unions("lead");
        let said = |name: &str| now.attributes.iter().any(|(known, _)| *known == name);
        [
            ("joint", leads > 1),
            ("cross-Union", lead_unions > 1),
            ("partner only", leads == 0),
            ("straddling", quarter(now.first) != quarter(now.last)),
            ("planned", now.state == "planned"),
            ("cancelled", now.state == "cancelled"),
            ("corrected", self.versions.len() > 1),
            ("bulk", now.detail == "bulk"),
            ("unknown", now.measures.iter().any(|(_, quantity)| quantity.value.is_none())),
            ("of known origin", said("origin")),
            ("of unknown origin", !said("origin")),
            ("with a letter", said("letter_day")),
            ("without a word beside", now.attributes.is_empty()),
            ("qualified", now.measures.iter().any(|(_, quantity)| quantity.qualifier != Qualifier::Exact)),
        ]
    }
}

/// One of each type, cut both ways, around the days on which the bodies move.
const PERIODS: [&str; 13] = [
    "2022-Q1",
    "2022-Q3@statutory",
    "2021-H2",
    "2022-H1",
    "2022-H1@statutory",
    "2022-H2@statutory",
    "2022-9M",
    "2022-9M@statutory",
    "2022",
    "2021@statutory",
    "term:2021-03-01..2023-06-14",
    "mid-term:2021-03-01..2022-06-30",
    "founding:2010-01-01..2023-12-31",
];

/// Days on which one period ends and another begins.
const EDGES: [&str; 16] = [
    "2020-12-14",
    "2020-12-15",
    "2020-12-31",
    "2021-01-01",
    "2021-06-30",
    "2021-07-01",
    "2021-12-14",
    "2021-12-15",
    "2021-12-31",
    "2022-01-01",
    "2022-06-14",
    "2022-06-15",
    "2022-06-30",
    "2022-07-01",
    "2022-12-14",
    "2022-12-31",
];

/// The day whose first instant is the early "as known on"; some records are entered and some corrected at that instant.
fn early() -> Day {
    day("2022-07-05")
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or(Day::MIN)
}

/// Rolls that read like what they are for.
trait Chance {
    fn one_in(&self, n: u32) -> bool;
    fn pick<T: Copy>(&self, from: &[T]) -> T;
    fn day(&self, first: &str, days: u32) -> Day;
    fn edge(&self) -> Day;
}

impl Chance for Dice {
    fn one_in(&self, n: u32) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&self, from: &[T]) -> T {
        let last = u32::try_from(from.len()).unwrap_or(u32::MAX);
        from[usize::try_from(self.below(last)).unwrap_or(0)]
    }

    fn day(&self, first: &str, days: u32) -> Day {
        later(day(first), self.below(days))
    }

    fn edge(&self) -> Day {
        day(self.pick(&EDGES))
    }
}

fn later(day: Day, days: u32) -> Day {
    (0..days).fold(day, |day, _| day.next())
}

//! What the ledger lets be counted: versions of records, seen in three ways. A flow counts on the last day, the day a paper
//! closed a task or a decision was taken; what begins counts on the first; what runs is there from the first day until
//! before the last. Every attribute is a field under its own code, so that a new one can be asked without a line here.

use figures::source::{Column, Field, Known, Measures, Source, Standing, When};

use crate::record::{Attribute, Measure, Sort};

/// Versions of records, counted on their last day.
pub static RECORDS: Source = Source {
    name: "record",
    table: "record_version",
    key: "no",
    id: Column::Via { by: "record", table: "record", key: "no", column: "id" },
    title: Column::Own("title"),
    when: When::On { day: "last_day" },
    known: Some(Known { from: "known_from", to: "known_to" }),
    fields: &FIELDS,
    measures: Some(Measures {
        table: "record_measure",
        of: "version",
        measure: "measure",
        value: "value",
        qualifier: "qualifier",
        known: Measure::CODES,
    }),
    standing: &[bodies("day")],
};

/// The same, counted on the day they began: what is approved, launched or taken on.
pub static OPENED: Source =
    Source { name: "record_opened", when: When::On { day: "first_day" }, standing: &[bodies("first_day")], ..RECORDS };

/// The same as things that last, from the day they began until before the day a paper closed them: closed on the closing day
/// is no longer running.
pub static RUNNING: Source =
    Source { name: "record_running", when: When::During { from: "first_day", to: "last_day" }, ..RECORDS };

/// All of them.
pub static SOURCES: [&Source; 3] = [&RECORDS, &OPENED, &RUNNING];

const fn bodies(day: &'static str) -> Standing {
    Standing::Rows { table: "record_body", of: "version", body: "body", role: "role", day, roles: &["lead", "partner"] }
}

const OWN: [Field; 6] = [
    Field::text("kind", Column::Own("kind")),
    Field::text("state", Column::Own("state")),
    Field::text("detail", Column::Own("detail")),
    Field::int("record", Column::Own("record")),
    Field::day("first_day", Column::Own("first_day")),
    Field::day("last_day", Column::Own("last_day")),
];

static FIELDS: [Field; OWN.len() + Attribute::ALL.len()] = fields();

const fn fields() -> [Field; OWN.len() + Attribute::ALL.len()] {
    let mut all = [OWN[0]; OWN.len() + Attribute::ALL.len()];
    let mut place = 0;
    while place < all.len() {
        all[place] = if place < OWN.len() { OWN[place] } else { said(Attribute::ALL[place - OWN.len()]) };
        place += 1;
    }
    all
}

/// An attribute as a field: nobody has to say it, so it may be unknown.
const fn said(attribute: Attribute) -> Field {
    let code = attribute.code();
    let column =
        Column::Beside { table: "record_attribute", of: "version", name: "attribute", is: code, value: "value" };
    match attribute.row().sort {
        Sort::Word(_) | Sort::Words => Field::text(code, column).or_unknown(),
        Sort::Day => Field::day(code, column).or_unknown(),
        Sort::Number(..) => Field::int(code, column).or_unknown(),
    }
}

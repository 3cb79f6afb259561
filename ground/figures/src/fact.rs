//! Facts in memory, as the interpreter reads them: what the tables hold, without the tables.

use std::collections::BTreeMap;

use kernel::{BodyNo, Day, Quantity, Timestamp};

use crate::predicate::Literal;

/// Everything a figure can depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    /// Who was below whom, from when to when.
    pub spans: Vec<Span>,
    /// The facts of each source, by the source's name.
    pub facts: BTreeMap<String, Vec<Fact>>,
}

/// On the days of [from, to) the body lay at or below the ancestor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The upper body, or the body itself.
    pub ancestor: BodyNo,
    /// The lower body.
    pub body: BodyNo,
    /// The first day.
    pub from: Day,
    /// The first day on which it no longer was so.
    pub to: Day,
}

/// One row of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its key.
    pub key: i64,
    /// Name at the door of the thing counted.
    pub id: String,
    /// What to call it.
    pub title: String,
    /// When it counts.
    pub lasts: Lasts,
    /// First instant at which the house held it to be true.
    pub known_from: Timestamp,
    /// First instant at which it no longer did.
    pub known_to: Timestamp,
    /// Its fields; `None` is unknown.
    pub fields: BTreeMap<String, Option<Literal>>,
    /// Its measures; one that is not here was not taken.
    pub measures: BTreeMap<String, Quantity>,
    /// The bodies that stand to it, each with its role.
    pub standing: Vec<(String, BodyNo)>,
}

/// When a fact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// On this day.
    On(Day),
    /// On the days of [from, to).
    During(Day, Day),
}

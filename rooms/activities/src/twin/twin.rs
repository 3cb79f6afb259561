//! A settled pair, and which of two records that are one thing stays.

use std::cmp::Reverse;

use crate::record::{Content, Part, Record, RecordNo, State};

/// Two records, in the order of their numbers: whoever asks about them in either order asks about one pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The one with the smaller number.
    pub one: RecordNo,
    /// The one with the larger number.
    pub other: RecordNo,
}

/// What somebody who looked at both said of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// "Là một": one thing, written down twice.
    One,
    /// "Khác nhau": two things.
    Different,
}

impl Pair {
    /// The pair of two records, named in any order.
    pub fn of(this: RecordNo, that: RecordNo) -> Self {
        if this <= that { Self { one: this, other: that } } else { Self { one: that, other: this } }
    }
}

impl Verdict {
    /// Both verdicts.
    pub const ALL: [Verdict; 2] = [Self::One, Self::Different];

    /// Code as stored and as forms send it.
    pub fn code(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Different => "different",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// The one of two records that stays, then the one that goes behind it.
///
/// What was done stays before what is only planned, else the thing would be counted nowhere. Then the leader's: the one
/// that names a body of ours in charge before the one that knows only an outside leader. Then the one entered earlier.
pub fn stays(this: Record, that: Record) -> (Record, Record) {
    let rank = |record: &Record| {
        let first = &record.versions()[0];
        let done = matches!(record.current().state(), State::Done(_));
        (Reverse(done), Reverse(is_led_here(&record.current().content)), first.made.at, record.no)
    };
    if rank(&this) <= rank(&that) { (this, that) } else { (that, this) }
}

fn is_led_here(content: &Content) -> bool {
    content.bodies_as(Part::Lead).next().is_some()
}

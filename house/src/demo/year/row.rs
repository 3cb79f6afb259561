//! A row of the made-up year: a kind, so often, under these titles.

use activities::record::{Attribute, Kind, Measure};

/// Where a row's records are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// At a desk or in the Union's house: no place is named.
    Indoors,
    /// In communes.
    Communes,
}

/// How a row's records are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Each for itself.
    Singly,
    /// Now and then a whole season at once, as a bulk record.
    Seasons,
}

/// Who takes part in a row's records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The Union and its members.
    AtHome,
    /// Once also another Union, so that the record stands in both ledgers.
    AnotherUnion,
}

/// So many records of a kind, taken in turn from short lists.
#[derive(Debug)]
pub struct Row {
    /// What kind of thing.
    pub kind: Kind,
    /// How often in the year.
    pub times: usize,
    /// Titles, each with who is in charge ("" for the Union itself); "{n}" is the number in turn.
    pub lines: &'static [(&'static str, &'static str)],
    /// What is counted: at least so many, and so many more by turns.
    pub counts: &'static [(Measure, i64, i64)],
    /// What is said, in turn; lists of one length stay side by side. What is not listed takes its words in turn.
    pub says: &'static [(Attribute, &'static [&'static str])],
    /// From outside, in turn.
    pub outside: &'static [&'static str],
    /// Which months, in turn, always on the 20th; evenly over the year where none is listed.
    pub months: &'static [u8],
    /// How many days it lasts: at most for what is held, at least for what runs.
    pub lasts: usize,
    /// Where it is held.
    pub ground: Ground,
    /// Whether a whole season of it is sometimes written down at once.
    pub habit: Habit,
    /// Who else takes part once.
    pub reach: Reach,
    /// The name by which others are a part of it, to which the number in turn is added.
    pub called: &'static str,
    /// Of what it is a part, in turn.
    pub within: &'static [&'static str],
}

impl Row {
    /// So many of a kind under these titles.
    pub const fn of(kind: Kind, times: usize, lines: &'static [(&'static str, &'static str)]) -> Self {
        Self {
            kind,
            times,
            lines,
            counts: &[],
            says: &[],
            outside: &[],
            months: &[],
            lasts: 1,
            ground: Ground::Indoors,
            habit: Habit::Singly,
            reach: Reach::AtHome,
            called: "",
            within: &[],
        }
    }

    /// What is counted.
    pub const fn counts(self, counts: &'static [(Measure, i64, i64)]) -> Self {
        Self { counts, ..self }
    }

    /// What is said.
    pub const fn says(self, says: &'static [(Attribute, &'static [&'static str])]) -> Self {
        Self { says, ..self }
    }

    /// Who takes part from outside.
    pub const fn with(self, outside: &'static [&'static str]) -> Self {
        Self { outside, ..self }
    }

    /// In which months.
    pub const fn months(self, months: &'static [u8]) -> Self {
        Self { months, ..self }
    }

    /// How many days.
    pub const fn lasting(self, lasts: usize) -> Self {
        Self { lasts, ..self }
    }

    /// In communes.
    pub const fn placed(self) -> Self {
        Self { ground: Ground::Communes, ..self }
    }

    /// Sometimes a season at once.
    pub const fn seasonal(self) -> Self {
        Self { habit: Habit::Seasons, ..self }
    }

    /// Once with another Union.
    pub const fn far(self) -> Self {
        Self { reach: Reach::AnotherUnion, ..self }
    }

    /// A whole of which others are a part.
    pub const fn called(self, called: &'static str) -> Self {
        Self { called, ..self }
    }

    /// A part of these.
    pub const fn within(self, within: &'static [&'static str]) -> Self {
        Self { within, ..self }
    }
}

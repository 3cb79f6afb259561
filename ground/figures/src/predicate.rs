//! Which facts a figure counts: a small serialisable language, the same for the number and for the list.
//! A value that is unknown equals nothing and falls on no day: whatever asks for a value is false of it, and so its `Not`
//! is true. There is no third truth; who means "known, and not this" says both: `all([known(f), !is(f, v)])`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A question about one fact, and about the body the figure is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    /// Each of these holds; of none, true.
    All(Vec<Predicate>),
    /// One of these holds; of none, false.
    Any(Vec<Predicate>),
    /// This does not hold.
    Not(Box<Predicate>),
    /// The field has this value.
    Is {
        /// A field of the source.
        field: String,
        /// The value.
        value: Literal,
    },
    /// The field has one of these values.
    OneOf {
        /// A field of the source.
        field: String,
        /// The values.
        values: Vec<Literal>,
    },
    /// The field has a value (`IS NOT NULL`). Asked only of a field that may be unknown.
    Known {
        /// A field of the source.
        field: String,
    },
    /// The day in the field lies so to the asked period.
    Falls {
        /// A field of the source that holds a day.
        field: String,
        /// Where it lies.
        stretch: Stretch,
    },
    /// The asked period is a whole year, however it is closed, and the field has that year. Of no other period is it true,
    /// not even of one with the same days.
    OfPeriodYear {
        /// A field of the source that holds a whole number, or words: then those of the year's four digits.
        field: String,
    },
    /// The measure was taken, be it known or not.
    Has {
        /// A measure of the source.
        measure: String,
    },
    /// The asked body, or one below it in the tree of the basis' day, stands to the fact in this role.
    Stands {
        /// A role of the source.
        role: String,
    },
    /// The asked body itself, none below it, stands to the fact in this role. No tree is asked, so that regrouping
    /// changes nothing.
    StandsItself {
        /// A role of the source.
        role: String,
    },
}

/// Days as seen from the asked period. What falls after it is `!by_closing` of a known day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stretch {
    /// Every day before its first.
    BeforePeriod,
    /// From its first to its last, both included.
    InPeriod,
    /// Every day up to its last, that included.
    ByClosing,
}

/// A value in a predicate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Literal {
    /// A whole number.
    Int(i64),
    /// Words, a code, or a day as `YYYY-MM-DD`.
    Text(String),
}

impl Predicate {
    /// Each of these holds.
    pub fn all(parts: impl IntoIterator<Item = Predicate>) -> Self {
        Self::All(parts.into_iter().collect())
    }

    /// One of these holds.
    pub fn any(parts: impl IntoIterator<Item = Predicate>) -> Self {
        Self::Any(parts.into_iter().collect())
    }

    /// The field has this value.
    pub fn is(field: &str, value: impl Into<Literal>) -> Self {
        Self::Is { field: field.to_owned(), value: value.into() }
    }

    /// The field has one of these values.
    pub fn one_of<V: Into<Literal>>(field: &str, values: impl IntoIterator<Item = V>) -> Self {
        Self::OneOf { field: field.to_owned(), values: values.into_iter().map(Into::into).collect() }
    }

    /// The field has a value.
    pub fn known(field: &str) -> Self {
        Self::Known { field: field.to_owned() }
    }

    /// The field has no value.
    pub fn unknown(field: &str) -> Self {
        !Self::known(field)
    }

    /// The day is known and lies in the asked period.
    pub fn falls_in_period(field: &str) -> Self {
        Self::Falls { field: field.to_owned(), stretch: Stretch::InPeriod }
    }

    /// The day is known and lies before the asked period.
    pub fn before_period(field: &str) -> Self {
        Self::Falls { field: field.to_owned(), stretch: Stretch::BeforePeriod }
    }

    /// The day is known and lies on or before the closing day.
    pub fn by_closing(field: &str) -> Self {
        Self::Falls { field: field.to_owned(), stretch: Stretch::ByClosing }
    }

    /// The field has the year that is asked for.
    pub fn of_period_year(field: &str) -> Self {
        Self::OfPeriodYear { field: field.to_owned() }
    }

    /// Whether it asks anything of the period.
    pub fn asks_the_period(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_the_period),
            Self::Not(part) => part.asks_the_period(),
            Self::Falls { .. } | Self::OfPeriodYear { .. } => true,
            Self::Is { .. } | Self::OneOf { .. } | Self::Known { .. } | Self::Has { .. } => false,
            Self::Stands { .. } | Self::StandsItself { .. } => false,
        }
    }

    /// The measure was taken.
    pub fn has(measure: &str) -> Self {
        Self::Has { measure: measure.to_owned() }
    }

    /// The asked body or one below it has this role.
    pub fn stands(role: &str) -> Self {
        Self::Stands { role: role.to_owned() }
    }

    /// The asked body itself has this role.
    pub fn stands_itself(role: &str) -> Self {
        Self::StandsItself { role: role.to_owned() }
    }
}

/// `!predicate` is its opposite.
impl std::ops::Not for Predicate {
    type Output = Predicate;

    fn not(self) -> Predicate {
        Self::Not(Box::new(self))
    }
}

impl From<&str> for Literal {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Literal {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

//! Which facts a figure counts: a small serialisable language, the same for the number and for the list.
//! A value that is unknown equals nothing: `Is` is false of it, and so `Not(Is)` is true. There is no third truth.

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

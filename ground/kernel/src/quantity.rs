//! A counted or declared quantity: unknown is not zero, and "hơn 9.000" is kept as said.
//! Units never mix: a quantity has no unit of its own, its column does (docs/rules/counting.md).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The word an organ puts before a number it did not count to the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// The number itself.
    #[default]
    Exact,
    /// "hơn", "trên".
    Over,
    /// "gần".
    Nearly,
    /// "khoảng".
    About,
}

impl Qualifier {
    /// All of them, in the order a form offers them.
    pub const ALL: [Qualifier; 4] = [Self::Exact, Self::Over, Self::Nearly, Self::About];

    /// Code as stored and as JSON prints it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Over => "over",
            Self::Nearly => "nearly",
            Self::About => "about",
        }
    }

    /// The word before the number, empty for an exact one.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::Over => "hơn",
            Self::Nearly => "gần",
            Self::About => "khoảng",
        }
    }

    /// The qualifier of a sum: one kind stays ("hơn" and exact make "hơn"), two kinds make "khoảng".
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exact, q) | (q, Self::Exact) => q,
            (a, b) if a == b => a,
            _ => Self::About,
        }
    }
}

/// The text is no qualifier's code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” không phải là từ chỉ mức (exact, over, nearly, about)")]
pub struct NotAQualifier(pub String);

impl FromStr for Qualifier {
    type Err = NotAQualifier;

    fn from_str(code: &str) -> Result<Self, NotAQualifier> {
        Self::ALL.into_iter().find(|q| q.code() == code).ok_or_else(|| NotAQualifier(code.to_owned()))
    }
}

/// A quantity as it was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// The number, never negative; `None` means that nobody knows it.
    pub value: Option<i64>,
    /// How exactly it was stated; `Exact` where the value is unknown.
    pub qualifier: Qualifier,
}

impl Quantity {
    /// A quantity nobody knows.
    pub const UNKNOWN: Quantity = Quantity { value: None, qualifier: Qualifier::Exact };

    /// A counted number.
    pub fn exact(value: i64) -> Self {
        Self { value: Some(value), qualifier: Qualifier::Exact }
    }

    /// A number with its word.
    pub fn stated(value: i64, qualifier: Qualifier) -> Self {
        Self { value: Some(value), qualifier }
    }
}

#[cfg(test)]
mod tests {
    use super::Qualifier::{self, *};

    #[test]
    fn adding_qualifiers_is_a_commutative_idempotent_join() {
        for a in Qualifier::ALL {
            assert_eq!(a.with(a), a);
            for b in Qualifier::ALL {
                assert_eq!(a.with(b), b.with(a));
                for c in Qualifier::ALL {
                    assert_eq!(a.with(b).with(c), a.with(b.with(c)));
                }
            }
        }
        assert_eq!(Over.with(Exact), Over);
        assert_eq!(Over.with(Nearly), About);
    }
}

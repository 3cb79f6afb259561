//! What a list adds up to. Unknown is not zero: an empty list is 0, a list of unknowns is unknown, and in between the
//! known ones are summed while the unknown ones are counted beside (docs/rules/counting.md).

use std::collections::BTreeSet;

use kernel::{Day, Qualifier, Quantity};
use serde::{Deserialize, Serialize};

/// A figure's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// The sum of what is known; `None` when there are lines and all of them are unknown.
    pub value: Option<i64>,
    /// How many lines are unknown.
    pub unknown: i64,
    /// How many lines there are.
    pub records: i64,
    /// The word before the number: one kind stays, two kinds make "khoảng".
    pub qualifier: Qualifier,
}

/// One line of the list behind a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The fact's key; lists are ordered by (day, key).
    pub key: i64,
    /// Name at the door of the thing counted.
    pub id: String,
    /// Its counting day; in a stock, the day since when.
    pub day: Day,
    /// What to call it.
    pub title: String,
    /// What it gives to the number.
    pub share: Share,
}

/// What one line gives to the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Itself, once.
    One,
    /// An amount, perhaps unknown.
    Amount(Quantity),
    /// A value that counts once however many lines have it, perhaps unknown.
    Value(Option<String>),
}

impl Number {
    /// The number of an empty list.
    pub const ZERO: Number = Number { value: Some(0), unknown: 0, records: 0, qualifier: Qualifier::Exact };

    /// What these lines add up to.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut seen = BTreeSet::new();
        lines.into_iter().fold(Self::ZERO, |sum, line| {
            sum.and(match &line.share {
                Share::One => Self::known(1, Qualifier::Exact),
                Share::Amount(Quantity { value: Some(value), qualifier }) => Self::known(*value, *qualifier),
                Share::Value(Some(value)) => Self::known(i64::from(seen.insert(value)), Qualifier::Exact),
                Share::Amount(Quantity { value: None, .. }) | Share::Value(None) => Self::UNKNOWN,
            })
        })
    }

    /// The sum of two numbers whose lists have no line in common.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let sum = self.value.unwrap_or(0).saturating_add(other.value.unwrap_or(0));
        Self::summed(
            self.records + other.records,
            self.unknown + other.unknown,
            sum,
            self.qualifier.with(other.qualifier),
        )
    }

    /// A number from the count of its lines, of the unknown ones among them, and the sum of the others.
    pub(crate) fn summed(records: i64, unknown: i64, sum: i64, qualifier: Qualifier) -> Self {
        let nothing_known = records > 0 && unknown == records;
        Self { value: (!nothing_known).then_some(sum), unknown, records, qualifier }
    }

    /// One line whose amount nobody knows.
    const UNKNOWN: Number = Number { value: None, unknown: 1, records: 1, qualifier: Qualifier::Exact };

    fn known(value: i64, qualifier: Qualifier) -> Self {
        Self { value: Some(value), unknown: 0, records: 1, qualifier }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(share: Share) -> Line {
        Line { key: 0, id: String::new(), day: Day::MIN, title: String::new(), share }
    }

    fn amount(value: Option<i64>, qualifier: Qualifier) -> Line {
        line(Share::Amount(Quantity { value, qualifier }))
    }

    fn number(value: Option<i64>, unknown: i64, records: i64, qualifier: Qualifier) -> Number {
        Number { value, unknown, records, qualifier }
    }

    #[test]
    fn unknown_is_not_zero() {
        use Qualifier::{About, Exact, Nearly, Over};
        let of = |lines: &[Line]| Number::of(lines);
        assert_eq!(of(&[]), number(Some(0), 0, 0, Exact));
        assert_eq!(of(&[amount(Some(0), Exact)]), number(Some(0), 0, 1, Exact));
        assert_eq!(of(&[amount(None, Exact)]), number(None, 1, 1, Exact));
        assert_eq!(of(&[amount(None, Exact), amount(Some(40), Exact)]), number(Some(40), 1, 2, Exact));
        assert_eq!(of(&[amount(Some(9_000), Over), amount(Some(60), Exact)]), number(Some(9_060), 0, 2, Over));
        assert_eq!(of(&[amount(Some(9_000), Over), amount(Some(60), Nearly)]), number(Some(9_060), 0, 2, About));
        assert_eq!(of(&[line(Share::One), line(Share::One)]), number(Some(2), 0, 2, Exact));
    }

    #[test]
    fn a_value_counts_once_however_many_lines_have_it() {
        let value = |value: Option<&str>| line(Share::Value(value.map(str::to_owned)));
        let three = [value(Some("xã Hợp Thành")), value(Some("xã Hợp Thành")), value(None)];
        assert_eq!(Number::of(&three), number(Some(1), 1, 3, Qualifier::Exact));
        assert_eq!(Number::of(&three[2..]), number(None, 1, 1, Qualifier::Exact));
    }

    fn amounts() -> impl Strategy<Value = Vec<Line>> {
        let qualifier = prop::sample::select(Qualifier::ALL.to_vec());
        let one = (prop::option::weighted(0.8, 0..10_000i64), qualifier)
            .prop_map(|(value, qualifier)| amount(value, if value.is_some() { qualifier } else { Qualifier::Exact }));
        prop::collection::vec(one, 0..12)
    }

    proptest! {
        #[test]
        fn lists_add_up_in_any_order_and_in_parts(mut lines in amounts(), cut in 0..12usize) {
            let whole = Number::of(&lines);
            let (front, back) = lines.split_at(cut.min(lines.len()));
            prop_assert_eq!(Number::of(front).and(Number::of(back)), whole);
            lines.reverse();
            prop_assert_eq!(Number::of(&lines), whole);
            prop_assert_eq!(whole.and(Number::ZERO), whole);
            prop_assert_eq!(whole.value.is_none(), whole.records > 0 && whole.unknown == whole.records);
        }
    }
}

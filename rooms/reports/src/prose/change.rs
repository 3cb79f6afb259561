//! The difference between two periods. A difference of stated numbers carries what is known about it: more than 9.000
//! against 7.410 is "tăng hơn 1.590"; against an unknown number there is no difference at all.

use std::cmp::Ordering;

use figures::Number;
use kernel::Qualifier;

/// How this period stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// More, by this much.
    Up(i64, Qualifier),
    /// Less, by this much.
    Down(i64, Qualifier),
    /// The same to the last one.
    Same,
    /// The same as far as the qualifiers let one say.
    About,
    /// The period before had nothing on record: a table prints the difference of its two cells, a sentence claims none.
    New(i64, Qualifier),
    /// One of the two is not known whole.
    Unknown,
}

/// Compares two numbers of one figure.
pub fn changed(now: &Number, before: &Number) -> Change {
    let (Some(value), Some(earlier), 0, 0) = (now.value, before.value, now.unknown, before.unknown) else {
        return Change::Unknown;
    };
    let exact = now.qualifier == Qualifier::Exact && before.qualifier == Qualifier::Exact;
    match (value.cmp(&earlier), before.records) {
        (Ordering::Equal, _) if exact => Change::Same,
        (Ordering::Equal, _) => Change::About,
        (Ordering::Greater, 0) => Change::New(value, now.qualifier),
        (Ordering::Greater, _) => Change::Up(value - earlier, stretched(now.qualifier, before.qualifier)),
        (Ordering::Less, _) => Change::Down(earlier - value, stretched(before.qualifier, now.qualifier)),
    }
}

/// What is known about `larger` − `smaller`: a larger "hơn" makes the difference larger, a smaller "hơn" makes it less.
fn stretched(larger: Qualifier, smaller: Qualifier) -> Qualifier {
    let turned = match smaller {
        Qualifier::Over => Qualifier::Nearly,
        Qualifier::Nearly => Qualifier::Over,
        other => other,
    };
    larger.with(turned)
}

impl Change {
    /// In a sentence: "tăng 04 lớp", "giảm gần 60 hộ"; nothing where there is no amount.
    pub fn phrase(self, unit: &str) -> Option<String> {
        let by = |amount, qualifier: Qualifier| {
            let word = qualifier.word();
            let gap = if word.is_empty() { "" } else { " " };
            format!("{word}{gap}{} {unit}", viet::padded(amount))
        };
        match self {
            Self::Up(amount, qualifier) => Some(format!("tăng {}", by(amount, qualifier))),
            Self::Down(amount, qualifier) => Some(format!("giảm {}", by(amount, qualifier))),
            Self::Same | Self::About | Self::New(..) | Self::Unknown => None,
        }
    }

    /// In a table: "+4", "−60", "0", "hơn +1.590", or nothing.
    pub fn cell(self) -> String {
        let with = |word: &str, text: String| if word.is_empty() { text } else { format!("{word} {text}") };
        match self {
            Self::Up(amount, qualifier) | Self::New(amount, qualifier) => with(qualifier.word(), viet::signed(amount)),
            Self::Down(amount, qualifier) => with(qualifier.word(), viet::signed(-amount)),
            Self::Same => "0".to_owned(),
            Self::About => "≈ 0".to_owned(),
            Self::Unknown => "–".to_owned(),
        }
    }

    /// For the ear, where the eye has sign and colour: "tăng 4 lớp", "không đổi".
    pub fn words(self, unit: &str) -> String {
        let by = |verb: &str, amount: i64, qualifier: Qualifier| match qualifier.word() {
            "" => format!("{verb} {} {unit}", viet::grouped(amount)),
            word => format!("{verb} {word} {} {unit}", viet::grouped(amount)),
        };
        match self {
            Self::Up(amount, qualifier) => by("tăng", amount, qualifier),
            Self::Down(amount, qualifier) => by("giảm", amount, qualifier),
            Self::Same => "không đổi".to_owned(),
            Self::About => "tương đương".to_owned(),
            Self::New(amount, qualifier) => {
                format!("{}, cùng kỳ năm trước không ghi nhận", by("tăng", amount, qualifier))
            }
            Self::Unknown => "không so sánh được vì có số chưa rõ".to_owned(),
        }
    }

    /// The signed difference as a number, where it is one.
    pub fn value(self) -> Option<i64> {
        match self {
            Self::Up(amount, _) | Self::New(amount, _) => Some(amount),
            Self::Down(amount, _) => Some(-amount),
            Self::Same => Some(0),
            Self::About | Self::Unknown => None,
        }
    }

    /// "up", "down" or "same", for the colour of the cell; its sign and [`Change::words`] say the same.
    pub fn way(self) -> &'static str {
        match self {
            Self::Up(..) | Self::New(..) => "up",
            Self::Down(..) => "down",
            Self::Same | Self::About | Self::Unknown => "same",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64, qualifier: Qualifier) -> Number {
        Number { value: Some(value), unknown: 0, records: i64::from(value > 0), qualifier }
    }

    #[test]
    fn a_difference_carries_what_is_known_about_it() {
        use Qualifier::{About, Exact, Nearly, Over};
        let say = |now, before| changed(&now, &before).phrase("lớp").unwrap_or_default();
        assert_eq!(say(number(26, Exact), number(22, Exact)), "tăng 04 lớp");
        assert_eq!(say(number(700, Exact), number(760, Exact)), "giảm 60 lớp");
        assert_eq!(say(number(9000, Over), number(7410, Exact)), "tăng hơn 1.590 lớp");
        assert_eq!(say(number(9000, Exact), number(7000, Over)), "tăng gần 2.000 lớp");
        assert_eq!(say(number(5000, Exact), number(7000, Over)), "giảm hơn 2.000 lớp");
        assert_eq!(say(number(9000, Over), number(7000, Over)), "tăng khoảng 2.000 lớp");
        assert_eq!(say(number(900, About), number(700, Exact)), "tăng khoảng 200 lớp");
        assert_eq!(changed(&number(900, Nearly), &number(900, Exact)), Change::About);
        assert_eq!(changed(&number(5, Exact), &number(5, Exact)), Change::Same);
        assert_eq!(changed(&number(5, Exact), &Number::ZERO), Change::New(5, Exact));
        assert_eq!(changed(&Number::ZERO, &Number::ZERO), Change::Same);
        let half_known = Number { unknown: 1, ..number(5, Exact) };
        assert_eq!(changed(&half_known, &number(3, Exact)), Change::Unknown);
    }

    #[test]
    fn eye_and_ear_are_told_the_same() {
        use Qualifier::{Exact, Over};
        let told = |change: Change| format!("{}: {} ({})", change.cell(), change.words("lớp"), change.way());
        let all = [
            Change::Up(4, Exact),
            Change::Up(1590, Over),
            Change::Down(60, Exact),
            Change::Same,
            Change::About,
            Change::New(12, Exact),
            Change::Unknown,
        ];
        insta::assert_snapshot!(all.map(told).join("\n"), @"
        +4: tăng 4 lớp (up)
        hơn +1.590: tăng hơn 1.590 lớp (up)
        −60: giảm 60 lớp (down)
        0: không đổi (same)
        ≈ 0: tương đương (same)
        +12: tăng 12 lớp, cùng kỳ năm trước không ghi nhận (up)
        –: không so sánh được vì có số chưa rõ (same)
        ");
    }
}

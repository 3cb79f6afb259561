//! Figures written and read the Vietnamese way: the dot groups thousands, the comma starts the decimals.
//!
//! On paper: official prose pads a count below ten ("02 lớp"), as Decree 30/2020/NĐ-CP pads numbers of documents.
//! On input: "1.234" is one thousand two hundred thirty-four, and "1.23" is refused rather than guessed.

use crate::fold::nfc;

const MINUS: char = '\u{2212}';

/// Groups thousands with dots: "182.068"; a negative number carries a true minus sign, "−1.234".
pub fn grouped(number: i64) -> String {
    with_sign(number < 0, number.unsigned_abs().into())
}

/// The number as official prose writes it: 0 to 9 in two digits ("02 lớp"), all others as [`grouped`].
///
/// Only for counts in sentences and numbers of documents; tables use [`grouped`].
pub fn padded(number: i64) -> String {
    match number {
        0..=9 => format!("0{number}"),
        _ => grouped(number),
    }
}

/// A change: "+4", "−60", "0", thousands grouped.
pub fn signed(change: i64) -> String {
    if change > 0 { format!("+{}", grouped(change)) } else { grouped(change) }
}

/// The share of `part` in `whole` as "12,5%": one decimal, halves away from zero, no ",0" ("12%").
///
/// None when `whole` is 0: such a share does not exist, and is not 0%.
pub fn percent(part: i64, whole: i64) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    let (size, base) = (part.unsigned_abs(), whole.unsigned_abs());
    // Tenths of a percent, with half of one added before cutting off.
    let tenths = (size * 2000 + base) / (base * 2);
    let text = with_sign(tenths > 0 && (part < 0) != (whole < 0), tenths / 10);
    Some(match tenths % 10 {
        0 => format!("{text}%"),
        tenth => format!("{text},{tenth}%"),
    })
}

fn with_sign(negative: bool, size: u128) -> String {
    let digits = size.to_string();
    let mut text = String::with_capacity(2 * digits.len());
    if negative {
        text.push(MINUS);
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Why what was typed is not a count. Each says in Vietnamese what to type instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Nothing but blanks.
    #[error("Chưa nhập số.")]
    Empty,
    /// A minus sign in front.
    #[error("Số lượng không thể là số âm.")]
    Negative,
    /// A comma, the Vietnamese decimal mark.
    #[error("Số lượng phải là số nguyên, không có dấu phẩy. Hàng nghìn ngăn cách bằng dấu chấm, thí dụ 1.234.")]
    Fraction,
    /// Dots or spaces that do not part groups of three digits, as in "1.23" or "0.500".
    #[error("Dấu chấm chỉ dùng để ngăn cách hàng nghìn, từng nhóm ba chữ số, thí dụ 1.234.")]
    Grouping,
    /// Anything that is not a digit.
    #[error("Chỉ nhập chữ số, thí dụ 1.234.")]
    NotANumber,
    /// Beyond the largest number kept, 9.223.372.036.854.775.807.
    #[error("Số quá lớn.")]
    TooLarge,
}

/// Reads a count as people type it: "1.234", "1 234", "1234", "02".
///
/// # Errors
/// See [`CountError`]; a number that could mean two things is refused, never guessed.
pub fn parse_count(typed: &str) -> Result<i64, CountError> {
    let text = nfc(typed);
    if text.is_empty() {
        return Err(CountError::Empty);
    }
    let (negative, text) = match text.strip_prefix(['-', MINUS]) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.as_str()),
    };
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    if !text.chars().all(numeric) || !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(CountError::NotANumber);
    }
    if negative {
        return Err(CountError::Negative);
    }
    if text.contains(',') {
        return Err(CountError::Fraction);
    }
    // Only digits are left, so the one way to fail is size.
    ungrouped(text)?.parse().map_err(|_| CountError::TooLarge)
}

/// Takes out the separators of thousands, one kind throughout, if they stand where they should.
fn ungrouped(text: &str) -> Result<String, CountError> {
    let separator = if text.contains('.') { '.' } else { ' ' };
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        // "0.500" would be a half to a reader of English, so a grouped number does not begin with 0.
        if !matches!(first.len(), 1..=3) || first.starts_with('0') || group.len() != 3 {
            return Err(CountError::Grouping);
        }
        digits.push_str(group);
    }
    if digits.contains(' ') { Err(CountError::Grouping) } else { Ok(digits) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_are_grouped_by_dots() {
        for (number, text) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1_000, "1.000"),
            (182_068, "182.068"),
            (1_234_567, "1.234.567"),
            (-60, "\u{2212}60"),
            (i64::MIN, "−9.223.372.036.854.775.808"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn prose_pads_below_ten() {
        for (number, text) in [(0, "00"), (2, "02"), (9, "09"), (10, "10"), (3_226, "3.226"), (-4, "−4")] {
            assert_eq!(padded(number), text);
        }
    }

    #[test]
    fn changes_carry_their_sign() {
        for (change, text) in [(4, "+4"), (-60, "−60"), (0, "0"), (1_500, "+1.500"), (-1_500, "−1.500")] {
            assert_eq!(signed(change), text);
        }
    }

    #[test]
    fn shares_have_one_decimal_at_most() {
        for (part, whole, text) in [
            (1, 8, "12,5%"),
            (12, 100, "12%"),
            (1, 3, "33,3%"),
            (2, 3, "66,7%"),
            (1, 2000, "0,1%"),
            (1, 2001, "0%"),
            (1249, 10_000, "12,5%"),
            (1244, 10_000, "12,4%"),
            (1, 1, "100%"),
            (25, 2, "1.250%"),
            (0, 5, "0%"),
            (-1, 8, "−12,5%"),
            (-1, 5000, "0%"),
            (1, -8, "−12,5%"),
            (i64::MIN, i64::MIN, "100%"),
        ] {
            assert_eq!(percent(part, whole).as_deref(), Some(text), "{part}/{whole}");
        }
        assert_eq!(percent(3, 0), None);
        assert_eq!(percent(0, 0), None);
    }

    #[test]
    fn counts_are_read_as_typed() {
        for (typed, count) in [
            ("0", 0),
            ("02", 2),
            ("1234", 1_234),
            ("1.234", 1_234),
            ("1 234", 1_234),
            ("1\u{a0}234\u{202f}567", 1_234_567),
            (" 182.068 ", 182_068),
            ("9.223.372.036.854.775.807", i64::MAX),
        ] {
            assert_eq!(parse_count(typed), Ok(count), "{typed:?}");
        }
    }

    #[test]
    fn what_is_not_a_count_is_refused_by_its_reason() {
        use CountError::{Empty, Fraction, Grouping, Negative, NotANumber, TooLarge};
        for (typed, why) in [
            ("", Empty),
            (" \u{a0}", Empty),
            ("1,5", Fraction),
            ("1.234,5", Fraction),
            ("1,234", Fraction),
            ("1.23", Grouping),
            ("1.2345", Grouping),
            ("1234.567", Grouping),
            ("0.500", Grouping),
            ("1.234 567", Grouping),
            ("1.2 4", Grouping),
            ("1 23", Grouping),
            (".123", Grouping),
            ("1.", Grouping),
            ("1..234", Grouping),
            ("-5", Negative),
            ("− 1.234", Negative),
            ("-", NotANumber),
            (".", NotANumber),
            ("5-6", NotANumber),
            ("15 lớp", NotANumber),
            ("l0", NotANumber),
            ("+5", NotANumber),
            ("٣", NotANumber),
            ("9.223.372.036.854.775.808", TooLarge),
            ("99999999999999999999999", TooLarge),
        ] {
            assert_eq!(parse_count(typed), Err(why), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0..=i64::MAX) {
            prop_assert_eq!(parse_count(&grouped(number)), Ok(number));
            prop_assert_eq!(parse_count(&padded(number)), Ok(number));
            prop_assert_eq!(parse_count(&number.to_string()), Ok(number));
            prop_assert_eq!(parse_count(&grouped(number).replace('.', " ")), Ok(number));
        }

        #[test]
        fn small_numbers_are_read_back_too(number in 0..2_000_000_i64) {
            prop_assert_eq!(parse_count(&grouped(number)), Ok(number));
            prop_assert_eq!(parse_count(&padded(number)), Ok(number));
        }

        #[test]
        fn any_text_is_read_or_refused(typed in any::<String>()) {
            if let Ok(count) = parse_count(&typed) {
                prop_assert!(count >= 0);
            }
        }

        #[test]
        fn a_share_is_off_by_half_a_tenth_at_most(part in 0..1_000_000_i64, whole in 1..1_000_000_i64) {
            let text = percent(part, whole).expect("the whole is not 0").replace(['.', '%'], "").replace(',', ".");
            let read: f64 = text.parse().expect("a number remains");
            prop_assert!((read - part as f64 * 100.0 / whole as f64).abs() <= 0.05 + 1e-6);
        }
    }
}

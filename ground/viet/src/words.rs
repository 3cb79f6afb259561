//! Numbers in words (bằng chữ), as on vouchers and in decisions on money.
//!
//! The surprises: after mươi, 1 is "mốt", 4 is "tư", 5 is "lăm" (after mười only 5 changes);
//! an empty tens place is "linh"; below a higher group an empty hundreds place is spoken, "không trăm".
//! Above tỷ the count of tỷ is itself read out: "hai nghìn tỷ", "chín tỷ tỷ".
//! The words are those of official documents (nghìn, linh), not of the South (ngàn, lẻ).

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

const MILLIARD: u64 = 1_000_000_000;

/// Whether something has been said before the group being read, so that its empty hundreds must be spoken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Leading,
    Following,
}

/// The number in words, lower case: 2001 is "hai nghìn không trăm linh một"; negative numbers begin with "âm".
pub fn in_words(number: i64) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    if number < 0 {
        words.push("âm");
    }
    read(number.unsigned_abs(), Place::Leading, &mut words);
    words.join(" ")
}

/// An amount of money in đồng, as on a voucher: "Hai triệu đồng".
pub fn dong_in_words(amount: i64) -> String {
    let words = in_words(amount);
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).chain(" đồng".chars()).collect()
}

/// Reads a number above 0: the count of tỷ first, then triệu, nghìn and units, each a group of three digits.
fn read(number: u64, place: Place, words: &mut Vec<&'static str>) {
    let mut place = place;
    if number >= MILLIARD {
        read(number / MILLIARD, place, words);
        words.push("tỷ");
        place = Place::Following;
    }
    let below = number % MILLIARD;
    for (group, unit) in
        [(below / 1_000_000, Some("triệu")), (below / 1_000 % 1_000, Some("nghìn")), (below % 1_000, None)]
    {
        if group > 0 {
            read_group(group, place, words);
            words.extend(unit);
            place = Place::Following;
        }
    }
}

/// Reads 1 to 999.
fn read_group(group: u64, place: Place, words: &mut Vec<&'static str>) {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10);
    let hundreds_spoken = hundreds > 0 || place == Place::Following;
    if hundreds_spoken {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && hundreds_spoken => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(units)),
    }
}

fn digit(value: u64) -> &'static str {
    // A digit is below ten, so it fits and is found.
    usize::try_from(value).ok().and_then(|index| DIGITS.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_in_words() {
        for (number, words) in [
            (0, "không"),
            (1, "một"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (55, "năm mươi lăm"),
            (91, "chín mươi mốt"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (104, "một trăm linh bốn"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (111, "một trăm mười một"),
            (115, "một trăm mười lăm"),
            (121, "một trăm hai mươi mốt"),
            (999, "chín trăm chín mươi chín"),
            (1_000, "một nghìn"),
            (1_001, "một nghìn không trăm linh một"),
            (1_010, "một nghìn không trăm mười"),
            (2_001, "hai nghìn không trăm linh một"),
            (3_226, "ba nghìn hai trăm hai mươi sáu"),
            (10_000, "mười nghìn"),
            (15_000, "mười lăm nghìn"),
            (182_068, "một trăm tám mươi hai nghìn không trăm sáu mươi tám"),
            (1_000_000, "một triệu"),
            (1_001_000, "một triệu không trăm linh một nghìn"),
            (10_000_005, "mười triệu không trăm linh năm"),
            (31_500_000, "ba mươi mốt triệu năm trăm nghìn"),
            (1_000_000_000, "một tỷ"),
            (3_000_000_015, "ba tỷ không trăm mười lăm"),
            (1_005_000_000, "một tỷ không trăm linh năm triệu"),
            (2_000_000_000_000, "hai nghìn tỷ"),
            (1_002_000_000_003, "một nghìn không trăm linh hai tỷ không trăm linh ba"),
            (9_000_000_000_000_000_000, "chín tỷ tỷ"),
            (-15, "âm mười lăm"),
        ] {
            assert_eq!(in_words(number), words, "{number}");
        }
        assert!(in_words(i64::MIN).starts_with("âm chín tỷ hai trăm hai mươi ba triệu"));
    }

    #[test]
    fn money_in_words() {
        for (amount, words) in [
            (0, "Không đồng"),
            (2_500_000, "Hai triệu năm trăm nghìn đồng"),
            (1_000_021, "Một triệu không trăm hai mươi mốt đồng"),
            (-40_000, "Âm bốn mươi nghìn đồng"),
        ] {
            assert_eq!(dong_in_words(amount), words);
        }
    }

    proptest! {
        /// Two numbers never sound alike. Small numbers, where neighbours differ least, and sums of few powers of ten.
        #[test]
        fn different_numbers_have_different_words(
            a in prop_oneof![0..5_000_i64, any::<i64>()],
            b in prop_oneof![0..5_000_i64, any::<i64>()],
            (high, low) in (0..19_u32, 0..19_u32),
        ) {
            prop_assert_eq!(in_words(a) == in_words(b), a == b);
            let (c, d) = (10_i64.pow(high), 10_i64.pow(low));
            prop_assert_eq!(in_words(c) == in_words(d), c == d);
        }
    }
}

//! One field for a quantity as the paper says it: "120", "hơn 9.000", "khoảng 500", "chưa rõ", or nothing.
//! Nothing typed means not measured; "chưa rõ" means measured and unknown; neither is zero (docs/rules/counting.md).

use kernel::{Qualifier, Quantity};

/// Words that stand for "somebody should know, nobody here does".
const UNKNOWN: [&str; 4] = ["chua ro", "khong ro", "chua biet", "?"];
/// Words before a number, folded; sources use several for one meaning.
const WORDS: [(&str, Qualifier); 7] = [
    ("hon ", Qualifier::Over),
    ("tren ", Qualifier::Over),
    ("gan ", Qualifier::Nearly),
    ("khoang ", Qualifier::About),
    ("chung ", Qualifier::About),
    ("do ", Qualifier::About),
    ("uoc ", Qualifier::About),
];
/// What a number may have besides its figures.
const ALSO: &str = "Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.";
/// More than all people of the world: a slip of the fingers.
const MOST: i64 = 9_999_999_999;

/// Reads a field. `Ok(None)` is "not measured".
///
/// # Errors
/// The sentence that says what is wrong and how to mend it.
pub fn read_quantity(text: &str) -> Result<Option<Quantity>, String> {
    let folded = viet::fold(text);
    if folded.is_empty() {
        return Ok(None);
    }
    if UNKNOWN.contains(&folded.as_str()) {
        return Ok(Some(Quantity::UNKNOWN));
    }
    let (qualifier, number) = WORDS
        .iter()
        .find_map(|(word, qualifier)| folded.strip_prefix(word).map(|number| (*qualifier, number)))
        .unwrap_or((Qualifier::Exact, folded.as_str()));
    let value = viet::parse_count(number).map_err(|error| format!("{error} {ALSO}"))?;
    if value > MOST {
        return Err("Số này quá lớn; hãy kiểm tra lại các chữ số.".to_owned());
    }
    Ok(Some(Quantity::stated(value, qualifier)))
}

/// Writes a quantity as the field reads it back.
pub fn write_quantity(quantity: Option<Quantity>) -> String {
    match quantity {
        None => String::new(),
        Some(Quantity { value: None, .. }) => "chưa rõ".to_owned(),
        Some(Quantity { value: Some(value), qualifier: Qualifier::Exact }) => viet::grouped(value),
        Some(Quantity { value: Some(value), qualifier }) => format!("{} {}", qualifier.word(), viet::grouped(value)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_papers_own_words_are_read() {
        let read = |text| read_quantity(text).unwrap();
        assert_eq!(read(" "), None);
        assert_eq!(read("02"), Some(Quantity::exact(2)));
        assert_eq!(read("182.068"), Some(Quantity::exact(182_068)));
        assert_eq!(read("Hơn 9.000"), Some(Quantity::stated(9000, Qualifier::Over)));
        assert_eq!(read("trên 9 000"), Some(Quantity::stated(9000, Qualifier::Over)));
        assert_eq!(read("hon 9000"), Some(Quantity::stated(9000, Qualifier::Over)));
        assert_eq!(read("gần 500"), Some(Quantity::stated(500, Qualifier::Nearly)));
        assert_eq!(read("khoảng 500"), Some(Quantity::stated(500, Qualifier::About)));
        assert_eq!(read("chưa rõ"), Some(Quantity::UNKNOWN));
        assert_eq!(read("0"), Some(Quantity::exact(0)));
        for wrong in ["hơn", "1,5", "-3", "mười", "1.23", "99999999999999999999", "99.999.999.999", "5 lớp"] {
            assert!(read_quantity(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in proptest::option::of(0..=MOST), word in 0usize..4) {
            let qualifier = if value.is_none() { Qualifier::Exact } else { Qualifier::ALL[word] };
            let quantity = Some(Quantity { value, qualifier });
            prop_assert_eq!(read_quantity(&write_quantity(quantity)).unwrap(), quantity);
        }
    }
}

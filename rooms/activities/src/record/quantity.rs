//! One field for a quantity as the paper says it: "120", "hơn 9.000", "khoảng 500", "chưa rõ", or nothing.
//! Nothing typed means not measured; "chưa rõ" means measured and unknown; neither is zero (docs/rules/counting.md).

use kernel::{Qualifier, Quantity};

/// Words that stand for "somebody should know, nobody here does".
const UNKNOWN: [&str; 11] = [
    "chua ro",
    "khong ro",
    "chua biet",
    "chua thong ke",
    "chua thong ke duoc",
    "chua co so lieu",
    "chua tong hop",
    "khong nho",
    "dang cap nhat",
    "dang thong ke",
    "?",
];
/// Words before a number, folded; sources use several for one meaning.
const WORDS: [(&str, Qualifier); 15] = [
    ("tren duoi ", Qualifier::About),
    ("hon ", Qualifier::Over),
    ("tren ", Qualifier::Over),
    (">", Qualifier::Over),
    ("gan ", Qualifier::Nearly),
    ("xap xi ", Qualifier::About),
    ("khoang hon ", Qualifier::Over),
    ("khoang ", Qualifier::About),
    ("chung ", Qualifier::About),
    ("do ", Qualifier::About),
    ("uoc tinh ", Qualifier::About),
    ("uoc ", Qualifier::About),
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("±", Qualifier::About),
];
/// What a number may have besides its figures.
const ALSO: &str = "Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.";
/// More than all people of the world: a slip of the fingers.
const MOST: i64 = 9_999_999_999;
/// More đồng than any province spends in a year.
const MOST_DONG: i64 = 999_999_999_999_999;
/// Words behind an amount of money, folded, and how many đồng each is.
const MONEY: [(&str, i64); 9] = [
    (" nghin dong", 1_000),
    (" ngan dong", 1_000),
    (" nghin", 1_000),
    (" ngan", 1_000),
    (" trieu dong", 1_000_000),
    (" trieu", 1_000_000),
    (" ty dong", 1_000_000_000),
    (" ty", 1_000_000_000),
    (" dong", 1),
];

/// How the numbers of a measure are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// "120", "1.234".
    Count,
    /// In đồng, also as "25 triệu", "1,5 tỷ".
    Money,
}

/// Reads a field that counts. `Ok(None)` is "not measured".
///
/// # Errors
/// The sentence that says what is wrong and how to mend it.
pub fn read_quantity(text: &str) -> Result<Option<Quantity>, String> {
    read_scaled(text, Scale::Count)
}

/// Reads a field of this scale. `Ok(None)` is "not measured".
///
/// # Errors
/// The sentence that says what is wrong and how to mend it.
pub fn read_scaled(text: &str, scale: Scale) -> Result<Option<Quantity>, String> {
    let folded = viet::fold(text);
    if folded.is_empty() {
        return Ok(None);
    }
    if UNKNOWN.contains(&folded.as_str()) {
        return Ok(Some(Quantity::UNKNOWN));
    }
    let (qualifier, number) = WORDS
        .iter()
        .find_map(|(word, qualifier)| folded.strip_prefix(word).map(|number| (*qualifier, number.trim_start())))
        .unwrap_or((Qualifier::Exact, folded.as_str()));
    let (value, most) = match scale {
        Scale::Count => (viet::parse_count(number).map_err(|error| format!("{error} {ALSO}"))?, MOST),
        Scale::Money => (dong(number)?, MOST_DONG),
    };
    if value > most {
        return Err(too_large());
    }
    Ok(Some(Quantity::stated(value, qualifier)))
}

/// Đồng from "25.000.000", "25 triệu", "1,5 tỷ đồng".
fn dong(number: &str) -> Result<i64, String> {
    let stated = MONEY.iter().find_map(|(word, unit)| number.strip_suffix(word).map(|number| (number, *unit)));
    let (number, unit) = stated.unwrap_or((number, 1));
    let wrong =
        |error: viet::CountError| format!("{error} Số tiền ghi bằng đồng, thí dụ 25.000.000, hoặc 25 triệu, 1,5 tỷ.");
    let Some((whole, part)) = number.split_once(',').filter(|_| unit > 1) else {
        return viet::parse_count(number).map_err(wrong)?.checked_mul(unit).ok_or_else(too_large);
    };
    // At most nine decimals of a tỷ make whole đồng; a tenth of a đồng is no money.
    let places = u32::try_from(part.len()).unwrap_or(u32::MAX);
    let tenth = 10i64.checked_pow(places).filter(|tenth| unit % tenth == 0).ok_or_else(too_large)?;
    let whole = viet::parse_count(whole).map_err(wrong)?.checked_mul(unit).ok_or_else(too_large)?;
    let part = if part.bytes().all(|c| c.is_ascii_digit()) {
        viet::parse_count(part)
    } else {
        Err(viet::CountError::NotANumber)
    };
    Ok(whole.saturating_add(part.map_err(wrong)? * (unit / tenth)))
}

fn too_large() -> String {
    "Số này quá lớn; hãy kiểm tra lại các chữ số.".to_owned()
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
        for about in ["~150", "~ 150", "≈150", "trên dưới 150", "ước tính 150"] {
            assert_eq!(read(about), Some(Quantity::stated(150, Qualifier::About)), "{about}");
        }
        assert_eq!(read(">150"), Some(Quantity::stated(150, Qualifier::Over)));
        for unknown in ["chưa rõ", "Chưa thống kê", "đang cập nhật"] {
            assert_eq!(read(unknown), Some(Quantity::UNKNOWN), "{unknown}");
        }
        assert_eq!(read("0"), Some(Quantity::exact(0)));
        for wrong in ["hơn", "1,5", "-3", "mười", "1.23", "99999999999999999999", "99.999.999.999", "5 lớp"] {
            assert!(read_quantity(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn money_is_typed_in_dong_or_in_millions() {
        let read = |text| read_scaled(text, Scale::Money).map(|read| read.and_then(|quantity| quantity.value));
        for (typed, dong) in [
            ("25.000.000", 25_000_000),
            ("25.000.000 đồng", 25_000_000),
            ("25 triệu", 25_000_000),
            ("25 nghìn", 25_000),
            ("850 ngàn đồng", 850_000),
            ("1,5 tỷ", 1_500_000_000),
            ("khoảng 1,25 tỷ đồng", 1_250_000_000),
            ("0", 0),
        ] {
            assert_eq!(read(typed), Ok(Some(dong)), "{typed}");
        }
        for wrong in ["25,5", "1,5,5 tỷ", "1,0000000001 tỷ", "9999999 tỷ", "triệu", "25 chục", "1,-5 tỷ", ", tỷ"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
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

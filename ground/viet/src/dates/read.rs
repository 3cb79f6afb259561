//! One date as people type it into a field.
//!
//! The surprise: two-digit years are refused here, for a birth in 1938 and a plan for 2038 both occur. A phrase of a
//! message is read by [`super::parse_dates`], which knows what day it is.

use time::{Date, Month};

use super::DateError;
use crate::fold::nfc;

/// Reads a date as people type it: "27/9/2018", "27-9-2018", "27.9.2018", or "2018-09-27" as browsers send it.
///
/// The day comes first. Blanks around the numbers do not matter.
///
/// # Errors
/// See [`DateError`]; two-digit years are refused, for a birth in 1938 and a plan for 2038 both occur.
pub fn parse_date(typed: &str) -> Result<Date, DateError> {
    let text = nfc(typed);
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let separator = text.chars().find(|c| matches!(c, '/' | '-' | '.')).ok_or(DateError::Shape)?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if separator == '-' && year.len() == 4 => (*day, *month, *year),
        [day, month, year] => (*day, *month, *year),
        _ => return Err(DateError::Shape),
    };
    let (day, month) = (short_number(day)?, short_number(month)?);
    let year = match year.len() {
        4 => digits(year)?,
        1..4 if digits(year).is_ok() => return Err(DateError::ShortYear),
        _ => return Err(DateError::Shape),
    };
    of_calendar(day, month, year)
}

/// The day of these numbers, if there is one and its year is one of these records.
pub(super) fn of_calendar(day: u8, month: u8, year: i32) -> Result<Date, DateError> {
    if !(1900..=2100).contains(&year) {
        return Err(DateError::FarYear(year));
    }
    let month = Month::try_from(month).map_err(|_| DateError::NoSuchMonth(month))?;
    Date::from_calendar_date(year, month, day).map_err(|_| DateError::NoSuchDay { day, month, year })
}

/// A day or month: one or two digits.
fn short_number(text: &str) -> Result<u8, DateError> {
    match text.len() {
        1 | 2 => u8::try_from(digits(text)?).map_err(|_| DateError::Shape),
        _ => Err(DateError::Shape),
    }
}

/// Reads digits and nothing else: `str::parse` alone would take "+5".
fn digits(text: &str) -> Result<i32, DateError> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|_| DateError::Shape)
    } else {
        Err(DateError::Shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{day_range, short_date};
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn dates_are_read_day_first() {
        for typed in ["27/9/2018", "27-9-2018", "27.9.2018", "2018-09-27", "27/09/2018", " 27 / 9 / 2018\u{a0}"] {
            assert_eq!(parse_date(typed), Ok(date!(2018 - 09 - 27)), "{typed:?}");
        }
        assert_eq!(parse_date("5/1/2020"), Ok(date!(2020 - 01 - 05)));
        assert_eq!(parse_date("29/2/2024"), Ok(date!(2024 - 02 - 29)));
    }

    #[test]
    fn each_refusal_is_a_sentence() {
        let said: Vec<String> =
            ["", "31/2/2023", "2023-02-29", "0/5/2020", "31/4/2020", "5/13/2020", "27/9/18", "27/9/2918"]
                .iter()
                .map(|typed| format!("{typed}: {}", parse_date(typed).expect_err("not a date")))
                .collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        : Hãy nhập ngày, thí dụ 27/9/2018.
        31/2/2023: Không có ngày 31/2/2023, tháng 2 năm 2023 chỉ có từ ngày 1 đến ngày 28.
        2023-02-29: Không có ngày 29/2/2023, tháng 2 năm 2023 chỉ có từ ngày 1 đến ngày 28.
        0/5/2020: Không có ngày 0/5/2020, tháng 5 năm 2020 chỉ có từ ngày 1 đến ngày 31.
        31/4/2020: Không có ngày 31/4/2020, tháng 4 năm 2020 chỉ có từ ngày 1 đến ngày 30.
        5/13/2020: Không có tháng 13, tháng chỉ từ 1 đến 12.
        27/9/18: Hãy nhập năm đủ bốn chữ số, thí dụ 27/9/2018.
        27/9/2918: Năm 2918 không hợp lệ, chỉ nhận từ năm 1900 đến năm 2100.
        ");
    }

    #[test]
    fn what_has_not_the_shape_of_a_date_is_refused() {
        for typed in [
            "27",
            "27/9",
            "27/9-2018",
            "27/9/2018/1",
            "2018/09/27",
            "a/b/2018",
            "+5/9/2018",
            "27//2018",
            "027/9/2018",
            "27/9/20180",
            "27/9/",
            "năm 2018",
        ] {
            assert_eq!(parse_date(typed), Err(DateError::Shape), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(ordinal in 1..=365_u16, year in 1900..=2100_i32) {
            let date = Date::from_ordinal_date(year, ordinal).expect("every year has 365 days");
            prop_assert_eq!(parse_date(&short_date(date)), Ok(date));
            prop_assert_eq!(parse_date(&day_range(date, date)), Ok(date));
            prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        }

        #[test]
        fn any_text_is_read_or_refused(typed in any::<String>()) {
            let _ = parse_date(&typed);
        }
    }
}

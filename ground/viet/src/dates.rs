//! Dates as Decree 30/2020/NĐ-CP writes them, and as people type them.
//!
//! The surprise: in documents the day is padded below 10, the month **only for 1 and 2** ("ngày 05 tháng 01",
//! "ngày 29 tháng 6"), so that no figure can be slipped in front. Tables pad both ([`short_date`]): columns line up.
//! Rule: the decree's Phụ lục I on place and date.

use time::{Date, Month};

use crate::fold::nfc;

/// The date in a document: "ngày 05 tháng 01 năm 2020", "ngày 29 tháng 6 năm 2019".
pub fn long_date(date: Date) -> String {
    format!("ngày {} tháng {} năm {}", day(date), month(date), date.year())
}

/// The date in a table: "27/09/2018", always ten characters for the years 1000 to 9999.
pub fn short_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
}

/// Days in prose: "27/9/2018", "27-28/9/2018", "30/9-02/10/2018", "30/12/2018-02/01/2019".
///
/// What both ends share is written once, at the end; padding is that of documents, as in [`long_date`].
/// The ends are printed as given: a range that runs backwards shows, rather than being turned round.
pub fn day_range(from: Date, to: Date) -> String {
    let end = format!("{}/{}/{}", day(to), month(to), to.year());
    if from == to {
        end
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}-{end}", day(from))
    } else if from.year() == to.year() {
        format!("{}/{}-{end}", day(from), month(from))
    } else {
        format!("{}/{}/{}-{end}", day(from), month(from), from.year())
    }
}

fn day(date: Date) -> String {
    format!("{:02}", date.day())
}

fn month(date: Date) -> String {
    match u8::from(date.month()) {
        padded @ (1 | 2) => format!("0{padded}"),
        plain => plain.to_string(),
    }
}

/// Why what was typed is not a date. Each says in Vietnamese what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing but blanks.
    #[error("Hãy nhập ngày, thí dụ 27/9/2018.")]
    Empty,
    /// Not three numbers between `/`, `-` or `.` of one kind.
    #[error("Hãy nhập ngày theo mẫu ngày/tháng/năm, thí dụ 27/9/2018.")]
    Shape,
    /// The year has fewer than four digits.
    #[error("Hãy nhập năm đủ bốn chữ số, thí dụ 27/9/2018.")]
    ShortYear,
    /// A year before 1900 or after 2100, which in these records is a slip of the fingers.
    #[error("Năm {0} không hợp lệ, chỉ nhận từ năm 1900 đến năm 2100.")]
    FarYear(i32),
    /// A month other than 1 to 12.
    #[error("Không có tháng {0}, tháng chỉ từ 1 đến 12.")]
    NoSuchMonth(u8),
    /// A day that the month does not have, such as 31/2.
    #[error(
        "Không có ngày {day}/{month}/{year}, tháng {month} năm {year} chỉ có từ ngày 1 đến ngày {last}.",
        month = u8::from(*.month),
        last = .month.length(*.year)
    )]
    NoSuchDay {
        /// The day as typed, 0 to 99.
        day: u8,
        /// The month it was meant for.
        month: Month,
        /// The year, 1900 to 2100.
        year: i32,
    },
}

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
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn documents_pad_the_month_only_for_1_and_2() {
        for (date, text) in [
            (date!(2020 - 01 - 05), "ngày 05 tháng 01 năm 2020"),
            (date!(2020 - 02 - 10), "ngày 10 tháng 02 năm 2020"),
            (date!(2020 - 03 - 09), "ngày 09 tháng 3 năm 2020"),
            (date!(2019 - 06 - 29), "ngày 29 tháng 6 năm 2019"),
            (date!(2026 - 11 - 20), "ngày 20 tháng 11 năm 2026"),
        ] {
            assert_eq!(long_date(date), text);
        }
    }

    #[test]
    fn tables_pad_both() {
        assert_eq!(short_date(date!(2018 - 09 - 27)), "27/09/2018");
        assert_eq!(short_date(date!(2018 - 12 - 01)), "01/12/2018");
    }

    #[test]
    fn ranges_write_what_is_shared_once() {
        for (from, to, text) in [
            (date!(2018 - 09 - 27), date!(2018 - 09 - 27), "27/9/2018"),
            (date!(2018 - 01 - 05), date!(2018 - 01 - 05), "05/01/2018"),
            (date!(2018 - 09 - 27), date!(2018 - 09 - 28), "27-28/9/2018"),
            (date!(2018 - 09 - 01), date!(2018 - 09 - 05), "01-05/9/2018"),
            (date!(2018 - 09 - 30), date!(2018 - 10 - 02), "30/9-02/10/2018"),
            (date!(2018 - 12 - 30), date!(2019 - 01 - 02), "30/12/2018-02/01/2019"),
            (date!(2018 - 09 - 27), date!(2019 - 09 - 27), "27/9/2018-27/9/2019"),
            (date!(2018 - 09 - 28), date!(2018 - 09 - 27), "28-27/9/2018"),
        ] {
            assert_eq!(day_range(from, to), text);
        }
    }

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

//! Dates as Decree 30/2020/NĐ-CP writes them, and spans of days as a tired reader reads them at once.
//!
//! The surprise: in documents the day is padded below 10, the month **only for 1 and 2** ("ngày 05 tháng 01",
//! "ngày 29 tháng 6"), so that no figure can be slipped in front. Tables pad both ([`short_date`]): columns line up.
//! Rule: the decree's Phụ lục I on place and date.

use time::Date;

/// The date in a document: "ngày 05 tháng 01 năm 2020", "ngày 29 tháng 6 năm 2019".
pub fn long_date(date: Date) -> String {
    format!("ngày {} tháng {} năm {}", day(date), month(date), date.year())
}

/// The date in a table: "27/09/2018", always ten characters for the years 1000 to 9999.
pub fn short_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
}

/// Days in prose: "27/9/2018", "27–28/9/2018", "từ 30/9 đến 02/10/2018", "từ 30/12/2018 đến 02/01/2019".
///
/// Within one month a dash, across months words: in "30/9-02/10/2018" the eye cannot tell dash from slash.
/// What both ends share is written once, at the end; padding is that of documents, as in [`long_date`].
/// The ends are printed as given: a range that runs backwards shows, rather than being turned round.
pub fn day_range(from: Date, to: Date) -> String {
    let end = format!("{}/{}/{}", day(to), month(to), to.year());
    if from == to {
        end
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{end}", day(from))
    } else if from.year() == to.year() {
        format!("từ {}/{} đến {end}", day(from), month(from))
    } else {
        format!("từ {}/{}/{} đến {end}", day(from), month(from), from.year())
    }
}

/// Days on a page or in a table, as [`short_date`] pads them: "27/09/2018", "27–28/09/2018", "từ 30/09 đến 02/10/2018",
/// "từ 30/12/2018 đến 02/01/2019". Otherwise like [`day_range`].
pub fn short_range(from: Date, to: Date) -> String {
    let end = short_date(to);
    if from == to {
        end
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{end}", day(from))
    } else if from.year() == to.year() {
        format!("từ {}/{:02} đến {end}", day(from), u8::from(from.month()))
    } else {
        format!("từ {} đến {end}", short_date(from))
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

#[cfg(test)]
mod tests {
    use super::*;
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
            (date!(2018 - 09 - 27), date!(2018 - 09 - 28), "27–28/9/2018"),
            (date!(2018 - 09 - 01), date!(2018 - 09 - 05), "01–05/9/2018"),
            (date!(2018 - 09 - 30), date!(2018 - 10 - 02), "từ 30/9 đến 02/10/2018"),
            (date!(2018 - 12 - 30), date!(2019 - 01 - 02), "từ 30/12/2018 đến 02/01/2019"),
            (date!(2018 - 09 - 27), date!(2019 - 09 - 27), "từ 27/9/2018 đến 27/9/2019"),
            (date!(2018 - 09 - 28), date!(2018 - 09 - 27), "28–27/9/2018"),
        ] {
            assert_eq!(day_range(from, to), text);
        }
        for (from, to, text) in [
            (date!(2018 - 09 - 27), date!(2018 - 09 - 27), "27/09/2018"),
            (date!(2018 - 09 - 01), date!(2018 - 09 - 05), "01–05/09/2018"),
            (date!(2018 - 09 - 30), date!(2018 - 10 - 02), "từ 30/09 đến 02/10/2018"),
            (date!(2018 - 12 - 30), date!(2019 - 01 - 02), "từ 30/12/2018 đến 02/01/2019"),
        ] {
            assert_eq!(short_range(from, to), text);
        }
    }
}

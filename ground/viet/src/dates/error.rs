//! Why what was typed is not a date, or not a span of days: each reason is a sentence that says how to write it.

use time::{Date, Month};

use super::day_range;

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
    /// Words and numbers that are no phrase of time.
    #[error(
        "Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; \
         từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022."
    )]
    Phrase,
    /// Two numbers with a hyphen, which are a day and a month to one reader and two days to another.
    #[error(
        "“{0}-{1}” có thể là ngày {0} tháng {1}, cũng có thể là từ ngày {0} đến ngày {1}. \
         Hãy viết {0}/{1} nếu là ngày {0} tháng {1}, hoặc viết cả tháng, thí dụ {0}-{1}/9/2022."
    )]
    TwoReadings(u8, u8),
    /// A day without its month.
    #[error("Ngày {0} chưa có tháng. Hãy viết cả ngày và tháng, thí dụ {0}/9/2022.")]
    NoMonth(u8),
    /// A quarter other than 1 to 4.
    #[error("Không có quý {0}, một năm chỉ có từ quý I đến quý IV.")]
    NoSuchQuarter(u8),
    /// The end lies before the beginning.
    #[error(
        "Ngày kết thúc ({}) đứng trước ngày bắt đầu ({}). Hãy xem lại hai ngày này.",
        day_range(*.last, *.last),
        day_range(*.first, *.first)
    )]
    Backwards {
        /// The beginning as read.
        first: Date,
        /// The end as read, before the beginning.
        last: Date,
    },
}

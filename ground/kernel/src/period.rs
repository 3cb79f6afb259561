//! Closed date ranges with a name. A record counts in the period that holds its last day, both ends included.
//! State reporting closes on 14 June and 14 December, calendar halves on the last day: same type, other closing.
//! Source of the closings: Nghị định 09/2019/NĐ-CP Điều 12 (a setting per recipient, see docs/rules/periods.md).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::Month;

use crate::day::Day;

/// Where a period is cut: by the calendar, or as state reporting cuts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// 1 January to 30 June, 1 July to 31 December.
    Calendar,
    /// 15 December to 14 June, 15 June to 14 December (NĐ 09/2019/NĐ-CP Điều 12; unverified, hence a setting).
    Statutory,
}

/// What kind of range a period is; each but `Custom`, `Term` and `Founding` is named by its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// "Quý I" … "Quý IV": 1 to 4.
    Quarter(u8),
    /// "6 tháng đầu năm" (1) and "6 tháng cuối năm" (2).
    Half(u8),
    /// "9 tháng đầu năm".
    NineMonths,
    /// "Năm".
    Year,
    /// A term of office, from its congress to its end.
    Term,
    /// The first half of a term ("giữa nhiệm kỳ").
    MidTerm,
    /// Since the body was founded.
    Founding,
    /// Any two days.
    Custom,
}

/// A closed date range with a name: both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub first: Day,
    /// Last day, the closing day ("ngày chốt").
    pub last: Day,
    /// What kind of range it is.
    pub span: Span,
    /// How it is cut.
    pub closing: Closing,
}

/// The text names no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPeriod {
    /// Neither a code nor a range.
    #[error(
        "“{0}” không phải là một kỳ báo cáo; thí dụ: 2022, 2022-H1, 2022-H1@statutory, 2022-Q3, 2022-9M, 2022-01-01..2022-05-31"
    )]
    Unknown(String),
    /// The range ends before it begins.
    #[error("Kỳ báo cáo kết thúc ({last}) trước khi bắt đầu ({first})")]
    Backwards {
        /// Its first day.
        first: Day,
        /// Its last day.
        last: Day,
    },
}

impl Period {
    /// The year that ends in `year`: 1/1 to 31/12, or 15/12 of the year before to 14/12.
    pub fn year(year: i32, closing: Closing) -> Result<Self, NotAPeriod> {
        Self::months(year, 1, 12, Span::Year, closing)
    }

    /// Half 1 or 2 of a year: calendar, or 15/12–14/6 and 15/6–14/12.
    pub fn half(year: i32, half: u8, closing: Closing) -> Result<Self, NotAPeriod> {
        match half {
            1 => Self::months(year, 1, 6, Span::Half(1), closing),
            2 => Self::months(year, 7, 12, Span::Half(2), closing),
            _ => Err(NotAPeriod::Unknown(format!("{year}-H{half}"))),
        }
    }

    /// Quarter 1 to 4 of a year.
    pub fn quarter(year: i32, quarter: u8, closing: Closing) -> Result<Self, NotAPeriod> {
        match quarter {
            1..=4 => Self::months(year, quarter * 3 - 2, quarter * 3, Span::Quarter(quarter), closing),
            _ => Err(NotAPeriod::Unknown(format!("{year}-Q{quarter}"))),
        }
    }

    /// The first nine months; cut 15/12–14/9 by analogy where the closing is statutory (no decree names it).
    pub fn nine_months(year: i32, closing: Closing) -> Result<Self, NotAPeriod> {
        Self::months(year, 1, 9, Span::NineMonths, closing)
    }

    /// Any two days, in order.
    pub fn range(first: Day, last: Day, span: Span) -> Result<Self, NotAPeriod> {
        if last < first {
            return Err(NotAPeriod::Backwards { first, last });
        }
        Ok(Self { first, last, span, closing: Closing::Calendar })
    }

    fn months(year: i32, from: u8, to: u8, span: Span, closing: Closing) -> Result<Self, NotAPeriod> {
        let unknown = |_| NotAPeriod::Unknown(year.to_string());
        let (first, last) = match closing {
            Closing::Calendar => {
                let days = Month::try_from(to).map_or(30, |month| month.length(year));
                (Day::new(year, from, 1).map_err(unknown)?, Day::new(year, to, days).map_err(unknown)?)
            }
            Closing::Statutory => {
                let (before, month) = if from == 1 { (year - 1, 12) } else { (year, from - 1) };
                (Day::new(before, month, 15).map_err(unknown)?, Day::new(year, to, 14).map_err(unknown)?)
            }
        };
        Ok(Self { first, last, span, closing })
    }

    /// Whether the day belongs to the period.
    pub fn holds(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The same period one year earlier ("cùng kỳ năm trước").
    #[must_use]
    pub fn year_before(&self) -> Self {
        let earlier = match self.span {
            Span::Quarter(quarter) => Self::quarter(self.last.year() - 1, quarter, self.closing),
            Span::Half(half) => Self::half(self.last.year() - 1, half, self.closing),
            Span::NineMonths => Self::nine_months(self.last.year() - 1, self.closing),
            Span::Year => Self::year(self.last.year() - 1, self.closing),
            span => Self::range(self.first.year_before(), self.last.year_before(), span),
        };
        earlier.unwrap_or(*self)
    }

    /// The name as a report prints it ("6 tháng đầu năm 2022").
    pub fn name(&self) -> String {
        let year = self.last.year();
        match self.span {
            Span::Quarter(quarter) => {
                let roman = ["I", "II", "III", "IV"].get(usize::from(quarter).saturating_sub(1)).unwrap_or(&"");
                format!("quý {roman} năm {year}")
            }
            Span::Half(1) => format!("6 tháng đầu năm {year}"),
            Span::Half(_) => format!("6 tháng cuối năm {year}"),
            Span::NineMonths => format!("9 tháng đầu năm {year}"),
            Span::Year => format!("năm {year}"),
            Span::Term => format!("nhiệm kỳ {}–{year}", self.first.year()),
            Span::MidTerm => format!("giữa nhiệm kỳ, từ {} đến {}", slashed(self.first), slashed(self.last)),
            Span::Founding => format!("từ ngày thành lập đến {}", slashed(self.last)),
            Span::Custom => format!("từ {} đến {}", slashed(self.first), slashed(self.last)),
        }
    }
}

fn slashed(day: Day) -> String {
    let date = day.date();
    format!("{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
}

/// The code of a period, as the command line and addresses write it; [`FromStr`] reads it back.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.last.year();
        match self.span {
            Span::Quarter(quarter) => write!(f, "{year:04}-Q{quarter}")?,
            Span::Half(half) => write!(f, "{year:04}-H{half}")?,
            Span::NineMonths => write!(f, "{year:04}-9M")?,
            Span::Year => write!(f, "{year:04}")?,
            Span::Term => write!(f, "term:{}..{}", self.first, self.last)?,
            Span::MidTerm => write!(f, "mid-term:{}..{}", self.first, self.last)?,
            Span::Founding => write!(f, "founding:{}..{}", self.first, self.last)?,
            Span::Custom => write!(f, "{}..{}", self.first, self.last)?,
        }
        if self.closing == Closing::Statutory { f.write_str("@statutory") } else { Ok(()) }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let unknown = || NotAPeriod::Unknown(text.to_owned());
        let (code, closing) = match text.split_once('@') {
            None => (text, Closing::Calendar),
            Some((code, "statutory")) => (code, Closing::Statutory),
            Some((code, "calendar")) => (code, Closing::Calendar),
            Some(_) => return Err(unknown()),
        };
        if let Some((first, last)) = code.split_once("..") {
            let (span, first) = match first.split_once(':') {
                None => (Span::Custom, first),
                Some(("term", first)) => (Span::Term, first),
                Some(("mid-term", first)) => (Span::MidTerm, first),
                Some(("founding", first)) => (Span::Founding, first),
                Some(_) => return Err(unknown()),
            };
            if closing == Closing::Statutory {
                return Err(unknown());
            }
            let day = |part: &str| part.parse::<Day>().map_err(|_| unknown());
            return Self::range(day(first)?, day(last)?, span);
        }
        let (year, part) = code.split_once('-').map_or((code, ""), |(year, part)| (year, part));
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(unknown());
        }
        let year: i32 = year.parse().map_err(|_| unknown())?;
        match part {
            "" if code.len() == 4 => Self::year(year, closing),
            "9M" => Self::nine_months(year, closing),
            "H1" => Self::half(year, 1, closing),
            "H2" => Self::half(year, 2, closing),
            "Q1" => Self::quarter(year, 1, closing),
            "Q2" => Self::quarter(year, 2, closing),
            "Q3" => Self::quarter(year, 3, closing),
            "Q4" => Self::quarter(year, 4, closing),
            _ => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(code: &str) -> String {
        let period: Period = code.parse().unwrap();
        assert_eq!(period.to_string(), code, "a code is printed as it is read");
        format!("{} … {}: {}", period.first, period.last, period.name())
    }

    #[test]
    fn every_code_names_its_range() {
        let printed: Vec<String> = [
            "2022",
            "2022@statutory",
            "2022-H1",
            "2022-H1@statutory",
            "2022-H2@statutory",
            "2022-Q4",
            "2022-Q1@statutory",
            "2022-9M@statutory",
            "2013-10-28..2019-07-05",
            "term:2019-01-01..2024-12-31",
            "founding:2013-10-28..2019-07-05",
        ]
        .iter()
        .map(|code| range(code))
        .collect();
        insta::assert_snapshot!(printed.join("\n"), @"
        2022-01-01 … 2022-12-31: năm 2022
        2021-12-15 … 2022-12-14: năm 2022
        2022-01-01 … 2022-06-30: 6 tháng đầu năm 2022
        2021-12-15 … 2022-06-14: 6 tháng đầu năm 2022
        2022-06-15 … 2022-12-14: 6 tháng cuối năm 2022
        2022-10-01 … 2022-12-31: quý IV năm 2022
        2021-12-15 … 2022-03-14: quý I năm 2022
        2021-12-15 … 2022-09-14: 9 tháng đầu năm 2022
        2013-10-28 … 2019-07-05: từ 28/10/2013 đến 05/07/2019
        2019-01-01 … 2024-12-31: nhiệm kỳ 2019–2024
        2013-10-28 … 2019-07-05: từ ngày thành lập đến 05/07/2019
        ");
    }

    #[test]
    fn the_rule_document_repeats_them() {
        let document = include_str!("../../../docs/rules/periods.md");
        let rows = document.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
        let mut read = 0;
        for row in rows {
            let [code, days, name] = row.split(" | ").collect::<Vec<_>>()[..] else { panic!("{row}") };
            let period: Period = code.trim_end_matches('`').parse().unwrap();
            assert_eq!(format!("{} – {}", slashed(period.first), slashed(period.last)), days, "{row}");
            assert_eq!(period.name(), name, "{row}");
            read += 1;
        }
        assert_eq!(read, 15, "the table of docs/rules/periods.md is read whole");
    }

    #[test]
    fn statutory_halves_meet_without_gap_or_overlap() {
        for year in 1990..2100 {
            let first = Period::half(year, 1, Closing::Statutory).unwrap();
            let second = Period::half(year, 2, Closing::Statutory).unwrap();
            let whole = Period::year(year, Closing::Statutory).unwrap();
            assert_eq!(first.last.next(), second.first);
            assert_eq!((whole.first, whole.last), (first.first, second.last));
            assert_eq!(first.year_before(), Period::half(year - 1, 1, Closing::Statutory).unwrap());
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in
            ["", "22", "2022-H3", "2022-", "2022-H1@vusta", "2022-02-30..2022-03-01", "2022-06-30..2022-01-01", "abc"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}

//! Calendar days in Viet Nam. A day is written `YYYY-MM-DD` wherever it is stored, so text order is day order.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// A calendar day in Viet Nam, written `YYYY-MM-DD` wherever it is stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// The text is not a day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” không phải là một ngày dạng NĂM-THÁNG-NGÀY, thí dụ 2022-06-14")]
pub struct NotADay(pub String);

impl Day {
    /// The first day that is stored for "since ever".
    pub const MIN: Day = Day(time::macros::date!(0001 - 01 - 01));
    /// The day that is stored for "no end": intervals are [from, to).
    pub const MAX: Day = Day(time::macros::date!(9999 - 12 - 31));

    /// A day of the calendar.
    ///
    /// # Errors
    /// When there is no such day (31 February).
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, NotADay> {
        let wrong = || NotADay(format!("{year:04}-{month:02}-{day:02}"));
        let month = Month::try_from(month).map_err(|_| wrong())?;
        Date::from_calendar_date(year, month, day).map(Day).map_err(|_| wrong())
    }

    /// The calendar date.
    pub fn date(self) -> Date {
        self.0
    }

    /// Year of the calendar.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The next day; the last one stays.
    #[must_use]
    pub fn next(self) -> Self {
        self.0.next_day().map_or(self, Day)
    }

    /// The day before; the first one stays.
    #[must_use]
    pub fn previous(self) -> Self {
        self.0.previous_day().map_or(self, Day)
    }

    /// The same day one year earlier (29 February becomes 28).
    #[must_use]
    pub fn year_before(self) -> Self {
        self.in_year(self.0.year() - 1)
    }

    fn in_year(self, year: i32) -> Self {
        let last = self.0.month().length(year);
        Date::from_calendar_date(year, self.0.month(), self.0.day().min(last)).map_or(self, Day)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let wrong = || NotADay(text.to_owned());
        let plain =
            |(place, byte): (usize, u8)| if place == 4 || place == 7 { byte == b'-' } else { byte.is_ascii_digit() };
        if text.len() != 10 || !text.bytes().enumerate().all(plain) {
            return Err(wrong());
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u16>().map_err(|_| wrong());
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let (month, day) = (u8::try_from(month).map_err(|_| wrong())?, u8::try_from(day).map_err(|_| wrong())?);
        Self::new(i32::from(year), month, day).map_err(|_| wrong())
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_one_spelling() {
        assert_eq!("2024-02-29".parse::<Day>().unwrap().year_before().to_string(), "2023-02-28");
        for wrong in ["2022-1-1", "2022-02-30", "22-01-01", "2022/01/01", "+022-01-01", ""] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
        assert_eq!(Day::MAX.next(), Day::MAX);
        assert_eq!("2022-12-31".parse::<Day>().unwrap().next().to_string(), "2023-01-01");
    }
}

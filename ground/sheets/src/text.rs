//! The words of a cell: normalised, and kept as they were where that differs.

use kernel::day::Day;
use time::{Date, Duration, Month};

use crate::cell::{Address, Text, Value};
use crate::error::SheetError;
use crate::limits::Limits;

/// The value of a cell that holds this text; blanks alone are nothing.
pub(crate) fn value(raw: &str, at: Address, limits: &Limits) -> Result<Value, SheetError> {
    // Characters are counted only where there could be too many.
    if raw.len() > limits.cell_chars && raw.chars().count() > limits.cell_chars {
        return Err(SheetError::CellTooLong { at, limit: limits.cell_chars });
    }
    Ok(plain(raw))
}

/// The same without a look at the length.
pub(crate) fn plain(raw: &str) -> Value {
    if raw.is_empty() {
        return Value::Empty;
    }
    if viet::is_stored(raw) {
        return Value::Text(Text { text: raw.to_owned(), raw: None });
    }
    let text = viet::nfc(raw);
    if text.is_empty() {
        return Value::Empty;
    }
    let raw = (text != raw).then(|| raw.into());
    Value::Text(Text { text, raw })
}

/// The day of a serial number of Excel's, in the system of 1900 or of 1904; a time of day alone is no day.
///
/// 1900 counts a 29 February that never was (a bug that Lotus had): serial 60 is no day, and later ones are one less.
pub(crate) fn day_of_serial(serial: f64, epoch: Epoch) -> Option<Day> {
    let whole = serial.floor();
    if !(1.0..=2_958_465.0).contains(&whole) {
        return None;
    }
    // Checked just above to be small and positive.
    let days = whole as i64;
    let since_1899_12_31 = match epoch {
        Epoch::Of1904 => days + 1461,
        Epoch::Of1900 if days == 60 => return None,
        Epoch::Of1900 if days < 60 => days,
        Epoch::Of1900 => days - 1,
    };
    let first = Date::from_calendar_date(1899, Month::December, 31).ok()?;
    first.checked_add(Duration::days(since_1899_12_31)).map(Day::from)
}

/// A cell with a date format: the day, or "18:30" where the serial is a time of day alone.
pub(crate) fn day_or_time(serial: f64, epoch: Epoch) -> Value {
    if let Some(day) = day_of_serial(serial, epoch) {
        return Value::Day(day);
    }
    if (0.0..1.0).contains(&serial) {
        let minutes = (serial * 1440.0).round() as i64;
        return plain(&format!("{:02}:{:02}", minutes / 60, minutes % 60));
    }
    Value::Number(serial)
}

/// A day written as `YYYY-MM-DD`, perhaps with a time of day behind it.
pub(crate) fn iso_day(text: &str) -> Option<Day> {
    let day = text.get(..10)?;
    if !matches!(text.as_bytes().get(10), None | Some(b'T' | b' ' | b'Z')) {
        return None;
    }
    day.parse().ok()
}

/// From which day serials count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// Windows.
    Of1900,
    /// Old Macintosh.
    Of1904,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(serial: f64, epoch: Epoch) -> Option<String> {
        day_of_serial(serial, epoch).map(|day| day.to_string())
    }

    #[test]
    fn serials_are_days_in_both_systems() {
        for (serial, of_1900) in [
            (1.0, Some("1900-01-01")),
            (59.0, Some("1900-02-28")),
            (60.0, None),
            (61.0, Some("1900-03-01")),
            (44_726.75, Some("2022-06-14")),
            (2_958_465.0, Some("9999-12-31")),
            (2_958_466.0, None),
            (0.5, None),
            (-3.0, None),
            (f64::NAN, None),
        ] {
            assert_eq!(day(serial, Epoch::Of1900).as_deref(), of_1900, "{serial}");
        }
        assert_eq!(day(43_264.0, Epoch::Of1904).as_deref(), Some("2022-06-14"));
        assert_eq!(day_or_time(0.770_833_333, Epoch::Of1900).text(), Some("18:30"));
    }

    #[test]
    fn what_differs_is_kept_as_it_was() {
        let Value::Text(text) = plain("  Hội\u{a0}Vật ly\u{301} ") else { panic!("text") };
        assert_eq!((text.text.as_str(), text.raw()), ("Hội Vật lý", "  Hội\u{a0}Vật ly\u{301} "));
        assert_eq!(plain(" \u{a0}\t"), Value::Empty);
        assert_eq!(iso_day("2022-06-14T00:00:00").map(|day| day.to_string()).as_deref(), Some("2022-06-14"));
        assert_eq!(iso_day("2022-06-145"), None);
    }
}

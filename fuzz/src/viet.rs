//! What holds for every text, whoever wrote it: the readers of `viet` answer, and what they answer is sound.

use ::viet::legacy::{self, Legacy};
use time::macros::date;

/// The text of any bytes; what is no UTF-8 is replaced, as at the door.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// Days are in order, and whatever a field takes a message takes too.
pub fn dates(data: &[u8]) {
    let (text, today) = (text(data), date!(2022 - 10 - 10));
    let read = ::viet::parse_dates(&text, today);
    if let Ok((first, last)) = read {
        assert!(first <= last, "{first} to {last}");
    }
    if let Ok(date) = ::viet::parse_date(&text) {
        assert_eq!(read, Ok((date, date)));
        assert_eq!(::viet::parse_date(&::viet::short_date(date)), Ok(date));
    }
    let mut end = 0;
    for found in ::viet::dates_in(&text, today) {
        assert!(found.range.start >= end && text.get(found.range.clone()).is_some(), "{found:?}");
        assert!(found.first <= found.last, "{found:?}");
        end = found.range.end;
    }
}

/// Text of the old encodings becomes Unicode, and what is Unicode already is left alone. The bytes are those of the old
/// file: each is one character.
pub fn legacy(data: &[u8]) {
    for text in [text(data), data.iter().map(|byte| char::from(*byte)).collect()] {
        let cells: Vec<&str> = text.split('\t').collect();
        let _ = legacy::recognise_column(&cells);
        for encoding in Legacy::ALL {
            let converted = legacy::convert(&text, encoding);
            assert_eq!(::viet::nfc(&converted), ::viet::nfc(&::viet::nfc(&converted)));
            if legacy::recognise(&text) == Some(encoding) {
                assert_ne!(converted, text, "something was recognised");
            }
        }
    }
}

/// A count that is read is written and read again as the same.
pub fn numbers(data: &[u8]) {
    if let Ok(count) = ::viet::parse_count(&text(data)) {
        assert!(count >= 0);
        for written in [::viet::grouped(count), ::viet::padded(count), count.to_string()] {
            assert_eq!(::viet::parse_count(&written), Ok(count));
        }
        assert!(!::viet::in_words(count).is_empty());
    }
}

/// Quantities are in order, not negative, and split no letter.
pub fn quantities(data: &[u8]) {
    let text = text(data);
    let mut end = 0;
    for found in ::viet::quantities(&text) {
        assert!(found.range.start >= end && text.get(found.range.clone()).is_some(), "{found:?}");
        assert!(found.value >= 0, "{found:?}");
        assert_eq!(::viet::nfc(&found.unit), found.unit);
        end = found.range.end;
    }
}

//! What stands in addresses and on the command line for days, periods and names at the door: whatever is taken has one
//! spelling, and is read back from it.

use ::kernel::{Day, Id, Period, Qualifier, id::NotAnId};

/// A word of an address.
pub fn codes(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(day) = text.parse::<Day>() {
        assert_eq!(day.to_string(), text, "a day has one spelling");
    }
    match text.parse::<Id<()>>() {
        Ok(id) => assert_eq!(id.to_string(), text, "a name has one spelling"),
        Err(NotAnId(said)) => assert_eq!(said, text),
    }
    if let Ok(period) = text.parse::<Period>() {
        assert!(period.first <= period.last, "{period:?}");
        assert_eq!(period.to_string().parse::<Period>().ok(), Some(period), "{text}");
    }
    if let Ok(qualifier) = text.parse::<Qualifier>() {
        assert_eq!(qualifier.code(), text);
    }
}

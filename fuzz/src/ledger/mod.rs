//! What the ledger reads: messages, reports, filters, forms, cells, the map of columns, pictures.

mod cell;
mod filter;
mod form;
mod map;
mod message;
mod paste;
mod picture;

pub use cell::cell;
pub use filter::filter;
pub use form::form;
pub use map::map;
pub use message::message;
pub use paste::paste;
pub use picture::picture;

use kernel::{Day, FieldErrors};

/// The text of any bytes; what is no UTF-8 is replaced, as at the door.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// The day on which everything is read.
fn today() -> Day {
    Day::new(2022, 10, 10).expect("a day of the calendar")
}

/// On one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every error stands at a field and says something.
fn said(errors: &FieldErrors) {
    assert!(!errors.is_empty());
    assert!(errors.iter().all(|(field, sentence)| !field.is_empty() && !sentence.is_empty()), "{errors:?}");
}

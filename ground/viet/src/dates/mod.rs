//! Dates as official papers write them, and as people type them: in a field, in a cell, in a message.

mod error;
mod find;
mod hyphen;
mod phrase;
mod read;
mod settle;
#[cfg(test)]
mod tests;
mod write;

pub use error::DateError;
pub(crate) use find::date_tokens;
pub use find::{FoundDates, dates_in, parse_dates};
pub use read::parse_date;
pub use write::{day_range, long_date, short_date, short_range};

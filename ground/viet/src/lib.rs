//! Vietnamese text: folding, collation, names, numbers, dates, quantities in a sentence, encodings before Unicode.
//!
//! Everything here is a pure function of its arguments: no clock, no locale of the machine, no data on disk.
//! Text comes in through [`nfc`]; what is printed follows Decree 30/2020/NĐ-CP and the habit of official prose,
//! where "02 lớp" is right and "2 lớp" is not.

mod collate;
mod dates;
mod enumerate;
mod fold;
pub mod legacy;
mod lists;
mod names;
mod numbers;
mod quantities;
mod stored;
mod syllable;
mod tokens;
mod words;

pub use collate::{COLLATION_VERSION, name_sort_key, sort_key};
pub use dates::{
    DateError, FoundDates, dates_in, day_range, long_date, parse_date, parse_dates, short_date, short_range,
};
pub use enumerate::{letter, roman};
pub use fold::{fold, nfc, same_spelling};
pub use lists::joined;
pub use names::given_name;
pub use numbers::{CountError, grouped, padded, parse_count, percent, signed};
pub use quantities::{Found, quantities};
pub use stored::is_stored;
pub use words::{dong_in_words, in_words};

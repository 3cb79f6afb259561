//! What every crate of the house speaks: identity, time, chance, periods, quantities, refusals, papers.
//! Pure: no axum, no sql, no file, no clock of its own. It is finished early and changes seldom, because an edit here
//! rebuilds everything.

pub mod actor;
pub mod clock;
pub mod day;
pub mod dice;
pub mod document;
pub mod format;
pub mod id;
pub mod period;
pub mod quantity;
pub mod refusal;

pub use actor::{AccountId, Actor, BodyNo, Grant, Role, Stamp};
pub use clock::{Clock, SharedClock, Timestamp};
pub use day::{Day, NotADay};
pub use dice::Dice;
pub use document::Document;
pub use id::{Id, No, UnionNo};
pub use period::{Closing, Period, Span};
pub use quantity::{Qualifier, Quantity};
pub use refusal::{Fault, FieldErrors, Kind, Refusal};

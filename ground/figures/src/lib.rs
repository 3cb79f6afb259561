//! A figure is a set. Every number the house shows is f(definition version, body, period, basis, known-at), and the
//! definition is one predicate from which both the number and the list behind it are made (docs/rules/counting.md).
//!
//! To read in this order: what can be counted ([`source`]), which of it ([`predicate`]), how ([`definition`]), for whom
//! and when ([`question`]), what comes out ([`number`]); then [`compile`] and `condition` make SQL of it, `ask` runs it,
//! [`interpret`] does the same by hand over [`fact`]s that `load` reads, and [`mod@check`] compares the two.

mod ask;
pub mod catalogue;
pub mod check;
pub mod compile;
mod condition;
pub mod definition;
pub mod fact;
pub mod interpret;
mod load;
pub mod number;
pub mod predicate;
#[cfg(test)]
mod proof;
pub mod question;
pub mod random;
mod sound;
pub mod source;

pub use catalogue::{Catalogue, Figure};
pub use check::{Difference, check, compare};
pub use compile::{Page, Statement};
pub use definition::{Aggregate, Definition, Regrouping, Shape};
pub use fact::World;
pub use interpret::Answer;
pub use number::{Line, Number, Share};
pub use predicate::{Literal, Predicate, Stretch};
pub use question::{Basis, Question};
pub use source::Source;

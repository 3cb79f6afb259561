//! What every test stands on: both engines, a frozen clock, seeded dice, visitors that talk to the whole router.
//! A test is a short conversation that a visitor could have (STYLE.md 11); panics here are the test failing.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod engines;
mod house;
mod scratch;
mod time;
mod visitor;

pub use engines::{Fresh, each_engine, engines};
pub use house::{TestHouse, house, house_behind, plain_text};
pub use time::{FrozenClock, MORNING};
pub use visitor::{Shown, Visitor};

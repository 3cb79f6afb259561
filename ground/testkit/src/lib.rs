//! What every test stands on: both engines, a frozen clock, seeded dice.
//! A test is a short conversation that a visitor could have (STYLE.md 11); panics here are the test failing.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod engines;
mod time;

pub use engines::{Fresh, each_engine, engines};
pub use time::{FrozenClock, MORNING};

//! The program's one test binary: the laws of the house, stories that cross rooms, and the outside: the running program.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod laws;
mod outside;
mod stories;

//! The crate seen from outside.

mod data;

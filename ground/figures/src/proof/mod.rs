//! Proof of the law "a figure is a set": SQL that can be read, examples done by hand, random ledgers on both engines, and
//! mutants that must be noticed.

mod catalogue;
mod examples;
mod ledgers;
mod mutants;
pub(crate) mod specimen;
mod sql;

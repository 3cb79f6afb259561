//! What the ledger lets be counted, and every figure of it, a family a file. Each definition is data with a version: its key
//! is never renamed, and another reading is another version (docs/rules/counting.md). The kinds of records say in the
//! catalogue of kinds which figures count them; a law holds both to one another.

mod community;
mod contests;
mod critique;
mod honours;
mod research;
mod running;
mod set;
mod source;
mod spreading;

use ::figures::Definition;

use crate::record::Group;
pub use source::{OPENED, RECORDS, RUNNING, SOURCES};

/// The room's definitions, every published version of each, in the order of the groups.
pub fn definitions() -> Vec<Definition> {
    Group::ALL.into_iter().flat_map(of_group).collect()
}

/// The definitions that count the kinds of one group.
pub fn of_group(group: Group) -> Vec<Definition> {
    match group {
        Group::Spreading => spreading::definitions(),
        Group::Critique => critique::definitions(),
        Group::Research => research::definitions(),
        Group::Contests => contests::definitions(),
        Group::Honours => honours::definitions(),
        Group::Running => running::definitions(),
        Group::Community => community::definitions(),
    }
}

#[cfg(test)]
mod tests;

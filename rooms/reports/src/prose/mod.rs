//! Official prose: sentences that know none, one, many, up, down, the qualifiers and what nobody knows.
//! Every pattern stands with its example in docs/rules/prose.md, and `golden.rs` repeats each of them to the letter.
//! What surprises: a number that holds unknowns is never printed as if it were whole.

mod change;
mod counted;
#[cfg(test)]
mod golden;
mod sentence;
mod training;

pub use change::{Change, changed};
pub use counted::{amount, counted, headed};
pub use sentence::Sentence;
pub use training::{Reach, Training, training};

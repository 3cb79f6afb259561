//! Persons, accounts, sign-in, sessions: who comes in, and how she proves it. What she may do inside is `organisation`'s.
//!
//! `account` is the noun; `sign_in`, `invitation` and `my` are the ways to it; `session` is what stays open. The program
//! hands in [`People`] once, asks [`session::find`] at its door, and prints the link of
//! [`invitation::first_administrator`] while there is no account.

pub mod account;
mod client;
pub mod invitation;
mod limit;
pub mod my;
mod people;
pub mod samples;
pub mod session;
pub mod sign_in;
#[cfg(test)]
mod tests;
mod token;

pub use people::{Founding, People};
pub use token::Token;

use web::Routes;

/// The room's routes.
pub fn routes(people: People) -> Routes {
    sign_in::routes().and(invitation::routes()).and(my::routes()).carrying(people)
}

//! What a reviewer would otherwise have to remember (STYLE.md). Each law lists all offences at once, each with its place,
//! and where a law reads text it is shown an offence of every kind first, so that it cannot fall blind.

mod cast;
mod direction;
mod glossary;
mod models;
mod pages;
mod pointers;
mod routes;
mod size;
mod spelling;
mod tree;
mod words;

/// Fails with all offences, a line each.
fn nobody_breaks(law: &str, offences: Vec<String>) {
    assert!(offences.is_empty(), "{law}: {} offences\n  {}", offences.len(), offences.join("\n  "));
}

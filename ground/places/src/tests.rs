//! The crate seen from outside.

mod data;
mod finding;
mod names;
mod properties;

use crate::{Era, Key, Unit, unit};

/// The unit of a code in a list.
fn of(era: Era, code: &str) -> &'static Unit {
    unit(key(era, code))
}

fn key(era: Era, code: &str) -> Key {
    Key::read(era.code(), code).unwrap_or_else(|| panic!("{code} in {era:?}"))
}

//! The key of a unit: a code in the list of an era.
//!
//! The surprise: a key is a place in the tables, so whoever holds one holds a unit that exists; [`crate::unit`] cannot
//! miss. It is stored as what it means, era and code, never as that place.

use std::fmt;
use std::str::FromStr;

use crate::{Era, Level, Unit, table, unit};

/// A unit of one list. Order is that of the lists, then provinces, districts, communes, then codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub(crate) u16);

/// The text is not era and code of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAPlace(pub String);

impl Key {
    /// The unit of this code in the list of this era, both as stored; none where that list has no such code.
    pub fn read(era: &str, code: &str) -> Option<Self> {
        table::find(Era::read(era)?, code)
    }

    /// The list it belongs to.
    pub fn era(self) -> Era {
        self.unit().era
    }

    /// The official code: two digits of a province, three of a district, five of a commune.
    pub fn code(self) -> &'static str {
        self.unit().code
    }

    /// How high the unit stands.
    pub fn level(self) -> Level {
        self.unit().level()
    }

    /// What it is the key of.
    pub fn unit(self) -> &'static Unit {
        unit(self)
    }
}

impl fmt::Display for Key {
    /// “2025-06-30/01987”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.era().code(), self.code())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Key {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let (era, code) = text.split_once('/').unwrap_or_default();
        Self::read(era, code).ok_or_else(|| NotAPlace(text.to_owned()))
    }
}

impl fmt::Display for NotAPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” không phải là mã của một đơn vị hành chính", self.0)
    }
}

impl std::error::Error for NotAPlace {}

//! Near: the province of the Union that asks, in whichever list it was named.
//!
//! The surprise: on a day after a merger its communes come in two circles, those made of the old province first, then
//! the rest of the merged one.

use crate::{Era, Key, Unit, counterparts, unit};

/// A province as the list of an era has it.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    /// The province it is now part of; several on a day before the merger it came out of.
    provinces: Vec<Key>,
    /// The province as it was named, where that list is an older one.
    before: Option<Key>,
}

/// How near a unit is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Circle {
    /// In the province that was named.
    Own,
    /// In what it merged with.
    Merged,
    /// Elsewhere.
    Elsewhere,
}

impl Home {
    pub fn on(near: Key, era: Era) -> Self {
        let province = unit(near).province();
        let before = Some(province).filter(|province| province.era() < era);
        Self { provinces: counterparts(province, era), before }
    }

    pub fn circle(&self, unit: &Unit) -> Circle {
        if !self.provinces.contains(&unit.province()) {
            return Circle::Elsewhere;
        }
        let own = |old: Key| {
            let came_from = |key: &Key| crate::unit(*key).province() == old;
            counterparts(unit.key, old.era()).iter().any(came_from)
        };
        if self.before.is_none_or(own) { Circle::Own } else { Circle::Merged }
    }
}

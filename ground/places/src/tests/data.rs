//! The tables: that they are whole, and say what the papers say.

use crate::*;

/// The unit of a code in a list.
fn of(era: Era, code: &str) -> &'static Unit {
    unit(Key::read(era.code(), code).unwrap_or_else(|| panic!("{code} in {era:?}")))
}

fn count(era: Era, is: impl Fn(&Unit) -> bool) -> usize {
    units(era).iter().filter(|unit| is(unit)).count()
}

#[test]
fn every_list_has_as_many_units_as_the_papers_say() {
    let levels =
        |era| [Level::Province, Level::District, Level::Commune].map(|level| count(era, |u| u.level() == level));
    assert_eq!(levels(Era::June2025), [63, 696, 10_035]);
    assert_eq!(levels(Era::July2025), [34, 0, 3_321]);
    assert_eq!(levels(Era::April2026), [34, 0, 3_321]);
    let titles = |era| [Title::Phuong, Title::Xa, Title::DacKhu].map(|title| count(era, |unit| unit.title == title));
    assert_eq!(titles(Era::July2025), [687, 2_621, 13]);
    assert_eq!(titles(Era::April2026), [697, 2_611, 13]);
    let cities = |era| count(era, |unit| unit.level() == Level::Province && unit.title == Title::ThanhPho);
    assert_eq!([cities(Era::July2025), cities(Era::April2026)], [6, 7]);
}

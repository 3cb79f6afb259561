//! The tables: that they are whole, and say what the papers say.

use std::collections::{BTreeMap, BTreeSet};

use super::{key, of};
use crate::*;

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

#[test]
fn every_unit_stands_where_its_code_says() {
    for era in Era::ALL {
        for unit in units(era) {
            assert_eq!(Key::read(era.code(), unit.code), Some(unit.key));
            assert_eq!(unit.key.to_string().parse(), Ok(unit.key));
            assert_eq!(unit.key.unit(), unit);
            let above: Vec<Level> = unit.above().map(Unit::level).collect();
            let expected: &[Level] = match (unit.level(), era) {
                (Level::Province, _) => &[],
                (Level::Commune, Era::June2025) => &[Level::District, Level::Province],
                _ => &[Level::Province],
            };
            assert_eq!(above, expected, "{}", unit.full_name());
            assert_eq!(viet::nfc(unit.name), unit.name, "NFC, no blank too many");
            assert!(unit.name.split(' ').all(|word| !word.starts_with(char::is_lowercase)), "{}", unit.name);
            if let Some(parent) = unit.parent {
                assert!(below(parent).any(|one| one == unit));
            }
        }
    }
    assert_eq!(Key::read("2025-07-01", "063"), None, "no districts any more");
    assert_eq!(Key::read("2025", "06"), None);
    assert!("06".parse::<Key>().is_err());
}

#[test]
fn no_name_stands_twice_in_one_place() {
    let mut seen = BTreeSet::new();
    for unit in Era::ALL.into_iter().flat_map(units) {
        assert!(
            seen.insert((unit.era, unit.parent, unit.title, viet::same_spelling(unit.name))),
            "{}",
            unit.full_name()
        );
    }
}

#[test]
fn seven_codes_of_provinces_changed_their_meaning() {
    let meanings = units(Era::July2025).iter().filter(|unit| unit.level() == Level::Province).filter_map(|unit| {
        let old = Key::read(Era::June2025.code(), unit.code)?.unit();
        (old.name != unit.name).then_some((unit.code, old.name, unit.name))
    });
    assert_eq!(
        meanings.collect::<Vec<_>>(),
        [
            ("15", "Yên Bái", "Lào Cai"),
            ("24", "Bắc Giang", "Bắc Ninh"),
            ("44", "Quảng Bình", "Quảng Trị"),
            ("52", "Bình Định", "Gia Lai"),
            ("80", "Long An", "Tây Ninh"),
            ("82", "Tiền Giang", "Đồng Tháp"),
            ("91", "Kiên Giang", "An Giang"),
        ]
    );
}

#[test]
fn most_codes_of_communes_are_old_ones_with_another_name() {
    let communes = units(Era::July2025).iter().filter(|unit| unit.level() == Level::Commune);
    let old: Vec<(&Unit, &Unit)> =
        communes.filter_map(|unit| Some((unit, Key::read("2025-06-30", unit.code)?.unit()))).collect();
    assert_eq!(old.len(), 3_316);
    assert_eq!(old.iter().filter(|(new, old)| new.name != old.name).count(), 1_801);
    assert_eq!([of(Era::June2025, "00070").name, of(Era::July2025, "00070").name], ["Hàng Trống", "Hoàn Kiếm"]);
}

#[test]
fn provinces_merged_as_the_resolution_says() {
    let old: Vec<Key> = units(Era::June2025).iter().map(|unit| unit.key).filter(is_province).collect();
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for province in &old {
        let [step] = successors(*province) else { panic!("{province} was split") };
        assert_eq!(step.method, Method::Whole);
        parts.entry(step.key.code()).or_default().push(province.code());
    }
    assert_eq!(parts.len(), 34);
    assert_eq!(parts.values().filter(|old| old.len() == 1).count(), 11);
    for (new, old) in [
        ("19", vec!["06", "19"]),
        ("20", vec!["20"]),
        ("33", vec!["33", "34"]),
        ("44", vec!["44", "45"]),
        ("25", vec!["17", "25", "26"]),
        ("79", vec!["74", "77", "79"]),
    ] {
        assert_eq!(parts[new], old);
        let back: Vec<&str> = predecessors(key(Era::July2025, new)).iter().map(|step| step.key.code()).collect();
        assert_eq!(back, old);
    }
    for (union, name) in [(6, "Bắc Kạn"), (20, "Lạng Sơn"), (34, "Thái Bình"), (45, "Quảng Trị")] {
        assert_eq!(province_of_old_code(union).map(|key| key.unit().name), Some(name));
    }
    for none in [0, 3, 5, 97, 100, 318, -6] {
        assert_eq!(province_of_old_code(none), None);
    }
}

fn is_province(key: &Key) -> bool {
    key.level() == Level::Province
}

#[test]
fn every_unit_went_somewhere_and_came_from_somewhere() {
    let mut split = 0;
    for unit in units(Era::June2025).iter().chain(units(Era::July2025)) {
        let steps = successors(unit.key);
        assert!(!steps.is_empty(), "{}", unit.full_name());
        for step in steps {
            let lower = if unit.level() == Level::District { Level::Commune } else { unit.level() };
            assert_eq!(step.key.level(), lower);
            let provinces = counterparts(unit.province(), step.key.era());
            assert_eq!(provinces, [step.key.unit().province()], "{} left its province", unit.full_name());
            let back = predecessors(step.key).iter().find(|back| back.key == unit.key);
            assert!(unit.level() == Level::District || back.is_some_and(|back| back.method == step.method));
        }
        let methods: Vec<Method> = steps.iter().map(|step| step.method).collect();
        if unit.level() == Level::Commune && steps.len() > 1 {
            split += 1;
            assert_eq!(methods[0], Method::Default);
            assert!(methods[1..].iter().all(|method| *method == Method::Part));
        } else if steps.len() == 1 {
            assert_eq!(methods, [Method::Whole]);
        }
    }
    assert_eq!(split, 440);
    for unit in units(Era::July2025).iter().chain(units(Era::April2026)) {
        assert!(!predecessors(unit.key).is_empty(), "{}", unit.full_name());
    }
    assert!(units(Era::April2026).iter().all(|unit| successors(unit.key).is_empty()));
    assert!(units(Era::June2025).iter().all(|unit| predecessors(unit.key).is_empty()));
}

#[test]
fn communes_went_where_the_conversion_table_says() {
    for (old, new) in [
        // Quang Thuận, Dương Phong (Bạch Thông) and Đồng Thắng (Chợ Đồn) are xã Bạch Thông.
        ("02017", vec!["02014"]),
        ("02014", vec!["02014"]),
        // Hàng Trống was split; most of it is Hoàn Kiếm.
        ("00070", vec!["00070", "00082"]),
        // An island district without communes.
        ("536", vec!["21548"]),
        // The package takes three communes called Phường 4 of one new province for one another.
        ("28252", vec!["28249"]),
        ("29908", vec!["29905"]),
        // All people of Ngọc Thụy stayed in Bồ Đề.
        ("00118", vec!["00118", "00097"]),
    ] {
        let steps = successors(key(Era::June2025, old));
        assert_eq!(steps.iter().map(|step| step.key.code()).collect::<Vec<_>>(), new, "{old}");
    }
    let bach_thong = predecessors(key(Era::July2025, "02014"));
    let names: Vec<&str> = bach_thong.iter().map(|step| step.key.unit().name).collect();
    assert_eq!(names, ["Dương Phong", "Quang Thuận", "Đồng Thắng"]);
}

#[test]
fn on_30_4_2026_eleven_units_got_another_title_and_no_unit_another_code() {
    let changed: Vec<String> = units(Era::July2025)
        .iter()
        .map(|unit| (unit, counterparts(unit.key, Era::April2026)))
        .inspect(|(unit, now)| assert_eq!([unit.code], [now[0].code()]))
        .filter(|(unit, now)| unit.written() != now[0].unit().written())
        .map(|(_, now)| now[0].unit().written())
        .collect();
    assert_eq!(changed.len(), 11);
    assert_eq!(changed[..2], ["thành phố Đồng Nai", "phường Lộc Ninh"]);
    assert!(changed[1..].iter().all(|name| name.starts_with("phường ")));
    assert_eq!(counterparts(key(Era::April2026, "19"), Era::June2025).len(), 2);
}

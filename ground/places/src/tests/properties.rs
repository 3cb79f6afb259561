//! What holds of every unit and of every line.

use kernel::Day;
use proptest::prelude::*;

use crate::*;

fn day_of(era: Era) -> Day {
    era.valid_to().previous()
}

#[test]
fn every_full_name_means_its_unit() {
    for unit in Era::ALL.into_iter().flat_map(units) {
        let (day, near) = (day_of(unit.era), Some(unit.province()));
        let written = unit.full_name();
        assert_eq!(resolve(&written, day, near), Resolved::Unit(unit.key), "{written}");
    }
}

#[test]
fn so_does_every_seventh_asked_from_nowhere_and_in_capitals() {
    for unit in Era::ALL.into_iter().flat_map(units).step_by(7) {
        let written = unit.full_name().to_uppercase();
        assert_eq!(resolve(&written, day_of(unit.era), None), Resolved::Unit(unit.key), "{written}");
    }
}

#[test]
fn a_full_name_without_accents_means_its_unit_or_several_of_the_same_letters() {
    let mut several = Vec::new();
    for unit in Era::ALL.into_iter().flat_map(units) {
        let bare = viet::fold(&unit.full_name());
        match resolve(&bare, day_of(unit.era), Some(unit.province())) {
            Resolved::Unit(key) => assert_eq!(key, unit.key, "{bare}"),
            Resolved::Several(keys) => {
                assert!(keys.contains(&unit.key), "{bare}");
                assert!(keys.iter().all(|key| viet::fold(&key.unit().full_name()) == bare), "{bare}");
                several.push(unit.full_name());
            }
            other => panic!("{bare}: {other:?}"),
        }
    }
    // Thanh An and Thạnh An, Văn Lang and Văn Lăng: a few in each list.
    assert_eq!(several.len(), 76, "{several:#?}");
}

#[test]
fn every_unit_is_suggested_by_its_full_name_without_accents() {
    for unit in Era::ALL.into_iter().flat_map(units) {
        let bare = viet::fold(&unit.full_name());
        let found = suggest(&bare, day_of(unit.era), None, 2);
        assert!(found.contains(&unit), "{bare}");
    }
}

/// Lines made of words that mean something here, and lines of anything.
fn lines() -> impl Strategy<Value = String> {
    let words = ["xã", "p.", "tx", "quận", "tỉnh", "Tân", "tien", "Bắc", "Kạn", "4", "IV", ",", "-", "(", "Loá", "é"];
    let made = proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..7);
    prop_oneof![made.prop_map(|words| words.join(" ")), any::<String>()]
}

fn eras() -> impl Strategy<Value = Era> {
    proptest::sample::select(Era::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_suggested_is_of_the_day_and_no_more_than_asked_for(
        line in lines(), era in eras(), near in 0..100, limit in 0..12_usize,
    ) {
        let near = province_of_old_code(near);
        let found = suggest(&line, day_of(era), near, limit);
        prop_assert!(found.len() <= limit);
        prop_assert!(found.iter().all(|unit| unit.key.era() == era));
        let all = suggest(&line, day_of(era), near, usize::MAX);
        prop_assert_eq!(&all[..found.len()], &found[..], "a longer list begins the same");
        let mut keys: Vec<Key> = all.iter().map(|unit| unit.key).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), all.len(), "each once");
    }

    #[test]
    fn what_is_remembered_is_the_very_answer(
        asked in proptest::collection::vec((lines(), eras()), 1..8), near in 0..100,
    ) {
        let near = province_of_old_code(near);
        let mut remembered = Meanings::near(near);
        // Each twice, the second time from memory; a line of one list says nothing about another.
        for (line, era) in asked.iter().chain(&asked) {
            prop_assert_eq!(remembered.resolve(line, day_of(*era)), &resolve(line, day_of(*era), near));
        }
    }

    #[test]
    fn a_meaning_belongs_to_its_list(line in lines(), era in eras(), near in 0..100) {
        match resolve(&line, day_of(era), province_of_old_code(near)) {
            Resolved::Unit(key) => prop_assert_eq!(key.era(), era),
            Resolved::Several(keys) => {
                prop_assert!(!keys.is_empty());
                prop_assert!(keys.iter().all(|key| key.era() == keys[0].era()));
            }
            Resolved::Former { key, now } => {
                prop_assert!(key.era() < era && !now.is_empty() && now.iter().all(|key| key.era() == era));
            }
            Resolved::Later { key, then } => {
                prop_assert!(key.era() > era && !then.is_empty() && then.iter().all(|key| key.era() == era));
            }
            Resolved::None => {}
        }
    }
}

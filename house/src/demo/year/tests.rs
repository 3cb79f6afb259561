use std::collections::{BTreeMap, BTreeSet};

use activities::record::{Attribute, Detail, Kind, Measure, Part, Sort};
use kernel::{Day, Qualifier};
use places::{Era, Resolved};

use super::*;

fn of_the_year() -> Vec<Fact> {
    records().into_iter().filter(|fact| fact.union == UNION).collect()
}

#[test]
fn it_is_the_same_every_time_and_says_that_it_is_made_up() {
    let all = records();
    assert_eq!(format!("{all:?}"), format!("{:?}", records()));
    assert!(all.iter().all(|fact| fact.note.starts_with(MARK)));
    assert!((250..=400).contains(&all.len()), "{}", all.len());
    let titles: BTreeSet<&str> = all.iter().map(|fact| fact.title.as_str()).collect();
    assert!(titles.iter().all(|title| !title.contains('{')), "{titles:?}");
}

#[test]
fn every_kind_measure_attribute_and_word_is_in_it() {
    let year = of_the_year();
    for kind in Kind::ALL {
        assert!(year.iter().filter(|fact| fact.kind == *kind).count() >= 2, "{kind:?}");
        for measure in kind.row().measures {
            let sums = kind.row().total.is_some_and(|(total, _)| total == *measure);
            let counted =
                year.iter().any(|fact| fact.kind == *kind && fact.measures.iter().any(|(its, _)| its == measure));
            assert!(counted || sums, "{kind:?} {measure:?}");
        }
    }
    let said: BTreeSet<(Attribute, &str)> =
        year.iter().flat_map(|fact| &fact.attributes).map(|(attribute, said)| (*attribute, said.as_str())).collect();
    for attribute in Attribute::ALL {
        assert!(said.iter().any(|(its, _)| its == attribute), "{attribute:?}");
        let Sort::Word(words) = attribute.row().sort else { continue };
        // What is decided on a known day says so by itself.
        let of_itself = |code: &str| *attribute == Attribute::Dated && code == "quyet_dinh";
        let unsaid: Vec<&str> = words
            .iter()
            .map(|(code, _)| *code)
            .filter(|code| !of_itself(code) && !said.contains(&(*attribute, *code)))
            .collect();
        assert!(unsaid.is_empty() || *attribute == Attribute::Branch, "{attribute:?}: {unsaid:?}");
    }
    let qualified: BTreeSet<&str> =
        year.iter().flat_map(|fact| &fact.measures).map(|(_, quantity)| quantity.qualifier.code()).collect();
    assert_eq!(qualified.len(), Qualifier::ALL.len());
}

#[test]
fn every_course_of_a_record_is_in_it() {
    let year = records();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut see = |what: &'static str, is_so: bool| *seen.entry(what).or_default() += usize::from(is_so);
    for fact in &year {
        see("planned", matches!(fact.course, Course::Planned(_)));
        see("finished", matches!(fact.course, Course::Finished(..)));
        see("cancelled", matches!(fact.course, Course::Cancelled(..)));
        see("corrected", matches!(fact.course, Course::Corrected(_)));
        see("withdrawn", fact.course == Course::Withdrawn);
        see("running", fact.last.is_empty());
        see("bulk", fact.detail == Detail::Bulk);
        see("joint", fact.parties().iter().filter(|(_, part)| *part == Part::Lead).count() > 1);
        see("with another Union", fact.parties().iter().any(|(name, _)| name.contains('/')));
        see("a part", !fact.within.is_empty());
        see("under a programme", !fact.programmes.is_empty());
        see("in counted communes", fact.communes.is_some());
    }
    assert!(seen.values().all(|many| *many >= 2), "{seen:?}");
}

/// Whoever opens the demo asks what is overdue; a year that is over has nothing to be done still.
#[test]
fn nothing_of_the_year_is_planned_still_and_nobody_says_odd_things() {
    for fact in of_the_year() {
        assert!(!matches!(fact.course, Course::Planned(_)), "{}", fact.title);
        let money = fact.measures.iter().filter(|(measure, _)| measure.unit() == "đồng");
        let uneven: Vec<_> = money.filter(|(_, its)| its.value.is_some_and(|value| value % 1_000 != 0)).collect();
        assert!(uneven.is_empty(), "{}: {uneven:?}", fact.title);
    }
}

#[test]
fn every_kind_that_counts_taking_part_has_something_to_count() {
    let year = of_the_year();
    for kind in Kind::ALL.iter().filter(|kind| matches!(kind.row().timing, Timing::Held { .. })) {
        if kind.row().feeds.iter().any(|key| key.ends_with(".phoi_hop")) {
            let helped = year.iter().filter(|fact| fact.kind == *kind && fact.course == Course::Entered);
            let outside = helped.filter(|fact| fact.parties().iter().all(|(_, part)| *part == Part::Partner));
            assert!(outside.count() >= 1, "{kind:?}");
        }
    }
}

#[test]
fn wholes_of_one_kind_are_told_apart_by_their_titles() {
    let mut titles = BTreeSet::new();
    for fact in of_the_year().iter().filter(|fact| !fact.name.is_empty()) {
        assert!(titles.insert((fact.kind, fact.title.clone())), "{}", fact.title);
    }
}

#[test]
fn it_is_spread_over_the_months_and_the_members() {
    let year = of_the_year();
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    for fact in &year {
        let day = if fact.last.is_empty() { &fact.first } else { &fact.last };
        *months.entry(day[..7].to_owned()).or_default() += 1;
    }
    let least = months.values().min().copied().unwrap_or_default();
    assert!(months.len() == 12 && least >= 15, "{months:?}");
    for member in PARTNERS {
        assert!(
            year.iter().filter(|fact| fact.parties().iter().any(|(name, _)| *name == member)).count() >= 10,
            "{member}"
        );
    }
}

#[test]
fn its_places_are_of_the_list_of_their_day() {
    let near = |union: &str| places::province_of_old_code(if union == UNION { 34 } else { 20 });
    let mut eras: BTreeMap<Era, usize> = BTreeMap::new();
    for fact in records() {
        let day: Day = if fact.last.is_empty() { &fact.first } else { &fact.last }.parse().unwrap();
        for place in &fact.places {
            match places::resolve(place, day, near(fact.union)) {
                Resolved::Unit(key) => *eras.entry(key.era()).or_default() += 1,
                other => assert!(place.starts_with("Nhà văn hóa"), "{place} on {day}: {other:?}"),
            }
        }
    }
    assert!(eras.len() == 3 && eras[&Era::June2025] > 50 && eras[&Era::July2025] >= 7, "{eras:?}");
}

#[test]
fn measures_are_those_of_the_kind() {
    let foreign = |fact: &Fact| -> Vec<Measure> {
        fact.measures.iter().map(|(its, _)| *its).filter(|its| !fact.kind.row().measures.contains(its)).collect()
    };
    for fact in records() {
        assert_eq!(foreign(&fact), [], "{}", fact.title);
    }
}

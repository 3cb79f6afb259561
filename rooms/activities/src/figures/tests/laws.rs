//! The catalogue of kinds and the figures hold to one another, and nothing that was done falls between the figures.

use std::collections::{BTreeMap, BTreeSet};

use ::figures::fact::{Fact, Lasts, Span};
use ::figures::{Literal, Predicate as P, Question, World};
use kernel::{Dice, Period, Stamp, Timestamp, UnionNo};

use super::*;
use crate::record::{Attribute, Content, Kind, Part, Sort, State, Wanted};
use crate::talk::consistent;

/// The kinds a definition names: it always says so first.
fn kinds_of(definition: &Definition) -> BTreeSet<Kind> {
    let P::All(parts) = &definition.predicate else { panic!("{}: not a list of conditions", definition.key) };
    let codes: Vec<&Literal> = match &parts[0] {
        P::Is { field, value } if field == "kind" => vec![value],
        P::OneOf { field, values } if field == "kind" => values.iter().collect(),
        other => panic!("{}: says {other:?} before the kind", definition.key),
    };
    codes.into_iter().map(|code| Kind::from_code(&code.to_string()).unwrap()).collect()
}

#[test]
fn every_figure_is_fed_by_exactly_the_kinds_it_names() {
    let mut fed: BTreeMap<&str, BTreeSet<Kind>> = BTreeMap::new();
    for kind in Kind::ALL {
        for key in kind.row().feeds {
            assert!(fed.entry(key).or_default().insert(*kind), "{kind:?} feeds {key} twice");
        }
    }
    let definitions = definitions();
    let named: BTreeMap<&str, BTreeSet<Kind>> =
        definitions.iter().map(|definition| (definition.key.as_str(), kinds_of(definition))).collect();
    assert_eq!(fed, named);
}

#[test]
fn a_figure_stands_with_the_group_of_its_kinds() {
    for group in Group::ALL {
        for definition in of_group(group) {
            assert!(kinds_of(&definition).iter().all(|kind| kind.row().group == group), "{}", definition.key);
        }
    }
}

#[test]
fn a_figure_asks_only_what_its_kinds_can_say() {
    for definition in definitions() {
        for kind in kinds_of(&definition) {
            let row = kind.row();
            if let ::figures::Aggregate::Sum { measure } = &definition.aggregate {
                assert!(row.measures.iter().any(|its| its.code() == measure), "{}: {measure}", definition.key);
            }
            asked(&definition.predicate, &mut |field, value| {
                let Some(attribute) = Attribute::from_code(field) else { return };
                let said = row.all_attributes().any(|its| its == attribute) || attribute == Attribute::Dated;
                assert!(said, "{}: no {kind:?} says {field}", definition.key);
                if let (Sort::Word(words), Some(value)) = (attribute.row().sort, value) {
                    assert!(words.iter().any(|(word, _)| *word == value), "{}: {field} {value}", definition.key);
                }
            });
        }
    }
}

/// Every field that is asked, with the value it is asked for.
fn asked(predicate: &P, see: &mut impl FnMut(&str, Option<&str>)) {
    match predicate {
        P::All(parts) | P::Any(parts) => parts.iter().for_each(|part| asked(part, see)),
        P::Not(part) => asked(part, see),
        P::Is { field, value } => see(field, Some(&value.to_string())),
        P::OneOf { field, values } => values.iter().for_each(|value| see(field, Some(&value.to_string()))),
        P::Known { field } | P::Falls { field, .. } | P::OfPeriodYear { field } => see(field, None),
        P::Has { .. } | P::Stands { .. } | P::StandsItself { .. } => {}
    }
}

#[test]
fn what_was_done_is_counted_and_the_other_only_as_other() {
    let catalogue = catalogue();
    for (seed, kind) in (1..).zip(Kind::ALL.iter().flat_map(|kind| [*kind; 60])) {
        let dice = Dice::fixed(seed);
        let content = content(kind, &dice);
        let revoked = content.attribute(Attribute::RevokedDay).is_some();
        let running = content.runs_on();
        let world = world(kind, &content);
        let period: Period = "founding:2010-01-01..2023-12-31".parse().unwrap();
        let known_at = Timestamp::start_of("2024-01-02".parse().unwrap());
        let question = Question { body: ours(), period, basis: Basis::AsReported, known_at };
        let counts = |figure: &&Figure| figure.interpret(&world, &question).number.records > 0;
        let counting: Vec<&Figure> = catalogue.latest().filter(counts).collect();
        let keys: Vec<&str> = counting.iter().map(|figure| figure.key()).collect();
        assert!(keys.iter().all(|key| kind.row().feeds.contains(key)), "{kind:?}: {keys:?}");
        match kind {
            Kind::Other => assert_eq!(keys, ["khac"]),
            _ if running => assert!(counting.iter().all(|figure| figure.source().name != RECORDS.name), "{keys:?}"),
            Kind::Prize if revoked => assert_eq!(keys, [""; 0], "a revoked prize is nobody's"),
            _ => assert!(!keys.is_empty(), "{kind:?} with {:?} is in no figure", content.attributes()),
        }
    }
}

fn ours() -> BodyNo {
    BodyNo::new(UnionNo::new(20), 1)
}

/// A record that we led, checked as the form checks it.
fn content(kind: Kind, dice: &Dice) -> Content {
    let first = anything::day(dice);
    let runs = matches!(kind.row().timing, crate::record::Timing::Runs { .. });
    let last = if runs && dice.below(2) == 0 { Day::MAX } else { first };
    consistent(Wanted {
        bodies: vec![(ours(), Part::Lead)],
        measures: anything::measures(kind, dice),
        attributes: anything::attributes(kind, dice),
        ..Wanted::of(kind, "Một việc", first, last)
    })
}

/// A world with this one record.
fn world(kind: Kind, content: &Content) -> World {
    let today: Day = "2024-01-01".parse().unwrap();
    let stamp =
        Stamp { by: kernel::Id::new(Timestamp::start_of(today), &Dice::fixed(1)), at: Timestamp::start_of(today) };
    let text = |text: &str| Some(Literal::from(text));
    let (first, last) = (content.first(), content.last());
    let mut fields: BTreeMap<String, Option<Literal>> = BTreeMap::new();
    for field in RECORDS.fields {
        let value = match field.name {
            "kind" => text(kind.row().code),
            "state" => text(State::from_days(first, last, today, stamp).code()),
            "detail" => text(content.detail().code()),
            "record" => Some(Literal::from(1)),
            "first_day" => text(&first.to_string()),
            "last_day" => text(&last.to_string()),
            name => Attribute::from_code(name).and_then(|attribute| {
                let said = content.attribute(attribute)?;
                Some(match attribute.row().sort {
                    Sort::Number(..) => Literal::Int(said.parse().unwrap()),
                    _ => Literal::from(said),
                })
            }),
        };
        fields.insert(field.name.to_owned(), value);
    }
    let fact = |lasts| Fact {
        key: 1,
        id: String::new(),
        title: content.title().to_owned(),
        lasts,
        known_from: Timestamp::start_of(first),
        known_to: Timestamp::NEVER,
        fields: fields.clone(),
        measures: content.measures().iter().map(|(measure, said)| (measure.code().to_owned(), *said)).collect(),
        standing: vec![("lead".to_owned(), ours())],
    };
    let seen = [Lasts::On(last), Lasts::On(first), Lasts::During(first, last)];
    let facts = SOURCES.iter().zip(seen).map(|(source, lasts)| (source.name.to_owned(), vec![fact(lasts)]));
    let span = Span { ancestor: ours(), body: ours(), from: Day::MIN, to: Day::MAX };
    World { spans: vec![span], facts: facts.collect() }
}

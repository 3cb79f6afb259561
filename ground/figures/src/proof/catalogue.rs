//! Definitions as data: digests that stay, JSON that comes back, and mistakes found when the program starts.

use proptest::prelude::*;

use super::specimen::{LINKS, RECORDS, ask, body, catalogue, day, definitions, sources};
use crate::predicate::Stretch;
use crate::{Aggregate, Basis, Catalogue, Definition, Literal, Predicate as P, Question, Regrouping, Shape, compile};

fn chu_tri() -> Definition {
    definitions()[0].clone()
}

#[test]
fn a_digest_stays_for_ever_and_changes_with_every_word() {
    assert_eq!(chu_tri().digest(), "3e56dce563509af2dbe4f472024663178d3480b541350fc8bf67efd435e344fa");
    let narrower = Definition { predicate: P::all([chu_tri().predicate, P::is("detail", "bulk")]), ..chu_tri() };
    let next = Definition { version: 2, ..chu_tri() };
    assert_ne!(narrower.digest(), chu_tri().digest());
    assert_ne!(next.digest(), chu_tri().digest());
}

#[test]
fn a_definition_can_be_read_in_its_json() {
    let json = serde_json::to_string_pretty(&definitions()[1].predicate).unwrap();
    insta::assert_snapshot!(json, @r#"
    {
      "all": [
        {
          "is": {
            "field": "kind",
            "value": "training_class"
          }
        },
        {
          "is": {
            "field": "state",
            "value": "done"
          }
        },
        {
          "all": [
            {
              "stands": {
                "role": "partner"
              }
            },
            {
              "not": {
                "stands": {
                  "role": "lead"
                }
              }
            }
          ]
        }
      ]
    }
    "#);
}

#[test]
fn a_key_is_asked_in_its_latest_version_or_in_the_sealed_one() {
    let next = Definition { version: 2, sentence: "Từ 2027 tính khác.".to_owned(), ..chu_tri() };
    let catalogue = Catalogue::new(sources(), [next, chu_tri()]).unwrap();
    assert_eq!(catalogue.get("lop.chu_tri").unwrap().definition().version, 2);
    assert_eq!(catalogue.version("lop.chu_tri", 1).unwrap().definition(), &chu_tri());
    assert!(catalogue.get("lop").is_none() && catalogue.version("lop.chu_tri", 3).is_none());
    assert_eq!(catalogue.latest().count(), 1);
}

#[test]
fn mistakes_are_found_when_the_program_starts() {
    let refused = |definition: Definition| Catalogue::new(sources(), [definition]).unwrap_err().to_string();
    let asking = |predicate| refused(Definition { predicate, ..chu_tri() });
    let summing = |aggregate| refused(Definition { aggregate, ..chu_tri() });
    let refusals = [
        asking(P::is("colour", "red")),
        asking(P::any([!P::one_of("state", ["done"]), P::is("record", "mười")])),
        asking(P::is("first_day", "2022-02-30")),
        asking(P::stands("chair")),
        asking(P::stands_itself("chair")),
        asking(P::has("buoi")),
        asking(P::known("colour")),
        asking(P::unknown("kind")),
        asking(P::is("merit_year", "2022")),
        asking(P::is("letter_day", "năm 2022")),
        asking(P::by_closing("colour")),
        asking(P::falls_in_period("merit_year")),
        asking(P::of_period_year("colour")),
        asking(!P::of_period_year("letter_day")),
        refused(Definition { shape: Shape::Whenever, ..chu_tri() }),
        summing(Aggregate::Sum { measure: "buoi".to_owned() }),
        summing(Aggregate::Distinct { field: "colour".to_owned() }),
        refused(Definition { shape: Shape::Stock, ..chu_tri() }),
        refused(Definition { source: "ledger".to_owned(), ..chu_tri() }),
        refused(Definition { source: "body_link".to_owned(), ..chu_tri() }),
        Catalogue::new(sources(), [chu_tri(), chu_tri()]).unwrap_err().to_string(),
        Catalogue::new([&RECORDS, &LINKS, &RECORDS], []).unwrap_err().to_string(),
    ];
    insta::assert_snapshot!(refusals.join("\n"), @"
    figure lop.chu_tri v1: source record has no field “colour”
    figure lop.chu_tri v1: field record is never “mười”
    figure lop.chu_tri v1: field first_day is never “2022-02-30”
    figure lop.chu_tri v1: source record has no role “chair”
    figure lop.chu_tri v1: source record has no role “chair”
    figure lop.chu_tri v1: source record has no measure “buoi”
    figure lop.chu_tri v1: source record has no field “colour”
    figure lop.chu_tri v1: field kind is always known
    figure lop.chu_tri v1: field merit_year is never “2022”
    figure lop.chu_tri v1: field letter_day is never “năm 2022”
    figure lop.chu_tri v1: source record has no field “colour”
    figure lop.chu_tri v1: field merit_year is never a day
    figure lop.chu_tri v1: source record has no field “colour”
    figure lop.chu_tri v1: field letter_day is never a year
    figure lop.chu_tri v1: would be the same in every period
    figure lop.chu_tri v1: source record has no measure “buoi”
    figure lop.chu_tri v1: source record has no field “colour”
    figure lop.chu_tri v1: a stock needs facts that last
    figure lop.chu_tri: no source is called ledger
    figure lop.chu_tri v1: source body_link has no measure “lop”
    figure lop.chu_tri has two definitions of version 1
    two sources are called record
    ");
}

#[test]
fn what_is_not_regrouped_is_not_asked_so() {
    let fixed = Definition { regrouping: Regrouping::Refused, ..chu_tri() };
    let basis = Basis::Regrouped(day("2025-07-01"));
    let question = Question { basis, ..ask(body(20, 1), "2022") };
    let fault = compile::number(&fixed, &RECORDS, &question).unwrap_err();
    assert_eq!(fault.to_string(), "figure lop.chu_tri v1: is not regrouped");
    let catalogue = Catalogue::new(sources(), [fixed]).unwrap();
    let figure = catalogue.get("lop.chu_tri").unwrap();
    assert!(figure.takes(Basis::AsReported) && !figure.takes(basis));
    assert!(catalogue_takes_all(basis));
}

fn catalogue_takes_all(basis: Basis) -> bool {
    catalogue().latest().all(|figure| figure.takes(basis))
}

fn predicate() -> impl Strategy<Value = P> {
    let literal = prop_oneof![any::<i64>().prop_map(Literal::Int), "\\PC*".prop_map(Literal::Text)];
    let literals = prop::collection::vec(literal.clone(), 0..4);
    let leaf = prop_oneof![
        ("\\PC*", literal).prop_map(|(field, value)| P::Is { field, value }),
        ("\\PC*", literals).prop_map(|(field, values)| P::OneOf { field, values }),
        "\\PC*".prop_map(|field| P::Known { field }),
        ("\\PC*", prop::sample::select(vec![Stretch::BeforePeriod, Stretch::InPeriod, Stretch::ByClosing]))
            .prop_map(|(field, stretch)| P::Falls { field, stretch }),
        "\\PC*".prop_map(|field| P::OfPeriodYear { field }),
        "\\PC*".prop_map(|measure| P::Has { measure }),
        "\\PC*".prop_map(|role| P::Stands { role }),
        "\\PC*".prop_map(|role| P::StandsItself { role }),
    ];
    leaf.prop_recursive(4, 32, 4, |part| {
        prop_oneof![
            prop::collection::vec(part.clone(), 0..4).prop_map(P::All),
            prop::collection::vec(part.clone(), 0..4).prop_map(P::Any),
            part.prop_map(|part| !part),
        ]
    })
}

proptest! {
    #[test]
    fn any_definition_comes_back_from_its_json(predicate in predicate(), version in 1..u32::MAX) {
        let definition = Definition { predicate, version, ..chu_tri() };
        let json = serde_json::to_string(&definition).unwrap();
        let back: Definition = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(back.digest(), definition.digest());
        prop_assert_eq!(back, definition);
    }
}

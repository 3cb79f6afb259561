//! A proof that notices nothing proves nothing: each definition is changed in every small way, and the SQL of the changed
//! one must differ from what the interpreter makes of the right one, for at least one question about a random ledger.

use store::Snapshot;
use testkit::{Fresh, engines};

use super::specimen::{RECORDS, catalogue};
use crate::predicate::Stretch;
use crate::random::{Ledger, insert};
use crate::source::{Presence, Source, When};
use crate::{Aggregate, Figure, Literal, Predicate as P, Shape, World, compare};

#[tokio::test]
async fn every_mutant_is_noticed() {
    let engine = engines()[0];
    let mut alive: Vec<(Figure, String, Figure)> =
        catalogue().latest().flat_map(|right| mutants(right).map(|(how, wrong)| (right.clone(), how, wrong))).collect();
    assert!(alive.len() > 200, "only {} mutants", alive.len());
    for seed in 1..=6 {
        let ledger = Ledger::from_seed(seed, 60);
        let fresh = Fresh::new(engine, true).await;
        fresh.db.write(async |tx| insert(tx, &ledger).await).await.unwrap();
        let survivors = fresh.db.read(async |view| {
            let world = World::load(view, catalogue().sources()).await?;
            let mut survivors = Vec::new();
            for mutant in alive.drain(..) {
                if !is_noticed(view, &world, &ledger, &mutant).await? {
                    survivors.push(mutant);
                }
            }
            Ok::<_, kernel::Fault>(survivors)
        });
        alive = survivors.await.unwrap();
    }
    let alive: Vec<String> = alive.iter().map(|(right, how, _)| format!("{}: {how}", right.key())).collect();
    assert!(alive.is_empty(), "not noticed: {alive:#?}");
}

async fn is_noticed(
    view: &Snapshot,
    world: &World,
    ledger: &Ledger,
    (right, _, wrong): &(Figure, String, Figure),
) -> Result<bool, kernel::Fault> {
    for question in ledger.questions() {
        let expected = right.interpret(world, &question);
        // The number alone is asked for first; where it happens to agree, the list must not.
        if wrong.number(view, &question).await? != expected.number
            || !compare(right, &question, &wrong.answer(view, &question).await?, &expected).is_empty()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn mutants(right: &Figure) -> impl Iterator<Item = (String, Figure)> {
    let mut wrong = Vec::new();
    for (how, predicate) in changed(&right.definition().predicate, right.source()) {
        let definition = crate::Definition { predicate, ..right.definition().clone() };
        // What no program would start with was noticed.
        wrong.extend(Figure::new(definition, right.source()).ok().map(|figure| (how, figure)));
    }
    for (how, aggregate) in other_aggregates(&right.definition().aggregate, right.source()) {
        let definition = crate::Definition { aggregate, ..right.definition().clone() };
        wrong.push((how, Figure::new(definition, right.source()).unwrap()));
    }
    for shape in [Shape::Flow, Shape::Stock, Shape::Whenever] {
        let definition = crate::Definition { shape, ..right.definition().clone() };
        // Most shapes do not fit the source, or nothing would tie the figure to the period.
        let other = Figure::new(definition, right.source()).ok().filter(|_| shape != right.definition().shape);
        wrong.extend(other.map(|other| (format!("{shape:?}"), other)));
    }
    if right.source().name == RECORDS.name {
        for (how, source) in [("counts on the first day", &ON_FIRST_DAY), ("knows all versions", &KNOWS_ALL)] {
            wrong.push((how.to_owned(), Figure::new(right.definition().clone(), source).unwrap()));
        }
    }
    wrong.into_iter()
}

static ON_FIRST_DAY: Source = Source { when: When::On { day: "first_day" }, ..RECORDS };
static KNOWS_ALL: Source = Source { known: None, ..RECORDS };

/// Every predicate that differs from this one in one place.
fn changed(predicate: &P, source: &Source) -> Vec<(String, P)> {
    let mut wrong = vec![(format!("not {predicate:?}"), !predicate.clone())];
    match predicate {
        P::All(parts) => {
            wrong.push(("any for all".to_owned(), P::Any(parts.clone())));
            wrong.extend(in_one_part(parts, source, P::All));
        }
        P::Any(parts) => {
            wrong.push(("all for any".to_owned(), P::All(parts.clone())));
            wrong.extend(in_one_part(parts, source, P::Any));
        }
        P::Not(part) => wrong.extend(changed(part, source).into_iter().map(|(how, part)| (how, !part))),
        P::Is { field, value } => {
            let other = match value {
                Literal::Int(number) => Literal::Int(number + 1),
                Literal::Text(_) => Literal::Text("cancelled".to_owned()),
            };
            wrong.push((format!("{field} {other}"), P::is(field, other)));
        }
        P::OneOf { field, values } => {
            for value in values {
                let rest: Vec<Literal> = values.iter().filter(|other| *other != value).cloned().collect();
                wrong.push((format!("{field} without {value}"), P::one_of(field, rest)));
            }
        }
        P::Known { field } => {
            let others = unknowable(source).filter(|other| other != field);
            wrong.extend(others.map(|other| (format!("{other} known"), P::known(other))));
        }
        P::Falls { field, stretch } => {
            for other in [Stretch::BeforePeriod, Stretch::InPeriod, Stretch::ByClosing] {
                if other != *stretch {
                    wrong.push((format!("{field} {other:?}"), P::Falls { field: field.clone(), stretch: other }));
                }
            }
        }
        P::OfPeriodYear { field } => wrong.push((format!("{field} 2022"), P::is(field, 2022))),
        P::Has { measure } => {
            let others = source.measures.iter().flat_map(|kept| kept.known).filter(|other| *other != measure);
            wrong.extend(others.map(|other| (format!("has {other}"), P::has(other))));
        }
        P::Stands { role } => {
            wrong.push((format!("{role} itself"), P::stands_itself(role)));
            wrong.extend(other_roles(role, source).map(|other| (format!("{other} for {role}"), P::stands(other))));
        }
        P::StandsItself { role } => {
            wrong.push((format!("{role} or below"), P::stands(role)));
            wrong.extend(other_roles(role, source).map(|other| (format!("{other} itself"), P::stands_itself(other))));
        }
    }
    wrong
}

fn unknowable(source: &Source) -> impl Iterator<Item = &'static str> + use<> {
    source.fields.iter().filter(|field| field.presence == Presence::Sometimes).map(|field| field.name)
}

fn in_one_part(parts: &[P], source: &Source, whole: fn(Vec<P>) -> P) -> Vec<(String, P)> {
    let mut wrong = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let mut without = parts.to_vec();
        without.remove(place);
        wrong.push((format!("without {part:?}"), whole(without)));
        for (how, other) in changed(part, source) {
            let mut with = parts.to_vec();
            with[place] = other;
            wrong.push((how, whole(with)));
        }
    }
    wrong
}

fn other_roles<'a>(role: &'a str, source: &'a Source) -> impl Iterator<Item = &'static str> + use<'a> {
    source.standing.iter().flat_map(crate::source::Standing::roles).copied().filter(move |other| *other != role)
}

fn other_aggregates(aggregate: &Aggregate, source: &Source) -> Vec<(String, Aggregate)> {
    let mut wrong: Vec<Aggregate> = source
        .measures
        .iter()
        .flat_map(|kept| kept.known)
        .map(|measure| Aggregate::Sum { measure: (*measure).to_owned() })
        .chain([Aggregate::Records])
        .collect();
    wrong.retain(|other| other != aggregate);
    wrong.into_iter().map(|other| (format!("{other:?}"), other)).collect()
}

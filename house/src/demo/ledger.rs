//! Writing the demo's facts through the ledger's own doors: each is checked, permitted and logged as if an office had typed it.

use std::collections::BTreeMap;

use ::store::Tx;
use activities::declaration::{Declaration, Said, declarable, may_declare, store as declared};
use activities::record::{
    Attribute, Change, Content, Place, Places, Reason, Record, RecordNo, Sort, Wanted, may_enter, may_keep, store,
};
use kernel::{Actor, BodyNo, Day, Fault, Timestamp};

use super::declarations::DeclarationFact;
use super::fact::{Course, Fact};
use super::seed::{Bodies, day, refused, wrong};

/// Who keeps the ledger of a Union, by its slug.
pub(super) type Keepers = BTreeMap<&'static str, Actor>;
/// The records of which others are a part, by Union and name.
pub(super) type Named = BTreeMap<(&'static str, String), RecordNo>;

/// Enters a fact and whatever became of it.
pub(super) async fn enter(
    tx: &Tx,
    fact: &Fact,
    keepers: &Keepers,
    bodies: &Bodies,
    named: &mut Named,
) -> Result<(), Fault> {
    let keeper = keeper(keepers, fact.union)?;
    let wanted = wanted(fact, bodies, named)?;
    let record = first_entry(tx, fact, &wanted, keeper, bodies).await?;
    if !fact.name.is_empty() {
        named.insert((fact.union, fact.name.clone()), record.no);
    }
    if let Some(change) = later(tx, fact, &wanted, keeper, &record).await? {
        store::save(tx, &record, change).await?;
    }
    Ok(())
}

/// The record as it was first written down.
async fn first_entry(tx: &Tx, fact: &Fact, wanted: &Wanted, keeper: &Actor, bodies: &Bodies) -> Result<Record, Fault> {
    let mut first = wanted.clone();
    let at = match &fact.course {
        Course::Entered | Course::Withdrawn => tx.now(),
        Course::Planned(planned) | Course::Finished(planned, _) | Course::Cancelled(planned, ..) => start_of(planned)?,
        Course::Corrected(_) => {
            if let Some((measure, _)) = fact.measures.last() {
                first.measures.remove(measure);
            }
            tx.now()
        }
    };
    let content = checked(first)?;
    let reached = store::reached(tx, keeper, &numbers(&content)).await?;
    let permit = may_enter(keeper, content, &reached).map_err(refused)?;
    let change = Record::enter(permit, at);
    let union = bodies.get(&(fact.union, "")).ok_or_else(|| wrong("no Union is called", fact.union))?.union;
    store::insert(tx, union, fact.kind, change).await
}

/// What became of it since.
async fn later(
    tx: &Tx,
    fact: &Fact,
    wanted: &Wanted,
    keeper: &Actor,
    record: &Record,
) -> Result<Option<Change>, Fault> {
    let reached = store::reached(tx, keeper, &numbers(&record.current().content)).await?;
    let permit = may_keep(keeper, record, &reached).map_err(refused)?;
    let reason = |why: &str| Reason::read(why).map_err(|error| wrong("a reason:", &error));
    let change = match &fact.course {
        Course::Entered | Course::Planned(_) => return Ok(None),
        Course::Finished(_, on) => record.finish(permit, start_of(on)?),
        Course::Cancelled(_, on, why) => record.cancel(permit, reason(why)?, start_of(on)?),
        Course::Withdrawn => Ok(record.undo(permit, tx.now())),
        Course::Corrected(why) => {
            let enter = may_enter(keeper, checked(wanted.clone())?, &reached).map_err(refused)?;
            record.correct(permit, enter, reason(why)?, tx.now())
        }
    };
    change.map(Some).map_err(refused)
}

fn wanted(fact: &Fact, bodies: &Bodies, named: &Named) -> Result<Wanted, Fault> {
    let mut in_it = Vec::new();
    for (name, part) in fact.parties() {
        let key = name.split_once('/').unwrap_or((fact.union, name));
        in_it.push((bodies.get(&key).ok_or_else(|| wrong("no member is called", name))?.no, part));
    }
    let first = day(&fact.first)?;
    let last = if fact.last.is_empty() { Day::MAX } else { day(&fact.last)? };
    let part_of = (!fact.within.is_empty()).then(|| named.get(&(fact.union, fact.within.clone())).copied());
    let attributes = fact.attributes.iter().map(|(attribute, said)| Ok((*attribute, stored(*attribute, said)?)));
    Ok(Wanted {
        detail: fact.detail,
        bodies: in_it,
        outside: fact.outside.iter().map(|(name, part)| ((*name).to_owned(), *part)).collect(),
        places: places_of(fact, if last == Day::MAX { first } else { last }, bodies)?,
        measures: fact.measures.iter().copied().collect(),
        attributes: attributes.collect::<Result<_, Fault>>()?,
        programmes: fact.programmes.iter().map(|name| (*name).to_owned()).collect(),
        part_of: part_of.map(|found| found.ok_or_else(|| wrong("no record is called", &fact.within))).transpose()?,
        note: fact.note.clone(),
        ..Wanted::of(fact.kind, fact.title.as_str(), first, last)
    })
}

/// The places as the form would understand them: by the lists of that day, near the Union's province.
fn places_of(fact: &Fact, on: Day, bodies: &Bodies) -> Result<Places, Fault> {
    if let Some(count) = fact.communes {
        return Ok(Places::Counted(count));
    }
    if fact.places.is_empty() {
        return Ok(Places::Unstated);
    }
    let union = bodies.get(&(fact.union, "")).ok_or_else(|| wrong("no Union is called", fact.union))?.union;
    let near = i32::try_from(union.get()).ok().and_then(places::province_of_old_code);
    Ok(Places::Named(fact.places.iter().map(|written| Place::meant(written.as_str(), on, near)).collect()))
}

/// A value as it is stored.
fn stored(attribute: Attribute, said: &str) -> Result<String, Fault> {
    if attribute.row().sort == Sort::Day {
        return day(said).map(|day| day.to_string());
    }
    attribute
        .read(said)
        .map_err(|error| wrong(attribute.code(), &error))?
        .ok_or_else(|| wrong("nothing for", attribute.code()))
}

fn checked(wanted: Wanted) -> Result<Content, Fault> {
    Content::check(wanted).map_err(|errors| Fault::new(format!("cannot stand: {errors:?}")))
}

fn numbers(content: &Content) -> Vec<BodyNo> {
    content.body_numbers()
}

fn start_of(text: &str) -> Result<Timestamp, Fault> {
    day(text).map(Timestamp::start_of)
}

fn keeper<'a>(keepers: &'a Keepers, union: &str) -> Result<&'a Actor, Fault> {
    keepers.get(union).ok_or_else(|| wrong("no office keeps the ledger of", union))
}

/// Declares what a Union stated about itself.
pub(super) async fn declare(tx: &Tx, fact: &DeclarationFact, keepers: &Keepers, bodies: &Bodies) -> Result<(), Fault> {
    let keeper = keeper(keepers, fact.union)?;
    let body = bodies.get(&(fact.union, "")).ok_or_else(|| wrong("no Union is called", fact.union))?.no;
    let declarable = declarable().into_iter().find(|figure| figure.key == fact.figure);
    let said = Said {
        figure: fact.figure.to_owned(),
        value: fact.value,
        qualifier: fact.qualifier,
        unit: declarable.ok_or_else(|| wrong("nobody declares", fact.figure))?.unit,
        meaning: fact.meaning.to_owned(),
        when: fact.when()?,
        source: fact.source.to_owned(),
    };
    let reached = store::reached(tx, keeper, &[body]).await?;
    let permit = may_declare(keeper, body, &reached).map_err(refused)?;
    declared::insert(tx, Declaration::declare(permit, said, tx.now())).await.map(drop)
}

//! Records of every kind, exported and taken into an empty ledger: every figure of the catalogue is the same, for every
//! body and period asked, those of another Union that took part included. Taken into the ledger they came from, they
//! change nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use figures::{Basis, Catalogue, Question};
use kernel::{BodyNo, Day, Fault, Period, Qualifier, Quantity};
use organisation::samples::{Cast, cast};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use store::{Db, Tx};
use testkit::{Fresh, each_engine};
use web::Problem;

use crate::import::{Asked, BadRows, DryRun, File, Twins, export, import};
use crate::record::{
    Attribute, Content, Detail, Kind, Measure, Part, Place, Places, Reason, Record, RecordNo, Sort, Timing, Wanted,
    may_enter, may_keep, store as ledger,
};
use crate::talk::consistent;

fn day(after: i32) -> Day {
    Day::from(time::Date::from_julian_day(2_440_588 + after).unwrap())
}

fn words() -> impl Strategy<Value = String> {
    "[A-ZĐÂa-zđêơưàảãáạ<&'\"%_]{1,9}( [a-zđêơưàảãáạ]{1,7}){0,4}".prop_map(|text| viet::nfc(&text))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (prop::option::weighted(0.8, 1..99_999i64), prop::sample::select(Qualifier::ALL.to_vec()))
        .prop_map(|(value, word)| Quantity { value, qualifier: if value.is_some() { word } else { Qualifier::Exact } })
}

fn value_of(attribute: Attribute) -> BoxedStrategy<String> {
    match attribute.row().sort {
        Sort::Word(words) => {
            prop::sample::select(words.iter().map(|(code, _)| (*code).to_owned()).collect::<Vec<_>>()).boxed()
        }
        Sort::Words => words().boxed(),
        Sort::Day => (14_300..19_100i32).prop_map(|after| day(after).to_string()).boxed(),
        Sort::Number(least, most) => (least..=most).prop_map(|number| number.to_string()).boxed(),
    }
}

fn attributes_of(kind: Kind) -> BoxedStrategy<BTreeMap<Attribute, String>> {
    let one = |attribute: Attribute| {
        let value = value_of(attribute);
        let required = kind.row().required.contains(&attribute);
        let said = if required { value.prop_map(Some).boxed() } else { prop::option::weighted(0.4, value).boxed() };
        said.prop_map(move |value| (attribute, value))
    };
    let all: Vec<_> = kind.row().all_attributes().map(one).collect();
    all.prop_map(|all| all.into_iter().filter_map(|(attribute, value)| Some((attribute, value?))).collect()).boxed()
}

fn measures_of(kind: Kind) -> BoxedStrategy<BTreeMap<Measure, Quantity>> {
    let all: Vec<_> = kind
        .row()
        .measures
        .iter()
        .map(|measure| prop::option::weighted(0.5, quantity()).prop_map(|quantity| (*measure, quantity)))
        .collect();
    all.prop_map(|all| all.into_iter().filter_map(|(measure, quantity)| Some((measure, quantity?))).collect()).boxed()
}

/// What records of this kind could say about these bodies, in days when all of them were there.
pub fn contents_of(kind: Kind, bodies: Vec<BodyNo>) -> impl Strategy<Value = Content> {
    contents_with(kind, bodies, Vec::new())
}

/// The same, with bodies of another Union that may take part besides.
fn contents_with(kind: Kind, bodies: Vec<BodyNo>, elsewhere: Vec<BodyNo>) -> impl Strategy<Value = Content> {
    let places = prop_oneof![
        Just(Places::Unstated),
        (1..900i64).prop_map(Places::Counted),
        prop::collection::vec(words().prop_map(|name| Place::written(format!("xã {name}"))), 1..4)
            .prop_map(Places::Named),
    ];
    let count = bodies.len();
    let part = || prop::sample::select(vec![Part::Lead, Part::Partner]);
    let most = elsewhere.len().min(1);
    let parties = (
        prop::sample::subsequence(bodies, 1..=count),
        prop::collection::vec(part(), count),
        prop::sample::subsequence(elsewhere, 0..=most),
    );
    let outside = prop::collection::vec((words(), part()), 0..3);
    let said =
        (attributes_of(kind), measures_of(kind), prop::collection::vec(words(), 0..3), prop::bool::weighted(0.2));
    let when = (14_300..19_100i32, 0..300i32, prop::bool::weighted(0.3));
    (words(), when, parties, outside, places, said, prop_oneof![Just(String::new()), words()]).prop_map(
        move |(title, (begin, length, open), (bodies, parts, elsewhere), outside, places, said, note)| {
            let (mut attributes, measures, programmes, bulk) = said;
            let (first, last) = match kind.row().timing {
                Timing::Held { .. } => (day(begin), day(begin + length)),
                Timing::Runs { .. } if open => (day(begin), Day::MAX),
                Timing::Runs { .. } => (day(begin), day(begin + length)),
                Timing::Decided { .. } => {
                    let handed = attributes.get(&Attribute::HandedDay).and_then(|day| day.parse::<Day>().ok());
                    match handed.filter(|_| open) {
                        Some(handed) => {
                            attributes.insert(Attribute::Dated, "cong_bo".to_owned());
                            (handed, handed)
                        }
                        None => (day(begin), day(begin)),
                    }
                }
            };
            let mut bodies: Vec<(BodyNo, Part)> = bodies.into_iter().zip(parts).collect();
            bodies[0].1 = Part::Lead;
            bodies.extend(elsewhere.into_iter().map(|body| (body, Part::Partner)));
            bodies.sort_by_key(|(_, part)| *part);
            let mut outside = outside;
            outside.sort_by_key(|(_, part)| *part);
            let detail = if bulk { Detail::Bulk } else { Detail::Single };
            let fresh = Wanted::of(kind, title, first, last);
            let wanted = Wanted { detail, bodies, outside, places, measures, attributes, programmes, note, ..fresh };
            consistent(wanted)
        },
    )
}

/// The kinds, each after those of which its records may be a part.
fn wholes_first() -> Vec<Kind> {
    let mut ordered: Vec<Kind> = Vec::new();
    while ordered.len() < Kind::ALL.len() {
        let ready =
            |kind: &&Kind| !ordered.contains(kind) && kind.row().part_of.iter().all(|whole| ordered.contains(whole));
        let next = *Kind::ALL.iter().find(ready).unwrap();
        ordered.push(next);
    }
    ordered
}

/// Fills a ledger with so many records of each kind; some are cancelled, some planned though their days are over.
async fn fill(db: &Db, cast: &Cast, each: usize) {
    let mut runner = TestRunner::deterministic();
    let bodies = vec![cast.physics.no, cast.medicine.no, cast.gardening.no, cast.cao_loc.no];
    let elsewhere = vec![cast.thai_binh.no, cast.thai_binh_gardening.no];
    let mut there: BTreeMap<Kind, Vec<RecordNo>> = BTreeMap::new();
    for kind in wholes_first() {
        let strategy = contents_with(kind, bodies.clone(), elsewhere.clone());
        let contents: Vec<Content> = (0..each).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
        let wholes: Vec<RecordNo> = kind.row().part_of.iter().flat_map(|whole| there[whole].clone()).collect();
        let write = async |tx: &Tx| {
            let mut made = Vec::new();
            for (no, content) in contents.iter().enumerate() {
                let whole = wholes.get(no % (wholes.len().max(1) + 2)).copied();
                let content = Content::stored(Wanted { part_of: whole, ..wanted_of(kind, content) });
                let reached = ledger::reached(tx, &cast.minh, &content.body_numbers()).await?;
                let permit = may_enter(&cast.minh, content, &reached)?;
                let change = if no % 11 == 3 {
                    Record::enter_planned(permit, tx.now())
                } else {
                    Record::enter(permit, tx.now())
                };
                let record = ledger::insert(tx, cast.lang_son.union, kind, change).await?;
                if no % 7 == 5 {
                    let why = Reason::read("Mưa bão").map_err(Fault::new)?;
                    let change = record.cancel(may_keep(&cast.minh, &record, &reached)?, why, tx.now())?;
                    ledger::save(tx, &record, change).await?;
                } else {
                    made.push(record.no);
                }
            }
            Ok::<_, Problem>(made)
        };
        there.insert(kind, db.write(write).await.unwrap());
    }
}

fn wanted_of(kind: Kind, content: &Content) -> Wanted {
    Wanted {
        detail: content.detail(),
        bodies: content.bodies().to_vec(),
        outside: content.outside().to_vec(),
        places: content.places().clone(),
        measures: content.measures().clone(),
        attributes: content.attributes().clone(),
        programmes: content.programmes().to_vec(),
        note: content.note().to_owned(),
        ..Wanted::of(kind, content.title(), content.first(), content.last())
    }
}

async fn figures_of(db: &Db, catalogue: &Catalogue, cast: &Cast) -> Vec<String> {
    let bodies = [&cast.lang_son, &cast.physics, &cast.medicine, &cast.gardening, &cast.cao_loc, &cast.thai_binh];
    let periods = ["2010-01-01..2022-12-31", "2015", "2021-H1", "2022-H1"];
    db.read(async |view| {
        let mut said = Vec::new();
        for body in bodies {
            for period in periods {
                let period: Period = period.parse().map_err(|error| Fault::caused("a period", error))?;
                let question = Question { body: body.no, period, basis: Basis::AsReported, known_at: view.now() };
                for figure in catalogue.latest() {
                    let number = figure.number(view, &question).await?;
                    said.push(format!("{} {} {}: {number:?}", body.short, period.name(), figure.key()));
                }
            }
        }
        Ok::<_, Fault>(said)
    })
    .await
    .unwrap()
}

fn asked(kind: Kind, dry_run: DryRun) -> Asked {
    Asked { kind, keys: BTreeMap::new(), bad_rows: BadRows::Stop, twins: Twins::Stop, dry_run }
}

#[tokio::test]
async fn what_is_exported_comes_back_and_every_figure_is_the_same() {
    each_engine(async |fresh| {
        let definitions = organisation::figures::definitions().into_iter().chain(crate::figures::definitions());
        let sources = std::iter::once(&organisation::figures::LINKS).chain(crate::figures::SOURCES);
        let catalogue = Catalogue::new(sources, definitions).unwrap();
        let here = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
        fill(&fresh.db, &here, 14).await;
        let empty = Fresh::new(fresh.db.engine(), true).await;
        let there = empty.db.write(async |tx| cast(tx).await).await.unwrap();
        for kind in wholes_first() {
            let bytes = export(&fresh.db, &here.lang_son, kind, (Day::MIN, Day::MAX)).await.unwrap().unwrap();
            let file = File { name: "xuat.xlsx".to_owned(), bytes: Arc::from(bytes) };
            let home = import(&fresh.db, &here.lang_son, file.clone(), &asked(kind, DryRun::Yes)).await.unwrap();
            assert_eq!((home.counts.there, home.counts.rows), (14, 14), "{kind:?}: {:?}", home.sentences);
            let told = import(&empty.db, &there.lang_son, file, &asked(kind, DryRun::No)).await.unwrap();
            let written = told.written.unwrap_or_else(|| panic!("{kind:?}: {:?}", told.sentences));
            assert_eq!((written.written, written.rows), (14, 14), "{kind:?}");
        }
        let (before, after) =
            (figures_of(&fresh.db, &catalogue, &here).await, figures_of(&empty.db, &catalogue, &there).await);
        assert!(before.iter().any(|said| said.contains("Some")), "{before:?}");
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before, after);
        }
    })
    .await;
}

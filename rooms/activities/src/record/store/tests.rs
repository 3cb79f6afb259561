//! What is written is read back, whatever it says, on both engines.

use std::collections::BTreeMap;

use kernel::{Day, Qualifier, Quantity};
use organisation::samples::cast;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use testkit::each_engine;

use super::*;
use crate::record::content::Place;
use crate::record::content::{Detail, Part, Places, Wanted};
use crate::record::draft::enter;
use crate::record::measure::Measure;

/// Contents that could be, about these bodies.
pub(crate) fn contents(bodies: Vec<BodyNo>) -> impl Strategy<Value = Content> {
    let words = || "[A-ZĐÂa-zđêơưàảãáạ0-9<&'\"%_]{1,9}( [a-zđêơưàảãáạ]{1,7}){0,4}".prop_map(|text| viet::nfc(&text));
    let quantity = (prop::option::weighted(0.8, 1..99_999i64), prop::sample::select(Qualifier::ALL.to_vec()))
        .prop_map(|(value, word)| Quantity { value, qualifier: if value.is_some() { word } else { Qualifier::Exact } });
    let named = |name: String| format!("xã {name}");
    let places = prop_oneof![
        Just(Places::Unstated),
        (1..900i64).prop_map(Places::Counted),
        prop::collection::vec(words().prop_map(named).prop_map(Place::written), 1..4).prop_map(Places::Named),
    ];
    let part = || prop::sample::select(vec![Part::Lead, Part::Partner]);
    let count = bodies.len();
    let parties =
        (prop::sample::subsequence(bodies, 1..=count), prop::collection::vec(part(), count)).prop_shuffle_pairs();
    let outside = prop::collection::vec((words(), part()), 0..3).prop_map(leads_first);
    let measures =
        prop::collection::btree_map(prop::sample::select(Kind::TrainingClass.row().measures.to_vec()), quantity, 0..4);
    let days = (7_300..19_000i32, 0..300i32);
    (words(), prop::bool::ANY, days, parties, outside, places, measures, prop_oneof![Just(String::new()), words()])
        .prop_map(|(title, bulk, (first, length), mut bodies, outside, places, measures, note)| {
            let day = |after: i32| Day::from(time::Date::from_julian_day(2_440_588 + after).unwrap());
            bodies[0].1 = Part::Lead;
            let detail = if bulk { Detail::Bulk } else { Detail::Single };
            let (first, last) = (day(first), day(first + length));
            let kind = Kind::TrainingClass;
            let bodies = leads_first(bodies);
            let measures: BTreeMap<Measure, Quantity> = measures;
            let fresh = Wanted::of(kind, title, first, last);
            Content::check(Wanted { detail, bodies, outside, places, measures, note, ..fresh }).unwrap()
        })
}

/// The form asks for leads before partners, so that is the order in which it gives them back.
fn leads_first<T>(mut parties: Vec<(T, Part)>) -> Vec<(T, Part)> {
    parties.sort_by_key(|(_, part)| *part);
    parties
}

trait Pairs {
    fn prop_shuffle_pairs(self) -> BoxedStrategy<Vec<(BodyNo, Part)>>;
}

impl<S: Strategy<Value = (Vec<BodyNo>, Vec<Part>)> + 'static> Pairs for S {
    fn prop_shuffle_pairs(self) -> BoxedStrategy<Vec<(BodyNo, Part)>> {
        self.prop_map(|(bodies, parts)| bodies.into_iter().zip(parts).collect()).boxed()
    }
}

#[tokio::test]
async fn what_is_written_is_read_back() {
    each_engine(async |fresh| {
        let cast = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
        let at = UnionHere { slug: "lang-son".to_owned(), body: cast.lang_son.clone() };
        let mut runner = TestRunner::deterministic();
        let strategy =
            contents(vec![cast.physics.no, cast.medicine.no, cast.gardening.no, cast.thai_binh_gardening.no]);
        for _ in 0..40 {
            let content = strategy.new_tree(&mut runner).unwrap().current();
            let write = async |tx: &Tx| {
                let record = enter(tx, &cast.quoc, at.body.union, Kind::TrainingClass, content.clone(), &[]).await?;
                Ok::<_, Problem>(record.id)
            };
            let id = fresh.db.write(write).await.unwrap();
            let found = fresh.db.read(async |view| load(view, &cast.quoc, &at, id).await).await;
            match found {
                Ok((record, reached)) => {
                    assert_eq!(record.current().content, content);
                    assert_eq!(reached.0, content.body_numbers());
                }
                // Of Thái Bình alone: it is no record of this Union's.
                Err(_) => assert_eq!(content.body_numbers(), [cast.thai_binh_gardening.no]),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_stale_save_is_a_conflict() {
    each_engine(async |fresh| {
        let cast = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
        let content = crate::record::samples::content("Điện", "2022-06-14", &[cast.physics.no]);
        let enter =
            async |tx: &Tx| enter(tx, &cast.hoa, cast.lang_son.union, Kind::TrainingClass, content.clone(), &[]).await;
        let record = fresh.db.write(enter).await.unwrap();
        let undo = async |tx: &Tx| {
            let reached = Reached(vec![cast.physics.no]);
            let permit = crate::record::policy::may_keep(&cast.hoa, &record, &reached)?;
            Ok::<_, Problem>(save(tx, &record, record.undo(permit, tx.now())).await?)
        };
        fresh.db.write(undo).await.unwrap();
        assert!(matches!(fresh.db.write(undo).await, Err(Problem::Fault(fault)) if fault.is_conflict()));
    })
    .await;
}

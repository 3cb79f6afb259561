//! The figures fit their sources; and the examples of docs/rules/counting.md as an office would meet them: entered through
//! the form, asked as a report asks. Classes stand here, the other families each in a file.

mod anything;
mod contests;
mod critique;
mod honours;
mod laws;
mod ledgers;
mod research;

use ::figures::{Basis, Catalogue, Figure, Number, Question};
use kernel::{BodyNo, Day, Qualifier};
use organisation::Body;
use organisation::samples::Cast;
use testkit::{TestHouse, Visitor, house};

use super::*;
use crate::routes;
use crate::talk::{class, entered, opened};

#[test]
fn every_definition_fits_the_ledger() {
    let catalogue = catalogue();
    assert_eq!(catalogue.latest().count(), definitions().len());
}

fn catalogue() -> Catalogue {
    Catalogue::new(SOURCES, definitions()).unwrap()
}

/// What a figure says of a body and period, as known now.
async fn ask(house: &TestHouse, key: &str, body: BodyNo, period: &str, basis: Basis) -> Number {
    let catalogue = catalogue();
    let figure: &Figure = catalogue.get(key).unwrap_or_else(|| panic!("no figure is called {key}"));
    let read = async |view: &store::Snapshot| {
        let question = Question { body, period: period.parse().unwrap(), basis, known_at: view.now() };
        figure.number(view, &question).await
    };
    house.db().read(read).await.unwrap()
}

async fn value(house: &TestHouse, key: &str, body: BodyNo, period: &str) -> Option<i64> {
    ask(house, key, body, period, Basis::AsReported).await.value
}

/// Several figures of one body and period, as known now, by their keys in one line.
async fn values(house: &TestHouse, body: BodyNo, period: &str, keys: &str) -> Vec<Option<i64>> {
    let mut values = Vec::new();
    for key in keys.split_whitespace() {
        values.push(value(house, key, body, period).await);
    }
    values
}

/// What the office of Lạng Sơn enters for Hội Vật lý unless another lead is typed: a record of the kind of this address.
async fn enter(minh: &Visitor, cast: &Cast, kind: &str, more: &[(&str, &str)]) -> String {
    entered(minh, &cast.physics, &[&[("loai", kind), ("title", kind)], more].concat()).await
}

/// What the office then says instead, with all that it said before.
async fn correct(minh: &Visitor, page: &str, lead: &Body, said: &[(&str, &str)]) -> String {
    let seen = crate::talk::seen(&minh.get(&format!("{page}/sua")).await);
    let more = [said, &[("why", "Có văn bản"), ("seen", &seen)]].concat();
    let answer = minh.post(&format!("{page}/ban-sua"), &class(&lead.id.to_string(), &more)).await;
    answer.location().unwrap_or_else(|| panic!("not corrected: {}", answer.words()))
}

/// All that is known, as [`values`] gives it.
fn known<const N: usize>(values: [i64; N]) -> Vec<Option<i64>> {
    values.map(Some).to_vec()
}

/// Rule 1: a joint record is one record on every level; leading and helping are apart.
#[tokio::test]
async fn a_joint_record_counts_once_on_every_level() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let (physics, helper) = (cast.physics.id.to_string(), cast.gardening.id.to_string());
        entered(&minh, &cast.medicine, &[("lead", &cast.medicine.id.to_string()), ("lead", &physics)]).await;
        entered(&minh, &cast.medicine, &[("title", "Sơ cứu"), ("partner", &helper)]).await;
        assert_eq!(minh.get("/lang-son/hoat-dong").await.all("tbody tr").len(), 2, "in the list once each");
        let union = cast.lang_son.no;
        let of = async |key, body| value(house, key, body, "2022-H1").await.unwrap();
        assert_eq!([of("lop.chu_tri", union).await, of("lop.chu_tri", cast.country.no).await], [2, 2]);
        assert_eq!([of("lop.chu_tri", cast.medicine.no).await, of("lop.chu_tri", cast.physics.no).await], [2, 1]);
        assert_eq!([of("lop.phoi_hop", cast.gardening.no).await, of("lop.phoi_hop", union).await], [1, 0]);
        assert_eq!([of("lop.tham_gia", cast.gardening.no).await, of("lop.tham_gia", union).await], [1, 2]);
    })
    .await;
}

/// Rule 2: the last day decides, however long it took and whichever way the half is closed.
#[tokio::test]
async fn a_record_counts_on_its_last_day() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        entered(&minh, &cast.physics, &[("first", "28/12/2021"), ("last", "2/1/2022")]).await;
        for day in ["14/12/2021", "15/12/2021", "14/6/2022", "15/6/2022"] {
            entered(&minh, &cast.medicine, &[("title", day), ("first", day)]).await;
        }
        let of = async |body, period| value(house, "lop.chu_tri", body, period).await;
        let physics = cast.physics.no;
        assert_eq!([of(physics, "2021").await, of(physics, "2022").await], [Some(0), Some(1)]);
        assert_eq!([of(physics, "2022-H1").await, of(physics, "2022-H1@statutory").await], [Some(1), Some(1)]);
        assert_eq!(of(cast.medicine.no, "2022-H1@statutory").await, Some(2), "the second and the third");
    })
    .await;
}

/// Rules 3, 16, 17, 18: classes are a sum; only what is done counts; unknown is not zero; a qualifier survives.
#[tokio::test]
async fn sums_know_bulk_unknown_and_the_word_before_a_number() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let enter = async |title: &str, more: &[(&str, &str)]| {
            entered(&minh, &cast.physics, &[&[("title", title)], more].concat()).await
        };
        enter("Hai lớp", &[("lop", "02"), ("luot", "hơn 9.000")]).await;
        enter("Chưa rõ lượt", &[("luot", "chưa rõ")]).await;
        enter("Không đo lượt", &[]).await;
        enter("Sổ của hội", &[("detail", "bulk"), ("lop", "12"), ("luot", "60")]).await;
        enter("Dự kiến", &[("first", "30/6/2022")]).await;
        let cancelled = enter("Đã hủy", &[("luot", "500")]).await;
        minh.post(&format!("{cancelled}/huy"), &[("why", "Mưa bão")]).await;
        house.clock().set("2022-06-21");
        let ask = async |key| ask(house, key, cast.physics.no, "2022-H1", Basis::AsReported).await;
        let number = |value, unknown, records, qualifier| Number { value: Some(value), unknown, records, qualifier };
        assert_eq!(ask("lop.chu_tri").await, number(16, 0, 4, Qualifier::Exact));
        assert_eq!(ask("lop.gop").await, number(12, 0, 1, Qualifier::Exact));
        assert_eq!(ask("lop.luot").await, number(9_060, 1, 3, Qualifier::Over));
        assert_eq!(ask("lop.ho").await, Number::ZERO);
    })
    .await;
}

/// Rule 15: what was known on a day stays what was known on it; regrouping moves nothing while nobody moves.
#[tokio::test]
async fn what_was_known_then_is_known_still() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[("luot", "54")]).await;
        house.clock().set("2022-06-21");
        hoa.post(&format!("{page}/hoan-tac"), &[]).await;
        house.clock().set("2022-06-22");
        let period = "2022-H1";
        let then = Basis::Regrouped("2022-06-20".parse::<Day>().unwrap());
        assert_eq!(ask(house, "lop.luot", cast.physics.no, period, then).await, Number::ZERO);
        house.clock().set("2022-06-20");
        house.clock().advance(std::time::Duration::from_secs(60));
        assert_eq!(ask(house, "lop.luot", cast.physics.no, period, then).await.value, Some(54));
    })
    .await;
}

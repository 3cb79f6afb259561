//! What the room's tests say before they begin to talk: the cast with their accounts, and a class as an officer types it.

use kernel::Actor;
use organisation::samples::{Cast, seated};
use testkit::{Shown, TestHouse, Visitor};

use crate::record::{Attribute, Content, Measure, Wanted};

/// The cast, each with an account, so that the history knows their names.
pub async fn opened(house: &TestHouse) -> Cast {
    house.db().write(async |tx| seated(tx).await).await.unwrap()
}

/// A class that Hội Vật lý led on 14 June, and whatever else is typed.
pub fn class<'a>(lead: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("title", "Ứng dụng năng lượng mặt trời"), ("lead", lead), ("first", "14/6/2022")];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend_from_slice(more);
    fields
}

/// What is thrown together at random, without what contradicts the rest of it.
pub fn consistent(mut wanted: Wanted) -> Content {
    let Err(errors) = Content::check(wanted.clone()) else { return Content::check(wanted).unwrap() };
    for (field, sentence) in errors.iter() {
        let attribute = Attribute::from_code(field).and_then(|attribute| wanted.attributes.remove(&attribute));
        let measure = Measure::from_code(field).and_then(|measure| wanted.measures.remove(&measure));
        assert!(attribute.is_some() || measure.is_some(), "{field}: {sentence}");
    }
    Content::check(wanted).unwrap()
}

/// Enters a class and says where its page is.
pub async fn entered(visitor: &Visitor, lead: &organisation::Body, more: &[(&str, &str)]) -> String {
    // Tests enter the same class again and again; what is asked of twins has conversations of its own.
    let more: Vec<(&str, &str)> = more.iter().copied().chain([("trung", "de-sau")]).collect();
    let answer = visitor.post("/lang-son/hoat-dong", &class(&lead.id.to_string(), &more)).await;
    answer.location().unwrap_or_else(|| panic!("not entered: {}", answer.words()))
}

/// The version of the record that its page shows, as its forms carry it.
pub fn seen(page: &Shown) -> String {
    page.value_of("seen").unwrap_or_default()
}

/// The same person with another role beside her own.
pub fn also(actor: &Actor, role: kernel::Role, body: &organisation::Body) -> Actor {
    let mut actor = actor.clone();
    actor.grants.push(kernel::Grant { role, body: body.no, body_name: body.short.clone() });
    actor
}

/// What the office declares of a figure, and whatever else is typed.
pub fn declared<'a>(body: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("body", body),
        ("figure", "lop.luot"),
        ("value", "hơn 1.820"),
        ("meaning", "Lượt người dự các lớp của toàn hội"),
        ("span", "-H1"),
        ("year", "2022"),
        ("source", "Báo cáo số 41/BC-LHH ngày 28/6/2022"),
    ];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend_from_slice(more);
    fields
}

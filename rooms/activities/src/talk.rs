//! What the room's tests say before they begin to talk: the cast with their accounts, and a class as an officer types it.

use kernel::Actor;
use organisation::samples::{Cast, cast};
use store::args;
use testkit::{Shown, TestHouse, Visitor};

/// The cast, each with an account, so that the history knows their names.
pub async fn opened(house: &TestHouse) -> Cast {
    let work = async |tx: &store::Tx| {
        let cast = cast(tx).await?;
        for actor in [&cast.hoa, &cast.minh, &cast.lan, &cast.khanh, &cast.binh, &cast.tuyet, &cast.quoc] {
            let sql = "INSERT INTO account (union_no, id, name, name_key, email, phone, password, totp, totp_step,
                           created_at, created_by, closed_at, closed_by, version)
                       VALUES (0, $1, $2, $3, $4, '', '', NULL, 0, 0, '', NULL, NULL, 1)";
            let key = viet::name_sort_key(&actor.name);
            tx.run(sql, args![actor.account, &actor.name, key, actor.account.to_string()]).await?;
        }
        Ok::<_, kernel::Fault>(cast)
    };
    house.db().write(work).await.unwrap()
}

/// A class that Hội Vật lý led on 14 June, and whatever else is typed.
pub fn class<'a>(lead: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("title", "Ứng dụng năng lượng mặt trời"), ("lead", lead), ("first", "14/6/2022")];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend_from_slice(more);
    fields
}

/// Enters a class and says where its page is.
pub async fn entered(visitor: &Visitor, lead: &organisation::Body, more: &[(&str, &str)]) -> String {
    let answer = visitor.post("/lang-son/hoat-dong", &class(&lead.id.to_string(), more)).await;
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

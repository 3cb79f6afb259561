//! Writing the demo's bodies and people through the rooms' own doors, then what they did.

use std::collections::BTreeMap;

use ::people::account::{Hashed, Login, NewAccount, store as accounts};
use kernel::{AccountId, Actor, Day, Fault, Grant, Refusal, UnionNo};
use organisation::body::store as bodies;
use organisation::grant::{policy, store as grants};
use organisation::{Body, BodyKind, NewBody};
use store::Tx;
use web::Problem;

use super::bodies::{Member, UNIONS, UnionFact};
use super::declarations::DECLARATIONS;
use super::ledger::{self, Keepers};
use super::people::{PEOPLE, PersonFact};
use super::{facts, year};

/// The bodies by the Union's slug and the member's name; both empty for the country, the name for a Union itself.
pub(super) type Bodies = BTreeMap<(&'static str, &'static str), Body>;

pub(super) async fn everything(tx: &Tx, password: &Hashed) -> Result<(), Fault> {
    let bodies = found_all(tx).await?;
    let mut keepers = Keepers::new();
    for person in &PEOPLE {
        let actor = seat(tx, person, &bodies, password).await?;
        if person.role == kernel::Role::Office {
            keepers.insert(person.over.0, actor);
        }
    }
    let mut named = ledger::Named::new();
    for fact in [facts::records(), year::records()].concat() {
        ledger::enter(tx, &fact, &keepers, &bodies, &mut named)
            .await
            .map_err(|fault| Fault::caused(fact.title, fault))?;
    }
    for fact in &DECLARATIONS {
        ledger::declare(tx, fact, &keepers, &bodies).await.map_err(|failed| failed.while_doing(fact.figure))?;
    }
    Ok(())
}

async fn found_all(tx: &Tx) -> Result<Bodies, Fault> {
    let country = found(
        tx,
        None,
        (UnionNo::COUNTRY, BodyKind::Country, ""),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam", "Liên hiệp hội Việt Nam"),
        ("1983-03-26", "Quyết định thành lập ngày 26/3/1983"),
    )
    .await?;
    let mut all = Bodies::new();
    for fact in &UNIONS {
        let union = found_union(tx, &country, fact).await?;
        for member in fact.members {
            admit(tx, fact, &union, member, &mut all).await?;
        }
        all.insert((fact.slug, ""), union);
    }
    all.insert(("", ""), country);
    Ok(all)
}

async fn found_union(tx: &Tx, country: &Body, fact: &UnionFact) -> Result<Body, Fault> {
    let name = format!("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh {}", fact.province);
    let short = format!("Liên hiệp hội {}", fact.province);
    let what = (UnionNo::new(fact.no), BodyKind::Union, fact.slug);
    found(tx, Some(country), what, (&name, &short), (fact.founded, fact.basis)).await
}

async fn admit(tx: &Tx, fact: &UnionFact, union: &Body, member: &Member, all: &mut Bodies) -> Result<(), Fault> {
    let name = match member.kind {
        // A chi hội at a school bears the school's name, which has its province.
        BodyKind::Chapter => member.name.to_owned(),
        _ => format!("{} tỉnh {}", member.name, fact.province),
    };
    let what = (union.union, member.kind, "");
    let body = found(tx, Some(union), what, (&name, member.name), (member.joined, "")).await?;
    for chapter in member.chapters {
        let what = (union.union, BodyKind::Chapter, "");
        found(tx, Some(&body), what, (chapter, chapter), (member.joined, "")).await?;
    }
    all.insert((fact.slug, member.name), body);
    Ok(())
}

async fn found(
    tx: &Tx,
    parent: Option<&Body>,
    (union, kind, slug): (UnionNo, BodyKind, &str),
    (name, short): (&str, &str),
    (since, basis): (&str, &str),
) -> Result<Body, Fault> {
    let founded = day(since)?;
    let new = NewBody { union, slug: slug.to_owned(), kind, name: name.to_owned(), short: short.to_owned(), founded };
    bodies::insert(tx, &new, parent, founded, basis).await
}

async fn seat(tx: &Tx, person: &PersonFact, bodies: &Bodies, password: &Hashed) -> Result<Actor, Fault> {
    let body = bodies.get(&person.over).ok_or_else(|| wrong("no body for", person.login))?;
    let new = NewAccount { name: person.name.to_owned(), login: login(person.login)?, by: None };
    let (mut account, event) = new.open(tx.id(), tx.now());
    accounts::insert(tx, &account, &event).await?;
    let event = account.set_password(password.clone()).map_err(refused)?;
    accounts::save(tx, &mut account, &event).await?;
    give(tx, account.id, person, body).await?;
    let grant = Grant { role: person.role, body: body.no, body_name: body.short.clone() };
    Ok(Actor { account: account.id, name: person.name.to_owned(), grants: vec![grant] })
}

async fn give(tx: &Tx, account: AccountId, person: &PersonFact, body: &Body) -> Result<(), Fault> {
    let permit = policy::the_console_may_give(account, person.role, body);
    match grants::give(tx, permit).await {
        Ok(_) => Ok(()),
        Err(Problem::Fault(fault)) => Err(fault),
        Err(other) => Err(Fault::new(format!("give {} her role: {other:?}", person.login))),
    }
}

pub(super) fn login(typed: &str) -> Result<Login, Fault> {
    typed.parse().map_err(|_| wrong("this is no login:", typed))
}

pub(super) fn day(text: &str) -> Result<Day, Fault> {
    text.parse().map_err(|error| Fault::caused("a day of the demo", error))
}

pub(super) fn refused(refusal: Refusal) -> Fault {
    Fault::new(format!("the demo's data: {}", refusal.sentence))
}

pub(super) fn wrong(what: &str, which: &str) -> Fault {
    Fault::new(format!("the demo's data: {what} {which}"))
}

#[cfg(test)]
mod tests;

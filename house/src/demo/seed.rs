//! Writing the demo's facts through the rooms' own doors.

use std::collections::BTreeMap;

use ::people::account::{Hashed, Login, NewAccount, store as accounts};
use activities::declaration::{Declaration, Said, declarable, may_declare, store as declared};
use activities::record::{Content, Kind, Measure, Place, Places, Record, Wanted, may_enter, store as ledger};
use kernel::{AccountId, Actor, BodyNo, Day, Fault, Grant, Quantity, Refusal, UnionNo};
use organisation::body::store as bodies;
use organisation::grant::{policy, store as grants};
use organisation::{Body, BodyKind, NewBody};
use store::Tx;
use web::Problem;

use super::bodies::{Member, UNIONS, UnionFact};
use super::classes::{CLASSES, ClassFact};
use super::declarations::{DECLARATIONS, DeclarationFact};
use super::people::{PEOPLE, PersonFact};

/// The bodies by the Union's slug and the member's name; both empty for the country, the name for a Union itself.
type Bodies = BTreeMap<(&'static str, &'static str), Body>;

pub(super) async fn everything(tx: &Tx, password: &Hashed) -> Result<(), Fault> {
    let bodies = found_all(tx).await?;
    let mut keepers = BTreeMap::new();
    for person in &PEOPLE {
        let actor = seat(tx, person, &bodies, password).await?;
        if person.role == kernel::Role::Office {
            keepers.insert(person.over.0, actor);
        }
    }
    for class in &CLASSES {
        let keeper = keepers.get(class.union).ok_or_else(|| wrong("no office keeps the ledger of", class.union))?;
        enter(tx, class, keeper, &bodies).await.map_err(|fault| fault.while_doing(class.title))?;
    }
    for fact in &DECLARATIONS {
        let keeper = keepers.get(fact.union).ok_or_else(|| wrong("no office declares for", fact.union))?;
        declare(tx, fact, keeper, &bodies).await.map_err(|failed| failed.while_doing(fact.figure))?;
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

async fn enter(tx: &Tx, class: &ClassFact, keeper: &Actor, bodies: &Bodies) -> Result<(), Fault> {
    let in_it = class.bodies.iter().map(|(name, part)| {
        let body = bodies.get(&(class.union, *name)).ok_or_else(|| wrong("no member is called", name))?;
        Ok((body.no, *part))
    });
    let measures = class.measures.iter().map(|(measure, value, said)| (*measure, Quantity::stated(*value, *said)));
    let places: Vec<Place> = class.places.iter().map(|place| Place::written(*place)).collect();
    let content = Content::check(Wanted {
        detail: class.detail,
        bodies: in_it.collect::<Result<_, Fault>>()?,
        outside: class.outside.iter().map(|(name, part)| ((*name).to_owned(), *part)).collect(),
        places: if places.is_empty() { Places::Unstated } else { Places::Named(places) },
        measures: measures.collect::<BTreeMap<Measure, Quantity>>(),
        note: class.note.to_owned(),
        ..Wanted::of(Kind::TrainingClass, class.title, day(class.days.0)?, day(class.days.1)?)
    });
    let content = content.map_err(|errors| Fault::new(format!("cannot stand: {errors:?}")))?;
    let hers: Vec<BodyNo> = content.bodies().iter().map(|(body, _)| *body).collect();
    let reached = ledger::reached(tx, keeper, &hers).await?;
    let permit = may_enter(keeper, content, &reached).map_err(refused)?;
    let change = Record::enter(permit, tx.now());
    let union = bodies.get(&(class.union, "")).ok_or_else(|| wrong("no Union is called", class.union))?.union;
    ledger::insert(tx, union, Kind::TrainingClass, change).await.map(drop)
}

async fn declare(tx: &Tx, fact: &DeclarationFact, keeper: &Actor, bodies: &Bodies) -> Result<(), Fault> {
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
    let reached = ledger::reached(tx, keeper, &[body]).await?;
    let permit = may_declare(keeper, body, &reached).map_err(refused)?;
    declared::insert(tx, Declaration::declare(permit, said, tx.now())).await.map(drop)
}

pub(super) fn login(typed: &str) -> Result<Login, Fault> {
    typed.parse().map_err(|_| wrong("this is no login:", typed))
}

fn day(text: &str) -> Result<Day, Fault> {
    text.parse().map_err(|error| Fault::caused("a day of the demo", error))
}

fn refused(refusal: Refusal) -> Fault {
    Fault::new(format!("the demo's data: {}", refusal.sentence))
}

fn wrong(what: &str, which: &str) -> Fault {
    Fault::new(format!("the demo's data: {what} {which}"))
}

#[cfg(test)]
mod tests {
    use figures::{Basis, Question};
    use store::Engine;
    use testkit::each_engine;

    use super::*;
    use crate::demo::{Made, make};
    use crate::{commands, rooms};

    #[tokio::test]
    async fn the_demo_is_made_once_and_its_figures_are_the_published_ones() {
        each_engine(async |house| {
            house.clock.set("2026-11-20");
            assert_eq!(make(&house.db).await.unwrap(), Made::Now);
            assert_eq!(make(&house.db).await.unwrap(), Made::Before);
            let catalogue = rooms::catalogue().unwrap();
            let mut said = Vec::new();
            for (slug, period) in [
                ("bac-kan", "2013-10-28..2019-07-05"),
                ("thai-binh", "2022-H1"),
                ("thai-binh", "2022-H1@statutory"),
                ("thai-binh", "2021-H1"),
                ("lang-son", "2021-H1"),
                ("bac-kan", "2023-01-01..2023-07-13"),
            ] {
                let numbers = house
                    .db
                    .read(async |view| {
                        let union = bodies::find_by_slug(view, slug).await?.ok_or_else(|| wrong("no Union", slug))?;
                        let mut numbers = Vec::new();
                        for key in ["lop.chu_tri", "lop.phoi_hop", "lop.luot", "lop.hoc_vien.phoi_hop", "lop.ho", "tctv"] {
                            let question = Question {
                                body: union.no,
                                period: period.parse().map_err(|error| Fault::caused("a period", error))?,
                                basis: Basis::AsReported,
                                known_at: view.now(),
                            };
                            let figure = catalogue.get(key).ok_or_else(|| wrong("no figure", key))?;
                            let number = figure.number(view, &question).await?;
                            let value = number.value.map_or("?".to_owned(), |value| value.to_string());
                            numbers.push(format!("{key} {} {value}", number.qualifier.word()));
                        }
                        Ok::<_, Fault>(numbers.join(", "))
                    })
                    .await
                    .unwrap();
                said.push(format!("{slug} {period}: {}", numbers.replace("  ", " ")));
            }
            insta::assert_snapshot!(said.join("\n"), @"
            bac-kan 2013-10-28..2019-07-05: lop.chu_tri 10, lop.phoi_hop 2, lop.luot 0, lop.hoc_vien.phoi_hop 120, lop.ho 0, tctv 10
            thai-binh 2022-H1: lop.chu_tri 26, lop.phoi_hop 0, lop.luot hơn 9000, lop.hoc_vien.phoi_hop 0, lop.ho 700, tctv 10
            thai-binh 2022-H1@statutory: lop.chu_tri 26, lop.phoi_hop 0, lop.luot hơn 9000, lop.hoc_vien.phoi_hop 0, lop.ho 700, tctv 10
            thai-binh 2021-H1: lop.chu_tri 17, lop.phoi_hop 0, lop.luot hơn 5350, lop.hoc_vien.phoi_hop 0, lop.ho 460, tctv 10
            lang-son 2021-H1: lop.chu_tri 0, lop.phoi_hop 0, lop.luot 0, lop.hoc_vien.phoi_hop 0, lop.ho 0, tctv 7
            bac-kan 2023-01-01..2023-07-13: lop.chu_tri 0, lop.phoi_hop 0, lop.luot 0, lop.hoc_vien.phoi_hop 0, lop.ho 0, tctv 11
            ");
            // Tens of thousands of questions: once is enough, each engine has its own test with fewer.
            if house.db.engine() == Engine::Sqlite {
                let found = commands::verify::verify(&house.db, &catalogue).await.unwrap();
                assert_eq!(found.differences, Vec::<String>::new());
            }
        })
        .await;
    }

    #[tokio::test]
    async fn real_data_are_left_alone() {
        each_engine(async |house| {
            house.db.write(async |tx| ::people::samples::cast(tx).await.map(drop)).await.unwrap();
            let stop = make(&house.db).await.unwrap_err().to_string();
            assert!(stop.contains("không phải dữ liệu mẫu"), "{stop}");
        })
        .await;
    }
}

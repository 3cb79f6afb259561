//! Random ledgers on both engines: for every figure, body, type of period, basis and instant,
//! aggregate(list) = number = interpreter.

use std::cell::RefCell;

use testkit::each_engine;

use super::specimen::{ask, catalogue, figure, sources};
use crate::check::What;
use crate::random::{Ledger, insert};
use crate::{Aggregate, Number, Page, World, check, compare};

const RECORDS: u32 = 80;

#[test]
fn each_hard_sort_is_a_tenth_of_every_ledger() {
    for seed in 1..=20 {
        let ledger = Ledger::from_seed(seed, RECORDS);
        let tally = ledger.tally();
        assert_eq!(tally.len(), 14);
        for (sort, count) in tally {
            assert!(count * 10 >= ledger.records.len(), "seed {seed}: only {count} are {sort}");
        }
    }
}

#[tokio::test]
async fn number_list_and_interpreter_are_one() {
    for seed in 1..=3 {
        each_engine(async |fresh| {
            let ledger = Ledger::from_seed(seed, RECORDS);
            fresh.db.write(async |tx| insert(tx, &ledger).await).await.unwrap();
            let catalogue = catalogue();
            let asked = fresh.db.read(async |view| {
                let world = World::load(view, catalogue.sources()).await?;
                let (mut differences, mut busy) = (Vec::new(), 0);
                for (turn, question) in (seed..).zip(ledger.questions()) {
                    for (place, figure) in (turn..).zip(catalogue.latest()) {
                        // What only the proof asks is asked a third of the questions, of each ledger another third.
                        if figure.key().starts_with("thu.") && place % 3 != 0 {
                            continue;
                        }
                        let (asked, found) =
                            (figure.answer(view, &question).await?, figure.interpret(&world, &question));
                        differences.extend(compare(figure, &question, &asked, &found));
                        busy += usize::from(found.number.records > 3);
                    }
                }
                Ok::<_, kernel::Fault>((differences, busy))
            });
            let (differences, busy) = asked.await.unwrap();
            let said: Vec<String> = differences.iter().take(5).map(ToString::to_string).collect();
            assert!(said.is_empty(), "seed {seed}: {} differences, the first: {said:#?}", differences.len());
            assert!(busy > 1000, "only {busy} questions have a list worth the name");
        })
        .await;
    }
}

#[tokio::test]
async fn rows_add_up_to_the_number_and_each_is_a_set() {
    each_engine(async |fresh| {
        let ledger = Ledger::from_seed(6, RECORDS);
        fresh.db.write(async |tx| insert(tx, &ledger).await).await.unwrap();
        let catalogue = catalogue();
        let busy = fresh.db.read(async |view| {
            let world = World::load(view, catalogue.sources()).await?;
            let mut busy = 0;
            for question in ledger.questions().iter().step_by(7) {
                for figure in catalogue.latest().filter(|figure| figure.source().name == "record") {
                    let number = figure.number(view, question).await?;
                    for by in ["origin", "merit_year", "letter_day", "place_count", "state"] {
                        let rows = figure.rows(view, question, by).await?;
                        busy += usize::from(rows.len() > 3);
                        let parts = rows.iter().map(|(_, part)| *part);
                        let whole = parts.fold(Number::ZERO, Number::and);
                        match figure.definition().aggregate {
                            // One value may be in two rows.
                            Aggregate::Distinct { .. } => assert_eq!(whole.records, number.records),
                            Aggregate::Records | Aggregate::Sum { .. } => assert_eq!(whole, number),
                        }
                        assert!(rows.is_sorted_by_key(|(value, _)| (value.is_none(), value.clone())), "{rows:?}");
                        for (value, part) in &rows {
                            if value.is_some() || by != "state" {
                                let only = figure.part(by, value.as_ref())?.interpret(&world, question);
                                assert_eq!(only.number, *part, "{} by {by}: {value:?}", figure.key());
                            }
                        }
                    }
                }
            }
            Ok::<_, kernel::Fault>(busy)
        });
        let busy = busy.await.unwrap();
        assert!(busy > 500, "only {busy} questions have rows worth the name");
    })
    .await;
}

#[tokio::test]
async fn what_a_field_should_not_hold_is_a_fault_and_no_other_number() {
    each_engine(async |fresh| {
        let ledger = Ledger::from_seed(5, RECORDS);
        fresh.db.write(async |tx| insert(tx, &ledger).await).await.unwrap();
        let (figure, question) = (figure("lop.chu_tri"), ask(ledger.bodies[0].no, "2020-01-01..2024-12-31"));
        let wrong = [
            ("merit_year", "02022", "2022"),
            ("merit_year", "năm 2022", "2022"),
            ("letter_day", "2022-02-30", "2022-02-28"),
        ];
        for (attribute, value, right) in wrong {
            let found = fresh.db.write(async |tx| {
                let sql = "UPDATE record_attribute SET value = $1 WHERE attribute = $2";
                tx.run(sql, store::args![value, attribute]).await?;
                let asked = figure.number(tx, &question).await?;
                let (world, rows) = (World::load(tx, &sources()).await, figure.rows(tx, &question, attribute).await);
                tx.run(sql, store::args![right, attribute]).await?;
                Ok::<_, kernel::Fault>((asked, world, rows))
            });
            let (asked, world, rows) = found.await.unwrap();
            assert!(asked.records > 0, "who does not ask for the field is not disturbed");
            let said = format!("field {attribute} holds “{value}”");
            assert!(world.unwrap_err().to_string().contains(&said));
            assert!(rows.unwrap_err().to_string().contains(&said));
        }
    })
    .await;
}

#[tokio::test]
async fn pages_of_a_list_make_the_list() {
    each_engine(async |fresh| {
        let ledger = Ledger::from_seed(3, RECORDS);
        fresh.db.write(async |tx| insert(tx, &ledger).await).await.unwrap();
        let figure = figure("lop.tham_gia");
        let question = ask(ledger.bodies[0].no, "2020-01-01..2023-12-31");
        let (whole, paged) = fresh
            .db
            .read(async |view| {
                let whole = figure.list(view, &question, &Page::ALL).await?;
                let mut paged = figure.list(view, &question, &Page::first(7)).await?;
                while let Some(last) = paged.last() {
                    let more = figure.list(view, &question, &Page::after(last, 7)).await?;
                    if more.is_empty() {
                        break;
                    }
                    paged.extend(more);
                }
                Ok::<_, kernel::Fault>((whole, paged))
            })
            .await
            .unwrap();
        assert!(whole.len() > 20, "{} lines are not worth paging", whole.len());
        assert_eq!(paged, whole);
    })
    .await;
}

#[tokio::test]
async fn what_is_loaded_is_what_was_written_on_either_engine() {
    let worlds = RefCell::new(Vec::new());
    let ledger = Ledger::from_seed(4, RECORDS);
    each_engine(async |fresh| {
        fresh.db.write(async |tx| insert(tx, &ledger).await).await.unwrap();
        let world = fresh.db.read(async |view| World::load(view, &sources()).await).await.unwrap();
        worlds.borrow_mut().push(world);
    })
    .await;
    let worlds = worlds.into_inner();
    assert!(worlds.iter().all(|world| *world == worlds[0]), "the engines hold the same world");
    let mut loaded: Vec<_> =
        worlds[0].facts["record"].iter().map(|f| (f.key, f.measures.len(), f.standing.len())).collect();
    let versions = ledger.records.iter().flat_map(|record| &record.versions);
    let mut written: Vec<_> = versions.map(|v| (v.no, v.measures.len(), v.bodies.len())).collect();
    loaded.sort_unstable();
    written.sort_unstable();
    assert_eq!(loaded, written);
    assert_eq!(worlds[0].spans.len(), ledger.spans.len());
}

#[tokio::test]
async fn a_row_that_contradicts_itself_is_named() {
    each_engine(async |fresh| {
        let ledger = Ledger::from_seed(5, RECORDS);
        let figure = figure("lop.chu_tri");
        let question = ask(ledger.bodies[0].no, "2020-01-01..2024-12-31");
        let found = fresh.db.write(async |tx| {
            insert(tx, &ledger).await?;
            let world = World::load(tx, &sources()).await?;
            let line = figure.interpret(&world, &question).lines.swap_remove(0);
            let args = store::args![line.key];
            tx.run("UPDATE record_body SET day = '1999-12-31' WHERE version = $1", args).await?;
            Ok::<_, kernel::Fault>((line, check(tx, &figure, &world, &question).await?))
        });
        let (line, found) = found.await.unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(matches!(found[0].what, What::InterpreterFinds { .. }));
        assert_eq!(found[1].what, What::Missing(line));
    })
    .await;
}

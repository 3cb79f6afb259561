//! Random ledgers on both engines: for every figure, body, type of period, basis and instant,
//! aggregate(list) = number = interpreter.

use std::cell::RefCell;

use testkit::each_engine;

use super::specimen::{ask, catalogue, figure, sources};
use crate::check::What;
use crate::random::{Ledger, insert};
use crate::{Page, World, check};

const RECORDS: u32 = 80;

#[test]
fn each_hard_sort_is_a_tenth_of_every_ledger() {
    for seed in 1..=20 {
        let ledger = Ledger::from_seed(seed, RECORDS);
        let tally = ledger.tally();
        assert_eq!(tally.len(), 10);
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
                for question in ledger.questions() {
                    for figure in catalogue.latest() {
                        differences.extend(check(view, figure, &world, &question).await?);
                        busy += usize::from(figure.interpret(&world, &question).number.records > 3);
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

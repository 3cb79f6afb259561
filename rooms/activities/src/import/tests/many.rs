//! Records written in lots are, to the last column, what the form's own way writes one by one: the dice of both databases
//! fall the same way, so that even names and lines of the log are equal.

use kernel::{Fault, UnionNo};
use organisation::samples::cast;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use store::{Snapshot, Tx, args};
use testkit::{Fresh, each_engine};
use web::Problem;

use super::round_trip::contents_of;
use crate::record::{Content, Kind, Record, enter, may_enter, store as ledger};

/// What there is in a table.
async fn rows(view: &Snapshot, table: &str, columns: &str, order: &str) -> Result<Vec<String>, Fault> {
    let sql = format!("SELECT {columns} FROM {table} ORDER BY {order}");
    let names: Vec<&str> = columns.split(',').map(str::trim).collect();
    let said = |row: &store::Row| {
        let cell = |name: &&str| match row.maybe::<String>(name) {
            Ok(text) => format!("{text:?}"),
            Err(_) => match row.maybe::<i64>(name) {
                Ok(number) => format!("{number:?}"),
                Err(_) => format!("{:?}", row.maybe::<Vec<u8>>(name).ok().flatten()),
            },
        };
        names.iter().map(cell).collect::<Vec<_>>().join("|")
    };
    Ok(view.all(&sql, args![]).await?.iter().map(said).collect())
}

const TABLES: [(&str, &str, &str); 9] = [
    ("record", "union_no, no, id, kind, current, version", "union_no, no"),
    (
        "record_version",
        "union_no, no, record, kind, known_from, known_to, state, state_at, state_by, detail, title, title_key, folded, first_day,
         last_day, place_count, note, entered_by, verb, why, part_of",
        "union_no, no",
    ),
    ("record_body", "union_no, version, body, role, day, first_day, position", "union_no, version, position"),
    ("record_outside", "union_no, version, position, name, role", "union_no, version, position"),
    ("record_place", "union_no, version, position, commune, folded, era, level, code", "union_no, version, position"),
    ("record_measure", "union_no, version, measure, value, qualifier", "union_no, version, measure"),
    ("record_attribute", "union_no, version, attribute, value", "union_no, version, attribute"),
    ("record_programme", "union_no, version, position, programme, written", "union_no, version, position"),
    ("event_log", "union_no, at, id, by_id, noun, noun_id, verb, why, detail", "union_no, at, id"),
];

#[tokio::test]
async fn lots_write_what_the_form_writes() {
    each_engine(async |fresh| {
        let other = Fresh::new(fresh.db.engine(), true).await;
        let mut runner = TestRunner::deterministic();
        let one = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
        let two = other.db.write(async |tx| cast(tx).await).await.unwrap();
        let bodies = vec![one.physics.no, one.medicine.no, one.gardening.no];
        for kind in [Kind::TrainingClass, Kind::CritiqueTask, Kind::Prize] {
            let strategy = contents_of(kind, bodies.clone());
            let contents: Vec<Content> = (0..40).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
            let union: UnionNo = one.lang_son.union;
            let singly = async |tx: &Tx| {
                for content in &contents {
                    enter(tx, &one.minh, union, kind, content.clone(), &[]).await?;
                }
                Ok::<_, Problem>(())
            };
            fresh.db.write(singly).await.unwrap();
            let lots = async |tx: &Tx| {
                let reached = ledger::reached(tx, &two.minh, &bodies).await?;
                let mut changes = Vec::new();
                for content in &contents {
                    changes.push(Record::enter(may_enter(&two.minh, content.clone(), &reached)?, tx.now()));
                }
                ledger::insert_many(tx, union, kind, changes).await?;
                Ok::<_, Problem>(())
            };
            other.db.write(lots).await.unwrap();
        }
        for (table, columns, order) in TABLES {
            let here = fresh.db.read(async |view| rows(view, table, columns, order).await).await.unwrap();
            let there = other.db.read(async |view| rows(view, table, columns, order).await).await.unwrap();
            assert!(!here.is_empty() || table == "record_outside", "{table}");
            assert_eq!(here, there, "{table}");
        }
    })
    .await;
}

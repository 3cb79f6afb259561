//! The plain loop: calamine hands out the rows, rusqlite inserts them, prepared statements in one transaction. It writes as
//! many rows and columns of about as many bytes as the import does, into the very schema and under the same guarantees of
//! durability. What the import derives (sort keys, folded text, digests, codes of places) is filled with plain copies, names
//! are as scattered over their indexes as drawn ones, and nothing is checked but the day.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rusqlite::{Connection, Transaction, params};
use testkit::Fresh;

use crate::{Took, measured};

const UNION: i64 = 20;
const MADE: i64 = 1_655_687_400_000_000;

/// Runs the loop over the workbook.
pub fn run(rows: usize, workbook: &[u8]) -> Took {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    // The schema is made by the house, then its connections are closed.
    let fresh = runtime.block_on(Fresh::new(store::Engine::Sqlite, true));
    runtime.block_on(fresh.db.clone().close());
    let file = store::Target::sqlite_file(fresh.folder());
    measured(|| {
        let mut data = Connection::open(file).expect("the file opens");
        data.pragma_update(None, "journal_mode", "WAL").expect("WAL");
        data.pragma_update(None, "synchronous", "FULL").expect("durable");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).expect("a workbook");
        let range = book.worksheet_range_at(0).expect("a sheet").expect("it can be read");
        let all = data.transaction().expect("a transaction");
        let (mut good, mut bad) = (0, 0);
        for (line, row) in (2i64..).zip(range.rows().skip(1)) {
            match day(&row[2]) {
                Some(first) => {
                    good += 1;
                    insert(&all, good, line, row, &first);
                }
                None => {
                    bad += 1;
                    skip(&all, line, row);
                }
            }
        }
        all.commit().expect("it is written");
        assert_eq!(bad, crate::bad(rows));
    })
}

fn day(cell: &Data) -> Option<String> {
    match cell {
        Data::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

fn text(cell: &Data) -> String {
    cell.to_string()
}

fn insert(all: &Transaction<'_>, no: i64, line: i64, row: &[Data], first: &str) {
    let (record, title) = ((UNION << 32) | no, text(&row[1]));
    let last = day(&row[3]).unwrap_or_else(|| first.to_owned());
    let places = text(&row[6]);
    let folded = format!("{title} {} {places}", text(&row[4])).to_lowercase();
    let title_key = [title.as_bytes(), title.as_bytes()].concat();
    let (id, event, who) = (name(no), name(-no), name(0));
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        all.prepare_cached(sql).expect("a statement").execute(values).expect("a row");
    };
    run(
        "INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by, detail,
            title, title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why, part_of)
         VALUES (?1, ?2, ?2, 'training_class', ?3, ?4, 'done', ?3, ?5, 'single', ?6, ?7, ?8, ?9, ?10, NULL, ?11, ?5,
            'entered', '', NULL)",
        params![UNION, record, MADE, i64::MAX, who, title, title_key, folded, first, last, text(&row[10])],
    );
    let bodies = [&row[4], &row[5]];
    for (position, _) in (0i64..).zip(bodies.into_iter().filter(|body| !matches!(body, Data::Empty))) {
        run(
            "INSERT INTO record_body (union_no, version, body, role, day, first_day, position)
             VALUES (?1, ?2, ?3, 'lead', ?4, ?5, ?6)",
            params![UNION, record, (UNION << 32) | (position + 3), last, first, position],
        );
    }
    for (position, place) in (0i64..).zip(places.split("; ")) {
        // The first one is in the lists.
        let unit = (position == 0).then_some(("2025-06-30", "xa", "06022"));
        let (era, level, code) = (unit.map(|unit| unit.0), unit.map(|unit| unit.1), unit.map(|unit| unit.2));
        run(
            "INSERT INTO record_place (union_no, version, position, commune, folded, era, level, code)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![UNION, record, position, place, place.to_lowercase(), era, level, code],
        );
    }
    for (measure, cell) in ["lop", "luot", "hoc_vien"].into_iter().zip(&row[7..10]) {
        let Data::Float(value) = cell else { continue };
        run(
            "INSERT INTO record_measure (union_no, version, measure, value, qualifier) VALUES (?1, ?2, ?3, ?4, 'exact')",
            params![UNION, record, measure, *value as i64],
        );
    }
    run(
        "INSERT INTO record (union_no, no, id, kind, current, version) VALUES (?1, ?2, ?3, 'training_class', ?2, 1)",
        params![UNION, record, id],
    );
    run(
        "INSERT INTO event_log (union_no, at, id, by_id, noun, noun_id, verb, why, detail)
         VALUES (?1, ?2, ?3, ?4, 'record', ?5, 'entered', '', '{\"changed\":null,\"state\":\"done\"}')",
        params![UNION, MADE, event, who, id],
    );
    run(
        "INSERT INTO import_key (union_no, kind, key, digest, record, version, entered, batch, line)
         VALUES (?1, 'training_class', ?2, ?3, ?4, ?4, ?4, ?5, ?6)",
        params![UNION, format!("={}", text(&row[0])), id, record, (UNION << 32) | 1, line],
    );
}

/// A name of 26 characters, as scattered as those that the house draws (the mixing of SplitMix64).
fn name(no: i64) -> String {
    let mixed = |no: u64| {
        let no = (no ^ (no >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let no = (no ^ (no >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        no ^ (no >> 31)
    };
    let first = mixed((no as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    format!("01G{:016X}{:07X}", first, mixed(first) >> 36)
}

fn skip(all: &Transaction<'_>, line: i64, row: &[Data]) {
    let sql = "INSERT INTO import_line (union_no, batch, line, outcome, record, version, before, digest, title, said)
        VALUES (?1, ?2, ?3, 'skipped', NULL, NULL, NULL, '', ?4, 'Không có ngày này.')";
    let mut statement = all.prepare_cached(sql).expect("a statement");
    statement.execute(params![UNION, (UNION << 32) | 1, line, text(&row[1])]).expect("a row");
}

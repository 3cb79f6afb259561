//! The event log: written in the transaction that did the thing, read back as it was written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::Duration;

use common::count;
use kernel::{AccountId, Clock, Fault, UnionNo};
use serde_json::json;
use store::{Event, args};
use testkit::each_engine;

const LANG_SON: i32 = 20;

fn event(verb: &'static str, by: Option<AccountId>) -> Event {
    Event {
        union: UnionNo::new(LANG_SON),
        by,
        noun: "record",
        noun_id: "01G5ZGDV1000000000000000R1".to_owned(),
        verb,
        why: "Nhập nhầm số lượt người".to_owned(),
        detail: json!({"luot": {"from": 54, "to": 45}}),
    }
}

#[tokio::test]
async fn a_thing_tells_what_was_done_to_it() {
    each_engine(async |fresh| {
        let union = UnionNo::new(LANG_SON);
        let hoa: AccountId = "01G5ZG4P0000000000000000A1".parse().unwrap();
        let entered = fresh.clock.now();
        fresh.db.write(async |tx| tx.log(&event("entered", Some(hoa))).await).await.unwrap();
        fresh.clock.advance(Duration::from_secs(60));
        fresh
            .db
            .write(async |tx| {
                tx.log(&event("recounted", None)).await?;
                tx.log(&Event { noun_id: "another".to_owned(), ..event("entered", None) }).await?;
                tx.log(&Event { union: UnionNo::new(21), ..event("entered", None) }).await
            })
            .await
            .unwrap();
        let told = event("", None);
        let log = fresh.db.read(async |view| view.log_of(union, told.noun, &told.noun_id).await).await.unwrap();
        let lines: Vec<_> = log.iter().map(|line| (line.at, line.verb.as_str(), line.by)).collect();
        let later = entered.plus(Duration::from_secs(60));
        assert_eq!(lines, [(entered, "entered", Some(hoa)), (later, "recounted", None)]);
        assert_eq!((&log[0].why, &log[0].detail), (&told.why, &told.detail));
    })
    .await;
}

#[tokio::test]
async fn what_failed_is_not_in_the_log() {
    each_engine(async |fresh| {
        let failed: Result<(), Fault> = fresh
            .db
            .write(async |tx| {
                tx.log(&event("entered", None)).await?;
                Err(Fault::new("no"))
            })
            .await;
        assert!(failed.is_err());
        assert_eq!(count(&fresh.db, "event_log").await, 0);
    })
    .await;
}

/// A line that was tampered with is named, not shown.
#[tokio::test]
async fn a_line_that_does_not_parse_is_a_fault_that_names_it() {
    each_engine(async |fresh| {
        let told = event("entered", None);
        fresh.db.write(async |tx| tx.log(&told).await).await.unwrap();
        fresh.db.write(async |tx| tx.run("UPDATE event_log SET detail = '{'", args![]).await).await.unwrap();
        let read = fresh.db.read(async |view| view.log_of(told.union, told.noun, &told.noun_id).await).await;
        assert_eq!(
            read.unwrap_err().to_string(),
            "row of event_log with key 1655686800000000: column detail does not parse"
        );
    })
    .await;
}

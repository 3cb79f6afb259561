//! One line of history for all rooms: each step is applied once, in order, over plausible rows of the ones before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::count;
use kernel::Fault;
use store::{Engine, Migration, Standing, args, history};
use testkit::{Fresh, each_engine, engines};

fn names(steps: &[Migration]) -> Vec<String> {
    steps.iter().map(|step| step.name.clone()).collect()
}

#[tokio::test]
async fn a_new_database_is_behind_then_current() {
    for engine in engines() {
        let fresh = Fresh::new(engine, false).await;
        let db = &fresh.db;
        let all = names(&history(engine).unwrap());
        assert_eq!(db.schema_standing().await.unwrap(), Standing::Behind(all.clone()));
        assert_eq!(db.migrate().await.unwrap(), all);
        assert_eq!(db.schema_standing().await.unwrap(), Standing::Current);
        assert_eq!(db.migrate().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    each_engine(async |fresh| {
        let sql = "INSERT INTO schema_history (name, digest, applied_at) VALUES ('9999_later', '', 0)";
        fresh.db.write(async |tx| tx.run(sql, args![]).await).await.unwrap();
        assert_eq!(fresh.db.schema_standing().await.unwrap(), Standing::Newer("9999_later".to_owned()));
        let fault = fresh.db.migrate().await.unwrap_err();
        assert_eq!(fault.to_string(), "the database has step 9999_later, which this program does not know");
    })
    .await;
}

#[tokio::test]
async fn an_edited_step_is_a_fault() {
    each_engine(async |fresh| {
        let sql = "UPDATE schema_history SET digest = 'other' WHERE name = '0002_people'";
        fresh.db.write(async |tx| tx.run(sql, args![]).await).await.unwrap();
        for fault in [fresh.db.schema_standing().await.map(drop), fresh.db.migrate().await.map(drop)] {
            assert_eq!(fault.unwrap_err().to_string(), "migration 0002_people was edited after it was applied");
        }
    })
    .await;
}

/// A step that fails half-way is undone whole and stays missing.
#[tokio::test]
async fn a_step_is_applied_whole_or_not_at_all() {
    each_engine(async |fresh| {
        let step = Migration {
            name: "9998_broken".to_owned(),
            sql: "CREATE TABLE half (no BIGINT); INSERT INTO no_such_table VALUES (1);".to_owned(),
            digest: String::new(),
            sample: None,
        };
        assert!(fresh.db.apply(&step).await.is_err());
        let half = fresh.db.read(async |view| view.all("SELECT no FROM half", args![]).await).await;
        assert!(half.is_err(), "the table must not be there");
        assert_eq!(fresh.db.schema_standing().await.unwrap(), Standing::Current);
    })
    .await;
}

/// Two programs that start at once on a new database.
///
/// Taken away: the lock of a step (PostgreSQL's advisory lock, SQLite's IMMEDIATE): one of them failed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_programs_may_migrate_at_once() {
    for engine in engines() {
        let fresh = Fresh::new(engine, false).await;
        let copies = [fresh.db.clone(), fresh.second().await, fresh.second().await, fresh.second().await];
        let starts: Vec<_> = copies.map(|db| tokio::spawn(async move { db.migrate().await })).into();
        for start in starts {
            start.await.unwrap().unwrap();
        }
        assert_eq!(fresh.db.schema_standing().await.unwrap(), Standing::Current, "{engine:?}");
    }
}

/// House law 5: every step leaves a sample behind, and every later step must live with it.
#[tokio::test]
async fn migrations_over_samples() {
    for engine in engines() {
        let fresh = Fresh::new(engine, false).await;
        for step in history(engine).unwrap() {
            fresh.db.apply(&step).await.unwrap();
            let sample = step.sample.as_deref();
            let sample = sample.unwrap_or_else(|| panic!("migrations/samples/{}.sql is missing", step.name));
            fresh.db.run_sample(sample).await.unwrap_or_else(|fault| panic!("sample of {}: {fault}", step.name));
        }
        assert_eq!(fresh.db.schema_standing().await.unwrap(), Standing::Current);
        for table in tables(&fresh).await {
            assert!(count(&fresh.db, &table).await > 0, "no sample row in {table} ({engine:?})");
            assert!(ids_are_ids(&fresh, &table).await.unwrap(), "an id in {table} is no id ({engine:?})");
        }
    }
}

async fn tables(fresh: &Fresh) -> Vec<String> {
    let sql = match fresh.db.engine() {
        Engine::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table'",
        Engine::Postgres => "SELECT tablename::TEXT AS name FROM pg_tables WHERE schemaname = 'public'",
    };
    let rows = fresh.db.read(async |view| view.all(sql, args![]).await).await.unwrap();
    rows.iter().map(|row| row.get("name").unwrap()).collect()
}

/// Whether every `id` of the table is an id; most tables have one.
async fn ids_are_ids(fresh: &Fresh, table: &str) -> Result<bool, Fault> {
    let Ok(rows) = fresh.db.read(async |view| view.all(&format!("SELECT id FROM {table}"), args![]).await).await else {
        return Ok(true);
    };
    Ok(rows.iter().all(|row| row.get::<kernel::Id<()>>("id").is_ok()))
}

/// A NOT NULL column without a DEFAULT cannot be added to a table that has rows: PostgreSQL refuses, and a sample that
/// happens to be empty would not show it.
#[test]
fn no_step_adds_a_column_that_rows_cannot_have() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for step in history(engine).unwrap() {
            assert_eq!(impossible_columns(&step.sql), Vec::<String>::new(), "{}", step.name);
        }
    }
}

fn impossible_columns(sql: &str) -> Vec<String> {
    let statements = sql.split(';').map(|statement| statement.split_whitespace().collect::<Vec<_>>().join(" "));
    statements
        .filter(|statement| {
            let upper = statement.to_uppercase();
            upper.starts_with("ALTER TABLE")
                && upper.split(',').any(|part| {
                    let adds = part.contains(" ADD ") && !part.contains(" ADD CONSTRAINT");
                    (adds && part.contains("NOT NULL") && !part.contains("DEFAULT")) || part.contains("SET NOT NULL")
                })
        })
        .collect()
}

#[test]
fn impossible_columns_are_recognised() {
    let cases = [
        ("ALTER TABLE a ADD COLUMN b TEXT NOT NULL;", 1),
        ("ALTER TABLE a\n    ADD b BIGINT NOT NULL;", 1),
        ("ALTER TABLE a ADD COLUMN b BIGINT, ADD COLUMN c TEXT NOT NULL;", 1),
        ("ALTER TABLE a ALTER COLUMN b SET NOT NULL;", 1),
        ("ALTER TABLE a ADD COLUMN b TEXT NOT NULL DEFAULT '';", 0),
        ("ALTER TABLE a ADD COLUMN b TEXT;", 0),
        ("CREATE TABLE a (b TEXT NOT NULL);", 0),
    ];
    for (sql, found) in cases {
        assert_eq!(impossible_columns(sql).len(), found, "{sql}");
    }
}

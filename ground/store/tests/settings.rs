//! What each engine is really set to, asked of the engine itself inside the transactions of the house.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use kernel::Fault;
use store::{Engine, Snapshot, args};
use testkit::each_engine;

async fn asked(view: &Snapshot, question: &str, column: &str) -> Result<String, Fault> {
    view.one(question, args![]).await?.get(column)
}

async fn pragma(view: &Snapshot, name: &str) -> Result<i64, Fault> {
    view.one(&format!("PRAGMA {name}"), args![]).await?.get(name)
}

/// WAL; `synchronous` 2 is FULL: what was acknowledged survives a power cut; readers cannot write.
#[tokio::test]
async fn sqlite_is_durable_and_its_readers_cannot_write() {
    each_engine(async |fresh| {
        if fresh.db.engine() != Engine::Sqlite {
            return;
        }
        let settings = async |view: &Snapshot| {
            Ok::<_, Fault>((
                asked(view, "PRAGMA journal_mode", "journal_mode").await?,
                pragma(view, "synchronous").await?,
                pragma(view, "foreign_keys").await?,
                view.one("PRAGMA busy_timeout", args![]).await?.get::<i64>("timeout")?,
                pragma(view, "query_only").await?,
            ))
        };
        let writer = fresh.db.write(async |tx| settings(tx).await).await.unwrap();
        let reader = fresh.db.read(async |view| settings(view).await).await.unwrap();
        assert_eq!(writer, ("wal".to_owned(), 2, 1, 10_000, 0));
        assert_eq!(reader, ("wal".to_owned(), 2, 1, 10_000, 1));
    })
    .await;
}

#[tokio::test]
async fn postgres_writes_serializable_and_reads_a_snapshot() {
    each_engine(async |fresh| {
        if fresh.db.engine() != Engine::Postgres {
            return;
        }
        let settings = async |view: &Snapshot| {
            Ok::<_, Fault>((
                asked(view, "SHOW transaction_isolation", "transaction_isolation").await?,
                asked(view, "SHOW transaction_read_only", "transaction_read_only").await?,
            ))
        };
        let writer = fresh.db.write(async |tx| settings(tx).await).await.unwrap();
        let reader = fresh.db.read(async |view| settings(view).await).await.unwrap();
        assert_eq!(writer, ("serializable".to_owned(), "off".to_owned()));
        assert_eq!(reader, ("repeatable read".to_owned(), "on".to_owned()));
    })
    .await;
}

/// Taken away: `query_only`, or READ ONLY: the snapshot wrote.
#[tokio::test]
async fn a_snapshot_cannot_write() {
    each_engine(async |fresh| {
        let put = "INSERT INTO series (union_no, name, scope, last) VALUES (0, 'c', '', 1) RETURNING last";
        let written = fresh.db.read(async |view| view.all(put, args![]).await).await;
        assert!(written.unwrap_err().to_string().contains("read"), "{:?}", fresh.db.engine());
        assert_eq!(common::count(&fresh.db, "series").await, 0);
    })
    .await;
}

/// Both engines hold the same values in the same order: SQLite's tables are STRICT, PostgreSQL's text compares bytewise.
#[tokio::test]
async fn both_engines_keep_types_and_order() {
    each_engine(async |fresh| {
        let lax = match fresh.db.engine() {
            Engine::Sqlite => {
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
            }
            Engine::Postgres => {
                "SELECT table_name || '.' || column_name AS name FROM information_schema.columns
                 WHERE table_schema = 'public' AND NOT (data_type IN ('bigint', 'bytea')
                     OR (data_type = 'text' AND collation_name = 'C'))"
            }
        };
        let rows = fresh.db.read(async |view| view.all(lax, args![]).await).await.unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.get("name").unwrap()).collect();
        assert!(names.is_empty(), "{names:?}");
    })
    .await;
}

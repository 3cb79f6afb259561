//! Many rows in few statements: blocks of any number come out whole and in order.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{UNION, count};
use store::{Value, args};
use testkit::each_engine;

const HEAD: &str = "INSERT INTO series (union_no, name, scope, last)";

#[tokio::test]
async fn rows_of_any_number_are_all_there() {
    each_engine(async |fresh| {
        for rows in [0i64, 1, 7, 8, 31, 128, 300] {
            let values: Vec<Value> =
                (0..rows).flat_map(|row| args![UNION, format!("n{rows}"), format!("s{row}"), row]).collect();
            fresh.db.write(async |tx| tx.insert_rows(HEAD, 4, values.clone()).await).await.unwrap();
            let named = format!("series WHERE name = 'n{rows}'");
            assert_eq!(count(&fresh.db, &named).await, rows);
        }
        let half = fresh.db.write(async |tx| tx.insert_rows(HEAD, 4, args![UNION, "a"]).await).await;
        assert_eq!(half.unwrap_err().to_string(), "2 values do not fill rows of 4 columns");
    })
    .await;
}

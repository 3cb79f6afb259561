//! Numbers: row numbers never repeat and never make two writers wait, series have no gaps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Arc;

use common::UNION;
use kernel::{Fault, No, UnionNo};
use store::args;
use testkit::each_engine;
use tokio::sync::Barrier;

struct Thing;

/// Eight tasks draw ten numbers each; every third transaction fails after it drew. The numbers of those that stand are
/// 1, 2, 3, … without a gap.
///
/// Taken away: drawing inside the transaction (then alone, as row numbers are): gaps.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_series_has_no_gaps_though_transactions_fail() {
    each_engine(async |fresh| {
        let copies = [fresh.db.clone(), fresh.second().await];
        let tasks: Vec<_> = (0..8)
            .map(|task| {
                let db = copies[task % 2].clone();
                tokio::spawn(async move {
                    let mut drawn = Vec::new();
                    for turn in 0..10 {
                        let number = db
                            .write(async |tx| {
                                let number = tx.next_in_series(UNION, "công văn", "2022").await?;
                                if turn % 3 == 2 { Err(Fault::new("no")) } else { Ok(number) }
                            })
                            .await;
                        match number {
                            Ok(number) => drawn.push(number),
                            Err(fault) => assert_eq!(fault.to_string(), "no"),
                        }
                    }
                    drawn
                })
            })
            .collect();
        let mut drawn = Vec::new();
        for task in tasks {
            drawn.extend(task.await.unwrap());
        }
        drawn.sort_unstable();
        assert_eq!(drawn, (1..=56).collect::<Vec<i64>>(), "{:?}", fresh.db.engine());
    })
    .await;
}

/// A year begins at 1 again, and each Union numbers for itself.
#[tokio::test]
async fn a_scope_and_a_union_number_for_themselves() {
    each_engine(async |fresh| {
        let draws = [(20, "2022"), (20, "2022"), (20, "2023"), (21, "2022"), (20, "2022")];
        let mut drawn = Vec::new();
        for (union, year) in draws {
            let union = UnionNo::new(union);
            drawn.push(fresh.db.write(async |tx| tx.next_in_series(union, "bc", year).await).await.unwrap());
        }
        assert_eq!(drawn, [1, 2, 1, 1, 3]);
    })
    .await;
}

/// Two writers draw row numbers while both are inside: neither waits for the other, neither has to begin again.
///
/// Taken away: drawing alone on PostgreSQL (then inside): the second one waited for the first until the deadline.
#[tokio::test]
async fn row_numbers_do_not_make_writers_wait() {
    each_engine(async |fresh| {
        if fresh.db.engine() == store::Engine::Sqlite {
            return; // one writer: nobody else is inside
        }
        let both_drew = Arc::new(Barrier::new(2));
        let draw = || async {
            fresh
                .db
                .write(async |tx| {
                    let number: No<Thing> = tx.number(UnionNo::new(20), "thing").await?;
                    both_drew.wait().await;
                    Ok::<_, Fault>(number)
                })
                .await
        };
        let both = async { tokio::join!(draw(), draw()) };
        let (one, two) = tokio::time::timeout(common::DEADLINE, both).await.expect("neither waits for the other");
        let mut numbers = [format!("{:?}", one.unwrap()), format!("{:?}", two.unwrap())];
        numbers.sort();
        assert_eq!(numbers, ["20.1", "20.2"]);
    })
    .await;
}

/// More writers than connections for drawing: nobody holds one while waiting for another.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_draw_row_numbers_without_a_standstill() {
    each_engine(async |fresh| {
        let tasks: Vec<_> = (0..40)
            .map(|_| {
                let db = fresh.db.clone();
                tokio::spawn(
                    async move { db.write(async |tx| tx.number::<Thing>(UNION, "thing").await).await.map(No::get) },
                )
            })
            .collect();
        let all = futures_util::future::join_all(tasks);
        let drawn = tokio::time::timeout(common::DEADLINE, all).await.expect("no standstill");
        let mut numbers: Vec<i64> = drawn.into_iter().map(|number| number.unwrap().unwrap()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn numbers_that_are_used_up_and_names_of_row_numbers_are_faults() {
    each_engine(async |fresh| {
        let put = "INSERT INTO series (union_no, name, scope, last) VALUES (0, 'row.thing', '', 4294967295)";
        fresh.db.write(async |tx| tx.run(put, args![]).await).await.unwrap();
        let none = fresh.db.write(async |tx| tx.number::<Thing>(UNION, "thing").await).await;
        assert_eq!(none.unwrap_err().to_string(), "a Union's numbers are used up");
        let wrong = fresh.db.write(async |tx| tx.next_in_series(UNION, "row.thing", "").await).await;
        assert_eq!(wrong.unwrap_err().to_string(), "the series row.thing gives row numbers: use Tx::number");
    })
    .await;
}

/// A verb that writes thousands of rows draws their numbers at once; they follow one another and repeat nobody's.
#[tokio::test]
async fn many_numbers_are_drawn_at_once() {
    each_engine(async |fresh| {
        let drawn = fresh
            .db
            .write(async |tx| {
                let one: No<Thing> = tx.number(UNION, "thing").await?;
                let mut all = vec![one];
                all.extend(tx.numbers::<Thing>(UNION, "thing", 3).await?);
                all.extend(tx.numbers::<Thing>(UNION, "thing", 0).await?);
                all.push(tx.number(UNION, "thing").await?);
                Ok::<_, Fault>(all)
            })
            .await
            .unwrap();
        let expected: Vec<No<Thing>> = (1..=5).map(|running| No::new(UNION, running)).collect();
        assert!(drawn == expected, "{drawn:?}");
    })
    .await;
}

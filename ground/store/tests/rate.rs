//! Rate limits: a window opens with the first try and counts until it is over; what was refused stays counted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::Duration;

use kernel::Fault;
use store::args;
use testkit::each_engine;

const WINDOW: Duration = Duration::from_secs(900);
const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_window_counts_until_it_is_over() {
    each_engine(async |fresh| {
        let count = async || fresh.db.count_try("sign-in account", "hoa", WINDOW).await.unwrap();
        assert_eq!((count().await, count().await), (1, 2));
        fresh.clock.advance(WINDOW - SECOND);
        assert_eq!(count().await, 3, "a try does not move the window");
        fresh.clock.advance(SECOND);
        assert_eq!(count().await, 1, "the next one opens with this try");
    })
    .await;
}

#[tokio::test]
async fn each_name_and_subject_has_its_own_window() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        for (name, subject, tries) in
            [("account", "hoa", 1), ("address", "hoa", 1), ("account", "minh", 1), ("account", "hoa", 2)]
        {
            assert_eq!(db.count_try(name, subject, WINDOW).await.unwrap(), tries, "{name} {subject}");
        }
        db.write(async |tx| tx.forget_tries("account", "hoa").await).await.unwrap();
        assert_eq!(db.count_try("account", "hoa", WINDOW).await.unwrap(), 1);
        assert_eq!(db.count_try("account", "minh", WINDOW).await.unwrap(), 2);
        let named =
            db.read(async |view| view.all("SELECT subject FROM rate_window WHERE subject = 'hoa'", args![]).await);
        assert!(named.await.unwrap().is_empty(), "the table names nobody");
    })
    .await;
}

#[tokio::test]
async fn a_full_window_says_when_it_is_over_and_a_try_can_be_given_back() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        let opened = fresh.db.clock().now();
        assert_eq!(db.window_over("account", "hoa", WINDOW).await.unwrap(), opened, "none is open");
        db.count_try("account", "hoa", WINDOW).await.unwrap();
        fresh.clock.advance(SECOND);
        db.count_try("account", "hoa", WINDOW).await.unwrap();
        assert_eq!(db.window_over("account", "hoa", WINDOW).await.unwrap(), opened.plus(WINDOW));
        db.write(async |tx| tx.give_try_back("account", "hoa").await).await.unwrap();
        assert_eq!(db.count_try("account", "hoa", WINDOW).await.unwrap(), 2);
        db.write(async |tx| tx.give_try_back("account", "minh").await).await.unwrap();
        assert_eq!(db.count_try("account", "minh", WINDOW).await.unwrap(), 1, "nobody goes below nothing");
    })
    .await;
}

/// The sign-in that a try leads to fails, which is the very case that has to count. Fifty at once are counted as fifty.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn refused_tries_stay_counted_however_many_come_at_once() {
    each_engine(async |fresh| {
        let copies = [fresh.db.clone(), fresh.second().await];
        let tries: Vec<_> = (0..50)
            .map(|number| {
                let db = copies[number % 2].clone();
                tokio::spawn(async move {
                    db.count_try("account", "hoa", WINDOW).await.unwrap();
                    let refused: Result<(), Fault> = db.write(async |_| Err(Fault::new("wrong password"))).await;
                    assert!(refused.is_err());
                })
            })
            .collect();
        for one in tries {
            one.await.unwrap();
        }
        assert_eq!(fresh.db.count_try("account", "hoa", WINDOW).await.unwrap(), 51);
    })
    .await;
}

//! Each statement of `store.rs`, on both engines.

use testkit::{Fresh, each_engine};

use super::*;
use crate::samples::{Cast, cast};
use crate::scope::Scope;

fn day(text: &str) -> Day {
    text.parse().expect("a day of a test")
}

async fn seeded(fresh: &Fresh) -> Cast {
    fresh.db.write(async |tx| cast(tx).await).await.expect("the cast is seeded")
}

fn tree(listed: &[Placed]) -> String {
    let line = |placed: &Placed| {
        let indent = "  ".repeat(placed.depth);
        format!("{indent}{} ({}, {})", placed.body.short, placed.body.kind.title(), placed.since)
    };
    listed.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_tree_of_a_day_in_vietnamese_order() {
    each_engine(async |fresh| {
        let cast = seeded(&fresh).await;
        let (now, then) = fresh
            .db
            .read(async |view| {
                let now = list_below(view, cast.lang_son.no, view.today()).await?;
                let then = list_below(view, cast.country.no, day("1998-01-01")).await?;
                Ok::<_, Fault>((now, then))
            })
            .await
            .unwrap();
        insta::assert_snapshot!(tree(&now), @"
        Liên hiệp hội Lạng Sơn (Liên hiệp hội, 1996-11-05)
          Chi hội Cao đẳng Sư phạm (Chi hội, 2008-10-20)
          Hội Đông y (Hội thành viên, 1997-03-12)
          Hội Làm vườn (Hội thành viên, 1999-05-19)
          Hội Vật lý (Hội thành viên, 2004-09-30)
          Hội Y học (Hội thành viên, 1997-03-12)
            Chi hội Y học Cao Lộc (Chi hội, 2001-02-27)
        ");
        insta::assert_snapshot!(tree(&then), @"
        Liên hiệp hội Việt Nam (Cơ quan trung ương, 1983-03-26)
          Liên hiệp hội Lạng Sơn (Liên hiệp hội, 1996-11-05)
            Hội Đông y (Hội thành viên, 1997-03-12)
            Hội Y học (Hội thành viên, 1997-03-12)
          Liên hiệp hội Thái Bình (Liên hiệp hội, 1991-08-20)
            Hội Làm vườn (Hội thành viên, 1992-04-02)
            Hội Y học (Hội thành viên, 1993-02-27)
        ");
    })
    .await;
}

#[tokio::test]
async fn a_move_changes_nothing_before_its_day_and_an_end_nothing_before_its_own() {
    each_engine(async |fresh| {
        let cast = seeded(&fresh).await;
        fresh
            .db
            .write(async |tx| {
                move_under(tx, &cast.cao_loc, &cast.eastern_medicine, day("2022-07-01"), "QĐ 12").await?;
                close(tx, &cast.medicine, day("2023-01-01")).await
            })
            .await
            .unwrap();
        let below = async |body: &Body, on: &str| {
            let listed = fresh.db.read(async |view| list_below(view, body.no, day(on)).await).await.unwrap();
            listed.into_iter().map(|placed| placed.body.short).collect::<Vec<_>>()
        };
        assert_eq!(below(&cast.medicine, "2022-06-30").await, ["Hội Y học", "Chi hội Y học Cao Lộc"]);
        assert_eq!(below(&cast.medicine, "2022-07-01").await, ["Hội Y học"]);
        assert_eq!(below(&cast.eastern_medicine, "2022-07-01").await, ["Hội Đông y", "Chi hội Y học Cao Lộc"]);
        assert_eq!(below(&cast.medicine, "2023-01-01").await, [""; 0]);
        assert_eq!(below(&cast.lang_son, "2023-01-01").await.len(), 6);
        // An ended association stays within reach of the Union it last stood below, and of no other.
        fresh.clock.set("2024-01-01");
        let reach = fresh
            .db
            .read(async |view| {
                let scope = |actor| Scope::any(actor, view.today());
                Ok::<_, Fault>((
                    scope(&cast.minh).reaches(view, cast.medicine.no).await?,
                    scope(&cast.tuyet).reaches(view, cast.medicine.no).await?,
                    scope(&cast.quoc).reaches(view, cast.medicine.no).await?,
                ))
            })
            .await
            .unwrap();
        assert_eq!(reach, (true, false, true));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_stand_is_refused_by_name_and_leaves_nothing() {
    each_engine(async |fresh| {
        let cast = seeded(&fresh).await;
        let code = async |body: &Body, parent: Option<&Body>, on: &str| {
            let done = fresh
                .db
                .write(async |tx| match parent {
                    Some(parent) => move_under(tx, body, parent, day(on), "").await,
                    None => close(tx, body, day(on)).await,
                })
                .await;
            match done {
                Err(Problem::Refused(refusal)) => refusal.code,
                other => panic!("refused: {other:?}"),
            }
        };
        let (medicine, union) = (&cast.medicine, &cast.lang_son);
        assert_eq!(code(medicine, Some(medicine), "2022-07-01").await, "body.below_itself");
        assert_eq!(code(medicine, Some(union), "2022-07-01").await, "body.there_already");
        assert_eq!(code(medicine, Some(&cast.eastern_medicine), "1990-01-01").await, "body.later_decision");
        assert_eq!(code(medicine, Some(&cast.thai_binh), "2022-07-01").await, "body.wrong_place");
        assert_eq!(code(medicine, Some(&cast.college), "2022-07-01").await, "body.wrong_place");
        assert_eq!(code(medicine, None, "2022-07-01").await, "body.something_below");
        assert_eq!(code(&cast.country, None, "2022-07-01").await, "body.ended_already");
        let left = fresh.db.read(async |view| differs(view).await).await.unwrap();
        assert_eq!(left, [], "a refused move leaves the tree as it was");
    })
    .await;
}

#[tokio::test]
async fn a_span_that_was_tampered_with_is_found_and_rebuilt() {
    each_engine(async |fresh| {
        let cast = seeded(&fresh).await;
        let (found, left) = fresh
            .db
            .write(async |tx| {
                let sql = "DELETE FROM body_span WHERE ancestor = $1 AND body = $2";
                tx.run(sql, args![cast.lang_son.no, cast.physics.no]).await?;
                let found = differs(tx).await?;
                rebuild(tx).await?;
                Ok::<_, Fault>((found, differs(tx).await?))
            })
            .await
            .unwrap();
        insta::assert_snapshot!(format!("{found:?}"), @"[Missing(Span { body: 20.4, ancestor: 20.1, from: 2004-09-30, to: 9999-12-31 })]");
        assert_eq!(left, []);
    })
    .await;
}

#[tokio::test]
async fn a_body_is_found_by_number_name_and_slug() {
    each_engine(async |fresh| {
        let cast = seeded(&fresh).await;
        fresh
            .db
            .read(async |view| {
                assert_eq!(get(view, cast.physics.no).await?, cast.physics);
                assert_eq!(find(view, cast.physics.id).await?, Some(cast.physics.clone()));
                assert_eq!(find_by_slug(view, "lang-son").await?, Some(cast.lang_son.clone()));
                assert_eq!(find_by_slug(view, "").await?, None);
                assert_eq!(unions(view).await?, [cast.lang_son.clone(), cast.thai_binh.clone()]);
                Ok::<_, Fault>(())
            })
            .await
            .unwrap();
    })
    .await;
}

//! A planned thing was done: POST …/{record}/hoan-thanh. This is the shape of every verb in the house.

use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Fields, InPath, Problem, To};

use super::policy::may_keep;
use super::record::RecordId;
use super::{seen, show, store as ledger};

/// POST …/{record}/hoan-thanh
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, RecordId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (record, reached) = ledger::load(tx, &who, &at, id).await?;
        let permit = may_keep(&who, &record, &reached)?;
        record.unchanged_since(seen(&fields))?;
        ledger::save(tx, &record, record.finish(permit, tx.now())?).await?;
        Ok(To::address(show::url(&at, id)).with_notice("Đã ghi hoạt động là đã thực hiện."))
    })
    .await
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{entered, opened};

    #[tokio::test]
    async fn a_planned_class_is_done_on_its_day_and_not_before() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let page = entered(&hoa, &cast.physics, &[("first", "30/6/2022")]).await;
            let finish = format!("{page}/hoan-thanh");
            let refused = hoa.post(&finish, &[]).await;
            assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("record.still_to_come")));
            assert!(!hoa.get(&page).await.page().contains(&finish), "no button before its day");
            house.clock().set("2022-06-30");
            assert!(hoa.get(&page).await.page().contains(&finish), "a button on its day");
            insta::assert_snapshot!(hoa.post_and_follow(&finish, &[]).await.all(".events li").join("\n"), @"
            Ghi đã thực hiện 08:00 ngày 30/06/2022 · Hoàng Thị Hoa Trạng thái: trước: Dự kiến → sau: Đã thực hiện
            Ghi sổ 08:00 ngày 20/06/2022 · Hoàng Thị Hoa
            ");
            assert_eq!(hoa.post(&finish, &[]).await.refusal(), Some("record.not_planned"));
        })
        .await;
    }
}

//! A planned thing was begun and is not over: POST …/{record}/bat-dau. A task that was expected and has now been given, a
//! course on its first day; what is over on its day is done (finish.rs).

use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Fields, InPath, Problem, To};

use super::policy::may_keep;
use super::record::RecordId;
use super::{seen, show, store as ledger};

/// POST …/{record}/bat-dau
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
        ledger::save(tx, &record, record.begin(permit, tx.now())?).await?;
        Ok(To::address(show::url(&at, id)).with_notice("Đã ghi hoạt động là đang thực hiện."))
    })
    .await
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{class, entered, opened, seen};

    #[tokio::test]
    async fn a_planned_task_begins_on_its_day_and_not_before() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let task = [("loai", "phan-bien"), ("first", "30/6/2022")];
            let page = entered(&hoa, &cast.physics, &task).await;
            let begin = format!("{page}/bat-dau");
            let refused = hoa.post(&begin, &[]).await;
            assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("record.not_begun")));
            assert!(!hoa.get(&page).await.page().contains(&begin), "no button before its day");
            house.clock().set("2022-06-30");
            assert!(hoa.get(&page).await.page().contains(&begin), "a button on its day");
            insta::assert_snapshot!(hoa.post_and_follow(&begin, &[]).await.all(".events li").join("\n"), @"
            Ghi đã bắt đầu 08:00 ngày 30/06/2022 · Hoàng Thị Hoa Trạng thái: trước: Dự kiến → sau: Đang thực hiện
            Ghi sổ 08:00 ngày 20/06/2022 · Hoàng Thị Hoa
            ");
            assert_eq!(hoa.post(&begin, &[]).await.refusal(), Some("record.not_planned"));
        })
        .await;
    }

    /// What has begun by its days is begun by a correction that changes nothing else.
    #[tokio::test]
    async fn a_correction_begins_what_was_to_begin() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let task = [("loai", "phan-bien"), ("first", "30/6/2022"), ("why", "Đã được giao")];
            let page = entered(&hoa, &cast.physics, &task).await;
            house.clock().set("2022-06-30");
            let lead = cast.physics.id.to_string();
            let saw = seen(&hoa.get(&page).await);
            let sent: Vec<_> = task.into_iter().chain([("seen", saw.as_str())]).collect();
            let corrected = hoa.post(&format!("{page}/ban-sua"), &class(&lead, &sent)).await;
            let next = corrected.location().unwrap_or_else(|| panic!("{:?}", corrected.refusal()));
            assert!(hoa.get(&next).await.words().contains("Đang thực hiện"));
            let again = hoa.post(&format!("{page}/ban-sua"), &class(&lead, &task)).await;
            assert_eq!(again.refusal(), Some("record.nothing_changed"));
        })
        .await;
    }
}

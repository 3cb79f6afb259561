//! Taking the last change back: POST …/{record}/hoan-tac. Undoing an undo brings the change again. What joined two records
//! is taken back in both.

use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Fields, InPath, Problem, To};

use super::policy::may_keep;
use super::record::{RecordId, Undoing};
use super::state::State;
use super::{seen, show, store as ledger};
use crate::twin;

/// POST …/{record}/hoan-tac
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
        if record.to_undo()? == Undoing::Joining {
            let parted = twin::part(tx, &who, &at, &record).await?;
            return Ok(To::address(show::url(&at, id)).with_notice(parted.said()));
        }
        let change = record.undo(permit, tx.now());
        let said = said(change.state);
        ledger::save(tx, &record, change).await?;
        Ok(To::address(show::url(&at, id)).with_notice(said))
    })
    .await
}

/// Whoever takes back the entry itself did more than she may think; the sentence says so, and how to mend it.
fn said(state: State) -> &'static str {
    match state {
        State::Withdrawn(_) => "Đã gỡ bản ghi khỏi sổ; không còn tính vào số liệu nào. Hoàn tác lần nữa để lấy lại.",
        _ => "Đã hoàn tác thay đổi gần nhất.",
    }
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{entered, opened, seen};

    #[tokio::test]
    async fn undoing_and_undoing_the_undoing() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let page = entered(&hoa, &cast.physics, &[]).await;
            let undo = format!("{page}/hoan-tac");
            hoa.post(&format!("{page}/huy"), &[("why", "Mưa bão")]).await;
            assert!(hoa.post_and_follow(&undo, &[]).await.words().contains("Đã thực hiện"));
            let again = hoa.post_and_follow(&undo, &[]).await;
            insta::assert_snapshot!(again.all(".events li").join("\n"), @"
            Hoàn tác 08:00 ngày 20/06/2022 · Hoàng Thị Hoa Trạng thái: trước: Đã thực hiện → sau: Đã hủy
            Hoàn tác 08:00 ngày 20/06/2022 · Hoàng Thị Hoa Trạng thái: trước: Đã hủy → sau: Đã thực hiện
            Hủy 08:00 ngày 20/06/2022 · Hoàng Thị Hoa Lý do: Mưa bão Trạng thái: trước: Đã thực hiện → sau: Đã hủy
            Ghi sổ 08:00 ngày 20/06/2022 · Hoàng Thị Hoa
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn what_was_entered_by_mistake_leaves_the_ledger_and_can_come_back() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let page = entered(&hoa, &cast.physics, &[]).await;
            let shown = hoa.post_and_follow(&format!("{page}/hoan-tac"), &[]).await;
            assert!(shown.words().contains("Đã gỡ bản ghi khỏi sổ"), "{}", shown.words());
            assert!(hoa.get("/lang-son/hoat-dong").await.words().contains("Sổ chưa có hoạt động nào"));
            assert_eq!(hoa.get("/lang-son/hoat-dong?trang-thai=da-go").await.all("tbody tr").len(), 1);
            let refused = hoa.post(&format!("{page}/huy"), &[("why", "Mưa")]).await;
            assert_eq!(refused.refusal(), Some("record.withdrawn"));
            assert!(hoa.post_and_follow(&format!("{page}/hoan-tac"), &[]).await.words().contains("Đã thực hiện"));
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_undoes_what_she_did_not_see() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
            let page = entered(&hoa, &cast.physics, &[]).await;
            let saw = seen(&hoa.get(&page).await);
            minh.post(&format!("{page}/huy"), &[("why", "Mưa bão")]).await;
            let refused = hoa.post(&format!("{page}/hoan-tac"), &[("seen", &saw)]).await;
            assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("record.changed_meanwhile")));
        })
        .await;
    }
}

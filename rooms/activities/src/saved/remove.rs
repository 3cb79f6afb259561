//! Taking a saved list away: POST …/{view}/xoa. It held no facts, so it is gone; the log knows that it was there.

use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Fields, InPath, Problem, To};

use super::saved_list::SavedListId;
use super::{list, store as saved};

/// POST …/{view}/xoa
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, SavedListId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let list = saved::load(tx, at.body.union, who.account, id).await?;
        saved::delete(tx, &list).await?;
        Ok(To::address(list::url(&at.slug)).with_notice(format!("Đã xóa cách lọc “{}”.", list.name)))
    })
    .await
}

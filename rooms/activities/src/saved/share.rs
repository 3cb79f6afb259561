//! Showing a list of one's own to the whole Union, and keeping it to oneself again: POST …/{view}/chia-se, …/thoi-chia-se.

use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Fields, InPath, Problem, To};

use super::policy::may_share;
use super::saved_list::SavedListId;
use super::{list, store as saved};

/// POST …/{view}/chia-se
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, SavedListId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let list = saved::load(tx, at.body.union, who.account, id).await?;
        let permit = may_share(&who, at.body.no, &saved::reached(tx, &who, at.body.no).await?)?;
        saved::share(tx, &list, &permit, tx.now()).await?;
        let notice = format!("Mọi người xem sổ của Liên hiệp hội nay thấy cách lọc “{}”.", list.name);
        Ok(To::address(list::url(&at.slug)).with_notice(notice))
    })
    .await
}

/// POST …/{view}/thoi-chia-se
pub async fn post_ending(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, SavedListId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let list = saved::load(tx, at.body.union, who.account, id).await?;
        may_share(&who, at.body.no, &saved::reached(tx, &who, at.body.no).await?)?;
        saved::unshare(tx, &list).await?;
        Ok(To::address(list::url(&at.slug)).with_notice(format!("Cách lọc “{}” nay chỉ mình bạn thấy.", list.name)))
    })
    .await
}

//! It will not be, or it was not: POST …/{record}/huy, with a reason. The record stays, and counts nowhere.

use axum::extract::Path;
use kernel::{Actor, Refusal};
use organisation::UnionHere;
use web::{Cx, Fields, Problem, To};

use super::policy::may_keep;
use super::record::RecordId;
use super::{show, store as ledger};

/// POST …/{record}/huy
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Path((_, id)): Path<(String, RecordId)>,
    fields: Fields,
) -> Result<To, Problem> {
    let why = fields.line("why");
    cx.answer_once(&fields, &who, async |tx| {
        let (record, reached) = ledger::get_visible_to(tx, &who, id).await?.ok_or_else(Refusal::not_found)?;
        let permit = may_keep(&who, record.id, &record.current().content, &reached)?;
        ledger::save(tx, &record, record.cancel(permit, &why, tx.now())?).await?;
        Ok(To::address(show::url(&at, id)).with_notice("Đã hủy; hoạt động không còn vào số liệu nào. Có thể hoàn tác."))
    })
    .await
}

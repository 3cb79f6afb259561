//! Taking the last change back: POST …/{record}/hoan-tac. Undoing an undo brings the change again.

use axum::extract::Path;
use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Fields, Problem, To};

use super::policy::may_keep;
use super::record::RecordId;
use super::{seen, show, store as ledger};

/// POST …/{record}/hoan-tac
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Path((_, id)): Path<(String, RecordId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (record, reached) = ledger::load(tx, &who, &at, id).await?;
        let permit = may_keep(&who, &record, &reached)?;
        record.unchanged_since(seen(&fields))?;
        ledger::save(tx, &record, record.undo(permit, tx.now())).await?;
        Ok(To::address(show::url(&at, id)).with_notice("Đã hoàn tác thay đổi gần nhất."))
    })
    .await
}

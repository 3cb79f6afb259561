//! It will not be, or it was not: POST …/{record}/huy, with a reason. The record stays, and counts nowhere.

use axum::extract::Path;
use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Answer, Cx, Fields, Problem, To, again};

use super::policy::may_keep;
use super::reason::Reason;
use super::record::RecordId;
use super::{seen, show, store as ledger};

/// POST …/{record}/huy
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Path((_, id)): Path<(String, RecordId)>,
    fields: Fields,
) -> Result<Answer, Problem> {
    let why = match Reason::read(&fields.line("why")) {
        Ok(why) => why,
        Err(sentence) => {
            let mut errors = FieldErrors::new();
            errors.add("why", sentence);
            let shown = show::read(&who, &cx, &at, id).await?.with_errors(fields.line("why"), errors);
            return Ok(Answer::Again(again(&shown)?));
        }
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let (record, reached) = ledger::load(tx, &who, &at, id).await?;
            let permit = may_keep(&who, &record, &reached)?;
            record.unchanged_since(seen(&fields))?;
            ledger::save(tx, &record, record.cancel(permit, why.clone(), tx.now())?).await?;
            Ok(To::address(show::url(&at, id))
                .with_notice("Đã hủy; hoạt động không còn vào số liệu nào. Có thể hoàn tác."))
        })
        .await?;
    Ok(Answer::Go(to))
}

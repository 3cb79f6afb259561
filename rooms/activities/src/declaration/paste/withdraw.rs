//! Taking a whole paste back: POST …/dan/{paste}/rut. What was withdrawn by itself before stays as it was.

use kernel::{Actor, Kind, Refusal, Stamp};
use organisation::UnionHere;
use web::{Cx, Fields, InPath, Problem, To};

use super::store::{self, PasteId};
use crate::declaration::policy::may_withdraw;
use crate::declaration::{list, store as declarations};
use crate::record::store as ledger;

/// POST …/dan/{paste}/rut
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, PasteId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let paste = store::load(tx, &who, &at, id).await?;
        let reached = ledger::reached(tx, &who, &[paste.body]).await?;
        let standing = store::declarations_of(tx, &paste).await?;
        if standing.is_empty() {
            let sentence = "Mọi khai báo của lần dán này đã được rút từ trước.";
            return Err(Refusal::new(Kind::WrongState, "declaration.paste_withdrawn", sentence).into());
        }
        for declaration in &standing {
            let permit = may_withdraw(&who, declaration, &reached)?;
            declarations::close(tx, declaration, declaration.withdraw(permit, tx.now())?).await?;
        }
        let stamp = Stamp { by: who.account, at: tx.now() };
        store::log(tx, &paste, stamp, "withdrawn", standing.len()).await?;
        let notice = format!("Đã rút {} khai báo từ {}.", standing.len(), paste.source);
        Ok(To::address(list::url(&at.slug)).with_notice(notice))
    })
    .await
}

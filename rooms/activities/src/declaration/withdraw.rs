//! Taking a declaration back: POST …/{declaration}/rut. It stays in the list and the log, and stands beside nothing.

use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Fields, InPath, Problem, To};

use super::declaration::DeclarationId;
use super::policy::may_withdraw;
use super::{list, store as declarations};
use crate::record::store as ledger;

/// POST …/{declaration}/rut
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, DeclarationId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let declaration = declarations::load(tx, &who, &at, id).await?;
        let reached = ledger::reached(tx, &who, &[declaration.body]).await?;
        let permit = may_withdraw(&who, &declaration, &reached)?;
        declarations::close(tx, &declaration, declaration.withdraw(permit, tx.now())?).await?;
        Ok(To::address(list::url(&at.slug)).with_notice("Đã rút khai báo; số này không còn đứng cạnh số đếm được."))
    })
    .await
}

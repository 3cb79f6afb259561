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
        Ok(To::address(list::url(&at.slug))
            .with_notice("Đã rút khai báo; số này không còn được in bên cạnh số đếm từ sổ."))
    })
    .await
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{declared, opened};

    #[tokio::test]
    async fn what_is_withdrawn_stays_in_the_list_and_stands_beside_nothing() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let (hoa, binh) = (house.visitor(&cast.hoa), house.visitor(&cast.binh));
            let body = cast.physics.id.to_string();
            let listed = hoa.post_and_follow("/lang-son/khai-bao", &declared(&body, &[])).await;
            let withdraw = listed.attributes("form[action$='/rut']", "action").pop().unwrap();
            assert_eq!(binh.get("/lang-son/khai-bao").await.all("form[action$='/rut']").len(), 0, "she only looks");
            for stranger in [&cast.binh, &cast.tuyet] {
                assert_eq!(house.visitor(stranger).post(&withdraw, &[]).await.status, 404);
            }
            let listed = hoa.post_and_follow(&withdraw, &[]).await;
            insta::assert_snapshot!(listed.all("tbody td").last().unwrap(), @"Đã rút 08:00 ngày 20/06/2022");
            assert_eq!(hoa.post(&withdraw, &[]).await.refusal(), Some("declaration.already_withdrawn"));
        })
        .await;
    }

    #[tokio::test]
    async fn who_may_look_may_not_withdraw() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let body = cast.medicine.id.to_string();
            let listed = house.visitor(&cast.minh).post_and_follow("/lang-son/khai-bao", &declared(&body, &[])).await;
            let withdraw = listed.attributes("form[action$='/rut']", "action").pop().unwrap();
            let hoa = crate::talk::also(&cast.hoa, kernel::Role::Auditor, &cast.lang_son);
            let refused = house.visitor(&hoa).post(&withdraw, &[]).await;
            assert_eq!((refused.status.as_u16(), refused.refusal()), (403, Some("declaration.not_hers")));
        })
        .await;
    }
}

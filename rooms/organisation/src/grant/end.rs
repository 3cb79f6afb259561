//! POST /quan-tri/{account}/quyen/{grant}/ket-thuc: ends a role. Who held it signs in anew, if she still may.

use axum::extract::Path;
use kernel::{Actor, Refusal};
use web::{Cx, Fields, Problem, To};

use super::grant::GrantId;
use super::show::{named, url};
use super::{policy, store};

/// POST /quan-tri/{account}/quyen/{grant}/ket-thuc
pub async fn post(
    who: Actor,
    cx: Cx,
    Path((account, grant)): Path<(String, String)>,
    fields: Fields,
) -> Result<To, Problem> {
    let account = named(&account)?;
    let grant: GrantId = grant.parse().map_err(|_| Refusal::not_found())?;
    cx.answer_once(&fields, &who, async |tx| {
        let given = store::find(tx, grant).await?.filter(|given| given.account == account);
        let given = given.ok_or_else(Refusal::not_found)?;
        let permit = policy::may_end(tx, &who, &given).await?;
        store::end(tx, permit).await?;
        Ok(To::address(url(account)).with_notice("Đã kết thúc vai trò."))
    })
    .await
}

#[cfg(test)]
mod tests {
    use testkit::{TestHouse, house};

    use crate::grant::store::held;
    use crate::grants_of;
    use crate::samples::seated;

    async fn address(house: &TestHouse, actor: &kernel::Actor) -> String {
        let held = house.db().read(async |view| held(view, actor.account).await).await.unwrap();
        format!("/quan-tri/{}/quyen/{}/ket-thuc", actor.account, held[0].id)
    }

    #[tokio::test]
    async fn an_ended_role_is_gone_and_so_are_the_sessions() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let hoa = cast.hoa.account;
            house.db().write(async |tx| people::session::open(tx, hoa, "Firefox").await).await.unwrap();
            let lan = house.visitor(&cast.lan);
            let end = address(house, &cast.hoa).await;
            assert_eq!(lan.post(&end, &[]).await.status, 303);
            let left = house.db().read(async |view| grants_of(view, hoa).await).await.unwrap();
            assert_eq!(left, []);
            let open = house.db().read(async |view| people::session::list_open(view, hoa).await).await.unwrap();
            assert_eq!(open, []);
            assert_eq!(lan.post(&end, &[]).await.status, 404);
        })
        .await;
    }

    #[tokio::test]
    async fn her_own_last_role_another_unions_and_the_one_above_stay() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let lan = house.visitor(&cast.lan);
            assert_eq!(lan.post(&address(house, &cast.lan).await, &[]).await.refusal(), Some("grant.own_last"));
            for actor in [&cast.tuyet, &cast.quoc] {
                assert_eq!(lan.post(&address(house, actor).await, &[]).await.status, 404, "{}", actor.name);
            }
            // The office may end nothing, whatever address it knows.
            let minh = house.visitor(&cast.minh);
            assert_eq!(minh.post(&address(house, &cast.hoa).await, &[]).await.status, 404);
        })
        .await;
    }
}

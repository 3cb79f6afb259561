//! What an administrator does to an account: closes it, opens it again, takes the second step away from who lost her
//! telephone, makes a new link for who forgot her password. Each needs the permit to keep that very account.

use ::store::{Snapshot, Tx};
use std::sync::{Mutex, PoisonError};

use axum::extract::Path;
use axum::response::Response;
use kernel::{AccountId, Actor};
use people::account::{close, reopen, reset_code};
use people::invitation;
use web::{Cx, Fields, Problem, To};

use super::invite::link_or;
use super::policy::{Keep, may_keep, visible};
use super::show::{named, url};

/// POST /quan-tri/{account}/dong
pub async fn post_close(who: Actor, cx: Cx, Path(account): Path<String>, fields: Fields) -> Result<To, Problem> {
    let account = named(&account)?;
    kept(&who, &cx, account, &fields, "Đã đóng tài khoản.", async |tx, (account, by)| {
        close(tx, account, by).await
    })
    .await
}

/// POST /quan-tri/{account}/mo-lai
pub async fn post_reopen(who: Actor, cx: Cx, Path(account): Path<String>, fields: Fields) -> Result<To, Problem> {
    let account = named(&account)?;
    kept(&who, &cx, account, &fields, "Đã mở lại tài khoản.", async |tx, (account, by)| {
        reopen(tx, account, by).await
    })
    .await
}

/// POST /quan-tri/{account}/dat-lai-ma
pub async fn post_reset(who: Actor, cx: Cx, Path(account): Path<String>, fields: Fields) -> Result<To, Problem> {
    let account = named(&account)?;
    kept(&who, &cx, account, &fields, "Đã đặt lại mã xác thực.", async |tx, (account, by)| {
        reset_code(tx, account, by).await
    })
    .await
}

/// POST /quan-tri/{account}/loi-moi
pub async fn post_invite(who: Actor, cx: Cx, Path(account): Path<String>, fields: Fields) -> Result<Response, Problem> {
    let account = named(&account)?;
    let made = Mutex::new(None);
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let (keep, name) = permit(tx, &who, account).await?;
            let (account, by) = keep.used();
            let token = invitation::invite(tx, account, by).await?;
            *made.lock().unwrap_or_else(PoisonError::into_inner) = Some((token, name));
            Ok(To::address(url(account)))
        })
        .await?;
    let (token, name) = made.into_inner().unwrap_or_else(PoisonError::into_inner).unzip();
    link_or(&cx, token, &name.unwrap_or_default(), to)
}

/// Does it with the permit for this account, once; `change` gets whose account it is and who keeps it.
async fn kept<F>(
    who: &Actor,
    cx: &Cx,
    account: AccountId,
    fields: &Fields,
    said: &'static str,
    change: F,
) -> Result<To, Problem>
where
    F: AsyncFnOnce(&Tx, (AccountId, AccountId)) -> Result<(), Problem> + Clone,
{
    cx.answer_once(fields, who, async |tx| {
        let (keep, _) = permit(tx, who, account).await?;
        change.clone()(tx, keep.used()).await?;
        Ok(To::address(url(account)).with_notice(said))
    })
    .await
}

async fn permit(view: &Snapshot, who: &Actor, account: AccountId) -> Result<(Keep, String), Problem> {
    let account = visible(view, who, account).await?;
    Ok((may_keep(view, who, &account).await?, account.name))
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::samples::seated;

    #[tokio::test]
    async fn an_account_is_closed_opened_again_and_given_a_new_link() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let hoa = cast.hoa.account;
            house.db().write(async |tx| people::session::open(tx, hoa, "Firefox").await).await.unwrap();
            let lan = house.visitor(&cast.lan);
            let url = format!("/quan-tri/{hoa}");
            let closed = lan.post_and_follow(&format!("{url}/dong"), &[]).await;
            assert_eq!(closed.all(".tag"), ["Đã đóng"]);
            let open = house.db().read(async |view| people::session::list_open(view, hoa).await).await.unwrap();
            assert_eq!(open, []);
            assert_eq!(lan.post(&format!("{url}/dong"), &[]).await.refusal(), Some("account.closed"));
            let body = cast.medicine.id.to_string();
            let give = lan.post(&format!("{url}/quyen"), &[("role", "leader"), ("body", &body)]).await;
            assert_eq!(give.refusal(), Some("grant.account_closed"));
            let opened = lan.post_and_follow(&format!("{url}/mo-lai"), &[]).await;
            assert_eq!(opened.all(".tag"), ["Đang dùng"]);
            assert_eq!(lan.post(&format!("{url}/dat-lai-ma"), &[]).await.refusal(), Some("account.code_is_off"));
            let link = lan.post(&format!("{url}/loi-moi"), &[]).await;
            assert!(link.value_of("link").unwrap().starts_with("/loi-moi/"));
        })
        .await;
    }

    #[tokio::test]
    async fn her_own_account_and_one_with_a_role_elsewhere_are_not_hers_to_keep() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            // Hoa also works for Thái Bình.
            let elsewhere = crate::grant::policy::the_console_may_give;
            house
                .db()
                .write(async |tx| {
                    let permit = elsewhere(cast.hoa.account, kernel::Role::Auditor, &cast.thai_binh);
                    crate::grant::store::give(tx, permit).await
                })
                .await
                .unwrap();
            let lan = house.visitor(&cast.lan);
            for verb in ["dong", "mo-lai", "dat-lai-ma", "loi-moi"] {
                let own = lan.post(&format!("/quan-tri/{}/{verb}", cast.lan.account), &[]).await;
                assert_eq!(own.refusal(), Some("account.own"), "{verb}");
                let shared = lan.post(&format!("/quan-tri/{}/{verb}", cast.hoa.account), &[]).await;
                assert_eq!(shared.refusal(), Some("account.holds_elsewhere"), "{verb}");
                let foreign = lan.post(&format!("/quan-tri/{}/{verb}", cast.tuyet.account), &[]).await;
                assert_eq!(foreign.status, 404, "{verb}");
            }
            // Her page says so by offering nothing but what is within reach.
            let page = lan.get(&format!("/quan-tri/{}", cast.hoa.account)).await;
            assert_eq!(page.attributes("main form", "action").len(), 2);
            assert!(!page.page().contains("Thái Bình"));
        })
        .await;
    }
}

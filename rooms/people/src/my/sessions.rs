//! Ending her own sessions: one that looks strange, or all but this one. Somebody else's is not found.

use axum::extract::Path;
use kernel::{Refusal, UnionNo};
use serde_json::json;
use store::Event;
use web::{Cx, Fields, Problem, SignedIn, To};

use super::{HOME, current};
use crate::session::{self, SessionId, Why};

/// Ends one.
///
/// # Errors
/// Not found where it is not hers or over already.
pub(super) async fn post_end(who: SignedIn, cx: Cx, Path(id): Path<String>, fields: Fields) -> Result<To, Problem> {
    let id: SessionId = id.parse().map_err(|_| Refusal::not_found())?;
    cx.answer_once(&fields, &who.actor, async |tx| {
        if !session::end(tx, who.actor.account, id, Why::Revoked).await? {
            return Err(Refusal::not_found().into());
        }
        tx.log(&event(&who, "session_ended")).await?;
        Ok(To::address(HOME).with_notice("Đã kết thúc phiên đăng nhập."))
    })
    .await
}

/// Ends all but this one.
///
/// # Errors
/// A fault.
pub(super) async fn post_end_others(who: SignedIn, cx: Cx, fields: Fields) -> Result<To, Problem> {
    let keep = current(&who)?;
    cx.answer_once(&fields, &who.actor, async |tx| {
        session::end_others(tx, who.actor.account, keep, Why::Revoked).await?;
        tx.log(&event(&who, "other_sessions_ended")).await?;
        Ok(To::address(HOME).with_notice("Đã kết thúc các phiên đăng nhập khác."))
    })
    .await
}

fn event(who: &SignedIn, verb: &'static str) -> Event {
    Event {
        union: UnionNo::COUNTRY,
        by: Some(who.actor.account),
        noun: "account",
        noun_id: who.actor.account.to_string(),
        verb,
        why: String::new(),
        detail: json!({}),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::tests::{house, log, signed_in};

    #[tokio::test]
    async fn hoa_ends_a_session_that_looks_strange() {
        house(async |house, cast| {
            let strange = signed_in(house, "hoa@langson.example").await;
            let hoa = signed_in(house, "hoa@langson.example").await;
            let page = hoa.get("/tai-khoan").await;
            let action = page.attributes("td form", "action").pop().unwrap();
            let key = page.attributes("td form input", "value").pop().unwrap();
            let fields = [("form_key", key.as_str())];
            let after = hoa.post_and_follow(&action, &fields).await;
            assert_eq!(after.all("[role=status]"), ["Đã kết thúc phiên đăng nhập."]);
            assert_eq!(after.all("tbody tr").len(), 1);
            assert!(strange.get("/tai-khoan").await.location().is_some());
            assert_eq!(hoa.post(&action, &fields).await.location().as_deref(), Some("/tai-khoan"), "a double click");
            assert_eq!(log(house, cast.hoa.id).await, "made password_set session_ended signed_in signed_in");
        })
        .await;
    }

    #[tokio::test]
    async fn somebody_elses_session_is_not_found() {
        house(async |house, _| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            signed_in(house, "hoa@langson.example").await;
            let action = hoa.get("/tai-khoan").await.attributes("td form", "action").pop().unwrap();
            let minh = signed_in(house, "0912345678").await;
            assert_eq!(minh.post(&action, &[]).await.status, StatusCode::NOT_FOUND);
            assert_eq!(minh.post("/tai-khoan/phien/x/ket-thuc", &[]).await.status, StatusCode::NOT_FOUND);
            assert_eq!(hoa.get("/tai-khoan").await.all("tbody tr").len(), 2);
        })
        .await;
    }

    #[tokio::test]
    async fn all_others_end_and_this_one_stays() {
        house(async |house, _| {
            let others = [signed_in(house, "hoa@langson.example").await, signed_in(house, "hoa@langson.example").await];
            let hoa = signed_in(house, "hoa@langson.example").await;
            let minh = signed_in(house, "0912345678").await;
            let after = hoa.post_and_follow("/tai-khoan/phien-khac/ket-thuc", &[("form_key", "K")]).await;
            assert_eq!(after.all("tbody tr").len(), 1);
            for other in others {
                assert!(other.get("/tai-khoan").await.location().is_some());
            }
            assert_eq!(minh.get("/tai-khoan").await.location(), None);
        })
        .await;
    }
}

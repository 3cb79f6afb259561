//! Signing out ends the session in the database and takes the cookie back. Whose session is over already is led the same
//! way: nobody must sign in to sign out.

use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use kernel::UnionNo;
use serde_json::json;
use store::Event;
use web::{Cx, Problem, To};

use crate::client::Client;
use crate::session::{self, Why};

/// Signs out.
///
/// # Errors
/// A fault.
pub(super) async fn post(cx: Cx, client: Client) -> Result<Response, Problem> {
    if let Some(open) = &client.session {
        let account = open.actor.account;
        cx.write(async |tx| {
            let Ok(id) = open.session.parse() else { return Ok::<_, Problem>(()) };
            if session::end(tx, account, id, Why::SignedOut).await? {
                tx.log(&Event {
                    union: UnionNo::COUNTRY,
                    by: Some(account),
                    noun: "account",
                    noun_id: account.to_string(),
                    verb: "signed_out",
                    why: String::new(),
                    detail: json!({}),
                })
                .await?;
            }
            Ok(())
        })
        .await?;
    }
    let to = To::address("/dang-nhap").with_notice("Đã đăng xuất.");
    let cookie = cx.app().cookies().take_session().map(|cookie| (SET_COOKIE, cookie));
    Ok((AppendHeaders(cookie), to).into_response())
}

#[cfg(test)]
mod tests {
    use crate::tests::{house, log, signed_in};

    #[tokio::test]
    async fn signing_out_ends_the_session_and_not_only_the_cookie() {
        house(async |house, cast| {
            let hoa = house.guest();
            let answer = crate::tests::knock(&hoa, "hoa@langson.example", crate::samples::PASSWORD).await;
            let cookie = answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
            let left = hoa.post("/dang-xuat", &[]).await;
            assert_eq!(left.location().as_deref(), Some("/dang-nhap"));
            assert!(hoa.get("/dang-nhap").await.words().starts_with("Đã đăng xuất."));
            // Somebody who kept a copy of the cookie has nothing.
            let thief = house.guest();
            let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
            let shown = thief.post_as("/tai-khoan/phien-khac/ket-thuc", &[], &headers).await;
            assert_eq!(shown.location().as_deref(), Some("/dang-nhap?ve=%2F"), "a verb is no page to come back to");
            assert_eq!(log(house, cast.hoa.id).await, "made password_set signed_in signed_out");
        })
        .await;
    }

    #[tokio::test]
    async fn whose_session_is_over_may_sign_out_all_the_same() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            house.clock().advance(crate::session::LENGTH);
            assert_eq!(hoa.post("/dang-xuat", &[]).await.location().as_deref(), Some("/dang-nhap"));
            assert_eq!(log(house, cast.hoa.id).await, "made password_set signed_in");
        })
        .await;
    }
}

//! Switching the second step off: the password is asked, so that an unattended screen is not enough.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::FieldErrors;
use web::{Cx, Fields, Frame, Page, Problem, SignedIn, To, again, page};

use super::{HOME, answered_before, own};
use crate::account::{Password, store as accounts};
use crate::limit;
use crate::people::People;

/// The form that asks the password.
#[derive(Debug, Template)]
#[template(path = "my/code_off.html")]
pub struct CodeOffPage {
    /// The frame.
    pub frame: Frame,
    /// What was wrong.
    pub errors: FieldErrors,
}

const TITLE: &str = "Tắt mã xác thực";

impl CodeOffPage {
    /// Opened first.
    pub fn samples() -> Vec<Self> {
        vec![Self { frame: Frame::sample(TITLE), errors: FieldErrors::new() }]
    }
}

/// The empty form.
///
/// # Errors
/// A fault.
pub(super) async fn get(_: SignedIn, cx: Cx) -> Result<Page, Problem> {
    page(&CodeOffPage { frame: cx.frame(TITLE), errors: FieldErrors::new() })
}

/// Switches it off.
///
/// # Errors
/// `account.code_is_off`; `sign_in.too_many`; a fault.
pub(super) async fn post(who: SignedIn, cx: Cx, people: People, fields: Fields) -> Result<Response, Problem> {
    if let Some(to) = answered_before(&cx, &fields, &who.actor).await? {
        return Ok(to.into_response());
    }
    let account = cx.read(async |view| own(view, &who.actor).await).await?;
    limit::count_proof(&cx, account.id).await?;
    let Some(proven) = people.hasher.prove(Some(&account), &Password::typed(fields.text("current"))).await? else {
        let mut errors = FieldErrors::new();
        errors.add("current", "Mật khẩu không đúng.");
        return Ok(again(&CodeOffPage { frame: cx.frame(TITLE), errors })?.into_response());
    };
    let to = cx
        .answer_once(&fields, &who.actor, async |tx| {
            let mut account = own(tx, &who.actor).await?;
            let event = account.switch_code_off(&proven)?;
            accounts::save(tx, &mut account, &event).await?;
            limit::forget_proof_tries(tx, account.id).await?;
            Ok(To::address(HOME).with_notice("Đã tắt mã xác thực."))
        })
        .await?;
    Ok(to.into_response())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::samples::PASSWORD;
    use crate::tests::{house, log, signed_in, switch_code_on};

    #[tokio::test]
    async fn the_password_switches_it_off() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            switch_code_on(house, &hoa, cast.hoa.id).await;
            let form = hoa.get("/tai-khoan/ma-xac-thuc/tat").await;
            insta::assert_snapshot!(form.words(), @"
            Đã bật mã xác thực. Từ lần đăng nhập sau, hệ thống sẽ hỏi mã này.
            Tài khoản
            Tắt mã xác thực
            Tắt mã xác thực
            Sau khi tắt, chỉ cần mật khẩu là đăng nhập được.
            Mật khẩu
            Tắt mã xác thực Thôi
            ");
            let wrong = hoa.post("/tai-khoan/ma-xac-thuc/tat", &[("current", "đoán mò thôi")]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            let key = form.value_of("form_key").unwrap();
            let fields = [("current", PASSWORD), ("form_key", key.as_str())];
            let after = hoa.post_and_follow("/tai-khoan/ma-xac-thuc/tat", &fields).await;
            assert_eq!(after.all("[role=status]"), ["Đã tắt mã xác thực."]);
            let again = hoa.post("/tai-khoan/ma-xac-thuc/tat", &[("current", PASSWORD)]).await;
            assert_eq!(again.refusal(), Some("account.code_is_off"));
            signed_in(house, "hoa@langson.example").await;
            assert_eq!(
                log(house, cast.hoa.id).await,
                "code_switched_off code_switched_on made password_set signed_in signed_in"
            );
        })
        .await;
    }
}

//! Changing her own password: the old one is asked, and every other session of hers ends, in case it was lost.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::FieldErrors;
use web::{Cx, Fields, Frame, Page, Problem, SignedIn, To, again, page};

use super::{HOME, answered_before, current, own};
use crate::account::{Password, store as accounts};
use crate::invitation::chosen;
use crate::limit;
use crate::people::People;
use crate::session::{self, Why};

/// The form of a new password.
#[derive(Debug, Template)]
#[template(path = "my/password.html")]
pub struct PasswordPage {
    /// The frame.
    pub frame: Frame,
    /// How she signs in: the browser keeps the password under it.
    pub login: String,
    /// What was wrong.
    pub errors: FieldErrors,
}

const TITLE: &str = "Đổi mật khẩu";

impl PasswordPage {
    /// Opened first.
    pub fn samples() -> Vec<Self> {
        let (frame, login) = (Frame::sample(TITLE), "hoa@langson.example".to_owned());
        vec![Self { frame, login, errors: FieldErrors::new() }]
    }
}

/// The empty form.
///
/// # Errors
/// A fault.
pub(super) async fn get(who: SignedIn, cx: Cx) -> Result<Page, Problem> {
    let account = cx.read(async |view| own(view, &who.actor).await).await?;
    let login = account.logins().first().copied().unwrap_or_default().to_owned();
    page(&PasswordPage { frame: cx.frame(TITLE), login, errors: FieldErrors::new() })
}

/// Changes it.
///
/// # Errors
/// `sign_in.too_many`; `account.changed_meanwhile`; a fault.
pub(super) async fn post(who: SignedIn, cx: Cx, people: People, fields: Fields) -> Result<Response, Problem> {
    if let Some(to) = answered_before(&cx, &fields, &who.actor).await? {
        return Ok(to.into_response());
    }
    let keep = current(&who)?;
    let account = cx.read(async |view| own(view, &who.actor).await).await?;
    let mut errors = FieldErrors::new();
    limit::count_proof(&cx, account.id).await?;
    let proven = people.hasher.prove(Some(&account), &Password::typed(fields.text("current"))).await?;
    if proven.is_none() {
        errors.add("current", "Mật khẩu hiện tại không đúng.");
    }
    let password = chosen(&fields, &account.about_herself(), &mut errors);
    let (Some(proven), Some(password)) = (proven, password) else {
        let login = account.logins().first().copied().unwrap_or_default().to_owned();
        return Ok(again(&PasswordPage { frame: cx.frame(TITLE), login, errors })?.into_response());
    };
    let hashed = people.hasher.hash(password, cx.db().dice()).await?;
    let to = cx
        .answer_once(&fields, &who.actor, async |tx| {
            let mut account = own(tx, &who.actor).await?;
            let event = account.change_password(&proven, hashed.clone())?;
            accounts::save(tx, &mut account, &event).await?;
            session::end_others(tx, account.id, keep, Why::PasswordChanged).await?;
            limit::forget_proof_tries(tx, account.id).await?;
            Ok(To::address(HOME).with_notice("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."))
        })
        .await?;
    Ok(to.into_response())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::samples::PASSWORD;
    use crate::tests::{house, knock, log, signed_in};

    const NEW: &str = "mùa hoa đào nở";

    #[tokio::test]
    async fn a_new_password_ends_the_other_sessions_and_not_this_one() {
        house(async |house, cast| {
            let other = signed_in(house, "hoa@langson.example").await;
            let hoa = signed_in(house, "hoa@langson.example").await;
            let form = hoa.get("/tai-khoan/mat-khau").await;
            insta::assert_snapshot!(form.words(), @"
            Tài khoản
            Đổi mật khẩu
            Đổi mật khẩu
            Mật khẩu hiện tại
            Mật khẩu mới
            Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất
            Nhập lại mật khẩu mới
            Đổi mật khẩu Thôi
            ");
            let key = form.value_of("form_key").unwrap();
            let fields = [("current", PASSWORD), ("password", NEW), ("password_again", NEW), ("form_key", &key)];
            let after = hoa.post_and_follow("/tai-khoan/mat-khau", &fields).await;
            assert_eq!(after.all("[role=status]"), ["Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."]);
            assert!(other.get("/tai-khoan").await.location().is_some());
            // A double click asks for the old password that is the old one no more.
            assert_eq!(hoa.post("/tai-khoan/mat-khau", &fields).await.location().as_deref(), Some("/tai-khoan"));
            assert_eq!(knock(&house.guest(), "hoa@langson.example", PASSWORD).await.location(), None);
            assert!(knock(&house.guest(), "hoa@langson.example", NEW).await.location().is_some());
            assert_eq!(
                log(house, cast.hoa.id).await,
                "made password_changed password_set sign_in_failed signed_in signed_in signed_in"
            );
        })
        .await;
    }

    #[tokio::test]
    async fn the_old_one_is_needed_and_the_new_one_must_be_good() {
        house(async |house, _| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let fields = [("current", "đoán mò thôi"), ("password", "hoàng thị hoa"), ("password_again", "")];
            let answer = hoa.post("/tai-khoan/mat-khau", &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            insta::assert_snapshot!(answer.all(".error").join("\n"), @"
            Lỗi: Mật khẩu hiện tại không đúng.
            Lỗi: Không dùng họ tên, địa chỉ thư hoặc số điện thoại của chính mình làm mật khẩu.
            ");
            for typed in ["đoán mò thôi", NEW] {
                assert!(!answer.page().contains(typed), "what was typed as password is never sent back");
            }
            for _ in 0..9 {
                hoa.post("/tai-khoan/mat-khau", &fields).await;
            }
            let refused = hoa.post("/tai-khoan/mat-khau", &fields).await;
            assert_eq!(refused.refusal(), Some("sign_in.too_many"), "nor can it be guessed from inside");
        })
        .await;
    }
}

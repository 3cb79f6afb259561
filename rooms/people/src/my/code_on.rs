//! Switching the second step on: her app scans the picture (or she types the secret), and a first code shows that it has it.
//! Until then nothing is kept: the secret travels sealed in the form. Her other sessions end, for they never passed it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use kernel::{Fault, FieldErrors};
use web::{Cx, Fields, Frame, Page, Problem, SignedIn, To, again, page};

use super::{HOME, answered_before, current, own};
use crate::account::{Account, Code, Picture, Secret, store as accounts};
use crate::people::People;
use crate::session::{self, Why};

/// The form that confirms the app.
#[derive(Debug, Template)]
#[template(path = "my/code_on.html")]
pub struct CodeOnPage {
    /// The frame.
    pub frame: Frame,
    /// What the app scans.
    pub picture: Picture,
    /// What is typed into an app that cannot scan.
    pub secret: String,
    /// The secret as the form carries it.
    pub sealed: String,
    /// What was wrong.
    pub errors: FieldErrors,
}

const TITLE: &str = "Bật mã xác thực";

impl CodeOnPage {
    fn new(cx: &Cx, account: &Account, secret: &Secret, sealed: &[u8], errors: FieldErrors) -> Result<Self, Fault> {
        Ok(Self {
            frame: cx.frame(TITLE),
            picture: secret.picture(account.logins().first().copied().unwrap_or_default())?,
            secret: secret.in_groups(),
            sealed: BASE64URL_NOPAD.encode(sealed),
            errors,
        })
    }

    /// Opened first.
    pub fn samples() -> Vec<Self> {
        vec![Self {
            frame: Frame::sample(TITLE),
            picture: Picture { size: 9, path: "M4 4h1v1h-1z".to_owned() },
            secret: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
            sealed: "x".to_owned(),
            errors: FieldErrors::new(),
        }]
    }
}

/// A new secret to scan; where the second step is on already, there is nothing to scan.
///
/// # Errors
/// A fault.
pub(super) async fn get(who: SignedIn, cx: Cx, people: People) -> Result<Response, Problem> {
    let account = cx.read(async |view| own(view, &who.actor).await).await?;
    if account.sealed_secret().is_some() {
        return Ok(To::address(HOME).into_response());
    }
    let (secret, sealed) = draw(&cx, &people, &account)?;
    let form: Page = page(&CodeOnPage::new(&cx, &account, &secret, &sealed, FieldErrors::new())?)?;
    Ok(form.into_response())
}

/// Switches it on, if the code shows that her app has the secret.
///
/// # Errors
/// `account.code_is_on`; a fault.
pub(super) async fn post(who: SignedIn, cx: Cx, people: People, fields: Fields) -> Result<Response, Problem> {
    if let Some(to) = answered_before(&cx, &fields, &who.actor).await? {
        return Ok(to.into_response());
    }
    let keep = current(&who)?;
    let account = cx.read(async |view| own(view, &who.actor).await).await?;
    let carried = BASE64URL_NOPAD.decode(fields.text("sealed").as_bytes()).unwrap_or_default();
    let Some(secret) = Secret::open(&people.key, account.id, &carried) else {
        let (secret, sealed) = draw(&cx, &people, &account)?;
        return form_again(&cx, &account, &secret, &sealed, "Trang đã cũ. Hãy quét lại mã mới trên trang này.");
    };
    let Some(step) = secret.step_of(&Code::typed(fields.text("code")), cx.now())? else {
        let sentence = "Mã không đúng. Hãy nhập mã đang hiện trên điện thoại và xem giờ của điện thoại có đúng không.";
        return form_again(&cx, &account, &secret, &carried, sentence);
    };
    let to = cx
        .answer_once(&fields, &who.actor, async |tx| {
            let mut account = own(tx, &who.actor).await?;
            let event = account.switch_code_on(carried.clone(), step)?;
            accounts::save(tx, &mut account, &event).await?;
            session::end_others(tx, account.id, keep, Why::CodeChanged).await?;
            Ok(To::address(HOME).with_notice("Đã bật mã xác thực. Từ lần đăng nhập sau, hệ thống sẽ hỏi mã này."))
        })
        .await?;
    Ok(to.into_response())
}

fn draw(cx: &Cx, people: &People, account: &Account) -> Result<(Secret, Vec<u8>), Fault> {
    let secret = Secret::draw(cx.db().dice());
    let sealed = secret.seal(&people.key, cx.db().dice(), account.id)?;
    Ok((secret, sealed))
}

fn form_again(cx: &Cx, account: &Account, secret: &Secret, sealed: &[u8], sentence: &str) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    errors.add("code", sentence);
    Ok(again(&CodeOnPage::new(cx, account, secret, sealed, errors)?)?.into_response())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::tests::{house, log, signed_in, switch_code_on};

    #[tokio::test]
    async fn nothing_is_switched_on_until_a_code_is_right() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let form = hoa.get("/tai-khoan/ma-xac-thuc").await;
            insta::assert_snapshot!(form.words(), @"
            Tài khoản
            Bật mã xác thực
            Bật mã xác thực
            Ngoài mật khẩu, mỗi lần đăng nhập sẽ hỏi thêm mã 6 chữ số hiện trên điện thoại.
            Cài một ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis…).
            Quét mã dưới đây; không quét được thì nhập dãy ký tự: 2ZJP EF4K ITNA GKAB LN5A SIR2 JXWB RXFO
            Nhập mã 6 chữ số mà ứng dụng hiện ra.
            Mã 6 chữ số
            Bật mã xác thực Thôi
            Đổi hoặc mất điện thoại: người quản trị của đơn vị tắt mã xác thực, sau đó bật lại trên điện thoại mới.
            ");
            assert_eq!(form.attributes("svg[role=img]", "aria-label"), ["Mã QR chứa dãy ký tự ở bước 2"]);
            let sealed = form.value_of("sealed").unwrap();
            let wrong = hoa.post("/tai-khoan/ma-xac-thuc", &[("sealed", &sealed), ("code", "12345")]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(wrong.value_of("sealed"), Some(sealed), "the picture that was scanned stays the same");
            assert_eq!(wrong.all("code"), form.all("code"));
            let stale = hoa.post("/tai-khoan/ma-xac-thuc", &[("sealed", "x"), ("code", "123456")]).await;
            assert_eq!(stale.all(".error"), ["Lỗi: Trang đã cũ. Hãy quét lại mã mới trên trang này."]);
            assert_eq!(log(house, cast.hoa.id).await, "made password_set signed_in");
        })
        .await;
    }

    #[tokio::test]
    async fn a_right_code_switches_it_on_and_ends_the_sessions_that_never_passed_it() {
        house(async |house, cast| {
            let other = signed_in(house, "hoa@langson.example").await;
            let hoa = signed_in(house, "hoa@langson.example").await;
            switch_code_on(house, &hoa, cast.hoa.id).await;
            assert_eq!(hoa.get("/tai-khoan").await.all("dd").pop().as_deref(), Some("Đang bật. Tắt"));
            assert!(other.get("/tai-khoan").await.location().is_some());
            assert_eq!(hoa.get("/tai-khoan/ma-xac-thuc").await.location().as_deref(), Some("/tai-khoan"));
            let hidden = house.db().read(async |view| crate::account::store::get(view, cast.hoa.id).await).await;
            assert!(hidden.unwrap().unwrap().sealed_secret().is_some_and(|sealed| sealed.len() == 24 + 20 + 16));
        })
        .await;
    }
}

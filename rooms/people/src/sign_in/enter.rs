//! The door: who, and the password. One sentence for a wrong account and a wrong password; both cost the same work, count
//! the same tries and leave the same line in the log, which never holds what was typed.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::{AccountId, FieldErrors, UnionNo};
use serde_json::json;
use store::{Event, Tx};
use web::{Asked, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::back::own_path;
use super::code::CodePage;
use super::slip::Slip;
use super::{let_in, on_with};
use crate::account::{Login, Password, Proven, store as accounts};
use crate::client::Client;
use crate::limit;
use crate::people::People;
use crate::token::Token;

/// The form of the door.
#[derive(Debug, Template)]
#[template(path = "sign_in/enter.html")]
pub struct EnterPage {
    /// The frame.
    pub frame: Frame,
    /// What was typed as account.
    pub login: String,
    /// Where to go afterwards.
    pub back: String,
    /// What was wrong.
    pub errors: FieldErrors,
}

impl EnterPage {
    fn new(cx: &Cx, login: String, back: String, errors: FieldErrors) -> Self {
        Self { frame: cx.frame("Đăng nhập"), login, back, errors }
    }

    /// Empty, and after a wrong password.
    pub fn samples() -> Vec<Self> {
        let sample = |login: &str, errors| Self {
            frame: Frame::sample("Đăng nhập"),
            login: login.to_owned(),
            back: "/".to_owned(),
            errors,
        };
        vec![sample("", FieldErrors::new()), sample("hoa@langson.example", wrong())]
    }
}

/// What the form held.
struct Form {
    login: String,
    password: Password,
    back: String,
}

impl Form {
    fn from(fields: &Fields) -> Self {
        Self {
            login: fields.line("login"),
            password: Password::typed(fields.text("password")),
            back: own_path(fields.text("ve")),
        }
    }

    fn empty_fields(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        if self.login.is_empty() {
            errors.add("login", "Hãy nhập địa chỉ thư điện tử hoặc số điện thoại.");
        }
        if self.password.is_empty() {
            errors.add("password", "Hãy nhập mật khẩu.");
        }
        errors
    }

    /// What the limit counts: one spelling for each account, known or not.
    fn subject(&self) -> String {
        self.login.parse::<Login>().map_or_else(|_| self.login.to_lowercase(), |login| login.as_str().to_owned())
    }
}

/// How far the right password led.
enum Inside {
    In(Token),
    SecondStep(Slip),
    ChangedMeanwhile,
}

/// The empty form; whoever is signed in already goes on.
///
/// # Errors
/// A fault where the template fails.
pub(super) async fn get(cx: Cx, Asked(asked): Asked) -> Result<Response, Problem> {
    let back = own_path(asked.text("ve"));
    if cx.visitor().is_some() {
        return Ok(To::address(back).into_response());
    }
    Ok(page(&EnterPage::new(&cx, String::new(), back, FieldErrors::new()))?.into_response())
}

/// Judges who and the password.
///
/// # Errors
/// `sign_in.too_many`; a fault.
pub(super) async fn post(cx: Cx, people: People, client: Client, fields: Fields) -> Result<Response, Problem> {
    let form = Form::from(&fields);
    let errors = form.empty_fields();
    if !errors.is_empty() {
        return Ok(again(&EnterPage::new(&cx, form.login, form.back, errors))?.into_response());
    }
    limit::count_password(&cx, &form.subject(), &client).await?;
    let login: Option<Login> = form.login.parse().ok();
    let account = cx
        .read(async |view| match &login {
            Some(login) => accounts::find_by_login(view, login).await,
            None => Ok(None),
        })
        .await?;
    let Some(proven) = people.hasher.prove(account.as_ref(), &form.password).await? else {
        log_failure(&cx, account.map(|account| account.id)).await?;
        return Ok(refused(&cx, form)?.into_response());
    };
    let outdated = account.as_ref().and_then(|account| account.password()).is_some_and(|hash| hash.is_outdated());
    let renewed = match outdated {
        true => Some(people.hasher.renew(&proven, &form.password, cx.db().dice()).await?),
        false => None,
    };
    let inside = cx
        .write(async |tx| {
            let Some(mut account) = still_proven(tx, &proven).await? else { return Ok(Inside::ChangedMeanwhile) };
            limit::forget_password_tries(tx, &form.subject(), &client).await?;
            if let Some(hashed) = renewed.clone() {
                let event = account.renew_hash(&proven, hashed)?;
                accounts::save(tx, &mut account, &event).await?;
            }
            if account.sealed_secret().is_some() {
                return Ok(Inside::SecondStep(Slip::for_account(&account, tx.now())));
            }
            let token = let_in(tx, account.id, &client).await?;
            tx.log(&account.event("signed_in", Some(account.id))).await?;
            Ok::<_, Problem>(Inside::In(token))
        })
        .await?;
    match inside {
        Inside::In(token) => on_with(&cx, &token, To::address(form.back)),
        Inside::SecondStep(slip) => Ok(CodePage::ask(&cx, &people, slip, form.back)?.into_response()),
        Inside::ChangedMeanwhile => Ok(refused(&cx, form)?.into_response()),
    }
}

async fn still_proven(tx: &Tx, proven: &Proven) -> Result<Option<crate::account::Account>, Problem> {
    let account = accounts::get(tx, proven.account()).await?;
    Ok(account.filter(|account| proven.stands_for(account)))
}

fn refused(cx: &Cx, form: Form) -> Result<Page, Problem> {
    again(&EnterPage::new(cx, form.login, form.back, wrong()))
}

fn wrong() -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("login", "Tài khoản hoặc mật khẩu không đúng.");
    errors
}

/// A line in the log for a try that failed: whose account, if it is one, never what was typed.
pub(super) async fn log_failure(cx: &Cx, account: Option<AccountId>) -> Result<(), Problem> {
    let event = Event {
        union: UnionNo::COUNTRY,
        by: None,
        noun: "account",
        noun_id: account.map(|account| account.to_string()).unwrap_or_default(),
        verb: "sign_in_failed",
        why: String::new(),
        detail: json!({}),
    };
    Ok(cx.write(async |tx| tx.log(&event).await).await?)
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::samples::PASSWORD;
    use crate::tests::{house, house_with, knock, log, log_of, people, signed_in};

    #[tokio::test]
    async fn hoa_signs_in_and_goes_back_to_where_she_came_from() {
        house(async |house, cast| {
            let hoa = house.guest();
            let sent_away = hoa.get("/tai-khoan").await;
            assert_eq!(sent_away.location().as_deref(), Some("/dang-nhap?ve=%2Ftai-khoan"));
            let door = hoa.get("/dang-nhap?ve=%2Ftai-khoan").await;
            insta::assert_snapshot!(door.words(), @"
            Đăng nhập
            Thư điện tử hoặc số điện thoại
            Mật khẩu
            Đăng nhập
            Quên mật khẩu hoặc mất điện thoại nhận mã xác thực: hãy liên hệ người quản trị của đơn vị để được đặt lại.
            ");
            let complete = door.attributes("input[autocomplete]", "autocomplete");
            assert_eq!(complete, ["username", "current-password"]);
            let ve = door.value_of("ve").unwrap();
            let fields = [("login", " HOA@LangSon.example"), ("password", PASSWORD), ("ve", &ve)];
            let agent = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/139.0";
            let answer =
                hoa.post_as("/dang-nhap", &fields, &[("sec-fetch-site", "same-origin"), ("user-agent", agent)]).await;
            assert_eq!(answer.location().as_deref(), Some("/tai-khoan"));
            let cookie = answer.headers["set-cookie"].to_str().unwrap();
            assert!(
                cookie.starts_with("__Host-hoitu=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure")
            );
            insta::assert_snapshot!(hoa.get("/tai-khoan").await.words(), @"
            Trang đầu
            Tài khoản
            Tài khoản
            Họ và tên
            Hoàng Thị Hoa
            Đăng nhập bằng
            hoa@langson.example
            Vai trò
            Chưa được giao vai trò
            Mật khẩu
            Đổi mật khẩu
            Mã xác thực
            Chưa bật. Bật
            Các phiên đăng nhập
            Thấy thiết bị lạ thì kết thúc phiên ấy và đổi mật khẩu.
            Thiết bị | Đăng nhập lúc | Hoạt động gần nhất | Thao tác
            Firefox trên Windows | 08:00 ngày 20/06/2022 | 08:00 ngày 20/06/2022 | Phiên đang dùng
            ");
            assert_eq!(log(house, cast.hoa.id).await, "made password_set signed_in");
            assert_eq!(hoa.get("/dang-nhap?ve=/tai-khoan").await.location().as_deref(), Some("/tai-khoan"));
        })
        .await;
    }

    #[tokio::test]
    async fn minh_signs_in_by_telephone_number_however_he_writes_it() {
        house(async |house, _| {
            for login in ["0912345678", "+84 912 345 678", "0912.345.678"] {
                assert_eq!(knock(&house.guest(), login, PASSWORD).await.location().as_deref(), Some("/"), "{login}");
            }
        })
        .await;
    }

    /// Whoever is unknown gets the same answer, costs the same check and leaves the same line in the log.
    #[tokio::test]
    async fn a_wrong_account_is_told_what_a_wrong_password_is_told() {
        let people = people();
        let routes = || crate::routes(people.clone());
        house_with(routes, async |house, cast| {
            let before = people.hasher.checks();
            let wrong = knock(&house.guest(), "hoa@langson.example", "không phải mật khẩu").await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            insta::assert_snapshot!(wrong.words(), @"
            Đăng nhập
            Chưa đăng nhập được. Xin xem lại:
            Tài khoản hoặc mật khẩu không đúng.
            Thư điện tử hoặc số điện thoại
            Lỗi: Tài khoản hoặc mật khẩu không đúng.
            Mật khẩu
            Đăng nhập
            Quên mật khẩu hoặc mất điện thoại nhận mã xác thực: hãy liên hệ người quản trị của đơn vị để được đặt lại.
            ");
            assert_eq!(wrong.value_of("login").as_deref(), Some("hoa@langson.example"));
            assert_eq!(wrong.value_of("password"), None, "a password is never sent back");
            for unknown in ["huong@langson.example", "0987654321", "chẳng là gì"] {
                let answer = knock(&house.guest(), unknown, "không phải mật khẩu").await;
                assert_eq!(answer.words(), wrong.words(), "{unknown}");
            }
            assert_eq!(people.hasher.checks(), before + 4, "each of them was checked");
            assert_eq!(log(house, cast.hoa.id).await, "made password_set sign_in_failed");
            assert_eq!(log_of(house, "").await, "sign_in_failed sign_in_failed sign_in_failed");
        })
        .await;
    }

    #[tokio::test]
    async fn nothing_typed_is_said_beside_each_field() {
        house(async |house, _| {
            let answer = knock(&house.guest(), "", "").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(
                answer.all(".error"),
                ["Lỗi: Hãy nhập địa chỉ thư điện tử hoặc số điện thoại.", "Lỗi: Hãy nhập mật khẩu."]
            );
        })
        .await;
    }

    #[tokio::test]
    async fn a_foreign_address_to_go_back_to_is_ignored() {
        house(async |house, _| {
            for foreign in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
                let guest = house.guest();
                let shown = guest.get(&format!("/dang-nhap?{}", web::query([("ve", foreign)]))).await;
                assert_eq!(shown.value_of("ve").as_deref(), Some("/"));
                let fields = [("login", "hoa@langson.example"), ("password", PASSWORD), ("ve", foreign)];
                assert_eq!(guest.post("/dang-nhap", &fields).await.location().as_deref(), Some("/"));
            }
        })
        .await;
    }

    #[tokio::test]
    async fn a_closed_account_signs_in_no_more_and_its_sessions_end() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let (account, by) = (cast.hoa.id, cast.lan.id);
            house.db().write(async |tx| crate::account::close(tx, account, by).await).await.unwrap();
            assert_eq!(hoa.get("/tai-khoan").await.location().as_deref(), Some("/dang-nhap?ve=%2Ftai-khoan"));
            let answer = knock(&house.guest(), "hoa@langson.example", PASSWORD).await;
            assert_eq!(answer.all(".error"), ["Lỗi: Tài khoản hoặc mật khẩu không đúng."]);
            house.db().write(async |tx| crate::account::reopen(tx, account, by).await).await.unwrap();
            signed_in(house, "hoa@langson.example").await;
            assert_eq!(
                log(house, account).await,
                "closed made password_set reopened sign_in_failed signed_in signed_in"
            );
        })
        .await;
    }

    #[tokio::test]
    async fn an_older_hash_is_renewed_when_the_password_was_right() {
        house(async |house, cast| {
            let older = crate::tests::older_hash(PASSWORD);
            let account = cast.hoa.id;
            house
                .db()
                .write(async |tx| {
                    let mut hoa = crate::account::store::get(tx, account).await?.unwrap();
                    let event = hoa.set_password(older.clone()).unwrap();
                    crate::account::store::save(tx, &mut hoa, &event).await
                })
                .await
                .unwrap();
            signed_in(house, "hoa@langson.example").await;
            let hoa = house.db().read(async |view| crate::account::store::get(view, account).await).await.unwrap();
            assert!(!hoa.unwrap().password().unwrap().is_outdated());
            signed_in(house, "hoa@langson.example").await;
            assert_eq!(
                log(house, account).await,
                "made password_rehashed password_set password_set signed_in signed_in"
            );
        })
        .await;
    }
}

//! The second step: the code that her telephone shows. Each code counts once; ten wrong ones in a quarter of an hour close
//! the step. The sealed slip in the form says whose password was right: without it there is no second step.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::{Fault, FieldErrors, Timestamp};
use store::Tx;
use web::{Cx, Fields, Frame, Page, Problem, To, again, page};

use super::back::own_path;
use super::enter::log_failure;
use super::slip::Slip;
use super::{let_in, on_with};
use crate::account::{Account, Code, Key, Secret, Step, store as accounts};
use crate::client::Client;
use crate::limit;
use crate::people::People;
use crate::token::Token;

/// The form that asks the code.
#[derive(Debug, Template)]
#[template(path = "sign_in/code.html")]
pub struct CodePage {
    /// The frame.
    pub frame: Frame,
    /// The sealed slip.
    pub slip: String,
    /// Where to go afterwards.
    pub back: String,
    /// What was wrong.
    pub errors: FieldErrors,
}

impl CodePage {
    /// Asks for the code.
    pub(super) fn ask(cx: &Cx, people: &People, slip: Slip, back: String) -> Result<Page, Problem> {
        let slip = slip.seal(&people.key, cx.db().dice())?;
        page(&Self { frame: cx.frame(TITLE), slip, back, errors: FieldErrors::new() })
    }

    fn ask_again(cx: &Cx, slip: &str, back: String, sentence: &str) -> Result<Page, Problem> {
        let mut errors = FieldErrors::new();
        errors.add("code", sentence);
        again(&Self { frame: cx.frame(TITLE), slip: slip.to_owned(), back, errors })
    }

    /// Asked first, and after a wrong code.
    pub fn samples() -> Vec<Self> {
        let mut wrong = FieldErrors::new();
        wrong.add("code", WRONG);
        let sample =
            |errors| Self { frame: Frame::sample(TITLE), slip: "slip".to_owned(), back: "/".to_owned(), errors };
        vec![sample(FieldErrors::new()), sample(wrong)]
    }
}

const TITLE: &str = "Nhập mã xác thực";
const WRONG: &str = "Mã không đúng. Hãy nhập mã đang hiện trên điện thoại.";
const USED: &str = "Mã này đã được dùng. Hãy chờ mã tiếp theo hiện trên điện thoại.";

/// What became of the code.
enum Judged {
    Right(Token),
    Wrong,
    Used,
    SlipOver,
}

/// Nothing is known at this address without the form before it.
pub(super) async fn get() -> To {
    To::address("/dang-nhap")
}

/// Judges the code.
///
/// # Errors
/// `sign_in.too_many`; a fault.
pub(super) async fn post(cx: Cx, people: People, client: Client, fields: Fields) -> Result<Response, Problem> {
    let back = own_path(fields.text("ve"));
    let carried = fields.text("slip");
    let Some(slip) = Slip::open(&people.key, carried, cx.now()) else { return Ok(start_again().into_response()) };
    let code = Code::typed(fields.text("code"));
    limit::count_proof(&cx, slip.account).await?;
    match cx.write(async |tx| judge(tx, &people.key, slip, &code, &client).await).await? {
        Judged::Right(token) => on_with(&cx, &token, To::address(back)),
        Judged::SlipOver => Ok(start_again().into_response()),
        Judged::Used => Ok(CodePage::ask_again(&cx, carried, back, USED)?.into_response()),
        Judged::Wrong => {
            log_failure(&cx, Some(slip.account)).await?;
            Ok(CodePage::ask_again(&cx, carried, back, WRONG)?.into_response())
        }
    }
}

async fn judge(tx: &Tx, key: &Key, slip: Slip, code: &Code, client: &Client) -> Result<Judged, Problem> {
    let account = accounts::get(tx, slip.account).await?.filter(|account| slip.stands_for(account));
    let Some(mut account) = account else { return Ok(Judged::SlipOver) };
    let Some(step) = step_of(key, &account, code, tx.now())? else { return Ok(Judged::Wrong) };
    if account.use_code(step).is_err() {
        return Ok(Judged::Used);
    }
    accounts::save_quietly(tx, &mut account).await?;
    limit::forget_proof_tries(tx, account.id).await?;
    let token = let_in(tx, account.id, client).await?;
    tx.log(&account.event("signed_in", Some(account.id))).await?;
    Ok(Judged::Right(token))
}

fn step_of(key: &Key, account: &Account, code: &Code, now: Timestamp) -> Result<Option<Step>, Fault> {
    let Some(sealed) = account.sealed_secret() else { return Ok(None) };
    let secret = Secret::open(key, account.id, sealed)
        .ok_or_else(|| Fault::row("account", "totp (sealed with another key file)", account.id))?;
    secret.step_of(code, now)
}

fn start_again() -> To {
    To::address("/dang-nhap").with_notice("Đã quá 5 phút hoặc tài khoản vừa thay đổi. Hãy đăng nhập lại.")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::http::StatusCode;
    use testkit::{Shown, Visitor};

    use super::super::slip::GOOD_FOR;
    use crate::samples::PASSWORD;
    use crate::tests::{house, knock, log, signed_in, switch_code_on};

    const STEP: Duration = Duration::from_secs(30);

    async fn answer(guest: &Visitor, asked: &Shown, code: &str) -> Shown {
        let slip = asked.value_of("slip").unwrap();
        guest.post("/dang-nhap/ma", &[("slip", &slip), ("ve", "/tai-khoan"), ("code", code)]).await
    }

    #[tokio::test]
    async fn the_code_is_asked_after_the_password_and_before_anything_opens() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let secret = switch_code_on(house, &hoa, cast.hoa.id).await;
            house.clock().advance(STEP);
            let guest = house.guest();
            let asked = knock(&guest, "hoa@langson.example", PASSWORD).await;
            assert_eq!(asked.status, StatusCode::OK);
            insta::assert_snapshot!(asked.words(), @"
            Nhập mã xác thực
            Mã 6 chữ số
            Mở ứng dụng xác thực trên điện thoại; mã đổi sau mỗi 30 giây.
            Tiếp tục Đăng nhập bằng tài khoản khác
            Mất điện thoại: hãy liên hệ người quản trị của đơn vị để tắt mã xác thực.
            ");
            assert_eq!(asked.attributes("#code", "autocomplete"), ["one-time-code"]);
            assert_eq!(asked.attributes("#code", "inputmode"), ["numeric"]);
            assert!(guest.get("/tai-khoan").await.location().is_some(), "between the steps nobody is signed in");
            let right = answer(&guest, &asked, &secret.code_at(house.now()).unwrap()).await;
            assert_eq!(right.location().as_deref(), Some("/tai-khoan"));
            assert_eq!(guest.get("/tai-khoan").await.location(), None);
            assert_eq!(log(house, cast.hoa.id).await, "code_switched_on made password_set signed_in signed_in");
        })
        .await;
    }

    #[tokio::test]
    async fn a_code_works_once_and_so_does_the_one_before_it_never_again() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let secret = switch_code_on(house, &hoa, cast.hoa.id).await;
            let ask = async || {
                let guest = house.guest();
                let asked = knock(&guest, "hoa@langson.example", PASSWORD).await;
                (guest, asked)
            };
            // The code that switched it on is used already.
            let (guest, asked) = ask().await;
            let used = answer(&guest, &asked, &secret.code_at(house.now()).unwrap()).await;
            assert_eq!(used.all(".error"), ["Lỗi: Mã này đã được dùng. Hãy chờ mã tiếp theo hiện trên điện thoại."]);
            // A telephone whose clock is a step ahead.
            let ahead = secret.code_at(house.now().plus(STEP)).unwrap();
            assert!(answer(&guest, &asked, &ahead).await.location().is_some());
            // Somebody who read it over her shoulder.
            house.clock().advance(STEP);
            let (thief, asked) = ask().await;
            assert!(answer(&thief, &asked, &ahead).await.location().is_none(), "each step once");
            // Two steps ahead is too far.
            let far = secret.code_at(house.now().plus(2 * STEP)).unwrap();
            let wrong = answer(&thief, &asked, &far).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(wrong.all(".error"), ["Lỗi: Mã không đúng. Hãy nhập mã đang hiện trên điện thoại."]);
            // A telephone whose clock is a step behind.
            house.clock().advance(2 * STEP);
            let behind = secret.code_at(house.now().minus(STEP)).unwrap();
            assert!(answer(&thief, &asked, &behind).await.location().is_some());
        })
        .await;
    }

    #[tokio::test]
    async fn the_same_code_from_two_places_at_once_opens_one() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let secret = switch_code_on(house, &hoa, cast.hoa.id).await;
            house.clock().advance(STEP);
            let (here, there) = (house.guest(), house.guest());
            let asked = knock(&here, "hoa@langson.example", PASSWORD).await;
            let code = secret.code_at(house.now()).unwrap();
            let (first, second) = tokio::join!(answer(&here, &asked, &code), answer(&there, &asked, &code));
            let opened: Vec<_> = [first, second].iter().filter_map(Shown::location).collect();
            assert_eq!(opened.iter().filter(|to| *to == "/tai-khoan").count(), 1, "{opened:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn ten_wrong_codes_close_the_step_for_a_while() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let secret = switch_code_on(house, &hoa, cast.hoa.id).await;
            house.clock().advance(STEP);
            let guest = house.guest();
            let asked = knock(&guest, "hoa@langson.example", PASSWORD).await;
            for _ in 0..10 {
                assert_eq!(answer(&guest, &asked, "1").await.status, StatusCode::UNPROCESSABLE_ENTITY);
            }
            let right = secret.code_at(house.now()).unwrap();
            assert_eq!(answer(&guest, &asked, &right).await.refusal(), Some("sign_in.too_many"));
            assert_eq!(log(house, cast.hoa.id).await.matches("sign_in_failed").count(), 10);
            house.clock().advance(Duration::from_secs(15 * 60));
            let asked = knock(&guest, "hoa@langson.example", PASSWORD).await;
            let right = secret.code_at(house.now()).unwrap();
            assert!(answer(&guest, &asked, &right).await.location().is_some());
        })
        .await;
    }

    #[tokio::test]
    async fn a_slip_is_good_for_five_minutes_and_only_while_nothing_changed() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let secret = switch_code_on(house, &hoa, cast.hoa.id).await;
            let guest = house.guest();
            let asked = knock(&guest, "hoa@langson.example", PASSWORD).await;
            house.clock().advance(GOOD_FOR);
            let late = answer(&guest, &asked, &secret.code_at(house.now()).unwrap()).await;
            assert_eq!(late.location().as_deref(), Some("/dang-nhap"));
            insta::assert_snapshot!(guest.get("/dang-nhap").await.words().lines().next().unwrap(), @"Đã quá 5 phút hoặc tài khoản vừa thay đổi. Hãy đăng nhập lại.");
            let asked = knock(&guest, "hoa@langson.example", PASSWORD).await;
            let (account, by) = (cast.hoa.id, cast.lan.id);
            house.db().write(async |tx| crate::account::reset_code(tx, account, by).await).await.unwrap();
            let stale = answer(&guest, &asked, &secret.code_at(house.now()).unwrap()).await;
            assert_eq!(stale.location().as_deref(), Some("/dang-nhap"));
            // Without a telephone the administrator has made it the password alone again, and ended what was open.
            assert!(hoa.get("/tai-khoan").await.location().is_some());
            signed_in(house, "hoa@langson.example").await;
            let forged = guest.post("/dang-nhap/ma", &[("slip", "abc"), ("code", "123456")]).await;
            assert_eq!(forged.location().as_deref(), Some("/dang-nhap"));
        })
        .await;
    }
}

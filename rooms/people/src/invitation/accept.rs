//! Taking up an invitation: its holder sets her password. The same link serves who forgot hers; then all her sessions end,
//! and whoever has the second step switched on must still pass it: the link replaces the password, not the telephone.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::{FieldErrors, Refusal};
use store::{Snapshot, Tx};
use web::{Cx, Fields, Frame, Problem, To, again, page};

use super::invitation::{Invitation, Whom};
use super::{chosen, note_answer, store as links};
use crate::account::{self, Account, Hashed};
use crate::client::Client;
use crate::people::People;
use crate::session::{self, Why};
use crate::sign_in::{let_in, on_with};
use crate::token::Token;

/// The form of somebody invited.
#[derive(Debug, Template)]
#[template(path = "invitation/accept.html")]
pub struct AcceptPage {
    /// The frame.
    pub frame: Frame,
    /// Where the form is sent: the address of the link.
    pub action: String,
    /// Her name.
    pub full_name: String,
    /// How she will sign in: the browser keeps the password under it.
    pub login: String,
    /// What was wrong.
    pub errors: FieldErrors,
}

const TITLE: &str = "Đặt mật khẩu";

impl AcceptPage {
    fn new(cx: &Cx, token: &str, account: &Account, errors: FieldErrors) -> Self {
        Self {
            frame: cx.frame(TITLE),
            action: format!("/loi-moi/{token}"),
            full_name: account.name.clone(),
            login: account.logins().first().copied().unwrap_or_default().to_owned(),
            errors,
        }
    }

    /// Opened first.
    pub fn samples() -> Vec<Self> {
        vec![Self {
            frame: Frame::sample(TITLE),
            action: "/loi-moi/x".to_owned(),
            full_name: "Hoàng Thị Hoa".to_owned(),
            login: "hoa@langson.example".to_owned(),
            errors: FieldErrors::new(),
        }]
    }
}

/// How a sending of the form ended.
enum Done {
    In(Token),
    ToTheDoor,
    Before(To),
}

/// The form, while the link holds.
///
/// # Errors
/// Not found; `invitation.used`; `invitation.over`.
pub(super) async fn get(cx: Cx, Path(token): Path<String>) -> Result<Response, Problem> {
    let (link, account) = cx.read(async |view| invited(view, &token).await).await?;
    link.must_hold(cx.now())?;
    Ok(page(&AcceptPage::new(&cx, &token, &account, FieldErrors::new()))?.into_response())
}

/// Sets the password and, where there is no second step, signs her in.
///
/// # Errors
/// As [`get`].
pub(super) async fn post(
    cx: Cx,
    people: People,
    client: Client,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let (link, account) = cx.read(async |view| invited(view, &token).await).await?;
    let mut errors = FieldErrors::new();
    let Some(password) = chosen(&fields, &account.about_herself(), &mut errors) else {
        link.must_hold(cx.now())?;
        return Ok(again(&AcceptPage::new(&cx, &token, &account, errors))?.into_response());
    };
    let hashed = people.hasher.hash(password, cx.db().dice()).await?;
    let done = cx.write(async |tx| take_up(tx, &client, &token, &fields, hashed.clone()).await).await?;
    let said = "Đã đặt mật khẩu.";
    match done {
        Done::In(session) => on_with(&cx, &session, landing().with_notice(said)),
        Done::ToTheDoor => Ok(To::address("/dang-nhap").with_notice(said).into_response()),
        Done::Before(to) => Ok(to.into_response()),
    }
}

async fn take_up(tx: &Tx, client: &Client, token: &str, fields: &Fields, hashed: Hashed) -> Result<Done, Problem> {
    let (link, mut account) = invited(tx, token).await?;
    if link.used.is_some()
        && let Some(address) = tx.answered(fields.key(), account.id).await?
    {
        return Ok(Done::Before(To::address(address)));
    }
    link.must_hold(tx.now())?;
    let event = account.set_password(hashed)?;
    account::store::save(tx, &mut account, &event).await?;
    links::use_up(tx, token, account.id).await?;
    session::end_all(tx, account.id, Why::PasswordChanged).await?;
    note_answer(tx, fields, account.id, landing().location()).await?;
    if account.sealed_secret().is_some() {
        return Ok(Done::ToTheDoor);
    }
    let session = let_in(tx, account.id, client).await?;
    tx.log(&account.event("signed_in", Some(account.id))).await?;
    Ok(Done::In(session))
}

async fn invited(view: &Snapshot, token: &str) -> Result<(Invitation, Account), Problem> {
    let link = links::find(view, token).await?.ok_or_else(Refusal::not_found)?;
    let Whom::Account(id) = link.whom else { return Err(Refusal::not_found().into()) };
    let account = account::store::get(view, id).await?.ok_or_else(Refusal::not_found)?;
    Ok((link, account))
}

fn landing() -> To {
    To::address("/")
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use testkit::TestHouse;

    use super::super::{FOR_INVITEE, invite, invite_new};
    use crate::account::{Login, NewAccount};
    use crate::samples::Cast;
    use crate::tests::{house, knock, log, signed_in, switch_code_on};

    const FIELDS: [(&str, &str); 3] =
        [("password", "mùa hoa đào nở"), ("password_again", "mùa hoa đào nở"), ("form_key", "KEY1")];

    fn khanh() -> NewAccount {
        let login: Login = "khanh@langson.example".parse().unwrap();
        NewAccount { name: "Hoàng Đình Khánh".to_owned(), login, by: None }
    }

    async fn link_for_hoa(house: &TestHouse, cast: &Cast) -> String {
        let (hoa, lan) = (cast.hoa.id, cast.lan.id);
        let token = house.db().write(async |tx| invite(tx, hoa, lan).await).await.unwrap();
        format!("/loi-moi/{}", token.as_str())
    }

    #[tokio::test]
    async fn khanh_takes_up_his_invitation() {
        house(async |house, cast| {
            let lan = cast.lan.id;
            let (account, token) = house.db().write(async |tx| invite_new(tx, khanh(), lan).await).await.unwrap();
            let nobody = knock(&house.guest(), "khanh@langson.example", "").await;
            assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "no password yet, no way in");
            let link = format!("/loi-moi/{}", token.as_str());
            let khanh = house.guest();
            insta::assert_snapshot!(khanh.get(&link).await.words(), @"
            Đặt mật khẩu
            Hoàng Đình Khánh đăng nhập bằng khanh@langson.example và mật khẩu đặt tại đây.
            Mật khẩu mới
            Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất
            Nhập lại mật khẩu mới
            Đặt mật khẩu
            ");
            assert_eq!(khanh.post(&link, &FIELDS).await.location().as_deref(), Some("/"));
            assert_eq!(khanh.get("/tai-khoan").await.all("dd")[0], "Hoàng Đình Khánh");
            assert_eq!(khanh.post(&link, &FIELDS).await.location().as_deref(), Some("/"), "a double click");
            assert_eq!(khanh.get(&link).await.refusal(), Some("invitation.used"));
            assert_eq!(log(house, account.id).await, "invited made password_set signed_in");
        })
        .await;
    }

    #[tokio::test]
    async fn a_login_that_somebody_has_is_not_given_twice() {
        house(async |house, cast| {
            let lan = cast.lan.id;
            house.db().write(async |tx| invite_new(tx, khanh(), lan).await).await.unwrap();
            let again = house.db().write(async |tx| invite_new(tx, khanh(), lan).await).await;
            let code = match again {
                Err(web::Problem::Refused(refusal)) => refusal.code,
                other => panic!("{other:?}"),
            };
            assert_eq!(code, "account.login_taken");
        })
        .await;
    }

    #[tokio::test]
    async fn seven_days_later_or_after_a_newer_one_it_is_over() {
        house(async |house, cast| {
            let first = link_for_hoa(house, cast).await;
            let second = link_for_hoa(house, cast).await;
            assert_eq!(house.guest().get(&first).await.refusal(), Some("invitation.over"));
            assert_eq!(house.guest().get(&second).await.status, StatusCode::OK);
            house.clock().advance(FOR_INVITEE);
            insta::assert_snapshot!(house.guest().get(&second).await.words(), @"
            Chưa thực hiện được
            Đường dẫn này đã hết hạn lúc 08:00 ngày 27/06/2022. Hãy đề nghị người quản trị của đơn vị gửi lại đường dẫn mới.
            Về trang đầu
            ");
            assert_eq!(house.guest().post(&second, &FIELDS).await.refusal(), Some("invitation.over"));
            assert_eq!(house.guest().get("/loi-moi/khong-co").await.status, StatusCode::NOT_FOUND);
        })
        .await;
    }

    #[tokio::test]
    async fn a_forgotten_password_is_set_anew_and_ends_what_was_open() {
        house(async |house, cast| {
            let before = signed_in(house, "hoa@langson.example").await;
            let link = link_for_hoa(house, cast).await;
            house.guest().post(&link, &FIELDS).await;
            assert!(before.get("/tai-khoan").await.location().is_some());
            let guest = house.guest();
            assert_eq!(knock(&guest, "hoa@langson.example", crate::samples::PASSWORD).await.location(), None);
            assert!(knock(&guest, "hoa@langson.example", "mùa hoa đào nở").await.location().is_some());
        })
        .await;
    }

    #[tokio::test]
    async fn a_link_does_not_get_around_the_second_step() {
        house(async |house, cast| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            switch_code_on(house, &hoa, cast.hoa.id).await;
            let link = link_for_hoa(house, cast).await;
            let guest = house.guest();
            assert_eq!(guest.post(&link, &FIELDS).await.location().as_deref(), Some("/dang-nhap"));
            assert!(guest.get("/tai-khoan").await.location().is_some());
            let asked = knock(&guest, "hoa@langson.example", "mùa hoa đào nở").await;
            assert!(asked.value_of("slip").is_some());
        })
        .await;
    }
}

//! The first administrator: whoever holds the link that the program printed when there was no account. The account, the
//! used link and her role over the whole are one transaction; two links opened at once still make one administrator.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::{FieldErrors, Kind, Refusal};
use store::{Snapshot, Tx};
use web::{Cx, Fields, Frame, Problem, To, again, page};

use super::invitation::Whom;
use super::{chosen, note_answer, store as links};
use crate::account::{self, Hashed, Login, NewAccount, NewPassword};
use crate::client::Client;
use crate::people::People;
use crate::sign_in::{let_in, on_with};
use crate::token::Token;

/// The form of the first administrator.
#[derive(Debug, Template)]
#[template(path = "invitation/found.html")]
pub struct FoundPage {
    /// The frame.
    pub frame: Frame,
    /// Where the form is sent: the address of the link.
    pub action: String,
    /// What was typed as name. Not called `name`: a component's own argument of that name would hide it.
    pub full_name: String,
    /// What was typed as login.
    pub login: String,
    /// What was wrong.
    pub errors: FieldErrors,
}

const TITLE: &str = "Thiết lập người quản trị đầu tiên";

impl FoundPage {
    /// Empty.
    pub fn samples() -> Vec<Self> {
        vec![Self {
            frame: Frame::sample(TITLE),
            action: "/thiet-lap/x".to_owned(),
            full_name: String::new(),
            login: String::new(),
            errors: FieldErrors::new(),
        }]
    }
}

/// What the form held, parsed.
struct Draft {
    name: String,
    login: Login,
    password: NewPassword,
}

impl Draft {
    fn parse(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let (name, typed) = (fields.line("name"), fields.line("login"));
        if name.is_empty() {
            errors.add("name", "Hãy ghi họ và tên.");
        }
        let login = typed.parse::<Login>().map_err(|not| errors.add("login", not.to_string())).ok();
        let known = login.as_ref().map_or(typed.as_str(), Login::as_str);
        let password = chosen(fields, &[&name, known], &mut errors);
        match (login, password) {
            (Some(login), Some(password)) if errors.is_empty() => Ok(Self { name, login, password }),
            _ => Err(errors),
        }
    }
}

/// How a sending of the form ended.
enum Done {
    Now(Token),
    Before(To),
}

/// The empty form, while the link holds.
///
/// # Errors
/// Not found; `setup.done`; `invitation.used`; `invitation.over`.
pub(super) async fn get(cx: Cx, Path(token): Path<String>) -> Result<Response, Problem> {
    cx.read(async |view| must_hold(view, &token).await).await?;
    let page_of = |frame| FoundPage {
        frame,
        action: action(&token),
        full_name: String::new(),
        login: String::new(),
        errors: FieldErrors::new(),
    };
    Ok(page(&page_of(cx.frame(TITLE)))?.into_response())
}

/// Makes the account and signs her in.
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
    let known = cx.read(async |view| links::find(view, &token).await).await?;
    known.ok_or_else(Refusal::not_found)?;
    let draft = match Draft::parse(&fields) {
        Ok(draft) => draft,
        Err(errors) => {
            cx.read(async |view| must_hold(view, &token).await).await?;
            let (full_name, login) = (fields.line("name"), fields.line("login"));
            let form = FoundPage { frame: cx.frame(TITLE), action: action(&token), full_name, login, errors };
            return Ok(again(&form)?.into_response());
        }
    };
    let hashed = people.hasher.hash(draft.password, cx.db().dice()).await?;
    let new = NewAccount { name: draft.name, login: draft.login, by: None };
    let done = cx
        .write(async |tx| {
            if let Some(to) = answered_before(tx, &token, &fields).await? {
                return Ok(Done::Before(to));
            }
            must_hold(tx, &token).await?;
            make(tx, &people, &client, &token, &fields, new.clone(), hashed.clone()).await.map(Done::Now)
        })
        .await?;
    match done {
        Done::Now(session) => on_with(&cx, &session, landing().with_notice("Đã lập tài khoản quản trị đầu tiên.")),
        Done::Before(to) => Ok(to.into_response()),
    }
}

async fn make(
    tx: &Tx,
    people: &People,
    client: &Client,
    token: &str,
    fields: &Fields,
    new: NewAccount,
    hashed: Hashed,
) -> Result<Token, Problem> {
    let (mut account, event) = new.open(tx.id(), tx.now());
    account::store::insert(tx, &account, &event).await?;
    let event = account.set_password(hashed)?;
    account::store::save(tx, &mut account, &event).await?;
    links::use_up(tx, token, account.id).await?;
    people.founding.found(tx, account.id).await?;
    note_answer(tx, fields, account.id, landing().location()).await?;
    let session = let_in(tx, account.id, client).await?;
    tx.log(&account.event("signed_in", Some(account.id))).await?;
    Ok(session)
}

/// Whether this very form made the account already: a double click, or a second sending after a lost answer.
async fn answered_before(tx: &Tx, token: &str, fields: &Fields) -> Result<Option<To>, Problem> {
    let link = links::find(tx, token).await?.ok_or_else(Refusal::not_found)?;
    match (link.used, link.whom) {
        (Some(_), Whom::Account(by)) => Ok(tx.answered(fields.key(), by).await?.map(To::address)),
        _ => Ok(None),
    }
}

async fn must_hold(view: &Snapshot, token: &str) -> Result<(), Problem> {
    let link = links::find(view, token).await?.ok_or_else(Refusal::not_found)?;
    if link.whom != Whom::FirstAdministrator && link.used.is_none() {
        return Err(Refusal::not_found().into());
    }
    link.must_hold(view.now())?;
    if account::store::is_any(view).await? {
        let sentence = "Hệ thống đã có người quản trị. Tài khoản mới do người quản trị mời.";
        return Err(Refusal::new(Kind::WrongState, "setup.done", sentence).with_help("Đăng nhập", "/dang-nhap").into());
    }
    Ok(())
}

fn action(token: &str) -> String {
    format!("/thiet-lap/{token}")
}

fn landing() -> To {
    To::address("/")
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use testkit::TestHouse;

    use super::super::{FOR_FIRST_ADMINISTRATOR, first_administrator};
    use crate::tests::{empty_house, house, knock, log};
    use crate::token::Token;

    const FIELDS: [(&str, &str); 5] = [
        ("name", "Vi Thị Lan"),
        ("login", "Lan@LangSon.example"),
        ("password", "mùa hoa đào nở"),
        ("password_again", "mùa hoa đào nở"),
        ("form_key", "01G600000000000000000000KEY"),
    ];

    async fn link(house: &TestHouse) -> String {
        let token: Option<Token> = house.db().write(async |tx| first_administrator(tx).await).await.unwrap();
        format!("/thiet-lap/{}", token.unwrap().as_str())
    }

    #[tokio::test]
    async fn lan_founds_the_house() {
        empty_house(async |house| {
            let link = link(house).await;
            let lan = house.guest();
            let form = lan.get(&link).await;
            insta::assert_snapshot!(form.words(), @"
            Thiết lập người quản trị đầu tiên
            Người quản trị đầu tiên mời những người khác và giao vai trò cho họ. Đường dẫn này chỉ dùng được một lần.
            Họ và tên
            Thư điện tử hoặc số điện thoại
            Dùng để đăng nhập
            Mật khẩu
            Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất
            Nhập lại mật khẩu
            Lập tài khoản quản trị
            ");
            let complete = form.attributes("input[autocomplete]", "autocomplete");
            assert_eq!(complete, ["name", "username", "new-password", "new-password"]);
            let answer = lan.post(&link, &FIELDS).await;
            assert_eq!(answer.location().as_deref(), Some("/"));
            let own = lan.get("/tai-khoan").await;
            assert_eq!(own.all("dd")[..2], ["Vi Thị Lan", "lan@langson.example"]);
            // What founding means elsewhere happened in the same transaction.
            let lan = house.db().read(async |view| crate::account::store::list(view).await).await.unwrap();
            assert_eq!(lan.len(), 1);
            assert_eq!(log(house, lan[0].id).await, "founded made password_set signed_in");
            let guest = house.guest();
            assert_eq!(knock(&guest, "lan@langson.example", "mùa hoa đào nở").await.location().as_deref(), Some("/"));
        })
        .await;
    }

    #[tokio::test]
    async fn a_double_click_founds_once_and_a_second_form_is_refused() {
        empty_house(async |house| {
            let link = link(house).await;
            let lan = house.guest();
            lan.post(&link, &FIELDS).await;
            assert_eq!(lan.post(&link, &FIELDS).await.location().as_deref(), Some("/"));
            let mut other = FIELDS;
            other[4].1 = "another key";
            let refused = house.guest().post(&link, &other).await;
            assert_eq!((refused.status, refused.refusal()), (StatusCode::CONFLICT, Some("invitation.used")));
            insta::assert_snapshot!(house.guest().get(&link).await.words(), @"
            Chưa thực hiện được
            Đường dẫn này đã được dùng lúc 08:00 ngày 20/06/2022. Mỗi đường dẫn chỉ dùng được một lần.
            Đăng nhập
            Về trang đầu
            ");
            let accounts = house.db().read(async |view| crate::account::store::list(view).await).await.unwrap();
            assert_eq!(accounts.len(), 1);
        })
        .await;
    }

    #[tokio::test]
    async fn two_forms_at_once_make_one_administrator() {
        empty_house(async |house| {
            let link = link(house).await;
            let mut other = FIELDS;
            other[1].1 = "minh@langson.example";
            other[4].1 = "another key";
            let (lan, minh) = (house.guest(), house.guest());
            let (first, second) = tokio::join!(lan.post(&link, &FIELDS), minh.post(&link, &other));
            let refused: Vec<_> = [&first, &second].iter().filter_map(|answer| answer.refusal()).collect();
            assert_eq!(refused, ["invitation.used"]);
            let accounts = house.db().read(async |view| crate::account::store::list(view).await).await.unwrap();
            assert_eq!(accounts.len(), 1);
        })
        .await;
    }

    #[tokio::test]
    async fn two_links_still_make_one_administrator() {
        empty_house(async |house| {
            let (first, second) = (link(house).await, link(house).await);
            assert_eq!(house.guest().get(&first).await.refusal(), Some("invitation.over"), "the newer one counts");
            house.guest().post(&second, &FIELDS).await;
            assert_eq!(house.guest().post(&first, &FIELDS).await.refusal(), Some("invitation.over"));
            let token = house.db().write(async |tx| first_administrator(tx).await).await.unwrap();
            assert_eq!(token, None, "there is an administrator");
        })
        .await;
    }

    #[tokio::test]
    async fn an_hour_later_the_link_is_over() {
        empty_house(async |house| {
            let link = link(house).await;
            house.clock().advance(FOR_FIRST_ADMINISTRATOR);
            let over = house.guest().get(&link).await;
            assert_eq!(over.refusal(), Some("invitation.over"));
            insta::assert_snapshot!(over.words(), @"
            Chưa thực hiện được
            Đường dẫn này đã hết hạn lúc 09:00 ngày 20/06/2022. Hãy khởi động lại chương trình để nhận đường dẫn mới.
            Về trang đầu
            ");
            assert_eq!(house.guest().post(&link, &FIELDS).await.refusal(), Some("invitation.over"));
            assert_eq!(house.guest().get("/thiet-lap/khong-co").await.status, StatusCode::NOT_FOUND);
            assert_eq!(house.guest().post("/thiet-lap/khong-co", &FIELDS).await.status, StatusCode::NOT_FOUND);
        })
        .await;
    }

    #[tokio::test]
    async fn a_link_from_before_the_first_account_founds_nothing_after_it() {
        house(async |house, cast| {
            // Made while the house was empty: put in by hand, because first_administrator would not.
            let digest = crate::token::digest("old");
            house
                .db()
                .write(async |tx| {
                    let sql = "INSERT INTO invitation VALUES ($1, $2, '', $3, $4, NULL)";
                    let hour = tx.now().plus(FOR_FIRST_ADMINISTRATOR);
                    tx.run(sql, ::store::args![kernel::UnionNo::COUNTRY, &digest, tx.now(), hour]).await
                })
                .await
                .unwrap();
            assert_eq!(house.guest().get("/thiet-lap/old").await.refusal(), Some("setup.done"));
            assert_eq!(house.guest().post("/thiet-lap/old", &FIELDS).await.refusal(), Some("setup.done"));
            // Nor does an invitation found a house.
            let (hoa, lan) = (cast.hoa.id, cast.lan.id);
            let token = house.db().write(async |tx| super::super::invite(tx, hoa, lan).await).await.unwrap();
            let address = format!("/thiet-lap/{}", token.as_str());
            assert_eq!(house.guest().get(&address).await.status, StatusCode::NOT_FOUND);
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        empty_house(async |house| {
            let link = link(house).await;
            let fields = [("name", "Vi Thị Lan"), ("login", "lan"), ("password", "vithilan"), ("password_again", "x")];
            let answer = house.guest().post(&link, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            insta::assert_snapshot!(answer.all(".error").join("\n"), @"
            Lỗi: Hãy nhập địa chỉ thư điện tử (thí dụ: hoa@langson.example) hoặc số điện thoại (thí dụ: 0912 345 678).
            Lỗi: Mật khẩu cần ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt nhất.
            ");
            assert_eq!(answer.value_of("name").as_deref(), Some("Vi Thị Lan"));
            assert_eq!(answer.value_of("login").as_deref(), Some("lan"));
            assert_eq!(answer.attributes("#login", "aria-describedby"), ["login-error login-hint"]);
        })
        .await;
    }
}

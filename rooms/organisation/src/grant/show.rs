//! GET /quan-tri/{account}: an account, its roles within reach, what was done to it, and what the reader may do.

use ::store::{Logged, Snapshot, args};
use askama::Template;
use axum::extract::Path;
use kernel::{AccountId, Actor, BodyNo, FieldErrors, Refusal, Role, UnionNo};
use people::account::{self, Account};
use web::{Cx, Frame, Page, Problem, page};

use super::form::{Chosen, choices, reach, roles};
use super::policy::{administered, may_keep, visible};
use super::{list, store};

/// An account.
#[derive(Template)]
#[template(path = "grant/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// Its address.
    pub url: String,
    /// Her name.
    pub name: String,
    /// Whether she may come in, in words and colour.
    pub state: (&'static str, &'static str),
    /// Facts.
    pub pairs: Vec<(&'static str, String)>,
    /// Her roles within reach.
    pub roles: Vec<Line>,
    /// What the reader may do.
    pub may: May,
    /// Role and body as chosen.
    pub chosen: Chosen,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Bodies to choose from.
    pub bodies: Vec<(String, String)>,
    /// What was done, newest first: when, instant, who, what.
    pub history: Vec<[String; 4]>,
}

/// What the reader may do with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// Only look and give: it is her own, or holds roles elsewhere.
    Look,
    /// Keep an open one; whether the second step is on and may be reset.
    Keep(SecondStep),
    /// Open a closed one again.
    Reopen,
}

/// Whether somebody passes a second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondStep {
    /// She does.
    On,
    /// She does not.
    Off,
}

/// A role as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    role: &'static str,
    body: String,
    since: String,
    end: String,
}

impl ShowPage {
    fn roles_to_give(&self) -> Vec<(&'static str, &'static str)> {
        roles()
    }

    fn keeps(&self) -> bool {
        matches!(self.may, May::Keep(_))
    }

    fn resets(&self) -> bool {
        self.may == May::Keep(SecondStep::On)
    }

    fn reopens(&self) -> bool {
        self.may == May::Reopen
    }

    /// The page as the laws draw it: in use, and closed.
    pub fn samples() -> Vec<Self> {
        let sample = |may: May, state: (&'static str, &'static str)| Self {
            frame: Frame::sample("Hoàng Thị Hoa"),
            url: "/quan-tri/01G60000000000000000000001".to_owned(),
            name: "Hoàng Thị Hoa".to_owned(),
            state,
            pairs: vec![("Đăng nhập bằng", "hoa@langson.example".to_owned())],
            roles: vec![Line {
                role: Role::AssociationOfficer.title(),
                body: "Hội Vật lý".to_owned(),
                since: "08:00 ngày 20/06/2022".to_owned(),
                end: "/quan-tri/01G60000000000000000000001/quyen/01G60000000000000000000002/ket-thuc".to_owned(),
            }],
            may,
            chosen: Chosen::default(),
            errors: FieldErrors::new(),
            bodies: vec![("01G60000000000000000000003".to_owned(), "Hội Vật lý".to_owned())],
            history: vec![["08:00 ngày 20/06/2022", "2022-06-20", "Vi Thị Lan", "Được mời"].map(str::to_owned)],
        };
        vec![sample(May::Keep(SecondStep::On), ("Đang dùng", "ok")), sample(May::Reopen, ("Đã đóng", "stop"))]
    }
}

/// GET /quan-tri/{account}
pub async fn get(who: Actor, cx: Cx, Path(account): Path<String>) -> Result<Page, Problem> {
    let account = named(&account)?;
    page(&shown(&who, &cx, account, Chosen::default(), FieldErrors::new()).await?)
}

/// The account that an address names.
pub(super) fn named(account: &str) -> Result<AccountId, Problem> {
    account.parse().map_err(|_| Refusal::not_found().into())
}

/// Its address.
pub(super) fn url(account: AccountId) -> String {
    format!("/quan-tri/{account}")
}

/// The page, fresh or with what cannot stand.
pub(super) async fn shown(
    who: &Actor,
    cx: &Cx,
    account: AccountId,
    chosen: Chosen,
    errors: FieldErrors,
) -> Result<ShowPage, Problem> {
    cx.read(async |view| {
        let account = visible(view, who, account).await?;
        let url = url(account.id);
        Ok(ShowPage {
            frame: cx.frame(account.name.as_str()),
            name: account.name.clone(),
            state: list::state(&account),
            pairs: pairs(&account),
            roles: lines(view, who, &account, &url).await?,
            may: may(view, who, &account).await?,
            chosen: chosen.clone(),
            errors: errors.clone(),
            bodies: choices(&reach(view, who).await?),
            history: history(view, who, &account).await?,
            url,
        })
    })
    .await
}

fn pairs(account: &Account) -> Vec<(&'static str, String)> {
    let second = if account.sealed_secret().is_some() { "đã bật" } else { "chưa bật" };
    vec![
        ("Đăng nhập bằng", account.logins().join(", ")),
        ("Mã xác thực", second.to_owned()),
        ("Tạo tài khoản", account.created.to_string()),
    ]
}

async fn lines(view: &Snapshot, who: &Actor, account: &Account, url: &str) -> Result<Vec<Line>, Problem> {
    let mut args = args![account.id];
    let within = administered(view, who).sql("g.body", &mut args);
    let held = store::held_where(view, &format!("g.account = $1 AND {within}"), args).await?;
    let line = |given: super::Given| Line {
        role: given.role.title(),
        body: given.body_name,
        since: given.at.to_string(),
        end: format!("{url}/quyen/{}/ket-thuc", given.id),
    };
    Ok(held.into_iter().map(line).collect())
}

async fn may(view: &Snapshot, who: &Actor, account: &Account) -> Result<May, Problem> {
    match may_keep(view, who, account).await {
        Ok(_) if account.closed().is_some() => Ok(May::Reopen),
        Ok(_) if account.sealed_secret().is_some() => Ok(May::Keep(SecondStep::On)),
        Ok(_) => Ok(May::Keep(SecondStep::Off)),
        Err(Problem::Refused(_)) => Ok(May::Look),
        Err(problem) => Err(problem),
    }
}

async fn history(view: &Snapshot, who: &Actor, account: &Account) -> Result<Vec<[String; 4]>, Problem> {
    let reach = administered(view, who);
    let mut lines = Vec::new();
    for logged in view.log_of(UnionNo::COUNTRY, "account", &account.id.to_string()).await?.into_iter().rev() {
        // A role elsewhere is not the reader's business.
        let body = logged.detail.get("body").and_then(|body| body.as_i64()).map(BodyNo::from_column);
        let within = match body {
            Some(body) => reach.reaches(view, body).await?,
            None => true,
        };
        let Some(what) = what(&logged).filter(|_| within) else { continue };
        let by = match logged.by {
            Some(by) => account::store::get(view, by).await?.map(|account| account.name),
            None => None,
        };
        let by = by.unwrap_or_else(|| "Hệ thống".to_owned());
        lines.push([logged.at.to_string(), logged.at.day().to_string(), by, what]);
    }
    Ok(lines)
}

/// What an administrator is told of; how often somebody signs in is not her business.
fn what(logged: &Logged) -> Option<String> {
    let text = |key: &str| logged.detail.get(key).and_then(|text| text.as_str()).unwrap_or_default();
    let role = || format!("{}, {}", Role::from_code(text("role")).map_or("", Role::title), text("body_name"));
    Some(match logged.verb.as_str() {
        "made" => "Tạo tài khoản".to_owned(),
        "invited" => "Tạo đường dẫn mời".to_owned(),
        "password_set" => "Đặt mật khẩu".to_owned(),
        "role_given" => format!("Giao vai trò: {}", role()),
        "role_ended" => format!("Kết thúc vai trò: {}", role()),
        "code_reset" => "Đặt lại mã xác thực".to_owned(),
        "closed" => "Đóng tài khoản".to_owned(),
        "reopened" => "Mở lại tài khoản".to_owned(),
        _ => return None,
    })
}

//! GET /quan-tri: the accounts that an administrator sees, with the roles they hold within her reach.

use std::collections::HashMap;

use ::store::{Snapshot, args};
use askama::Template;
use kernel::{AccountId, Actor};
use people::account::{Account, store as accounts};
use web::{Cx, Frame, Page, Problem, page};

use super::policy::{administered, sees_sql};
use super::store;

/// The accounts that an administrator sees.
#[derive(Template)]
#[template(path = "grant/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// The accounts, by given name.
    pub lines: Vec<Line>,
}

/// An account as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its page.
    pub href: String,
    /// Her name.
    pub name: String,
    /// How she signs in.
    pub logins: String,
    /// Her roles within reach.
    pub roles: Vec<String>,
    /// Whether she may come in, in words.
    pub state: &'static str,
    /// The colour of the state.
    pub state_kind: &'static str,
}

impl ListPage {
    fn count(&self) -> String {
        format!("{} tài khoản", viet::grouped(i64::try_from(self.lines.len()).unwrap_or(i64::MAX)))
    }

    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        let line = |name: &str, logins: &str, roles: &[&str], (state, state_kind)| Line {
            href: "/quan-tri/01G60000000000000000000001".to_owned(),
            name: name.to_owned(),
            logins: logins.to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            state,
            state_kind,
        };
        let lines = vec![
            line("Hoàng Thị Hoa", "hoa@langson.example", &["Cán bộ hội · Hội Vật lý"], OPEN),
            line("Lương Thanh Bình", "0912 345 678", &[], INVITED),
        ];
        vec![Self { frame: Frame::sample("Quản trị tài khoản"), lines }]
    }
}

const OPEN: (&str, &str) = ("Đang dùng", "ok");
const INVITED: (&str, &str) = ("Chờ đặt mật khẩu", "warn");
const CLOSED: (&str, &str) = ("Đã đóng", "stop");

/// GET /quan-tri
pub async fn get(who: Actor, cx: Cx) -> Result<Page, Problem> {
    let lines = cx.read(async |view| lines(view, &who).await).await?;
    page(&ListPage { frame: cx.frame("Quản trị tài khoản"), lines })
}

/// Whether she may come in, in words and colour.
pub(super) fn state(account: &Account) -> (&'static str, &'static str) {
    match (account.closed(), account.password()) {
        (Some(_), _) => CLOSED,
        (None, None) => INVITED,
        (None, Some(_)) => OPEN,
    }
}

async fn lines(view: &Snapshot, who: &Actor) -> Result<Vec<Line>, Problem> {
    let mut args = args![];
    let sees = sees_sql(view, who, "a.id", &mut args);
    let rows = view.all(&format!("SELECT a.id FROM account a WHERE {sees}"), args).await?;
    let seen = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<AccountId>, _>>()?;
    let mut roles = roles_within_reach(view, who).await?;
    let accounts = accounts::list(view).await?.into_iter().filter(|account| seen.contains(&account.id));
    let line = |account: Account| {
        let (state, state_kind) = state(&account);
        Line {
            href: format!("/quan-tri/{}", account.id),
            logins: account.logins().join(", "),
            roles: roles.remove(&account.id).unwrap_or_default(),
            name: account.name,
            state,
            state_kind,
        }
    };
    Ok(accounts.map(line).collect())
}

async fn roles_within_reach(view: &Snapshot, who: &Actor) -> Result<HashMap<AccountId, Vec<String>>, Problem> {
    let mut args = args![];
    let within = administered(view, who).sql("g.body", &mut args);
    let mut roles: HashMap<AccountId, Vec<String>> = HashMap::new();
    for given in store::held_where(view, &within, args).await? {
        roles.entry(given.account).or_default().push(format!("{} · {}", given.role.title(), given.body_name));
    }
    Ok(roles)
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::samples::{cast, seated};

    #[tokio::test]
    async fn an_administrator_sees_the_accounts_of_her_union_only() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let shown = house.visitor(&cast.lan).get("/quan-tri").await;
            insta::assert_snapshot!(shown.words(), @"
            Trang đầu
            Quản trị tài khoản
            Quản trị tài khoản
            Mời người dùng
            5 tài khoản
            Các tài khoản và vai trò
            Họ và tên | Đăng nhập bằng | Vai trò | Tình trạng
            Lương Thanh Bình | binh@langson.example | Ban Kiểm tra (chỉ xem) · Liên hiệp hội Lạng Sơn | Đang dùng
            Hoàng Thị Hoa | hoa@langson.example | Cán bộ hội · Hội Vật lý | Đang dùng
            Hoàng Đình Khánh | khanh@langson.example | Lãnh đạo · Liên hiệp hội Lạng Sơn | Đang dùng
            Vi Thị Lan | lan@langson.example | Quản trị · Liên hiệp hội Lạng Sơn | Đang dùng
            Nông Văn Minh | 0912345678 | Văn phòng · Liên hiệp hội Lạng Sơn | Đang dùng
            ");
            let mut above = cast.quoc.clone();
            above.grants[0].role = kernel::Role::Administrator;
            assert_eq!(house.visitor(&above).get("/quan-tri").await.all("tbody th").len(), 7);
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_else_knows_of_the_page() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| cast(tx).await).await.unwrap();
            for actor in [&cast.minh, &cast.khanh, &cast.binh, &cast.hoa, &cast.tuyet, &cast.quoc] {
                let visitor = house.visitor(actor);
                for path in ["/quan-tri", "/quan-tri/moi"] {
                    assert_eq!(visitor.get(path).await.status, 404, "{} {path}", actor.name);
                }
                assert_eq!(visitor.post("/quan-tri", &[]).await.status, 404, "{}", actor.name);
            }
        })
        .await;
    }
}

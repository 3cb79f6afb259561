//! `hoitu user`: accounts from the console, for an administrator who lost the way in. Whoever sits at the machine that
//! holds the data may do this; the log notes that no account did it. Nobody types a password here: a link lets its owner
//! choose one.

use std::process::ExitCode;

use kernel::{AccountId, Role};
use organisation::Body;
use organisation::grant::{policy, store as grants};
use people::account::{Account, Login, NewAccount, NotALogin, store as accounts};
use people::{Token, invitation};
use store::{Db, Snapshot, Tx};
use web::Problem;

use super::{Bench, named};
use crate::cli::{Over, User};
use crate::data;
use crate::listen::Speech;
use crate::stop::Stop;

/// Does it.
///
/// # Errors
/// A sentence where there is no such account or body, or a rule forbids it.
pub async fn run(mut bench: Bench<'_>, asked: User) -> Result<ExitCode, Stop> {
    let db = data::open_existing(&bench.settings, bench.clock.clone(), bench.dice.clone()).await?;
    let said = answer(&db, asked, &url(&bench)?).await;
    db.close().await;
    bench.say(&said?)?;
    Ok(ExitCode::SUCCESS)
}

/// Where the pages are when they are served under the same settings.
fn url(bench: &Bench<'_>) -> Result<String, Stop> {
    let scheme = Speech::of(&bench.settings)?.scheme();
    Ok(format!("{scheme}://{}", std::net::SocketAddr::new(bench.settings.address, bench.settings.port)))
}

/// What there is to say.
///
/// # Errors
/// As [`run`].
pub async fn answer(db: &Db, asked: User, url: &str) -> Result<String, Stop> {
    match asked {
        User::List => list(db).await,
        User::Add { name, login, over } => {
            let login = read(&login)?;
            let (account, token) = db.write(async |tx| add(tx, &name, login.clone(), &over).await).await?;
            Ok(format!("Đã thêm {}.\n{}", account.name, link(url, &token)))
        }
        User::ResetPassword { login } => {
            let login = read(&login)?;
            let token = db
                .write(async |tx| {
                    let account = known(tx, &login).await?;
                    invite(tx, account.id).await
                })
                .await?;
            Ok(link(url, &token))
        }
        User::Grant { login, over } => {
            let login = read(&login)?;
            db.write(async |tx| {
                let account = known(tx, &login).await?;
                let body = named::body(tx, &over.body).await?;
                give(tx, account.id, over.role, &body).await?;
                Ok(format!("Đã giao vai trò {} ở {} cho {}.", over.role.title(), body.short, account.name))
            })
            .await
        }
    }
}

async fn list(db: &Db) -> Result<String, Stop> {
    db.read(async |view| {
        let mut lines = Vec::new();
        for account in accounts::list(view).await? {
            let held = organisation::grants_of(view, account.id).await?;
            let role = |grant: &kernel::Grant| format!("{}, {}", grant.role.title(), grant.body_name);
            let roles: Vec<String> = held.iter().map(role).collect();
            let roles = if roles.is_empty() { "chưa có vai trò".to_owned() } else { roles.join("; ") };
            let closed = account.closed().map(|stamp| format!(" (đã đóng lúc {})", stamp.at)).unwrap_or_default();
            lines.push(format!("{}  {}: {roles}{closed}", account.logins().join(", "), account.name));
        }
        Ok(if lines.is_empty() { "Chưa có tài khoản nào.".to_owned() } else { lines.join("\n") })
    })
    .await
}

async fn add(tx: &Tx, name: &str, login: Login, over: &Over) -> Result<(Account, Token), Stop> {
    if accounts::find_by_login(tx, &login).await?.is_some() {
        return Err(Stop::said(format!("Đã có tài khoản dùng “{}”.", login.as_str())));
    }
    let body = named::body(tx, &over.body).await?;
    let new = NewAccount { name: viet::nfc(name.trim()), login, by: None };
    let (account, event) = new.open(tx.id(), tx.now());
    accounts::insert(tx, &account, &event).await?;
    give(tx, account.id, over.role, &body).await?;
    let token = invite(tx, account.id).await?;
    Ok((account, token))
}

async fn give(tx: &Tx, account: AccountId, role: Role, body: &Body) -> Result<(), Stop> {
    grants::give(tx, policy::the_console_may_give(account, role, body)).await.map(drop).map_err(said)
}

/// The log names the account itself as who invited: no other stands at the console.
async fn invite(tx: &Tx, account: AccountId) -> Result<Token, Stop> {
    invitation::invite(tx, account, account).await.map_err(said)
}

async fn known(view: &Snapshot, login: &Login) -> Result<Account, Stop> {
    accounts::find_by_login(view, login)
        .await?
        .ok_or_else(|| Stop::said(format!("Không có tài khoản nào đăng nhập bằng “{}”.", login.as_str())))
}

fn read(typed: &str) -> Result<Login, Stop> {
    typed.parse().map_err(|wrong: NotALogin| Stop::said(wrong.to_string()))
}

fn link(url: &str, token: &Token) -> String {
    format!(
        "Gửi riêng cho người ấy đường dẫn sau để tự đặt mật khẩu (dùng một lần, trong 7 ngày):\n  {url}/loi-moi/{}",
        token.as_str()
    )
}

fn said(problem: Problem) -> Stop {
    match problem {
        Problem::Refused(refusal) => refusal.into(),
        Problem::Fault(fault) => fault.into(),
        Problem::SignIn => Stop::said("Việc này cần đăng nhập."),
    }
}

#[cfg(test)]
mod tests {
    use testkit::each_engine;

    use super::*;

    async fn told(db: &Db, asked: User) -> String {
        let said = answer(db, asked, "http://127.0.0.1:8080").await;
        let text = said.unwrap_or_else(|stop| stop.to_string());
        let link = text.find("/loi-moi/").map(|at| at + "/loi-moi/".len());
        link.map_or(text.clone(), |at| format!("{}…{} characters", &text[..at], text.len() - at))
    }

    #[tokio::test]
    async fn the_way_back_in() {
        each_engine(async |house| {
            let db = &house.db;
            db.write(async |tx| organisation::samples::cast(tx).await.map(drop)).await.unwrap();
            let over = |role, body: &str| Over { role, body: body.to_owned() };
            let hoa = || "hoa@langson.example".to_owned();
            let add = |login: String| User::Add {
                name: "Hoàng Thị Hoa".to_owned(),
                login,
                over: over(Role::Office, "lang-son"),
            };
            let all = [
                told(db, User::List).await,
                told(db, add(hoa())).await,
                told(db, add(hoa())).await,
                told(db, add("hoa".to_owned())).await,
                told(db, User::ResetPassword { login: hoa() }).await,
                told(db, User::ResetPassword { login: "0912345678".to_owned() }).await,
                told(db, User::Grant { login: hoa(), over: over(Role::Leader, "lang-son") }).await,
                told(db, User::Grant { login: hoa(), over: over(Role::Leader, "lang-son") }).await,
                told(db, User::Grant { login: hoa(), over: over(Role::Leader, "ca-mau") }).await,
                told(db, User::List).await,
            ];
            insta::assert_snapshot!(all.join("\n"), @"
            Chưa có tài khoản nào.
            Đã thêm Hoàng Thị Hoa.
            Gửi riêng cho người ấy đường dẫn sau để tự đặt mật khẩu (dùng một lần, trong 7 ngày):
              http://127.0.0.1:8080/loi-moi/…43 characters
            Đã có tài khoản dùng “hoa@langson.example”.
            Hãy nhập địa chỉ thư điện tử (thí dụ: hoa@langson.example) hoặc số điện thoại (thí dụ: 0912 345 678).
            Gửi riêng cho người ấy đường dẫn sau để tự đặt mật khẩu (dùng một lần, trong 7 ngày):
              http://127.0.0.1:8080/loi-moi/…43 characters
            Không có tài khoản nào đăng nhập bằng “0912345678”.
            Đã giao vai trò Lãnh đạo ở Liên hiệp hội Lạng Sơn cho Hoàng Thị Hoa.
            Tài khoản này đang giữ vai trò Lãnh đạo ở Liên hiệp hội Lạng Sơn.
            Không có tổ chức nào có mã “ca-mau”. Các mã đang có: lang-son, thai-binh.
            hoa@langson.example  Hoàng Thị Hoa: Văn phòng, Liên hiệp hội Lạng Sơn; Lãnh đạo, Liên hiệp hội Lạng Sơn
            ");
        })
        .await;
    }
}

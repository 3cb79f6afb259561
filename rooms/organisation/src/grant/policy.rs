//! Who may give and end roles and keep accounts. Permits can only be made here (their fields are private) and name their
//! object; `store` takes them by value. An administrator acts over her bodies and everything below them; an account that
//! she cannot see is not there, and one that holds a role elsewhere too is not hers to close.

use ::store::{Snapshot, Value, args};
use kernel::{AccountId, Actor, Kind, Refusal, Role};
use people::account::Account;
use web::Problem;

use super::grant::Given;
use super::store;
use crate::body::Body;
use crate::scope::Scope;

/// Permit to give one account one role over one body.
#[derive(Debug)]
pub struct Give {
    by: Option<AccountId>,
    account: AccountId,
    role: Role,
    body: Body,
}

/// Permit to end one given role.
#[derive(Debug)]
pub struct End {
    by: AccountId,
    given: Given,
}

/// Permit to close, reopen, invite anew or reset one account.
#[derive(Debug)]
pub struct Keep {
    by: AccountId,
    account: AccountId,
}

impl Give {
    /// Who gives, to whom, what, over which body: the permit is used up.
    pub(super) fn used(self) -> (Option<AccountId>, AccountId, Role, Body) {
        (self.by, self.account, self.role, self.body)
    }
}

impl End {
    /// Who ends what: the permit is used up.
    pub(super) fn used(self) -> (AccountId, Given) {
        (self.by, self.given)
    }
}

impl Keep {
    /// Whose account, and who keeps it: the permit is used up.
    pub(super) fn used(self) -> (AccountId, AccountId) {
        (self.account, self.by)
    }
}

/// The bodies over which she is administrator, and all below.
pub(super) fn administered(view: &Snapshot, who: &Actor) -> Scope {
    Scope::of(who, &[Role::Administrator], view.today())
}

/// The condition that a column names an account that an administrator sees: her own, those she made, those that ever held
/// a role within her reach; over the country, all.
pub(super) fn sees_sql(view: &Snapshot, who: &Actor, column: &str, args: &mut Vec<Value>) -> String {
    let scope = administered(view, who);
    let held = scope.sql("held.body", args);
    let country = scope.sql("country.no", args);
    args.push(Value::from(who.account));
    let her = args.len();
    format!(
        "({column} = ${her} OR {column} IN (SELECT held.account FROM role_grant held WHERE {held})
          OR {column} IN (SELECT made.id FROM account made WHERE made.created_by = ${her})
          OR (SELECT COUNT(*) FROM body country WHERE country.kind = 'country' AND {country}) > 0)"
    )
}

/// The account of this name, if the administrator sees it.
///
/// # Errors
/// "Not found" otherwise.
pub async fn visible(view: &Snapshot, who: &Actor, account: AccountId) -> Result<Account, Problem> {
    let mut args = args![account];
    let sees = sees_sql(view, who, "a.id", &mut args);
    let sql = format!("SELECT a.id FROM account a WHERE a.id = $1 AND {sees}");
    view.maybe(&sql, args).await?.ok_or_else(Refusal::not_found)?;
    Ok(people::account::store::get(view, account).await?.ok_or_else(Refusal::not_found)?)
}

/// An administrator of a body, or of one above it, may give a role over it to an account that she sees.
///
/// # Errors
/// "Not found" for a body or an account out of her reach; a closed account is refused.
pub async fn may_give(
    view: &Snapshot,
    who: &Actor,
    account: AccountId,
    role: Role,
    body: &Body,
) -> Result<Give, Problem> {
    if !administered(view, who).reaches(view, body.no).await? {
        return Err(Refusal::not_found().into());
    }
    if visible(view, who, account).await?.closed().is_some() {
        let sentence = "Tài khoản này đã đóng. Hãy mở lại tài khoản trước khi giao vai trò.";
        return Err(Refusal::new(Kind::WrongState, "grant.account_closed", sentence).into());
    }
    Ok(Give { by: Some(who.account), account, role, body: body.clone() })
}

/// The first administrator gets her role from nobody: only while no role was ever given.
///
/// # Errors
/// Some role was given already.
pub async fn the_first_may_be_given(view: &Snapshot, account: AccountId, country: &Body) -> Result<Give, Problem> {
    if view.one("SELECT COUNT(*) AS given FROM role_grant", args![]).await?.get::<i64>("given")? > 0 {
        let sentence = "Hệ thống đã có người quản trị.";
        return Err(Refusal::new(Kind::WrongState, "grant.not_the_first", sentence).into());
    }
    Ok(Give { by: None, account, role: Role::Administrator, body: country.clone() })
}

/// Who sits at the machine that holds the data may give any role: the program's own command asks for this, no page does.
pub fn the_console_may_give(account: AccountId, role: Role, body: &Body) -> Give {
    Give { by: None, account, role, body: body.clone() }
}

/// An administrator of the body, or of one above it, may end a role over it; but nobody ends her own last administrator's
/// role, else a Union could be left without one by a slip.
///
/// # Errors
/// "Not found" for a role out of her reach; her own last one is refused.
pub async fn may_end(view: &Snapshot, who: &Actor, given: &Given) -> Result<End, Problem> {
    if !administered(view, who).reaches(view, given.body).await? {
        return Err(Refusal::not_found().into());
    }
    if given.account == who.account && given.role == Role::Administrator {
        let held = store::held(view, who.account).await?;
        let others = held.iter().filter(|other| other.role == Role::Administrator && other.id != given.id);
        if others.count() == 0 {
            let sentence =
                "Bạn không thể tự kết thúc vai trò quản trị cuối cùng của mình. Hãy nhờ một người quản trị khác.";
            return Err(Refusal::new(Kind::NotAllowed, "grant.own_last", sentence).into());
        }
    }
    Ok(End { by: who.account, given: given.clone() })
}

/// An administrator may keep an account that she sees and whose roles all lie within her reach; not her own.
///
/// # Errors
/// "Not found" for an account she does not see; her own and one with roles elsewhere are refused.
pub async fn may_keep(view: &Snapshot, who: &Actor, account: &Account) -> Result<Keep, Problem> {
    visible(view, who, account.id).await?;
    if account.id == who.account {
        let sentence = "Đây là tài khoản của chính bạn. Mật khẩu và mã xác thực của mình thì đổi ở trang tài khoản.";
        let refusal = Refusal::new(Kind::NotAllowed, "account.own", sentence);
        return Err(refusal.with_help("Đến trang tài khoản", "/tai-khoan").into());
    }
    let mut args = args![account.id];
    let within = administered(view, who).sql("g.body", &mut args);
    let sql = format!(
        "SELECT COUNT(*) AS elsewhere FROM role_grant g WHERE g.account = $1 AND g.ended_at IS NULL AND NOT ({within})"
    );
    if view.one(&sql, args).await?.get::<i64>("elsewhere")? > 0 {
        let sentence =
            "Tài khoản này còn giữ vai trò ở tổ chức ngoài phạm vi quản trị của bạn; hãy nhờ người quản trị cấp trên.";
        return Err(Refusal::new(Kind::NotAllowed, "account.holds_elsewhere", sentence).into());
    }
    Ok(Keep { by: who.account, account: account.id })
}

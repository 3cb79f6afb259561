//! SQL of invitations, with what makes them.

use std::time::Duration;

use kernel::{AccountId, Fault, Kind, Refusal, UnionNo};
use store::{Snapshot, Tx, args};
use web::Problem;

use super::invitation::{FOR_FIRST_ADMINISTRATOR, FOR_INVITEE, Invitation, Whom};
use crate::account::{Account, NewAccount, store as accounts};
use crate::token::{Token, digest};

/// A link for the first administrator, good for an hour; `None` once there is any account. The program prints its address.
///
/// # Errors
/// What the engine says, as a fault.
pub async fn first_administrator(tx: &Tx) -> Result<Option<Token>, Fault> {
    if accounts::is_any(tx).await? {
        return Ok(None);
    }
    make(tx, Whom::FirstAdministrator, FOR_FIRST_ADMINISTRATOR).await.map(Some)
}

/// A link with which the account's holder sets her password, good for seven days. The caller's policy decided that `by`
/// may invite her.
///
/// # Errors
/// A closed or unknown account is refused; what the engine says.
pub async fn invite(tx: &Tx, account: AccountId, by: AccountId) -> Result<Token, Problem> {
    let account = accounts::get(tx, account).await?.ok_or_else(Refusal::not_found)?;
    if let Some(closed) = account.closed() {
        let sentence = format!("Tài khoản này đã đóng từ {}; hãy mở lại trước khi gửi đường dẫn.", closed.at);
        return Err(Refusal::new(Kind::WrongState, "account.closed", sentence).into());
    }
    let token = make(tx, Whom::Account(account.id), FOR_INVITEE).await?;
    tx.log(&account.event("invited", Some(by))).await?;
    Ok(token)
}

/// Makes an account and its first invitation.
///
/// # Errors
/// `account.login_taken` when somebody is known at the door by that address or number already; what the engine says.
pub async fn invite_new(tx: &Tx, new: NewAccount, by: AccountId) -> Result<(Account, Token), Problem> {
    if accounts::find_by_login(tx, &new.login).await?.is_some() {
        let sentence = format!("Đã có tài khoản dùng “{}”.", new.login.as_str());
        return Err(Refusal::new(Kind::WrongState, "account.login_taken", sentence).into());
    }
    let (account, event) = NewAccount { by: Some(by), ..new }.open(tx.id(), tx.now());
    accounts::insert(tx, &account, &event).await?;
    let token = invite(tx, account.id, by).await?;
    Ok((account, token))
}

/// Ends the open links of somebody who has a password already: whoever might keep her before may not any more. The first
/// link of an account that never had a password stays, or nobody could ever come in by it.
///
/// # Errors
/// What the engine says, as a fault.
pub async fn end_resets(tx: &Tx, account: AccountId) -> Result<(), Fault> {
    let sql = "UPDATE invitation SET expires_at = $1 WHERE union_no = $2 AND account = $3 AND used_at IS NULL
               AND expires_at > $1 AND $3 IN (SELECT a.id FROM account a WHERE a.union_no = $2 AND a.password <> '')";
    tx.run(sql, args![tx.now(), UnionNo::COUNTRY, account]).await.map(drop)
}

/// The invitation of a link, used or not.
pub(super) async fn find(view: &Snapshot, token: &str) -> Result<Option<Invitation>, Fault> {
    let sql = "SELECT account, expires_at, used_at FROM invitation WHERE union_no = $1 AND digest = $2";
    let Some(row) = view.maybe(sql, args![UnionNo::COUNTRY, digest(token)]).await? else { return Ok(None) };
    let account: String = row.get("account")?;
    let whom = if account.is_empty() { Whom::FirstAdministrator } else { Whom::Account(row.get("account")?) };
    Ok(Some(Invitation { whom, expires: row.get("expires_at")?, used: row.maybe("used_at")? }))
}

/// Notes that the link was used, and by whom.
pub(super) async fn use_up(tx: &Tx, token: &str, by: AccountId) -> Result<(), Fault> {
    let sql =
        "UPDATE invitation SET used_at = $1, account = $2 WHERE union_no = $3 AND digest = $4 AND used_at IS NULL";
    tx.run_one(sql, args![tx.now(), by, UnionNo::COUNTRY, digest(token)]).await
}

async fn make(tx: &Tx, whom: Whom, good_for: Duration) -> Result<Token, Fault> {
    let account = match whom {
        Whom::FirstAdministrator => String::new(),
        Whom::Account(account) => account.to_string(),
    };
    let over = "UPDATE invitation SET expires_at = $1 WHERE union_no = $2 AND account = $3 AND used_at IS NULL
                AND expires_at > $1";
    tx.run(over, args![tx.now(), UnionNo::COUNTRY, &account]).await?;
    let token = Token::draw(tx);
    let sql = "INSERT INTO invitation (union_no, digest, account, made_at, expires_at, used_at)
               VALUES ($1, $2, $3, $4, $5, NULL)";
    tx.run_one(sql, args![UnionNo::COUNTRY, token.digest(), account, tx.now(), tx.now().plus(good_for)]).await?;
    Ok(token)
}

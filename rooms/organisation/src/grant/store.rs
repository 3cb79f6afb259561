//! Role grants in the table `role_grant` (migration 0003): who gave what when, and who ended it.
//! Giving and ending take a permit and end all sessions of the account in the same transaction: what somebody may is read
//! when she signs in, so a change must not find her inside.

use ::store::{Event, Row, Snapshot, Tx, Value, args};
use kernel::{AccountId, BodyNo, Fault, Grant, Kind, Refusal, Role, UnionNo};
use people::invitation;
use people::session::{self, Why};
use serde_json::json;
use web::Problem;

use super::grant::{Given, GrantId};
use super::policy;

const SELECT: &str = "SELECT g.id, g.account, g.role, g.body, g.given_at, b.short FROM role_grant g
    JOIN body b ON b.union_no = g.union_no AND b.no = g.body";

fn given(row: &Row) -> Result<Given, Fault> {
    Ok(Given {
        id: row.get("id")?,
        account: row.get("account")?,
        role: row.word("role", Role::from_code)?,
        body: row.get("body")?,
        body_name: row.get("short")?,
        at: row.get("given_at")?,
    })
}

/// What an account may be, over which bodies, now. Roles over higher bodies first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn grants_of(view: &Snapshot, account: AccountId) -> Result<Vec<Grant>, Fault> {
    Ok(held(view, account).await?.into_iter().map(Grant::from).collect())
}

/// The Union's word in addresses, where all of these roles are in one Union: who works in several, or above all, has none.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn union_of(view: &Snapshot, grants: &[Grant]) -> Result<Option<String>, Fault> {
    let Some(union) = grants.first().map(|grant| grant.body.union()) else { return Ok(None) };
    if union == UnionNo::COUNTRY || grants.iter().any(|grant| grant.body.union() != union) {
        return Ok(None);
    }
    let sql = "SELECT b.slug FROM body b WHERE b.union_no = $1 AND b.slug <> ''";
    view.maybe(sql, args![union]).await?.map(|row| row.get("slug")).transpose()
}

/// The roles that an account holds now. Those over higher bodies first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn held(view: &Snapshot, account: AccountId) -> Result<Vec<Given>, Fault> {
    let sql = format!("{SELECT} WHERE g.account = $1 AND g.ended_at IS NULL ORDER BY g.body, g.given_at, g.id");
    view.all(&sql, args![account]).await?.iter().map(given).collect()
}

/// The roles that are held now and meet a condition on `g`, by account.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub(super) async fn held_where(view: &Snapshot, condition: &str, args: Vec<Value>) -> Result<Vec<Given>, Fault> {
    let sql = format!("{SELECT} WHERE g.ended_at IS NULL AND {condition} ORDER BY g.account, g.body, g.given_at, g.id");
    view.all(&sql, args).await?.iter().map(given).collect()
}

/// A role that is held now.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn find(view: &Snapshot, id: GrantId) -> Result<Option<Given>, Fault> {
    let sql = format!("{SELECT} WHERE g.id = $1 AND g.ended_at IS NULL");
    view.maybe(&sql, args![id]).await?.as_ref().map(given).transpose()
}

/// Gives a role and ends all sessions of its new holder.
///
/// # Errors
/// She holds this very role already; what the engine says.
pub async fn give(tx: &Tx, permit: policy::Give) -> Result<GrantId, Problem> {
    let (by, account, role, body) = permit.used();
    if held(tx, account).await?.iter().any(|given| (given.role, given.body) == (role, body.no)) {
        let sentence = format!("Tài khoản này đang giữ vai trò {} ở {}.", role.title(), body.short);
        return Err(Refusal::new(Kind::WrongState, "grant.given_already", sentence).into());
    }
    let id: GrantId = tx.id();
    let sql = "INSERT INTO role_grant (union_no, id, account, role, body, given_at, given_by, ended_at, ended_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL)";
    let giver = by.map(|by| by.to_string()).unwrap_or_default();
    tx.run(sql, args![body.union, id, account, role.code(), body.no, tx.now(), giver]).await?;
    tx.log(&event("role_given", by, account, role, (body.no, &body.short))).await?;
    session::end_all(tx, account, Why::RoleChanged).await?;
    // A link made by somebody who could keep her before must not outlive what she may now.
    invitation::end_resets(tx, account).await?;
    Ok(id)
}

/// Ends a role and all sessions of who held it.
///
/// # Errors
/// What the engine says; a conflict when somebody else ended it meanwhile.
pub async fn end(tx: &Tx, permit: policy::End) -> Result<(), Problem> {
    let (by, given) = permit.used();
    let sql = "UPDATE role_grant SET ended_at = $3, ended_by = $4 WHERE union_no = $1 AND id = $2 AND ended_at IS NULL";
    tx.run_one(sql, args![given.body.union(), given.id, tx.now(), by]).await?;
    tx.log(&event("role_ended", Some(by), given.account, given.role, (given.body, &given.body_name))).await?;
    Ok(session::end_all(tx, given.account, Why::RoleChanged).await?)
}

/// Roles are part of the history of their account, which belongs to no Union. The body's number lets a reader be told only
/// of what is within her reach.
fn event(
    verb: &'static str,
    by: Option<AccountId>,
    account: AccountId,
    role: Role,
    (body, name): (BodyNo, &str),
) -> Event {
    Event {
        union: UnionNo::COUNTRY,
        by,
        noun: "account",
        noun_id: account.to_string(),
        verb,
        why: String::new(),
        detail: json!({ "role": role.code(), "body": body, "body_name": name }),
    }
}

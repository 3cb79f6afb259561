//! The SQL of saved lists. One is found by its owner; others see its name and filter while it is shown to all.

use kernel::{AccountId, Actor, BodyNo, Fault, Refusal, Stamp, Timestamp, UnionNo};
use organisation::Scope;
use serde_json::json;
use store::{Event, Row, Snapshot, Tx, args};
use web::Problem;

use super::policy::{SHARERS, Share};
use super::saved_list::{SavedList, SavedListId, SavedListNo, Seen};
use crate::record::Filter;

const COLUMNS: &str = "no, id, account, name, query, shared_at, shared_by";

/// The body of the Union, if she reaches it as one who may share today.
///
/// # Errors
/// What the engine says.
pub async fn reached(view: &Snapshot, who: &Actor, union: BodyNo) -> Result<Vec<BodyNo>, Fault> {
    Scope::of(who, &SHARERS, view.today()).reached_of(view, &[union]).await
}

/// Those of somebody in a Union, in the order of their names.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list_of(view: &Snapshot, union: UnionNo, account: AccountId) -> Result<Vec<SavedList>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM saved_list WHERE union_no = $1 AND account = $2 ORDER BY name_key, no");
    view.all(&sql, args![union, account]).await?.iter().map(read).collect()
}

/// Those that are shown to all of a Union, in the order of their names.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list_shared(view: &Snapshot, union: UnionNo) -> Result<Vec<SavedList>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM saved_list WHERE union_no = $1 AND shared_at IS NOT NULL ORDER BY name_key, no");
    view.all(&sql, args![union]).await?.iter().map(read).collect()
}

/// One of her own.
///
/// # Errors
/// Not found, also where it is another's; what the engine says.
pub async fn load(view: &Snapshot, union: UnionNo, account: AccountId, id: SavedListId) -> Result<SavedList, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM saved_list WHERE union_no = $1 AND account = $2 AND id = $3");
    let row = view.maybe(&sql, args![union, account, id]).await?.ok_or_else(Refusal::not_found)?;
    Ok(read(&row)?)
}

/// Keeps a filter under a name.
///
/// # Errors
/// What the engine says.
pub async fn insert(tx: &Tx, union: UnionNo, made: Stamp, name: &str, filter: &Filter) -> Result<(), Fault> {
    let no: SavedListNo = tx.number(union, "saved_list").await?;
    let id: SavedListId = tx.id();
    let sql = "INSERT INTO saved_list (union_no, no, id, account, name, name_key, folded, query, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let args = args![union, no, id, made.by, name, viet::sort_key(name), viet::fold(name), filter.query(), made.at];
    tx.run(sql, args).await?;
    log(tx, union, made.by, id, "saved", name).await
}

/// Calls it otherwise.
///
/// # Errors
/// What the engine says.
pub async fn rename(tx: &Tx, list: &SavedList, name: &str) -> Result<(), Fault> {
    let union = list.no.union();
    let sql = "UPDATE saved_list SET name = $1, name_key = $2, folded = $3 WHERE union_no = $4 AND no = $5";
    tx.run_one(sql, args![name, viet::sort_key(name), viet::fold(name), union, list.no]).await?;
    log(tx, union, list.account, list.id, "renamed", name).await
}

/// Takes it away for good.
///
/// # Errors
/// What the engine says.
pub async fn delete(tx: &Tx, list: &SavedList) -> Result<(), Fault> {
    let union = list.no.union();
    tx.run_one("DELETE FROM saved_list WHERE union_no = $1 AND no = $2", args![union, list.no]).await?;
    log(tx, union, list.account, list.id, "removed", &list.name).await
}

/// Shows it to all of the Union.
///
/// # Errors
/// What the engine says.
pub async fn share(tx: &Tx, list: &SavedList, permit: &Share, now: Timestamp) -> Result<(), Fault> {
    let union = list.no.union();
    let sql = "UPDATE saved_list SET shared_at = $1, shared_by = $2 WHERE union_no = $3 AND no = $4";
    tx.run_one(sql, args![now, permit.by(), union, list.no]).await?;
    log(tx, union, permit.by(), list.id, "shared", &list.name).await
}

/// Keeps it to its owner again.
///
/// # Errors
/// What the engine says.
pub async fn unshare(tx: &Tx, list: &SavedList) -> Result<(), Fault> {
    let union = list.no.union();
    let sql = "UPDATE saved_list SET shared_at = NULL, shared_by = NULL WHERE union_no = $1 AND no = $2";
    tx.run_one(sql, args![union, list.no]).await?;
    log(tx, union, list.account, list.id, "unshared", &list.name).await
}

async fn log(
    tx: &Tx,
    union: UnionNo,
    by: AccountId,
    id: SavedListId,
    verb: &'static str,
    name: &str,
) -> Result<(), Fault> {
    let (noun, noun_id, why) = ("saved_list", id.to_string(), String::new());
    tx.log(&Event { union, by: Some(by), noun, noun_id, verb, why, detail: json!({ "name": name }) }).await
}

fn read(row: &Row) -> Result<SavedList, Fault> {
    let query: String = row.get("query")?;
    let seen = match (row.maybe("shared_at")?, row.maybe("shared_by")?) {
        (Some(at), Some(by)) => Seen::ByAll(Stamp { by, at }),
        _ => Seen::ByHer,
    };
    Ok(SavedList {
        no: row.get("no")?,
        id: row.get("id")?,
        account: row.get("account")?,
        name: row.get("name")?,
        filter: Filter::of_query(&query),
        seen,
    })
}

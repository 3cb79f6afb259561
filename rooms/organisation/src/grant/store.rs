//! Role grants in the table `role_grant` (migration 0003): who gave what when, and who ended it.

use kernel::{AccountId, Fault, Grant, Role};
use store::{Row, Snapshot, args};

/// What an account may be, over which bodies, now. Roles over higher bodies first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn grants_of(view: &Snapshot, account: AccountId) -> Result<Vec<Grant>, Fault> {
    let sql = "SELECT g.role, g.body, b.short FROM role_grant g
               JOIN body b ON b.union_no = g.union_no AND b.no = g.body
               WHERE g.account = $1 AND g.ended_at IS NULL ORDER BY g.union_no, g.body, g.given_at, g.id";
    view.all(sql, args![account]).await?.iter().map(grant).collect()
}

fn grant(row: &Row) -> Result<Grant, Fault> {
    Ok(Grant { role: row.word("role", Role::from_code)?, body: row.get("body")?, body_name: row.get("short")? })
}

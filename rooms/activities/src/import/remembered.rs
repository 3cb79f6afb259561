//! What the columns under the same headings meant before (`import_match`). Each account's own match is applied; that of
//! somebody else is shown with her name until it is settled again: one careless officer must not change what everybody's
//! next file means.

use kernel::{AccountId, Actor, Fault, Stamp, UnionNo};
use store::{Snapshot, Tx, args};

use super::batch::Batch;
use super::plan::Plan;
use crate::record::Kind;

/// A match of the same headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// A code of a key, or nothing, for each heading.
    pub keys: Vec<String>,
    /// Who settled it, and when.
    pub settled: Stamp,
}

impl Remembered {
    /// Whether this account settled it: then it need not be asked.
    pub fn is_of(&self, account: AccountId) -> bool {
        self.settled.by == account
    }
}

/// Her own match of these headings, else the latest that anybody in the Union settled.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn remembered(
    view: &Snapshot,
    who: AccountId,
    union: UnionNo,
    kind: Kind,
    signature: &str,
) -> Result<Option<Remembered>, Fault> {
    let sql = "SELECT columns, account, settled_at FROM import_match
        WHERE union_no = $1 AND kind = $2 AND signature = $3
        ORDER BY CASE WHEN account = $4 THEN 0 ELSE 1 END, settled_at DESC, account LIMIT 1";
    let Some(row) = view.maybe(sql, args![union, kind.row().code, signature, who]).await? else { return Ok(None) };
    let json: String = row.get("columns")?;
    let keys = serde_json::from_str(&json).map_err(|error| Fault::caused("column columns does not parse", error))?;
    Ok(Some(Remembered { keys, settled: Stamp { by: row.get("account")?, at: row.get("settled_at")? } }))
}

/// Remembers for her what the columns under these headings mean.
///
/// # Errors
/// What the engine says.
pub async fn remember(tx: &Tx, who: &Actor, batch: &Batch, signature: &str, plan: &Plan) -> Result<(), Fault> {
    let keys = serde_json::to_string(&plan.keys()).map_err(|error| Fault::caused("write a plan", error))?;
    let sql = "INSERT INTO import_match (union_no, account, kind, signature, columns, settled_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (union_no, account, kind, signature) DO UPDATE SET columns = $5, settled_at = $6";
    tx.run(sql, args![batch.no.union(), who.account, batch.kind.row().code, signature, keys, tx.now()]).await.map(drop)
}

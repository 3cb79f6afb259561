//! The rows of a version that not every record has: attributes, and the programmes it carries out.

use std::collections::BTreeMap;

use kernel::Fault;
use store::{Snapshot, Tx, args};

use crate::programme;
use crate::record::attribute::Attribute;
use crate::record::record::{Change, VersionNo};

/// Writes them; a programme that nobody named before is added to the Union's catalogue.
///
/// # Errors
/// What the engine says.
pub async fn write(tx: &Tx, version: VersionNo, change: &Change) -> Result<(), Fault> {
    let union = version.union();
    let sql = "INSERT INTO record_attribute (union_no, version, attribute, value) VALUES ($1, $2, $3, $4)";
    for (attribute, value) in change.content.attributes() {
        tx.run(sql, args![union, version, attribute.code(), value]).await?;
    }
    let sql = "INSERT INTO record_programme (union_no, version, position, programme, written)
        VALUES ($1, $2, $3, $4, $5)";
    for (position, name) in (0i64..).zip(change.content.programmes()) {
        let programme = programme::store::find_or_add(tx, union, name, change.made).await?;
        tx.run(sql, args![union, version, position, programme, name]).await?;
    }
    Ok(())
}

/// What else a version says.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn read_attributes(view: &Snapshot, version: VersionNo) -> Result<BTreeMap<Attribute, String>, Fault> {
    let sql = "SELECT attribute, value FROM record_attribute WHERE union_no = $1 AND version = $2";
    let rows = view.all(sql, args![version.union(), version]).await?;
    rows.iter().map(|row| Ok((row.word("attribute", Attribute::from_code)?, row.get("value")?))).collect()
}

/// The programmes a version carries out, as written in it.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn read_programmes(view: &Snapshot, version: VersionNo) -> Result<Vec<String>, Fault> {
    let sql = "SELECT written FROM record_programme WHERE union_no = $1 AND version = $2 ORDER BY position";
    let rows = view.all(sql, args![version.union(), version]).await?;
    rows.iter().map(|row| row.get("written")).collect()
}

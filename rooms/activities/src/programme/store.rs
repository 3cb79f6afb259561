//! The catalogue's SQL. Rows are only ever added, by records that name them.

use kernel::{Fault, Stamp, UnionNo};
use store::{Event, Row, Snapshot, Tx, args};

use super::programme::{Programme, ProgrammeId, ProgrammeNo};

/// The number of the programme of this name, which is added where nobody named it before.
///
/// # Errors
/// What the engine says.
pub async fn find_or_add(tx: &Tx, union: UnionNo, name: &str, made: Stamp) -> Result<ProgrammeNo, Fault> {
    let folded = viet::fold(name);
    let sql = "SELECT no FROM programme WHERE union_no = $1 AND folded = $2";
    if let Some(row) = tx.maybe(sql, args![union, &folded]).await? {
        return row.get("no");
    }
    let no: ProgrammeNo = tx.number(union, "programme").await?;
    let id: ProgrammeId = tx.id();
    let sql = "INSERT INTO programme (union_no, no, id, name, name_key, folded, entered_at, entered_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.run(sql, args![union, no, id, name, viet::sort_key(name), folded, made.at, made.by]).await?;
    let event = Event {
        union,
        by: Some(made.by),
        noun: "programme",
        noun_id: id.to_string(),
        verb: "named",
        why: String::new(),
        detail: serde_json::json!({ "name": name }),
    };
    tx.log(&event).await?;
    Ok(no)
}

/// All programmes of a Union, in the order of their names.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot, union: UnionNo) -> Result<Vec<Programme>, Fault> {
    let sql = "SELECT no, id, name FROM programme WHERE union_no = $1 ORDER BY name_key, no";
    view.all(sql, args![union]).await?.iter().map(read).collect()
}

/// The programmes of a Union whose names hold these words, with or without accents.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn suggest(view: &Snapshot, union: UnionNo, words: &str, most: i64) -> Result<Vec<Programme>, Fault> {
    let mut args = args![union];
    let mut conditions = String::new();
    for word in viet::fold(words).split(' ').filter(|word| !word.is_empty()).take(20) {
        args.push(format!("%{}%", crate::record::like(word)).into());
        conditions.push_str(&format!(" AND folded LIKE ${} ESCAPE '!'", args.len()));
    }
    args.push(most.into());
    let sql = format!(
        "SELECT no, id, name FROM programme WHERE union_no = $1{conditions} ORDER BY name_key, no LIMIT ${}",
        args.len()
    );
    view.all(&sql, args).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Programme, Fault> {
    Ok(Programme { no: row.get("no")?, id: row.get("id")?, name: row.get("name")? })
}

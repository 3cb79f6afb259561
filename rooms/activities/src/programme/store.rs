//! The catalogue's SQL. Rows are added by records that name them and never taken away; a writing that was merged stays one.

use kernel::{Actor, BodyNo, Fault, Stamp, UnionNo};
use organisation::Scope;
use serde_json::json;
use store::{Event, Row, Snapshot, Tx, Value, args};

use super::catalogue::Catalogue;
use super::policy::TIDIERS;
use super::programme::{Change, Changed, Programme, ProgrammeId, ProgrammeNo};
use crate::record::VersionNo;

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
        detail: json!({ "name": name }),
    };
    tx.log(&event).await?;
    Ok(no)
}

/// The body of the Union, if she reaches it as one who tidies its catalogue today.
///
/// # Errors
/// What the engine says.
pub async fn reached(view: &Snapshot, who: &Actor, union: BodyNo) -> Result<Vec<BodyNo>, Fault> {
    Scope::of(who, &TIDIERS, view.today()).reached_of(view, &[union]).await
}

/// All writings of all programmes of a Union, in the order of their names.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot, union: UnionNo) -> Result<Vec<Programme>, Fault> {
    let sql = "SELECT no, id, name, merged_into FROM programme WHERE union_no = $1 ORDER BY name_key, no";
    view.all(sql, args![union]).await?.iter().map(read).collect()
}

/// The same as a catalogue that knows which writing is of which programme.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn catalogue(view: &Snapshot, union: UnionNo) -> Result<Catalogue, Fault> {
    list(view, union).await.map(Catalogue::of)
}

/// The programmes of a Union with a writing that holds these words, with or without accents.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn suggest(view: &Snapshot, union: UnionNo, words: &str, most: i64) -> Result<Vec<Programme>, Fault> {
    let (catalogue, most) = (catalogue(view, union).await?, usize::try_from(most).unwrap_or(0));
    Ok(catalogue.named(words).into_iter().take(most).cloned().collect())
}

/// The records that name each writing, as the condition on `r` and `v` lets them through: pairs of writing and version, so
/// that a record that names two writings of one programme is one.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn carried_out(
    view: &Snapshot,
    condition: &str,
    args: Vec<Value>,
) -> Result<Vec<(ProgrammeNo, VersionNo)>, Fault> {
    let sql = format!(
        "SELECT p.programme, p.version FROM record_programme p
         JOIN record_version v ON v.union_no = p.union_no AND v.no = p.version
         JOIN record r ON r.union_no = v.union_no AND r.current = v.no WHERE {condition}"
    );
    let rows = view.all(&sql, args).await?;
    rows.iter().map(|row| Ok((row.get("programme")?, row.get("version")?))).collect()
}

/// Writes what the office changed about a writing, and the event.
///
/// # Errors
/// What the engine says; a conflict where somebody else changed it meanwhile.
pub async fn save(tx: &Tx, programme: &Programme, change: Change) -> Result<(), Fault> {
    let union = programme.no.union();
    let by = change.made.by;
    let (verb, detail) = match change.what {
        Changed::Spelt(name) => {
            let sql = "UPDATE programme SET name = $1, name_key = $2 WHERE union_no = $3 AND no = $4 AND name = $5";
            let args = args![&name, viet::sort_key(&name), union, programme.no, &programme.name];
            tx.run_one(sql, args).await?;
            ("renamed", json!({ "before": programme.name, "after": name }))
        }
        Changed::Merged { into, name } => {
            point(tx, programme, into, change.made).await?;
            ("merged", json!({ "before": programme.name, "after": name }))
        }
        Changed::Renamed { into, name } => {
            point(tx, programme, into, change.made).await?;
            ("renamed", json!({ "before": programme.name, "after": name }))
        }
        Changed::Parted { name } => {
            let sql = "UPDATE programme SET merged_into = NULL, merged_at = NULL, merged_by = NULL
                WHERE union_no = $1 AND no = $2 AND merged_into = $3";
            tx.run_one(sql, args![union, programme.no, programme.merged_into]).await?;
            ("parted", json!({ "before": name, "after": programme.name }))
        }
    };
    let event = Event {
        union,
        by: Some(by),
        noun: "programme",
        noun_id: programme.id.to_string(),
        verb,
        why: String::new(),
        detail,
    };
    tx.log(&event).await
}

async fn point(tx: &Tx, writing: &Programme, into: ProgrammeNo, made: Stamp) -> Result<(), Fault> {
    let sql = "UPDATE programme SET merged_into = $1, merged_at = $2, merged_by = $3
        WHERE union_no = $4 AND no = $5 AND merged_into IS NULL";
    tx.run_one(sql, args![into, made.at, made.by, writing.no.union(), writing.no]).await
}

fn read(row: &Row) -> Result<Programme, Fault> {
    Ok(Programme {
        no: row.get("no")?,
        id: row.get("id")?,
        name: row.get("name")?,
        merged_into: row.maybe("merged_into")?,
    })
}

//! The SQL of pastes and of what lines once stated. The declarations of a paste are declarations like all others; the
//! paste only holds them together, so that they can be taken back at once.

use kernel::{Actor, BodyNo, Fault, Id, No, Quantity, Refusal, Stamp, Timestamp, UnionNo};
use organisation::{Scope, UnionHere};
use serde_json::json;
use store::{Event, Snapshot, Tx, args};
use web::Problem;

use super::assess::{Memory, Standing, time_key};
use crate::declaration::declaration::Declaration;
use crate::declaration::store as declarations;

/// The name of a paste at the door.
pub type PasteId = Id<Paste>;
/// The number of a paste within its Union.
pub type PasteNo = No<Paste>;

/// Figures of one paper that were declared at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// Its number.
    pub no: PasteNo,
    /// Its name at the door.
    pub id: PasteId,
    /// Who declares.
    pub body: BodyNo,
    /// The paper.
    pub source: String,
}

/// A paste of a body of this Union that the actor may see; else there is no such thing.
///
/// # Errors
/// Not found, or what the engine says.
pub async fn load(view: &Snapshot, who: &Actor, at: &UnionHere, id: PasteId) -> Result<Paste, Problem> {
    let mut args = args![id];
    let seen = Scope::any(who, view.today()).sql("p.body", &mut args);
    let here = Scope::below(at.body.no, view.today()).sql("p.body", &mut args);
    let sql =
        format!("SELECT p.no, p.id, p.body, p.source FROM declaration_paste p WHERE p.id = $1 AND {seen} AND {here}");
    let row = view.maybe(&sql, args).await?.ok_or_else(Refusal::not_found)?;
    Ok(Paste { no: row.get("no")?, id: row.get("id")?, body: row.get("body")?, source: row.get("source")? })
}

/// Keeps a new paste.
///
/// # Errors
/// What the engine says.
pub async fn insert(tx: &Tx, body: BodyNo, source: &str, made: Stamp, lines: usize) -> Result<Paste, Fault> {
    let union = body.union();
    let (no, id): (PasteNo, PasteId) = (tx.number(union, "declaration_paste").await?, tx.id());
    let sql = "INSERT INTO declaration_paste (union_no, no, id, body, source, pasted_at, pasted_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.run(sql, args![union, no, id, body, source, made.at, made.by]).await?;
    let paste = Paste { no, id, body, source: source.to_owned() };
    log(tx, &paste, made, "pasted", lines).await?;
    Ok(paste)
}

/// Writes into the log what became of a paste as a whole.
///
/// # Errors
/// What the engine says.
pub async fn log(tx: &Tx, paste: &Paste, stamp: Stamp, verb: &'static str, lines: usize) -> Result<(), Fault> {
    let event = Event {
        union: paste.no.union(),
        by: Some(stamp.by),
        noun: "declaration_paste",
        noun_id: paste.id.to_string(),
        verb,
        why: String::new(),
        detail: json!({ "source": paste.source, "declarations": lines }),
    };
    tx.log(&event).await
}

/// What a paste declared and still stands.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn declarations_of(view: &Snapshot, paste: &Paste) -> Result<Vec<Declaration>, Fault> {
    let condition = "d.union_no = $1 AND d.paste = $2 AND d.known_to = $3 ORDER BY d.no";
    declarations::where_(view, condition, args![paste.no.union(), paste.no, Timestamp::NEVER]).await
}

/// The name of a paste at the door, and how many of its declarations still stand.
///
/// # Errors
/// What the engine says.
pub async fn of_number(view: &Snapshot, no: PasteNo) -> Result<(PasteId, i64), Fault> {
    let sql = "SELECT p.id, (SELECT CAST(COUNT(*) AS BIGINT) FROM declaration d
                   WHERE d.union_no = p.union_no AND d.paste = p.no AND d.known_to = $3) AS standing
               FROM declaration_paste p WHERE p.union_no = $1 AND p.no = $2";
    let row = view.one(sql, args![no.union(), no, Timestamp::NEVER]).await?;
    Ok((row.get("id")?, row.get("standing")?))
}

/// What a body declared from a paper and still stands.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn standing(view: &Snapshot, body: BodyNo, source: &str) -> Result<Standing, Fault> {
    let condition = "d.body = $1 AND d.source = $2 AND d.known_to = $3 ORDER BY d.no";
    let said = declarations::where_(view, condition, args![body, source, Timestamp::NEVER]).await?;
    let said = said.into_iter().map(|one| one.said);
    Ok(said.map(|said| ((said.figure, time_key(said.when)), Quantity::stated(said.value, said.qualifier))).collect())
}

/// What lines of the Union's reports were once settled to state.
///
/// # Errors
/// What the engine says.
pub async fn memory(view: &Snapshot, union: UnionNo) -> Result<Memory, Fault> {
    let sql = "SELECT words, around, figure FROM declaration_title WHERE union_no = $1";
    let rows = view.all(sql, args![union]).await?;
    rows.iter().map(|row| Ok(((row.get("words")?, row.get("around")?), row.get("figure")?))).collect()
}

/// Remembers what lines state; what was said of the same words before gives way.
///
/// # Errors
/// What the engine says.
pub async fn remember(tx: &Tx, union: UnionNo, settled: &Memory, made: Stamp) -> Result<(), Fault> {
    let sql = "INSERT INTO declaration_title (union_no, words, around, figure, settled_at, settled_by)
               VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (union_no, words, around)
               DO UPDATE SET figure = excluded.figure, settled_at = excluded.settled_at, settled_by = excluded.settled_by";
    for ((words, around), figure) in settled {
        tx.run(sql, args![union, words, around, figure, made.at, made.by]).await?;
    }
    Ok(())
}

//! The SQL of declarations. A row is never overwritten but to close it: `known_to` is when it was withdrawn.

use kernel::{Actor, Fault, Period, Refusal, Stamp, Timestamp};
use organisation::{Scope, UnionHere};
use serde_json::json;
use store::{Event, Row, Snapshot, Tx, Value, args};
use web::Problem;

use super::declaration::{Declaration, DeclarationNo, New, Said, When};
use super::{DeclarationId, figure};

const COLUMNS: &str = "d.no, d.id, d.body, d.figure, d.value, d.qualifier, d.unit, d.meaning, d.first_day, d.last_day,
    d.label, d.source, d.known_from, d.known_to, d.entered_by, d.withdrawn_by, d.paste";

/// A declaration of a body of this Union that the actor may see; else there is no such thing.
///
/// # Errors
/// Not found, or what the engine says.
pub async fn load(view: &Snapshot, who: &Actor, at: &UnionHere, id: DeclarationId) -> Result<Declaration, Problem> {
    let mut args = args![id];
    let seen = Scope::any(who, view.today()).sql("d.body", &mut args);
    let here = Scope::below(at.body.no, view.today()).sql("d.body", &mut args);
    let sql = format!("SELECT {COLUMNS} FROM declaration d WHERE d.id = $1 AND {seen} AND {here}");
    Ok(read(&view.maybe(&sql, args).await?.ok_or_else(Refusal::not_found)?)?)
}

/// Declarations of this Union's bodies that the actor may see, newest first, withdrawn ones included.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot, who: &Actor, at: &UnionHere) -> Result<Vec<Declaration>, Fault> {
    let mut args = args![];
    let seen = Scope::any(who, view.today()).sql("d.body", &mut args);
    let here = Scope::below(at.body.no, view.today()).sql("d.body", &mut args);
    let sql = format!(
        "SELECT {COLUMNS} FROM declaration d WHERE {seen} AND {here} ORDER BY d.last_day DESC, d.known_from DESC, d.no DESC"
    );
    view.all(&sql, args).await?.iter().map(read).collect()
}

/// What a body declared for a figure, as known at an instant, newest first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn of_figure(
    view: &Snapshot,
    body: kernel::BodyNo,
    figure: &str,
    known_at: Timestamp,
) -> Result<Vec<Declaration>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM declaration d
         WHERE d.body = $1 AND d.figure = $2 AND d.known_from <= $3 AND $3 < d.known_to
         ORDER BY d.last_day DESC, d.known_from DESC, d.no DESC"
    );
    view.all(&sql, args![body, figure, known_at]).await?.iter().map(read).collect()
}

/// Declarations (`d`) of which the condition is true, in its order.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub(super) async fn where_(view: &Snapshot, condition: &str, args: Vec<Value>) -> Result<Vec<Declaration>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM declaration d WHERE {condition}");
    view.all(&sql, args).await?.iter().map(read).collect()
}

/// Keeps a new declaration, in the Union of the body that declares.
///
/// # Errors
/// What the engine says.
pub async fn insert(tx: &Tx, new: New) -> Result<Declaration, Fault> {
    let New { body, said, made, paste } = new;
    let union = body.union();
    let (no, id): (DeclarationNo, DeclarationId) = (tx.number(union, "declaration").await?, tx.id());
    let (first, last) = said.when.days();
    let sql = "INSERT INTO declaration (union_no, no, id, body, figure, value, qualifier, unit, meaning, first_day,
                   last_day, label, source, known_from, known_to, entered_by, withdrawn_by, paste)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, NULL, $17)";
    let args = args![
        union,
        no,
        id,
        body,
        &said.figure,
        said.value,
        said.qualifier.code(),
        &said.unit,
        &said.meaning,
        first,
        last,
        said.when.label(),
        &said.source,
        made.at,
        Timestamp::NEVER,
        made.by,
        paste,
    ];
    tx.run(sql, args).await?;
    let declaration = Declaration { no, id, body, said, made, paste, withdrawn: None };
    log(tx, &declaration, made, "declared").await?;
    Ok(declaration)
}

/// Closes a declaration.
///
/// # Errors
/// What the engine says; a conflict when somebody else closed it meanwhile.
pub async fn close(tx: &Tx, declaration: &Declaration, stamp: Stamp) -> Result<(), Fault> {
    let sql =
        "UPDATE declaration SET known_to = $1, withdrawn_by = $2 WHERE union_no = $3 AND no = $4 AND known_to = $5";
    tx.run_one(sql, args![stamp.at, stamp.by, declaration.no.union(), declaration.no, Timestamp::NEVER]).await?;
    log(tx, declaration, stamp, "withdrawn").await
}

async fn log(tx: &Tx, declaration: &Declaration, stamp: Stamp, verb: &'static str) -> Result<(), Fault> {
    let said = &declaration.said;
    let event = Event {
        union: declaration.no.union(),
        by: Some(stamp.by),
        noun: "declaration",
        noun_id: declaration.id.to_string(),
        verb,
        why: String::new(),
        detail: json!({ "figure": said.figure, "value": said.value, "qualifier": said.qualifier.code() }),
    };
    tx.log(&event).await
}

fn read(row: &Row) -> Result<Declaration, Fault> {
    let no: DeclarationNo = row.get("no")?;
    let known_to: Timestamp = row.get("known_to")?;
    let withdrawn_by = row.maybe("withdrawn_by")?;
    Ok(Declaration {
        no,
        id: row.get("id")?,
        body: row.get("body")?,
        said: Said {
            figure: row.get("figure")?,
            value: row.get("value")?,
            qualifier: row.word("qualifier", |code| code.parse().ok())?,
            unit: row.get("unit")?,
            meaning: row.get("meaning")?,
            when: when(row)?,
            source: row.get("source")?,
        },
        paste: row.maybe("paste")?,
        made: Stamp { by: row.get("entered_by")?, at: row.get("known_from")? },
        withdrawn: withdrawn_by.map(|by| Stamp { by, at: known_to }),
    })
}

fn when(row: &Row) -> Result<When, Fault> {
    let label: String = row.get("label")?;
    if !label.is_empty() {
        return Ok(When::Named(row.word("label", |label| label.parse::<Period>().ok())?));
    }
    let figure: String = row.get("figure")?;
    let (first, last) = (row.get("first_day")?, row.get("last_day")?);
    let stock = figure::known(&figure).is_some_and(|figure| figure.shape == figures::Shape::Stock);
    Ok(if stock { When::On(last) } else { When::Over(first, last) })
}

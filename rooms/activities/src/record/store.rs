//! The ledger's SQL. A save writes a whole new version and closes the one before at the same instant; figures and
//! "as known on" read versions, the list reads the current one.

use std::collections::BTreeMap;

use kernel::{Actor, BodyNo, Fault, Quantity, Role, Stamp, Timestamp, UnionNo};
use organisation::Scope;
use serde_json::json;
use store::{Event, Row, Snapshot, Tx, args};

use super::content::{Content, Detail, Part, Places, Wanted};
use super::history::differences;
use super::kind::{Kind, Measure};
use super::policy::{KEEPERS, Reached};
use super::record::{Change, Record, RecordId, RecordNo, State, Verb, Version, VersionNo};

/// The columns of a version that make its own fields.
const VERSION: &str = "v.no, v.known_from, v.state, v.state_at, v.state_by, v.detail, v.title, v.first_day, v.last_day,
    v.place_count, v.note, v.entered_by, v.verb, v.why";

/// A record with all its versions, and what the actor may keep of it; `None` where she may not see it.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn get_visible_to(view: &Snapshot, who: &Actor, id: RecordId) -> Result<Option<(Record, Reached)>, Fault> {
    let mut args = args![id];
    let seen = Scope::of(who, &Role::ALL, view.today()).sql("b.body", &mut args);
    let sql = format!(
        "SELECT r.no, r.id, r.kind, r.version FROM record r
         WHERE r.id = $1 AND r.current IN (SELECT b.version FROM record_body b WHERE {seen})"
    );
    let Some(row) = view.maybe(&sql, args).await? else { return Ok(None) };
    let record = read(view, &row).await?;
    let reached = reached(view, who, record.current().content.bodies()).await?;
    Ok(Some((record, reached)))
}

/// Which of these bodies the actor reaches as a keeper today.
///
/// # Errors
/// What the engine says.
pub async fn reached<P>(view: &Snapshot, who: &Actor, bodies: &[(BodyNo, P)]) -> Result<Reached, Fault> {
    let scope = Scope::of(who, &KEEPERS, view.today());
    let mut hers = Vec::new();
    for (body, _) in bodies {
        if scope.reaches(view, *body).await? {
            hers.push(*body);
        }
    }
    Ok(Reached(hers))
}

/// Writes a new record, whose Union is that of its first body.
///
/// # Errors
/// What the engine says.
pub async fn insert(tx: &Tx, union: UnionNo, kind: Kind, change: Change) -> Result<Record, Fault> {
    let no: RecordNo = tx.number(union, "record").await?;
    let id: RecordId = tx.id();
    let version = write_version(tx, no, kind, &change).await?;
    let sql = "INSERT INTO record (union_no, no, id, kind, current, version) VALUES ($1, $2, $3, $4, $5, 1)";
    tx.run(sql, args![union, no, id, kind.row().code, version.no]).await?;
    log(tx, id, union, None, &change).await?;
    Record::from_rows(no, id, kind, 1, vec![version]).ok_or_else(|| Fault::new("a record without a version"))
}

/// Writes a change: the new version, the end of the old one, the event.
///
/// # Errors
/// What the engine says; a conflict when somebody else changed the record meanwhile.
pub async fn save(tx: &Tx, record: &Record, change: Change) -> Result<(), Fault> {
    let union = record.union();
    let version = write_version(tx, record.no, record.kind, &change).await?;
    let close = "UPDATE record_version SET known_to = $1 WHERE union_no = $2 AND no = $3 AND known_to = $4";
    tx.run_one(close, args![change.made.at, union, record.current().no, Timestamp::NEVER]).await?;
    let point =
        "UPDATE record SET current = $1, version = version + 1 WHERE union_no = $2 AND no = $3 AND version = $4";
    tx.run_one(point, args![version.no, union, record.no, record.version]).await?;
    log(tx, record.id, union, Some(&record.current().content), &change).await
}

async fn write_version(tx: &Tx, record: RecordNo, kind: Kind, change: &Change) -> Result<Version, Fault> {
    let union = record.union();
    let no: VersionNo = tx.number(union, "record_version").await?;
    let content = &change.content;
    let counted = if let Places::Counted(count) = content.places() { Some(*count) } else { None };
    let stamp = change.state.stamp();
    let sql = "INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by,
            detail, title, title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    let args = args![
        union,
        no,
        record,
        kind.row().code,
        change.made.at,
        Timestamp::NEVER,
        change.state.code(),
        stamp.at,
        stamp.by,
        detail_code(content.detail()),
        content.title(),
        viet::sort_key(content.title()),
        folded(content),
        content.first(),
        content.last(),
        counted,
        content.note(),
        change.made.by,
        change.verb.code(),
        &change.why,
    ];
    tx.run(sql, args).await?;
    write_bodies(tx, no, content).await?;
    write_outside(tx, no, content).await?;
    write_places(tx, no, content).await?;
    write_measures(tx, no, content).await?;
    let Change { content, state, made, verb, why } = change.clone();
    Ok(Version::from_row(no, content, state, made, verb, why))
}

async fn write_bodies(tx: &Tx, version: VersionNo, content: &Content) -> Result<(), Fault> {
    let sql = "INSERT INTO record_body (union_no, version, body, role, day, position) VALUES ($1, $2, $3, $4, $5, $6)";
    for (position, (body, part)) in (0i64..).zip(content.bodies()) {
        let args = args![body.union(), version, *body, part_code(*part), content.last(), position];
        tx.run(sql, args).await?;
    }
    Ok(())
}

async fn write_outside(tx: &Tx, version: VersionNo, content: &Content) -> Result<(), Fault> {
    let sql = "INSERT INTO record_outside (union_no, version, position, name, role) VALUES ($1, $2, $3, $4, $5)";
    for (position, (name, part)) in (0i64..).zip(content.outside()) {
        tx.run(sql, args![version.union(), version, position, name, part_code(*part)]).await?;
    }
    Ok(())
}

async fn write_places(tx: &Tx, version: VersionNo, content: &Content) -> Result<(), Fault> {
    let Places::Named(names) = content.places() else { return Ok(()) };
    let sql = "INSERT INTO record_place (union_no, version, position, commune, folded) VALUES ($1, $2, $3, $4, $5)";
    for (position, name) in (0i64..).zip(names) {
        tx.run(sql, args![version.union(), version, position, name, viet::fold(name)]).await?;
    }
    Ok(())
}

async fn write_measures(tx: &Tx, version: VersionNo, content: &Content) -> Result<(), Fault> {
    let sql = "INSERT INTO record_measure (union_no, version, measure, value, qualifier) VALUES ($1, $2, $3, $4, $5)";
    for (measure, quantity) in content.measures() {
        let args = args![version.union(), version, measure.code(), quantity.value, quantity.qualifier.code()];
        tx.run(sql, args).await?;
    }
    Ok(())
}

async fn log(tx: &Tx, id: RecordId, union: UnionNo, before: Option<&Content>, change: &Change) -> Result<(), Fault> {
    let detail = json!({
        "state": change.state.code(),
        "changed": before.map(|before| differences(before, &change.content, &|body| format!("{body:?}"))),
    });
    let event = Event {
        union,
        by: Some(change.made.by),
        noun: "record",
        noun_id: id.to_string(),
        verb: change.verb.code(),
        why: change.why.clone(),
        detail,
    };
    tx.log(&event).await
}

async fn read(view: &Snapshot, row: &Row) -> Result<Record, Fault> {
    let (no, id): (RecordNo, RecordId) = (row.get("no")?, row.get("id")?);
    let kind = row.word("kind", Kind::from_code)?;
    let sql =
        format!("SELECT {VERSION} FROM record_version v WHERE v.union_no = $1 AND v.record = $2 ORDER BY v.known_from");
    let mut versions = Vec::new();
    for row in view.all(&sql, args![no.union(), no]).await? {
        versions.push(read_version(view, kind, &row).await?);
    }
    Record::from_rows(no, id, kind, row.get("version")?, versions)
        .ok_or_else(|| Fault::row("record", "current", format!("{no:?}")))
}

/// One version with all that hangs on it.
pub(super) async fn read_version(view: &Snapshot, kind: Kind, row: &Row) -> Result<Version, Fault> {
    let no: VersionNo = row.get("no")?;
    let (bodies, outside) = read_parties(view, no).await?;
    let wanted = Wanted {
        kind,
        title: row.get("title")?,
        detail: row.word("detail", detail_from)?,
        first: row.get("first_day")?,
        last: row.get("last_day")?,
        bodies,
        outside,
        places: read_places(view, no, row.maybe("place_count")?).await?,
        measures: read_measures(view, no).await?,
        note: row.get("note")?,
    };
    let stamp = Stamp { by: row.get("state_by")?, at: row.get("state_at")? };
    let state = row.word("state", |code| State::from_code(code, stamp))?;
    let made = Stamp { by: row.get("entered_by")?, at: row.get("known_from")? };
    let verb = row.word("verb", Verb::from_code)?;
    Ok(Version::from_row(no, Content::stored(wanted), state, made, verb, row.get("why")?))
}

type Parties = (Vec<(BodyNo, Part)>, Vec<(String, Part)>);

async fn read_parties(view: &Snapshot, version: VersionNo) -> Result<Parties, Fault> {
    let sql = "SELECT body, role FROM record_body WHERE version = $1 ORDER BY position";
    let rows = view.all(sql, args![version]).await?;
    let bodies =
        rows.iter().map(|row| Ok((row.get("body")?, row.word("role", part_from)?))).collect::<Result<_, Fault>>()?;
    let sql = "SELECT name, role FROM record_outside WHERE union_no = $1 AND version = $2 ORDER BY position";
    let rows = view.all(sql, args![version.union(), version]).await?;
    let outside =
        rows.iter().map(|row| Ok((row.get("name")?, row.word("role", part_from)?))).collect::<Result<_, Fault>>()?;
    Ok((bodies, outside))
}

async fn read_places(view: &Snapshot, version: VersionNo, counted: Option<i64>) -> Result<Places, Fault> {
    if let Some(count) = counted {
        return Ok(Places::Counted(count));
    }
    let sql = "SELECT commune FROM record_place WHERE union_no = $1 AND version = $2 ORDER BY position";
    let rows = view.all(sql, args![version.union(), version]).await?;
    let names: Vec<String> = rows.iter().map(|row| row.get("commune")).collect::<Result<_, Fault>>()?;
    Ok(if names.is_empty() { Places::Unstated } else { Places::Named(names) })
}

async fn read_measures(view: &Snapshot, version: VersionNo) -> Result<BTreeMap<Measure, Quantity>, Fault> {
    let sql = "SELECT measure, value, qualifier FROM record_measure WHERE version = $1";
    let rows = view.all(sql, args![version]).await?;
    rows.iter()
        .map(|row| {
            let qualifier = row.word("qualifier", |code| code.parse().ok())?;
            Ok((row.word("measure", Measure::from_code)?, Quantity { value: row.maybe("value")?, qualifier }))
        })
        .collect()
}

/// What the search looks through: title, outside bodies, places, without accents.
fn folded(content: &Content) -> String {
    let mut words = vec![content.title()];
    words.extend(content.outside().iter().map(|(name, _)| name.as_str()));
    if let Places::Named(names) = content.places() {
        words.extend(names.iter().map(String::as_str));
    }
    viet::fold(&words.join(" "))
}

fn detail_code(detail: Detail) -> &'static str {
    match detail {
        Detail::Single => "single",
        Detail::Bulk => "bulk",
    }
}

pub(super) fn detail_from(code: &str) -> Option<Detail> {
    [Detail::Single, Detail::Bulk].into_iter().find(|detail| detail_code(*detail) == code)
}

fn part_code(part: Part) -> &'static str {
    match part {
        Part::Lead => "lead",
        Part::Partner => "partner",
    }
}

pub(super) fn part_from(code: &str) -> Option<Part> {
    [Part::Lead, Part::Partner].into_iter().find(|part| part_code(*part) == code)
}

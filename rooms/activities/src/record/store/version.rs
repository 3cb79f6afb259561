//! The rows of one version: its own, and its bodies, outside bodies, places and measures. Written once, never updated but
//! for `known_to`.

mod more;

use std::collections::BTreeMap;

use kernel::{BodyNo, Fault, Quantity, Stamp, Timestamp};
use organisation::body;
use store::{Row, Snapshot, Tx, Value, args};

use crate::record::content::{Content, Detail, Part, Place, Places, Wanted};
use crate::record::kind::Kind;
use crate::record::measure::Measure;
use crate::record::record::{Change, RecordNo, Version, VersionNo};
use crate::record::state::{State, Verb};

/// The columns of a version that make its own fields.
pub const COLUMNS: &str =
    "v.no, v.known_from, v.state, v.state_at, v.state_by, v.detail, v.title, v.first_day, v.last_day,
    v.place_count, v.note, v.entered_by, v.verb, v.why, v.part_of";

/// Writes a version with all that hangs on it.
///
/// # Errors
/// What the engine says.
pub async fn write(tx: &Tx, record: RecordNo, kind: Kind, change: &Change) -> Result<Version, Fault> {
    let union = record.union();
    let no: VersionNo = tx.number(union, "record_version").await?;
    let content = &change.content;
    let sql = "INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by,
            detail, title, title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why, part_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";
    let searched = folded(tx, content).await?;
    tx.run(sql, own_row((record, no), kind, change, searched)).await?;
    write_bodies(tx, no, content).await?;
    write_outside(tx, no, content).await?;
    write_places(tx, no, content).await?;
    write_measures(tx, no, content).await?;
    more::write(tx, no, change).await?;
    let Change { content, state, made, verb, why } = change.clone();
    Ok(Version::from_row(no, content, state, made, verb, why))
}

/// A version's own row, in the order of the columns it is written in, one by one and in lots alike.
pub(super) fn own_row(
    (record, no): (RecordNo, VersionNo),
    kind: Kind,
    change: &Change,
    searched: String,
) -> Vec<Value> {
    let content = &change.content;
    let counted = if let Places::Counted(count) = content.places() { Some(*count) } else { None };
    let stamp = change.state.stamp();
    args![
        record.union(),
        no,
        record,
        kind.row().code,
        change.made.at,
        Timestamp::NEVER,
        change.state.code(),
        stamp.at,
        stamp.by,
        content.detail().code(),
        content.title(),
        viet::sort_key(content.title()),
        searched,
        content.first(),
        content.last(),
        counted,
        content.note(),
        change.made.by,
        change.verb.code(),
        &change.why,
        content.part_of(),
    ]
}

async fn write_bodies(tx: &Tx, version: VersionNo, content: &Content) -> Result<(), Fault> {
    let sql = "INSERT INTO record_body (union_no, version, body, role, day, first_day, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    for (position, (body, part)) in (0i64..).zip(content.bodies()) {
        let args = args![body.union(), version, *body, part.code(), content.last(), content.first(), position];
        tx.run(sql, args).await?;
    }
    Ok(())
}

async fn write_outside(tx: &Tx, version: VersionNo, content: &Content) -> Result<(), Fault> {
    let sql = "INSERT INTO record_outside (union_no, version, position, name, role) VALUES ($1, $2, $3, $4, $5)";
    for (position, (name, part)) in (0i64..).zip(content.outside()) {
        tx.run(sql, args![version.union(), version, position, name, part.code()]).await?;
    }
    Ok(())
}

async fn write_places(tx: &Tx, version: VersionNo, content: &Content) -> Result<(), Fault> {
    let Places::Named(places) = content.places() else { return Ok(()) };
    let sql = "INSERT INTO record_place (union_no, version, position, commune, folded, era, level, code)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    for (position, place) in (0i64..).zip(places) {
        let era = place.unit.map(|unit| unit.era().code());
        let (level, code) = (place.unit.map(|unit| unit.level().code()), place.unit.map(places::Key::code));
        let folded = viet::fold(&place.written);
        tx.run(sql, args![version.union(), version, position, &place.written, folded, era, level, code]).await?;
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

/// One version with all that hangs on it.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn read(view: &Snapshot, kind: Kind, row: &Row) -> Result<Version, Fault> {
    let no: VersionNo = row.get("no")?;
    let (bodies, outside) = read_parties(view, no).await?;
    let wanted = Wanted {
        kind,
        title: row.get("title")?,
        detail: row.word("detail", Detail::from_code)?,
        first: row.get("first_day")?,
        last: row.get("last_day")?,
        bodies,
        outside,
        places: read_places(view, no, row.maybe("place_count")?).await?,
        measures: read_measures(view, no).await?,
        attributes: more::read_attributes(view, no).await?,
        programmes: more::read_programmes(view, no).await?,
        part_of: row.maybe("part_of")?,
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
    let bodies = rows
        .iter()
        .map(|row| Ok((row.get("body")?, row.word("role", Part::from_code)?)))
        .collect::<Result<_, Fault>>()?;
    let sql = "SELECT name, role FROM record_outside WHERE union_no = $1 AND version = $2 ORDER BY position";
    let rows = view.all(sql, args![version.union(), version]).await?;
    let outside = rows
        .iter()
        .map(|row| Ok((row.get("name")?, row.word("role", Part::from_code)?)))
        .collect::<Result<_, Fault>>()?;
    Ok((bodies, outside))
}

async fn read_places(view: &Snapshot, version: VersionNo, counted: Option<i64>) -> Result<Places, Fault> {
    if let Some(count) = counted {
        return Ok(Places::Counted(count));
    }
    let sql = "SELECT commune, era, code FROM record_place WHERE union_no = $1 AND version = $2 ORDER BY position";
    let rows = view.all(sql, args![version.union(), version]).await?;
    let places: Vec<Place> = rows.iter().map(read_place).collect::<Result<_, Fault>>()?;
    Ok(if places.is_empty() { Places::Unstated } else { Places::Named(places) })
}

/// A place of a version.
///
/// # Errors
/// A row that does not parse.
pub fn read_place(row: &Row) -> Result<Place, Fault> {
    let unit = match (row.maybe::<String>("era")?, row.maybe::<String>("code")?) {
        (Some(era), Some(code)) => {
            Some(places::Key::read(&era, &code).ok_or_else(|| Fault::row("record_place", "code", code))?)
        }
        _ => None,
    };
    Ok(Place { written: row.get("commune")?, unit })
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

/// What the search looks through, without accents: title, bodies as they are called now, outside bodies, places.
async fn folded(view: &Snapshot, content: &Content) -> Result<String, Fault> {
    let mut names = BTreeMap::new();
    for (no, _) in content.bodies() {
        names.insert(*no, body::store::get(view, *no).await?.short);
    }
    Ok(searched(content, |body| names.get(&body).cloned().unwrap_or_default()))
}

/// The same, for whoever knows what the bodies are called.
pub fn searched(content: &Content, name: impl Fn(BodyNo) -> String) -> String {
    let mut words = vec![content.title().to_owned()];
    words.extend(content.bodies().iter().map(|(no, _)| name(*no)));
    words.extend(content.outside().iter().map(|(name, _)| name.clone()));
    if let Places::Named(places) = content.places() {
        words.extend(places.iter().map(|place| place.written.clone()));
    }
    words.extend(content.programmes().iter().cloned());
    words.extend(content.attributes().iter().map(|(attribute, stored)| attribute.write(stored)));
    viet::fold(&words.join(" "))
}

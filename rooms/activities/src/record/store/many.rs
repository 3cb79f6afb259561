//! Many new records at once: the very rows and events that [`super::insert`] writes one by one, in a few statements.
//! Names and numbers are drawn in the same order, so that a test can compare the two ways to the last column.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BodyNo, Fault, Id, Stamp, Timestamp, UnionNo};
use store::{Event, Snapshot, Tx, Value, args};

use super::version::{own_row, searched};
use super::{Change, Record, RecordId, RecordNo, event_of};
use crate::programme::{self, ProgrammeNo};
use crate::record::content::{Content, Places};
use crate::record::kind::Kind;
use crate::record::record::{Version, VersionNo};

/// A table's part of what is written: its columns and the values so far, row after row.
struct Rows {
    head: &'static str,
    width: usize,
    values: Vec<Value>,
}

impl Rows {
    fn of(head: &'static str) -> Self {
        Self { head, width: head.matches(',').count() + 1, values: Vec::new() }
    }

    async fn write(self, tx: &Tx) -> Result<(), Fault> {
        tx.insert_rows(self.head, self.width, self.values).await
    }
}

/// Everything that is written, table by table.
struct Tables {
    records: Rows,
    versions: Rows,
    bodies: Rows,
    outside: Rows,
    places: Rows,
    measures: Rows,
    attributes: Rows,
    programmes: Rows,
    events: Vec<(Id<Event>, Event)>,
}

impl Tables {
    fn new() -> Self {
        Self {
            records: Rows::of("INSERT INTO record (union_no, no, id, kind, current, version)"),
            versions: Rows::of(
                "INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by,
                    detail, title, title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why,
                    part_of)",
            ),
            bodies: Rows::of("INSERT INTO record_body (union_no, version, body, role, day, first_day, position)"),
            outside: Rows::of("INSERT INTO record_outside (union_no, version, position, name, role)"),
            places: Rows::of("INSERT INTO record_place (union_no, version, position, commune, folded, era, level, code)"),
            measures: Rows::of("INSERT INTO record_measure (union_no, version, measure, value, qualifier)"),
            attributes: Rows::of("INSERT INTO record_attribute (union_no, version, attribute, value)"),
            programmes: Rows::of("INSERT INTO record_programme (union_no, version, position, programme, written)"),
            events: Vec::new(),
        }
    }

    async fn write(self, tx: &Tx) -> Result<(), Fault> {
        for rows in [self.versions, self.bodies, self.outside, self.places, self.measures] {
            rows.write(tx).await?;
        }
        for rows in [self.attributes, self.programmes, self.records] {
            rows.write(tx).await?;
        }
        tx.log_all(self.events).await
    }
}

/// Writes new records into the ledger of the Union where they are entered, in their order.
///
/// # Errors
/// What the engine says.
pub async fn insert_many(tx: &Tx, union: UnionNo, kind: Kind, changes: Vec<Change>) -> Result<Vec<Record>, Fault> {
    let count = u32::try_from(changes.len()).map_err(|_| Fault::new("more records than a Union has numbers"))?;
    let names = short_names(tx, &changes.iter().collect::<Vec<_>>()).await?;
    let mut catalogue = known_programmes(tx, union, &changes.iter().collect::<Vec<_>>()).await?;
    let records: Vec<RecordNo> = tx.numbers(union, "record", count).await?;
    let versions: Vec<VersionNo> = tx.numbers(union, "record_version", count).await?;
    let mut tables = Tables::new();
    let mut written = Vec::with_capacity(changes.len());
    for ((no, version), change) in records.into_iter().zip(versions).zip(changes) {
        let id: RecordId = tx.id();
        add_all(tx, &mut tables, &mut catalogue, &names, (kind, no, version), &change).await?;
        tables.records.values.extend(args![union, no, id, kind.row().code, version, 1i64]);
        tables.events.push((tx.id(), event_of(id, union, None, &change)));
        let Change { content, state, made, verb, why } = change;
        let version = Version::from_row(version, content, state, made, verb, why);
        let record = Record::from_rows(no, id, kind, 1, vec![version]);
        written.push(record.ok_or_else(|| Fault::new("a record without a version"))?);
    }
    tables.write(tx).await?;
    Ok(written)
}

/// Writes changes of records of one Union, each as [`super::save`] does.
///
/// # Errors
/// What the engine says; a conflict when somebody else changed one of them meanwhile.
pub async fn save_many(tx: &Tx, union: UnionNo, kind: Kind, changes: Vec<(Record, Change)>) -> Result<(), Fault> {
    let count = u32::try_from(changes.len()).map_err(|_| Fault::new("more versions than a Union has numbers"))?;
    let only: Vec<&Change> = changes.iter().map(|(_, change)| change).collect();
    let names = short_names(tx, &only).await?;
    let mut catalogue = known_programmes(tx, union, &only).await?;
    let versions: Vec<VersionNo> = tx.numbers(union, "record_version", count).await?;
    let mut tables = Tables::new();
    for ((record, change), version) in changes.iter().zip(&versions) {
        add_all(tx, &mut tables, &mut catalogue, &names, (kind, record.no, *version), change).await?;
        let before = &record.current().content;
        tables.events.push((tx.id(), event_of(record.id, union, Some(before), change)));
    }
    tables.write(tx).await?;
    for ((record, change), version) in changes.iter().zip(versions) {
        let close = "UPDATE record_version SET known_to = $1 WHERE union_no = $2 AND no = $3 AND known_to = $4";
        tx.run_one(close, args![change.made.at, union, record.current().no, Timestamp::NEVER]).await?;
        let point =
            "UPDATE record SET current = $1, version = version + 1 WHERE union_no = $2 AND no = $3 AND version = $4";
        tx.run_one(point, args![version, union, record.no, record.version()]).await?;
    }
    Ok(())
}

async fn add_all(
    tx: &Tx,
    tables: &mut Tables,
    catalogue: &mut Programmes,
    names: &BTreeMap<BodyNo, String>,
    (kind, record, version): (Kind, RecordNo, VersionNo),
    change: &Change,
) -> Result<(), Fault> {
    let union = record.union();
    let searched = searched(&change.content, |body| names.get(&body).cloned().unwrap_or_default());
    tables.versions.values.extend(own_row((record, version), kind, change, searched));
    add_parties(tables, version, &change.content);
    add_places(tables, version, &change.content);
    add_measures(tables, version, &change.content);
    for (position, name) in (0i64..).zip(change.content.programmes()) {
        let programme = programme_of(tx, union, catalogue, name, change.made).await?;
        tables.programmes.values.extend(args![union, version, position, programme, name]);
    }
    Ok(())
}

fn add_parties(tables: &mut Tables, version: VersionNo, content: &Content) {
    for (position, (body, part)) in (0i64..).zip(content.bodies()) {
        let row = args![body.union(), version, *body, part.code(), content.last(), content.first(), position];
        tables.bodies.values.extend(row);
    }
    for (position, (name, part)) in (0i64..).zip(content.outside()) {
        tables.outside.values.extend(args![version.union(), version, position, name, part.code()]);
    }
}

fn add_places(tables: &mut Tables, version: VersionNo, content: &Content) {
    let Places::Named(named) = content.places() else { return };
    for (position, place) in (0i64..).zip(named) {
        let era = place.unit.map(|unit| unit.era().code());
        let (level, code) = (place.unit.map(|unit| unit.level().code()), place.unit.map(places::Key::code));
        let folded = viet::fold(&place.written);
        let row = args![version.union(), version, position, &place.written, folded, era, level, code];
        tables.places.values.extend(row);
    }
}

fn add_measures(tables: &mut Tables, version: VersionNo, content: &Content) {
    for (measure, quantity) in content.measures() {
        let row = args![version.union(), version, measure.code(), quantity.value, quantity.qualifier.code()];
        tables.measures.values.extend(row);
    }
    for (attribute, value) in content.attributes() {
        tables.attributes.values.extend(args![version.union(), version, attribute.code(), value]);
    }
}

/// The bodies in them as they are called now.
async fn short_names(view: &Snapshot, changes: &[&Change]) -> Result<BTreeMap<BodyNo, String>, Fault> {
    let bodies: BTreeSet<BodyNo> =
        changes.iter().flat_map(|change| change.content.bodies()).map(|(body, _)| *body).collect();
    let mut names = BTreeMap::new();
    for part in bodies.into_iter().collect::<Vec<_>>().chunks(200) {
        let args: Vec<Value> = part.iter().flat_map(|body| args![body.union(), *body]).collect();
        let pairs: Vec<String> = (0..part.len()).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect();
        let sql = format!("SELECT no, short FROM body WHERE (union_no, no) IN (VALUES {})", pairs.join(", "));
        for row in view.all(&sql, args).await? {
            names.insert(row.get("no")?, row.get("short")?);
        }
    }
    Ok(names)
}

/// Folded names of programmes and their numbers.
type Programmes = BTreeMap<String, ProgrammeNo>;

async fn known_programmes(view: &Snapshot, union: UnionNo, changes: &[&Change]) -> Result<Programmes, Fault> {
    if changes.iter().all(|change| change.content.programmes().is_empty()) {
        return Ok(Programmes::new());
    }
    let known = programme::store::list(view, union).await?;
    Ok(known.into_iter().map(|programme| (viet::fold(&programme.name), programme.no)).collect())
}

async fn programme_of(
    tx: &Tx,
    union: UnionNo,
    catalogue: &mut Programmes,
    name: &str,
    made: Stamp,
) -> Result<ProgrammeNo, Fault> {
    let folded = viet::fold(name);
    if let Some(no) = catalogue.get(&folded) {
        return Ok(*no);
    }
    let no = programme::store::find_or_add(tx, union, name, made).await?;
    catalogue.insert(folded, no);
    Ok(no)
}

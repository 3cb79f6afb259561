//! The records of a list as they stand, with all they say: a statement for each table and five hundred records, however
//! much hangs on them. For exports and imports; a record's own page reads all its versions in `store.rs`.

use std::collections::BTreeMap;

use kernel::{Fault, Quantity, Stamp};
use store::{Row, Snapshot, Value};

use super::version::{COLUMNS, read_place};
use crate::record::attribute::Attribute;
use crate::record::content::{Content, Detail, Part, Place, Places, Wanted};
use crate::record::kind::Kind;
use crate::record::measure::Measure;
use crate::record::record::{Record, RecordId, RecordNo, Version, VersionNo};
use crate::record::state::{State, Verb};

/// Records of one statement.
const LOT: usize = 500;

/// A record as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its number.
    pub no: RecordNo,
    /// Its name at the door.
    pub id: RecordId,
    /// The version in force.
    pub version: Version,
    written: i64,
    kind: Kind,
}

impl Standing {
    /// The same as a record that knows its present version alone: enough for moves that look no further back.
    ///
    /// # Errors
    /// Never: it has a version.
    pub fn into_record(self) -> Result<Record, Fault> {
        let Self { no, id, version, written, kind } = self;
        Record::from_rows(no, id, kind, written, vec![version]).ok_or_else(|| Fault::new("a record without a version"))
    }
}

/// The records of these numbers as they stand, in the order of the numbers; a number without a record is passed over.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn read_many(view: &Snapshot, kind: Kind, numbers: &[RecordNo]) -> Result<Vec<Standing>, Fault> {
    let mut found = Vec::with_capacity(numbers.len());
    for lot in numbers.chunks(LOT) {
        let sql = format!(
            "SELECT r.no AS record_no, r.id AS record_id, r.version AS written, {COLUMNS} FROM record r
             JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current WHERE (r.union_no, r.no) IN (VALUES {})",
            pairs(lot.len())
        );
        let args: Vec<Value> = lot.iter().flat_map(|no| [Value::from(no.union()), Value::from(*no)]).collect();
        let rows = view.all(&sql, args).await?;
        let mut read: BTreeMap<RecordNo, Standing> = BTreeMap::new();
        for standing in versions(view, kind, &rows).await? {
            read.insert(standing.no, standing);
        }
        found.extend(lot.iter().filter_map(|no| read.remove(no)));
    }
    Ok(found)
}

async fn versions(view: &Snapshot, kind: Kind, rows: &[Row]) -> Result<Vec<Standing>, Fault> {
    let numbers: Vec<VersionNo> = rows.iter().map(|row| row.get("no")).collect::<Result<_, _>>()?;
    let mut bodies = side(view, "record_body", "body, role", "position", &numbers).await?;
    let mut outside = side(view, "record_outside", "name, role", "position", &numbers).await?;
    let mut places = side(view, "record_place", "commune, era, code", "position", &numbers).await?;
    let mut measures = side(view, "record_measure", "measure, value, qualifier", "measure", &numbers).await?;
    let mut attributes = side(view, "record_attribute", "attribute, value", "attribute", &numbers).await?;
    let mut programmes = side(view, "record_programme", "written", "position", &numbers).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let no: VersionNo = row.get("no")?;
        let part = |row: &Row| row.word("role", Part::from_code);
        let bodies = read(bodies.remove(&no), |row| Ok((row.get("body")?, part(row)?)))?;
        let outside = read(outside.remove(&no), |row| Ok((row.get("name")?, part(row)?)))?;
        let named: Vec<Place> = read(places.remove(&no), read_place)?;
        let places = match row.maybe("place_count")? {
            Some(count) => Places::Counted(count),
            None if named.is_empty() => Places::Unstated,
            None => Places::Named(named),
        };
        let measured: Vec<(Measure, Quantity)> = read(measures.remove(&no), |row| {
            let qualifier = row.word("qualifier", |code| code.parse().ok())?;
            Ok((row.word("measure", Measure::from_code)?, Quantity { value: row.maybe("value")?, qualifier }))
        })?;
        let said: Vec<(Attribute, String)> =
            read(attributes.remove(&no), |row| Ok((row.word("attribute", Attribute::from_code)?, row.get("value")?)))?;
        let content = Content::stored(Wanted {
            kind,
            title: row.get("title")?,
            detail: row.word("detail", Detail::from_code)?,
            first: row.get("first_day")?,
            last: row.get("last_day")?,
            bodies,
            outside,
            places,
            measures: measured.into_iter().collect(),
            attributes: said.into_iter().collect(),
            programmes: read(programmes.remove(&no), |row| row.get("written"))?,
            part_of: row.maybe("part_of")?,
            note: row.get("note")?,
        });
        let version = version(row, content)?;
        let (no, id, written) = (row.get("record_no")?, row.get("record_id")?, row.get("written")?);
        found.push(Standing { no, id, version, written, kind });
    }
    Ok(found)
}

fn version(row: &Row, content: Content) -> Result<Version, Fault> {
    let stamp = Stamp { by: row.get("state_by")?, at: row.get("state_at")? };
    let state = row.word("state", |code| State::from_code(code, stamp))?;
    let made = Stamp { by: row.get("entered_by")?, at: row.get("known_from")? };
    let verb = row.word("verb", Verb::from_code)?;
    Ok(Version::from_row(row.get("no")?, content, state, made, verb, row.get("why")?))
}

fn read<T>(rows: Option<Vec<Row>>, one: impl Fn(&Row) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    rows.unwrap_or_default().iter().map(one).collect()
}

/// The rows of a side table by version. A body's row stands under the body's Union, so versions alone are asked there.
async fn side(
    view: &Snapshot,
    table: &str,
    columns: &str,
    order: &str,
    versions: &[VersionNo],
) -> Result<BTreeMap<VersionNo, Vec<Row>>, Fault> {
    let mut found: BTreeMap<VersionNo, Vec<Row>> = BTreeMap::new();
    if versions.is_empty() {
        return Ok(found);
    }
    let (condition, args): (String, Vec<Value>) = if table == "record_body" {
        let marks: Vec<String> = (1..=versions.len()).map(|place| format!("${place}")).collect();
        (format!("version IN ({})", marks.join(", ")), versions.iter().map(|no| Value::from(*no)).collect())
    } else {
        let args = versions.iter().flat_map(|no| [Value::from(no.union()), Value::from(*no)]).collect();
        (format!("(union_no, version) IN (VALUES {})", pairs(versions.len())), args)
    };
    let sql = format!("SELECT version, {columns} FROM {table} WHERE {condition} ORDER BY version, {order}");
    for row in view.all(&sql, args).await? {
        found.entry(row.get("version")?).or_default().push(row);
    }
    Ok(found)
}

fn pairs(count: usize) -> String {
    (0..count).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect::<Vec<_>>().join(", ")
}

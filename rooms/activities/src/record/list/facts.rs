//! What a workbook says of a record beyond a line of the list: numbers as numbers, days as days, everything else it holds.
//! Each table is asked once for five hundred records.

use std::collections::{BTreeMap, HashMap};

use kernel::{Day, Fault, Quantity};
use store::{Row, Snapshot, Value};

use crate::record::attribute::Attribute;
use crate::record::measure::Measure;
use crate::record::record::{RecordId, VersionNo};

/// What a record says besides its line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its first day and its last.
    pub days: Option<(Day, Day)>,
    /// What was counted.
    pub measures: BTreeMap<Measure, Quantity>,
    /// What else it says, as stored.
    pub attributes: BTreeMap<Attribute, String>,
    /// Who took part.
    pub partners: Vec<String>,
    /// The programmes it carries out, as written in it.
    pub programmes: Vec<String>,
    /// What the record is about of which it is a part.
    pub whole: String,
    /// Whatever else is worth keeping.
    pub note: String,
}

/// The facts of these records, by their names at the door.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn of(view: &Snapshot, records: &[RecordId]) -> Result<HashMap<RecordId, Facts>, Fault> {
    let mut found = HashMap::new();
    for part in records.chunks(500) {
        let sql = format!(
            "SELECT r.id, v.no, v.first_day, v.last_day, v.note, whole.title FROM record r
             JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
             LEFT JOIN record w ON w.union_no = r.union_no AND w.no = v.part_of
             LEFT JOIN record_version whole ON whole.union_no = w.union_no AND whole.no = w.current
             WHERE r.id IN ({})",
            super::rows::marks(part.len())
        );
        let rows = view.all(&sql, part.iter().map(|id| Value::from(*id)).collect()).await?;
        let mut known: BTreeMap<VersionNo, (RecordId, Facts)> = BTreeMap::new();
        for row in &rows {
            let facts = Facts {
                days: Some((row.get("first_day")?, row.get("last_day")?)),
                whole: row.maybe("title")?.unwrap_or_default(),
                note: row.get("note")?,
                ..Facts::default()
            };
            known.insert(row.get("no")?, (row.get("id")?, facts));
        }
        fill(view, &mut known).await?;
        found.extend(known.into_values());
    }
    Ok(found)
}

async fn fill(view: &Snapshot, known: &mut BTreeMap<VersionNo, (RecordId, Facts)>) -> Result<(), Fault> {
    each(
        view,
        known,
        "SELECT version, measure, value, qualifier FROM record_measure WHERE version IN",
        "",
        |facts, row| {
            let qualifier = row.word("qualifier", |code| code.parse().ok())?;
            let quantity = Quantity { value: row.maybe("value")?, qualifier };
            facts.measures.insert(row.word("measure", Measure::from_code)?, quantity);
            Ok(())
        },
    )
    .await?;
    each(view, known, "SELECT version, attribute, value FROM record_attribute WHERE version IN", "", |facts, row| {
        facts.attributes.insert(row.word("attribute", Attribute::from_code)?, row.get("value")?);
        Ok(())
    })
    .await?;
    let inside = "SELECT rb.version, b.short AS name FROM record_body rb
        JOIN body b ON b.union_no = rb.union_no AND b.no = rb.body WHERE rb.role = 'partner' AND rb.version IN";
    let outside = "SELECT version, name FROM record_outside WHERE role = 'partner' AND version IN";
    for partners in [inside, outside] {
        each(view, known, partners, "ORDER BY position", |facts, row| {
            facts.partners.push(row.get("name")?);
            Ok(())
        })
        .await?;
    }
    let programmes = "SELECT version, written FROM record_programme WHERE version IN";
    each(view, known, programmes, "ORDER BY position", |facts, row| {
        facts.programmes.push(row.get("written")?);
        Ok(())
    })
    .await
}

async fn each(
    view: &Snapshot,
    known: &mut BTreeMap<VersionNo, (RecordId, Facts)>,
    select: &str,
    order: &str,
    take: fn(&mut Facts, &Row) -> Result<(), Fault>,
) -> Result<(), Fault> {
    if known.is_empty() {
        return Ok(());
    }
    let sql = format!("{select} ({}) {order}", super::rows::marks(known.len()));
    for row in view.all(&sql, known.keys().map(|no| Value::from(*no)).collect()).await? {
        if let Some((_, facts)) = known.get_mut(&row.get("version")?) {
            take(facts, &row)?;
        }
    }
    Ok(())
}

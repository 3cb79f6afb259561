//! Reading the rows of one version: its own, and its bodies, outside bodies, places, measures, attributes and programmes.

use std::collections::BTreeMap;

use kernel::{BodyNo, Fault, Quantity, Stamp};
use store::{Row, Snapshot, args};

use crate::record::attribute::Attribute;
use crate::record::content::{Content, Detail, Part, Place, Places, Wanted};
use crate::record::kind::Kind;
use crate::record::measure::Measure;
use crate::record::record::{Version, VersionNo};
use crate::record::state::{State, Verb};

/// The columns of a version that make its own fields.
pub const COLUMNS: &str =
    "v.no, v.known_from, v.state, v.state_at, v.state_by, v.detail, v.title, v.first_day, v.last_day,
    v.place_count, v.note, v.entered_by, v.verb, v.why, v.part_of";

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
        attributes: read_attributes(view, no).await?,
        programmes: read_programmes(view, no).await?,
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

async fn read_attributes(view: &Snapshot, version: VersionNo) -> Result<BTreeMap<Attribute, String>, Fault> {
    let sql = "SELECT attribute, value FROM record_attribute WHERE union_no = $1 AND version = $2";
    let rows = view.all(sql, args![version.union(), version]).await?;
    rows.iter().map(|row| Ok((row.word("attribute", Attribute::from_code)?, row.get("value")?))).collect()
}

/// The programmes a version carries out, as written in it.
async fn read_programmes(view: &Snapshot, version: VersionNo) -> Result<Vec<String>, Fault> {
    let sql = "SELECT written FROM record_programme WHERE union_no = $1 AND version = $2 ORDER BY position";
    let rows = view.all(sql, args![version.union(), version]).await?;
    rows.iter().map(|row| row.get("written")).collect()
}

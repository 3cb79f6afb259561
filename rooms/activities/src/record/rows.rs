//! The list's SQL: count, a page by key in either direction, all rows for the workbook. Bodies, places and measures of a
//! page are fetched in one statement each, however many records it has.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{AccountId, Actor, Day, Fault, Quantity, Stamp, UnionNo};
use organisation::Scope;
use store::{Row, Snapshot, Value};

use super::content::{Detail, Place, Places};
use super::filter::{Key, Sort, Turn};
use super::kind::Kind;
use super::list::Line;
use super::measure::Measure;
use super::quantity::write_quantity;
use super::record::VersionNo;
use super::state::State;
use super::words;

const FROM: &str = "FROM record r JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current";
const COLUMNS: &str =
    "r.id, v.no, v.kind, v.title, v.first_day, v.last_day, v.state, v.state_at, v.state_by, v.detail, v.place_count";
/// Most records of a workbook; more are asked for in parts.
pub const WORKBOOK: i64 = 20_000;

/// How many records the condition lets through.
///
/// # Errors
/// What the engine says.
pub async fn count(view: &Snapshot, condition: &str, args: Vec<Value>) -> Result<i64, Fault> {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS records {FROM} WHERE {condition}");
    view.one(&sql, args).await?.get("records")
}

/// How many of each kind the condition lets through, in the order of the catalogue.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn count_by_kind(view: &Snapshot, condition: &str, args: Vec<Value>) -> Result<BTreeMap<Kind, i64>, Fault> {
    let sql = format!("SELECT v.kind, CAST(COUNT(*) AS BIGINT) AS records {FROM} WHERE {condition} GROUP BY v.kind");
    let rows = view.all(&sql, args).await?;
    rows.iter().map(|row| Ok((row.word("kind", Kind::from_code)?, row.get("records")?))).collect()
}

/// How many records the condition lets through in each year: what is over in that of its last day, what runs in that in which
/// it was begun. This year is among them.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn count_by_year(
    view: &Snapshot,
    condition: &str,
    mut args: Vec<Value>,
) -> Result<BTreeMap<i32, i64>, Fault> {
    args.push(Value::from(Day::MAX));
    let never = args.len();
    let sql = format!(
        "SELECT dated.year, CAST(COUNT(*) AS BIGINT) AS records FROM (
            SELECT substr(CASE WHEN v.last_day = ${never} THEN v.first_day ELSE v.last_day END, 1, 4) AS year
            {FROM} WHERE {condition}
         ) dated GROUP BY dated.year"
    );
    let mut years = BTreeMap::from([(view.today().year(), 0)]);
    for row in view.all(&sql, args).await? {
        years.insert(row.word("year", |year| year.parse().ok())?, row.get("records")?);
    }
    Ok(years)
}

/// A page of at most `size` records, and whether there are records before and after it.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn page(
    view: &Snapshot,
    condition: &str,
    mut args: Vec<Value>,
    sort: Sort,
    turn: &Turn,
    size: usize,
) -> Result<(Vec<Line>, bool, bool), Fault> {
    let sorted = sorted(condition, sort, &mut args);
    let (beyond, back) = match turn {
        Turn::First => (String::new(), false),
        Turn::After(key) => (beyond(key, false, &mut args), false),
        Turn::Before(key) => (beyond(key, true, &mut args), true),
    };
    // One row more than the page says that there is another page.
    let sql = format!("{sorted} WHERE {beyond} 1 = 1 ORDER BY {} LIMIT {}", order(sort, back), size + 1);
    let mut rows = view.all(&sql, args).await?;
    let more = rows.len() > size;
    rows.truncate(size);
    if back {
        rows.reverse();
    }
    let (before, after) = match turn {
        Turn::First => (false, more),
        Turn::After(_) => (true, more),
        Turn::Before(_) => (more, true),
    };
    Ok((lines(view, &rows, sort).await?, before, after))
}

/// All records in their order, for the workbook.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn all(view: &Snapshot, condition: &str, mut args: Vec<Value>, sort: Sort) -> Result<Vec<Line>, Fault> {
    let sql = format!("{} ORDER BY {}", sorted(condition, sort, &mut args), order(sort, false));
    let rows = view.all(&sql, args).await?;
    let mut all = Vec::new();
    for part in rows.chunks(500) {
        all.extend(lines(view, part, sort).await?);
    }
    Ok(all)
}

/// What the condition lets through, with what its order goes by as `sort_name`.
fn sorted(condition: &str, sort: Sort, args: &mut Vec<Value>) -> String {
    let mut place = |bytes: Vec<u8>| {
        args.push(Value::from(bytes));
        format!("${}", args.len())
    };
    let name = match sort {
        Sort::Day | Sort::Title => "v.title_key".to_owned(),
        Sort::Body => format!("COALESCE({FIRST_LEAD}, {})", place(LAST.to_vec())),
    };
    format!("SELECT * FROM (SELECT {COLUMNS}, {name} AS sort_name {FROM} WHERE {condition}) listed")
}

/// Sort key of the first body in charge.
const FIRST_LEAD: &str =
    "(SELECT b.name_key FROM record_body rb JOIN body b ON b.union_no = rb.union_no AND b.no = rb.body
    WHERE rb.version = v.no AND rb.role = 'lead' ORDER BY rb.position, rb.body LIMIT 1)";
/// Behind every sort key.
const LAST: [u8; 1] = [0xff];

fn order(sort: Sort, back: bool) -> String {
    let (up, down) = if back { ("DESC", "ASC") } else { ("ASC", "DESC") };
    let name = if sort == Sort::Day { String::new() } else { format!("sort_name {up}, ") };
    format!("{name}last_day {down}, id {down}")
}

/// The rows beyond a key in the order, or before it. Names rise while days fall, so the two are compared apart.
fn beyond(key: &Key, back: bool, args: &mut Vec<Value>) -> String {
    let mut place = |value: Value| {
        args.push(value);
        format!("${}", args.len())
    };
    let (rises, falls) = if back { ("<", ">") } else { (">", "<") };
    let within = format!("(last_day, id) {falls} ({}, {})", place(key.day.into()), place(key.id.into()));
    if key.sort == Sort::Day {
        return format!("{within} AND");
    }
    let name = place(key.name.clone().into());
    format!("(sort_name {rises} {name} OR (sort_name = {name} AND {within})) AND")
}

/// The kinds that somebody enters in a Union, the most frequent first, at most so many.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn kinds_of(view: &Snapshot, who: AccountId, union: UnionNo, most: usize) -> Result<Vec<Kind>, Fault> {
    let sql = "SELECT v.kind FROM record_version v WHERE v.union_no = $1 AND v.entered_by = $2 AND v.verb = 'entered'
        GROUP BY v.kind ORDER BY COUNT(*) DESC, MAX(v.no) DESC";
    let rows = view.all(sql, store::args![union, who]).await?;
    rows.iter().take(most).map(|row| row.word("kind", Kind::from_code)).collect()
}

/// What the list would show of these versions, whichever of them are in force: the lists behind figures speak of versions.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn lines_of(view: &Snapshot, versions: &[VersionNo]) -> Result<BTreeMap<VersionNo, Line>, Fault> {
    let mut found = BTreeMap::new();
    for part in versions.chunks(500) {
        let sql = format!(
            "SELECT {COLUMNS}, v.title_key AS sort_name FROM record_version v JOIN record r ON r.union_no = v.union_no AND r.no = v.record
             WHERE v.no IN ({})",
            marks(part.len())
        );
        let rows = view.all(&sql, part.iter().map(|no| Value::from(*no)).collect()).await?;
        let numbers: Vec<VersionNo> = rows.iter().map(|row| row.get("no")).collect::<Result<_, _>>()?;
        found.extend(numbers.into_iter().zip(lines(view, &rows, Sort::Day).await?));
    }
    Ok(found)
}

/// Which of these versions the actor may see today: the same right as for the record's own page. Figures count in the tree
/// of their day, so the list behind one may hold what has left her reach since.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn seen_of(view: &Snapshot, who: &Actor, versions: &[VersionNo]) -> Result<BTreeSet<VersionNo>, Fault> {
    let scope = Scope::any(who, view.today());
    let mut found = BTreeSet::new();
    for part in versions.chunks(500) {
        let mut args: Vec<Value> = part.iter().map(|no| Value::from(*no)).collect();
        let within = scope.sql("seen.body", &mut args);
        let among = marks(part.len());
        let sql =
            format!("SELECT DISTINCT seen.version FROM record_body seen WHERE seen.version IN ({among}) AND {within}");
        for row in view.all(&sql, args).await? {
            found.insert(row.get("version")?);
        }
    }
    Ok(found)
}

async fn lines(view: &Snapshot, rows: &[Row], sort: Sort) -> Result<Vec<Line>, Fault> {
    let versions: Vec<VersionNo> = rows.iter().map(|row| row.get("no")).collect::<Result<_, _>>()?;
    let leads = leads(view, &versions).await?;
    let places =
        texts(view, "SELECT version, commune AS text FROM record_place WHERE version IN", "position", &versions)
            .await?;
    let measures = measures(view, &versions).await?;
    let line = |row: &Row| {
        let no: VersionNo = row.get("no")?;
        let kind = row.word("kind", Kind::from_code)?;
        let (first, last): (Day, Day) = (row.get("first_day")?, row.get("last_day")?);
        let stamp = Stamp { by: row.get("state_by")?, at: row.get("state_at")? };
        let state = row.word("state", |code| State::from_code(code, stamp))?;
        let named = || {
            let written = |names: &Vec<String>| Places::Named(names.iter().map(Place::written).collect());
            places.get(&no).map_or(Places::Unstated, written)
        };
        let counted: Option<i64> = row.maybe("place_count")?;
        Ok(Line {
            id: row.get("id")?,
            key: Key {
                sort,
                name: if sort == Sort::Day { Vec::new() } else { row.get("sort_name")? },
                day: last,
                id: row.get("id")?,
            },
            title: row.get("title")?,
            kind,
            days: words::days(kind, first, last),
            bodies: leads.get(&no).map(|names| names.join(", ")).unwrap_or_default(),
            places: words::places(&counted.map_or_else(named, Places::Counted)),
            state: state.title(),
            state_look: words::look(state),
            bulk: row.word("detail", Detail::from_code)? == Detail::Bulk,
            measures: measures.get(&no).cloned().unwrap_or_default(),
        })
    };
    rows.iter().map(line).collect()
}

/// What was counted, as people read it.
type Stated = BTreeMap<Measure, String>;

/// Who led each: bodies of the federation by their short names, then outside ones.
async fn leads(view: &Snapshot, versions: &[VersionNo]) -> Result<BTreeMap<VersionNo, Vec<String>>, Fault> {
    let inside = "SELECT rb.version, b.short AS text FROM record_body rb
        JOIN body b ON b.union_no = rb.union_no AND b.no = rb.body WHERE rb.role = 'lead' AND rb.version IN";
    let mut leads = texts(view, inside, "rb.position", versions).await?;
    let outside = "SELECT version, name AS text FROM record_outside WHERE role = 'lead' AND version IN";
    for (version, names) in texts(view, outside, "position", versions).await? {
        leads.entry(version).or_default().extend(names);
    }
    Ok(leads)
}

async fn texts(
    view: &Snapshot,
    select: &str,
    order: &str,
    versions: &[VersionNo],
) -> Result<BTreeMap<VersionNo, Vec<String>>, Fault> {
    let mut found: BTreeMap<VersionNo, Vec<String>> = BTreeMap::new();
    if versions.is_empty() {
        return Ok(found);
    }
    let sql = format!("{select} ({}) ORDER BY {order}", marks(versions.len()));
    for row in view.all(&sql, versions.iter().map(|no| Value::from(*no)).collect()).await? {
        found.entry(row.get("version")?).or_default().push(row.get("text")?);
    }
    Ok(found)
}

async fn measures(view: &Snapshot, versions: &[VersionNo]) -> Result<BTreeMap<VersionNo, Stated>, Fault> {
    let mut found: BTreeMap<VersionNo, Stated> = BTreeMap::new();
    if versions.is_empty() {
        return Ok(found);
    }
    let sql = format!(
        "SELECT version, measure, value, qualifier FROM record_measure WHERE version IN ({})",
        marks(versions.len())
    );
    let rows = view.all(&sql, versions.iter().map(|no| Value::from(*no)).collect()).await?;
    for row in &rows {
        let measure = row.word("measure", Measure::from_code)?;
        let qualifier = row.word("qualifier", |code| code.parse().ok())?;
        let quantity = Quantity { value: row.maybe("value")?, qualifier };
        found.entry(row.get("version")?).or_default().insert(measure, write_quantity(Some(quantity)));
    }
    Ok(found)
}

pub(super) fn marks(count: usize) -> String {
    (1..=count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

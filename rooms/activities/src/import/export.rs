//! The ledger's records of one kind as a workbook that comes back: the very columns of the template, with each record's own
//! number, so that an import into another ledger makes the same records and one into the same ledger makes none.

use std::collections::{HashMap, HashSet};

use kernel::{Actor, Day, Fault, Qualifier, Quantity, Refusal};
use organisation::UnionHere;
use sheets::{Format, Template, TemplateCell};
use store::{Snapshot, Value, args};
use web::{Asked, Cx, Download, InPath, Problem};

use super::column::{BULK, Key, columns};
use super::known::Known;
use super::store::media_type;
use super::template::{built, unique_name, workbook};
use super::turn::turn;
use crate::record::{
    ANNOUNCED, Ask, Attribute, Choices, Content, Detail, Filter, Kind, Part, RecordNo, Sort, State, settle,
    store as ledger, words_of_places, write_quantity,
};
use ledger::Standing;

/// Most records of a workbook.
const MOST: i64 = 20_000;

/// GET …/xuat/{loai}: what the ledger's list shows with the same filter, of one kind, in the columns of the template.
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, slug)): InPath<(String, String)>,
    asked: Asked,
) -> Result<Download, Problem> {
    let kind = Kind::from_slug(&slug).ok_or_else(Refusal::not_found)?;
    let filter = Filter::read(&asked.0).with(Ask::Kind, slug);
    let turn = turn().await?;
    let (book, today) = cx.read(async |view| of_filter(view, &who, &at, kind, &filter).await).await?;
    let bytes = built(book, today, turn).await?;
    Ok(Download { name: format!("{}.xlsx", kind.row().title), media_type: media_type(Format::Xlsx), bytes })
}

/// The workbook of the records that a filter lets through, to be built when the snapshot has ended, and its day.
///
/// # Errors
/// A body that she may not know of; too many records; what the engine says.
pub async fn of_filter(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    kind: Kind,
    filter: &Filter,
) -> Result<(Template, Day), Problem> {
    let choices = Choices::reached_by(view, who, at).await?;
    let (condition, args) = settle(view, who, at, filter, &choices).await?.sql(who, at.body.no, view.today());
    let numbers = numbers(view, &condition, args).await?;
    Ok((gather(view, who, at, kind, &numbers).await?, view.today()))
}

/// The numbers of a kind's records in a Union that count between two days, oldest first: for the console.
///
/// # Errors
/// What the engine says.
pub async fn numbers_between(
    view: &Snapshot,
    at: &UnionHere,
    kind: Kind,
    (from, to): (Day, Day),
) -> Result<Vec<RecordNo>, Problem> {
    let condition = "r.union_no = $1 AND v.kind = $2 AND v.state NOT IN ('withdrawn', 'behind') AND v.last_day >= $3 AND v.last_day <= $4";
    numbers(view, condition, args![at.body.union, kind.row().code, from, to]).await
}

async fn numbers(view: &Snapshot, condition: &str, args: Vec<Value>) -> Result<Vec<RecordNo>, Problem> {
    let sql = format!(
        "SELECT r.no FROM record r JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
         WHERE {condition} ORDER BY v.last_day, r.no LIMIT {}",
        MOST + 1
    );
    let rows = view.all(&sql, args).await?;
    if i64::try_from(rows.len()).unwrap_or(i64::MAX) > MOST {
        let sentence = "Quá 20.000 bản ghi; hãy lọc theo đơn vị hoặc theo ngày rồi tải từng phần.";
        return Err(Refusal::new(kernel::Kind::WrongState, "record.list_too_long", sentence).into());
    }
    Ok(rows.iter().map(|row| row.get("no")).collect::<Result<_, Fault>>()?)
}

/// The workbook of these records, to be built when the snapshot has ended.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn gather(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    kind: Kind,
    numbers: &[RecordNo],
) -> Result<Template, Problem> {
    let known = Known::fetch(view, who, at, kind).await?;
    let records = ledger::read_many(view, kind, numbers).await?;
    let name = |no: kernel::BodyNo| {
        let called = known.names.get(no).map(|called| unique_name(called, known.names.bodies()));
        called.or_else(|| known.elsewhere.get(no).map(|called| called.name.as_str())).unwrap_or_default().to_owned()
    };
    let spoken_of: HashSet<kernel::BodyNo> =
        records.iter().flat_map(|standing| standing.version.content.body_numbers()).collect();
    let names = spoken_of.into_iter().map(|no| (no, name(no))).collect();
    let mut own = own_numbers(view, at, kind).await?;
    for whole in kind.row().part_of {
        own.extend(own_numbers(view, at, *whole).await?);
    }
    let ids = ids_of_wholes(view, &records).await?;
    let rows = records.iter().map(|standing| row(kind, standing, &names, &own, &ids)).collect();
    Ok(workbook(kind, known.names.bodies(), rows))
}

/// The numbers that records came with in somebody's sheet; else those of rows that were said to be one with them.
async fn own_numbers(view: &Snapshot, at: &UnionHere, kind: Kind) -> Result<HashMap<RecordNo, String>, Fault> {
    // Of several the last one stands in the map.
    let sql = "SELECT key, record FROM import_key WHERE union_no = $1 AND kind = $2 AND key LIKE '=%'
        ORDER BY CASE WHEN entered = 0 THEN 0 ELSE 1 END, key";
    let rows = view.all(sql, args![at.body.union, kind.row().code]).await?;
    rows.iter().map(|row| Ok((row.get("record")?, row.get::<String>("key")?[1..].to_owned()))).collect()
}

async fn ids_of_wholes(view: &Snapshot, records: &[Standing]) -> Result<HashMap<RecordNo, String>, Fault> {
    let mut wholes: Vec<RecordNo> = records.iter().filter_map(|standing| standing.version.content.part_of()).collect();
    wholes.sort();
    wholes.dedup();
    let mut ids = HashMap::new();
    for lot in wholes.chunks(500) {
        let args: Vec<Value> = lot.iter().flat_map(|no| [Value::from(no.union()), Value::from(*no)]).collect();
        let pairs: Vec<String> = (0..lot.len()).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect();
        let sql = format!("SELECT no, id FROM record WHERE (union_no, no) IN (VALUES {})", pairs.join(", "));
        for row in view.all(&sql, args).await? {
            ids.insert(row.get("no")?, row.get("id")?);
        }
    }
    Ok(ids)
}

fn row(
    kind: Kind,
    standing: &Standing,
    names: &HashMap<kernel::BodyNo, String>,
    own: &HashMap<RecordNo, String>,
    ids: &HashMap<RecordNo, String>,
) -> Vec<TemplateCell> {
    let content = &standing.version.content;
    let cell = |key: Key| match key {
        Key::External => text(own.get(&standing.no).cloned().unwrap_or_else(|| standing.id.to_string())),
        Key::PartOf => {
            let whole = content.part_of().and_then(|no| own.get(&no).or_else(|| ids.get(&no)));
            text(whole.cloned().unwrap_or_default())
        }
        Key::State => text(standing.version.state().title()),
        Key::Reason if matches!(standing.version.state(), State::Cancelled(_)) => text(standing.version.why.as_str()),
        key => said_by(kind, content, key, names),
    };
    columns(kind).into_iter().map(|column| cell(column.key)).collect()
}

/// What stands under one heading, as far as it follows from the content alone.
pub(super) fn said_by(
    kind: Kind,
    content: &Content,
    key: Key,
    names: &HashMap<kernel::BodyNo, String>,
) -> TemplateCell {
    match key {
        Key::Title => text(content.title()),
        Key::First if is_announced(content) => TemplateCell::Empty,
        Key::First => TemplateCell::Day(content.first()),
        Key::Last if content.runs_on() => TemplateCell::Empty,
        Key::Last => TemplateCell::Day(content.last()),
        Key::Lead => text(bodies(content, Part::Lead, names)),
        Key::Partner => text(bodies(content, Part::Partner, names)),
        Key::OutsideLead => text(outside(content, Part::Lead)),
        Key::OutsidePartner => text(outside(content, Part::Partner)),
        Key::Places => text(words_of_places(content.places())),
        Key::Measure(measure) => quantity(content.typed_measure(kind, measure)),
        Key::Attribute(attribute) => {
            content.attribute(attribute).map_or(TemplateCell::Empty, |value| said(attribute, value))
        }
        Key::Programmes => text(content.programmes().join("; ")),
        Key::Detail => text(if content.detail() == Detail::Bulk { BULK } else { "" }),
        Key::Note => text(content.note()),
        Key::When | Key::External | Key::PartOf | Key::State | Key::Reason => TemplateCell::Empty,
    }
}

/// What is decided and counts on the day of its announcement has no first day of its own.
fn is_announced(content: &Content) -> bool {
    content.attribute(Attribute::Dated) == Some(ANNOUNCED)
}

fn text(words: impl Into<String>) -> TemplateCell {
    let words = words.into();
    if words.is_empty() { TemplateCell::Empty } else { TemplateCell::Text(words) }
}

fn bodies(content: &Content, part: Part, names: &HashMap<kernel::BodyNo, String>) -> String {
    let names: Vec<String> = content.bodies_as(part).filter_map(|no| names.get(&no).cloned()).collect();
    names.join("; ")
}

fn outside(content: &Content, part: Part) -> String {
    let names = content.outside().iter().filter(|(_, its)| *its == part).map(|(name, _)| name.as_str());
    names.collect::<Vec<_>>().join("; ")
}

/// A number where it is one, so that Excel adds; else as people say it.
fn quantity(quantity: Option<Quantity>) -> TemplateCell {
    match quantity {
        // No measure comes near the 2^53 up to which a cell is exact.
        Some(Quantity { value: Some(value), qualifier: Qualifier::Exact }) => TemplateCell::Number(value as f64),
        quantity => text(write_quantity(quantity)),
    }
}

fn said(attribute: Attribute, stored: &str) -> TemplateCell {
    match attribute.row().sort {
        Sort::Day => stored.parse().map_or_else(|_| text(stored), TemplateCell::Day),
        Sort::Number(..) => stored.parse().map_or_else(|_| text(stored), TemplateCell::Number),
        Sort::Word(_) | Sort::Words => text(attribute.write(stored)),
    }
}

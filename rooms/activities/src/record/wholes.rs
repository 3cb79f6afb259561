//! Records of which others are a part: an edition with its entries and prizes, a task with the roles taken in it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Actor, Day, Fault, Refusal, UnionNo};
use organisation::Scope;
use store::{Row, Snapshot, Tx, Value, args};
use web::Problem;

use super::choices::Whole;
use super::kind::Kind;
use super::record::{RecordId, RecordNo};

/// Most that a form offers; older ones are left to the search of the list.
const MOST: i64 = 200;

/// The newest records of these kinds in a Union's ledger that the actor may see: what she may hang a part on.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot, who: &Actor, union: UnionNo, kinds: &[Kind]) -> Result<Vec<Whole>, Fault> {
    let newest = newest(view, who, union, kinds, &format!("LIMIT {MOST}")).await?;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    newest.iter().for_each(|whole| *times.entry(whole.words.as_str()).or_default() += 1);
    // Two of one title and year are told apart by their days.
    let words: Vec<String> = newest
        .iter()
        .map(|whole| if times[whole.words.as_str()] > 1 { whole.in_full() } else { whole.words.clone() })
        .collect();
    Ok(newest.into_iter().zip(words).map(|(whole, words)| Whole { words, ..whole }).collect())
}

/// All of them: a sheet may speak of any.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn all(view: &Snapshot, who: &Actor, union: UnionNo, kinds: &[Kind]) -> Result<Vec<Whole>, Fault> {
    newest(view, who, union, kinds, "").await
}

async fn newest(view: &Snapshot, who: &Actor, union: UnionNo, kinds: &[Kind], most: &str) -> Result<Vec<Whole>, Fault> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let mut args = args![union];
    args.extend(kinds.iter().map(|kind| Value::from(kind.row().code)));
    let among: Vec<String> = (2..=args.len()).map(|place| format!("${place}")).collect();
    let seen = Scope::any(who, view.today()).sql("seen.body", &mut args);
    let sql = format!(
        "SELECT r.no, r.id, v.title, v.first_day FROM record r
         JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
         WHERE r.union_no = $1 AND r.kind IN ({}) AND v.state NOT IN ('withdrawn', 'cancelled', 'behind')
            AND v.no IN (SELECT seen.version FROM record_body seen WHERE {seen})
         ORDER BY v.first_day DESC, r.no DESC {most}",
        among.join(", ")
    );
    view.all(&sql, args).await?.iter().map(read).collect()
}

/// What the record of which this one is a part is called, and its name at the door.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn of(view: &Snapshot, no: RecordNo) -> Result<Whole, Fault> {
    let sql = "SELECT r.no, r.id, v.title, v.first_day FROM record r
        JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current WHERE r.union_no = $1 AND r.no = $2";
    read(&view.one(sql, args![no.union(), no]).await?)
}

/// Refuses to make a record of this kind a part of one that is gone, or of which it cannot be a part. The form offers no
/// such one, but between the form and its saving somebody may have cancelled it. What a record is a part of already is
/// not asked: it stays until somebody takes it away.
///
/// # Errors
/// Cancelled, withdrawn, or behind another; of a kind of which this one is no part; what the engine says.
pub async fn may_be_part(tx: &Tx, kind: Kind, newly: Option<RecordNo>) -> Result<(), Problem> {
    let Some(no) = newly else { return Ok(()) };
    let sql = "SELECT r.kind, v.state FROM record r
        JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current WHERE r.union_no = $1 AND r.no = $2";
    let row = tx.one(sql, args![no.union(), no]).await?;
    let (whole, state): (Kind, String) = (row.word("kind", Kind::from_code)?, row.get("state")?);
    if !kind.row().part_of.contains(&whole) {
        let (part, whole) = (kind.row().noun, whole.row().noun);
        let sentence = format!("Không ghi {part} thuộc {whole} được; hãy chọn bản ghi khác.");
        return Err(Refusal::new(kernel::Kind::WrongState, "record.no_such_part", sentence).into());
    }
    if ["withdrawn", "cancelled", "behind"].contains(&state.as_str()) {
        let sentence =
            "Bản ghi được chọn ở mục “Thuộc” vừa bị hủy, gỡ khỏi sổ hoặc gộp vào bản ghi khác; hãy chọn lại.";
        return Err(Refusal::new(kernel::Kind::WrongState, "record.whole_gone", sentence).into());
    }
    Ok(())
}

/// A record that is a part of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOf {
    /// Its number.
    pub no: RecordNo,
    /// Its name at the door.
    pub id: RecordId,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it was about.
    pub title: String,
}

/// Which of these records the actor may see today, by the right of their own pages.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn seen(view: &Snapshot, who: &Actor, records: &[RecordNo]) -> Result<BTreeSet<RecordNo>, Fault> {
    let scope = Scope::any(who, view.today());
    let mut found = BTreeSet::new();
    for some in records.chunks(500) {
        // Each is named with its Union, which leads the table's key.
        let mut args: Vec<Value> = some.iter().flat_map(|no| args![no.union(), *no]).collect();
        let named: Vec<String> = (0..some.len()).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect();
        let seen = scope.sql("seen.body", &mut args);
        let sql = format!(
            "SELECT r.no FROM record r WHERE (r.union_no, r.no) IN (VALUES {})
                AND r.current IN (SELECT seen.version FROM record_body seen WHERE {seen})",
            named.join(", ")
        );
        for row in view.all(&sql, args).await? {
            found.insert(row.get("no")?);
        }
    }
    Ok(found)
}

/// The records that are a part of this one, oldest first, whoever may see them.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn parts(view: &Snapshot, no: RecordNo) -> Result<Vec<PartOf>, Fault> {
    let sql = "SELECT r.no, r.id, r.kind, v.title FROM record_version v
        JOIN record r ON r.union_no = v.union_no AND r.no = v.record AND r.current = v.no
        WHERE v.part_of = $1 AND v.state NOT IN ('withdrawn', 'behind') ORDER BY v.first_day, v.no";
    let part = |row: &Row| {
        let kind = row.word("kind", Kind::from_code)?;
        Ok(PartOf { no: row.get("no")?, id: row.get("id")?, kind, title: row.get("title")? })
    };
    view.all(sql, args![no]).await?.iter().map(part).collect()
}

fn read(row: &Row) -> Result<Whole, Fault> {
    let (title, day): (String, Day) = (row.get("title")?, row.get("first_day")?);
    let words = format!("{title} ({})", day.year());
    Ok(Whole { no: row.get("no")?, id: row.get("id")?, title, day, words })
}

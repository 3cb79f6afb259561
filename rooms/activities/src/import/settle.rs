//! What a judged row comes to in the ledger as it stands: new, there already, a correction, or left alone because somebody
//! changed the record by hand since. One statement for a lot of rows.

use std::collections::HashMap;

use kernel::Fault;
use store::{Row, Snapshot, Value, args};

use super::assess::{Judged, Standing, Taken};
use super::known::Known;
use crate::record::{RecordId, RecordNo, State, store as ledger};

/// What a row comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A new record.
    New,
    /// It is there already and says the same.
    There(RecordNo),
    /// The record of this number is corrected.
    Corrects(RecordNo),
    /// The record of this number stays as it is; the row's last mark says why.
    Left(RecordNo),
    /// It cannot be taken.
    Bad,
}

/// A key of a row and what stands under it.
struct Kept {
    record: RecordNo,
    digest: String,
    imported: i64,
    current: i64,
    state: String,
}

/// What the rows of a lot come to, in their order; what is to be said about it is added to their marks.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn settle(view: &Snapshot, known: &Known, lot: &mut [Judged]) -> Result<Vec<Fate>, Fault> {
    let keys: Vec<String> = lot.iter().filter_map(|row| row.taken.as_ref()).map(|taken| taken.key.clone()).collect();
    let kept = kept(view, known, &keys).await?;
    let by_name = named(view, known, lot, &kept).await?;
    let mut fates = Vec::with_capacity(lot.len());
    for row in lot {
        let Some(taken) = &row.taken else {
            fates.push(Fate::Bad);
            continue;
        };
        let (fate, said) = match (kept.get(&taken.key), by_name.get(&taken.key)) {
            (Some(kept), _) => of_key(kept, taken),
            (None, Some(fate)) => *fate,
            (None, None) => new(known, taken),
        };
        if let Some(sentence) = said {
            row.warn(sentence);
        }
        fates.push(fate);
    }
    Ok(fates)
}

fn of_key(kept: &Kept, taken: &Taken) -> (Fate, Option<&'static str>) {
    if kept.state == "withdrawn" {
        return (Fate::Left(kept.record), Some(WITHDRAWN));
    }
    if kept.digest == taken.digest {
        return (Fate::There(kept.record), None);
    }
    if !taken.key.starts_with('=') {
        let sentence = "Dòng này đã nhập trước đây với số liệu khác; không có mã riêng nên bản ghi được giữ nguyên, muốn sửa \
                        hãy sửa trên bản ghi.";
        return (Fate::Left(kept.record), Some(sentence));
    }
    if kept.current != kept.imported {
        return (Fate::Left(kept.record), Some(CHANGED_BY_HAND));
    }
    (Fate::Corrects(kept.record), Some("Bản ghi đã nhập trước đây sẽ được sửa theo dòng này."))
}

const CHANGED_BY_HAND: &str =
    "Bản ghi của dòng này đã có người sửa trên phần mềm sau lần nhập trước nên được giữ nguyên.";
const WITHDRAWN: &str = "Bản ghi của dòng này đã được gỡ khỏi sổ nên không ghi lại; muốn lấy lại hãy hoàn tác việc gỡ.";
const BY_HAND: &str =
    "Bản ghi của dòng này không do nhập tệp mà có; bản ghi được giữ nguyên, muốn sửa hãy sửa trên bản ghi.";

fn new(known: &Known, taken: &Taken) -> (Fate, Option<&'static str>) {
    // Folding is not free, and the first sheet of an office meets an empty ledger.
    if known.alike.is_empty() {
        return (Fate::New, None);
    }
    let looks = (taken.content.last(), viet::fold(taken.content.title()));
    let sentence = "Sổ đã có một bản ghi cùng loại, cùng ngày, cùng nội dung; hãy kiểm tra để khỏi ghi trùng.";
    (Fate::New, known.alike.contains_key(&looks).then_some(sentence))
}

async fn kept(view: &Snapshot, known: &Known, keys: &[String]) -> Result<HashMap<String, Kept>, Fault> {
    let mut found = HashMap::new();
    if keys.is_empty() {
        return Ok(found);
    }
    let mut args = args![known.union, known.kind.row().code];
    args.extend(keys.iter().map(Value::from));
    let places: Vec<String> = (3..=args.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT k.key, k.digest, k.record, k.version, r.current, v.state FROM import_key k
         JOIN record r ON r.union_no = k.union_no AND r.no = k.record
         JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
         WHERE k.union_no = $1 AND k.kind = $2 AND k.key IN ({})",
        places.join(", ")
    );
    for row in view.all(&sql, args).await? {
        found.insert(row.get("key")?, read(&row)?);
    }
    Ok(found)
}

fn read(row: &Row) -> Result<Kept, Fault> {
    Ok(Kept {
        record: row.get("record")?,
        digest: row.get("digest")?,
        imported: row.get("version")?,
        current: row.get("current")?,
        state: row.get("state")?,
    })
}

type Said = (Fate, Option<&'static str>);

/// Rows whose own number is a record's name at the door: an export that comes home.
async fn named(
    view: &Snapshot,
    known: &Known,
    lot: &[Judged],
    kept: &HashMap<String, Kept>,
) -> Result<HashMap<String, Said>, Fault> {
    let mut rows: HashMap<RecordId, &Taken> = HashMap::new();
    for taken in lot.iter().filter_map(|row| row.taken.as_ref()).filter(|taken| !kept.contains_key(&taken.key)) {
        if let Some(id) = taken.key.strip_prefix('=').and_then(|own| own.parse::<RecordId>().ok()) {
            rows.insert(id, taken);
        }
    }
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut args = args![known.union, known.kind.row().code];
    args.extend(rows.keys().map(|id| Value::from(*id)));
    let places: Vec<String> = (3..=args.len()).map(|place| format!("${place}")).collect();
    let sql = format!("SELECT no FROM record WHERE union_no = $1 AND kind = $2 AND id IN ({})", places.join(", "));
    let found = view.all(&sql, args).await?;
    let numbers: Vec<RecordNo> = found.iter().map(|row| row.get("no")).collect::<Result<_, _>>()?;
    let mut fates = HashMap::new();
    for standing in ledger::read_many(view, known.kind, &numbers).await? {
        if let Some(taken) = rows.get(&standing.id) {
            let same = standing.version.content == taken.content && says_the_state(taken, standing.version.state());
            let fate = if same { (Fate::There(standing.no), None) } else { (Fate::Left(standing.no), Some(BY_HAND)) };
            fates.insert(taken.key.clone(), fate);
        }
    }
    Ok(fates)
}

/// Whether the row's standing is the record's state.
fn says_the_state(taken: &Taken, state: State) -> bool {
    matches!(
        (&taken.standing, state),
        (Standing::Cancelled(_), State::Cancelled(_))
            | (Standing::Planned, State::Planned(_))
            | (Standing::AsDays, State::Planned(_) | State::Running(_) | State::Done(_))
    )
}

//! What a judged row comes to in the ledger as it stands: new, there already, a correction, or left alone because somebody
//! changed the record by hand since. One statement for a lot of rows.

use std::borrow::Cow;
use std::collections::HashMap;

use kernel::{BodyNo, Day, Fault};
use store::{Row, Snapshot, Value, args};

use super::assess::{Judged, Standing, Taken};
use super::known::Known;
use super::moves::{Asks, asks};
use crate::record::{Part, Reached, Record, RecordId, RecordNo, State, may_keep, store as ledger};

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
    let back = come_back(view, known, lot, &kept).await?;
    let mut fates = Vec::with_capacity(lot.len());
    for row in lot {
        let Some(taken) = &row.taken else {
            fates.push(Fate::Bad);
            continue;
        };
        let (fate, said) = match (kept.get(&taken.key), by_name.get(&taken.key)) {
            (Some(kept), _) => match back.get(&kept.record).map(|back| back.not_hers(known, taken)) {
                Some(Some(sentence)) => (Fate::Bad, Some(sentence.into())),
                _ => of_key(kept, taken, back.get(&kept.record), known.today),
            },
            (None, Some(fate)) => fate.clone(),
            (None, None) => (Fate::New, None),
        };
        match said {
            Some(sentence) if fate == Fate::Bad => row.fail(sentence),
            Some(sentence) => row.warn(sentence),
            None => {}
        }
        fates.push(fate);
    }
    Ok(fates)
}

fn of_key(kept: &Kept, taken: &Taken, back: Option<&Back>, today: Day) -> Said {
    let left = |sentence: &'static str| (Fate::Left(kept.record), Some(sentence.into()));
    if kept.state == "withdrawn" {
        return left(WITHDRAWN);
    }
    if kept.digest == taken.digest {
        return (Fate::There(kept.record), None);
    }
    if kept.imported == NO_IMPORT {
        return left(BY_HAND);
    }
    let Some(back) = back else { return left(WITHOUT_NUMBER) };
    if kept.current != kept.imported {
        return left(CHANGED_BY_HAND);
    }
    match asks(taken, back.record.current(), today) {
        Asks::Nothing => (Fate::There(kept.record), None),
        Asks::Barred => left(STATE_DIFFERS),
        Asks::Moves => {
            (Fate::Corrects(kept.record), Some("Bản ghi đã nhập trước đây sẽ được sửa theo dòng này.".into()))
        }
    }
}

/// A record whose own number came again with something else to say.
struct Back {
    record: Record,
    reached: Reached,
}

impl Back {
    /// The sentence where the number belongs to somebody else's record: numbers are the Union's, records are not.
    fn not_hers(&self, known: &Known, taken: &Taken) -> Option<String> {
        let content = &self.record.current().content;
        let leads: Vec<BodyNo> = content.bodies_as(Part::Lead).collect();
        let mut wanted = taken.content.bodies_as(Part::Lead).peekable();
        let same = if leads.is_empty() { wanted.peek().is_none() } else { wanted.any(|body| leads.contains(&body)) };
        let hers = may_keep(&known.who, &self.record, &self.reached).is_ok();
        if same && hers {
            return None;
        }
        // Who may not keep it is told whose it is, and no more: she may not even see it.
        let whose = leads.first().map_or("", |body| known.short(*body));
        let called = if hers || whose.is_empty() { content.title() } else { whose };
        Some(format!("Mã này đã dùng cho “{called}”; hãy đổi mã hoặc sửa trên bản ghi."))
    }
}

/// The records whose own numbers came again with something else to say.
async fn come_back(
    view: &Snapshot,
    known: &Known,
    lot: &[Judged],
    kept: &HashMap<String, Kept>,
) -> Result<HashMap<RecordNo, Back>, Fault> {
    let own = lot.iter().filter_map(|row| row.taken.as_ref()).filter(|taken| taken.key.starts_with('='));
    let other =
        |taken: &Taken| kept.get(&taken.key).filter(|kept| kept.digest != taken.digest && kept.imported != NO_IMPORT);
    let numbers: Vec<RecordNo> = own.filter_map(other).map(|kept| kept.record).collect();
    let mut back = HashMap::new();
    if numbers.is_empty() {
        return Ok(back);
    }
    let standing = ledger::read_many(view, known.kind, &numbers).await?;
    let mut bodies: Vec<BodyNo> =
        standing.iter().flat_map(|standing| standing.version.content.body_numbers()).collect();
    bodies.sort();
    bodies.dedup();
    let reached = ledger::reached(view, &known.who, &bodies).await?;
    for standing in standing {
        back.insert(standing.no, Back { record: standing.into_record()?, reached: reached.clone() });
    }
    Ok(back)
}

/// In place of the version that an import wrote, where somebody said that a row is one with a record of the ledger.
pub const NO_IMPORT: i64 = 0;

const WITHOUT_NUMBER: &str = "Dòng này đã nhập trước đây với số liệu khác; không có mã riêng nên bản ghi được giữ nguyên, \
                              muốn sửa hãy sửa trên bản ghi.";
const STATE_DIFFERS: &str = "Trạng thái khác với sổ nên bản ghi được giữ nguyên; hãy đổi trên bản ghi.";
const CHANGED_BY_HAND: &str =
    "Bản ghi của dòng này đã có người sửa trên phần mềm sau lần nhập trước nên được giữ nguyên.";
const WITHDRAWN: &str = "Bản ghi của dòng này đã được gỡ khỏi sổ nên không ghi lại; muốn lấy lại hãy hoàn tác việc gỡ.";
const BY_HAND: &str =
    "Bản ghi của dòng này không do nhập tệp mà có; bản ghi được giữ nguyên, muốn sửa hãy sửa trên bản ghi.";

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

/// What a row comes to, and what is to be said of it.
type Said = (Fate, Option<Cow<'static, str>>);

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
            let fate =
                if same { (Fate::There(standing.no), None) } else { (Fate::Left(standing.no), Some(BY_HAND.into())) };
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

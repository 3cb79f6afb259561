//! The SQL of twins: which records may be one with another, and what was settled of pairs. A settled pair holds until it is
//! taken back, as an interval; there is never more than one that holds.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Actor, BodyNo, Day, Fault, Refusal, Stamp, Timestamp};
use organisation::{Scope, UnionHere};
use serde_json::json;
use store::{Event, Row, Snapshot, Tx, Value, args};

use super::alike::Face;
use super::twin::{Pair, Verdict};
use crate::record::{Detail, Kind, RecordId, RecordNo, Timing, VersionNo};

/// A record as it is compared.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its number.
    pub no: RecordNo,
    /// Its name at the door.
    pub id: RecordId,
    /// How often it was written, for the form that settles it.
    pub seen: i64,
    /// Its version in force.
    pub version: VersionNo,
    /// What of it is compared.
    pub face: Face,
}

/// Most records that are compared at once.
pub const MOST: usize = 2_000;

/// Where one looks for candidates: which kind, between which days; any where nothing is said.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// The last days, both included.
    pub last: (Day, Day),
    /// The first days of what runs from one day to another, both included.
    pub first: (Day, Day),
    /// How many at most, the newest.
    pub most: usize,
}

impl Near {
    /// Around the days of one record.
    pub fn around(kind: Kind, first: Day, last: Day) -> Self {
        let around = |day: Day| (day.previous(), day.next());
        Self { kind: Some(kind), last: around(last), first: around(first), most: MOST }
    }

    /// The day by which a record is near: its last one, or the first one of what was not over then.
    pub fn day_of(&self, face: &Face) -> Day {
        face.closing().filter(|last| *last <= self.last.1).unwrap_or_else(|| face.first())
    }
}

/// The records below this Union's address, seen by the actor, that stand in the ledger near these days, newest first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn candidates(view: &Snapshot, who: &Actor, at: &UnionHere, near: Near) -> Result<Vec<Candidate>, Fault> {
    let mut args = args![near.last.0, near.last.1, near.first.0, near.first.1, Day::MAX];
    let seen = Scope::any(who, view.today()).sql("seen.body", &mut args);
    let here = Scope::below(at.body.no, view.today()).sql("here.body", &mut args);
    let running: Vec<&str> = Kind::ALL.iter().filter(|kind| runs(**kind)).map(|kind| kind.row().code).collect();
    let opened = format!("OR (v.first_day >= $3 AND v.first_day <= $4 AND v.kind IN ('{}'))", running.join("', '"));
    let (opened, kind) = match near.kind {
        None => (opened, String::new()),
        Some(kind) => {
            args.push(Value::from(kind.row().code));
            (if runs(kind) { opened } else { String::new() }, format!("AND v.kind = ${}", args.len()))
        }
    };
    args.push(Value::from(i64::try_from(near.most).unwrap_or(i64::MAX)));
    let most = args.len();
    let sql = format!(
        "SELECT r.no, r.id, r.version AS seen, v.no AS version, v.kind, v.detail, v.title, v.first_day, v.last_day
         FROM record r JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
         WHERE ((v.last_day >= $1 AND v.last_day <= $2 AND v.last_day <> $5)
            {opened}) {kind}
            AND v.state IN ('done', 'running', 'planned')
            AND v.no IN (SELECT seen.version FROM record_body seen WHERE {seen})
            AND v.no IN (SELECT here.version FROM record_body here WHERE {here})
         ORDER BY CASE WHEN v.last_day <= $2 THEN v.last_day ELSE v.first_day END DESC, r.no DESC LIMIT ${most}"
    );
    let rows = view.all(&sql, args).await?;
    let versions: Vec<VersionNo> = rows.iter().map(|row| row.get("version")).collect::<Result<_, _>>()?;
    let places = places_of(view, &versions).await?;
    rows.iter().map(|row| candidate(row, &places)).collect()
}

fn runs(kind: Kind) -> bool {
    matches!(kind.row().timing, Timing::Runs { .. })
}

type Written = (Option<places::Key>, String);

async fn places_of(view: &Snapshot, versions: &[VersionNo]) -> Result<BTreeMap<VersionNo, Vec<Written>>, Fault> {
    let mut found: BTreeMap<VersionNo, Vec<Written>> = BTreeMap::new();
    for part in versions.chunks(500) {
        let sql =
            format!("SELECT version, commune, era, code FROM record_place WHERE version IN ({})", marks(part.len()));
        for row in view.all(&sql, part.iter().map(|no| Value::from(*no)).collect()).await? {
            let unit = match (row.maybe::<String>("era")?, row.maybe::<String>("code")?) {
                (Some(era), Some(code)) => places::Key::read(&era, &code),
                _ => None,
            };
            found.entry(row.get("version")?).or_default().push((unit, row.get("commune")?));
        }
    }
    Ok(found)
}

fn candidate(row: &Row, places: &BTreeMap<VersionNo, Vec<Written>>) -> Result<Candidate, Fault> {
    let version: VersionNo = row.get("version")?;
    let (kind, detail) = (row.word("kind", Kind::from_code)?, row.word("detail", Detail::from_code)?);
    let title: String = row.get("title")?;
    let its = places.get(&version).into_iter().flatten().map(|(unit, written)| (*unit, written.as_str()));
    let face = Face::new(kind, detail, (row.get("first_day")?, row.get("last_day")?), &title, its);
    Ok(Candidate { no: row.get("no")?, id: row.get("id")?, seen: row.get("seen")?, version, face })
}

/// Those of these records' pairs that somebody settled.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn settled(view: &Snapshot, records: &[RecordNo]) -> Result<BTreeSet<Pair>, Fault> {
    let mut found = BTreeSet::new();
    for part in records.chunks(400) {
        let marks: Vec<String> = (2..=part.len() + 1).map(|place| format!("${place}")).collect();
        let marks = marks.join(", ");
        let mut args = args![Timestamp::NEVER];
        args.extend(part.iter().map(|no| Value::from(*no)));
        let sql = format!(
            "SELECT one, other FROM record_twin WHERE undone_at = $1 AND (one IN ({marks}) OR other IN ({marks}))"
        );
        for row in view.all(&sql, args).await? {
            found.insert(Pair { one: row.get("one")?, other: row.get("other")? });
        }
    }
    Ok(found)
}

/// Remembers what was said of a pair; `kept` is the record that stays, with the version that says so.
///
/// # Errors
/// It was settled meanwhile, or what the engine says.
pub async fn remember(
    tx: &Tx,
    pair: Pair,
    verdict: Verdict,
    made: Stamp,
    kept: Option<(RecordNo, VersionNo)>,
) -> Result<(), web::Problem> {
    if settled(tx, &[pair.one]).await?.contains(&pair) {
        return Err(Refusal::new(
            kernel::Kind::WrongState,
            "twin.settled",
            "Đã có người cho biết hai bản ghi này là một hay khác nhau; hãy tải lại trang để xem.",
        )
        .into());
    }
    let sql = "INSERT INTO record_twin (union_no, one, other, verdict, kept, kept_version, settled_at, settled_by,
            undone_at, undone_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)";
    let (kept, kept_version) = kept.unzip();
    let args = args![
        pair.one.union(),
        pair.one,
        pair.other,
        verdict.code(),
        kept,
        kept_version,
        made.at,
        made.by,
        Timestamp::NEVER
    ];
    tx.run(sql, args).await?;
    log(tx, pair, verdict.code(), made).await?;
    Ok(())
}

/// Takes back what was said of a pair: it is asked about again.
///
/// # Errors
/// What the engine says.
pub async fn forget(tx: &Tx, pair: Pair, made: Stamp) -> Result<(), Fault> {
    let sql = "UPDATE record_twin SET undone_at = $1, undone_by = $2
        WHERE union_no = $3 AND one = $4 AND other = $5 AND undone_at = $6";
    tx.run_one(sql, args![made.at, made.by, pair.one.union(), pair.one, pair.other, Timestamp::NEVER]).await?;
    log(tx, pair, "parted", made).await
}

async fn log(tx: &Tx, pair: Pair, verb: &'static str, made: Stamp) -> Result<(), Fault> {
    let id = name_of(tx, pair.one).await?;
    let event = Event {
        union: pair.one.union(),
        by: Some(made.by),
        noun: "twin",
        noun_id: id.to_string(),
        verb,
        why: String::new(),
        detail: json!({ "other": name_of(tx, pair.other).await?.to_string() }),
    };
    tx.log(&event).await
}

/// The bodies of these versions.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn bodies_of(view: &Snapshot, versions: &[VersionNo]) -> Result<BTreeMap<VersionNo, Vec<BodyNo>>, Fault> {
    let mut found: BTreeMap<VersionNo, Vec<BodyNo>> = BTreeMap::new();
    for part in versions.chunks(500) {
        let sql = format!("SELECT version, body FROM record_body WHERE version IN ({})", marks(part.len()));
        for row in view.all(&sql, part.iter().map(|no| Value::from(*no)).collect()).await? {
            found.entry(row.get("version")?).or_default().push(row.get("body")?);
        }
    }
    Ok(found)
}

fn marks(count: usize) -> String {
    (1..=count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// The name at the door of a record.
///
/// # Errors
/// What the engine says.
pub async fn name_of(view: &Snapshot, no: RecordNo) -> Result<RecordId, Fault> {
    view.one("SELECT id FROM record WHERE union_no = $1 AND no = $2", args![no.union(), no]).await?.get("id")
}

/// The version of a record that is in force.
///
/// # Errors
/// What the engine says.
pub async fn current_of(view: &Snapshot, no: RecordNo) -> Result<VersionNo, Fault> {
    view.one("SELECT current FROM record WHERE union_no = $1 AND no = $2", args![no.union(), no]).await?.get("current")
}

/// Those of these records that stand in the ledger, each with its version in force and its name at the door.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn in_force(
    view: &Snapshot,
    records: &[RecordNo],
) -> Result<BTreeMap<RecordNo, (VersionNo, RecordId)>, Fault> {
    let mut found = BTreeMap::new();
    for part in records.chunks(400) {
        let pairs: Vec<String> = (0..part.len()).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect();
        let sql = format!(
            "SELECT r.no, r.id, r.current FROM record r
             JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
             WHERE (r.union_no, r.no) IN (VALUES {}) AND v.state IN ('done', 'running', 'planned')",
            pairs.join(", ")
        );
        let args = part.iter().flat_map(|no| [Value::from(no.union()), Value::from(*no)]).collect();
        for row in view.all(&sql, args).await? {
            found.insert(row.get("no")?, (row.get("current")?, row.get("id")?));
        }
    }
    Ok(found)
}

/// Whether records are a part of this one: then it cannot go behind another.
///
/// # Errors
/// What the engine says.
pub async fn has_parts(view: &Snapshot, no: RecordNo) -> Result<bool, Fault> {
    Ok(!crate::record::parts_of(view, no).await?.is_empty())
}

/// Whether this record stays for another that stands behind it: then it cannot go behind a third.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn keeps_another(view: &Snapshot, no: RecordNo) -> Result<bool, Fault> {
    Ok(joined(view, no).await?.iter().any(|joined| joined.kept.0 == no))
}

/// Two records that were found to be one, and hold together still.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The pair.
    pub pair: Pair,
    /// The record that stays: its number and the version that the joining made.
    pub kept: (RecordNo, VersionNo),
    /// The record behind it.
    pub behind: RecordNo,
}

/// The pairs of which this record is a part and that are one, the latest first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn joined(view: &Snapshot, no: RecordNo) -> Result<Vec<Joined>, Fault> {
    let sql = "SELECT one, other, kept, kept_version FROM record_twin
        WHERE undone_at = $1 AND kept IS NOT NULL AND (one = $2 OR other = $2) ORDER BY settled_at DESC, kept_version DESC";
    let read = |row: &Row| {
        let pair = Pair { one: row.get("one")?, other: row.get("other")? };
        let kept: (RecordNo, VersionNo) = (row.get("kept")?, row.get("kept_version")?);
        Ok(Joined { pair, kept, behind: if kept.0 == pair.one { pair.other } else { pair.one } })
    };
    view.all(sql, args![Timestamp::NEVER, no]).await?.iter().map(read).collect()
}

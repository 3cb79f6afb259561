//! Writing records: one or thousands, the same way. Rows of a version are written once and never updated but for
//! `known_to`. Names of records, programmes and lines of the log are drawn record by record, so that a lot is, to the last
//! column, what its records would be one by one.

mod tables;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BodyNo, Fault, Stamp, Timestamp, UnionNo};
use store::{Snapshot, Tx, Value, args};

use super::{Change, Record, RecordId, RecordNo, event_of};
use crate::programme::{self, ProgrammeNo};
use crate::record::kind::Kind;
use crate::record::record::{Version, VersionNo};
use tables::{Tables, searched};

/// Writes new records into the ledger of the Union where they are entered, in their order.
///
/// # Errors
/// What the engine says.
pub async fn insert_many(tx: &Tx, union: UnionNo, kind: Kind, changes: Vec<Change>) -> Result<Vec<Record>, Fault> {
    let count = u32::try_from(changes.len()).map_err(|_| Fault::new("more records than a Union has numbers"))?;
    let mut lot = Lot::new(tx, union, kind, &changes.iter().collect::<Vec<_>>()).await?;
    let records: Vec<RecordNo> = tx.numbers(union, "record", count).await?;
    let versions: Vec<VersionNo> = tx.numbers(union, "record_version", count).await?;
    let mut written = Vec::with_capacity(changes.len());
    for ((no, version), change) in records.into_iter().zip(versions).zip(changes) {
        let id: RecordId = tx.id();
        lot.add(tx, no, version, &change).await?;
        lot.tables.record(no, id, kind, version);
        lot.tables.events.push((tx.id(), event_of(id, union, None, &change)));
        let Change { content, state, made, verb, why } = change;
        let version = Version::from_row(version, content, state, made, verb, why);
        let record = Record::from_rows(no, id, kind, 1, vec![version]);
        written.push(record.ok_or_else(|| Fault::new("a record without a version"))?);
    }
    lot.tables.write(tx).await?;
    Ok(written)
}

/// Writes changes of records of one kind in one Union: the new versions, the ends of the old ones, the events.
///
/// # Errors
/// What the engine says; a conflict when somebody else changed one of them meanwhile.
pub async fn save_many(tx: &Tx, union: UnionNo, kind: Kind, changes: Vec<(Record, Change)>) -> Result<(), Fault> {
    let count = u32::try_from(changes.len()).map_err(|_| Fault::new("more versions than a Union has numbers"))?;
    let only: Vec<&Change> = changes.iter().map(|(_, change)| change).collect();
    let mut lot = Lot::new(tx, union, kind, &only).await?;
    let versions: Vec<VersionNo> = tx.numbers(union, "record_version", count).await?;
    for ((record, change), version) in changes.iter().zip(&versions) {
        lot.add(tx, record.no, *version, change).await?;
        let before = &record.current().content;
        lot.tables.events.push((tx.id(), event_of(record.id, union, Some(before), change)));
    }
    lot.tables.write(tx).await?;
    for ((record, change), version) in changes.iter().zip(versions) {
        let close = "UPDATE record_version SET known_to = $1 WHERE union_no = $2 AND no = $3 AND known_to = $4";
        tx.run_one(close, args![change.made.at, union, record.current().no, Timestamp::NEVER]).await?;
        let point =
            "UPDATE record SET current = $1, version = version + 1 WHERE union_no = $2 AND no = $3 AND version = $4";
        tx.run_one(point, args![version, union, record.no, record.version()]).await?;
    }
    Ok(())
}

/// Versions on their way into the tables, and what they are written with.
struct Lot {
    union: UnionNo,
    kind: Kind,
    tables: Tables,
    /// What bodies are called now.
    names: BTreeMap<BodyNo, String>,
    /// Programmes by their folded names.
    programmes: BTreeMap<String, ProgrammeNo>,
}

impl Lot {
    async fn new(view: &Snapshot, union: UnionNo, kind: Kind, changes: &[&Change]) -> Result<Self, Fault> {
        let names = short_names(view, changes).await?;
        let programmes = known_programmes(view, union, changes).await?;
        Ok(Self { union, kind, tables: Tables::for_versions(changes.len()), names, programmes })
    }

    async fn add(&mut self, tx: &Tx, record: RecordNo, version: VersionNo, change: &Change) -> Result<(), Fault> {
        let searched = searched(&change.content, &self.names);
        self.tables.version(record, version, self.kind, change, searched);
        for (position, name) in (0i64..).zip(change.content.programmes()) {
            let programme = self.programme(tx, name, change.made).await?;
            self.tables.programme(version, position, programme, name);
        }
        Ok(())
    }

    async fn programme(&mut self, tx: &Tx, name: &str, made: Stamp) -> Result<ProgrammeNo, Fault> {
        let folded = viet::fold(name);
        if let Some(no) = self.programmes.get(&folded) {
            return Ok(*no);
        }
        let no = programme::store::find_or_add(tx, self.union, name, made).await?;
        self.programmes.insert(folded, no);
        Ok(no)
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

/// The programmes of the Union, where any is named.
async fn known_programmes(
    view: &Snapshot,
    union: UnionNo,
    changes: &[&Change],
) -> Result<BTreeMap<String, ProgrammeNo>, Fault> {
    if changes.iter().all(|change| change.content.programmes().is_empty()) {
        return Ok(BTreeMap::new());
    }
    let known = programme::store::list(view, union).await?;
    Ok(known.into_iter().map(|programme| (viet::fold(&programme.name), programme.no)).collect())
}

//! Telling many pairs apart at once, when rows of a sheet were entered of which somebody had said that they are other things
//! than what is in the ledger: what [`super::tell_apart`] writes one by one, in a few statements.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Actor, Fault, Id, Stamp, Timestamp};
use serde_json::json;
use store::{Event, Tx, args};

use super::store as twins;
use super::suspect::kept_of;
use super::twin::{Pair, Verdict};
use crate::record::{RecordId, RecordNo};

/// Remembers that each of these new records is another thing than the record beside it. The new ones are hers by the permit
/// that entered them. Of the others those are passed over of which she keeps no body, because she may settle nothing of
/// them, and those that left the ledger: these pairs wait for the office, as they do behind the entry form.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn tell_many_apart(tx: &Tx, who: &Actor, pairs: &[((RecordNo, RecordId), RecordNo)]) -> Result<(), Fault> {
    if pairs.is_empty() {
        return Ok(());
    }
    let others: BTreeSet<RecordNo> = pairs.iter().map(|(_, other)| *other).collect();
    let others: Vec<RecordNo> = others.into_iter().collect();
    let standing = twins::in_force(tx, &others).await?;
    let kept = kept_of(tx, who, &standing.values().map(|(version, _)| *version).collect::<Vec<_>>()).await?;
    let hers: BTreeMap<RecordNo, RecordId> =
        standing.into_iter().filter(|(_, (version, _))| kept.contains(version)).map(|(no, (_, id))| (no, id)).collect();
    let made = Stamp { by: who.account, at: tx.now() };
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    for ((new, new_id), other) in pairs {
        let Some(other_id) = hers.get(other) else { continue };
        let pair = Pair::of(*new, *other);
        let (first, second) = if pair.one == *new { (new_id, other_id) } else { (other_id, new_id) };
        let verdict = Verdict::Different.code();
        rows.extend(args![pair.one.union(), pair.one, pair.other, verdict, made.at, made.by, Timestamp::NEVER]);
        let event = Event {
            union: pair.one.union(),
            by: Some(made.by),
            noun: "twin",
            noun_id: first.to_string(),
            verb: verdict,
            why: String::new(),
            detail: json!({ "other": second.to_string() }),
        };
        let id: Id<Event> = tx.id();
        events.push((id, event));
    }
    let head = "INSERT INTO record_twin (union_no, one, other, verdict, settled_at, settled_by, undone_at)";
    tx.insert_rows(head, 7, rows).await?;
    tx.log_all(events).await
}

//! What somebody said of rows that may be in the ledger already (`import_twin`), until the batch is written. An answer
//! speaks of one row and one record; where that record left the ledger since, “là một” is void: else the thing would be
//! nowhere.

use std::collections::HashMap;

use kernel::{Fault, Stamp};
use store::{Snapshot, Tx, Value, args};

use super::batch::BatchNo;
use crate::record::RecordNo;
use crate::twin::Verdict;
use crate::twin::store::in_force;

/// What was said of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is one with this record, so it is not written.
    One(RecordNo),
    /// It is another thing than these.
    Different(Vec<RecordNo>),
}

/// What was said, by the keys of the rows.
pub type Answers = HashMap<String, Said>;

/// What was said of the rows of a batch, as far as it still holds.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn load(view: &Snapshot, batch: BatchNo) -> Result<Answers, Fault> {
    let sql = "SELECT key, record, verdict FROM import_twin WHERE union_no = $1 AND batch = $2 ORDER BY key, record";
    let mut all: Vec<(String, RecordNo, Verdict)> = Vec::new();
    for row in view.all(sql, args![batch.union(), batch]).await? {
        all.push((row.get("key")?, row.get("record")?, row.word("verdict", Verdict::from_code)?));
    }
    let ones: Vec<RecordNo> =
        all.iter().filter(|(_, _, verdict)| *verdict == Verdict::One).map(|(_, record, _)| *record).collect();
    let standing = in_force(view, &ones).await?;
    let mut answers = Answers::new();
    for (key, record, verdict) in all {
        if verdict == Verdict::One {
            if standing.contains_key(&record) {
                answers.insert(key, Said::One(record));
            }
            continue;
        }
        if let Said::Different(others) = answers.entry(key).or_insert_with(|| Said::Different(Vec::new())) {
            others.push(record);
        }
    }
    Ok(answers)
}

/// Keeps what was said of these rows, in place of what was said of them before.
///
/// # Errors
/// What the engine says.
pub async fn save(tx: &Tx, batch: BatchNo, made: Stamp, said: &[(String, Said)]) -> Result<(), Fault> {
    for lot in said.chunks(400) {
        let mut args = args![batch.union(), batch];
        args.extend(lot.iter().map(|(key, _)| Value::from(key)));
        let places: Vec<String> = (3..=args.len()).map(|place| format!("${place}")).collect();
        let sql =
            format!("DELETE FROM import_twin WHERE union_no = $1 AND batch = $2 AND key IN ({})", places.join(", "));
        tx.run(&sql, args).await?;
    }
    let mut values = Vec::new();
    for (key, said) in said {
        let (records, verdict) = match said {
            Said::One(record) => (std::slice::from_ref(record), Verdict::One),
            Said::Different(records) => (records.as_slice(), Verdict::Different),
        };
        for record in records {
            values.extend(args![batch.union(), batch, key, *record, verdict.code(), made.at, made.by]);
        }
    }
    let head = "INSERT INTO import_twin (union_no, batch, key, record, verdict, settled_at, settled_by)";
    tx.insert_rows(head, 7, values).await
}

/// Forgets what was said: all is asked again.
///
/// # Errors
/// What the engine says.
pub async fn forget(tx: &Tx, batch: BatchNo) -> Result<(), Fault> {
    tx.run("DELETE FROM import_twin WHERE union_no = $1 AND batch = $2", args![batch.union(), batch]).await.map(drop)
}

//! The event log: who did what to which thing, when and why, written in the transaction that did it.
//! The audit page is a query over it, not a feature. Lines are never changed and never deleted.

use kernel::{AccountId, Fault, Id, Timestamp, UnionNo};
use serde_json::Value as Json;

use crate::args;
use crate::tx::{Snapshot, Tx};

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The Union it concerns; the country for accounts.
    pub union: UnionNo,
    /// Who did it; `None` where the house itself acted.
    pub by: Option<AccountId>,
    /// The kind of thing ("record").
    pub noun: &'static str,
    /// Its name at the door.
    pub noun_id: String,
    /// What was done ("corrected").
    pub verb: &'static str,
    /// The reason given, or nothing.
    pub why: String,
    /// What changed, from what to what.
    pub detail: Json,
}

/// A line of the log as it is read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// When.
    pub at: Timestamp,
    /// Who; `None` where the house itself acted.
    pub by: Option<AccountId>,
    /// The kind of thing.
    pub noun: String,
    /// Its name at the door.
    pub noun_id: String,
    /// What was done.
    pub verb: String,
    /// The reason given, or nothing.
    pub why: String,
    /// What changed.
    pub detail: Json,
}

impl Tx {
    /// Writes a line into the log.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn log(&self, event: &Event) -> Result<(), Fault> {
        let sql = "INSERT INTO event_log (union_no, at, id, by_id, noun, noun_id, verb, why, detail)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let by = event.by.map(|by| by.to_string()).unwrap_or_default();
        let args = args![
            event.union,
            self.now(),
            self.id::<Event>(),
            by,
            event.noun,
            &event.noun_id,
            event.verb,
            &event.why,
            event.detail.to_string(),
        ];
        self.run(sql, args).await.map(drop)
    }
}

/// The columns of a line of the log, for many lines at once.
const LINES: (&str, usize) = ("INSERT INTO event_log (union_no, at, id, by_id, noun, noun_id, verb, why, detail)", 9);

impl Tx {
    /// Writes lines into the log, each under the name that was drawn for it, in as few statements as the engines take.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn log_all(&self, events: Vec<(Id<Event>, Event)>) -> Result<(), Fault> {
        let mut values = Vec::with_capacity(events.len() * LINES.1);
        for (id, event) in events {
            let by = event.by.map(|by| by.to_string()).unwrap_or_default();
            let detail = event.detail.to_string();
            let Event { union, noun, noun_id, verb, why, .. } = event;
            values.extend(args![union, self.now(), id, by, noun, noun_id, verb, why, detail]);
        }
        self.insert_rows(LINES.0, LINES.1, values).await
    }
}

impl Snapshot {
    /// The log of one thing, oldest first.
    ///
    /// # Errors
    /// What the engine says, or a line that does not parse.
    pub async fn log_of(&self, union: UnionNo, noun: &str, noun_id: &str) -> Result<Vec<Logged>, Fault> {
        let sql = "SELECT at, by_id, noun, noun_id, verb, why, detail FROM event_log
                   WHERE union_no = $1 AND noun = $2 AND noun_id = $3 ORDER BY at, id";
        let rows = self.all(sql, args![union, noun, noun_id]).await?;
        rows.iter()
            .map(|row| {
                let by: String = row.get("by_id")?;
                let detail: String = row.get("detail")?;
                Ok(Logged {
                    at: row.get("at")?,
                    by: if by.is_empty() { None } else { Some(row.get("by_id")?) },
                    noun: row.get("noun")?,
                    noun_id: row.get("noun_id")?,
                    verb: row.get("verb")?,
                    why: row.get("why")?,
                    detail: serde_json::from_str(&detail)
                        .map_err(|_| Fault::row("event_log", "detail", row.get::<i64>("at").unwrap_or(0)))?,
                })
            })
            .collect()
    }
}

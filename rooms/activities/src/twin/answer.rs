//! What somebody says in the entry form of records that may be the same as hers: it is one with that one, it is another
//! thing, or somebody else shall look. Only records that she was shown are settled by what she says.

use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use store::Tx;
use web::{Fields, Problem};

use super::policy::may_settle;
use super::settle;
use super::twin::Verdict;
use crate::record::{Record, RecordId, store as ledger};

/// What was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    said: String,
    shown: Vec<Shown>,
}

/// A record she was shown, and how often it had been written then; nothing where the form does not say.
type Shown = (RecordId, Option<i64>);

/// The field of what she says: one of the two words below, or the name of a record.
const FIELD: &str = "trung";
/// The field that names the records she was shown: the name of each, a dot, and how often it had been written.
const SHOWN: &str = "trung_da_xem";
/// They are different things.
const DIFFERENT: &str = "khac-nhau";
/// It is entered, and somebody who keeps both will say.
const LATER: &str = "de-sau";

impl Answer {
    /// From what was sent; nothing where she was not asked yet.
    pub fn read(fields: &Fields) -> Option<Self> {
        let said = fields.line(FIELD);
        let shown = fields.all(SHOWN).iter().filter_map(|shown| read_shown(shown)).collect();
        (!said.is_empty()).then_some(Self { said, shown })
    }

    /// What a form says that comes back with its suspects.
    pub fn wanted() -> FieldErrors {
        let mut errors = FieldErrors::new();
        errors.add(FIELD, "Hãy cho biết việc này là một với bản ghi đã có hay khác nhau.");
        errors
    }

    /// Settles what she was asked, now that her record is entered; gives the record that stays for both, if they are one.
    ///
    /// # Errors
    /// She keeps no body in the other, it is not there any more or was changed since she was shown it, or what the engine
    /// says.
    pub async fn settle(
        &self,
        tx: &Tx,
        who: &Actor,
        at: &UnionHere,
        entered: &Record,
    ) -> Result<Option<RecordId>, Problem> {
        if self.said == LATER {
            return Ok(None);
        }
        if self.said == DIFFERENT {
            for other in &self.shown {
                // Somebody settled it, or took it away meanwhile: hers is entered all the same.
                match self.with(tx, who, at, entered, *other, Verdict::Different).await {
                    Ok(_) | Err(Problem::Refused(_)) => {}
                    Err(problem) => return Err(problem),
                }
            }
            return Ok(None);
        }
        let same = self.shown.iter().find(|(other, _)| other.to_string() == self.said);
        let other = same.ok_or_else(kernel::Refusal::not_found)?;
        self.with(tx, who, at, entered, *other, Verdict::One).await
    }

    async fn with(
        &self,
        tx: &Tx,
        who: &Actor,
        at: &UnionHere,
        entered: &Record,
        (other, seen): Shown,
        verdict: Verdict,
    ) -> Result<Option<RecordId>, Problem> {
        let (entered, its) = ledger::load(tx, who, at, entered.id).await?;
        let (other, others) = ledger::load(tx, who, at, other).await?;
        let permit = may_settle(who, (&entered, &its), (&other, &others))?;
        other.unchanged_since(seen)?;
        match verdict {
            Verdict::One => settle::join(tx, permit, entered, other).await.map(Some),
            Verdict::Different => settle::tell_apart(tx, permit, &entered, &other).await.map(|()| None),
        }
    }
}

fn read_shown(shown: &str) -> Option<Shown> {
    let (id, seen) = shown.split_once('.').unwrap_or((shown, ""));
    Some((id.parse().ok()?, seen.parse().ok()))
}

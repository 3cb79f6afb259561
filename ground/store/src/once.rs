//! One-use keys of forms. The page that shows a form puts a fresh key into it; the write that answers the form notes the
//! key in the same transaction. A double click, or a second sending after a lost answer, is led to the first result.

use kernel::{AccountId, Fault, UnionNo};

use crate::Snapshot;
use crate::args;
use crate::tx::Tx;

/// Longest key that is looked at; ours have 26 characters.
const LONGEST: usize = 64;

/// A form that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Where its first sending was led to.
    pub address: String,
    /// The digest of what it said; empty where nobody asks.
    pub digest: String,
}

impl Snapshot {
    /// Where the form with this key was led to, if it was answered before by the same person.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn answered(&self, key: &str, by: AccountId) -> Result<Option<String>, Fault> {
        Ok(self.answered_as(key, by).await?.map(|answered| answered.address))
    }

    /// The same, with what the form said when it was answered.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn answered_as(&self, key: &str, by: AccountId) -> Result<Option<Answered>, Fault> {
        let sql = "SELECT answer, digest FROM form_use WHERE union_no = $1 AND key = $2 AND by_id = $3";
        let row = self.maybe(sql, args![UnionNo::COUNTRY, shortened(key), by]).await?;
        row.map(|row| Ok(Answered { address: row.get("answer")?, digest: row.get("digest")? })).transpose()
    }
}

impl Tx {
    /// Notes that the form with this key was answered.
    ///
    /// # Errors
    /// A conflict when the same key was answered meanwhile: tried again, [`Tx::answered`] finds it.
    pub async fn answer(&self, key: &str, by: AccountId, address: &str) -> Result<(), Fault> {
        self.answer_as(key, by, &Answered { address: address.to_owned(), digest: String::new() }).await
    }

    /// Notes that the form with this key was answered, and what it said.
    ///
    /// # Errors
    /// As for [`Tx::answer`].
    pub async fn answer_as(&self, key: &str, by: AccountId, answered: &Answered) -> Result<(), Fault> {
        let sql = "INSERT INTO form_use (union_no, key, by_id, at, answer, digest) VALUES ($1, $2, $3, $4, $5, $6)";
        let args = args![UnionNo::COUNTRY, shortened(key), by, self.now(), &answered.address, &answered.digest];
        self.run(sql, args).await.map(drop)
    }
}

fn shortened(key: &str) -> String {
    key.chars().take(LONGEST).collect()
}

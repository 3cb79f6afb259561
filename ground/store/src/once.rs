//! One-use keys of forms. The page that shows a form puts a fresh key into it; the write that answers the form notes the
//! key in the same transaction. A double click, or a second sending after a lost answer, is led to the first result.

use kernel::{AccountId, Fault, UnionNo};

use crate::Snapshot;
use crate::args;
use crate::tx::Tx;

/// Longest key that is looked at; ours have 26 characters.
const LONGEST: usize = 64;

impl Snapshot {
    /// Where the form with this key was led to, if it was answered before by the same person.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn answered(&self, key: &str, by: AccountId) -> Result<Option<String>, Fault> {
        let sql = "SELECT answer FROM form_use WHERE union_no = $1 AND key = $2 AND by_id = $3";
        let row = self.maybe(sql, args![UnionNo::COUNTRY, shortened(key), by]).await?;
        row.map(|row| row.get("answer")).transpose()
    }
}

impl Tx {
    /// Notes that the form with this key was answered.
    ///
    /// # Errors
    /// A conflict when the same key was answered meanwhile: tried again, [`Tx::answered`] finds it.
    pub async fn answer(&self, key: &str, by: AccountId, address: &str) -> Result<(), Fault> {
        let sql = "INSERT INTO form_use (union_no, key, by_id, at, answer) VALUES ($1, $2, $3, $4, $5)";
        self.run(sql, args![UnionNo::COUNTRY, shortened(key), by, self.now(), address]).await.map(drop)
    }
}

fn shortened(key: &str) -> String {
    key.chars().take(LONGEST).collect()
}

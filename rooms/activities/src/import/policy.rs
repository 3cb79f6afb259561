//! Who may handle a batch: whoever sent it, and whoever keeps the ledger of the whole Union. What its rows may become is not
//! asked here but row by row, by the policy of records: an import can do nothing that the form cannot.

use kernel::{AccountId, Actor, Grant, Refusal, Role};
use organisation::Body;

use super::batch::{Batch, BatchNo};

/// Permit to handle one batch.
#[derive(Debug)]
pub struct Handle {
    by: AccountId,
    batch: BatchNo,
}

impl Handle {
    /// Who holds it.
    pub fn by(&self) -> AccountId {
        self.by
    }

    /// A permit is for one batch; no move goes on with another's.
    pub(super) fn must_be_for(&self, batch: &Batch) {
        assert_eq!(self.batch, batch.no, "a permit is for one batch");
    }
}

/// Whoever sent a batch may handle it, and whoever keeps the ledger of the Union; to others it is not there.
///
/// # Errors
/// Not found.
pub fn may_handle(who: &Actor, batch: &Batch, keeps: KeepsTheUnion) -> Result<Handle, Refusal> {
    if batch.entered.by == who.account || keeps == KeepsTheUnion::Yes {
        return Ok(Handle { by: who.account, batch: batch.no });
    }
    Err(Refusal::not_found())
}

/// Whether somebody keeps the ledger of the whole Union.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepsTheUnion {
    /// She does.
    Yes,
    /// She keeps that of some bodies in it, or of none.
    No,
}

/// Whoever sits at the machine that holds the data may import as the office of a Union. It is nobody's account: the
/// history says that somebody did it whom the house does not know.
pub fn the_console(union: &Body) -> Actor {
    let account: AccountId = CONSOLE.parse().expect("twenty-six noughts are an id");
    let grant = Grant { role: Role::Office, body: union.no, body_name: union.short.clone() };
    Actor { account, name: "Máy chủ".to_owned(), grants: vec![grant] }
}

/// No account is ever called so: an id begins with the time.
const CONSOLE: &str = "00000000000000000000000000";

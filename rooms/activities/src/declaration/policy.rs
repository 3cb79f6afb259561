//! Who may declare and withdraw. A body speaks about itself only: whoever keeps its ledger may speak for it.

use kernel::{AccountId, Actor, BodyNo, Kind, Refusal};

use super::declaration::{Declaration, DeclarationId};
use crate::record::Reached;

/// Permit to declare for one body.
#[derive(Debug)]
pub struct Declare {
    by: AccountId,
    body: BodyNo,
}

/// Permit to withdraw one declaration.
#[derive(Debug)]
pub struct Withdraw {
    by: AccountId,
    declaration: DeclarationId,
}

impl Declare {
    /// Who holds it.
    pub fn by(&self) -> AccountId {
        self.by
    }

    /// For which body.
    pub fn body(&self) -> BodyNo {
        self.body
    }
}

impl Withdraw {
    /// Who holds it.
    pub fn by(&self) -> AccountId {
        self.by
    }

    /// For which declaration.
    pub fn declaration(&self) -> DeclarationId {
        self.declaration
    }
}

/// Whoever keeps the ledger of a body may declare for it.
///
/// # Errors
/// The body is not hers.
pub fn may_declare(who: &Actor, body: BodyNo, reached: &Reached) -> Result<Declare, Refusal> {
    if reached.holds(body) {
        return Ok(Declare { by: who.account, body });
    }
    Err(not_hers("Bạn chỉ khai báo được cho đơn vị mình phụ trách."))
}

/// Whoever keeps the ledger of a body may withdraw what was declared for it.
///
/// # Errors
/// The body is not hers.
pub fn may_withdraw(who: &Actor, declaration: &Declaration, reached: &Reached) -> Result<Withdraw, Refusal> {
    if reached.holds(declaration.body) {
        return Ok(Withdraw { by: who.account, declaration: declaration.id });
    }
    Err(not_hers("Bạn xem được khai báo này nhưng không rút được; chỉ đơn vị khai báo hoặc văn phòng rút được."))
}

fn not_hers(sentence: &'static str) -> Refusal {
    Refusal::new(Kind::NotAllowed, "declaration.not_hers", sentence)
}

//! Who may do what with a record. A permit can only be made here (its fields are private) and names its record; the moves
//! take it by value. Visiting is not here: what you may not see is not found by `store::get_visible_to` at all.

use kernel::{AccountId, Actor, BodyNo, Kind, Refusal, Role};

use super::content::Content;
use super::record::RecordId;

/// Roles that keep the ledger of a body and everything below it.
pub const KEEPERS: [Role; 3] = [Role::Administrator, Role::Office, Role::AssociationOfficer];

/// Which bodies of a record the actor reaches as a keeper today; worked out by `store` in the same snapshot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached(pub(super) Vec<BodyNo>);

/// Permit to enter one record.
#[derive(Debug)]
pub struct Enter {
    by: AccountId,
}

/// Permit to change one record.
#[derive(Debug)]
pub struct Keep {
    by: AccountId,
    record: RecordId,
}

impl Enter {
    /// Who holds it.
    pub fn by(&self) -> AccountId {
        self.by
    }
}

impl Keep {
    /// Who holds it.
    pub fn by(&self) -> AccountId {
        self.by
    }

    /// For which record.
    pub fn record(&self) -> RecordId {
        self.record
    }
}

/// A keeper may enter what a body of hers leads or takes part in.
///
/// # Errors
/// None of the bodies is hers.
pub fn may_enter(who: &Actor, content: &Content, reached: &Reached) -> Result<Enter, Refusal> {
    if keeps_the_ledger_of_a_body_in_it(content, reached) {
        return Ok(Enter { by: who.account });
    }
    Err(not_hers("Bạn chỉ ghi sổ được cho đơn vị mình phụ trách; hãy chọn ít nhất một đơn vị như vậy."))
}

/// A keeper may change what a body of hers leads or takes part in; the history shows who changed what.
///
/// # Errors
/// None of the bodies is hers: she may only look.
pub fn may_keep(who: &Actor, record: RecordId, content: &Content, reached: &Reached) -> Result<Keep, Refusal> {
    if keeps_the_ledger_of_a_body_in_it(content, reached) {
        return Ok(Keep { by: who.account, record });
    }
    Err(not_hers("Bạn xem được bản ghi này nhưng không có quyền sửa; đơn vị chủ trì hoặc văn phòng mới sửa được."))
}

fn keeps_the_ledger_of_a_body_in_it(content: &Content, reached: &Reached) -> bool {
    content.bodies().iter().any(|(body, _)| reached.0.contains(body))
}

fn not_hers(sentence: &'static str) -> Refusal {
    Refusal::new(Kind::NotAllowed, "record.not_hers", sentence)
}

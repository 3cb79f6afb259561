//! Who may settle how a body's papers are headed and signed. A permit can only be made here and names its body; reach is
//! worked out by `store::kept` in the same snapshot.

use kernel::{AccountId, Actor, BodyNo, Fault, Kind, Refusal, Role};
use organisation::Body;

/// Roles that settle the form of the papers of a body and everything below it.
pub const KEEPERS: [Role; 2] = [Role::Administrator, Role::Office];

/// The body, where the actor reaches it as a keeper today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept(pub(super) Option<BodyNo>);

/// Permit to settle the letterhead of one body.
#[derive(Debug)]
pub struct Settle {
    by: AccountId,
    body: BodyNo,
}

impl Settle {
    /// Who holds it, if it is for this body.
    pub(super) fn used_for(self, body: &Body) -> Result<AccountId, Fault> {
        if self.body == body.no {
            Ok(self.by)
        } else {
            Err(Fault::new("a permit was used for another body's letterhead"))
        }
    }
}

/// An administrator or the office of the body, or of one above it, may settle its letterhead.
///
/// # Errors
/// She holds neither role there.
pub fn may_settle(who: &Actor, body: &Body, kept: Kept) -> Result<Settle, Refusal> {
    if kept.0 == Some(body.no) {
        return Ok(Settle { by: who.account, body: body.no });
    }
    let sentence = "Bạn xem được báo cáo của đơn vị này nhưng không đặt được thể thức; \
                    chỉ văn phòng hoặc quản trị của đơn vị, của cấp trên đặt được.";
    Err(Refusal::new(Kind::NotAllowed, "letterhead.not_hers", sentence))
}

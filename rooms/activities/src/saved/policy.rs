//! Who may show a saved list to the whole Union. Keeping one needs no permit: it is found by its owner only.

use kernel::{AccountId, Actor, BodyNo, Kind, Refusal, Role};

/// Roles that may show one of theirs to a Union.
pub const SHARERS: [Role; 2] = [Role::Administrator, Role::Office];

/// Permit to show lists to one Union.
#[derive(Debug)]
pub struct Share {
    by: AccountId,
}

impl Share {
    /// Who holds it.
    pub fn by(&self) -> AccountId {
        self.by
    }
}

/// The office or an administrator of the Union, or of what stands above it; `reached` is what of the Union's body she
/// reaches in such a role today, worked out by `store`.
///
/// # Errors
/// She holds neither role over the Union.
pub fn may_share(who: &Actor, union: BodyNo, reached: &[BodyNo]) -> Result<Share, Refusal> {
    if reached.contains(&union) {
        return Ok(Share { by: who.account });
    }
    let sentence = "Chỉ văn phòng Liên hiệp hội được đưa một cách lọc ra cho mọi người dùng chung.";
    Err(Refusal::new(Kind::NotAllowed, "saved_list.not_hers", sentence))
}

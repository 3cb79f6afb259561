//! Who may tidy the catalogue. Naming a programme is everybody's who enters a record; which names mean one thing is for the
//! office of the Union, because it changes what all of its bodies find.

use kernel::{AccountId, Actor, BodyNo, Kind, Refusal, Role};

/// Roles that tidy the catalogue of a Union.
pub const TIDIERS: [Role; 2] = [Role::Administrator, Role::Office];

/// Permit to tidy the catalogue of one Union.
#[derive(Debug)]
pub struct Tidy {
    by: AccountId,
}

impl Tidy {
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
pub fn may_tidy(who: &Actor, union: BodyNo, reached: &[BodyNo]) -> Result<Tidy, Refusal> {
    if reached.contains(&union) {
        return Ok(Tidy { by: who.account });
    }
    let sentence = "Chỉ văn phòng Liên hiệp hội được đổi tên, gộp, tách trong danh mục chương trình, đề án.";
    Err(Refusal::new(Kind::NotAllowed, "programme.not_hers", sentence))
}

//! Who may do what with a record. A permit can only be made here (its fields are private) and names its object; the moves
//! take it by value and refuse another's. Seeing is not here: what you may not see is not found by `store::load` at all.

use kernel::{AccountId, Actor, BodyNo, Kind, Refusal, Role};

use super::content::Content;
use super::record::{Record, RecordId};

/// Roles that keep the ledger of a body and everything below it.
pub const KEEPERS: [Role; 3] = [Role::Administrator, Role::Office, Role::AssociationOfficer];

/// Which of a few bodies the actor reaches as a keeper today; worked out by `store` in the same snapshot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached(pub(super) Vec<BodyNo>);

impl Reached {
    /// That she keeps these, for whoever judges where there is no ledger; it permits nothing, since `store` works out its own.
    pub(crate) fn sample(bodies: Vec<BodyNo>) -> Self {
        Self(bodies)
    }

    /// Whether the actor keeps this body.
    pub fn holds(&self, body: BodyNo) -> bool {
        self.0.contains(&body)
    }

    /// Whether she keeps none of them.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Permit to write down this content.
#[derive(Debug)]
pub struct Enter {
    by: AccountId,
    content: Content,
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

    /// What may be written down.
    pub fn into_content(self) -> Content {
        self.content
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

/// A keeper may write down what a body of hers leads or takes part in, at first and when she corrects it.
///
/// # Errors
/// None of the bodies is hers.
pub fn may_enter(who: &Actor, content: Content, reached: &Reached) -> Result<Enter, Refusal> {
    must_be_hers_to_enter(&content, reached)?;
    Ok(Enter { by: who.account, content })
}

/// Whether [`may_enter`] would say yes: for rows that are judged long before they are written.
///
/// # Errors
/// As [`may_enter`].
pub fn must_be_hers_to_enter(content: &Content, reached: &Reached) -> Result<(), Refusal> {
    if keeps_the_ledger_of_a_body_in_it(content, reached) {
        return Ok(());
    }
    Err(not_hers("Bạn chỉ ghi sổ được cho đơn vị mình phụ trách; hãy chọn ít nhất một đơn vị như vậy."))
}

/// A keeper may change what a body of hers leads or takes part in; the history shows who changed what.
///
/// # Errors
/// None of the bodies is hers: she may only look.
pub fn may_keep(who: &Actor, record: &Record, reached: &Reached) -> Result<Keep, Refusal> {
    if keeps_the_ledger_of_a_body_in_it(&record.current().content, reached) {
        return Ok(Keep { by: who.account, record: record.id });
    }
    Err(not_hers(
        "Bạn xem được bản ghi này nhưng không sửa được; chỉ đơn vị chủ trì, phối hợp hoặc văn phòng sửa được.",
    ))
}

/// Whether the form for a new record is hers at all, in a Union in which `reached` says what she keeps.
///
/// # Errors
/// She keeps nothing there.
pub fn may_open_the_form(reached: &Reached) -> Result<(), Refusal> {
    if reached.is_empty() {
        return Err(not_hers("Bạn xem được sổ này nhưng không ghi sổ cho đơn vị nào ở đây."));
    }
    Ok(())
}

fn keeps_the_ledger_of_a_body_in_it(content: &Content, reached: &Reached) -> bool {
    content.bodies().iter().any(|(body, _)| reached.holds(*body))
}

fn not_hers(sentence: &'static str) -> Refusal {
    Refusal::new(Kind::NotAllowed, "record.not_hers", sentence)
}

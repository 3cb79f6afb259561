//! Who may change the tree. A permit can only be made here (its fields are private) and names its bodies; the moves take it
//! by value. Looking is not here: a body out of reach is not found by `visible` at all.

use ::store::Snapshot;
use kernel::{AccountId, Actor, BodyNo, Fault, Kind, Refusal, Role};
use web::Problem;

use super::body::{Body, BodyId};
use super::store;
use crate::scope::Scope;

/// Roles that keep the tree of the bodies below theirs.
pub const KEEPERS: [Role; 2] = [Role::Administrator, Role::Office];

/// Permit to found or admit a body below another.
#[derive(Debug)]
pub struct Found {
    by: AccountId,
    parent: BodyNo,
}

/// Permit to move one body below another.
#[derive(Debug)]
pub struct Transfer {
    by: AccountId,
    body: BodyNo,
    parent: BodyNo,
}

/// Permit to end one body.
#[derive(Debug)]
pub struct End {
    by: AccountId,
    body: BodyNo,
}

impl Found {
    /// Who holds it, if it is for this parent.
    pub(super) fn used_for(self, parent: &Body) -> Result<AccountId, Fault> {
        if self.parent == parent.no { Ok(self.by) } else { Err(for_another()) }
    }
}

impl Transfer {
    /// Who holds it, if it is for these two.
    pub(super) fn used_for(self, body: &Body, parent: &Body) -> Result<AccountId, Fault> {
        if (self.body, self.parent) == (body.no, parent.no) { Ok(self.by) } else { Err(for_another()) }
    }
}

impl End {
    /// Who holds it, if it is for this body.
    pub(super) fn used_for(self, body: &Body) -> Result<AccountId, Fault> {
        if self.body == body.no { Ok(self.by) } else { Err(for_another()) }
    }
}

/// The body of this name within a Union, if the actor holds any role over it.
///
/// # Errors
/// "Not found" for one that is not there, of another Union, or out of her reach.
pub async fn visible(view: &Snapshot, who: &Actor, union: &Body, id: BodyId) -> Result<Body, Problem> {
    let body = store::find(view, id).await?.filter(|body| body.union == union.union);
    let body = body.ok_or_else(Refusal::not_found)?;
    if Scope::any(who, view.today()).reaches(view, body.no).await? {
        Ok(body)
    } else {
        Err(Refusal::not_found().into())
    }
}

/// An administrator or the office of the parent, or of a body above it, may found or admit a body below it.
///
/// # Errors
/// She holds neither role there.
pub async fn may_found(view: &Snapshot, who: &Actor, parent: &Body) -> Result<Found, Problem> {
    keeps_what_stands_below(view, who, parent.no).await?;
    Ok(Found { by: who.account, parent: parent.no })
}

/// Who keeps both what the body stands below and what it is to stand below may move it; its own office may not.
///
/// # Errors
/// She holds neither role over one of the two.
pub async fn may_transfer(view: &Snapshot, who: &Actor, body: &Body, parent: &Body) -> Result<Transfer, Problem> {
    keeps_what_it_stands_below(view, who, body).await?;
    keeps_what_stands_below(view, who, parent.no).await?;
    Ok(Transfer { by: who.account, body: body.no, parent: parent.no })
}

/// Who keeps what the body stands below may end it; its own office may not.
///
/// # Errors
/// She holds neither role there.
pub async fn may_end(view: &Snapshot, who: &Actor, body: &Body) -> Result<End, Problem> {
    keeps_what_it_stands_below(view, who, body).await?;
    Ok(End { by: who.account, body: body.no })
}

async fn keeps_what_it_stands_below(view: &Snapshot, who: &Actor, body: &Body) -> Result<(), Problem> {
    match store::places(view, body).await?.last() {
        Some(last) => keeps_what_stands_below(view, who, last.parent).await,
        None => Err(not_hers().into()),
    }
}

async fn keeps_what_stands_below(view: &Snapshot, who: &Actor, parent: BodyNo) -> Result<(), Problem> {
    if Scope::of(who, &KEEPERS, view.today()).reaches(view, parent).await? { Ok(()) } else { Err(not_hers().into()) }
}

fn not_hers() -> Refusal {
    let sentence = "Chỉ văn phòng hoặc người quản trị của tổ chức cấp trên mới được thay đổi tổ chức trực thuộc.";
    Refusal::new(Kind::NotAllowed, "body.not_hers", sentence)
}

fn for_another() -> Fault {
    Fault::new("a permit was used for another body than its own")
}

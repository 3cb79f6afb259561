//! What the forms about roles share: a role, a body within the administrator's reach.

use ::store::{Snapshot, args};
use kernel::{Actor, FieldErrors, Refusal, Role};
use web::Problem;

use super::policy::administered;
use crate::body::{Body, Placed, store as bodies};

/// A role and a body as chosen, by code and id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Code of the role.
    pub role: String,
    /// Id of the body.
    pub body: String,
}

impl Chosen {
    /// The role and the body; what is wrong stands beside its field.
    pub(super) fn parsed(&self, reach: &[Placed], errors: &mut FieldErrors) -> Option<(Role, Body)> {
        let role = Role::from_code(&self.role);
        if role.is_none() {
            errors.add("role", "Hãy chọn vai trò.");
        }
        let body = reach.iter().find(|placed| placed.body.id.to_string() == self.body);
        if body.is_none() {
            errors.add("body", "Hãy chọn tổ chức.");
        }
        Some((role?, body?.body.clone()))
    }
}

/// The bodies over which she may give roles today, as a tree.
pub(super) async fn reach(view: &Snapshot, who: &Actor) -> Result<Vec<Placed>, Problem> {
    let country = bodies::country(view).await?.ok_or_else(Refusal::not_found)?;
    let mut args = args![country.no, view.today()];
    let condition = format!("AND {}", administered(view, who).sql("b.no", &mut args));
    Ok(bodies::placed(view, country.no, view.today(), &condition, args.split_off(2)).await?)
}

/// The roles to choose from.
pub(super) fn roles() -> Vec<(&'static str, &'static str)> {
    Role::ALL.map(|role| (role.code(), role.title())).to_vec()
}

/// Bodies to choose from, each at its depth.
pub(super) fn choices(reach: &[Placed]) -> Vec<(String, String)> {
    let name = |placed: &Placed| format!("{}{}", "– ".repeat(placed.depth), placed.body.short);
    reach.iter().map(|placed| (placed.body.id.to_string(), name(placed))).collect()
}

//! One-time links. `found` makes the first administrator while there is no account at all; `accept` lets somebody invited
//! (or somebody who forgot) set the password. A new link makes the older ones of the same person worthless.
//!
//! | Address               | Verb                                 |
//! |-----------------------|--------------------------------------|
//! | `/thiet-lap/{token}`  | [`found`]: first administrator       |
//! | `/loi-moi/{token}`    | [`accept`]: password of an invitee   |

pub mod accept;
pub mod found;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod invitation;
mod store;

use ::store::Tx;
use kernel::{AccountId, Fault, FieldErrors};
use web::{Action, Fields, Routes};

pub use invitation::{FOR_FIRST_ADMINISTRATOR, FOR_INVITEE, Invitation, Whom};
pub use store::{end_resets, first_administrator, invite, invite_new};

use crate::account::{NewPassword, Weak};

/// Whoever holds the link from the console.
pub const FOUND: Action = Action::everybody("account.found");
/// Whoever holds an invitation.
pub const ACCEPT: Action = Action::everybody("invitation.accept");

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(&FOUND, "/thiet-lap/{token}", found::get)
        .post(&FOUND, "/thiet-lap/{token}", found::post)
        .get(&ACCEPT, "/loi-moi/{token}", accept::get)
        .post(&ACCEPT, "/loi-moi/{token}", accept::post)
}

/// The new password that a form holds twice, or what is wrong with it, beside its field.
pub(crate) fn chosen(fields: &Fields, about: &[&str], errors: &mut FieldErrors) -> Option<NewPassword> {
    match NewPassword::choose(fields.text("password"), fields.text("password_again"), about) {
        Ok(password) => Some(password),
        Err(weak) => {
            let field = if weak == Weak::TypedDifferently { "password_again" } else { "password" };
            errors.add(field, weak.to_string());
            None
        }
    }
}

/// Notes where the form led, as `Cx::answer_once` does for somebody signed in.
async fn note_answer(tx: &Tx, fields: &Fields, by: AccountId, address: &str) -> Result<(), Fault> {
    match fields.key() {
        "" => Ok(()),
        key => tx.answer(key, by, address).await,
    }
}

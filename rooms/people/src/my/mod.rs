//! Her own account: what is known of her, where she is signed in, her password and her second step.
//!
//! | Address                              | Verb                                         |
//! |--------------------------------------|----------------------------------------------|
//! | `/tai-khoan`                         | [`show`]                                     |
//! | `/tai-khoan/mat-khau`                | [`password`]: change it                      |
//! | `/tai-khoan/ma-xac-thuc`             | [`code_on`]: switch the second step on       |
//! | `/tai-khoan/ma-xac-thuc/tat`         | [`code_off`]: switch it off                  |
//! | `/tai-khoan/phien/{session}/ket-thuc`| [`sessions`]: end one                        |
//! | `/tai-khoan/phien-khac/ket-thuc`     | [`sessions`]: end all others                 |

pub mod code_off;
pub mod code_on;
pub mod password;
pub mod sessions;
pub mod show;

use kernel::{Actor, Refusal};
use store::Snapshot;
use web::{Action, Cx, Fields, Problem, Routes, SignedIn, To};

use crate::account::{Account, store as accounts};
use crate::session::SessionId;

/// Her own account, to look at.
pub const SEE: Action = Action::signed_in("account.see_own");
/// Her own password.
pub const CHANGE_PASSWORD: Action = Action::signed_in("account.change_own_password");
/// Her own second step.
pub const SWITCH_CODE: Action = Action::signed_in("account.switch_own_code");
/// Her own sessions.
pub const END_SESSIONS: Action = Action::signed_in("session.end_own");

pub(crate) const HOME: &str = "/tai-khoan";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(&SEE, HOME, show::get)
        .get(&CHANGE_PASSWORD, "/tai-khoan/mat-khau", password::get)
        .post(&CHANGE_PASSWORD, "/tai-khoan/mat-khau", password::post)
        .get(&SWITCH_CODE, "/tai-khoan/ma-xac-thuc", code_on::get)
        .post(&SWITCH_CODE, "/tai-khoan/ma-xac-thuc", code_on::post)
        .get(&SWITCH_CODE, "/tai-khoan/ma-xac-thuc/tat", code_off::get)
        .post(&SWITCH_CODE, "/tai-khoan/ma-xac-thuc/tat", code_off::post)
        .post(&END_SESSIONS, "/tai-khoan/phien/{session}/ket-thuc", sessions::post_end)
        .post(&END_SESSIONS, "/tai-khoan/phien-khac/ket-thuc", sessions::post_end_others)
}

/// Her own account: the lookup is scoped to the actor, so there is no other to be had here.
async fn own(view: &Snapshot, who: &Actor) -> Result<Account, Problem> {
    Ok(accounts::get(view, who.account).await?.ok_or_else(Refusal::not_found)?)
}

/// The session she came with.
fn current(signed_in: &SignedIn) -> Result<SessionId, Problem> {
    signed_in.session.parse().map_err(|_| Refusal::not_found().into())
}

/// Where this very form led before. Asked before the old password is: after a double click it is the old one no more.
async fn answered_before(cx: &Cx, fields: &Fields, who: &Actor) -> Result<Option<To>, Problem> {
    let address = cx.write(async |tx| tx.answered(fields.key(), who.account).await).await?;
    Ok(address.map(To::address))
}

//! Roles over a body and everything below it today, and the accounts that hold them.
//! What a grant is (`grant`), who may give and end it and keep accounts (`policy`), the tables (`store`), how the first
//! administrator gets hers (`first`), the pages:
//!
//! | address | file |
//! |---|---|
//! | GET  /quan-tri | `list` |
//! | GET  /quan-tri/moi, POST /quan-tri | `invite` |
//! | GET  /quan-tri/{account} | `show` |
//! | POST /quan-tri/{account}/quyen | `give` |
//! | POST /quan-tri/{account}/quyen/{grant}/ket-thuc | `end` |
//! | POST /quan-tri/{account}/dong, …/mo-lai, …/dat-lai-ma, …/loi-moi | `account` |

mod account;
mod end;
mod first;
mod form;
mod give;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod grant;
mod invite;
mod list;
pub mod policy;
mod show;
pub mod store;

pub use first::FirstAdministrator;
pub(crate) use first::found_country;
pub use grant::{Given, GrantId};
pub use invite::{InvitePage, LinkPage};
pub use list::ListPage;
pub use show::ShowPage;
pub use store::{grants_of, union_of};

use kernel::Role;
use web::{Action, Routes};

/// Who administers accounts.
const ADMINISTRATORS: [Role; 1] = [Role::Administrator];
/// Looking at accounts and their roles.
pub const SEE: Action = Action::holding("account.see", &ADMINISTRATORS);
/// Inviting somebody, for the first time or anew.
pub const INVITE: Action = Action::holding("account.invite", &ADMINISTRATORS);
/// Giving a role.
pub const GIVE: Action = Action::holding("grant.give", &ADMINISTRATORS);
/// Ending a role.
pub const END: Action = Action::holding("grant.end", &ADMINISTRATORS);
/// Closing an account or opening it again.
pub const CLOSE: Action = Action::holding("account.close", &ADMINISTRATORS);
/// Taking the second step away from who lost her telephone.
pub const RESET: Action = Action::holding("account.reset_code", &ADMINISTRATORS);

/// The pages and verbs of accounts and roles.
pub fn routes() -> Routes {
    Routes::new()
        .get(&SEE, "/quan-tri", list::get)
        .get(&INVITE, "/quan-tri/moi", invite::get)
        .post(&INVITE, "/quan-tri", invite::post)
        .get(&SEE, "/quan-tri/{account}", show::get)
        .post(&GIVE, "/quan-tri/{account}/quyen", give::post)
        .post(&END, "/quan-tri/{account}/quyen/{grant}/ket-thuc", end::post)
        .post(&CLOSE, "/quan-tri/{account}/dong", account::post_close)
        .post(&CLOSE, "/quan-tri/{account}/mo-lai", account::post_reopen)
        .post(&RESET, "/quan-tri/{account}/dat-lai-ma", account::post_reset)
        .post(&INVITE, "/quan-tri/{account}/loi-moi", account::post_invite)
}

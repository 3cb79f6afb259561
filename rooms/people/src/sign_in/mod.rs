//! Signing in and out. `enter` asks who and the password, `code` the second step where it is switched on, `leave` ends the
//! session. Between the two steps nobody is signed in: what is known so far is a sealed slip in the form, good for five
//! minutes.
//!
//! | Address            | Verb                                   |
//! |--------------------|----------------------------------------|
//! | `/dang-nhap`       | [`enter`]: the form, and its answer    |
//! | `/dang-nhap/ma`    | [`code`]: the code of the second step  |
//! | `/dang-xuat`       | [`leave`]                              |

mod back;
pub mod code;
pub mod enter;
mod leave;
mod slip;

use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use kernel::AccountId;
use kernel::Fault;
use store::Tx;
use web::{Action, Cx, Problem, Routes, To};

pub use back::own_path;

use crate::client::Client;
use crate::session::{self, Why};
use crate::token::Token;

/// Anybody may try to sign in.
pub const SIGN_IN: Action = Action::everybody("account.sign_in");
/// Anybody may sign out: whose session is over already is only led to the front door.
pub const SIGN_OUT: Action = Action::everybody("account.sign_out");

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(&SIGN_IN, "/dang-nhap", enter::get)
        .post(&SIGN_IN, "/dang-nhap", enter::post)
        .get(&SIGN_IN, "/dang-nhap/ma", code::get)
        .post(&SIGN_IN, "/dang-nhap/ma", code::post)
        .post(&SIGN_OUT, "/dang-xuat", leave::post)
}

/// Opens a session in the transaction that found the proof good; one that the same browser had before ends.
pub(crate) async fn let_in(tx: &Tx, account: AccountId, client: &Client) -> Result<Token, Fault> {
    if let Some(before) = &client.session
        && let Ok(id) = before.session.parse()
    {
        session::end(tx, before.actor.account, id, Why::SignedInAgain).await?;
    }
    session::open(tx, account, &client.device).await
}

/// On to a page with the session's cookie.
pub(crate) fn on_with(cx: &Cx, token: &Token, to: To) -> Result<Response, Problem> {
    let cookie = cx.app().cookies().give_session(token.as_str()).ok_or_else(|| Fault::new("a token made no cookie"))?;
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), to).into_response())
}

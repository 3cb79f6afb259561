//! What an administrator does to somebody's account. Over whom she may, is decided by `organisation`, which knows bodies and
//! roles: it calls these with its permit checked. Each ends all sessions of the account in the same transaction.

use kernel::{AccountId, Refusal, Stamp};
use store::{Event, Tx};
use web::Problem;

use super::account::Account;
use super::store::{get, save};
use crate::session::{self, Why};

/// Closes an account: she cannot sign in from now on.
///
/// # Errors
/// Not found; `account.closed`.
pub async fn close(tx: &Tx, account: AccountId, by: AccountId) -> Result<(), Problem> {
    let stamp = Stamp { by, at: tx.now() };
    change(tx, account, Why::AccountClosed, |account| account.close(stamp)).await
}

/// Opens a closed account again.
///
/// # Errors
/// Not found; `account.open`.
pub async fn reopen(tx: &Tx, account: AccountId, by: AccountId) -> Result<(), Problem> {
    change(tx, account, Why::AccountClosed, |account| account.reopen(by)).await
}

/// Takes the second step away from somebody who lost her telephone.
///
/// # Errors
/// Not found; `account.code_is_off`.
pub async fn reset_code(tx: &Tx, account: AccountId, by: AccountId) -> Result<(), Problem> {
    change(tx, account, Why::CodeChanged, |account| account.reset_code(by)).await
}

async fn change(
    tx: &Tx,
    account: AccountId,
    why: Why,
    make: impl FnOnce(&mut Account) -> Result<Event, Refusal>,
) -> Result<(), Problem> {
    let mut account = get(tx, account).await?.ok_or_else(Refusal::not_found)?;
    let event = make(&mut account)?;
    save(tx, &mut account, &event).await?;
    Ok(session::end_all(tx, account.id, why).await?)
}

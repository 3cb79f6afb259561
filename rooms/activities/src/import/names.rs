//! Names of people behind batches.

use kernel::{AccountId, Fault};
use store::Snapshot;

/// What somebody is called; who has no account acted at the console of the machine.
///
/// # Errors
/// What the engine says.
pub async fn name_of(view: &Snapshot, account: AccountId) -> Result<String, Fault> {
    let known = people::account::store::get(view, account).await?;
    Ok(known.map_or_else(|| "Máy chủ".to_owned(), |account| account.name))
}

//! Accounts of the cast, for tests and the demo. All have the same password, and its hash is kept here: hashing it anew for
//! each would cost a second of every test. The parameters are the real ones; nothing signs in with less.

use kernel::{AccountId, Actor, Fault};
use store::Tx;

use crate::account::{Account, Hashed, NewAccount, store as accounts};

/// The password of everybody in the cast.
pub const PASSWORD: &str = "hoitu-xem-thu";
/// Its hash, made once with [`crate::account::Hasher::hash`].
const HASHED: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$kiv2nn9epsQgtS+4xHdxVw$nyHU8GaFDQKaCqm/NrdjFjeHh92wgK842CIcAWW+eho";

/// Those of the cast who have accounts.
#[derive(Clone, Debug)]
pub struct Cast {
    /// Cán bộ hội of a member association.
    pub hoa: Account,
    /// Văn phòng of the Union; he signs in by telephone number.
    pub minh: Account,
    /// Quản trị of the Union.
    pub lan: Account,
}

/// Seats three people whose ids nobody knows yet: for tests of this room.
///
/// # Errors
/// What the engine says; a second cast in the same data is one.
pub async fn cast(tx: &Tx) -> Result<Cast, Fault> {
    Ok(Cast {
        hoa: person(tx, tx.id(), "Hoàng Thị Hoa", "hoa@langson.example").await?,
        minh: person(tx, tx.id(), "Nông Văn Minh", "0912345678").await?,
        lan: person(tx, tx.id(), "Vi Thị Lan", "lan@langson.example").await?,
    })
}

/// Gives somebody of another room's cast an account, so that she can sign in as `login` with [`PASSWORD`].
///
/// # Errors
/// What the engine says; a login that is none.
pub async fn seat(tx: &Tx, actor: &Actor, login: &str) -> Result<Account, Fault> {
    person(tx, actor.account, &actor.name, login).await
}

async fn person(tx: &Tx, id: AccountId, name: &str, login: &str) -> Result<Account, Fault> {
    let login = login.parse().map_err(|_| Fault::new(format!("“{login}” of the cast is no login")))?;
    let (mut account, event) = NewAccount { name: name.to_owned(), login, by: None }.open(id, tx.now());
    accounts::insert(tx, &account, &event).await?;
    let refused = |refusal: kernel::Refusal| Fault::new(format!("seat {name}: {}", refusal.code));
    let event = account.set_password(Hashed::known(HASHED.to_owned())).map_err(refused)?;
    accounts::save(tx, &mut account, &event).await?;
    Ok(account)
}

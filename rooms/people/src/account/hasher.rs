//! Proof by password: argon2id with 19 MiB, two passes, one lane (OWASP's first choice), a salt from the house's dice.
//! It runs beside the async threads and only a few at a time, so that fifty sign-ins are not a gigabyte. Somebody unknown
//! costs what a known one costs: her password is checked against a hash that nothing opens.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{AccountId, Dice, Fault};
use tokio::sync::Semaphore;

use super::account::Account;
use super::password::{NewPassword, Password};

/// Memory of one hash in KiB: 19 MiB.
const MEMORY: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// What every hash of today's parameters begins with; any other is renewed at the next sign-in.
const TODAY: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// At most so many hashes at a time: 76 MiB.
const AT_A_TIME: usize = 4;
/// A hash of today's parameters whose password nobody knows: salt and digest are dice rolls.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$ZvP1o6mTt0Yw3rK8QnXc5g$0Jd0C2bWc7m5pS1lqk9yTn3eXh6uVfRz8aGiLoBwM4E";

/// A password's hash in PHC form. It never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Hashed(String);

/// Proof that somebody just gave an account's password; only [`Hasher::prove`] makes one.
#[derive(Debug)]
pub struct Proven {
    account: AccountId,
    version: i64,
}

/// Hashes and checks, a few at a time. Cheap to clone; all clones share the waiting line.
#[derive(Clone)]
pub struct Hasher(Arc<Inner>);

struct Inner {
    permits: Semaphore,
    checks: AtomicU64,
}

impl Hashed {
    pub(super) fn from_column(phc: String) -> Option<Self> {
        (!phc.is_empty()).then_some(Self(phc))
    }

    pub(super) fn column(&self) -> &str {
        &self.0
    }

    /// A hash that was computed elsewhere with [`Hasher::hash`]: the samples keep one.
    pub(crate) const fn known(phc: String) -> Self {
        Self(phc)
    }

    #[cfg(test)]
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// Whether it was made with other parameters than today's.
    pub fn is_outdated(&self) -> bool {
        !self.0.starts_with(TODAY)
    }
}

impl Proven {
    /// Whose password it was.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// Whether it still stands for this account: it is hers, and nothing about her changed since.
    pub fn stands_for(&self, account: &Account) -> bool {
        self.account == account.id && self.version == account.version()
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self(Arc::new(Inner { permits: Semaphore::new(AT_A_TIME), checks: AtomicU64::new(0) }))
    }
}

impl Hasher {
    /// Hashes a password that was chosen.
    ///
    /// # Errors
    /// When the library fails.
    pub async fn hash(&self, password: NewPassword, dice: &Dice) -> Result<Hashed, Fault> {
        self.hash_typed(&password.into_password(), dice.bytes()).await
    }

    /// Hashes anew, with today's parameters, a password that was just proven.
    ///
    /// # Errors
    /// When the library fails.
    pub async fn renew(&self, _: &Proven, password: &Password, dice: &Dice) -> Result<Hashed, Fault> {
        self.hash_typed(password, dice.bytes()).await
    }

    /// Checks a password. Somebody unknown, closed or not yet with a password takes the same path and the same time.
    ///
    /// # Errors
    /// When the library fails.
    pub async fn prove(&self, account: Option<&Account>, password: &Password) -> Result<Option<Proven>, Fault> {
        let able = account.filter(|account| account.closed().is_none());
        let known = able.and_then(|account| account.password().map(|hashed| (account, hashed)));
        let hash = known.map_or(NOBODYS, |(_, hashed)| hashed.column()).to_owned();
        let bytes = password.bytes().to_vec();
        let inner = self.0.clone();
        let right = self
            .aside(move || {
                inner.checks.fetch_add(1, Ordering::Relaxed);
                check(&bytes, &hash)
            })
            .await?;
        let proven = known.map(|(account, _)| Proven { account: account.id, version: account.version() });
        Ok(proven.filter(|_| right))
    }

    /// How many passwords were checked since the start: a measure of load, and how the tests see that somebody unknown
    /// costs the same.
    pub fn checks(&self) -> u64 {
        self.0.checks.load(Ordering::Relaxed)
    }

    async fn hash_typed(&self, password: &Password, salt: [u8; 16]) -> Result<Hashed, Fault> {
        let bytes = password.bytes().to_vec();
        self.aside(move || {
            let failed = |error| Fault::new(format!("hash a password: {error}"));
            let hash: PasswordHash = argon2()?.hash_password_with_salt(&bytes, &salt).map_err(failed)?;
            Ok(Hashed(hash.to_string()))
        })
        .await
    }

    /// Beside the async threads, when it is our turn.
    async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let _turn = self.0.permits.acquire().await.map_err(|error| Fault::caused("wait for the hasher", error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| Fault::caused("hash aside", error))?
    }
}

fn argon2() -> Result<Argon2<'static>, Fault> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|error| Fault::new(format!("argon2: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A stored hash says itself with which parameters it was made, so an old one is still understood.
fn check(password: &[u8], hash: &str) -> Result<bool, Fault> {
    let parsed = PasswordHash::new(hash).map_err(|error| Fault::new(format!("a password's hash: {error}")))?;
    match argon2()?.verify_password(password, &parsed) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(Fault::new(format!("check a password: {error}"))),
    }
}

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashed(…)")
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hasher").field("checks", &self.checks()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> NewPassword {
        NewPassword::choose(text, text, &[]).unwrap()
    }

    #[tokio::test]
    async fn a_hash_says_how_it_was_made_and_opens_for_its_password() {
        let hasher = Hasher::default();
        let hashed = hasher.hash(chosen("trăng sáng quá"), &Dice::fixed(42)).await.unwrap();
        assert!(hashed.column().starts_with(TODAY), "{}", hashed.column());
        assert!(!hashed.is_outdated());
        assert!(check("trăng sáng quá".as_bytes(), hashed.column()).unwrap());
        assert!(!check("trăng sáng qua".as_bytes(), hashed.column()).unwrap());
        let again = hasher.hash(chosen("trăng sáng quá"), &Dice::fixed(43)).await.unwrap();
        assert_ne!(again, hashed, "the salt comes from the dice");
        assert_eq!(format!("{hashed:?}"), "Hashed(…)");
    }

    #[tokio::test]
    async fn an_older_hash_is_understood_and_known_to_be_old() {
        let params = Params::new(4096, 1, 1, None).unwrap();
        let older = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let hash: PasswordHash = older.hash_password_with_salt(b"so xua cu ky", &[1; 16]).unwrap();
        let hashed = Hashed(hash.to_string());
        assert!(hashed.is_outdated());
        assert!(check(b"so xua cu ky", hashed.column()).unwrap());
    }

    #[tokio::test]
    async fn nobody_is_checked_too() {
        let hasher = Hasher::default();
        assert!(NOBODYS.starts_with(TODAY), "nobody costs what somebody costs");
        assert!(hasher.prove(None, &Password::typed("trăng sáng quá")).await.unwrap().is_none());
        assert_eq!(hasher.checks(), 1);
    }
}

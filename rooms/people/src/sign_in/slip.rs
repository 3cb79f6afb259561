//! What is known between the password and the code: a sealed slip in the form says whose password was right and when. It is
//! no session: it opens nothing but the second step, for five minutes, and not once anything about the account changed.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use kernel::{AccountId, Dice, Fault, Timestamp};

use crate::account::{Account, Key};

/// How long somebody may look for her telephone.
pub(super) const GOOD_FOR: Duration = Duration::from_secs(5 * 60);
/// What the seal says it is for.
const ABOUT: &str = "half-finished sign-in";

/// Whose password was right, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Whose.
    pub account: AccountId,
    version: i64,
    at: Timestamp,
}

impl Slip {
    /// A slip for the account as it is now.
    pub fn for_account(account: &Account, now: Timestamp) -> Self {
        Self { account: account.id, version: account.version(), at: now }
    }

    /// As the form carries it.
    pub fn seal(self, key: &Key, dice: &Dice) -> Result<String, Fault> {
        let text = format!("{} {} {}", self.account, self.version, self.at.micros());
        Ok(BASE64URL_NOPAD.encode(&key.seal(dice, ABOUT, text.as_bytes())?))
    }

    /// From the form; `None` for a forged or an old one.
    pub fn open(key: &Key, carried: &str, now: Timestamp) -> Option<Self> {
        let sealed = BASE64URL_NOPAD.decode(carried.as_bytes()).ok()?;
        let text = String::from_utf8(key.open(ABOUT, &sealed)?).ok()?;
        let mut parts = text.split(' ');
        let account = parts.next()?.parse().ok()?;
        let version = parts.next()?.parse().ok()?;
        let at = Timestamp::from_micros(parts.next()?.parse().ok()?);
        (now < at.plus(GOOD_FOR)).then_some(Self { account, version, at })
    }

    /// Whether nothing about the account changed since.
    pub fn stands_for(self, account: &Account) -> bool {
        self.account == account.id && self.version == account.version() && account.closed().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_good_for_five_minutes_and_cannot_be_forged() {
        let (key, dice) = (Key::from_bytes([7; 32]), Dice::fixed(42));
        let now = Timestamp::start_of("2022-06-20".parse().unwrap());
        let slip = Slip { account: AccountId::new(now, &dice), version: 3, at: now };
        let carried = slip.seal(&key, &dice).unwrap();
        let late = now.plus(GOOD_FOR);
        assert_eq!(Slip::open(&key, &carried, late.minus(Duration::from_micros(1))), Some(slip));
        assert_eq!(Slip::open(&key, &carried, late), None);
        assert_eq!(Slip::open(&Key::from_bytes([8; 32]), &carried, now), None);
        assert_eq!(Slip::open(&key, "", now), None);
    }
}

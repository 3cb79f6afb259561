//! A session and when it is over.

use std::time::Duration;

use kernel::{AccountId, Id, Timestamp};

/// Idle for so long, a session is over: an office day with its lunch break, but not the night.
pub const IDLE: Duration = Duration::from_secs(12 * 3600);
/// So long after signing in, a session is over however busy: the password is asked for every other week.
pub const LENGTH: Duration = Duration::from_secs(14 * 24 * 3600);
/// "Last seen" is kept to so much, so that reading pages seldom writes; a session may thus seem idle by so much longer.
pub const SEEN_EVERY: Duration = Duration::from_secs(5 * 60);

/// The name of a session on the page that lists and revokes; it opens nothing.
pub type SessionId = Id<Session>;

/// Where somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its name on the page that lists and revokes.
    pub id: SessionId,
    /// Who is signed in.
    pub account: AccountId,
    /// Her name, as pages show it.
    pub name: String,
    /// Browser and system in words.
    pub device: String,
    /// When she signed in.
    pub opened: Timestamp,
    /// When she was last seen, to [`SEEN_EVERY`].
    pub seen: Timestamp,
    /// When it is over at the latest.
    pub ends: Timestamp,
}

/// Why a session was ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// She signed out.
    SignedOut,
    /// She signed in anew in the same browser.
    SignedInAgain,
    /// She ended it from another device.
    Revoked,
    /// The password was changed or set anew.
    PasswordChanged,
    /// The second step was switched on, off, or reset.
    CodeChanged,
    /// She was given a role or lost one.
    RoleChanged,
    /// The account was closed.
    AccountClosed,
}

impl Session {
    /// Whether it still holds; the store gives out only those that nobody ended.
    pub fn holds(&self, now: Timestamp) -> bool {
        now < self.ends && now < self.seen.plus(IDLE)
    }

    /// Whether "last seen" is to be written again.
    pub fn is_due(&self, now: Timestamp) -> bool {
        rounded(now) > self.seen
    }
}

/// The last whole [`SEEN_EVERY`] before an instant.
pub(super) fn rounded(now: Timestamp) -> Timestamp {
    let every = i64::try_from(SEEN_EVERY.as_micros()).unwrap_or(i64::MAX);
    Timestamp::from_micros(now.micros() - now.micros().rem_euclid(every))
}

impl Why {
    /// Code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::SignedInAgain => "signed_in_again",
            Self::Revoked => "revoked",
            Self::PasswordChanged => "password_changed",
            Self::CodeChanged => "code_changed",
            Self::RoleChanged => "role_changed",
            Self::AccountClosed => "account_closed",
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Dice;

    use super::*;

    #[test]
    fn when_it_is_over() {
        let opened = Timestamp::start_of("2022-06-20".parse().unwrap());
        let hour = |hours: u64| opened.plus(Duration::from_secs(hours * 3600));
        let dice = Dice::fixed(1);
        let seen_at = |seen: Timestamp| Session {
            id: Id::new(opened, &dice),
            account: Id::new(opened, &dice),
            name: String::new(),
            device: String::new(),
            opened,
            seen,
            ends: opened.plus(LENGTH),
        };
        let minute = Duration::from_secs(60);
        for (seen, now, holds) in [
            (hour(0), hour(12).minus(minute), true),
            (hour(0), hour(12), false),
            (hour(3), hour(14), true),
            (hour(335), hour(336).minus(minute), true),
            (hour(335), hour(336), false),
        ] {
            assert_eq!(seen_at(seen).holds(now), holds, "seen {seen}, now {now}");
        }
        assert!(!seen_at(hour(1)).is_due(hour(1).plus(4 * minute)));
        assert!(seen_at(hour(1)).is_due(hour(1).plus(5 * minute)));
    }
}

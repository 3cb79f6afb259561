//! Time comes in by the door (STYLE.md 5): nothing in the house asks the machine for it but the one system clock in `house`.
//! Instants are microseconds UTC; days are those of Viet Nam, UTC+7, which has no summer time.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, UtcOffset};

use crate::day::Day;

/// Offset of Viet Nam from UTC.
const VIET_NAM: UtcOffset = time::macros::offset!(+7);

/// An instant, in microseconds since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Later than every instant that happens: "not ended yet" in [from, to) columns.
    pub const NEVER: Timestamp = Timestamp(i64::MAX);

    /// From microseconds since 1970 UTC.
    pub fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970 UTC.
    pub fn micros(self) -> i64 {
        self.0
    }

    /// The wall clock in Viet Nam.
    pub fn local(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
            .to_offset(VIET_NAM)
    }

    /// The day in Viet Nam.
    pub fn day(self) -> Day {
        Day::from(self.local().date())
    }

    /// The first instant of a day in Viet Nam.
    pub fn start_of(day: Day) -> Self {
        let instant = day.date().midnight().assume_offset(VIET_NAM);
        Self(i64::try_from(instant.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX))
    }

    /// This much later.
    #[must_use]
    pub fn plus(self, length: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(length.as_micros()).unwrap_or(i64::MAX)))
    }

    /// This much earlier.
    #[must_use]
    pub fn minus(self, length: Duration) -> Self {
        Self(self.0.saturating_sub(i64::try_from(length.as_micros()).unwrap_or(i64::MAX)))
    }
}

/// "08:12 ngày 20/11/2026", as pages and the event log show it.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.local();
        write!(
            f,
            "{:02}:{:02} ngày {:02}/{:02}/{:04}",
            at.hour(),
            at.minute(),
            at.day(),
            u8::from(at.month()),
            at.year()
        )
    }
}

/// Where the present comes from: the system in `house`, a frozen one in tests.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// A clock shared by the whole house.
pub type SharedClock = Arc<dyn Clock>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_viet_nam() {
        let midnight = Timestamp::start_of("2022-06-15".parse().unwrap());
        assert_eq!(midnight.to_string(), "00:00 ngày 15/06/2022");
        assert_eq!(midnight.minus(Duration::from_micros(1)).day().to_string(), "2022-06-14");
    }
}

//! A clock that stands still until a test moves it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use kernel::{Clock, Day, Timestamp};

/// Where tests begin: Monday 20 June 2022, 8 in the morning in Viet Nam, six days after the first half was closed.
pub const MORNING: &str = "2022-06-20";

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct FrozenClock(AtomicI64);

impl FrozenClock {
    /// 8 in the morning of a day.
    ///
    /// # Panics
    /// When the text is not a day.
    pub fn at(day: &str) -> Self {
        let clock = Self(AtomicI64::new(0));
        clock.set(day);
        clock
    }

    /// Moves to 8 in the morning of a day, forwards or backwards.
    ///
    /// # Panics
    /// When the text is not a day.
    pub fn set(&self, day: &str) {
        let day: Day = day.parse().expect("a day in a test is written YYYY-MM-DD");
        let morning = Timestamp::start_of(day).plus(Duration::from_secs(8 * 3600));
        self.0.store(morning.micros(), Ordering::SeqCst);
    }

    /// Moves forwards.
    pub fn advance(&self, by: Duration) {
        let micros = i64::try_from(by.as_micros()).expect("a length in a test is shorter than 290 000 years");
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

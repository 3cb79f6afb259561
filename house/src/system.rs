//! The machine's own time and chance: the one place that asks for them (STYLE.md 5). Everything else takes them as
//! parameters, so that a test can stand still and throw the same dice twice.

use std::time::{SystemTime, UNIX_EPOCH};

use kernel::{Clock, Dice, Fault, Timestamp};

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one clock that asks the machine")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// Dice seeded from the machine's entropy.
///
/// # Errors
/// When the machine has none to give.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for chance")]
pub fn dice() -> Result<Dice, Fault> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| Fault::new(format!("ask the machine for chance: {error}")))?;
    Ok(Dice::from_seed(seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_on_and_chance_differs() {
        assert!(SystemClock.now() > Timestamp::start_of("2026-01-01".parse().unwrap()));
        assert_ne!(dice().unwrap().bytes::<16>(), dice().unwrap().bytes::<16>());
    }
}

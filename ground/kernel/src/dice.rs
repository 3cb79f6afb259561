//! Chance comes in by the door: one seeded generator, so that a test can write down the id it will get.

use std::sync::Mutex;

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

/// The house's source of chance, cryptographically strong when seeded from the system.
pub struct Dice(Mutex<ChaCha20Rng>);

impl Dice {
    /// Dice from 32 bytes of the system's entropy (see `house`).
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Mutex::new(ChaCha20Rng::from_seed(seed)))
    }

    /// Dice that always fall the same way, for tests and the demo's data.
    pub fn fixed(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(|rng| rng.fill_bytes(&mut bytes));
        bytes
    }

    /// A number from 0 to `below` − 1; 0 when `below` is 0. The bias is below 2⁻³² for the small ranges used here.
    pub fn below(&self, below: u32) -> u32 {
        let roll = self.with(Rng::next_u64);
        u32::try_from(roll % u64::from(below.max(1))).unwrap_or(0)
    }

    fn with<T>(&self, roll: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        // A poisoned lock only means that another thread panicked while rolling; the state is still sound.
        roll(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

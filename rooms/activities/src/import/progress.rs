//! How far a batch is, while it is written or taken back. Nothing is visible in the tables before the end, so the worker says
//! it here, in memory; a page that is served by another process says only that the work goes on.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::batch::BatchId;

static UNDER_WAY: Mutex<Option<HashMap<BatchId, u64>>> = Mutex::new(None);

/// Says how far one batch is, as long as it lives.
#[derive(Debug)]
pub struct Teller(BatchId);

impl Teller {
    /// The work begins, or begins again.
    pub fn begin(batch: BatchId) -> Self {
        let teller = Self(batch);
        teller.done(0);
        teller
    }

    /// So many steps are done.
    pub fn done(&self, steps: usize) {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default().insert(self.0, steps);
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        if let Some(all) = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            all.remove(&self.0);
        }
    }
}

/// How many steps of a batch are done; nothing where nobody in this process is at it.
pub fn done(batch: BatchId) -> Option<u64> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).as_ref()?.get(&batch).copied()
}

#[cfg(test)]
mod tests {
    use kernel::{Dice, Id, Timestamp};

    use super::*;

    #[test]
    fn who_tells_tells_of_one_batch_and_no_longer_than_the_work() {
        let [one, other] = [1, 2].map(|no| Id::new(Timestamp::from_micros(7), &Dice::fixed(no)));
        let teller = Teller::begin(one);
        assert_eq!((done(one), done(other)), (Some(0), None));
        teller.done(512);
        assert_eq!(done(one), Some(512));
        drop(teller);
        assert_eq!(done(one), None);
    }
}

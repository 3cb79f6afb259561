//! What lines mean, remembered: a sheet of fifteen thousand rows names the same few hundred places again and again, and
//! understanding one takes a look at every list.

use std::collections::HashMap;

use kernel::Day;

use crate::{Era, Key, Resolved, resolve};

/// Lines that are remembered of one list; a sheet with more is understood all the same, only no faster.
const MOST: usize = 10_000;

/// [`resolve`] for many lines of one Union, each understood once for each list.
#[derive(Clone, Debug)]
pub struct Meanings {
    near: Option<Key>,
    /// By the place of the list in [`Era::ALL`]: what a line means hangs on the list of a day, not on the day.
    known: [HashMap<String, Resolved>; Era::ALL.len()],
}

impl Meanings {
    /// For a Union of the province `near`, nothing remembered yet.
    pub fn near(near: Option<Key>) -> Self {
        Self { near, known: Default::default() }
    }

    /// What `written` means on `day`: the very answer of [`resolve`].
    pub fn resolve(&mut self, written: &str, day: Day) -> &Resolved {
        let known = &mut self.known[Era::on(day).place()];
        if !known.contains_key(written) {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(written.to_owned(), resolve(written, day, self.near));
        }
        &known[written]
    }
}

//! Why a command ended without doing what it was asked. The console belongs to the administrator: unlike a page it shows
//! her the whole chain of a fault.

use std::fmt;

use kernel::{Fault, Refusal};
use store::MayRetry;

/// Why a command ended.
#[derive(Debug)]
pub enum Stop {
    /// A rule or the state of things says no: a whole sentence in Vietnamese that says how to go on.
    Said(String),
    /// The house failed.
    Fault(Fault),
}

impl Stop {
    /// Stops with a sentence.
    pub fn said(sentence: impl Into<String>) -> Self {
        Self::Said(sentence.into())
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Said(refusal.sentence.into_owned())
    }
}

impl MayRetry for Stop {
    fn lost_a_race(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.is_conflict())
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(sentence) => f.write_str(sentence),
            Self::Fault(fault) => write!(f, "Hệ thống gặp trục trặc: {fault}"),
        }
    }
}

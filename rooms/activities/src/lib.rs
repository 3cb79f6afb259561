//! The ledger: records of what was done.

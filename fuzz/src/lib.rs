//! The bodies of the fuzz targets: each takes any bytes and stops at the first thing that is not as it should be.

pub mod kernel;
pub mod ledger;
pub mod people;
pub mod place;
pub mod sheets;
pub mod viet;
pub mod web;

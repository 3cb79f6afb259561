//! The bodies of the fuzz targets: each takes any bytes and stops at the first thing that is not as it should be.

pub mod sheets;
pub mod viet;

//! Resolutions, schemes, programmes and plans: the Union's own catalogue, by which records are reviewed together.

#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod programme;
pub mod store;

pub use programme::{Programme, ProgrammeId, ProgrammeNo};

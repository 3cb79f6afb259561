//! How a body's papers are headed and signed: a setting of its own, derived from its name until somebody says otherwise.

mod letterhead;
pub mod store;

pub use letterhead::Letterhead;

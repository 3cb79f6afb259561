//! Roles over a body and everything below it today.

mod store;

pub use store::grants_of;

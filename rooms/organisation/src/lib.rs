//! Bodies of the federation as a tree with dates, and who may do what over which of them.
//! The tree is read as [from, to) intervals: a change dated tomorrow changes nothing today. Figures ask for the tree of
//! a day; permissions always ask for today's (README.md of this room).

pub mod body;
pub mod grant;
mod here;
pub mod samples;
mod scope;

pub use body::{Body, BodyId, BodyKind, NewBody, Placed};
pub use grant::grants_of;
pub use here::UnionHere;
pub use scope::Scope;

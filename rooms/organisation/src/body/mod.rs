//! A body: the country's federation, a Union, a member association, a collective member, a unit, a chi hội.
//! What it is (`body`, `kind`), what stands below what when (`tree`, kept by `spans`), the tables (`store`).

mod body;
mod kind;
mod spans;
pub mod store;
pub mod tree;

pub use body::{Body, BodyId, NewBody, Placed, may_be_slug};
pub use kind::BodyKind;
pub use spans::Difference;

//! A resolution, scheme, programme or plan that records carry out. It is known by its name: two writings of one name are
//! one programme, so nobody has to look it up before she may name it.

use kernel::{Id, No};

/// A resolution, scheme, programme or plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Its number.
    pub no: ProgrammeNo,
    /// Its name at the door.
    pub id: ProgrammeId,
    /// As first written.
    pub name: String,
}

/// The number of a programme within its Union.
pub type ProgrammeNo = No<Programme>;
/// The name of a programme at the door.
pub type ProgrammeId = Id<Programme>;

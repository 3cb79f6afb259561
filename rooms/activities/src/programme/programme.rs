//! A resolution, scheme, programme or plan that records carry out. It is known by its name: two writings of one name are
//! one programme, so nobody has to look it up before she may name it. Two names of one thing are brought together by the
//! office, and can be parted again.

use kernel::{Id, Kind, No, Refusal, Stamp, Timestamp};

use super::policy::Tidy;

/// A resolution, scheme, programme or plan, under one of its writings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Its number.
    pub no: ProgrammeNo,
    /// Its name at the door.
    pub id: ProgrammeId,
    /// As first written, or as the office spelt it since.
    pub name: String,
    /// The programme of which this is another writing; its own records stay linked to it, so that it can be parted again.
    pub merged_into: Option<ProgrammeNo>,
}

/// The number of a programme within its Union.
pub type ProgrammeNo = No<Programme>;
/// The name of a programme at the door.
pub type ProgrammeId = Id<Programme>;

/// What the office changes about one writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub(super) what: Changed,
    /// Who and when.
    pub(super) made: Stamp,
}

/// What is different afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// The same words, other accents or capitals.
    Spelt(String),
    /// It is called otherwise: it is another writing of this new one.
    Renamed { into: ProgrammeNo, name: String },
    /// It is another writing of this one.
    Merged { into: ProgrammeNo, name: String },
    /// It stands for itself again; it was a writing of the named one.
    Parted { name: String },
}

impl Programme {
    /// Spells it otherwise: the words stay, so every record that names it still does.
    pub fn spell(&self, permit: Tidy, name: String, now: Timestamp) -> Change {
        Change { what: Changed::Spelt(name), made: Stamp { by: permit.by(), at: now } }
    }

    /// Calls it otherwise, in other words: `into` is the writing that is shown from now on.
    ///
    /// # Errors
    /// It is another writing of something already.
    pub fn rename(&self, permit: Tidy, into: &Programme, now: Timestamp) -> Result<Change, Refusal> {
        let change = self.merge(permit, into, now)?;
        Ok(Change { what: Changed::Renamed { into: into.no, name: into.name.clone() }, ..change })
    }

    /// Makes it another writing of `into`.
    ///
    /// # Errors
    /// It is another writing of something already.
    pub fn merge(&self, permit: Tidy, into: &Programme, now: Timestamp) -> Result<Change, Refusal> {
        if self.merged_into.is_some() || self.no == into.no {
            let sentence = format!("“{}” đã được gộp vào một chương trình khác; hãy mở lại trang để xem.", self.name);
            return Err(Refusal::new(Kind::WrongState, "programme.merged_already", sentence));
        }
        let what = Changed::Merged { into: into.no, name: into.name.clone() };
        Ok(Change { what, made: Stamp { by: permit.by(), at: now } })
    }

    /// Lets it stand for itself again, with all records that name it; `from` is what it was merged into.
    ///
    /// # Errors
    /// It stands for itself.
    pub fn part(&self, permit: Tidy, from: &Programme, now: Timestamp) -> Result<Change, Refusal> {
        if self.merged_into.is_none() {
            let sentence = format!("“{}” đang đứng riêng, không có gì để tách.", self.name);
            return Err(Refusal::new(Kind::WrongState, "programme.not_merged", sentence));
        }
        Ok(Change { what: Changed::Parted { name: from.name.clone() }, made: Stamp { by: permit.by(), at: now } })
    }
}

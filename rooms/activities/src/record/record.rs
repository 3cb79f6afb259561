//! A record of the ledger and its moves. Planned, then done; cancelled when it will not be; corrected as often as need be.
//! Every move makes a new version that keeps who, when and why; nothing is ever overwritten, so undo is a move like others.
//! An entered record that is undone is *withdrawn*: in no list and no figure, yet still in its own history.

mod open;

use std::time::Duration;

use kernel::{Day, Id, No, Refusal, Stamp, Timestamp, UnionNo};

use super::content::Content;
use super::kind::Kind;
use super::policy::{Enter, Keep};
use super::reason::Reason;
use super::state::{State, Verb};
use open::still_to_come;

/// Marker: a version of a record.
#[derive(Debug)]
pub enum VersionMark {}
/// The name of a record at the door.
pub type RecordId = Id<Record>;
/// The number of a record within its Union.
pub type RecordNo = No<Record>;
/// The number of a version within its Union.
pub type VersionNo = No<VersionMark>;

/// One thing that was done, is planned, or was cancelled.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its number.
    pub no: RecordNo,
    /// Its name at the door.
    pub id: RecordId,
    /// What kind of thing.
    pub kind: Kind,
    /// Guards against saving over somebody else's change.
    version: i64,
    versions: Vec<Version>,
}

/// What a record said from one change to the next.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number.
    pub no: VersionNo,
    /// What it said.
    pub content: Content,
    state: State,
    /// Who made it so, and when: it is known from then on.
    pub made: Stamp,
    /// How.
    pub verb: Verb,
    /// The reason given, or nothing.
    pub why: String,
}

/// Which moves stand open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// It can be corrected.
    pub correct: bool,
    /// It can be marked begun.
    pub begin: bool,
    /// It can be marked done.
    pub finish: bool,
    /// It can be cancelled.
    pub cancel: bool,
    /// Evidence can be added and struck off.
    pub attach: bool,
    /// What taking the last change back would do.
    pub undo: Option<Undoing>,
}

/// What taking the last change back does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoing {
    /// The change before is what it says again.
    Change,
    /// It leaves the ledger: there is nothing before its entry.
    Entry,
    /// Both records that were found to be one stand apart again.
    Joining,
}

/// What a move wants to make true; `store::save` gives it a number and writes it with its event.
#[derive(Clone, Debug)]
pub struct Change {
    pub(super) content: Content,
    pub(super) state: State,
    pub(super) made: Stamp,
    pub(super) verb: Verb,
    pub(super) why: String,
}

impl Record {
    /// Enters a thing: planned while its last day is still to come, done from that day on, running where it was begun and
    /// nothing closed it yet.
    pub fn enter(permit: Enter, now: Timestamp) -> Change {
        let made = Stamp { by: permit.by(), at: now };
        let content = permit.into_content();
        let state = State::from_days(content.first(), content.last(), now.day(), made);
        Change { content, state, made, verb: Verb::Entered, why: String::new() }
    }

    /// Enters a thing that is still planned though its days may be over: somebody's sheet says that nobody did it yet.
    pub fn enter_planned(permit: Enter, now: Timestamp) -> Change {
        let made = Stamp { by: permit.by(), at: now };
        let content = permit.into_content();
        Change { content, state: State::Planned(made), made, verb: Verb::Entered, why: String::new() }
    }

    /// Corrects what it says. Its state stays but where its days say otherwise, and what was done cannot be moved into the
    /// future.
    ///
    /// # Errors
    /// Neither content nor state would change; done but not yet over; withdrawn.
    pub fn correct(&self, permit: Keep, wanted: Enter, why: Reason, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.to_correct()?;
        let content = wanted.into_content();
        let state = current.state.corrected(&content, now.day(), Stamp { by: permit.by(), at: now });
        if matches!(state, State::Done(_)) && content.last() > now.day() {
            return Err(still_to_come(content.last()));
        }
        if content == current.content && state == current.state {
            return Err(Refusal::new(
                kernel::Kind::WrongState,
                "record.nothing_changed",
                "Không có gì thay đổi so với nội dung đang lưu.",
            ));
        }
        Ok(self.change(&permit, content, state, Verb::Corrected, why.into_text(), now))
    }

    /// The planned thing was begun, and is not over.
    ///
    /// # Errors
    /// It is not planned, or its first day is still to come; it is over already, and then it was done or not.
    pub fn begin(&self, permit: Keep, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.to_begin(now.day())?;
        let running = State::Running(Stamp { by: permit.by(), at: now });
        Ok(self.change(&permit, current.content.clone(), running, Verb::Begun, String::new(), now))
    }

    /// The planned thing was done.
    ///
    /// # Errors
    /// It is not planned, or its last day is still to come.
    pub fn finish(&self, permit: Keep, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.to_finish(now.day())?;
        let done = State::Done(Stamp { by: permit.by(), at: now });
        Ok(self.change(&permit, current.content.clone(), done, Verb::Finished, String::new(), now))
    }

    /// It will not be, or it was not.
    ///
    /// # Errors
    /// Cancelled before; withdrawn.
    pub fn cancel(&self, permit: Keep, why: Reason, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.to_cancel()?;
        let cancelled = State::Cancelled(Stamp { by: permit.by(), at: now });
        Ok(self.change(&permit, current.content.clone(), cancelled, Verb::Cancelled, why.into_text(), now))
    }

    /// Takes it out of the ledger, whatever became of it since it was entered: with the whole sheet that brought it.
    ///
    /// # Errors
    /// Withdrawn before.
    pub fn withdraw(&self, permit: Keep, why: Reason, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.in_the_ledger()?;
        let withdrawn = State::Withdrawn(Stamp { by: permit.by(), at: now });
        Ok(self.change(&permit, current.content.clone(), withdrawn, Verb::Undone, why.into_text(), now))
    }

    /// Takes the last change back. The first one, its entry, leaves it withdrawn; undoing an undo brings the change again.
    pub fn undo(&self, permit: Keep, now: Timestamp) -> Change {
        let current = self.current();
        let (content, state) = match self.versions.len().checked_sub(2).and_then(|before| self.versions.get(before)) {
            Some(before) => (before.content.clone(), before.state),
            None => (current.content.clone(), State::Withdrawn(Stamp { by: permit.by(), at: now })),
        };
        self.change(&permit, content, state, Verb::Undone, String::new(), now)
    }

    /// Says again what an earlier version of it said, in the state of then: the sheet that changed it is taken back.
    ///
    /// # Errors
    /// Withdrawn, or behind another.
    pub(crate) fn go_back(&self, permit: Keep, to: &Version, why: Reason, now: Timestamp) -> Result<Change, Refusal> {
        self.in_the_ledger()?;
        Ok(self.change(&permit, to.content.clone(), to.state, Verb::Undone, why.into_text(), now))
    }

    /// It stays, for both records that are one thing: its own content, and the bodies of the other as well.
    ///
    /// # Errors
    /// Withdrawn, cancelled, or itself behind another.
    pub(crate) fn stay(&self, permit: Keep, other: &Content, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.to_join()?;
        let content = current.content.with_bodies_of(other);
        Ok(self.change(&permit, content, current.state, Verb::Joined, String::new(), now))
    }

    /// It goes behind the record that stays, and counts nowhere.
    ///
    /// # Errors
    /// Withdrawn, cancelled, or behind another already.
    pub(crate) fn go_behind(&self, permit: Keep, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.to_join()?;
        let behind = State::Behind(Stamp { by: permit.by(), at: now });
        Ok(self.change(&permit, current.content.clone(), behind, Verb::Joined, String::new(), now))
    }

    /// Whether taking the last change back goes, and what it does. What was joined and parted again is joined by settling
    /// it once more, never by an undo of this record alone.
    ///
    /// # Errors
    /// It was parted from another record just now.
    pub(crate) fn to_undo(&self) -> Result<Undoing, Refusal> {
        let before = self.versions.len().checked_sub(2).and_then(|before| self.versions.get(before));
        match (self.current().verb, before) {
            (Verb::Joined, _) => Ok(Undoing::Joining),
            (Verb::Undone, Some(before)) if before.verb == Verb::Joined => Err(Refusal::new(
                kernel::Kind::WrongState,
                "record.parted",
                "Hai bản ghi này đã được tách ra. Muốn gộp lại, hãy chọn “Là một” ở mục “Có thể trùng”.",
            )),
            (_, None) => Ok(Undoing::Entry),
            _ => Ok(Undoing::Change),
        }
    }

    /// It can be found to be one with another record.
    ///
    /// # Errors
    /// Withdrawn, cancelled, or behind another already.
    pub(crate) fn to_join(&self) -> Result<&Version, Refusal> {
        self.to_cancel()
    }

    /// Which moves stand open on a day: what the buttons of its page ask, by the very conditions of the moves.
    pub fn moves(&self, today: Day) -> Moves {
        Moves {
            correct: self.to_correct().is_ok(),
            begin: self.to_begin(today).is_ok(),
            finish: self.to_finish(today).is_ok(),
            cancel: self.to_cancel().is_ok(),
            attach: self.to_attach().is_ok(),
            undo: self.to_undo().ok(),
        }
    }

    /// Refuses to act on what somebody saw before somebody else changed it. `None` claims to have seen nothing.
    ///
    /// # Errors
    /// It was changed since.
    pub fn unchanged_since(&self, seen: Option<i64>) -> Result<(), Refusal> {
        if seen.is_none_or(|seen| seen == self.version) {
            return Ok(());
        }
        Err(Self::changed_meanwhile())
    }

    /// The refusal to act on what somebody did not see.
    pub fn changed_meanwhile() -> Refusal {
        let sentence =
            "Trong lúc bạn xem, người khác đã thay đổi bản ghi này. Hãy xem nội dung mới rồi làm lại nếu vẫn cần.";
        Refusal::new(kernel::Kind::WrongState, "record.changed_meanwhile", sentence)
    }

    /// How often it was written: a form carries it, so that nobody acts on what she did not see.
    pub fn version(&self) -> i64 {
        self.version
    }

    fn change(&self, permit: &Keep, content: Content, state: State, verb: Verb, why: String, now: Timestamp) -> Change {
        assert_eq!(permit.record(), self.id, "a permit is for one record");
        // Known-from instants must rise even where the machine's clock was set back.
        let at = now.max(self.current().made.at.plus(Duration::from_micros(1)));
        Change { content, state, made: Stamp { by: permit.by(), at }, verb, why }
    }

    /// The version in force.
    pub fn current(&self) -> &Version {
        // `from_rows` never makes a record without a version.
        &self.versions[self.versions.len() - 1]
    }

    /// All versions, oldest first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The Union whose body first entered it.
    pub fn union(&self) -> UnionNo {
        self.no.union()
    }

    pub(super) fn from_rows(
        no: RecordNo,
        id: RecordId,
        kind: Kind,
        version: i64,
        versions: Vec<Version>,
    ) -> Option<Self> {
        (!versions.is_empty()).then_some(Self { no, id, kind, version, versions })
    }
}

impl Version {
    /// How far the thing has come.
    pub fn state(&self) -> State {
        self.state
    }

    pub(super) fn from_row(
        no: VersionNo,
        content: Content,
        state: State,
        made: Stamp,
        verb: Verb,
        why: String,
    ) -> Self {
        Self { no, content, state, made, verb, why }
    }
}

#[cfg(test)]
mod tests;

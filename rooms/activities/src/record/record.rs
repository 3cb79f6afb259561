//! A record of the ledger and its moves. Planned, then done; cancelled when it will not be; corrected as often as need be.
//! Every move makes a new version that keeps who, when and why; nothing is ever overwritten, so undo is a move like others.
//! An entered record that is undone is *withdrawn*: in no list and no figure, yet still in its own history.

use std::borrow::Cow;

use kernel::{Day, Id, No, Refusal, Stamp, Timestamp, UnionNo};

use super::content::Content;
use super::kind::Kind;
use super::policy::{Enter, Keep};

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
    pub(super) version: i64,
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

/// How far a thing has come, since when and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is to be.
    Planned(Stamp),
    /// It was done; only these count.
    Done(Stamp),
    /// It will not be.
    Cancelled(Stamp),
    /// It should never have been entered.
    Withdrawn(Stamp),
}

/// What made a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// First written down.
    Entered,
    /// Said otherwise.
    Corrected,
    /// Done as planned.
    Finished,
    /// Cancelled.
    Cancelled,
    /// Back to the version before.
    Undone,
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

/// Longest reason, in characters.
pub const WHY: usize = 500;

impl Record {
    /// Enters a thing: planned while its last day is still to come, done from that day on.
    pub fn enter(permit: Enter, content: Content, now: Timestamp) -> Change {
        let made = Stamp { by: permit.by(), at: now };
        let state = if content.last() > now.day() { State::Planned(made) } else { State::Done(made) };
        Change { content, state, made, verb: Verb::Entered, why: String::new() }
    }

    /// Corrects what it says. Its state stays, but what was done cannot be moved into the future.
    ///
    /// # Errors
    /// Nothing would change; no reason; done but not yet over; withdrawn.
    pub fn correct(&self, permit: Keep, content: Content, why: &str, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.current_kept()?;
        if content == current.content {
            return Err(wrong("record.nothing_changed", "Không có gì thay đổi so với nội dung đang lưu."));
        }
        let why = reason(why)?;
        if matches!(current.state, State::Done(_)) && content.last() > now.day() {
            return Err(still_to_come(content.last()));
        }
        Ok(self.change(&permit, content, current.state, Verb::Corrected, why, now))
    }

    /// The planned thing was done.
    ///
    /// # Errors
    /// It is not planned, or its last day is still to come.
    pub fn finish(&self, permit: Keep, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.current_kept()?;
        match current.state {
            State::Planned(_) if current.content.last() > now.day() => Err(still_to_come(current.content.last())),
            State::Planned(_) => {
                let done = State::Done(Stamp { by: permit.by(), at: now });
                Ok(self.change(&permit, current.content.clone(), done, Verb::Finished, String::new(), now))
            }
            _ => Err(wrong("record.not_planned", "Chỉ hoạt động đang ở trạng thái dự kiến mới ghi hoàn thành được.")),
        }
    }

    /// It will not be, or it was not.
    ///
    /// # Errors
    /// Cancelled before; no reason; withdrawn.
    pub fn cancel(&self, permit: Keep, why: &str, now: Timestamp) -> Result<Change, Refusal> {
        let current = self.current_kept()?;
        if let State::Cancelled(stamp) = current.state {
            let sentence = format!("Hoạt động này đã được hủy lúc {}.", stamp.at);
            return Err(wrong("record.already_cancelled", sentence));
        }
        let why = reason(why)?;
        let cancelled = State::Cancelled(Stamp { by: permit.by(), at: now });
        Ok(self.change(&permit, current.content.clone(), cancelled, Verb::Cancelled, why, now))
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

    fn change(&self, permit: &Keep, content: Content, state: State, verb: Verb, why: String, now: Timestamp) -> Change {
        debug_assert_eq!(permit.record(), self.id, "a permit is for one record");
        // Known-from instants must rise even where the machine's clock was set back.
        let at = now.max(self.current().made.at.plus(std::time::Duration::from_micros(1)));
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

    fn current_kept(&self) -> Result<&Version, Refusal> {
        match self.current().state {
            State::Withdrawn(_) => Err(wrong(
                "record.withdrawn",
                "Bản ghi này đã được gỡ khỏi sổ. Hãy hoàn tác việc gỡ trước khi làm tiếp.",
            )),
            _ => Ok(self.current()),
        }
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

impl State {
    /// Code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned(_) => "planned",
            Self::Done(_) => "done",
            Self::Cancelled(_) => "cancelled",
            Self::Withdrawn(_) => "withdrawn",
        }
    }

    /// From a stored code and its stamp.
    pub fn from_code(code: &str, stamp: Stamp) -> Option<Self> {
        match code {
            "planned" => Some(Self::Planned(stamp)),
            "done" => Some(Self::Done(stamp)),
            "cancelled" => Some(Self::Cancelled(stamp)),
            "withdrawn" => Some(Self::Withdrawn(stamp)),
            _ => None,
        }
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Planned(_) => "Dự kiến",
            Self::Done(_) => "Đã thực hiện",
            Self::Cancelled(_) => "Đã hủy",
            Self::Withdrawn(_) => "Đã gỡ",
        }
    }

    /// Since when and by whom.
    pub fn stamp(self) -> Stamp {
        match self {
            Self::Planned(stamp) | Self::Done(stamp) | Self::Cancelled(stamp) | Self::Withdrawn(stamp) => stamp,
        }
    }
}

impl Verb {
    /// All verbs.
    pub const ALL: [Verb; 5] = [Self::Entered, Self::Corrected, Self::Finished, Self::Cancelled, Self::Undone];

    /// Code as stored, and the verb of the event.
    pub fn code(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Corrected => "corrected",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
            Self::Undone => "undone",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.code() == code)
    }

    /// The word in the history.
    pub fn title(self) -> &'static str {
        match self {
            Self::Entered => "Ghi sổ",
            Self::Corrected => "Sửa",
            Self::Finished => "Ghi hoàn thành",
            Self::Cancelled => "Hủy",
            Self::Undone => "Hoàn tác",
        }
    }
}

fn reason(why: &str) -> Result<String, Refusal> {
    if why.is_empty() {
        return Err(wrong("record.no_reason", "Hãy ghi lý do để người đọc lịch sử hiểu vì sao có thay đổi này."));
    }
    Ok(why.chars().take(WHY).collect())
}

fn still_to_come(last: Day) -> Refusal {
    let day = viet::short_date(last.date());
    wrong(
        "record.still_to_come",
        format!("Hoạt động kết thúc ngày {day}, chưa đến ngày ấy nên chưa thể ghi là đã thực hiện."),
    )
}

fn wrong(code: &'static str, sentence: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::new(kernel::Kind::WrongState, code, sentence)
}

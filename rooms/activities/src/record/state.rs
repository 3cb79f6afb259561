//! How far a thing has come, and what brought it there. A state carries who and when; only what is done counts in figures.

use kernel::{Day, Stamp};

use super::content::Content;

/// How far a thing has come, since when and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is to be.
    Planned(Stamp),
    /// It was begun and is not over: a class on its second day, a task without its result, an edition without its prizes.
    Running(Stamp),
    /// It was done; only these count.
    Done(Stamp),
    /// It will not be.
    Cancelled(Stamp),
    /// It should never have been entered.
    Withdrawn(Stamp),
    /// It is the same thing as another record, which stays; this one is kept behind it (docs/rules/duplicates.md).
    Behind(Stamp),
}

/// What made a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// First written down.
    Entered,
    /// Said otherwise.
    Corrected,
    /// Begun as planned, and not over.
    Begun,
    /// Done as planned.
    Finished,
    /// Cancelled.
    Cancelled,
    /// Found to be one with another record: it stays with the bodies of both, or goes behind the other.
    Joined,
    /// Back to the version before.
    Undone,
}

impl State {
    /// Codes and words of all states, in the order in which a list offers them.
    pub const WORDS: [(&'static str, &'static str); 6] = [
        ("done", "Đã thực hiện"),
        ("running", "Đang thực hiện"),
        ("planned", "Dự kiến"),
        ("cancelled", "Đã hủy"),
        ("withdrawn", "Đã gỡ"),
        ("behind", "Đã gộp vào bản ghi khác"),
    ];

    /// The state of what begins and ends on these days, as it follows from today: nobody has to tick it.
    pub fn from_days(first: Day, last: Day, today: Day, stamp: Stamp) -> Self {
        if last <= today {
            Self::Done(stamp)
        } else if first <= today {
            Self::Running(stamp)
        } else {
            Self::Planned(stamp)
        }
    }

    /// The state after a correction to this content. Only days move it, and it keeps its stamp where they do not. Nothing is
    /// done because its day went by: of what was planned somebody says so.
    pub fn corrected(self, content: &Content, today: Day, stamp: Stamp) -> Self {
        let follows = Self::from_days(content.first(), content.last(), today, stamp);
        let state = match (self, follows) {
            // What runs is closed by giving the day of the paper that closed it, and runs again when that is taken back.
            (Self::Running(_), follows) => follows,
            (Self::Done(_), follows) if content.runs_on() => follows,
            (Self::Planned(_), Self::Running(_)) => follows,
            (state, _) => state,
        };
        if state.code() == self.code() { self } else { state }
    }

    /// Code as stored.
    pub fn code(self) -> &'static str {
        self.words().0
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        self.words().1
    }

    /// From a stored code and its stamp.
    pub fn from_code(code: &str, stamp: Stamp) -> Option<Self> {
        let all = [Self::Done, Self::Running, Self::Planned, Self::Cancelled, Self::Withdrawn, Self::Behind];
        all.into_iter().map(|state| state(stamp)).find(|state| state.code() == code)
    }

    /// Since when and by whom.
    pub fn stamp(self) -> Stamp {
        match self {
            Self::Planned(stamp)
            | Self::Running(stamp)
            | Self::Done(stamp)
            | Self::Cancelled(stamp)
            | Self::Withdrawn(stamp)
            | Self::Behind(stamp) => stamp,
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        let [done, running, planned, cancelled, withdrawn, behind] = Self::WORDS;
        match self {
            Self::Done(_) => done,
            Self::Running(_) => running,
            Self::Planned(_) => planned,
            Self::Cancelled(_) => cancelled,
            Self::Withdrawn(_) => withdrawn,
            Self::Behind(_) => behind,
        }
    }
}

impl Verb {
    /// All verbs.
    pub const ALL: [Verb; 7] =
        [Self::Entered, Self::Corrected, Self::Begun, Self::Finished, Self::Cancelled, Self::Joined, Self::Undone];

    /// Code as stored, and the verb of the event.
    pub fn code(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Corrected => "corrected",
            Self::Begun => "begun",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
            Self::Joined => "joined",
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
            Self::Begun => "Ghi đã bắt đầu",
            Self::Finished => "Ghi đã thực hiện",
            Self::Cancelled => "Hủy",
            Self::Joined => "Gộp bản ghi trùng",
            Self::Undone => "Hoàn tác",
        }
    }
}

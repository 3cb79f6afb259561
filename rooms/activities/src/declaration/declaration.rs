//! A declaration and its moves: said, perhaps withdrawn. Nobody corrects one: whoever said something else declares again,
//! and both stay in the log.

use kernel::{BodyNo, Day, Id, No, Period, Qualifier, Refusal, Stamp, Timestamp};

use super::paste::PasteNo;
use super::policy::{Declare, Withdraw};

/// The name of a declaration at the door.
pub type DeclarationId = Id<Declaration>;
/// The number of a declaration within its Union.
pub type DeclarationNo = No<Declaration>;

/// What a body stated about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Its number.
    pub no: DeclarationNo,
    /// Its name at the door.
    pub id: DeclarationId,
    /// Who declares.
    pub body: BodyNo,
    /// What.
    pub said: Said,
    /// Who wrote it down, and when.
    pub made: Stamp,
    /// The paste it came with; nothing where it was typed by itself.
    pub paste: Option<PasteNo>,
    pub(super) withdrawn: Option<Stamp>,
}

/// What is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Key of the figure it stands beside.
    pub figure: String,
    /// The number, never negative.
    pub value: i64,
    /// The word before it: "hơn 5.000" stays "hơn 5.000".
    pub qualifier: Qualifier,
    /// Its unit, as the figure has it.
    pub unit: String,
    /// What the declarer counts, in her own words.
    pub meaning: String,
    /// Of which time it speaks.
    pub when: When,
    /// The paper it stands in.
    pub source: String,
}

/// Of which time a declaration speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A stock on this day.
    On(Day),
    /// A flow over these days, both included.
    Over(Day, Day),
    /// A flow over a period that the paper only names ("6 tháng đầu năm 2022"), closing not stated (rule 11).
    Named(Period),
}

/// A declaration that is about to be kept.
#[derive(Debug)]
pub struct New {
    pub(super) body: BodyNo,
    pub(super) said: Said,
    pub(super) made: Stamp,
    pub(super) paste: Option<PasteNo>,
}

impl New {
    /// It came with a paste.
    pub fn of_paste(self, paste: PasteNo) -> Self {
        Self { paste: Some(paste), ..self }
    }
}

impl Declaration {
    /// A body states something about itself.
    pub fn declare(permit: Declare, said: Said, now: Timestamp) -> New {
        New { body: permit.body(), said, made: Stamp { by: permit.by(), at: now }, paste: None }
    }

    /// It is taken back: it stands beside nothing any more.
    ///
    /// # Errors
    /// It was taken back before.
    pub fn withdraw(&self, permit: Withdraw, now: Timestamp) -> Result<Stamp, Refusal> {
        assert_eq!(permit.declaration(), self.id, "a permit is for one declaration");
        match self.withdrawn {
            Some(stamp) => {
                let sentence = format!("Khai báo này đã được rút lúc {}.", stamp.at);
                Err(Refusal::new(kernel::Kind::WrongState, "declaration.already_withdrawn", sentence))
            }
            None => Ok(Stamp { by: permit.by(), at: now }),
        }
    }

    /// Who took it back, and when.
    pub fn withdrawn(&self) -> Option<Stamp> {
        self.withdrawn
    }
}

impl When {
    /// First and last day as stored.
    pub fn days(self) -> (Day, Day) {
        match self {
            Self::On(day) => (day, day),
            Self::Over(first, last) => (first, last),
            Self::Named(period) => (period.first, period.last),
        }
    }

    /// The label as stored; empty where days say it all.
    pub fn label(self) -> String {
        match self {
            Self::Named(period) => period.to_string(),
            Self::On(_) | Self::Over(..) => String::new(),
        }
    }

    /// In words.
    pub fn words(self) -> String {
        match self {
            Self::On(day) => format!("đến ngày {}", viet::short_date(day.date())),
            Self::Over(first, last) => viet::short_range(first.date(), last.date()),
            Self::Named(period) => format!("{} (không nêu ngày chốt)", period.name()),
        }
    }
}

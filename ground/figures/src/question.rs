//! What a figure is asked: for which body and period, in whose tree, as known when.

use kernel::{BodyNo, Day, Period, Span, Timestamp};
use serde::{Deserialize, Serialize};

/// The arguments of a figure; with the definition's version they fix its number and its list for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// For this body and everything below it.
    pub body: BodyNo,
    /// Over these days; a stock is counted on the last of them.
    pub period: Period,
    /// In the tree of which day.
    pub basis: Basis,
    /// As the house knew it at this instant. "As known on" a day is asked with the day's last instant, so that what was
    /// entered on the day is in.
    pub known_at: Timestamp,
}

impl Question {
    /// The year it asks for, where its period is a whole year.
    pub(crate) fn year(&self) -> Option<i32> {
        (self.period.span == Span::Year).then(|| self.period.last.year())
    }
}

/// Whose tree says what lies below a body.
///
/// A body that merged away lies below its heir from that day on, so both bases follow mergers forward. Neither follows
/// them backward: on a day before a body was founded its facts belong to nobody, for they cannot be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The tree of each fact's own counting day; for a stock, of the closing day.
    AsReported,
    /// The tree of this day. Which facts count does not change, only under whom.
    Regrouped(Day),
}

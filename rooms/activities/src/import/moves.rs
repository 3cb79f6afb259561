//! What a row that came again asks of its record: nothing, moves that stand open, or one that does not. The preview and the
//! writing ask the same, so that no row is refused while it is written.

use kernel::Day;

use super::assess::{Standing, Taken};
use crate::record::{State, Version};

/// What a row asks of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// It says what the record says.
    Nothing,
    /// It is to be corrected, cancelled or marked done, and may be.
    Moves,
    /// It stands otherwise than the record, and no move leads there.
    Barred,
}

/// What a row asks of its record on a day.
pub fn asks(taken: &Taken, version: &Version, today: Day) -> Asks {
    let content = &taken.content;
    let (differs, to_come) = (version.content != *content, content.last() > today && !content.runs_on());
    let corrected = if differs { Asks::Moves } else { Asks::Nothing };
    match (&taken.standing, version.state()) {
        (_, State::Withdrawn(_) | State::Behind(_)) => Asks::Barred,
        (Standing::Cancelled(_), State::Cancelled(_)) => corrected,
        (Standing::Cancelled(_), _) => Asks::Moves,
        (_, State::Cancelled(_)) => Asks::Barred,
        // What has no last day yet runs from its first day on, however it is corrected.
        (Standing::Planned, State::Planned(_)) if content.runs_on() && differs => Asks::Barred,
        (Standing::Planned, State::Planned(_)) => corrected,
        (Standing::Planned, _) => Asks::Barred,
        (Standing::AsDays, State::Done(_)) if to_come => Asks::Barred,
        (Standing::AsDays, State::Done(_)) => corrected,
        (Standing::AsDays, _) if is_to_finish(taken, version, today) => Asks::Moves,
        (Standing::AsDays, _) => corrected,
    }
}

/// Whether the row says that the thing is over, while its record still waits for that.
pub fn is_to_finish(taken: &Taken, version: &Version, today: Day) -> bool {
    let waits = matches!(version.state(), State::Planned(_) | State::Running(_));
    waits && taken.standing == Standing::AsDays && !taken.content.runs_on() && taken.content.last() <= today
}

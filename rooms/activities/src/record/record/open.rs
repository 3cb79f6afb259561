//! Which moves stand open: the conditions that the moves refuse by, and the buttons of the record's page ask.

use kernel::{Day, Refusal};

use super::{Record, Version};
use crate::record::state::State;

impl Record {
    /// Evidence can be added and struck off.
    pub(in crate::record) fn to_attach(&self) -> Result<&Version, Refusal> {
        self.in_the_ledger()
    }

    pub(super) fn to_correct(&self) -> Result<&Version, Refusal> {
        self.in_the_ledger()
    }

    pub(super) fn to_begin(&self, today: Day) -> Result<&Version, Refusal> {
        let current = self.in_the_ledger()?;
        let (first, last) = (current.content.first(), current.content.last());
        match current.state {
            State::Planned(_) if first > today => {
                let day = viet::short_date(first.date());
                let sentence =
                    format!("Hoạt động bắt đầu ngày {day}, chưa đến ngày ấy nên chưa thể ghi là đã bắt đầu.");
                Err(Refusal::new(kernel::Kind::WrongState, "record.not_begun", sentence))
            }
            State::Planned(_) if last <= today => {
                let day = viet::short_date(last.date());
                let sentence =
                    format!("Hoạt động đã hết ngày {day}; hãy ghi là đã thực hiện, hoặc hủy nếu không thực hiện.");
                Err(Refusal::new(kernel::Kind::WrongState, "record.over", sentence))
            }
            State::Planned(_) => Ok(current),
            _ => Err(Refusal::new(
                kernel::Kind::WrongState,
                "record.not_planned",
                "Chỉ hoạt động dự kiến mới ghi là đã bắt đầu được.",
            )),
        }
    }

    pub(super) fn to_finish(&self, today: Day) -> Result<&Version, Refusal> {
        let current = self.in_the_ledger()?;
        match current.state {
            State::Planned(_) | State::Running(_) if current.content.runs_on() => Err(Refusal::new(
                kernel::Kind::WrongState,
                "record.not_closed",
                "Việc này chưa có ngày kết thúc; hãy bấm “Sửa” và ghi ngày của văn bản kết quả.",
            )),
            State::Planned(_) | State::Running(_) if current.content.last() > today => {
                Err(still_to_come(current.content.last()))
            }
            State::Planned(_) | State::Running(_) => Ok(current),
            _ => Err(Refusal::new(
                kernel::Kind::WrongState,
                "record.not_planned",
                "Chỉ hoạt động dự kiến hoặc đang thực hiện mới ghi là đã thực hiện được.",
            )),
        }
    }

    pub(super) fn to_cancel(&self) -> Result<&Version, Refusal> {
        let current = self.in_the_ledger()?;
        match current.state {
            State::Cancelled(stamp) => {
                let sentence = format!("Hoạt động này đã được hủy lúc {}.", stamp.at);
                Err(Refusal::new(kernel::Kind::WrongState, "record.already_cancelled", sentence))
            }
            _ => Ok(current),
        }
    }

    pub(super) fn in_the_ledger(&self) -> Result<&Version, Refusal> {
        match self.current().state {
            State::Withdrawn(_) => Err(Refusal::new(
                kernel::Kind::WrongState,
                "record.withdrawn",
                "Bản ghi này đã được gỡ khỏi sổ. Hãy hoàn tác việc gỡ trước khi làm tiếp.",
            )),
            State::Behind(_) => Err(Refusal::new(
                kernel::Kind::WrongState,
                "record.behind",
                "Bản ghi này đã gộp vào bản ghi khác; hãy làm việc với bản ghi được giữ, hoặc tách hai bản ghi ra.",
            )),
            _ => Ok(self.current()),
        }
    }
}

/// What was done cannot end on a day to come.
pub(super) fn still_to_come(last: Day) -> Refusal {
    let day = viet::short_date(last.date());
    Refusal::new(
        kernel::Kind::WrongState,
        "record.still_to_come",
        format!("Hoạt động kết thúc ngày {day}, chưa đến ngày ấy nên chưa thể ghi là đã thực hiện."),
    )
}

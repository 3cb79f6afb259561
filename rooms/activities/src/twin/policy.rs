//! Who may settle a pair: whoever keeps a body in both records, as the office of the Union does. Who keeps only one of them
//! may say nothing of the other: its owners would learn from the figures that somebody had taken it away.

use kernel::{Actor, Kind, Refusal};

use crate::record::{Keep, Reached, Record, may_keep};

/// Permit to settle one pair: one to change each of its records.
#[derive(Debug)]
pub struct Settle {
    one: Keep,
    other: Keep,
}

impl Settle {
    /// The permit for this record, and the one for the other.
    pub(super) fn for_each(self, record: &Record) -> (Keep, Keep) {
        if self.one.record() == record.id { (self.one, self.other) } else { (self.other, self.one) }
    }

    /// Who holds it.
    pub(super) fn by(&self) -> kernel::AccountId {
        self.one.by()
    }
}

/// Whoever keeps a body in each of them may say whether they are one.
///
/// # Errors
/// One of them has no body of hers.
pub fn may_settle(
    who: &Actor,
    (one, its): (&Record, &Reached),
    (other, others): (&Record, &Reached),
) -> Result<Settle, Refusal> {
    match (may_keep(who, one, its), may_keep(who, other, others)) {
        (Ok(one), Ok(other)) => Ok(Settle { one, other }),
        _ => Err(Refusal::new(
            Kind::NotAllowed,
            "twin.not_hers",
            "Một trong hai bản ghi không phải của đơn vị bạn phụ trách; văn phòng Liên hiệp hội sẽ xem là một hay khác nhau.",
        )),
    }
}

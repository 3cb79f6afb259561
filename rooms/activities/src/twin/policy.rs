//! Who may settle a pair: whoever keeps a body in both records, as the office of the Union does. Who keeps only one of them
//! may say nothing of the other: its owners would learn from the figures that somebody had taken it away. Settled is only
//! what could be one thing; parted is whatever was joined, also where one of the two was corrected into something else.

use kernel::{Actor, Kind, Refusal};

use crate::record::{Keep, Reached, Record, may_keep};

/// Permit to settle one pair.
#[derive(Debug)]
pub struct Settle(Both);

/// Permit to part one pair.
#[derive(Debug)]
pub struct Part(Both);

/// One permit to change each of two records.
#[derive(Debug)]
pub(super) struct Both {
    one: Keep,
    other: Keep,
}

impl Settle {
    /// The permits for each of the pair.
    pub(super) fn both(self) -> Both {
        self.0
    }
}

impl Part {
    /// The permits for each of the pair.
    pub(super) fn both(self) -> Both {
        self.0
    }
}

impl Both {
    /// The permit for this record, and the one for the other.
    pub(super) fn for_each(self, record: &Record) -> (Keep, Keep) {
        if self.one.record() == record.id { (self.one, self.other) } else { (self.other, self.one) }
    }

    /// Who holds them.
    pub(super) fn by(&self) -> kernel::AccountId {
        self.one.by()
    }
}

/// A record, and what somebody keeps of it.
type Kept<'a> = (&'a Record, &'a Reached);

/// Whoever keeps a body in each of them may say whether they are one, where both are of one kind and stand for equally many.
///
/// # Errors
/// One of them has no body of hers; they are one record, of two kinds, or one of them stands for many.
pub fn may_settle(who: &Actor, one: Kept<'_>, other: Kept<'_>) -> Result<Settle, Refusal> {
    let both = keeps_both(who, one, other)?;
    could_be_one_thing(one.0, other.0)?;
    Ok(Settle(both))
}

/// Whoever keeps a body in each of them may part what was joined.
///
/// # Errors
/// One of them has no body of hers.
pub fn may_part(who: &Actor, one: Kept<'_>, other: Kept<'_>) -> Result<Part, Refusal> {
    keeps_both(who, one, other).map(Part)
}

fn keeps_both(who: &Actor, (one, its): Kept<'_>, (other, others): Kept<'_>) -> Result<Both, Refusal> {
    match (may_keep(who, one, its), may_keep(who, other, others)) {
        (Ok(one), Ok(other)) => Ok(Both { one, other }),
        _ => Err(Refusal::new(
            Kind::NotAllowed,
            "twin.not_hers",
            "Một trong hai bản ghi không phải của đơn vị bạn phụ trách; văn phòng Liên hiệp hội sẽ xem là một hay khác nhau.",
        )),
    }
}

fn could_be_one_thing(one: &Record, other: &Record) -> Result<(), Refusal> {
    if one.id == other.id {
        return Err(Refusal::new(
            Kind::WrongState,
            "twin.itself",
            "Hai bản ghi được chọn chỉ là một bản ghi; hãy quay lại và chọn bản ghi kia.",
        ));
    }
    if one.kind != other.kind {
        return Err(Refusal::new(
            Kind::WrongState,
            "twin.other_kind",
            "Hai bản ghi thuộc hai loại khác nhau nên không phải là một việc; nếu một bản ghi sai loại, hãy hủy bản ghi ấy và ghi lại.",
        ));
    }
    if one.current().content.detail() != other.current().content.detail() {
        return Err(Refusal::new(
            Kind::WrongState,
            "twin.other_detail",
            "Một bản ghi ghi từng việc, bản ghi kia ghi gộp nhiều việc nên không phải là một; hãy sửa bản ghi sai trước.",
        ));
    }
    Ok(())
}

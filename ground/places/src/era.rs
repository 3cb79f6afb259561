//! Eras: which list of units was in force on a day.
//!
//! An era is one version of the whole list, not one reorganisation of one unit: a commune that nothing happened to on
//! 30-4-2026 still has a key in the list before and another in the list after. So a stored key says what the unit was
//! called on the day of the record (xã Lộc Ninh, tỉnh Đồng Nai) without anybody asking for the day again, and a later
//! decision adds a list and touches no stored key. What joins the keys of one commune is `counterparts`.

use kernel::Day;

/// A version of the list of administrative units.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Era {
    /// As of 30-6-2025, the last day of three levels: 63 provinces, 696 districts, 10.035 communes. Also taken for every
    /// day before, though units that were merged away earlier are not in it.
    June2025,
    /// From 1-7-2025, two levels: 34 provinces, 3.321 communes (Quyết định 19/2025/QĐ-TTg).
    July2025,
    /// From 30-4-2026: Đồng Nai is a city and ten of its xã are phường, with the codes they had
    /// (Nghị quyết 30/2026/QH16, Nghị quyết 237/NQ-UBTVQH16).
    April2026,
}

impl Era {
    /// All of them, the oldest first.
    pub const ALL: [Self; 3] = [Self::June2025, Self::July2025, Self::April2026];

    /// The list in force on `day`.
    pub fn on(day: Day) -> Self {
        Self::ALL.into_iter().rfind(|era| era.valid_from() <= day).unwrap_or(Self::June2025)
    }

    /// The first day it is taken for; [`Day::MIN`] for the oldest.
    pub fn valid_from(self) -> Day {
        match self {
            Self::June2025 => Day::MIN,
            Self::July2025 => day(2025, 7, 1),
            Self::April2026 => day(2026, 4, 30),
        }
    }

    /// The first day it is not taken for any more; [`Day::MAX`] while nothing has changed since.
    pub fn valid_to(self) -> Day {
        Self::ALL.into_iter().find(|later| *later > self).map_or(Day::MAX, Self::valid_from)
    }

    /// How it is stored: the day that the official list is of.
    pub fn code(self) -> &'static str {
        match self {
            Self::June2025 => "2025-06-30",
            Self::July2025 => "2025-07-01",
            Self::April2026 => "2026-04-30",
        }
    }

    /// Reads what [`Era::code`] wrote.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|era| era.code() == code)
    }

    /// The other lists, in the order in which a name is looked for that is not in this one: the nearest first, before
    /// after.
    pub(crate) fn others(self) -> impl Iterator<Item = Self> {
        let earlier = Self::ALL.into_iter().rev().filter(move |era| *era < self);
        earlier.chain(Self::ALL.into_iter().filter(move |era| *era > self))
    }

    /// What stands in the list that the list before has not.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::June2025 => include_str!("../data/2025-06-30.tsv"),
            Self::July2025 => include_str!("../data/2025-07-01.tsv"),
            Self::April2026 => include_str!("../data/2026-04-30.tsv"),
        }
    }

    /// Its place in [`Era::ALL`].
    pub(crate) fn place(self) -> usize {
        match self {
            Self::June2025 => 0,
            Self::July2025 => 1,
            Self::April2026 => 2,
        }
    }
}

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::new(year, month, day).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_one_list() {
        for (on, era) in [
            (Day::MIN, Era::June2025),
            (day(2019, 7, 5), Era::June2025),
            (day(2025, 6, 30), Era::June2025),
            (day(2025, 7, 1), Era::July2025),
            (day(2026, 4, 29), Era::July2025),
            (day(2026, 4, 30), Era::April2026),
            (day(2030, 1, 1), Era::April2026),
        ] {
            assert_eq!(Era::on(on), era, "{on}");
            assert!((era.valid_from()..era.valid_to()).contains(&on));
        }
        for era in Era::ALL {
            assert_eq!(Era::read(era.code()), Some(era));
            assert_eq!(Era::ALL[era.place()], era);
        }
        assert_eq!(Era::read("2025"), None);
    }
}

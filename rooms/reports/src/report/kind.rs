//! The kinds of report this house writes, and which periods fit them.

use kernel::{Closing, Day, Period, Span};

/// A kind of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportKind {
    /// "Báo cáo 6 tháng".
    SixMonth,
    /// "Báo cáo năm".
    Annual,
}

impl ReportKind {
    /// All kinds.
    pub const ALL: [ReportKind; 2] = [Self::SixMonth, Self::Annual];

    /// Its name on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::SixMonth => "six-month",
            Self::Annual => "annual",
        }
    }

    /// Its word in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::SixMonth => "6-thang",
            Self::Annual => "nam",
        }
    }

    /// What the list of reports calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::SixMonth => "Báo cáo 6 tháng",
            Self::Annual => "Báo cáo năm",
        }
    }

    /// From its word in addresses.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// From its name on the command line.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a period fits: a half, a year; a range of its own fits either, for whoever closes on other days.
    pub fn takes(self, period: &Period) -> bool {
        match period.span {
            Span::Half(_) => self == Self::SixMonth,
            Span::Year => self == Self::Annual,
            Span::Custom => true,
            Span::Quarter(_) | Span::NineMonths | Span::Term | Span::MidTerm | Span::Founding => false,
        }
    }

    /// The periods of this kind that a page offers: those of a term, this year and the four before, that have begun, newest first.
    pub fn recent(self, today: Day, closing: Closing) -> Vec<Period> {
        // A day after 14 December belongs to the next year of state reports.
        let years = (today.year() - 4..=today.year() + 1).rev();
        let of_year = |year: i32| match self {
            Self::SixMonth => [2, 1].into_iter().filter_map(|half| Period::half(year, half, closing).ok()).collect(),
            Self::Annual => Period::year(year, closing).into_iter().collect::<Vec<_>>(),
        };
        years.flat_map(of_year).filter(|period| period.first <= today).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_takes_its_own_periods() {
        let takes = |kind: ReportKind, code: &str| kind.takes(&code.parse().unwrap());
        assert!(takes(ReportKind::SixMonth, "2022-H1@statutory"));
        assert!(!takes(ReportKind::SixMonth, "2022"));
        assert!(takes(ReportKind::Annual, "2022"));
        assert!(takes(ReportKind::Annual, "2022-01-01..2022-11-20"));
        assert!(!takes(ReportKind::Annual, "2022-Q1"));
    }

    #[test]
    fn only_what_has_begun_is_offered() {
        let first = |today: &str, closing| {
            let offered = ReportKind::SixMonth.recent(today.parse().unwrap(), closing);
            offered.first().map(Period::to_string).unwrap_or_default()
        };
        assert_eq!(first("2022-06-14", Closing::Statutory), "2022-H1@statutory");
        assert_eq!(first("2022-06-15", Closing::Statutory), "2022-H2@statutory");
        assert_eq!(first("2022-06-15", Closing::Calendar), "2022-H1");
        assert_eq!(first("2022-12-15", Closing::Statutory), "2023-H1@statutory");
    }
}

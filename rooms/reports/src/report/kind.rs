//! The kinds of report this house writes, and which periods fit them.

use kernel::{Closing, Period, Span};

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

    /// The periods of this kind that a page offers: those of this year and the three before, newest first, either closing.
    pub fn recent(self, year: i32) -> Vec<Period> {
        let closings = [Closing::Statutory, Closing::Calendar];
        let years = (year - 3..=year).rev();
        let halves = |year, closing| [2, 1].into_iter().filter_map(move |half| Period::half(year, half, closing).ok());
        years
            .flat_map(|year| {
                closings.into_iter().flat_map(move |closing| match self {
                    Self::SixMonth => halves(year, closing).collect::<Vec<_>>(),
                    Self::Annual => Period::year(year, closing).into_iter().collect(),
                })
            })
            .collect()
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
}

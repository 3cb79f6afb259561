//! What an address says of a report: its kind and its period. The same two words, written as one, are how the list behind
//! a number remembers the report it was opened from; they are parsed again there, so nobody can be led elsewhere by them.

use std::fmt;

use kernel::{Period, Refusal};

use super::kind::ReportKind;
use super::report::Report;

/// The part of an address that says which report a list was opened from.
pub const CAME_FROM: &str = "tu";

/// A kind and a period that fits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    kind: ReportKind,
    period: Period,
}

impl Address {
    /// A kind and a period, if they fit.
    pub fn new(kind: ReportKind, period: Period) -> Option<Self> {
        kind.takes(&period).then_some(Self { kind, period })
    }

    /// Of a report that was composed.
    pub fn of(report: &Report) -> Self {
        Self { kind: report.kind, period: report.period }
    }

    /// Reads the words of an address.
    ///
    /// # Errors
    /// "Not found" for an unknown kind, an unknown period, or one that does not fit the kind.
    pub fn read(kind: &str, period: &str) -> Result<Self, Refusal> {
        let kind = ReportKind::from_slug(kind).ok_or_else(Refusal::not_found)?;
        let period = period.parse().map_err(|_| Refusal::not_found())?;
        Self::new(kind, period).ok_or_else(Refusal::not_found)
    }

    /// Reads back what [`fmt::Display`] wrote; anything else is no report.
    pub fn from_text(text: &str) -> Option<Self> {
        let (kind, period) = text.split_once('/')?;
        Self::read(kind, period).ok()
    }

    /// What kind of report.
    pub fn kind(self) -> ReportKind {
        self.kind
    }

    /// Over which period.
    pub fn period(self) -> Period {
        self.period
    }

    /// Where the report is, below a Union.
    pub fn path(self, slug: &str) -> String {
        format!("/{slug}/bao-cao/{self}")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.slug(), self.period)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back_and_nothing_else_is() {
        for text in ["6-thang/2022-H1@statutory", "nam/2022", "6-thang/2022-01-01..2022-05-31"] {
            assert_eq!(Address::from_text(text).map(|address| address.to_string()).as_deref(), Some(text));
        }
        for text in
            ["", "6-thang", "6-thang/2022", "nam/2022-H1", "//evil.example", "nam/../../dang-xuat", "quy/2022-Q1"]
        {
            assert_eq!(Address::from_text(text), None, "{text}");
        }
    }
}

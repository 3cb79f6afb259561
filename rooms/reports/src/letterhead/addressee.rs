//! Who receives a body's reports. How figures are closed is the recipient's affair, not the sender's: each addressee has a
//! closing, and a paper is addressed to those of its own. Source: docs/rules/periods.md, "The setting".

use kernel::{Closing, Period, Span};
use serde::Serialize;

use super::letterhead::Letterhead;

/// One line of "Kính gửi:", on the papers closed as its recipient asks. Who asks for both closings stands twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Addressee {
    /// As printed: "UBND tỉnh".
    pub name: String,
    /// On papers closed how.
    pub closing: Closing,
}

impl Addressee {
    /// These names, in their order, under one closing.
    pub fn under(closing: Closing, names: impl IntoIterator<Item = impl Into<String>>) -> Vec<Self> {
        names.into_iter().map(|name| Self { name: name.into(), closing }).collect()
    }
}

impl Letterhead {
    /// Whom papers of this closing are for, in their order.
    pub fn addressed_under(&self, closing: Closing) -> Vec<String> {
        let under = |addressee: &&Addressee| addressee.closing == closing;
        self.addressees.iter().filter(under).map(|addressee| addressee.name.clone()).collect()
    }

    /// Whom a paper over this period is for. A range that names its own last day is closed in nobody's way; it goes to
    /// those of the body's usual closing.
    pub fn addressed_over(&self, period: &Period) -> Vec<String> {
        self.addressed_under(match period.span {
            Span::Quarter(_) | Span::Half(_) | Span::NineMonths | Span::Year => period.closing,
            Span::Term | Span::MidTerm | Span::Founding | Span::Custom => self.closing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::here;

    #[test]
    fn a_paper_is_for_those_of_its_closing() {
        let here = here();
        let derived = Letterhead::derived(&here.body, &here.body);
        let calendar = Letterhead { closing: Closing::Calendar, ..derived.clone() };
        let province = ["Thường trực Tỉnh ủy", "UBND tỉnh", "Liên hiệp các Hội KH&KT Việt Nam"];
        let country = ["Liên hiệp các Hội KH&KT Việt Nam"];
        let addressed = |letterhead: &Letterhead, code: &str| letterhead.addressed_over(&code.parse().unwrap());
        for letterhead in [&derived, &calendar] {
            for code in ["2022-H1@statutory", "2022@statutory", "2022-Q1@statutory", "2022-9M@statutory"] {
                assert_eq!(addressed(letterhead, code), province, "{code}");
            }
            for code in ["2022-H1", "2022", "2022-Q1", "2022-9M"] {
                assert_eq!(addressed(letterhead, code), country, "{code}");
            }
        }
        let days = "2019-01-01..2022-06-30";
        for code in ["", "term:", "mid-term:", "founding:"].map(|span| format!("{span}{days}")) {
            assert_eq!(addressed(&derived, &code), province, "{code}");
            assert_eq!(addressed(&calendar, &code), country, "{code}");
        }
    }
}

//! What the demo's Unions stated about themselves where no ledger counts it, or beside what is counted.

use activities::declaration::When;
use kernel::{Fault, Qualifier};

/// A stated number.
#[derive(Debug)]
pub struct DeclarationFact {
    /// Which Union stated it about itself.
    pub union: &'static str,
    /// The figure it stands beside.
    pub figure: &'static str,
    /// The number.
    pub value: i64,
    /// The word before it.
    pub qualifier: Qualifier,
    /// What is counted, in the source's words.
    pub meaning: &'static str,
    /// "2019-07-05" for a stock, "2013-10-28..2019-07-05" for a flow, "2022-H1" where the source names a period and no closing.
    pub when: &'static str,
    /// The source.
    pub source: &'static str,
}

/// All of them.
pub const DECLARATIONS: [DeclarationFact; 4] = [
    DeclarationFact {
        union: "bac-kan",
        figure: "tvpb",
        value: 80,
        qualifier: Qualifier::Over,
        meaning: "văn bản, đồ án, dự án đã góp ý, phản biện từ khi thành lập; bốn vai trò bài nêu cộng lại là 89 lượt",
        when: "2013-10-28..2019-07-05",
        source: "Bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019",
    },
    DeclarationFact {
        union: "bac-kan",
        figure: "hv.khai_bao",
        value: 15_000,
        qualifier: Qualifier::Over,
        meaning: "hội viên của các tổ chức thành viên",
        when: "2019-07-05",
        source: "Bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019",
    },
    DeclarationFact {
        union: "bac-kan",
        figure: "hv.khai_bao",
        value: 5_000,
        qualifier: Qualifier::Over,
        meaning: "hội viên tham gia",
        when: "2023-07-13",
        source: "Tin hội nghị sơ kết 6 tháng đầu năm 2023 của Liên hiệp hội tỉnh Bắc Kạn",
    },
    DeclarationFact {
        union: "thai-binh",
        figure: "lop.luot",
        value: 9_000,
        qualifier: Qualifier::Over,
        meaning: "lượt hội viên dự 19 lớp về biến chứng sau Covid-19",
        when: "2022-H1",
        source: "Tin hội nghị sơ kết 6 tháng đầu năm 2022 của Liên hiệp hội tỉnh Thái Bình",
    },
];

impl DeclarationFact {
    /// Of which time it speaks.
    ///
    /// # Errors
    /// It names neither a day nor a period: a mistake of ours, found by the test of the demo.
    pub fn when(&self) -> Result<When, Fault> {
        if let Ok(day) = self.when.parse() {
            return Ok(When::On(day));
        }
        if let Some((first, last)) = self.when.split_once("..") {
            return Ok(When::Over(super::seed::day(first)?, super::seed::day(last)?));
        }
        self.when.parse().map(When::Named).map_err(|error| Fault::caused("a period of the demo", error))
    }
}

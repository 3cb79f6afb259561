//! A report as a paper: named sections in the order of reading. Layout is `press`'s business; here is only what is said.

use figures::Number;
use kernel::Fault;
use kernel::document::{
    Align, Block, Cell, Column, Document, FigureRun, Heading, Inline, Level, Section, Signature, Table, Title,
};
use kernel::{Closing, Period};

use super::report::{Pair, Report};
use crate::letterhead::Letterhead;
use crate::prose::{Reach, Training, amount, changed, training};

impl Report {
    /// The paper.
    ///
    /// # Errors
    /// A figure that the report does not ask: a mistake of ours.
    pub fn paper(&self) -> Result<Document, Fault> {
        Ok(Document {
            title: format!("Báo cáo kết quả tập huấn, phổ biến kiến thức {}", self.period.name()),
            author: self.body.name.clone(),
            dated: self.known_at.day(),
            sections: vec![self.opening(), self.range(), self.training()?, self.signature()],
        })
    }

    fn opening(&self) -> Section {
        let year = self.known_at.day().year();
        let mut blocks = vec![
            Block::Letterhead(self.letterhead.of_draft("BC", year)),
            Block::Title(Title {
                kind: "BÁO CÁO".to_owned(),
                subject: vec!["Kết quả tập huấn, phổ biến kiến thức".to_owned(), self.period.name()],
            }),
        ];
        let addressed = self.letterhead.addressed_over(&self.period);
        if !addressed.is_empty() {
            blocks.push(Block::Addressed(addressed));
        }
        section("opening", blocks)
    }

    /// The first line prints the range (docs/rules/periods.md): a reader must know what was counted from when to when.
    fn range(&self) -> Section {
        let days = |period: &Period| {
            // In running text a month is padded only up to February (Decree 30/2020).
            let written = |day: kernel::Day| viet::day_range(day.date(), day.date());
            let (first, last) = (written(period.first), written(period.last));
            format!("từ ngày {first} đến hết ngày {last}")
        };
        let closing = match self.period.closing {
            Closing::Statutory => " (chốt theo chế độ báo cáo của cơ quan nhà nước)",
            Closing::Calendar => "",
        };
        let text = format!(
            "Số liệu trong báo cáo tính {}{closing}; cùng kỳ năm trước tính {}.",
            days(&self.period),
            days(&self.period.year_before())
        );
        section("range", vec![Block::Paragraph(vec![Inline::Text(text)])])
    }

    fn training(&self) -> Result<Section, Fault> {
        let (number, text) = ("1.".to_owned(), "Tập huấn, phổ biến kiến thức".to_owned());
        let heading = Heading { level: Level::Clause, number, text };
        let mut blocks = vec![Block::Heading(heading), Block::Paragraph(self.training_sentences()?)];
        blocks.push(Block::Paragraph(vec!["Số liệu so với cùng kỳ năm trước như sau:".into()]));
        blocks.push(Block::Table(self.training_table()));
        blocks.extend(self.declared());
        let end = "Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.";
        blocks.push(Block::Paragraph(vec![end.into()]));
        Ok(section("training", blocks))
    }

    fn training_sentences(&self) -> Result<Vec<Inline>, Fault> {
        let now = |key: &str| self.pair(key).map(|pair| pair.now);
        let reach = |suffix: &str| -> Result<Reach, Fault> {
            Ok(Reach {
                attendances: now(&format!("lop.luot{suffix}"))?,
                trainees: now(&format!("lop.hoc_vien{suffix}"))?,
                households: now(&format!("lop.ho{suffix}"))?,
            })
        };
        let facts = Training {
            led: now("lop.chu_tri")?,
            led_before: self.pair("lop.chu_tri")?.before,
            bulk: now("lop.gop")?,
            led_reach: reach("")?,
            helped: now("lop.phoi_hop")?,
            helped_reach: reach(".phoi_hop")?,
        };
        let run = |key: &str, number: &Number, text: String| FigureRun {
            id: key.to_owned(),
            key: key.to_owned(),
            version: self.pair(key).map_or(0, |pair| pair.version),
            value: number.value,
            text,
            opens: Some(self.opens(key, &self.period)),
        };
        Ok(training(&self.subject(), &facts, &run))
    }

    fn training_table(&self) -> Table {
        let column = |head: String, align, share| Column { head, align, share };
        let rows = self.printed();
        Table {
            name: "training".to_owned(),
            caption: String::new(),
            columns: vec![
                column("TT".to_owned(), Align::Centre, 6),
                column("Nội dung".to_owned(), Align::Left, 40),
                column("Đơn vị tính".to_owned(), Align::Centre, 14),
                column(named(&self.period.year_before()), Align::Right, 15),
                column(named(&self.period), Align::Right, 15),
                column("Tăng, giảm".to_owned(), Align::Right, 12),
            ],
            rows: rows.enumerate().map(|(place, (key, pair))| self.row(place, key, pair)).collect(),
        }
    }

    fn row(&self, place: usize, key: &str, pair: &Pair) -> Vec<Cell> {
        let figure = |mark: &str, number: &Number, period: &Period| {
            Cell::Figure(FigureRun {
                id: format!("{key}@{mark}"),
                key: key.to_owned(),
                version: pair.version,
                value: number.value,
                text: amount(number),
                opens: Some(self.opens(key, period)),
            })
        };
        let change = changed(&pair.now, &pair.before);
        vec![
            Cell::words((place + 1).to_string()),
            Cell::words(format!("{}{}", pair.title, self.star(key))),
            Cell::words(&pair.unit),
            figure("truoc", &pair.before, &self.period.year_before()),
            figure("bang", &pair.now, &self.period),
            Cell::Figure(FigureRun {
                id: Self::change_cell(key),
                key: key.to_owned(),
                version: pair.version,
                value: change.value(),
                text: change.cell(),
                opens: None,
            }),
        ]
    }

    fn signature(&self) -> Section {
        let Letterhead { authority, signer, recipients, .. } = self.letterhead.clone();
        section("signature", vec![Block::Signature(Signature { authority, signer, recipients })])
    }
}

/// A period's name where it begins a cell: "Năm 2022".
pub(super) fn named(period: &Period) -> String {
    let name = period.name();
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn section(name: &str, blocks: Vec<Block>) -> Section {
    Section { name: name.to_owned(), blocks }
}

#[cfg(test)]
mod tests;

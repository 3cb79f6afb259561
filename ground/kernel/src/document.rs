//! An official paper as a value: named sections of blocks, of which `press` makes HTML, PDF, DOCX and XLSX.
//! The four formats carry the same figures because a figure is one [`Inline::Figure`], never text typed twice.
//! What may stand where follows Decree 30/2020/NĐ-CP, Phụ lục I; sizes and lines are `press`'s business.

use serde::{Deserialize, Serialize};

use crate::day::Day;
pub use crate::format::Format;

/// One paper: what it is called, when it is dated, and its sections in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title of the file's metadata ("Báo cáo kết quả công tác 6 tháng đầu năm 2022").
    pub title: String,
    /// The issuing organ in full, for the metadata.
    pub author: String,
    /// The day the paper is dated.
    pub dated: Day,
    /// Sections in reading order.
    pub sections: Vec<Section>,
}

/// A named part of a paper ("letterhead", "training", "signature"): tests and diffs speak of it by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Stable name in English, lower case, never printed.
    pub name: String,
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Elements 1 to 4 of Phụ lục I: organ, national title, number, place and date.
    Letterhead(Letterhead),
    /// Element 5a: the type in capitals and its abstract (trích yếu), with the rule below.
    Title(Title),
    /// Element 8/9a "Kính gửi:". One addressee stands on the same line, several on lines of their own.
    Addressed(Vec<String>),
    /// A heading inside the text.
    Heading(Heading),
    /// A paragraph of the text: justified, first line indented.
    Paragraph(Vec<Inline>),
    /// A table with repeating head rows.
    Table(Table),
    /// A small note under a table.
    Note(Vec<Inline>),
    /// Elements 7 and 9b: the signer at the right, "Nơi nhận:" at the left.
    Signature(Signature),
}

/// Elements 1 to 4 of Decree 30/2020, Phụ lục I.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The organ directly above, if any ("UBND TỈNH LẠNG SƠN"); printed in capitals, regular.
    pub superior: Option<String>,
    /// The issuing organ; printed in capitals, bold.
    pub organ: String,
    /// Number and symbol after "Số:" ("05/BC-LHH"); in a draft the number is left blank ("      /BC-LHH").
    pub number: String,
    /// Where it is signed ("Lạng Sơn").
    pub place: String,
    /// The date as the decree writes it ("ngày 05 tháng 01 năm 2020"); blanks are allowed in a draft.
    pub date: String,
}

/// Element 5a of Decree 30/2020.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The type, printed in capitals ("BÁO CÁO").
    pub kind: String,
    /// The abstract, one entry a printed line.
    pub subject: Vec<String>,
}

/// A heading; the level decides case, weight and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Which level.
    pub level: Level,
    /// Its number as printed ("Phần thứ nhất", "I.", "3.", "a)").
    pub number: String,
    /// Its words.
    pub text: String,
}

/// Levels of a report's headings (Decree 30/2020 Phụ lục I, Mục II 5 and V).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// "Phần thứ nhất": centred on its own line, title in capitals below.
    Part,
    /// "I." in bold capitals.
    Section,
    /// "1." in bold.
    Clause,
    /// "a)" regular.
    Point,
}

/// A run inside a paragraph or a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Words.
    Text(String),
    /// A number that opens its list.
    Figure(FigureRun),
}

/// A figure as it is printed, with what proves it. On screen it is a link; on paper only `text` is seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRun {
    /// Which figure, which column: unique in the document ("lop.chu_tri", "lop.chu_tri@truoc").
    pub id: String,
    /// Key of the definition ("lop.chu_tri").
    pub key: String,
    /// Version of the definition.
    pub version: u32,
    /// The number; `None` is unknown, which is not zero.
    pub value: Option<i64>,
    /// What is printed: number, qualifier, unit as the sentence needs them ("hơn 9.000 lượt").
    pub text: String,
    /// Address of the list behind it, relative to the site ("/…"); `None` where there is no list (a difference).
    pub opens: Option<String>,
}

/// A table: columns, one head row (repeated on each page), body rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Stable name in English, not printed; names the worksheet's range.
    pub name: String,
    /// Printed above, in bold ("Biểu 1. …"); empty for none.
    pub caption: String,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows from top to bottom; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Head of the column.
    pub head: String,
    /// How its cells stand.
    pub align: Align,
    /// Width as a share of the whole; the shares of a table need not add to anything.
    pub share: u16,
}

/// How a cell's text stands in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// Words.
    Left,
    /// Ordinals, short states.
    Centre,
    /// Numbers.
    Right,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Words, perhaps with figures among them.
    Text(Vec<Inline>),
    /// A figure alone: XLSX writes the number, not its text.
    Figure(FigureRun),
    /// A number or a day of a record alone: XLSX writes the value, so that it adds and sorts; elsewhere its text is printed.
    Datum(Datum),
    /// Nothing.
    Empty,
}

/// A value that proves no figure: what a record says, as a workbook takes it over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datum {
    /// The value.
    pub value: DatumValue,
    /// What is printed.
    pub text: String,
}

/// What a cell of a workbook holds besides words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatumValue {
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Day),
}

/// Elements 7 and 9b of Decree 30/2020.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Authority lines in capitals ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH").
    pub authority: Vec<String>,
    /// The signer's name, without academic titles (Decree 30/2020 Phụ lục I, Mục II 7c).
    pub signer: String,
    /// "Nơi nhận:" lines without dash and semicolon; the last is the archive line ("Lưu: VT").
    pub recipients: Vec<String>,
}

impl Document {
    /// All figures in reading order, those of table cells included.
    pub fn figures(&self) -> impl Iterator<Item = &FigureRun> {
        self.sections.iter().flat_map(|s| s.blocks.iter()).flat_map(Block::figures)
    }
}

impl Block {
    /// The figures of this block in reading order.
    pub fn figures(&self) -> Box<dyn Iterator<Item = &FigureRun> + '_> {
        match self {
            Self::Paragraph(runs) | Self::Note(runs) => Box::new(runs.iter().filter_map(Inline::figure)),
            Self::Table(table) => Box::new(table.rows.iter().flatten().flat_map(Cell::figures)),
            _ => Box::new(std::iter::empty()),
        }
    }
}

impl Inline {
    /// The words as printed.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Figure(run) => &run.text,
        }
    }

    /// The figure, if this run is one.
    pub fn figure(&self) -> Option<&FigureRun> {
        match self {
            Self::Figure(run) => Some(run),
            Self::Text(_) => None,
        }
    }
}

impl Cell {
    /// A cell of plain words.
    pub fn words(text: impl Into<String>) -> Self {
        Self::Text(vec![Inline::Text(text.into())])
    }

    /// A whole number, printed as this text.
    pub fn number(value: i64, text: impl Into<String>) -> Self {
        Self::Datum(Datum { value: DatumValue::Number(value), text: text.into() })
    }

    /// A day, printed as this text.
    pub fn day(day: Day, text: impl Into<String>) -> Self {
        Self::Datum(Datum { value: DatumValue::Day(day), text: text.into() })
    }

    /// The cell as printed.
    pub fn text(&self) -> String {
        match self {
            Self::Text(runs) => runs.iter().map(Inline::text).collect(),
            Self::Figure(run) => run.text.clone(),
            Self::Datum(datum) => datum.text.clone(),
            Self::Empty => String::new(),
        }
    }

    fn figures(&self) -> Box<dyn Iterator<Item = &FigureRun> + '_> {
        match self {
            Self::Text(runs) => Box::new(runs.iter().filter_map(Inline::figure)),
            Self::Figure(run) => Box::new(std::iter::once(run)),
            Self::Datum(_) | Self::Empty => Box::new(std::iter::empty()),
        }
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

//! Finds the table in a sheet: below its titles, with its headings in one row or several, down to the stray text at its
//! end. What is left out is reported with its address, never dropped in silence.

use std::ops::ControlFlow;

use crate::book::Book;
use crate::cell::{Address, Cell, Row, Shown, Value};
use crate::error::SheetError;
use crate::rows::Findings;

mod head;
mod tail;

use tail::Tail;

/// The headings are looked for among so many rows.
const LOOKED_AT: usize = 60;
/// So many left out cells are kept; rows are counted beyond.
const TOLD: usize = 1_000;

/// The headings of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// First and last row of the headings, counted from 0.
    pub rows: (u32, u32),
    /// Its columns from left to right.
    pub columns: Vec<HeadColumn>,
    /// Titles above, letterheads.
    pub above: Vec<LeftOut>,
    /// The texts of each heading row, to know them again on the next printed page.
    texts: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadColumn {
    /// Where its lowest heading stands; row and column from 0.
    pub at: Address,
    /// Its heading; several rows are joined: "Số người / Nữ". Empty where values stand below no heading.
    pub title: String,
    /// The same as it stood in the file: old fonts (TCVN3, VNI) are told and converted from here.
    pub raw: String,
    /// Whether the column is hidden.
    pub shown: Shown,
}

/// Something that stands in the sheet and is not part of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its first cell.
    pub at: Address,
    /// Its words, the cells of a row joined.
    pub text: String,
    /// Why it is left out.
    pub why: Why,
}

/// Why something is not part of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Above the headings.
    Above,
    /// Numbers of the columns below the headings: (1), (2), (3).
    Numbering,
    /// The headings once more.
    RepeatedHeading,
    /// A heading of a group of rows: "I. Khối thành phố".
    GroupHeading,
    /// A total: "Tổng cộng".
    Total,
    /// Below the table: signatures, notes.
    Below,
    /// In a column without heading, beside the table.
    Beside,
}

impl Why {
    /// What it is, for a list of what was left out.
    pub fn words(self) -> &'static str {
        match self {
            Why::Above => "phần trên bảng",
            Why::Numbering => "dòng đánh số cột",
            Why::RepeatedHeading => "dòng tiêu đề lặp lại",
            Why::GroupHeading => "dòng tên nhóm",
            Why::Total => "dòng tổng",
            Why::Below => "phần dưới bảng",
            Why::Beside => "ô nằm ngoài các cột của bảng",
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Counted from 0.
    pub row: u32,
    /// Whether people see it.
    pub shown: Shown,
    /// One cell for each of [`Head::columns`].
    pub cells: Vec<Cell>,
}

/// What reading a table came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Rows of the table.
    pub rows: u32,
    /// What was left out, the first thousand.
    pub left_out: Vec<LeftOut>,
    /// Rows that were left out below the headings.
    pub rows_left_out: u32,
    /// What is to be told of the sheet.
    pub findings: Findings,
}

/// Finds the headings among the first rows of a sheet.
///
/// # Errors
/// [`SheetError::NoTable`] where no row of headings has something below it.
pub fn find_table(rows: &[Row]) -> Result<Head, SheetError> {
    head::find(&rows[..rows.len().min(LOOKED_AT)]).ok_or(SheetError::NoTable)
}

impl Head {
    /// Finds the headings of a sheet, counted from 0.
    ///
    /// # Errors
    /// [`SheetError::EmptySheet`], [`SheetError::NoTable`], and whatever keeps the sheet from being read.
    pub fn find(book: &mut Book<'_>, sheet: usize) -> Result<Self, SheetError> {
        let mut rows = Vec::new();
        book.read(sheet, |row| {
            rows.push(row);
            if rows.len() < LOOKED_AT { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        if rows.is_empty() {
            let name = book.sheets().get(sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
            return Err(SheetError::EmptySheet { name });
        }
        find_table(&rows)
    }

    /// Hands out the rows of the table until `each` breaks off.
    ///
    /// # Errors
    /// As [`Book::read`].
    pub fn read(
        &self,
        book: &mut Book<'_>,
        sheet: usize,
        mut each: impl FnMut(TableRow) -> ControlFlow<()>,
    ) -> Result<Reading, SheetError> {
        let mut reading = Reading { left_out: self.above.clone(), ..Reading::default() };
        let mut tail = Tail::new(self);
        reading.findings = book.read(sheet, |row| {
            if row.row <= self.rows.1 {
                return ControlFlow::Continue(());
            }
            if let Some(why) = tail.why_not(&row) {
                reading.rows_left_out += 1;
                if reading.left_out.len() < TOLD {
                    reading.left_out.extend(left_out(&row, why));
                }
                return ControlFlow::Continue(());
            }
            reading.rows += 1;
            each(self.align(row, &mut reading.left_out))
        })?;
        Ok(reading)
    }

    /// The columns whose heading stands twice.
    pub fn twins(&self) -> Vec<&HeadColumn> {
        let key = |column: &HeadColumn| viet::fold(&column.title);
        let is_twin = |at: usize, column: &HeadColumn| {
            !column.title.is_empty() && self.columns[..at].iter().any(|before| key(before) == key(column))
        };
        self.columns.iter().enumerate().filter(|(at, column)| is_twin(*at, column)).map(|(_, column)| column).collect()
    }

    fn align(&self, row: Row, left_out: &mut Vec<LeftOut>) -> TableRow {
        let Row { row, shown, cells } = row;
        let empty = |column: &HeadColumn| {
            let shown = if shown == Shown::Hidden { Shown::Hidden } else { column.shown };
            Cell { shown, ..Cell::new(Address::new(row, column.at.column), Value::Empty) }
        };
        let mut aligned: Vec<Cell> = self.columns.iter().map(empty).collect();
        for cell in cells {
            match self.columns.binary_search_by_key(&cell.at.column, |column| column.at.column) {
                Ok(index) => aligned[index] = cell,
                Err(_) if cell.value.is_empty() || left_out.len() >= TOLD => {}
                Err(_) => {
                    left_out.push(LeftOut { at: cell.at, text: cell.value.to_string(), why: Why::Beside });
                }
            }
        }
        TableRow { row, shown, cells: aligned }
    }
}

/// The cells in which something stands that is their own.
fn own(row: &Row) -> impl Iterator<Item = &Cell> {
    row.cells.iter().filter(|cell| !cell.value.is_empty())
}

fn left_out(row: &Row, why: Why) -> Option<LeftOut> {
    let at = own(row).next()?.at;
    let words: Vec<String> = own(row).map(|cell| cell.value.to_string().replace('\n', " ")).collect();
    Some(LeftOut { at, text: words.join(" | ").chars().take(200).collect(), why })
}

#[cfg(test)]
mod tests;

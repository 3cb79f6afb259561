//! Workbooks that people fill in: a sheet with headings, drop-downs and formats, a sheet that explains them, and a mark
//! by which the import knows its own template again. Filled with rows, the same workbook is an export.

use kernel::day::Day;
use kernel::refusal::Fault;

use crate::book::Marker;

mod write;

/// A workbook to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Which template it is, and its version.
    pub marker: Marker,
    /// Above the instructions: "Mẫu nhập lớp tập huấn".
    pub title: String,
    /// Name of the first sheet, at most 31 characters without `[]:*?/\`.
    pub sheet: String,
    /// From left to right.
    pub columns: Vec<TemplateColumn>,
    /// What [`ColumnFormat::List`] names.
    pub lists: Vec<TemplateList>,
    /// Rows that are there already.
    pub rows: Vec<Vec<TemplateCell>>,
    /// Sentences above the table of the second sheet.
    pub instructions: Vec<String>,
}

/// A column to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateColumn {
    /// Its name in the program; not printed.
    pub key: String,
    /// Its heading, by which it is known again.
    pub title: String,
    /// What is meant, a sentence or two.
    pub note: String,
    /// "02 lớp".
    pub example: String,
    /// Whether a row stands without it.
    pub need: Need,
    /// What is typed there.
    pub format: ColumnFormat,
}

/// Whether a row stands without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It does not.
    Required,
    /// It does.
    Optional,
}

/// What is typed into a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnFormat {
    /// Words; Excel is kept from making days and numbers of them.
    Text,
    /// A whole number and nothing else: a year, an ordinal.
    Whole,
    /// A whole number that counts; words such as "hơn 120" are let through with a warning.
    Count,
    /// An amount in đồng; words such as "1,2 tỷ" are let through with a warning.
    Money,
    /// A day; words such as "27-28/9/2022" are let through with a warning.
    Day,
    /// One of these and nothing else.
    Choice(Vec<String>),
    /// One of the list of this name; others are let through with a warning.
    List(String),
}

/// A list that columns choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateList {
    /// By which columns name it.
    pub name: String,
    /// Its values in order.
    pub values: Vec<String>,
}

/// A value that is there already.
#[derive(Clone, Debug, PartialEq)]
pub enum TemplateCell {
    /// Nothing.
    Empty,
    /// Words, never a formula, whatever they begin with.
    Text(String),
    /// A number.
    Number(f64),
    /// A day; one before 1900 is written as words.
    Day(Day),
}

impl Template {
    /// The workbook, dated by the day; the same template makes the same bytes.
    ///
    /// # Errors
    /// When it does not fit into a workbook: a text over 32,767 characters, a sheet's name that Excel does not take.
    pub fn write(&self, dated: Day) -> Result<Vec<u8>, Fault> {
        write::write(self, dated).map_err(|error| Fault::caused("the template does not save", error))
    }

    pub(crate) fn list(&self, name: &str) -> &[String] {
        self.lists.iter().find(|list| list.name == name).map_or(&[], |list| &list.values)
    }
}

#[cfg(test)]
mod tests;

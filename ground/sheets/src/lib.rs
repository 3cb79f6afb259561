//! Reads whatever spreadsheet an office has, safely, and writes workbooks that people fill in.
//!
//! Bytes in, values out: no clock, no disk, no database. What a file is, its content says, never its name.
//! The surprise: a file is weighed before it is read. Every part of an archive is inflated once and counted, and what
//! a reader would allocate on a file's word is checked against what is there (docs/decisions/012-reading-spreadsheets.md).

mod biff;
mod book;
mod cell;
mod csv;
mod error;
mod guard;
mod limits;
mod mark;
mod ods;
mod ole;
mod package;
mod recognise;
mod rows;
mod scan;
mod style;
mod table;
mod template;
mod text;
mod xls;
mod xlsx;

pub use book::{Book, Format, Marker, Remark, Sheet, open, open_bytes};
pub use cell::{Address, Area, Cell, Merge, Origin, Row, Shown, Text, Value, column_name};
pub use error::{NotAWorkbook, SheetError, TooOld};
pub use limits::Limits;
pub use mark::{Level, MARKS, Mark, MarkError, mark};
pub use rows::Findings;
pub use table::{Head, HeadColumn, LeftOut, Reading, TableRow, Why, find_table};
pub use template::{ColumnFormat, Need, Template, TemplateCell, TemplateColumn, TemplateList};

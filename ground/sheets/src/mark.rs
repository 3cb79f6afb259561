//! The same file back with its errors marked: the sheet's values at the same addresses, coloured cells with a comment,
//! and a last column that says what to mend in each row.

use std::collections::HashMap;
use std::ops::ControlFlow;

use kernel::day::Day;
use kernel::refusal::Fault;
use rust_xlsxwriter::{Format, Note, Worksheet, XlsxError};

use crate::book::Book;
use crate::cell::{Cell, Row, Value};
use crate::error::SheetError;
use crate::style::{HEAD, base, column, datetime, head, workbook};

/// Heading of the column that says what to mend; an import passes it over.
pub const MARKS: &str = "Lỗi cần sửa";
/// Comments beyond this make Excel slow; the last column has every sentence anyway.
const COMMENTS: usize = 2_000;
/// Excel takes no longer text.
const LONGEST: usize = 32_000;

/// What is wrong with a cell or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Counted from 0.
    pub row: u32,
    /// Counted from 0; without it the whole row is meant.
    pub column: Option<u32>,
    /// How bad it is.
    pub level: Level,
    /// What is wrong and how to mend it.
    pub sentence: String,
}

/// How bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is taken, and somebody should look at it.
    Warning,
    /// It cannot be taken.
    Error,
}

/// Why a file does not come back marked.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// It cannot be read any more.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// It cannot be written.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Reads a sheet (counted from 0) once more and writes it as .xlsx with the marks, whatever format it came in.
///
/// Values stay at their addresses; the formats, formulas, pictures and other sheets of the original are not kept.
/// `head_row` is the last row of the headings, in which the last column gets its own; see [`crate::Head::rows`].
///
/// # Errors
/// When the sheet cannot be read, or the workbook not written.
pub fn mark(
    book: &mut Book<'_>,
    sheet: usize,
    head_row: u32,
    marks: &[Mark],
    dated: Day,
) -> Result<Vec<u8>, MarkError> {
    let marker = book.marker().cloned();
    let name = book.sheets().get(sheet).map(|sheet| sheet.name.clone()).ok_or(SheetError::NoSuchSheet)?;
    let unsaved = |error: XlsxError| Fault::caused("the marked workbook does not save", error);
    let mut out = workbook(MARKS, marker.as_ref(), dated).map_err(unsaved)?;
    let page = out.add_worksheet();
    // A name that Excel does not take, from a format that is less strict, is replaced by the writer's own.
    let _ = page.set_name(&name);
    let looks = Looks::new();
    let mut failed = None;
    let by_row = by_row(marks);
    let found = book.read(sheet, |row| match write_row(page, &row, &by_row, &looks) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    let finished = match failed {
        Some(error) => Err(error),
        None => write_marks(page, column(found.columns as usize), head_row, marks, &by_row, &looks),
    };
    Ok(finished.and_then(|()| out.save_to_buffer()).map_err(unsaved)?)
}

type ByRow<'m> = HashMap<u32, Vec<&'m Mark>>;

fn by_row(marks: &[Mark]) -> ByRow<'_> {
    let mut by_row: ByRow<'_> = HashMap::new();
    marks.iter().for_each(|mark| by_row.entry(mark.row).or_default().push(mark));
    by_row
}

struct Looks {
    plain: Format,
    day: Format,
    error: Format,
    warning: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = base();
        let day = plain.clone().set_num_format("dd/mm/yyyy");
        let coloured = |colour: u32| base().set_text_wrap().set_background_color(colour);
        Self { plain, day, error: coloured(0x00F8_CBAD), warning: coloured(0x00FF_E699) }
    }

    fn of(&self, level: Level) -> &Format {
        match level {
            Level::Warning => &self.warning,
            Level::Error => &self.error,
        }
    }

    /// For a value with the worst of its marks, if it has any.
    fn pick(&self, value: &Value, worst: Option<Level>) -> Format {
        match (worst, value) {
            (None, Value::Day(_)) => self.day.clone(),
            (None, _) => self.plain.clone(),
            (Some(level), Value::Day(_)) => self.of(level).clone().set_num_format("dd/mm/yyyy"),
            (Some(level), _) => self.of(level).clone(),
        }
    }
}

fn write_row(page: &mut Worksheet, row: &Row, marks: &ByRow<'_>, looks: &Looks) -> Result<(), XlsxError> {
    let of_row = marks.get(&row.row).map(Vec::as_slice).unwrap_or_default();
    for cell in &row.cells {
        let of_cell = of_row.iter().filter(|mark| mark.column == Some(cell.at.column));
        let look = looks.pick(&cell.value, of_cell.map(|mark| mark.level).max());
        write_cell(page, cell, &look)?;
    }
    // What is missing is marked too, where it should stand.
    for mark in of_row {
        if let Some(at) = mark.column.filter(|at| row.cell(*at).is_none()) {
            page.write_blank(row.row, column(at as usize), looks.of(mark.level))?;
        }
    }
    Ok(())
}

fn write_cell(page: &mut Worksheet, cell: &Cell, look: &Format) -> Result<(), XlsxError> {
    let (row, at) = (cell.at.row, column(cell.at.column as usize));
    match &cell.value {
        Value::Empty => page.write_blank(row, at, look)?,
        // As it stood in the file, so that an old font's letters stay legible in it.
        Value::Text(text) => page.write_string_with_format(row, at, text.raw(), look)?,
        Value::Number(number) if number.is_finite() => page.write_number_with_format(row, at, *number, look)?,
        Value::Bool(truth) => page.write_boolean_with_format(row, at, *truth, look)?,
        Value::Day(day) => match datetime(*day) {
            Ok(when) => page.write_datetime_with_format(row, at, &when, look)?,
            Err(_) => page.write_string_with_format(row, at, cell.value.to_string(), look)?,
        },
        other => page.write_string_with_format(row, at, other.to_string(), look)?,
    };
    Ok(())
}

fn write_marks(
    page: &mut Worksheet,
    last: u16,
    head_row: u32,
    marks: &[Mark],
    by_row: &ByRow<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    page.write_string_with_format(head_row, last, MARKS, &head(HEAD))?;
    page.set_column_width(last, 60)?.set_freeze_panes(head_row.saturating_add(1), 0)?;
    (0..last).try_for_each(|at| page.set_column_width(at, 18).map(drop))?;
    for (row, of_row) in by_row {
        let sentences: Vec<String> = of_row.iter().map(|mark| told(mark)).collect();
        let worst = of_row.iter().map(|mark| mark.level).max().unwrap_or(Level::Warning);
        let text: String = sentences.join("\n").chars().take(LONGEST).collect();
        page.write_string_with_format(*row, last, text, looks.of(worst))?;
    }
    let mut noted: Vec<(u32, u32, Vec<&str>)> = Vec::new();
    let mut in_cells: Vec<&Mark> = marks.iter().filter(|mark| mark.column.is_some()).collect();
    in_cells.sort_by_key(|mark| (mark.row, mark.column));
    for mark in in_cells {
        let at = (mark.row, mark.column.unwrap_or_default());
        match noted.last_mut() {
            Some((row, column, sentences)) if (*row, *column) == at => sentences.push(&mark.sentence),
            _ => noted.push((at.0, at.1, vec![&mark.sentence])),
        }
    }
    for (row, at, sentences) in noted.into_iter().take(COMMENTS) {
        let text: String = sentences.join("\n").chars().take(1_000).collect();
        page.insert_note(row, column(at as usize), &Note::new(text).add_author_prefix(false).set_width(260))?;
    }
    Ok(())
}

/// "C7: …" or the sentence alone, where the whole row is meant.
fn told(mark: &Mark) -> String {
    match mark.column {
        Some(column) => format!("{}: {}", crate::cell::Address::new(mark.row, column), mark.sentence),
        None => mark.sentence.clone(),
    }
}

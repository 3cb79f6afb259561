//! Document to XLSX: a first sheet "Báo cáo" with the paper's lines, then a sheet for every table.
//! A figure is written as its number; its words ("hơn 9.000") come from a number format, so the cell looks like the
//! paper and still adds. An unknown figure has no number and keeps its words.
//! The separators of thousands are the reader's: `#,##0` shows 9.000 where Excel is Vietnamese.

use kernel::Day;
use kernel::document::{Align, Block, Cell, DatumValue, Document, Inline, Letterhead, Signature, Table};
use kernel::refusal::Fault;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError,
};

use crate::decree::{DECREE30, MOTTO, NATION};
use crate::fonts::{Fonts, Style};
use crate::prepare;

mod number;

/// Excel's number for A4.
const A4: u8 = 9;
/// Width of the columns together, in Excel's characters: fits across A4 between the margins.
const ACROSS: f64 = 76.0;
/// Size of type in cells, in points, and the height of its line.
const SIZE: f64 = 13.0;
const LINE: f64 = 17.0;
/// Excel takes no taller row, in points.
const TALLEST: f64 = 409.0;
/// Worksheet row of a table's head, counted from 0: caption, empty row, head.
const HEAD: u32 = 2;
/// Whole numbers beyond this are not exact in a cell (2^53).
const EXACT: u64 = 1 << 53;
/// Tables with more columns are printed across.
const UPRIGHT: usize = 6;
/// Excel knows no day before this year.
const FIRST_YEAR: i32 = 1900;
const INCH_MM: f64 = 25.4;

/// The paper as XLSX; the file is dated as the paper is.
pub(crate) fn print(paper: &Document, fonts: &Fonts) -> Result<Vec<u8>, Fault> {
    write(paper, fonts).map_err(|e| Fault::caused("the workbook does not save", e))
}

fn write(paper: &Document, fonts: &Fonts) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let dated = excel_day(paper.dated)?;
    let properties = DocProperties::new().set_title(&paper.title).set_author(&paper.author);
    book.set_properties(&properties.set_creation_datetime(&dated));
    let tables: Vec<&Table> = paper
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Table(table) if !table.columns.is_empty() => Some(table),
            _ => None,
        })
        .collect();
    lines_sheet(book.add_worksheet(), paper, fonts)?;
    for (at, table) in tables.iter().enumerate() {
        table_sheet(book.add_worksheet(), at, table, fonts)?;
    }
    for (at, table) in tables.iter().enumerate() {
        let last_row = HEAD as usize + table.rows.len() + 1;
        let last_column = rust_xlsxwriter::utility::column_number_to_name(column(table.columns.len() - 1));
        let range = format!("='{}'!$A${}:${last_column}${last_row}", sheet_name(at), HEAD + 1);
        book.define_name(range_name(at, table), &range)?;
    }
    book.save_to_buffer()
}

/// A day as Excel counts it; years that it does not know are its first or last one.
fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let date = day.date();
    let year = u16::try_from(date.year()).unwrap_or(1900).clamp(1900, 9999);
    ExcelDateTime::from_ymd(year, u8::from(date.month()), date.day())
}

/// "Biểu 1": the worksheet of the table at this place among the tables.
fn sheet_name(at: usize) -> String {
    format!("Biểu {}", at + 1)
}

/// A name Excel takes, unlike any cell's and unique: "bieu_1_training".
fn range_name(at: usize, table: &Table) -> String {
    let kept = table.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    format!("bieu_{}_{}", at + 1, kept.take(100).collect::<String>())
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn base() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(SIZE).set_align(FormatAlign::VerticalCenter)
}

/// The first sheet under construction: every line goes below the last.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    fonts: &'a Fonts,
    row: u32,
}

impl Lines<'_> {
    fn put(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        if !text.is_empty() {
            self.sheet.write_string_with_format(self.row, 0, text, format)?;
            self.sheet.set_row_height(self.row, height(text, ACROSS, self.fonts))?;
            self.row += 1;
        }
        Ok(())
    }

    /// A line that opens the worksheet of a table.
    fn link(&mut self, name: &str, text: &str, format: &Format) -> Result<(), XlsxError> {
        let url = Url::new(format!("internal:'{name}'!A1")).set_text(text);
        self.sheet.write_url_with_format(self.row, 0, url, format)?;
        self.sheet.set_row_height(self.row, height(text, ACROSS, self.fonts))?;
        self.row += 1;
        Ok(())
    }
}

fn lines_sheet(sheet: &mut Worksheet, paper: &Document, fonts: &Fonts) -> Result<(), XlsxError> {
    let words = base().set_text_wrap();
    let bold = words.clone().set_bold();
    let centred = bold.clone().set_align(FormatAlign::Center);
    let italic = words.clone().set_italic();
    sheet.set_name("Báo cáo")?.set_column_width(0, ACROSS)?;
    page(sheet);
    let mut lines = Lines { sheet, fonts, row: 0 };
    let mut tables = 0;
    for block in paper.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Letterhead(Letterhead { superior, organ, number, place, date }) => {
                lines.put(superior.as_deref().unwrap_or_default(), &words)?;
                lines.put(organ, &bold)?;
                lines.put(NATION, &centred)?;
                lines.put(MOTTO, &centred)?;
                lines.put(&format!("Số: {number}"), &words)?;
                lines.put(&format!("{place}, {date}"), &italic.clone().set_align(FormatAlign::Right))?;
            }
            Block::Title(title) => {
                lines.put(&title.kind, &centred)?;
                title.subject.iter().try_for_each(|line| lines.put(line, &centred))?;
            }
            Block::Addressed(names) => lines.put(&format!("Kính gửi: {}.", names.join("; ")), &words)?,
            Block::Heading(heading) => lines.put(format!("{} {}", heading.number, heading.text).trim(), &bold)?,
            Block::Paragraph(runs) => lines.put(&joined(runs), &words)?,
            Block::Note(runs) => lines.put(&joined(runs), &italic)?,
            Block::Table(Table { columns, .. }) if columns.is_empty() => {}
            Block::Table(Table { caption, .. }) => {
                let name = sheet_name(tables);
                tables += 1;
                lines.link(&name, if caption.is_empty() { &name } else { caption }, &bold)?;
            }
            Block::Signature(Signature { authority, signer, recipients }) => {
                authority.iter().try_for_each(|line| lines.put(line, &centred))?;
                lines.put(signer, &centred)?;
                if !recipients.is_empty() {
                    lines.put(&format!("Nơi nhận: {}.", recipients.join("; ")), &italic)?;
                }
            }
        }
    }
    Ok(())
}

fn joined(runs: &[Inline]) -> String {
    runs.iter().map(Inline::text).collect()
}

fn table_sheet(sheet: &mut Worksheet, at: usize, table: &Table, fonts: &Fonts) -> Result<(), XlsxError> {
    let last = column(table.columns.len() - 1);
    let head = base().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_border(FormatBorder::Thin);
    let head = head.set_background_color(0x00F2_F2F2);
    sheet.set_name(sheet_name(at))?;
    sheet.write_string_with_format(0, 0, &table.caption, &base().set_bold())?;
    let total: f64 = table.columns.iter().map(|column| f64::from(column.share.max(1))).sum();
    let widths: Vec<f64> =
        table.columns.iter().map(|of| (ACROSS * f64::from(of.share.max(1)) / total).max(7.0)).collect();
    for (at, (of, width)) in table.columns.iter().zip(&widths).enumerate() {
        sheet.set_column_width(column(at), *width)?;
        sheet.write_string_with_format(HEAD, column(at), &of.head, &head)?;
    }
    let tallest = |texts: &mut dyn Iterator<Item = String>| {
        texts.zip(&widths).map(|(text, width)| height(&text, *width, fonts)).fold(LINE, f64::max)
    };
    sheet.set_row_height(HEAD, tallest(&mut table.columns.iter().map(|of| of.head.clone())))?;
    for (row, cells) in (HEAD + 1..).zip(&table.rows) {
        sheet.set_row_height(row, tallest(&mut cells.iter().map(Cell::text)))?;
        for (at, (cell, of)) in cells.iter().zip(&table.columns).enumerate() {
            write_cell(sheet, (row, column(at)), cell, of.align)?;
        }
    }
    page(sheet);
    if table.columns.len() > UPRIGHT {
        sheet.set_landscape();
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
    let last_row = HEAD + u32::try_from(table.rows.len()).unwrap_or(u32::MAX - HEAD);
    sheet.set_print_area(0, 0, last_row, last)?;
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, (row, at): (u32, u16), cell: &Cell, align: Align) -> Result<(), XlsxError> {
    let align = match align {
        Align::Left => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    let format = base().set_text_wrap().set_align(align).set_border(FormatBorder::Thin);
    let format = if align == FormatAlign::Center { format } else { format.set_indent(1) };
    match cell {
        Cell::Empty => sheet.write_blank(row, at, &format)?,
        Cell::Text(runs) => sheet.write_string_with_format(row, at, joined(runs), &format)?,
        Cell::Figure(figure) => match figure.value {
            Some(value) if value.unsigned_abs() <= EXACT => {
                let format = format.set_num_format(number::format(figure, value));
                sheet.write_number_with_format(row, at, value as f64, &format)?
            }
            _ => sheet.write_string_with_format(row, at, &figure.text, &format)?,
        },
        Cell::Datum(datum) => match datum.value {
            DatumValue::Number(value) if value.unsigned_abs() <= EXACT => {
                sheet.write_number_with_format(row, at, value as f64, &format.set_num_format("#,##0"))?
            }
            DatumValue::Day(day) if FIRST_YEAR <= day.year() && day < Day::MAX => {
                let date = excel_day(day)?;
                sheet.write_datetime_with_format(row, at, date, &format.set_num_format("dd/mm/yyyy"))?
            }
            _ => sheet.write_string_with_format(row, at, &datum.text, &format)?,
        },
    };
    Ok(())
}

/// Height in points of a row that holds this text in a column of this width. Excel would fit a row to its text by
/// itself, LibreOffice does not. Measured as bold, which is the wider.
fn height(text: &str, column_width: f64, fonts: &Fonts) -> f64 {
    // A character of Excel's is 7 pixels at 96 to the inch, and a column has 5 more.
    let room = (column_width * 7.0 + 5.0) * 0.75 - 6.0;
    let lines = prepare::broken(text, room, |line| fonts.width_pt(line, SIZE, Style::Bold)).len().max(1);
    (lines as f64 * LINE + 4.0).min(TALLEST)
}

/// A4, one page across, the margins of the decree, page numbers at the top.
fn page(sheet: &mut Worksheet) {
    let margin = DECREE30.margin;
    let inches = |mm: f64| mm / INCH_MM;
    let (left, right) = (inches(margin.left_mm), inches(margin.right_mm));
    let (top, bottom) = (inches(margin.top_mm), inches(margin.bottom_mm));
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(left, right, top, bottom, 0.4, 0.4);
    sheet.set_header("&C&P");
}

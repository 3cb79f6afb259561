//! A template as bytes: the sheet to be filled in, its instructions, and a hidden sheet of lists where they are long.

use kernel::day::Day;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

use super::{ColumnFormat, Need, Template, TemplateCell, TemplateColumn};
use crate::cell::column_name;
use crate::style::{HEAD, REQUIRED, base, column, datetime, head, row, workbook};

const GUIDE: &str = "Hướng dẫn";
const LISTS: &str = "Danh mục";
/// So many rows below the last have drop-downs.
const ROOM: usize = 5_000;
/// Excel takes no longer list inside a drop-down, in characters with their commas.
const INLINE: usize = 255;
/// Excel's limits for the words beside a cell.
const TITLE: usize = 32;
const MESSAGE: usize = 255;

pub(super) fn write(template: &Template, dated: Day) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook(&template.title, Some(&template.marker), dated)?;
    let lists = long_lists(template);
    data_sheet(book.add_worksheet(), template, &lists)?;
    guide_sheet(book.add_worksheet(), template)?;
    if !lists.is_empty() {
        lists_sheet(&mut book, &lists)?;
    }
    book.save_to_buffer()
}

/// The lists that do not fit into a drop-down, each once, by name.
fn long_lists(template: &Template) -> Vec<(String, &[String])> {
    let mut lists: Vec<(String, &[String])> = Vec::new();
    for of in &template.columns {
        let values = values(template, &of.format);
        let name = list_name(of);
        if !values.is_empty() && !fits_inline(values) && lists.iter().all(|(other, _)| *other != name) {
            lists.push((name, values));
        }
    }
    lists
}

fn list_name(of: &TemplateColumn) -> String {
    match &of.format {
        ColumnFormat::List(name) => name.clone(),
        _ => of.key.clone(),
    }
}

fn values<'t>(template: &'t Template, format: &'t ColumnFormat) -> &'t [String] {
    match format {
        ColumnFormat::Choice(values) => values,
        ColumnFormat::List(name) => template.list(name),
        ColumnFormat::Text | ColumnFormat::Whole | ColumnFormat::Count | ColumnFormat::Money | ColumnFormat::Day => &[],
    }
}

fn fits_inline(values: &[String]) -> bool {
    let letters: usize = values.iter().map(|value| value.encode_utf16().count() + 1).sum();
    letters <= INLINE && values.iter().all(|value| !value.contains([',', '"']))
}

fn data_sheet(sheet: &mut Worksheet, template: &Template, lists: &[(String, &[String])]) -> Result<(), XlsxError> {
    sheet.set_name(&template.sheet)?;
    for (at, of) in template.columns.iter().enumerate() {
        let longest = of.title.chars().count().max(of.example.chars().count());
        sheet.set_column_width(column(at), (longest as f64 + 4.0).clamp(14.0, 42.0))?;
        sheet.set_column_format(column(at), &cell_format(&of.format))?;
        let background = if of.need == Need::Required { REQUIRED } else { HEAD };
        sheet.write_string_with_format(0, column(at), &of.title, &head(background))?;
        sheet.insert_note(0, column(at), &note(of))?;
        validate(sheet, template, at, lists)?;
    }
    sheet.set_row_height(0, 36.0)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    for (down, cells) in template.rows.iter().enumerate() {
        for (at, (cell, of)) in cells.iter().zip(&template.columns).enumerate() {
            put(sheet, (row(down + 1), column(at)), cell, &cell_format(&of.format))?;
        }
    }
    Ok(())
}

fn cell_format(format: &ColumnFormat) -> Format {
    let base = base();
    match format {
        ColumnFormat::Whole => base.set_num_format("0"),
        ColumnFormat::Count | ColumnFormat::Money => base.set_num_format("#,##0"),
        ColumnFormat::Day => base.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        ColumnFormat::Text | ColumnFormat::Choice(_) | ColumnFormat::List(_) => {
            base.set_num_format("@").set_text_wrap()
        }
    }
}

fn put(sheet: &mut Worksheet, (row, at): (u32, u16), cell: &TemplateCell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        TemplateCell::Empty => {}
        TemplateCell::Text(text) if text.is_empty() => {}
        TemplateCell::Text(text) => drop(sheet.write_string_with_format(row, at, text, format)?),
        TemplateCell::Number(number) => drop(sheet.write_number_with_format(row, at, *number, format)?),
        TemplateCell::Day(day) => match datetime(*day) {
            Ok(when) => drop(sheet.write_datetime_with_format(row, at, &when, format)?),
            Err(_) => {
                let words = crate::cell::Value::Day(*day).to_string();
                sheet.write_string_with_format(row, at, words, format)?;
            }
        },
    }
    Ok(())
}

/// What stands beside the heading: the note, whether it is required, an example.
fn note(of: &TemplateColumn) -> Note {
    let mut lines = vec![of.note.clone()];
    lines.push(needed(of.need).to_owned() + ".");
    if !of.example.is_empty() {
        lines.push(format!("Thí dụ: {}", of.example));
    }
    lines.retain(|line| !line.is_empty());
    Note::new(lines.join("\n")).add_author_prefix(false).set_width(260).set_height(110)
}

fn needed(need: Need) -> &'static str {
    match need {
        Need::Required => "Bắt buộc",
        Need::Optional => "Không bắt buộc",
    }
}

fn validate(
    sheet: &mut Worksheet,
    template: &Template,
    at: usize,
    lists: &[(String, &[String])],
) -> Result<(), XlsxError> {
    let Some(of) = template.columns.get(at) else { return Ok(()) };
    let values = values(template, &of.format);
    let validation = DataValidation::new();
    let (validation, style, message) = match &of.format {
        ColumnFormat::Text => return Ok(()),
        ColumnFormat::Choice(_) | ColumnFormat::List(_) if values.is_empty() => return Ok(()),
        ColumnFormat::Whole | ColumnFormat::Count | ColumnFormat::Money => {
            let rule = DataValidationRule::GreaterThanOrEqualTo(0);
            (validation.allow_whole_number(rule), DataValidationErrorStyle::Warning, "Ô này thường là một số nguyên.")
        }
        ColumnFormat::Day => {
            let first = rust_xlsxwriter::ExcelDateTime::from_ymd(1900, 1, 1)?;
            let rule = DataValidationRule::GreaterThanOrEqualTo(first);
            (validation.allow_date(rule), DataValidationErrorStyle::Warning, "Ô này thường là một ngày: 14/06/2022.")
        }
        ColumnFormat::Choice(_) => {
            let message = "Hãy chọn một giá trị trong danh sách.";
            (listed(validation, of, values, lists)?, DataValidationErrorStyle::Stop, message)
        }
        ColumnFormat::List(_) => {
            let message = "Giá trị này không có trong danh sách. Vẫn giữ?";
            (listed(validation, of, values, lists)?, DataValidationErrorStyle::Warning, message)
        }
    };
    let validation = validation
        .set_error_style(style)
        .set_error_title(cut(&of.title, TITLE))?
        .set_error_message(cut(message, MESSAGE))?;
    sheet.add_data_validation(1, column(at), row(template.rows.len() + ROOM), column(at), &validation)?;
    Ok(())
}

fn listed(
    validation: DataValidation,
    of: &TemplateColumn,
    values: &[String],
    lists: &[(String, &[String])],
) -> Result<DataValidation, XlsxError> {
    match lists.iter().position(|(name, _)| *name == list_name(of)) {
        Some(at) if !fits_inline(values) => {
            let letters = column_name(u32::from(column(at)));
            let area = format!("='{LISTS}'!${letters}$2:${letters}${}", values.len() + 1);
            Ok(validation.allow_list_formula(Formula::new(area)))
        }
        _ => validation.allow_list_strings(values),
    }
}

/// No more than so many of Excel's characters.
fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    let fits = |c: &char| {
        left = left.saturating_sub(c.len_utf16());
        left > 0
    };
    text.chars().take_while(fits).collect()
}

fn guide_sheet(sheet: &mut Worksheet, template: &Template) -> Result<(), XlsxError> {
    sheet.set_name(GUIDE)?;
    let words = base().set_text_wrap();
    sheet.write_string_with_format(0, 0, &template.title, &base().set_bold().set_font_size(14))?;
    let mut at = 1;
    for sentence in &template.instructions {
        sheet.write_string_with_format(at, 0, sentence, &base())?;
        at += 1;
    }
    at += 1;
    let heads = ["Cột", "Ý nghĩa", "Bắt buộc", "Thí dụ", "Giá trị được nhận"];
    for (across, (title, width)) in (0..).zip(heads.iter().zip([28.0, 60.0, 14.0, 28.0, 60.0])) {
        sheet.set_column_width(across, width)?;
        sheet.write_string_with_format(at, across, *title, &head(HEAD))?;
    }
    let boxed = words.set_border(FormatBorder::Thin);
    for of in &template.columns {
        at += 1;
        let cells =
            [of.title.as_str(), &of.note, needed(of.need), &of.example, &allowed(template, of)].map(str::to_owned);
        for (across, text) in (0..).zip(&cells) {
            sheet.write_string_with_format(at, across, text, &boxed)?;
        }
    }
    Ok(())
}

/// What a column takes, in words.
fn allowed(template: &Template, of: &TemplateColumn) -> String {
    const SHOWN: usize = 20;
    let values = values(template, &of.format);
    match &of.format {
        ColumnFormat::Text => "Chữ".to_owned(),
        ColumnFormat::Whole => "Số nguyên".to_owned(),
        ColumnFormat::Count => "Số nguyên; có thể ghi “hơn 120”, “khoảng 1.000”".to_owned(),
        ColumnFormat::Money => "Số tiền bằng đồng; có thể ghi “25 triệu”, “1,2 tỷ”".to_owned(),
        ColumnFormat::Day => "Ngày/tháng/năm".to_owned(),
        ColumnFormat::Choice(_) | ColumnFormat::List(_) if values.len() > SHOWN => {
            format!("{}; … (chọn trong danh sách của ô)", values[..SHOWN].join("; "))
        }
        ColumnFormat::Choice(_) | ColumnFormat::List(_) => values.join("; "),
    }
}

fn lists_sheet(book: &mut Workbook, lists: &[(String, &[String])]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(LISTS)?.set_hidden(true);
    for (at, (name, values)) in lists.iter().enumerate() {
        sheet.write_string_with_format(0, column(at), name, &base().set_bold())?;
        for (down, value) in values.iter().enumerate() {
            sheet.write_string(row(down + 1), column(at), value)?;
        }
    }
    Ok(())
}

//! How our workbooks look, and that the same content makes the same bytes: the creation time is the day that is handed
//! in, never the machine's.

use kernel::day::Day;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use crate::book::{MARKER, Marker};

/// Size of type in cells, in points.
pub(crate) const SIZE: f64 = 12.0;
/// Behind headings, and behind those of required columns.
pub(crate) const HEAD: u32 = 0x00E7_EDF5;
pub(crate) const REQUIRED: u32 = 0x00FC_E4D6;

/// A workbook that is dated and, if it is a template, marked.
pub(crate) fn workbook(title: &str, marker: Option<&Marker>, dated: Day) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_title(title).set_creation_datetime(&datetime(dated)?);
    if let Some(marker) = marker {
        properties = properties.set_custom_property(MARKER, marker.property());
    }
    book.set_properties(&properties);
    Ok(book)
}

/// The day as Excel counts it; days before 1900 are not in its calendar.
pub(crate) fn datetime(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let date = day.date();
    let year = u16::try_from(date.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, u8::from(date.month()), date.day())
}

pub(crate) fn base() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(SIZE).set_align(FormatAlign::Top)
}

pub(crate) fn head(background: u32) -> Format {
    let head = base().set_bold().set_text_wrap().set_border(FormatBorder::Thin).set_background_color(background);
    head.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
}

/// A column of a sheet; beyond Excel's last one the writer refuses.
pub(crate) fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// A row of a sheet, counted from 0.
pub(crate) fn row(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

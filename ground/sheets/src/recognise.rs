//! What a file is, from its first bytes. The name is only compared afterwards.

use crate::error::{NotAWorkbook, SheetError, TooOld};

/// How a file is to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// An archive of parts: .xlsx, .ods and much that is none.
    Package,
    /// A compound file: .xls, or what Office puts into one.
    Ole,
    /// Text in some encoding.
    Text,
}

/// Looks at the first kilobytes.
pub(crate) fn recognise(start: &[u8]) -> Result<Sort, SheetError> {
    let other = |what| Err(SheetError::NotAWorkbook(what));
    match start {
        [] => Err(SheetError::EmptyFile),
        [b'P', b'K', 3, 4, ..] => Ok(Sort::Package),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Ok(Sort::Ole),
        [b'P', b'K', 5 | 7, ..] | [0x1f, 0x8b, ..] => other(NotAWorkbook::Archive),
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => other(NotAWorkbook::Archive),
        [b'%', b'P', b'D', b'F', ..] => other(NotAWorkbook::Pdf),
        [b'{', b'\\', b'r', b't', b'f', ..] => other(NotAWorkbook::Document),
        [0xff, 0xd8, 0xff, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', b'8', ..] => {
            other(NotAWorkbook::Picture)
        }
        [b'R', b'I', b'F', b'F', ..] | [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => {
            other(NotAWorkbook::Picture)
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => other(NotAWorkbook::Picture),
        // The records that begin the worksheets of Excel 2, 3, 4, and of 5 outside a compound file.
        [9, 0, 4, 0, ..] | [9, 2 | 4, 6, 0, ..] | [9, 8, _, 0, ..] => Err(SheetError::TooOld(TooOld::Excel)),
        [0, 0, 2 | 26, 0, ..] => Err(SheetError::TooOld(TooOld::Lotus)),
        _ => recognise_text(start),
    }
}

fn recognise_text(start: &[u8]) -> Result<Sort, SheetError> {
    let head = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]).to_ascii_lowercase();
    let other = |what| Err(SheetError::NotAWorkbook(what));
    if head.starts_with("<?xml") || head.starts_with('<') {
        if head.contains("urn:schemas-microsoft-com:office:spreadsheet") || head.contains("office:document") {
            return other(NotAWorkbook::XmlTable);
        }
        let is_page = ["<html", "<table", "<!doctype html", "<meta", "<body"].iter().any(|tag| head.contains(tag));
        return other(if is_page { NotAWorkbook::WebPage } else { NotAWorkbook::Unknown });
    }
    if head.starts_with("mime-version:") {
        return other(NotAWorkbook::WebPage);
    }
    Ok(Sort::Text)
}

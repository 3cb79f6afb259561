//! The forms a paper can take away with it: a page, a sheet for the archive, a text to edit, a workbook.
//! An extension names a format everywhere (address, `--format`, file name); there is no second spelling.

use std::fmt;
use std::str::FromStr;

/// In what form a [`Document`](crate::document::Document) is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A page that stands alone.
    Html,
    /// Paper as Decree 30/2020/NĐ-CP lays it out, tagged PDF/A.
    Pdf,
    /// The same paper for Word.
    Docx,
    /// Its tables as worksheets.
    Xlsx,
}

/// The text names no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” không phải là một định dạng; chọn html, pdf, docx hoặc xlsx")]
pub struct NotAFormat(pub String);

impl Format {
    /// Every format, in the order pages offer them.
    pub const ALL: [Self; 4] = [Self::Html, Self::Pdf, Self::Docx, Self::Xlsx];

    /// File name extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// What `Content-Type` says.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

impl FromStr for Format {
    type Err = NotAFormat;

    fn from_str(text: &str) -> Result<Self, NotAFormat> {
        Self::ALL.into_iter().find(|f| f.extension() == text).ok_or_else(|| NotAFormat(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_spelt_by_its_extension() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert_eq!("doc".parse::<Format>(), Err(NotAFormat("doc".to_owned())));
        assert!("PDF".parse::<Format>().is_err(), "one spelling only");
    }
}

//! One way in for every format: [`open`] tells what a file is and weighs it, [`Book::read`] hands out its rows.

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use crate::cell::{Row, Shown};
use crate::csv::CsvBook;
use crate::error::SheetError;
use crate::guard::guarded;
use crate::limits::Limits;
use crate::ods::OdsBook;
use crate::package::{Bytes, Package, PackageKind};
use crate::recognise::{Sort, recognise};
use crate::rows::Findings;
use crate::scan::tags;
use crate::xls::XlsBook;
use crate::xlsx::XlsxBook;

/// Name of the property that our own workbooks carry.
pub(crate) const MARKER: &str = "hoitu.template";

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Excel since 2007.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// LibreOffice.
    Ods,
    /// Text with columns, whatever separates them.
    Csv,
}

impl Format {
    /// The ending its name should have.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Csv => "csv",
        }
    }
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// As on its tab.
    pub name: String,
    /// Whether its tab is shown.
    pub shown: Shown,
}

/// Something to be told about the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The name ends otherwise than the content is; it was read by its content.
    OtherName {
        /// The name it came by.
        name: String,
        /// What it is.
        format: Format,
    },
    /// Text that says nowhere how its letters are stored; it was guessed.
    GuessedEncoding {
        /// The encoding that was taken.
        encoding: &'static str,
    },
}

impl Remark {
    /// The sentence on the page.
    pub fn sentence(&self) -> String {
        match self {
            Remark::OtherName { name, format } => {
                format!("Tên tệp “{name}” không khớp nội dung; tệp được đọc theo nội dung là .{}.", format.ending())
            }
            Remark::GuessedEncoding { encoding } => format!(
                "Tệp không ghi rõ bảng mã; được đọc theo {encoding}. Nếu chữ bị lỗi, hãy mở bằng Excel và lưu thành .xlsx."
            ),
        }
    }
}

/// The mark of a workbook that this house wrote for people to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Which template ("training_class").
    pub kind: String,
    /// Its version, from 1.
    pub version: u32,
}

impl Marker {
    /// As it stands in the property: "training_class 1".
    pub(crate) fn property(&self) -> String {
        format!("{} {}", self.kind, self.version)
    }

    pub(crate) fn parse(property: &str) -> Option<Self> {
        let (kind, version) = property.trim().rsplit_once(' ')?;
        Some(Self { kind: kind.to_owned(), version: version.parse().ok()? })
    }

    /// From docProps/custom.xml, or the meta.xml that LibreOffice makes of it.
    pub(crate) fn of_custom_properties(xml: &str) -> Option<Self> {
        let (_, rest) = xml.split_once(&format!("name=\"{MARKER}\""))?;
        let (_, inside) = rest.split_once('>')?;
        // In one the value lies in an element of its own, in the other directly.
        let inside = inside.trim_start();
        let inside = inside.strip_prefix('<').and_then(|inner| inner.split_once('>')).map_or(inside, |(_, text)| text);
        Self::parse(inside.split('<').next()?)
    }
}

/// A file that was told and weighed, ready to be read.
pub struct Book<'a> {
    inner: Inner<'a>,
    limits: Limits,
    remarks: Vec<Remark>,
}

enum Inner<'a> {
    Xlsx(Box<XlsxBook<'a>>),
    Xls(XlsBook),
    Ods(Box<OdsBook<'a>>),
    Csv(CsvBook),
}

/// Opens a file that is in memory.
///
/// # Errors
/// As [`open`].
pub fn open_bytes<'a>(bytes: Vec<u8>, name: &str, limits: Limits) -> Result<Book<'a>, SheetError> {
    open(Cursor::new(bytes), name, limits)
}

/// Tells what a file is, weighs it and reads what it says before its rows. The name is only compared.
///
/// # Errors
/// Whatever makes it unreadable as a whole: see [`SheetError`].
pub fn open<'a>(source: impl Read + Seek + Send + 'a, name: &str, limits: Limits) -> Result<Book<'a>, SheetError> {
    let mut bytes: Bytes<'a> = Box::new(source);
    let length = bytes.seek(SeekFrom::End(0)).map_err(|_| SheetError::Unreadable)?;
    if length > limits.file_bytes {
        return Err(SheetError::TooLarge { limit: limits.file_bytes });
    }
    bytes.rewind().map_err(|_| SheetError::Unreadable)?;
    let mut start = Vec::new();
    bytes.by_ref().take(8192).read_to_end(&mut start).map_err(|_| SheetError::Unreadable)?;
    bytes.rewind().map_err(|_| SheetError::Unreadable)?;
    let sort = recognise(&start)?;
    let mut all = || {
        let mut whole = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        bytes.read_to_end(&mut whole).map(|_| whole).map_err(|_| SheetError::Unreadable)
    };
    let inner = match sort {
        Sort::Ole => {
            let whole = all()?;
            Inner::Xls(guarded("OLE", || XlsBook::open(whole, &limits))??)
        }
        Sort::Text => Inner::Csv(CsvBook::open(all()?)?),
        Sort::Package => {
            let package = Package::open(bytes, &limits)?;
            match package.kind {
                PackageKind::Xlsx => Inner::Xlsx(Box::new(XlsxBook::open(package, &limits)?)),
                PackageKind::Ods => Inner::Ods(Box::new(OdsBook::open(package, &limits)?)),
            }
        }
    };
    let mut book = Book { inner, limits, remarks: Vec::new() };
    book.remark(name);
    Ok(book)
}

impl Book<'_> {
    /// What the file turned out to be.
    pub fn format(&self) -> Format {
        match self.inner {
            Inner::Xlsx(_) => Format::Xlsx,
            Inner::Xls(_) => Format::Xls,
            Inner::Ods(_) => Format::Ods,
            Inner::Csv(_) => Format::Csv,
        }
    }

    /// Its sheets in the order of their tabs; charts are left out.
    pub fn sheets(&self) -> &[Sheet] {
        match &self.inner {
            Inner::Xlsx(book) => &book.sheets,
            Inner::Xls(book) => &book.sheets,
            Inner::Ods(book) => &book.sheets,
            Inner::Csv(book) => &book.sheets,
        }
    }

    /// What people should know of the file as a whole.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The mark of a template of ours, if it is one. An .xls or .csv that somebody saved it as has lost it.
    pub fn marker(&self) -> Option<&Marker> {
        match &self.inner {
            Inner::Xlsx(book) => book.marker.as_ref(),
            Inner::Ods(book) => book.marker.as_ref(),
            Inner::Xls(_) | Inner::Csv(_) => None,
        }
    }

    /// Hands out the rows of a sheet (counted from 0) in which something stands, until `each` breaks off.
    ///
    /// # Errors
    /// A limit is passed, or the sheet turns out damaged; rows that were handed out before are then to be forgotten.
    pub fn read(&mut self, sheet: usize, mut each: impl FnMut(Row) -> ControlFlow<()>) -> Result<Findings, SheetError> {
        let limits = &self.limits;
        match &mut self.inner {
            Inner::Xlsx(book) => book.read(sheet, limits, &mut each),
            Inner::Xls(book) => book.read(sheet, limits, &mut each),
            Inner::Ods(book) => book.read(sheet, limits, &mut each),
            Inner::Csv(book) => book.read(sheet, limits, &mut each),
        }
    }

    /// All rows of a sheet at once; for small sheets and tests.
    ///
    /// # Errors
    /// As [`Book::read`].
    pub fn rows(&mut self, sheet: usize) -> Result<(Vec<Row>, Findings), SheetError> {
        let mut rows = Vec::new();
        let findings = self.read(sheet, |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })?;
        Ok((rows, findings))
    }

    fn remark(&mut self, name: &str) {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let format = self.format();
        let fits = match ending.as_deref() {
            None => true,
            Some("txt" | "tsv" | "tab") => format == Format::Csv,
            Some("ots") => format == Format::Ods,
            Some("xltx") => format == Format::Xlsx,
            Some("xlt") => format == Format::Xls,
            Some(ending) => ending == format.ending(),
        };
        if !fits {
            self.remarks.push(Remark::OtherName { name: name.to_owned(), format });
        }
        if let Inner::Csv(CsvBook { guessed: Some(encoding), .. }) = &self.inner {
            self.remarks.push(Remark::GuessedEncoding { encoding });
        }
    }
}

/// Properties of an OpenDocument workbook stand in meta.xml.
pub(crate) fn marker_of_meta(xml: &str) -> Option<Marker> {
    let named =
        tags(xml).any(|(tag, attributes)| tag == "user-defined" && attributes.local("name").as_deref() == Some(MARKER));
    if named { Marker::of_custom_properties(xml) } else { None }
}

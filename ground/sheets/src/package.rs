//! The archive around an .xlsx or .ods, weighed before anybody reads it: every part is inflated once, counted and
//! looked through. Sizes that the archive states are not believed, only compared.

use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::{NotAWorkbook, SheetError};
use crate::guard::guarded;
use crate::limits::Limits;
use crate::scan::{Aside, Scanner};

/// Bytes inflated at a time.
const PIECE: usize = 64 << 10;
/// Most bytes of a part that is kept whole: lists of parts, properties.
const SMALL: u64 = 4 << 20;

/// Somewhere bytes come from.
pub(crate) trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}
/// Any of them.
pub(crate) type Bytes<'a> = Box<dyn Source + 'a>;

/// An archive that was weighed and may be read.
pub(crate) struct Package<'a> {
    pub zip: ZipArchive<Bytes<'a>>,
    /// What the worksheets say beside their cells, by the part's name.
    pub asides: HashMap<String, Aside>,
    pub kind: PackageKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PackageKind {
    Xlsx,
    Ods,
}

impl<'a> Package<'a> {
    /// Weighs the archive and tells what it is.
    pub(crate) fn open(bytes: Bytes<'a>, limits: &Limits) -> Result<Self, SheetError> {
        let mut bytes = bytes;
        if !has_end(&mut bytes).map_err(|_| SheetError::Unreadable)? {
            return Err(SheetError::Truncated);
        }
        let opened = guarded("zip", || ZipArchive::new(bytes))?;
        let zip = opened.map_err(|_| SheetError::DamagedArchive)?;
        let mut package = Self { zip, asides: HashMap::new(), kind: PackageKind::Xlsx };
        guarded("zip", || package.weigh(limits))??;
        package.kind = package.recognise()?;
        Ok(package)
    }

    /// The text of a small part; `None` where there is none.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, SheetError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(SheetError::DamagedArchive),
        };
        let mut bytes = Vec::new();
        part.take(SMALL).read_to_end(&mut bytes).map_err(|_| SheetError::DamagedArchive)?;
        String::from_utf8(bytes).map(Some).map_err(|_| SheetError::Damaged { part: name.to_owned() })
    }

    fn names(&self) -> Result<Vec<String>, SheetError> {
        let names: Result<Vec<_>, _> = self.zip.file_names().map(|name| name.map(|n| n.replace('\\', "/"))).collect();
        names.map_err(|_| SheetError::OddPaths)
    }

    fn weigh(&mut self, limits: &Limits) -> Result<(), SheetError> {
        if self.zip.len() > limits.parts {
            return Err(SheetError::Bomb);
        }
        let names = self.names()?;
        if names.iter().any(|name| leads_out(name)) || self.zip.has_duplicate_names() {
            return Err(SheetError::OddPaths);
        }
        // Parts that share packed bytes are how the better bombs are built.
        if self.zip.has_overlapping_files().map_err(|_| SheetError::DamagedArchive)? {
            return Err(SheetError::Bomb);
        }
        let mut inflated: u64 = 0;
        let mut piece = vec![0; PIECE];
        for index in 0..self.zip.len() {
            let mut part = self.zip.by_index(index).map_err(|error| match error {
                ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => SheetError::Encrypted,
                _ => SheetError::DamagedArchive,
            })?;
            let name = part.name().map_err(|_| SheetError::OddPaths)?.replace('\\', "/");
            let packed = part.compressed_size().max(1);
            if inflated.saturating_add(part.size()) > limits.inflated_bytes {
                return Err(SheetError::Bomb);
            }
            let is_xml = is_xml(&name);
            let mut scanner = Scanner::new(limits);
            let mut size: u64 = 0;
            loop {
                let read = part.read(&mut piece).map_err(|_| SheetError::DamagedArchive)?;
                if read == 0 {
                    break;
                }
                size += read as u64;
                if inflated + size > limits.inflated_bytes || (size > Limits::BOMB_FROM && size / packed > limits.ratio)
                {
                    return Err(SheetError::Bomb);
                }
                if !is_xml {
                    continue;
                }
                // In another encoding tags would not be found; no program writes one.
                if size == read as u64 && is_utf_16(&piece[..read]) {
                    return Err(SheetError::Damaged { part: name });
                }
                scanner.feed(&piece[..read])?;
            }
            inflated += size;
            if scanner.aside != Aside::default() {
                self.asides.insert(name, scanner.aside);
            }
        }
        Ok(())
    }

    fn recognise(&mut self) -> Result<PackageKind, SheetError> {
        if let Some(kind) = self.text("mimetype")? {
            return self.recognise_opendocument(kind.trim());
        }
        let names: Vec<String> = self.names()?.iter().map(|name| name.to_ascii_lowercase()).collect();
        let has = |what: &dyn Fn(&str) -> bool| names.iter().any(|name| what(name));
        if !has(&|name| name == "[content_types].xml") {
            return match has(&|name| name == "content.xml") {
                true => Ok(PackageKind::Ods),
                false => Err(SheetError::NotAWorkbook(NotAWorkbook::Archive)),
            };
        }
        let types = self.text("[Content_Types].xml")?.unwrap_or_default();
        if has(&|name| name.ends_with("workbook.bin")) || types.contains("sheet.binary") {
            return Err(SheetError::Xlsb);
        }
        if has(&|name| name.starts_with("word/")) {
            return Err(SheetError::NotAWorkbook(NotAWorkbook::Document));
        }
        if has(&|name| name.starts_with("ppt/")) {
            return Err(SheetError::NotAWorkbook(NotAWorkbook::Slides));
        }
        let is_macro = |name: &str| name.ends_with("vbaproject.bin") || name.contains("macrosheets/");
        if types.contains("macroEnabled") || types.contains("vbaProject") || has(&is_macro) {
            return Err(SheetError::Macros);
        }
        let is_book = types.contains("spreadsheetml") || has(&|name| name.starts_with("xl/"));
        if is_book { Ok(PackageKind::Xlsx) } else { Err(SheetError::NotAWorkbook(NotAWorkbook::Archive)) }
    }

    fn recognise_opendocument(&mut self, kind: &str) -> Result<PackageKind, SheetError> {
        let kind = kind.trim_end_matches("-template");
        match kind.strip_prefix("application/vnd.oasis.opendocument.") {
            Some("spreadsheet") => {}
            Some("text") => return Err(SheetError::NotAWorkbook(NotAWorkbook::Document)),
            Some("presentation") => return Err(SheetError::NotAWorkbook(NotAWorkbook::Slides)),
            _ => return Err(SheetError::NotAWorkbook(NotAWorkbook::Archive)),
        }
        if self.text("META-INF/manifest.xml")?.is_some_and(|list| list.contains("encryption-data")) {
            return Err(SheetError::Encrypted);
        }
        let is_macro = |name: &String| name.starts_with("Scripts/") || name.starts_with("Basic/") && name.len() > 6;
        if self.names()?.iter().any(is_macro) {
            return Err(SheetError::Macros);
        }
        Ok(PackageKind::Ods)
    }
}

/// Whether the part is looked through. Parts that readers open must be, see [`crate::xlsx`].
pub(crate) fn is_xml(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending))
}

/// Whether the record that ends every archive is there: it comes last, before a comment of at most 64 KiB.
fn has_end(bytes: &mut Bytes<'_>) -> std::io::Result<bool> {
    let length = bytes.seek(SeekFrom::End(0))?;
    bytes.seek(SeekFrom::Start(length.saturating_sub(66_000)))?;
    let mut end = Vec::new();
    bytes.take(66_000).read_to_end(&mut end)?;
    bytes.rewind()?;
    Ok(memchr::memmem::find(&end, b"PK\x05\x06").is_some())
}

fn is_utf_16(start: &[u8]) -> bool {
    matches!(start, [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [0, ..] | [_, 0, ..])
}

fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with('/') || name.contains('\0') || name.split('/').any(|step| step == "..")
}

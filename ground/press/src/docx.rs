//! Document to DOCX: WordprocessingML written by hand, since what the decree asks for (repeating head rows, language,
//! outline levels, title of the file) is a dozen elements that no library we tried writes completely.
//! Every element of the decree is a named style, so a clerk changes a size once and not line by line.

mod body;
mod parts;
mod styles;
mod xml;

use std::io::{Cursor, Write};

use kernel::document::Document;
use kernel::refusal::Fault;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::fonts::Fonts;

/// The paper as DOCX; the bytes depend on nothing but the paper (and the font that rules are measured with).
pub(crate) fn print(paper: &Document, fonts: &Fonts) -> Result<Vec<u8>, Fault> {
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE_RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(paper)),
        ("docProps/app.xml", parts::APPLICATION.to_owned()),
        ("word/document.xml", body::document(paper, fonts)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", styles::styles()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/header.xml", parts::header()),
    ];
    zipped(&files).map_err(|e| Fault::caused("the parts do not zip", e))
}

fn zipped(files: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

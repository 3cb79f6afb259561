//! Document to PDF: a typst template that reads the paper as JSON, so no text of a paper is ever typst code.
//! The result is PDF/A-2a and PDF/UA-1. Both forbid a sign without a glyph, so what no font has prints as □: a paper
//! prints whatever was typed into it.
//! The template's measures come from [`crate::decree`].

use kernel::document::{Block, Document, Letterhead};
use kernel::refusal::Fault;
use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::decree::{DECREE30, MOTTO, Measures, NATION, SINGLE};
use crate::fonts::Fonts;
use crate::prepare;

const TEMPLATE: &str = include_str!("pdf/decree30.typ");

/// Prints of other papers that comemo may remember.
const REMEMBERED: usize = 10;

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    paper: &'a Document,
    depths: Vec<usize>,
    dated: Dated,
    measures: Measures,
    single: f64,
    letterhead_left_pt: Option<f64>,
    nation: &'static str,
    motto: &'static str,
    font: &'a str,
}

#[derive(Serialize)]
struct Dated {
    year: i32,
    month: u8,
    day: u8,
}

/// The paper as PDF.
pub(crate) fn print(paper: &Document, fonts: &Fonts) -> Result<Vec<u8>, Fault> {
    let with_any_font = prepare::rewritten(paper, &mut |text| printable(text, |sign| fonts.has(sign)))?;
    let printed = typeset(&with_any_font, fonts).or_else(|_| {
        // A letter and a mark that no single font has together: keep to the signs that the document font sets alone.
        let plain = |sign| is_plain(sign) && fonts.document_has(sign);
        typeset(&prepare::rewritten(paper, &mut |text| printable(text, plain))?, fonts)
    });
    typst::comemo::evict(REMEMBERED);
    printed
}

fn typeset(paper: &Document, fonts: &Fonts) -> Result<Vec<u8>, Fault> {
    let sheet = Sheet::new(paper, fonts)?;
    let document: PagedDocument =
        typst::compile(&sheet).output.map_err(|errors| fault("the template does not compile", &errors))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| Fault::new(error.message().to_string()))?;
    let options = PdfOptions { creator: Smart::Custom(Some("Hội Tụ".into())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| fault("the paper is no PDF/A", &errors))
}

fn fault(what: &'static str, errors: &EcoVec<SourceDiagnostic>) -> Fault {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Fault::new(messages.join("; ")).while_doing(what)
}

/// The text with invisible signs left out and signs that cannot be set as □.
fn printable(text: &str, has: impl Fn(char) -> bool) -> String {
    let private = |c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let shown = text.chars().filter(|c| !is_invisible(*c));
    shown.map(|c| if c == '\n' || (has(c) && !private(c)) { c } else { '□' }).collect()
}

/// Joiners, direction marks and variation selectors: they have no glyph of their own.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' | '\u{180b}'..='\u{180f}' | '\u{61c}')
}

/// Latin letters with their marks built in, punctuation and symbols: set one by one, without shaping.
fn is_plain(sign: char) -> bool {
    matches!(sign, ' '..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{22ff}')
}

/// Typst's view of the world: one template, one data file, our fonts, no clock.
struct Sheet<'a> {
    fonts: &'a Fonts,
    library: LazyHash<Library>,
    template: Source,
    data: (FileId, Bytes),
}

impl<'a> Sheet<'a> {
    fn new(paper: &Document, fonts: &'a Fonts) -> Result<Self, Fault> {
        let date = paper.dated.date();
        let data = Data {
            paper,
            depths: prepare::depths(paper),
            dated: Dated { year: date.year(), month: u8::from(date.month()), day: date.day() },
            measures: DECREE30,
            single: SINGLE,
            letterhead_left_pt: letterhead(paper).map(|head| prepare::left_block_pt(head, fonts)),
            nation: NATION,
            motto: MOTTO,
            font: fonts.name(),
        };
        let json = serde_json::to_vec(&data).map_err(|e| Fault::caused("a paper does not serialise", e))?;
        Ok(Self {
            fonts,
            library: LazyHash::new(Library::default()),
            template: Source::new(file_id("decree30.typ")?, TEMPLATE.to_owned()),
            data: (file_id("paper.json")?, Bytes::new(json)),
        })
    }
}

fn letterhead(paper: &Document) -> Option<&Letterhead> {
    paper.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
        Block::Letterhead(head) => Some(head),
        _ => None,
    })
}

fn file_id(name: &str) -> Result<FileId, Fault> {
    let path = VirtualPath::new(name).map_err(|e| Fault::new(format!("{name} is no path: {e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::NotSource) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.all().get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

//! Reads a DOCX back: its paragraphs with style and text, in reading order, cells among them.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// A paragraph of the text or of a cell.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) style: String,
    pub(super) text: String,
    /// Texts of its runs that are figures.
    pub(super) figures: Vec<String>,
}

/// A part of the package as text.
pub(super) fn part(docx: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The paragraphs of the text.
pub(super) fn paragraphs(docx: &[u8]) -> Vec<Paragraph> {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut paragraphs, mut in_text, mut in_figure) = (Vec::<Paragraph>::new(), false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:p" => paragraphs.push(Paragraph::default()),
                "w:r" => in_figure = false,
                "w:t" => in_text = true,
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            Event::Empty(tag) => match tag.name().as_ref() {
                "w:pStyle" => paragraphs.last_mut().unwrap().style = value(&tag),
                "w:rStyle" => in_figure = value(&tag) == "SoLieu",
                "w:br" => paragraphs.last_mut().unwrap().text.push(' '),
                _ => {}
            },
            Event::Text(text) if in_text => add(&mut paragraphs, &text, in_figure),
            Event::GeneralRef(name) if in_text => {
                let sign = quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap().into_owned();
                add(&mut paragraphs, &sign, in_figure);
            }
            Event::Eof => return paragraphs,
            _ => {}
        }
    }
}

fn add(paragraphs: &mut [Paragraph], text: &str, is_figure: bool) {
    let paragraph = paragraphs.last_mut().unwrap();
    paragraph.text.push_str(text);
    if is_figure {
        paragraph.figures.push(text.to_owned());
    }
}

fn value(tag: &BytesStart) -> String {
    let attribute = tag.try_get_attribute("w:val").unwrap().unwrap();
    attribute.value.into_owned()
}

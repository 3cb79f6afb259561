//! Four formats, one set of figures: each is read back by other code than wrote it, and every figure is compared.
//! Words that surround a figure are its address: what stands between them is what was printed.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use kernel::document::{Block, Cell, Document, Format, Inline};
use scraper::{Html, Selector};

use super::read_pdf::Pdf;
use super::{PRESS, read_docx, spaced};
use crate::samples;

/// Id and text of every figure, in reading order.
fn figures(paper: &Document) -> Vec<(String, String)> {
    paper.figures().map(|figure| (figure.id.clone(), figure.text.clone())).collect()
}

/// Finds the paper's paragraphs and cells among `pieces`, in order, and takes out what stands where figures should.
fn captured(paper: &Document, pieces: &[String]) -> Vec<(String, String)> {
    let mut pieces = pieces.iter();
    let mut found = Vec::new();
    for block in paper.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(runs) | Block::Note(runs) => {
                let fits = pieces.find_map(|piece| between(runs, piece));
                found.extend(fits.unwrap_or_else(|| panic!("not found: {runs:?}")));
            }
            Block::Table(table) => {
                let last = &table.columns.last().unwrap().head;
                assert!(pieces.any(|piece| piece == last), "the head row");
                for cell in table.rows.iter().flatten() {
                    let piece = pieces.next().unwrap();
                    match cell {
                        Cell::Figure(figure) => found.push((figure.id.clone(), piece.clone())),
                        Cell::Text(runs) => found.extend(between(runs, piece).unwrap()),
                        Cell::Datum(datum) => assert_eq!(*piece, datum.text),
                        Cell::Empty => assert_eq!(piece, ""),
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// The figures of a paragraph as they stand in a printed one; nothing if its other words are not those.
fn between(runs: &[Inline], printed: &str) -> Option<Vec<(String, String)>> {
    let mut rest = printed;
    let mut found = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match run {
            Inline::Text(text) => rest = rest.trim_start().strip_prefix(spaced(text).as_str())?,
            Inline::Figure(figure) => {
                let after = runs[at + 1..].iter().find_map(|r| r.figure().is_none().then(|| spaced(r.text())));
                let end = after.map_or(Some(rest.len()), |after| rest.find(&after))?;
                found.push((figure.id.clone(), rest[..end].trim().to_owned()));
                rest = &rest[end..];
            }
        }
    }
    Some(found)
}

fn in_pdf(paper: &Document, bytes: &[u8]) -> Vec<(String, String)> {
    let pieces: Vec<String> = Pdf::read(bytes).elements().into_iter().map(|element| element.text).collect();
    captured(paper, &pieces)
}

fn in_docx(paper: &Document, bytes: &[u8]) -> Vec<(String, String)> {
    let paragraphs = read_docx::paragraphs(bytes);
    let pieces: Vec<String> = paragraphs.iter().map(|paragraph| spaced(&paragraph.text)).collect();
    let styled: Vec<&String> = paragraphs.iter().flat_map(|paragraph| &paragraph.figures).collect();
    let captured = captured(paper, &pieces);
    assert!(captured.iter().map(|(_, text)| text).eq(styled), "figures have a character style of their own");
    captured
}

fn in_html(paper: &Document, bytes: &[u8]) -> Vec<(String, String)> {
    let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
    let fig = Selector::parse(".fig").unwrap();
    let found = page.select(&fig).zip(paper.figures()).map(|(element, figure)| {
        let attribute = |name| element.value().attr(name);
        assert_eq!(attribute("data-value"), Some(figure.value.map(|v| v.to_string()).unwrap_or_default().as_str()));
        assert_eq!(attribute("data-key"), Some(figure.key.as_str()));
        assert_eq!(attribute("data-version"), Some(figure.version.to_string().as_str()));
        assert_eq!(attribute("href"), figure.opens.as_deref());
        assert_eq!(element.value().name(), if figure.opens.is_some() { "a" } else { "span" });
        (attribute("data-figure").unwrap().to_owned(), element.text().collect::<String>())
    });
    found.collect()
}

/// Figures of sentences by their text, those of cells by the number in the cell.
fn in_xlsx(paper: &Document, bytes: &[u8]) -> Vec<(String, String)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let lines = book.worksheet_range("Báo cáo").unwrap();
    let lines: Vec<String> = lines.rows().map(|row| spaced(&row[0].to_string())).collect();
    let mut lines = lines.iter();
    let (mut found, mut tables) = (Vec::new(), 0);
    for block in paper.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(runs) | Block::Note(runs) => {
                found.extend(lines.find_map(|line| between(runs, line)).unwrap());
            }
            Block::Table(table) => {
                tables += 1;
                let sheet = book.worksheet_range(&format!("Biểu {tables}")).unwrap();
                assert_eq!(sheet.rows().count(), table.rows.len() + 3);
                for (cells, printed) in table.rows.iter().zip(sheet.rows().skip(3)) {
                    for (cell, data) in cells.iter().zip(printed) {
                        match (cell, data) {
                            (Cell::Figure(figure), Data::Float(number)) => {
                                assert_eq!(figure.value, Some(*number as i64), "{}", figure.id);
                                found.push((figure.id.clone(), figure.text.clone()));
                            }
                            (Cell::Figure(figure), Data::String(text)) => {
                                assert_eq!(figure.value, None, "{} is known", figure.id);
                                found.push((figure.id.clone(), text.clone()));
                            }
                            (cell, data) => assert_eq!(cell.text(), data.to_string()),
                        }
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn read_back(paper: &Document, printed: &Document, format: Format) -> Vec<(String, String)> {
    let bytes = PRESS.print(printed, format).unwrap();
    match format {
        Format::Html => in_html(paper, &bytes),
        Format::Pdf => in_pdf(paper, &bytes),
        Format::Docx => in_docx(paper, &bytes),
        Format::Xlsx => in_xlsx(paper, &bytes),
    }
}

#[test]
fn the_four_formats_carry_the_same_figures() {
    for paper in [samples::half_year(), samples::long()] {
        let expected = figures(&paper);
        assert!(expected.len() >= 18);
        for format in Format::ALL {
            assert_eq!(read_back(&paper, &paper, format), expected, "{format}");
        }
    }
}

/// The reading itself can fail: a paper in which one figure was changed reads differently in every format.
#[test]
fn a_changed_figure_is_seen_in_every_format() {
    let paper = samples::half_year();
    let mut changed = paper.clone();
    for block in changed.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Paragraph(runs) = block {
            for run in runs {
                if let Inline::Figure(figure) = run
                    && figure.id == "ho"
                {
                    figure.text = "701 hộ".into();
                }
            }
        }
    }
    for format in Format::ALL {
        assert_ne!(read_back(&paper, &changed, format), figures(&paper), "{format}");
    }
}

#[test]
fn the_workbook_names_a_range_for_every_table() {
    let bytes = PRESS.print(&samples::long(), Format::Xlsx).unwrap();
    let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names: Vec<_> = book
        .defined_names()
        .iter()
        .filter(|(name, _)| name.starts_with("bieu"))
        .map(|(n, r)| format!("{n} {r}"))
        .collect();
    insta::assert_snapshot!(names.join("\n"), @r"
    bieu_1_units 'Biểu 1'!$A$3:$E$51
    bieu_2_training 'Biểu 2'!$A$3:$E$7
    ");
}

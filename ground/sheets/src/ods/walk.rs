//! Walks through content.xml and tells what matters of it: tables, columns, cells with their words, rows. Comments,
//! drawings and the forms that lie in cells are passed over.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::cell::{Address, Shown};
use crate::error::SheetError;
use crate::scan::Attributes;

/// What is met on the way.
pub(super) enum Node {
    /// A style of sheets that are hidden.
    HiddenStyle(String),
    Table {
        name: String,
        style: Option<String>,
    },
    Columns {
        first: u32,
        last: u32,
        shown: Shown,
    },
    Cell(CellNode),
    /// The end of a row that may stand for several.
    RowEnd {
        first: u32,
        last: u32,
        shown: Shown,
    },
    TableEnd,
}

/// A cell as the file says it.
#[derive(Debug, Default)]
pub(super) struct CellNode {
    pub at: Address,
    /// How often it stands side by side.
    pub repeated: u32,
    /// Rows and columns it is merged over.
    pub spans: (u32, u32),
    pub sort: Option<String>,
    pub value: Option<String>,
    pub formula: Option<String>,
    pub text: String,
}

pub(super) struct Walk<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    /// Name of the style that is open.
    style: String,
    row: u32,
    column: u32,
    repeated: u32,
    shown: Shown,
    /// Groups and headers of columns lie in one another; columns count through.
    columns: u32,
}

impl<R: BufRead> Walk<R> {
    pub(super) fn new(content: R) -> Self {
        let mut reader = Reader::from_reader(content);
        reader.config_mut().expand_empty_elements = true;
        let (buffer, style) = (Vec::new(), String::new());
        Self { reader, buffer, style, row: 0, column: 0, repeated: 1, shown: Shown::Visible, columns: 0 }
    }

    /// The next thing that matters; `None` at the end of the part.
    pub(super) fn next_node(&mut self) -> Result<Option<Node>, SheetError> {
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(|_| damaged())? {
                Event::Start(tag) => {
                    let attributes = Attributes::of(tag.attributes_raw());
                    match tag.local_name().as_ref() {
                        "style" => self.style = attributes.local("name").unwrap_or_default(),
                        "table-properties" if attributes.local("display").as_deref() == Some("false") => {
                            return Ok(Some(Node::HiddenStyle(self.style.clone())));
                        }
                        "table" => {
                            (self.row, self.columns) = (0, 0);
                            let name = attributes.local("name").unwrap_or_default();
                            return Ok(Some(Node::Table { name, style: attributes.local("style-name") }));
                        }
                        "table-column" => {
                            let first = self.columns;
                            self.columns = first.saturating_add(count(&attributes, "number-columns-repeated"));
                            let shown = shown(&attributes);
                            return Ok(Some(Node::Columns { first, last: self.columns.saturating_sub(1), shown }));
                        }
                        "table-row" => {
                            self.column = 0;
                            self.repeated = count(&attributes, "number-rows-repeated");
                            self.shown = shown(&attributes);
                        }
                        "table-cell" | "covered-table-cell" => {
                            let cell = cell_of(&attributes, self.row, &mut self.column);
                            return self.words(cell).map(|cell| Some(Node::Cell(cell)));
                        }
                        // Changes that were tracked, and drawings over the sheet.
                        "tracked-changes" | "shapes" => {
                            let end = tag.to_end().into_owned();
                            self.reader.read_to_end_into(end.name(), &mut Vec::new()).map_err(|_| damaged())?;
                        }
                        _ => {}
                    }
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "table" => return Ok(Some(Node::TableEnd)),
                    "table-row" => {
                        let first = self.row;
                        self.row = first.saturating_add(self.repeated);
                        return Ok(Some(Node::RowEnd { first, last: self.row - 1, shown: self.shown }));
                    }
                    _ => {}
                },
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The words of the cell, its paragraphs on lines of their own.
    fn words(&mut self, mut cell: CellNode) -> Result<CellNode, SheetError> {
        let mut paragraphs = 0;
        // Elements that are open below the cell; comments and frames are passed over whole.
        let mut open = 0_u32;
        let mut in_paragraph = 0_u32;
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(|_| damaged())? {
                Event::Start(tag) => {
                    match tag.local_name().as_ref() {
                        "annotation" | "frame" | "custom-shape" | "table" | "a-frame" | "control" => {
                            let end = tag.to_end().into_owned();
                            self.reader.read_to_end_into(end.name(), &mut Vec::new()).map_err(|_| damaged())?;
                            continue;
                        }
                        "p" | "h" => {
                            if paragraphs > 0 {
                                cell.text.push('\n');
                            }
                            paragraphs += 1;
                            in_paragraph = open + 1;
                        }
                        "s" => {
                            let blanks = Attributes::of(tag.attributes_raw()).local("c");
                            let blanks = blanks.and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                            cell.text.push_str(&" ".repeat(blanks.min(100)));
                        }
                        "tab" => cell.text.push('\t'),
                        "line-break" => cell.text.push('\n'),
                        _ => {}
                    }
                    open += 1;
                }
                Event::End(_) if open == 0 => return Ok(cell),
                Event::End(_) => {
                    if open == in_paragraph {
                        in_paragraph = 0;
                    }
                    open -= 1;
                }
                Event::Text(text) if in_paragraph > 0 => cell.text.push_str(&text.xml10_content()),
                Event::CData(text) if in_paragraph > 0 => cell.text.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) if in_paragraph > 0 => {
                    let c = entity.resolve_char_ref().map_err(|_| damaged())?;
                    match c {
                        Some(c) => cell.text.push(c),
                        None => {
                            let resolved = quick_xml::escape::resolve_predefined_entity(&entity);
                            cell.text.push_str(resolved.ok_or_else(damaged)?);
                        }
                    }
                }
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
    }
}

fn cell_of(attributes: &Attributes<'_>, row: u32, column: &mut u32) -> CellNode {
    let at = Address::new(row, *column);
    let repeated = count(attributes, "number-columns-repeated");
    *column = column.saturating_add(repeated);
    let value = ["value", "date-value", "boolean-value", "string-value"];
    CellNode {
        at,
        repeated,
        spans: (count(attributes, "number-rows-spanned"), count(attributes, "number-columns-spanned")),
        sort: attributes.local("value-type"),
        value: value.into_iter().find_map(|name| attributes.local(name)),
        formula: attributes.local("formula"),
        text: String::new(),
    }
}

/// A count that stands in an attribute; one where it does not.
fn count(attributes: &Attributes<'_>, name: &str) -> u32 {
    attributes.local(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn shown(attributes: &Attributes<'_>) -> Shown {
    match attributes.local("visibility").as_deref() {
        Some("collapse" | "filter") => Shown::Hidden,
        _ => Shown::Visible,
    }
}

fn damaged() -> SheetError {
    SheetError::Damaged { part: "content.xml".to_owned() }
}

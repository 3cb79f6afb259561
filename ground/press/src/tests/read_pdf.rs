//! Reads a PDF back with coordinates: what stands where, how large, in which font; which lines are drawn; and the
//! tagged structure with its text. It knows what our own writer writes (Type 0 fonts, moves without turns), no more.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::spaced;

/// A PDF, read.
pub(super) struct Pdf {
    pub(super) document: Document,
    pub(super) pages: Vec<Page>,
}

/// A page; places are points from its upper left corner.
pub(super) struct Page {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) runs: Vec<Run>,
    pub(super) rules: Vec<Rule>,
    id: ObjectId,
}

/// Text set in one go.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) left: f64,
    /// Where its last letter ends; spaces behind it do not count.
    pub(super) right: f64,
    /// Where the next run would begin.
    end: f64,
    /// The base line.
    pub(super) y: f64,
    pub(super) size: f64,
    /// PostScript name ("LiberationSerif-Bold").
    pub(super) font: String,
    /// Number of its marked content on the page; artifacts have none.
    mark: Option<i64>,
}

/// A line drawn from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
}

/// An element of the structure tree that holds text itself.
#[derive(Debug)]
pub(super) struct Element {
    /// Its tag ("P", "TD", "H1").
    pub(super) tag: String,
    pub(super) text: String,
}

struct FontTable {
    name: String,
    widths: BTreeMap<u16, f64>,
    text: BTreeMap<u16, String>,
}

impl Run {
    pub(super) fn centre(&self) -> f64 {
        (self.left + self.right) / 2.0
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }
}

impl Rule {
    pub(super) fn centre(&self) -> f64 {
        (self.left + self.right) / 2.0
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }
}

impl Page {
    /// The first stretch of one font on one line that holds these words.
    pub(super) fn run(&self, words: &str) -> Run {
        let mut stretches: Vec<Run> = Vec::new();
        for run in &self.runs {
            match stretches.last_mut() {
                Some(last) if last.y == run.y && last.font == run.font && (run.left - last.end).abs() < 1.0 => {
                    last.text.push_str(&run.text);
                    (last.right, last.end) = (run.right, run.end);
                }
                _ => stretches.push(run.clone()),
            }
        }
        stretches.into_iter().find(|run| run.text.contains(words)).unwrap_or_else(|| panic!("no “{words}” on the page"))
    }

    /// The highest rule below a run, within its column.
    pub(super) fn rule_below(&self, run: &Run) -> Rule {
        let below = self.rules.iter().filter(|rule| rule.y > run.y && rule.y < run.y + 12.0);
        let near = below.filter(|rule| (rule.centre() - run.centre()).abs() < 5.0);
        *near.min_by(|a, b| a.y.total_cmp(&b.y)).unwrap_or_else(|| panic!("no rule below “{}”", run.text))
    }

    /// Left end, right end and base line of every line of text, from top to bottom.
    pub(super) fn lines(&self) -> Vec<(f64, f64, f64)> {
        let mut lines: Vec<(f64, f64, f64)> = Vec::new();
        for run in &self.runs {
            match lines.iter_mut().find(|line| (line.2 - run.y).abs() < 0.5) {
                Some(line) => *line = (line.0.min(run.left), line.1.max(run.right), line.2),
                None => lines.push((run.left, run.right, run.y)),
            }
        }
        lines.sort_by(|a, b| a.2.total_cmp(&b.2));
        lines
    }
}

impl Pdf {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let pages = document.get_pages().into_values().map(|id| page(&document, id)).collect();
        Self { document, pages }
    }

    /// A dictionary of the catalog, or of the trailer's.
    pub(super) fn at<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        follow(&self.document, dictionary.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key}")))
    }

    /// The elements that hold text, in reading order.
    pub(super) fn elements(&self) -> Vec<Element> {
        let root = self.at(self.document.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
        let mut elements = Vec::new();
        self.visit(root, None, &mut elements);
        elements
    }

    fn visit(&self, node: &Dictionary, page: Option<ObjectId>, elements: &mut Vec<Element>) {
        let tag = node.get(b"S").and_then(Object::as_name).map(|n| String::from_utf8_lossy(n).into_owned());
        let tag = tag.unwrap_or_default();
        let page = node.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let is_block = matches!(tag.as_str(), "P" | "TD" | "TH" | "Title" | "LI" | "Lbl" | "LBody")
            || (tag.starts_with('H') && tag.len() <= 2);
        if is_block {
            let (mut text, mut base) = (String::new(), f64::NAN);
            self.text(node, page, &mut text, &mut base);
            elements.push(Element { tag, text: spaced(&text) });
            return;
        }
        for kid in self.kids(node) {
            if let Ok(kid) = kid.as_dict() {
                self.visit(kid, page, elements);
            }
        }
    }

    fn text(&self, node: &Dictionary, page: Option<ObjectId>, text: &mut String, base: &mut f64) {
        let page = node.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        for kid in self.kids(node) {
            let mark = match kid {
                Object::Integer(mark) => Some((page, *mark)),
                Object::Dictionary(kid) => match kid.get(b"MCID").and_then(Object::as_i64) {
                    Ok(mark) => Some((kid.get(b"Pg").and_then(Object::as_reference).ok().or(page), mark)),
                    Err(_) => {
                        self.text(kid, page, text, base);
                        None
                    }
                },
                _ => None,
            };
            let Some((Some(page), mark)) = mark else { continue };
            let page = self.pages.iter().find(|p| p.id == page).unwrap();
            for run in page.runs.iter().filter(|run| run.mark == Some(mark)) {
                if run.y != *base && !text.is_empty() {
                    text.push(' ');
                }
                *base = run.y;
                text.push_str(&run.text);
            }
        }
    }

    fn kids<'a>(&'a self, node: &'a Dictionary) -> Vec<&'a Object> {
        match node.get(b"K").map(|kids| follow(&self.document, kids)) {
            Ok(Object::Array(kids)) => kids.iter().map(|kid| follow(&self.document, kid)).collect(),
            Ok(kid) => vec![kid],
            Err(_) => Vec::new(),
        }
    }
}

fn follow<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    match object {
        Object::Reference(id) => follow(document, document.get_object(*id).unwrap()),
        other => other,
    }
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

fn page(document: &Document, id: ObjectId) -> Page {
    let dictionary = document.get_dictionary(id).unwrap();
    let sheet: Vec<f64> = dictionary.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(number).collect();
    let resources = follow(document, dictionary.get(b"Resources").unwrap()).as_dict().unwrap();
    let fonts = follow(document, resources.get(b"Font").unwrap()).as_dict().unwrap();
    let fonts: BTreeMap<Vec<u8>, FontTable> = fonts
        .iter()
        .map(|(name, font)| (name.clone(), font_table(document, follow(document, font).as_dict().unwrap())))
        .collect();
    let mut page = Page { width: sheet[2], height: sheet[3], runs: Vec::new(), rules: Vec::new(), id };
    let content = Content::decode(&document.get_page_content(id)).unwrap();
    read_operations(&content.operations, &fonts, &mut page);
    page
}

fn read_operations(operations: &[Operation], fonts: &BTreeMap<Vec<u8>, FontTable>, page: &mut Page) {
    let (mut origin, mut size) = ((0.0, 0.0), 0.0);
    // Marked content around what is shown, and the text that stands for all of it, if one is given.
    let (mut marks, mut spoken): (Vec<Option<i64>>, Option<String>) = (Vec::new(), None);
    let mut font = None;
    let mut start = (0.0, 0.0);
    for operation in operations {
        let of = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let properties = of[1].as_dict().unwrap();
                marks.push(properties.get(b"MCID").and_then(Object::as_i64).ok().or(marks.last().copied().flatten()));
                if let Ok(text) = properties.get(b"ActualText") {
                    spoken = Some(lopdf::decode_text_string(text).unwrap());
                }
            }
            "EMC" => {
                marks.pop();
                spoken = None;
            }
            "cm" => {
                assert_eq!((number(&of[0]).abs(), number(&of[1])), (1.0, 0.0), "a move only");
                origin = (number(&of[4]), page.height - number(&of[5]));
            }
            "Tf" => {
                font = fonts.get(of[0].as_name().unwrap());
                size = number(&of[1]);
            }
            "Tj" | "TJ" => {
                let font = font.unwrap();
                let (text, ink, width) = shown(&of[0], font, size);
                let (left, y) = origin;
                // The whole text goes to the first run; those after it have none.
                let text = spoken.as_mut().map_or(text, std::mem::take);
                let mark = marks.last().copied().flatten();
                let (right, end, font) = (left + ink, left + width, font.name.clone());
                page.runs.push(Run { text, left, right, end, y, size, font, mark });
            }
            "m" => start = (number(&of[0]), number(&of[1])),
            "l" if number(&of[1]) == start.1 => {
                let (left, y) = (origin.0 + start.0, origin.1 + start.1);
                page.rules.push(Rule { left, right: origin.0 + number(&of[0]), y });
            }
            _ => {}
        }
    }
}

/// Text of a shown string, its width up to the last letter, and its whole width.
fn shown(operand: &Object, font: &FontTable, size: f64) -> (String, f64, f64) {
    let parts = match operand {
        Object::Array(parts) => parts.iter().collect(),
        other => vec![other],
    };
    let (mut text, mut ink, mut width) = (String::new(), 0.0, 0.0);
    for part in parts {
        match part {
            Object::String(codes, _) => {
                for pair in codes.chunks_exact(2) {
                    let code = u16::from_be_bytes([pair[0], pair[1]]);
                    // A mark set as a glyph of its own has no text; its letter has it.
                    text.push_str(font.text.get(&code).map_or("", String::as_str));
                    width += font.widths.get(&code).unwrap_or(&1000.0) / 1000.0 * size;
                    if !text.ends_with(' ') {
                        ink = width;
                    }
                }
            }
            other => width -= number(other) / 1000.0 * size,
        }
    }
    (text, ink, width)
}

fn font_table(document: &Document, font: &Dictionary) -> FontTable {
    let name = String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned();
    let name = name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned());
    let name = name.trim_end_matches("-Identity-H").to_owned();
    let descendants = follow(document, font.get(b"DescendantFonts").unwrap()).as_array().unwrap();
    let descendant = follow(document, &descendants[0]).as_dict().unwrap();
    let widths = follow(document, descendant.get(b"W").unwrap()).as_array().unwrap();
    let map = follow(document, font.get(b"ToUnicode").unwrap()).as_stream().unwrap();
    let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
    FontTable { name, widths: width_table(document, widths), text: text_table(&String::from_utf8_lossy(&map)) }
}

fn width_table(document: &Document, widths: &[Object]) -> BTreeMap<u16, f64> {
    let mut table = BTreeMap::new();
    let mut rest = widths;
    while let [first, second, more @ ..] = rest {
        let first = first.as_i64().unwrap() as u16;
        match follow(document, second) {
            Object::Array(widths) => {
                table.extend(widths.iter().enumerate().map(|(at, width)| (first + at as u16, number(width))));
                rest = more;
            }
            last => {
                table.extend((first..=last.as_i64().unwrap() as u16).map(|code| (code, number(&more[0]))));
                rest = &more[1..];
            }
        }
    }
    table
}

/// The code to text pairs of a ToUnicode map ("<0003> <0020>"), which our writer lists one by one.
fn text_table(map: &str) -> BTreeMap<u16, String> {
    let pairs = map.lines().filter_map(|line| {
        let (code, text) = line.trim().strip_prefix('<')?.split_once("> <")?;
        let text = text.strip_suffix('>').filter(|hex| !hex.contains('>'))?;
        let units: Vec<u16> = text
            .as_bytes()
            .chunks(4)
            .map(|hex| u16::from_str_radix(std::str::from_utf8(hex).unwrap(), 16).unwrap())
            .collect();
        Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16(&units).unwrap()))
    });
    pairs.collect()
}

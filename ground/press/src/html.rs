//! Document to a page that stands alone: paper on screen, links on its figures, no scripts, ready to print.
//! A figure carries what proves it (`data-figure`, `data-key`, `data-version`, `data-value`); one without a list is no
//! link. Everything goes through askama's escaping.

use askama::Template;
use kernel::document::{Align, Block, Cell, Document, FigureRun, Inline, Level};
use kernel::refusal::Fault;

use crate::decree::{MOTTO, NATION};
use crate::prepare;

/// The page's inline style: the server must allow it (by its hash) in the page's content security policy.
pub const PAGE_STYLE: &str = include_str!("html/page.css");

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    paper: &'a Document,
    blocks: Vec<Printed<'a>>,
    style: &'static str,
    nation: &'static str,
    motto: &'static str,
}

/// A block and, for a heading, the level of its element: 2 to 5 under the paper's title.
struct Printed<'a> {
    block: &'a Block,
    level: usize,
}

/// The paper as one HTML page, UTF-8.
pub(crate) fn print(paper: &Document) -> Result<Vec<u8>, Fault> {
    let mut depths = prepare::depths(paper).into_iter();
    let blocks = paper.sections.iter().flat_map(|section| &section.blocks);
    let printed = blocks.map(|block| {
        let depth = if matches!(block, Block::Heading(_)) { depths.next() } else { None };
        Printed { block, level: depth.unwrap_or(0) + 1 }
    });
    let page = Page { paper, blocks: printed.collect(), style: PAGE_STYLE, nation: NATION, motto: MOTTO };
    page.render().map(String::into_bytes).map_err(|e| Fault::caused("the page does not render", e))
}

impl Page<'_> {
    /// Class of a cell.
    fn class(&self, align: &Align) -> &'static str {
        match align {
            Align::Left => "left",
            Align::Centre => "centre",
            Align::Right => "right",
        }
    }
}

/// The number of a figure for programs; nothing when it is unknown.
fn value(figure: &FigureRun) -> String {
    figure.value.map(|value| value.to_string()).unwrap_or_default()
}

/// Class of a heading: its level decides its weight and place, its depth only the element.
fn look(level: &Level) -> &'static str {
    match level {
        Level::Part => "part",
        Level::Section => "section",
        Level::Clause => "clause",
        Level::Point => "point",
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decree::DECREE30;

    #[test]
    fn the_page_has_the_measures_of_the_decree() {
        let m = DECREE30;
        for (name, mm) in [
            ("top", m.margin.top_mm),
            ("right", m.margin.right_mm),
            ("bottom", m.margin.bottom_mm),
            ("left", m.margin.left_mm),
            ("indent", m.indent_mm),
            ("block", m.left_block_mm),
        ] {
            assert!(PAGE_STYLE.contains(&format!("--{name}: {mm}mm;")), "{name}");
        }
        assert!(PAGE_STYLE.contains(&format!("--gap: {}pt;", m.paragraph_gap_pt)));
        assert!(PAGE_STYLE.contains(&format!(".name {{ margin-top: {}mm; }}", m.signing_room_mm)));
    }

    #[test]
    fn headings_follow_the_title_without_a_gap() {
        let paper = prepare::prepared(&crate::samples::long()).expect("the sample is whole");
        let page = String::from_utf8(print(&paper).expect("the sample prints")).expect("UTF-8");
        let headings: Vec<&str> = page
            .lines()
            .filter_map(|line| line.strip_prefix("<h").map(|rest| rest.split("</").next().unwrap_or_default()))
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            .collect();
        insta::assert_snapshot!(headings.join("\n"), @r#"
        1><span>BÁO CÁO
        2 class="part">Phần thứ nhất<br>KẾT QUẢ CÔNG TÁC 6 THÁNG ĐẦU NĂM 2022
        3 class="section">I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
        3 class="section">II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ
        4 class="point">a) Số lớp theo từng đơn vị
        4 class="clause">3. Thông tin, tuyên truyền, phổ biến kiến thức, tập huấn
        "#);
    }
}

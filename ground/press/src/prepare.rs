//! What every format does to a paper first: check its tables, take out what is no text, write capitals as capitals.
//! Paper (PDF, DOCX) also breaks the centred lines evenly, since a rule is measured on the last of them.
//! Capitals: Decree 30/2020, Phụ lục I, Mục II 1, 2, 5, 6 and 7.

use kernel::document::{Block, Document, Heading, Letterhead, Level, Title};
use kernel::refusal::Fault;
use serde_json::Value;

use crate::decree::{DECREE30, pt};
use crate::fonts::{Fonts, Style};

/// The left block of a letterhead is never narrower, so that the organ keeps to a few lines.
const NARROWEST_MM: f64 = 50.0;
/// Room that keeps a measured line from breaking where another program measures a little more, in points.
const HAIR: f64 = 3.0;

/// The paper as it is printed in every format.
pub(crate) fn prepared(paper: &Document) -> Result<Document, Fault> {
    check(paper)?;
    let mut paper = rewritten(paper, &mut |text| clean(text))?;
    for block in paper.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Letterhead(head) => {
                head.organ = head.organ.to_uppercase();
                head.superior = head.superior.take().map(|name| name.to_uppercase());
            }
            Block::Title(title) => title.kind = title.kind.to_uppercase(),
            Block::Heading(heading) if matches!(heading.level, Level::Part | Level::Section) => {
                heading.text = heading.text.to_uppercase();
            }
            Block::Signature(signature) => {
                signature.authority.iter_mut().for_each(|line| *line = line.to_uppercase());
            }
            _ => {}
        }
    }
    Ok(paper)
}

/// The same paper with every string passed through `rewrite`.
pub(crate) fn rewritten(paper: &Document, rewrite: &mut dyn FnMut(&str) -> String) -> Result<Document, Fault> {
    let mut value = serde_json::to_value(paper).map_err(|e| Fault::caused("a paper does not serialise", e))?;
    visit(&mut value, rewrite);
    serde_json::from_value(value).map_err(|e| Fault::caused("a rewritten paper does not parse", e))
}

/// The paper with the centred lines broken where they do not fit, into lines of about one length, "\n" between them.
pub(crate) fn balanced(mut paper: Document, fonts: &Fonts) -> Document {
    let whole = pt(DECREE30.text_width_mm());
    let size = DECREE30.size;
    for block in paper.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Letterhead(head) => {
                let left = left_block_pt(head, fonts);
                let Letterhead { superior, organ, .. } = head;
                let lines = |name: &str, style| even(name, left, |text| fonts.width_pt(text, size.organ, style));
                *superior = superior.take().map(|name| lines(&name, Style::Regular).join("\n"));
                *organ = lines(organ, Style::Bold).join("\n");
            }
            Block::Title(Title { subject, .. }) => {
                let lines = |line: &String| even(line, whole, |text| fonts.width_pt(text, size.title, Style::Bold));
                *subject = subject.iter().flat_map(lines).collect();
            }
            _ => {}
        }
    }
    paper
}

/// Width in points of a letterhead's left block: narrower where place and date need more room at the right ("Thành phố
/// Hồ Chí Minh, ngày 24 tháng 12 năm 2022" is wider than quốc hiệu), since they stand on one line.
pub(crate) fn left_block_pt(head: &Letterhead, fonts: &Fonts) -> f64 {
    let date = fonts.width_pt(&place_date(head), DECREE30.size.place_date, Style::Italic);
    let beside_date = pt(DECREE30.text_width_mm()) - date - HAIR;
    beside_date.clamp(pt(NARROWEST_MM), pt(DECREE30.left_block_mm))
}

/// Element 4: place and date on one line.
pub(crate) fn place_date(head: &Letterhead) -> String {
    format!("{}, {}", head.place, head.date)
}

/// How deep each heading of the paper stands, 1 for the outermost; no step is left out on the way down, whatever
/// levels the paper uses, because readers of tagged files go by it.
pub(crate) fn depths(paper: &Document) -> Vec<usize> {
    let mut open: Vec<Level> = Vec::new();
    let rank = |level: Level| level as u8;
    headings(paper)
        .map(|heading| {
            while open.last().is_some_and(|last| rank(*last) >= rank(heading.level)) {
                open.pop();
            }
            open.push(heading.level);
            open.len()
        })
        .collect()
}

fn headings(paper: &Document) -> impl Iterator<Item = &Heading> {
    paper.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    })
}

fn check(paper: &Document) -> Result<(), Fault> {
    for block in paper.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        let wrong = table.rows.iter().position(|row| row.len() != table.columns.len());
        if let Some(row) = wrong {
            let (cells, columns) = (table.rows[row].len(), table.columns.len());
            return Err(Fault::new(format!(
                "table {} has {columns} columns but {cells} cells in row {}",
                table.name,
                row + 1
            )));
        }
    }
    Ok(())
}

/// Line breaks and control characters become spaces, what is no character at all goes.
fn clean(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}'));
    kept.map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

fn visit(value: &mut Value, rewrite: &mut dyn FnMut(&str) -> String) {
    match value {
        Value::String(text) => *text = rewrite(text),
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, rewrite)),
        Value::Object(fields) => fields.values_mut().for_each(|field| visit(field, rewrite)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Breaks a line into as few lines as fit into `room`, the longest as short as can be.
fn even(line: &str, room: f64, width: impl Fn(&str) -> f64) -> Vec<String> {
    let fewest = broken(line, room, &width).len();
    let (mut narrow, mut wide) = (0.0, room);
    for _ in 0..16 {
        let middle = (narrow + wide) / 2.0;
        if broken(line, middle, &width).len() > fewest { narrow = middle } else { wide = middle }
    }
    broken(line, wide, width)
}

/// Breaks a line at spaces wherever the next word does not fit into `room`. A single word that does not fit stays whole.
pub(crate) fn broken(line: &str, room: f64, width: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(last) if width(&format!("{last} {word}")) <= room => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn by_count(line: &str, room: f64) -> Vec<String> {
        even(line, room, |text| text.chars().count() as f64)
    }

    #[test]
    fn long_names_break_evenly() {
        let name = "LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH LẠNG SƠN";
        assert_eq!(by_count(name, 40.0), ["LIÊN HIỆP CÁC HỘI KHOA HỌC", "VÀ KỸ THUẬT TỈNH LẠNG SƠN"]);
        assert_eq!(by_count(name, 60.0), [name]);
        assert_eq!(by_count("ỦY BAN", 3.0), ["ỦY", "BAN"]);
        assert_eq!(by_count("", 3.0), Vec::<String>::new());
    }

    #[test]
    fn depths_leave_out_no_step() {
        let heading = |level| Block::Heading(Heading { level, number: String::new(), text: String::new() });
        let levels = [Level::Clause, Level::Point, Level::Section, Level::Point, Level::Part, Level::Clause];
        let mut paper = samples::half_year();
        paper.sections[0].blocks = levels.map(heading).to_vec();
        paper.sections.truncate(1);
        assert_eq!(depths(&paper), [1, 2, 1, 2, 1, 2]);
    }

    #[test]
    fn a_short_row_is_a_fault_that_names_it() {
        let mut paper = samples::half_year();
        let table = paper.sections.iter_mut().flat_map(|s| &mut s.blocks).find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        table.expect("the report has a table").rows[2].pop();
        insta::assert_snapshot!(prepared(&paper).expect_err("a short row"), @"table training has 5 columns but 4 cells in row 3");
    }

    #[test]
    fn control_characters_are_no_text() {
        assert_eq!(clean("một\nhai\tba\u{0}\u{b}\u{feff}"), "một hai ba  ");
    }
}

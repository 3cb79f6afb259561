//! Which rows below the headings are none of the table's: numbers of columns, headings again, names of groups, totals,
//! and from the first signature or lone note on everything.

use super::{Head, Why, own};
use crate::cell::{Cell, Merge, Row, Value};

/// With what a total begins, folded.
const TOTALS: [&str; 8] =
    ["tong cong", "tong so", "tong toan", "cong chung", "luy ke", "tong:", "cong:", "tong hop chung"];
/// With what signatures and notes begin, folded, wherever they stand.
const ENDS: [&str; 13] = [
    "nguoi lap",
    "lap bieu",
    "nguoi tong hop",
    "nguoi duyet",
    "nguoi bao cao",
    "thu truong",
    "tm.",
    "t/m",
    "kt.",
    "tl.",
    "xac nhan cua",
    "noi nhan",
    "*",
];
/// With what they begin too, but rows of data as well: only behind an empty row or a total.
const ENDS_AFTER_BREAK: [&str; 10] = [
    "ke toan",
    "chu tich",
    "pho chu tich",
    "tong thu ky",
    "chanh van phong",
    "truong ban",
    "truong phong",
    "giam doc",
    "ghi chu",
    "luu y",
];

/// Goes along with the rows below the headings.
pub(super) struct Tail<'h> {
    head: &'h Head,
    before: u32,
    state: State,
    /// Why the row before was left out.
    last: Option<Why>,
}

#[derive(PartialEq)]
enum State {
    /// Directly below the headings.
    Begun,
    InTable,
    Over,
}

impl<'h> Tail<'h> {
    pub(super) fn new(head: &'h Head) -> Self {
        Self { head, before: head.rows.1, state: State::Begun, last: None }
    }

    /// Why the row is not part of the table, if it is not.
    pub(super) fn why_not(&mut self, row: &Row) -> Option<Why> {
        self.last = self.judge(row);
        self.last
    }

    fn judge(&mut self, row: &Row) -> Option<Why> {
        let gap = row.row > self.before + 1;
        self.before = row.row;
        let begun = std::mem::replace(&mut self.state, State::InTable);
        if begun == State::Over {
            self.state = State::Over;
            return Some(Why::Below);
        }
        let columns = self.head.columns.len();
        let filled = own(row).count();
        let first = own(row).next()?;
        let words = first.value.text().map(viet::fold).unwrap_or_default();
        if filled > 1 && self.head.texts.iter().any(|heading| filled == heading.len() && says(row, heading)) {
            return Some(Why::RepeatedHeading);
        }
        if begun == State::Begun && filled * 5 >= columns * 4 && is_numbering(row) {
            return Some(Why::Numbering);
        }
        if is_total(&words) {
            return Some(Why::Total);
        }
        let few = filled * 2 < columns;
        let lone = gap && filled == 1 && columns > 2 && !words.is_empty();
        let after_break = gap || self.last == Some(Why::Total);
        if lone || (few && is_end(row, after_break)) {
            self.state = State::Over;
            return Some(Why::Below);
        }
        let across = match first.merge {
            Merge::Over(area) => (area.last.column - area.first.column + 1) as usize * 2 >= columns,
            _ => false,
        };
        (filled == 1 && columns > 2 && (across || is_numbered_heading(&words))).then_some(Why::GroupHeading)
    }
}

/// Whether the cells of a row hold these texts from left to right, as far as both go.
fn says(row: &Row, texts: &[String]) -> bool {
    let is = |(cell, text): (&Cell, &String)| match cell.value.text() {
        Some(words) => words == text,
        None => cell.value.to_string() == *text,
    };
    own(row).zip(texts).all(is)
}

fn is_total(words: &str) -> bool {
    matches!(words, "tong" | "cong") || TOTALS.iter().any(|total| words.starts_with(total))
}

/// A signature, a note or a place and date in any cell of the row, and no number in it.
fn is_end(row: &Row, after_break: bool) -> bool {
    let end = |value: &Value| {
        let words = value.text().map(viet::fold).unwrap_or_default();
        let words = words.trim_start_matches(['(', '-', ' ']);
        let dated = words.contains("ngay ") && words.contains(" thang ") && words.contains(" nam");
        let begins = |ends: &[&str]| ends.iter().any(|end| words.starts_with(end));
        dated || words.starts_with("ky ten") || begins(&ENDS) || (after_break && begins(&ENDS_AFTER_BREAK))
    };
    own(row).any(|cell| end(&cell.value)) && own(row).all(|cell| cell.value.text().is_some())
}

/// "I. Khối thành phố", "A) …", "1.2 …".
fn is_numbered_heading(words: &str) -> bool {
    let Some((number, rest)) = words.split_once(['.', ')', '/']) else { return false };
    let roman = !number.is_empty() && number.len() < 6 && number.bytes().all(|b| b"ivx".contains(&b));
    let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_lowercase());
    (roman || letter) && rest.starts_with(' ')
}

/// (1), (2), (3)=(1)+(2) or 1, 2, 3 or A, B, 1, 2, one after the other.
fn is_numbering(row: &Row) -> bool {
    let label = |value: &Value| {
        let text = value.to_string();
        let text = text.split('=').next().unwrap_or_default().trim().to_owned();
        text.trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim().to_owned()
    };
    let labels: Vec<String> = own(row).map(|cell| label(&cell.value)).collect();
    let letters = labels.iter().take_while(|label| label.len() == 1 && label.bytes().all(|b| b.is_ascii_uppercase()));
    let numbers: Vec<Option<u32>> = labels.iter().skip(letters.count()).map(|label| label.parse().ok()).collect();
    let rising = numbers.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if *b == a + 1));
    // Bare numbers could be a row of data; five in order hardly.
    let marked = own(row).any(|cell| cell.value.text().is_some_and(|text| text.contains('(') || text.starts_with('A')));
    labels.len() > if marked { 1 } else { 4 }
        && rising
        && numbers.iter().all(Option::is_some)
        && numbers.first().is_none_or(|n| *n <= Some(1))
}

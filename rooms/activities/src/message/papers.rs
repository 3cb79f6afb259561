//! Papers that a message names: “(QĐ số 05/QĐ-LHH ngày 10/1/2024)”. The day of a paper is the paper's, never that of what the
//! message tells of.

use std::ops::Range;

use kernel::Day;

use super::text::{Text, one_line};
use crate::record::{Attribute, Kind, Timing};

/// What a paper is called, folded; the longest first where one begins with the other.
const HEADS: [&str; 13] = [
    "quyet dinh",
    "qd",
    "cong van",
    "cv",
    "to trinh",
    "ttr",
    "thong bao",
    "tb",
    "ke hoach",
    "kh",
    "van ban",
    "vb",
    "giay moi",
];
/// Of these the day alone names one: “QĐ ngày 10/1/2022”.
const BY_ITS_DAY: [&str; 2] = ["quyet dinh", "qd"];
/// Words before a paper that belong to it.
const BEFORE: [&str; 3] = ["theo", "tai", "kem"];

/// What papers say of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Papers {
    /// The day of the paper by which it was decided or sent.
    pub decided: Option<Day>,
    /// Its number, and the paper by which a task was given.
    pub said: Vec<(Attribute, String)>,
}

/// Takes the papers of a message; one that the kind has no field for stays in the text with its day.
pub fn take(text: &mut Text, kind: Kind, today: Day) -> Papers {
    let mut papers = Papers::default();
    let mut dates = viet::dates_in(text.as_str(), today.date());
    dates.retain(|date| text.is_whole(&date.range));
    let mut at = 0;
    while at < text.words().len() {
        let Some(paper) = paper(text, at, &dates) else {
            at += 1;
            continue;
        };
        at = text.words().iter().take_while(|word| word.range.start < paper.range.end).count().max(at + 1);
        let says = |attribute: &Attribute| kind.row().attributes.contains(attribute);
        let ordered = papers.said.iter().any(|(attribute, _)| *attribute == Attribute::OrderPaper);
        if says(&Attribute::Symbol) && papers.said.is_empty() {
            take_symbol(text, kind, paper, &mut papers);
        } else if says(&Attribute::OrderPaper) && paper.is_followed && !ordered {
            let words = one_line(text.slice(&paper.named));
            text.take(paper.range, format!("{}: {words}", Attribute::OrderPaper.title()));
            papers.said.push((Attribute::OrderPaper, words));
        } else {
            text.keep(paper.range);
        }
    }
    papers
}

/// The paper of the record itself: its number, and its day where that is what counts.
fn take_symbol(text: &mut Text, kind: Kind, paper: Paper, papers: &mut Papers) {
    let mut meaning = Vec::new();
    let symbol = text.slice(&paper.symbol).to_owned();
    if !symbol.is_empty() {
        meaning.push(format!("{}: {symbol}", Attribute::Symbol.title()));
        papers.said.push((Attribute::Symbol, symbol));
    }
    if let Some(day) = paper.day {
        let name = match kind.row().timing {
            Timing::Decided { on } => on,
            Timing::Held { from } => from,
            Timing::Runs { opened, .. } => opened,
        };
        meaning.push(format!("{name}: {}", viet::short_date(day.date())));
        papers.decided = Some(day);
    }
    text.take(paper.range, meaning.join("; "));
}

struct Paper {
    /// All that belongs to it, brackets too.
    range: Range<usize>,
    /// Its name, number and day.
    named: Range<usize>,
    symbol: Range<usize>,
    day: Option<Day>,
    /// Whether something is done because of it (“theo”).
    is_followed: bool,
}

/// The paper whose name begins at this word: it has a number, or a day right behind its name.
fn paper(text: &Text, at: usize, dates: &[viet::FoundDates]) -> Option<Paper> {
    let head = *HEADS.iter().find(|head| text.is_at(at, head))?;
    let behind_head = text.range_of(at, head.split(' ').count()).end;
    let symbol = symbol(text, behind_head);
    let end = symbol.as_ref().map_or(behind_head, |symbol| symbol.end);
    let date = dates.iter().find(|date| {
        date.range.end > end
            && text.slice(&(end..date.range.start.max(end))).chars().all(|c| c.is_whitespace() || c == ',')
            && date.first == date.last
    });
    if symbol.is_none() && (date.is_none() || !BY_ITS_DAY.contains(&head)) {
        return None;
    }
    let end = date.map_or(end, |date| date.range.end);
    let start = text.words()[at].range.start;
    let led = at.checked_sub(1).filter(|before| {
        let word = &text.words()[*before];
        BEFORE.contains(&word.folded.as_str()) && text.slice(&(word.range.end..start)).trim().is_empty()
    });
    let from = led.map_or(start, |before| text.words()[before].range.start);
    let is_followed = led.is_some_and(|before| text.words()[before].folded == "theo");
    Some(Paper {
        range: with_brackets(text.as_str(), from..end),
        named: start..end,
        symbol: symbol.unwrap_or(end..end),
        day: date.map(|date| Day::from(date.first)),
        is_followed,
    })
}

/// “số 05/QĐ-LHH”: digits, a stroke, and whatever follows without a blank.
fn symbol(text: &Text, from: usize) -> Option<Range<usize>> {
    let next = text.words().iter().position(|word| word.range.start >= from)?;
    let is_number = |at: usize| text.words().get(at).is_some_and(|word| word.folded == "so");
    let first = text.words().get(if is_number(next) { next + 1 } else { next })?;
    let gap = text.slice(&(from..text.words()[next].range.start));
    let start = first.range.start;
    let rest = &text.as_str()[start..];
    let end = start + rest.find(|c: char| c.is_whitespace() || ",;()\"“”".contains(c)).unwrap_or(rest.len());
    let written = text.as_str()[start..end].trim_end_matches(['.', ':']);
    let is_one = written.starts_with(|c: char| c.is_ascii_digit())
        && written
            .split_once('/')
            .is_some_and(|(_, organ)| organ.starts_with(char::is_alphabetic) || organ.contains('-'));
    (is_one && gap.trim().is_empty()).then_some(start..start + written.len())
}

fn with_brackets(text: &str, range: Range<usize>) -> Range<usize> {
    let is_bracketed = text[..range.start].ends_with('(') && text[range.end..].starts_with(')');
    if is_bracketed { range.start - 1..range.end + 1 } else { range }
}

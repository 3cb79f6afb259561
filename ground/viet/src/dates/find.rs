//! Days in a cell that holds nothing else ([`parse_dates`]) and in the midst of a message ([`dates_in`]).

use std::ops::Range;

use time::Date;

use super::phrase::{Item, Placed, is_ornament, items};
use super::settle::settle;
use super::{DateError, parse_date};
use crate::tokens::{Token, tokens};

/// A phrase of time within a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDates {
    /// The bytes of the phrase, with the words that lead it in ("từ ngày").
    pub range: Range<usize>,
    /// The first day.
    pub first: Date,
    /// The last day, the first one again where there is only one.
    pub last: Date,
}

/// Reads a span of days as people write it: "27-28/9", "từ ngày 27/9 đến ngày 02/10", "sáng 14/6", "hôm qua",
/// "tháng 6/2022", "T6/2022", "quý I/2022", "14-06-22", and whatever [`parse_date`] reads.
///
/// Without a year it is the latest such day not later than 30 days after `today`; a year of two digits is the one
/// nearest to `today`. Several days ("5, 12 và 19/6") are the span from the first to the last.
///
/// # Errors
/// See [`DateError`]; a phrase that could mean two things ("5-6") is refused, never guessed.
pub fn parse_dates(text: &str, today: Date) -> Result<(Date, Date), DateError> {
    let alone = parse_date(text);
    if let Ok(date) = alone {
        return Ok((date, date));
    }
    let tokens = tokens(text);
    let start = tokens.iter().position(|token| token.sign().is_none()).unwrap_or_default();
    if tokens.is_empty() {
        return Err(DateError::Empty);
    }
    let (items, doubt) = items(&tokens, start);
    if let Some(error) = doubt {
        return Err(error);
    }
    let end = items.last().map_or(start, |(_, end)| *end);
    let around = tokens[..start].iter().chain(&tokens[end..]);
    if !around.into_iter().all(is_ornament) {
        return Err(DateError::Phrase);
    }
    settle(&items, today)
}

/// All spans of days in a text, in order; what cannot be settled ("31/2") is left out.
///
/// Numbers of papers ("41/BC-LHH", "số 12/2022/NĐ-CP") are no dates.
pub fn dates_in(text: &str, today: Date) -> Vec<FoundDates> {
    let tokens = tokens(text);
    let phrases = phrases(&tokens).into_iter();
    let settled = phrases.filter_map(|(range, items)| {
        let (first, last) = settle(&items, today).ok()?;
        Some(FoundDates { range: tokens[range.start].range.start..tokens[range.end - 1].range.end, first, last })
    });
    settled.collect()
}

/// The ranges of tokens that are phrases of time, whether or not there is such a day.
pub(crate) fn date_tokens(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    phrases(tokens).into_iter().map(|(range, _)| range).collect()
}

fn phrases(tokens: &[Token<'_>]) -> Vec<(Range<usize>, Vec<Placed>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let items = without_bare_end(items(tokens, at).0);
        match items.last() {
            Some((_, end)) if stands_alone(tokens, at, *end) => {
                let range = at..*end;
                at = range.end;
                found.push((range, items));
            }
            _ => at += 1,
        }
    }
    found
}

/// A bare number is a day only where its month follows: "02" of "27/9, 02 lớp" counts classes.
fn without_bare_end(mut items: Vec<Placed>) -> Vec<Placed> {
    while let Some((Item::Day { month: None, .. }, _)) = items.last() {
        items.pop();
    }
    items
}

/// After these words a number is a name, not the first of several days: "lớp 1, 27/9".
const NAMING: [&str; 10] = ["lop", "khoa", "nhom", "dot", "thon", "xom", "to", "khu", "doi", "so"];

/// Whether what stands around is no part of the same number, paper or word.
fn stands_alone(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    let begins = before.is_none_or(|before| {
        let number_first = tokens[start].number(9).is_some();
        let bare_list = tokens.get(start + 1).and_then(Token::sign) == Some(',');
        let names_it = before.word() == "so" || (bare_list && NAMING.contains(&before.word()));
        let joined = before.touches(&tokens[start]) && before.sign().is_none_or(|sign| "/-.,".contains(sign));
        !(number_first && (names_it || joined))
    });
    let ends = match tokens.get(end..end + 2) {
        Some([sign, next]) if tokens[end - 1].touches(sign) && sign.touches(next) => match sign.sign() {
            Some('/') => false,
            Some('-') => next.text.chars().any(|c| !c.is_uppercase()) && next.number(9).is_none(),
            Some('.' | ',') => next.number(9).is_none(),
            _ => true,
        },
        _ => true,
    };
    let more_digits = tokens.get(end).is_some_and(|next| tokens[end - 1].touches(next) && next.number(9).is_some());
    begins && ends && !more_digits
}

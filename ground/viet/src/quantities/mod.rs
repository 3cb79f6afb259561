//! Quantities within a sentence: "02 lớp", "hơn 9.000 lượt người", "15,5 triệu đồng", "hai lớp".
//!
//! The surprise: what is not certain is left out, never guessed: dates, numbers of papers ("41/BC-LHH"), ordinals
//! ("khóa 5", "thứ hai"), shares ("85%"), "120-150", "9,000". The unit is what follows, up to four words; whoever asks
//! knows her units and tries them with [`Found::counts`].

mod number;
#[cfg(test)]
mod tests;

use std::ops::Range;

use kernel::Qualifier;

use crate::dates::date_tokens;
use crate::fold::{fold, nfc};
use crate::tokens::{Kind, Token, tokens};
use number::Read;

/// A number in a text, with its qualifier and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The bytes from the qualifier to the end of the number, or of "đồng" where it is money.
    pub range: Range<usize>,
    /// "hơn", "gần", "khoảng", or none.
    pub qualifier: Qualifier,
    /// The number, in đồng where it is money; never negative.
    pub value: i64,
    /// The words that follow, composed, at most four and none beyond a sign or a number; "đồng" where it is money.
    /// Empty where nothing follows.
    pub unit: String,
}

impl Found {
    /// Whether it counts this unit: its first words are these, accents and capitals aside.
    ///
    /// "120 học viên xã Quang Thuận" counts "học viên".
    pub fn counts(&self, unit: &str) -> bool {
        let (unit, words) = (fold(unit), fold(&self.unit));
        let rest = words.strip_prefix(&unit);
        !unit.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        self.unit == DONG
    }
}

/// The unit of money.
const DONG: &str = "đồng";

/// The longest unit: "lượt người tham dự".
const UNIT_WORDS: usize = 4;

/// All quantities of a text, in order; the ranges never overlap and never split a letter.
pub fn quantities(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut start = 0;
    // A date is a wall: no number, qualifier or unit reaches across it.
    for date in date_tokens(&tokens) {
        between_dates(&tokens[start..date.start], &mut found);
        start = date.end;
    }
    between_dates(&tokens[start..], &mut found);
    found
}

fn between_dates(tokens: &[Token<'_>], found: &mut Vec<Found>) {
    let mut at = 0;
    while at < tokens.len() {
        match number::read(tokens, at) {
            Some(read) => {
                found.push(one(tokens, at, &read));
                at = read.end;
            }
            None => at += 1,
        }
    }
}

fn one(tokens: &[Token<'_>], start: usize, read: &Read) -> Found {
    let (first, qualifier) = qualified(tokens, start);
    let (last, unit) = match currency(tokens, read.end) {
        Some(end) => (end, DONG.to_owned()),
        None => (read.end, unit(tokens, read.end)),
    };
    let range = tokens[first].range.start..tokens[last - 1].range.end;
    Found { range, qualifier, value: read.value, unit }
}

/// Where the quantity begins, with its qualifier: "ước khoảng 120" is about 120.
fn qualified(tokens: &[Token<'_>], start: usize) -> (usize, Qualifier) {
    let mut found = (start, Qualifier::Exact);
    while let Some(before) = found.0.checked_sub(1) {
        let qualifier = match nfc(tokens[before].text).to_lowercase().as_str() {
            "hơn" | "trên" | "hon" | "tren" => Qualifier::Over,
            "gần" | "gan" => Qualifier::Nearly,
            "khoảng" | "khoang" | "chừng" | "ước" => Qualifier::About,
            _ => break,
        };
        found = (before, found.1.with(qualifier));
    }
    found
}

/// Where the word for đồng ends, if it stands here.
fn currency(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = nfc(tokens.get(at)?.text).to_lowercase();
    let is_dong = matches!(word.as_str(), "đồng" | "dong" | "đ" | "vnđ" | "vnd" | "₫");
    (is_dong && !is_comrades(tokens, at)).then_some(at + 1)
}

/// "05 đồng chí", "62 đ/c": people.
fn is_comrades(tokens: &[Token<'_>], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map(Token::word).unwrap_or_default();
    let sign = tokens.get(at + 1).and_then(Token::sign);
    matches!((word(at), sign, word(at + 1), word(at + 2)), ("dong", _, "chi", _) | ("d", Some('/'), _, "c"))
}

/// Words that no unit holds.
const ENDS_UNIT: [&str; 17] = [
    "và", "với", "cho", "tại", "ở", "của", "được", "do", "trong", "về", "là", "có", "từ", "đến", "hơn", "gần", "khoảng",
];

/// What people are called where they are comrades.
const COMRADES: &str = "đồng chí";

fn unit(tokens: &[Token<'_>], at: usize) -> String {
    if is_comrades(tokens, at) {
        return COMRADES.to_owned();
    }
    let words =
        tokens[at..].iter().take_while(|token| matches!(token.kind, Kind::Word(_))).map(|token| nfc(token.text));
    let unit = words.take_while(|word| !ENDS_UNIT.contains(&word.to_lowercase().as_str())).take(UNIT_WORDS);
    unit.collect::<Vec<_>>().join(" ")
}

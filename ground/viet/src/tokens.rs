//! Words, numbers and signs of a text, with the bytes where they stand: what the readers of phrases have in common.
//!
//! The surprise: a word is kept with its loose marks, so that no byte range of a token splits a letter that was typed
//! in two parts; digits that carry such a mark are no number.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::fold::{fold, is_in_syllable};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Digits 0 to 9 and nothing else.
    Number,
    /// Letters, with the marks that belong to them; the folded form.
    Word(String),
    /// Any other visible character.
    Sign(char),
}

/// A word, a number or a sign.
#[derive(Clone, Debug)]
pub(crate) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub range: Range<usize>,
}

impl Token<'_> {
    /// The folded word; empty for anything else, so that it equals no word.
    pub fn word(&self) -> &str {
        if let Kind::Word(folded) = &self.kind { folded } else { "" }
    }

    /// The sign.
    pub fn sign(&self) -> Option<char> {
        if let Kind::Sign(sign) = self.kind { Some(sign) } else { None }
    }

    /// The number, if it is one and has no more digits than this (at most 9).
    pub fn number(&self, most_digits: usize) -> Option<i32> {
        let fits = self.kind == Kind::Number && self.text.len() <= most_digits.min(9);
        fits.then(|| self.text.parse().ok()).flatten()
    }

    /// Whether the other begins where this one ends.
    pub fn touches(&self, next: &Token<'_>) -> bool {
        self.range.end == next.range.start
    }
}

/// All tokens of the text, in order; blanks and control characters part them and are not among them.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() || first.is_control() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut last_of = |belongs: fn(char) -> bool| {
            while let Some((at, c)) = rest.next_if(|(_, c)| belongs(*c)) {
                end = at + c.len_utf8();
            }
            rest.peek().map(|(_, c)| *c)
        };
        let is_number = if first.is_ascii_digit() {
            let next = last_of(|c| c.is_ascii_digit());
            if next.is_some_and(is_combining_mark) {
                last_of(is_in_syllable);
            }
            !next.is_some_and(is_combining_mark)
        } else if is_in_syllable(first) {
            last_of(|c| is_in_syllable(c) && !c.is_ascii_digit());
            false
        } else {
            // A mark on a sign belongs to it.
            last_of(is_combining_mark);
            found.push(Token { kind: Kind::Sign(first), text: &text[start..end], range: start..end });
            continue;
        };
        let word = &text[start..end];
        let kind = if is_number { Kind::Number } else { Kind::Word(fold(word)) };
        found.push(Token { kind, text: word, range: start..end });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_numbers_and_signs() {
        let seen = |text: &'static str| tokens(text).into_iter().map(|token| token.text).collect::<Vec<_>>().join("|");
        assert_eq!(seen("27-28/9 tập huấn 02 lớp,"), "27|-|28|/|9|tập|huấn|02|lớp|,");
        assert_eq!(seen("T6/2022 K44b"), "T|6|/|2022|K|44|b");
        assert_eq!(seen("lo\u{31b}\u{301}p 5\u{301}6 -\u{301}"), "lo\u{31b}\u{301}p|5\u{301}6|-\u{301}");
        assert_eq!(tokens("Lớp")[0].word(), "lop");
        assert_eq!(tokens("5\u{301}")[0].number(9), None);
    }
}

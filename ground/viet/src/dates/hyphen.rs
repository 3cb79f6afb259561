//! What a hyphen between numbers is: a dash between days ("27-28/9") or a part of one date ("27-9-2022").
//!
//! The surprise: only its neighbours tell, and "5-6" alone is both.

use crate::tokens::Token;

/// What a hyphen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// Between two days, as an en dash is.
    Dash,
    /// Inside one date.
    Separator,
    /// Either.
    TwoReadings(u8, u8),
}

/// So many tokens to either side tell all: no date has more.
const FAR: usize = 8;

/// What the hyphen at this token is; anything else is a dash.
pub(super) fn hyphen(tokens: &[Token<'_>], at: usize) -> Hyphen {
    let joins = |sign: usize| {
        let around = sign.checked_sub(1).and_then(|before| tokens.get(before..sign + 2));
        around.is_some_and(|near| {
            let parts = near[1].sign().is_some_and(|sign| matches!(sign, '/' | '-' | '.'));
            let numbers = near[0].number(4).is_some() && near[2].number(4).is_some();
            parts && numbers && near[0].touches(&near[1]) && near[1].touches(&near[2])
        })
    };
    if tokens.get(at).and_then(Token::sign) != Some('-') || !joins(at) {
        return Hyphen::Dash;
    }
    let (mut first, mut last) = (at, at);
    while at - first < FAR && first >= 2 && joins(first - 2) {
        first -= 2;
    }
    while last - at < FAR && joins(last + 2) {
        last += 2;
    }
    let signs = || (first..=last).step_by(2).filter_map(|at| tokens[at].sign());
    if signs().any(|sign| sign != '-') {
        return Hyphen::Dash;
    }
    let of_month = |at: Option<&Token<'_>>| at.is_some_and(|token| matches!(token.word(), "thang" | "quy" | "t" | "q"));
    let full = |at: usize| tokens[at].text.len() == 4;
    match signs().count() {
        2 => Hyphen::Separator,
        1 if full(first - 1) != full(first + 1) => Hyphen::Separator,
        1 if of_month(tokens.get(first + 2)) || first.checked_sub(2).is_some_and(|at| of_month(tokens.get(at))) => {
            Hyphen::Dash
        }
        1 => {
            let number = |at: usize| tokens[at].number(2).and_then(|number| u8::try_from(number).ok());
            match number(first - 1).zip(number(first + 1)) {
                Some((_, 13..)) | None => Hyphen::Dash,
                Some((a, b)) if a < b => Hyphen::TwoReadings(a, b),
                Some(_) => Hyphen::Separator,
            }
        }
        _ => Hyphen::Dash,
    }
}

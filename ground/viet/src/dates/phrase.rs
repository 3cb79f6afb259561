//! The grammar of phrases of time: which words and numbers make one, before anybody asks whether such a day exists.
//!
//! The surprise: words count without their accents, so that "tu ngay 27/9" typed in haste is read too.

use super::DateError;
use super::hyphen::{Hyphen, hyphen};
use crate::fold::same_spelling;
use crate::tokens::{Kind, Token};

/// A year as written; two digits are settled by the year it is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Full(i32),
    Short(i32),
}

/// One part of a phrase, as written: "27", "28/9", "tháng 6", "quý I/2022", "hôm qua".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// Days from today, negative for the past.
    Relative(i64),
    Day {
        day: u8,
        month: Option<u8>,
        year: Option<Year>,
    },
    /// Whole months, the last one included.
    Months {
        first: u8,
        last: u8,
        year: Option<Year>,
    },
    Quarter {
        quarter: u8,
        year: Option<Year>,
    },
    Year(i32),
}

/// What a bare number counts: after "quý I," comes a quarter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    Quarter,
}

/// Words that may stand before a day and say nothing about it.
const LEADING: [&str; 13] =
    ["vao", "trong", "tu", "ngay", "cac", "hoi", "luc", "buoi", "sang", "trua", "chieu", "toi", "dem"];

/// So long may a list of days be and so long what leads it in: no text takes longer than its length.
const MOST_ITEMS: usize = 31;
const MOST_LEADING: usize = 12;

/// An item, and the token behind it.
pub(super) type Placed = (Item, usize);

/// The items that begin at this token; and where the reading stopped because an item could be two, why.
pub(super) fn items(tokens: &[Token<'_>], start: usize) -> (Vec<Placed>, Option<DateError>) {
    let (found, doubt) = list(tokens, start);
    match found.first() {
        Some((Item::Relative(_), end)) => written_out(tokens, *end).map_or((found, doubt), |written| (written, None)),
        _ => (found, doubt),
    }
}

/// "sáng nay 20/11", "hôm qua (19/11)": the day that is written out is meant, whatever was said before it.
fn written_out(tokens: &[Token<'_>], at: usize) -> Option<Vec<Placed>> {
    let sign = tokens.get(at).and_then(Token::sign);
    let begin = at + usize::from(matches!(sign, Some(',' | '(')));
    // "hôm qua tới 20/11" are two days.
    if tokens.get(begin).is_some_and(|token| token.word() == "toi") {
        return None;
    }
    let (mut written, _) = list(tokens, begin);
    let last = written.iter().rposition(|(item, _)| matches!(item, Item::Day { month: Some(_), .. }))?;
    written.truncate(last + 1);
    let closed = sign == Some('(') && tokens.get(written[last].1).and_then(Token::sign) == Some(')');
    written[last].1 += usize::from(closed);
    matches!(written.first(), Some((Item::Day { .. }, _))).then_some(written)
}

fn list(tokens: &[Token<'_>], start: usize) -> (Vec<Placed>, Option<DateError>) {
    let mut reader = Reader { tokens, at: start, unit: Unit::Day };
    let mut found = Vec::new();
    while found.len() < MOST_ITEMS && (found.is_empty() || reader.connector()) {
        let begin = reader.at;
        let Some(item) = reader.item() else { break };
        let two_readings = (begin..reader.at).find_map(|at| match hyphen(tokens, at) {
            Hyphen::TwoReadings(a, b) => Some(DateError::TwoReadings(a, b)),
            _ => None,
        });
        if two_readings.is_some() {
            return (found, two_readings);
        }
        found.push((item, reader.at));
    }
    (found, None)
}

/// Whether this token may stand before or after the phrase without changing it: a part of the day, a comma, a weekday.
pub(super) fn is_ornament(token: &Token<'_>) -> bool {
    let words = ["sang", "trua", "chieu", "toi", "dem", "buoi", "ca", "ngay", "thu", "hai", "ba", "bon", "nam", "sau"];
    match &token.kind {
        Kind::Sign(sign) => matches!(sign, '.' | ',' | ';' | ':' | '(' | ')'),
        Kind::Word(word) => words.contains(&word.as_str()) || ["tu", "bay", "chu", "nhat"].contains(&word.as_str()),
        Kind::Number => false,
    }
}

struct Reader<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    unit: Unit,
}

impl Reader<'_, '_> {
    fn item(&mut self) -> Option<Item> {
        let start = self.at;
        let item = self.relative().or_else(|| {
            let named = self.leading();
            self.months().or_else(|| self.quarter()).or_else(|| self.year()).or_else(|| self.numbers(named))
        });
        if item.is_none() {
            self.at = start;
        }
        item
    }

    fn relative(&mut self) -> Option<Item> {
        let part_of_day = ["hom", "sang", "trua", "chieu", "toi", "dem"].contains(&self.word(0));
        let days = match (self.word(0), self.word(1)) {
            (_, "nay") if part_of_day => 0,
            (_, "qua") if part_of_day => -1,
            ("hom", "kia") => -2,
            ("ngay", "mai") => 1,
            _ => return None,
        };
        self.at += 2;
        Some(Item::Relative(days))
    }

    /// Passes over "trong hai ngày", "từ 8 giờ 30 ngày", "thứ ba,"; tells whether the last of them was "ngày".
    fn leading(&mut self) -> Named {
        let start = self.at;
        let mut named = Named::No;
        while self.at < start + MOST_LEADING {
            if LEADING.contains(&self.word(0)) && !self.is_an_association() {
                named = if self.word(0) == "ngay" { Named::Day } else { Named::No };
                self.at += 1;
            } else if (self.word(0), self.word(1)) == ("chu", "nhat") || (self.word(0) == "thu" && self.is_weekday(1)) {
                self.at += 2;
            } else if self.number(0, 2).is_some() && matches!(self.word(1), "h" | "gio") {
                self.at += 2;
                // Minutes, unless they are the day: "8h 27/9".
                let parted = self.sign(1).is_some_and(|sign| matches!(sign, '/' | '-' | '.'));
                if self.number(0, 2).is_some() && !parted {
                    self.at += 1 + usize::from(matches!(self.word(1), "phut" | "p"));
                }
            } else if self.counts_days() {
                self.at += 2;
                named = Named::No;
            } else if self.at > start && named == Named::No && self.goes_on_after_a_comma() {
                self.at += 1;
            } else {
                break;
            }
        }
        named
    }

    /// "khối hội ngày 5/10" and not "hồi 8 giờ": where accents are set they tell the two apart.
    fn is_an_association(&self) -> bool {
        self.word(0) == "hoi" && same_spelling(self.tokens[self.at].text) == "hội"
    }

    /// "02 ngày 27-28/9", "hai ngày: 27 và 28/9".
    fn counts_days(&self) -> bool {
        let count = self.number(0, 2).is_some() || ["hai", "ba", "bon", "nam"].contains(&self.word(0));
        let then = if self.sign(2) == Some(':') { 3 } else { 2 };
        count && self.word(1) == "ngay" && self.number(then, 2).is_some()
    }

    /// "02 ngày: 27-28/9", "8 giờ 30, ngày 14/6".
    fn goes_on_after_a_comma(&self) -> bool {
        let comma = self.sign(0).is_some_and(|sign| matches!(sign, ',' | ':'));
        comma && (self.number(1, 2).is_some() || LEADING.contains(&self.word(1)))
    }

    fn is_weekday(&self, ahead: usize) -> bool {
        ["hai", "ba", "tu", "nam", "sau", "bay"].contains(&self.word(ahead))
            || self.number(ahead, 1).is_some_and(|number| (2..=7).contains(&number))
    }

    /// "tháng 6/2022", "T6/2022", "6 tháng đầu năm 2022".
    fn months(&mut self) -> Option<Item> {
        if let Some(count @ 1..=12) = self.short(0)
            && self.word(1) == "thang"
            && matches!(self.word(2), "dau" | "cuoi")
            && self.word(3) == "nam"
        {
            let (first, last) = if self.word(2) == "dau" { (1, count) } else { (13 - count, 12) };
            self.at += 3;
            let year = Some(self.year_after()?);
            return Some(Item::Months { first, last, year });
        }
        self.named("thang", "t")?;
        self.unit = Unit::Month;
        let month = self.take_short()?;
        let year = self.year_after();
        Some(Item::Months { first: month, last: month, year })
    }

    fn quarter(&mut self) -> Option<Item> {
        self.named("quy", "q")?;
        self.unit = Unit::Quarter;
        self.bare_quarter()
    }

    fn bare_quarter(&mut self) -> Option<Item> {
        let roman = ["i", "ii", "iii", "iv"].iter().position(|numeral| *numeral == self.word(0));
        let quarter = match roman.and_then(|at| u8::try_from(at + 1).ok()) {
            Some(quarter) => {
                self.at += 1;
                quarter
            }
            None => self.take_short()?,
        };
        Some(Item::Quarter { quarter, year: self.year_after() })
    }

    fn year(&mut self) -> Option<Item> {
        if self.word(0) != "nam" {
            return None;
        }
        let year = self.number(1, 4).filter(|_| self.tokens[self.at + 1].text.len() == 4)?;
        self.at += 2;
        Some(Item::Year(year))
    }

    /// Whatever begins with a number.
    fn numbers(&mut self, named: Named) -> Option<Item> {
        if let Some(year) = self.full_year(0) {
            let (month, day) = (self.after(0, '-').and_then(|at| self.short(at)), self.after(2, '-'));
            let month = month?;
            return Some(match day.and_then(|at| self.short(at)) {
                Some(day) => self.take(5, Item::Day { day, month: Some(month), year: Some(Year::Full(year)) }),
                None => self.take(3, Item::Months { first: month, last: month, year: Some(Year::Full(year)) }),
            });
        }
        if self.unit == Unit::Quarter {
            return self.bare_quarter();
        }
        let first = self.short(0)?;
        if self.word(1) == "thang" {
            let month = self.short(2)?;
            self.at += 3;
            return Some(Item::Day { day: first, month: Some(month), year: self.year_after() });
        }
        let (separator, second) = match ['/', '-', '.'].into_iter().find_map(|sign| Some((sign, self.after(0, sign)?)))
        {
            Some(found) => found,
            None if self.unit == Unit::Month => {
                self.at += 1;
                return Some(Item::Months { first, last: first, year: self.year_after() });
            }
            None => return Some(self.take(1, Item::Day { day: first, month: None, year: None })),
        };
        if let Some(year) = self.full_year(second) {
            let year = Some(Year::Full(year));
            return Some(self.take(3, Item::Months { first, last: first, year }));
        }
        let month = Some(self.short(second)?);
        let third = self.after(second, separator);
        let year = third.and_then(|at| self.full_year(at).map(Year::Full).or_else(|| self.short_year(at)));
        self.at += if year.is_some() { 5 } else { 3 };
        let year = year.or_else(|| if third.is_none() { self.year_in_words() } else { None });
        // "14.6" is a number to most readers.
        let is_decimal = separator == '.' && year.is_none() && named == Named::No;
        (!is_decimal).then_some(Item::Day { day: first, month, year })
    }

    /// "/2022", "-2022", ".2022", "/22", "năm 2022".
    fn year_after(&mut self) -> Option<Year> {
        for sign in ['/', '-', '.'] {
            // The number that was just passed lies one back.
            if self.sign(0) == Some(sign) && (sign == '/' || hyphen(self.tokens, self.at) != Hyphen::Dash) {
                let year = self.full_year(1).map(Year::Full);
                let year = year.or_else(|| if sign == '/' { self.short_year(1) } else { None })?;
                self.at += 2;
                return Some(year);
            }
        }
        self.year_in_words()
    }

    fn year_in_words(&mut self) -> Option<Year> {
        let year = if self.word(0) == "nam" { self.full_year(1) } else { None }?;
        self.at += 2;
        Some(Year::Full(year))
    }

    /// Passes over what joins two items.
    fn connector(&mut self) -> bool {
        let start = self.at;
        // ", và ngày", "->"
        while self.at < start + 3 {
            let joins = match self.sign(0) {
                Some('-') => hyphen(self.tokens, self.at) == Hyphen::Dash,
                Some(sign) => matches!(sign, ',' | ';' | '&' | '+' | '~' | '→' | '–' | '—' | '>'),
                None => matches!(self.word(0), "den" | "toi" | "va"),
            };
            if !joins {
                break;
            }
            self.at += 1;
        }
        self.at > start
    }

    /// "tháng", or "T" with the number right behind it.
    fn named(&mut self, word: &str, letter: &str) -> Option<()> {
        let touching = |at: usize| self.tokens.get(at).zip(self.tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(b));
        if self.word(0) == word || (self.word(0) == letter && touching(self.at)) {
            self.at += 1;
            return Some(());
        }
        None
    }

    /// Where the number stands that this sign joins to the number `ahead`.
    fn after(&self, ahead: usize, sign: char) -> Option<usize> {
        let at = self.at + ahead + 1;
        let [before, parts, after] = self.tokens.get(at - 1..at + 2)? else { return None };
        let stands = parts.sign() == Some(sign) && after.number(4).is_some();
        let joins = match sign {
            '-' => hyphen(self.tokens, at) != Hyphen::Dash,
            '.' => before.touches(parts) && parts.touches(after),
            _ => true,
        };
        (stands && joins).then_some(ahead + 2)
    }

    fn take(&mut self, count: usize, item: Item) -> Item {
        self.at += count;
        item
    }

    fn take_short(&mut self) -> Option<u8> {
        let number = self.short(0)?;
        self.at += 1;
        Some(number)
    }

    /// A day, a month, a quarter: one or two digits.
    fn short(&self, ahead: usize) -> Option<u8> {
        self.number(ahead, 2).and_then(|number| u8::try_from(number).ok())
    }

    fn full_year(&self, ahead: usize) -> Option<i32> {
        self.number(ahead, 4).filter(|_| self.tokens[self.at + ahead].text.len() == 4)
    }

    fn short_year(&self, ahead: usize) -> Option<Year> {
        self.number(ahead, 2).filter(|_| self.tokens[self.at + ahead].text.len() == 2).map(Year::Short)
    }

    fn word(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map(Token::word).unwrap_or_default()
    }

    fn sign(&self, ahead: usize) -> Option<char> {
        self.tokens.get(self.at + ahead)?.sign()
    }

    fn number(&self, ahead: usize, most_digits: usize) -> Option<i32> {
        self.tokens.get(self.at + ahead)?.number(most_digits)
    }
}

/// Whether "ngày" stands right before the number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Day,
    No,
}

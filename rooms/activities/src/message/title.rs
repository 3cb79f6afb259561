//! What a message calls the thing it tells of, and what is left for the note. Where it names nothing but kind and places, a
//! sober title is proposed of these, for somebody to mend: a title has to be there.

use std::ops::Range;

use super::kinds;
use super::parties::Parties;
use super::text::{Text, one_line};
use crate::record::{Kind, Measure, RecordForm};

/// Words before the subject of a class, folded: the form's heading says them.
const CLASS: [&str; 10] = [
    "mo lop tap huan ve",
    "mo lop tap huan",
    "to chuc tap huan",
    "lop tap huan ve",
    "lop tap huan",
    "tap huan ve",
    "da tap huan",
    "mo tap huan",
    "tap huan",
    "mo lop",
];
/// Words with which no title begins: “cho hộ nghèo”, “lần thứ 5”.
const NO_TITLE: [&str; 7] = ["cho", "tai", "voi", "cua", "do", "o", "lan"];
/// Fewest words of a piece that can be a title.
const FEWEST: usize = 2;

/// What a message is called by its own words, and what is left of it.
pub struct Titled {
    /// The title; empty where nothing is left for one.
    pub title: String,
    /// The pieces for the note.
    pub rest: Vec<String>,
    /// The words that named the kind, where they stand alone: “khám bệnh”.
    pub said: Option<String>,
}

/// The title and the pieces for the note.
pub fn take(text: &mut Text, kind: Kind) -> Titled {
    let is_dark = text.is_dark() && kinds::named(text).is_none();
    let bare = take_the_bare_kind(text, kind);
    let subject = bare.as_ref().filter(|_| kind == Kind::TrainingClass).map(|range| range.end);
    let said = bare.map(|range| with_a_capital(&one_line(text.slice(&range))));
    let pieces = text.left();
    let names_it = kinds::named(text).map(|(_, at, _)| text.words()[at].range.start);
    let words = |piece: &Range<usize>| text.words().iter().filter(|word| piece.contains(&word.range.start)).count();
    let with_kind = |piece: &&Range<usize>| names_it.is_some_and(|at| piece.contains(&at)) && words(piece) >= FEWEST;
    let behind_it = |piece: &&Range<usize>| subject.is_some_and(|end| is_next(text, end, piece.start));
    let title = pieces.iter().find(behind_it).or_else(|| pieces.iter().find(with_kind));
    let begins = |piece: &Range<usize>| text.words().iter().find(|word| piece.contains(&word.range.start));
    let is_one = |piece: &&Range<usize>| {
        words(piece) >= FEWEST && begins(piece).is_some_and(|word| !NO_TITLE.contains(&word.folded.as_str()))
    };
    let longest = || pieces.iter().filter(is_one).max_by_key(|piece| words(piece));
    // Of a message that nobody understands ("Chào anh chị") no part is a title.
    let title = title.or_else(longest).filter(|_| !is_dark).cloned();
    let rest = pieces.iter().filter(|piece| Some(*piece) != title.as_ref()).map(|piece| one_line(text.slice(piece)));
    let rest = rest.collect();
    let title = title.map(|title| one_line(text.slice(&title))).unwrap_or_default();
    Titled { title: with_a_capital(&title), rest, said }
}

/// A title of what is known otherwise: “Tập huấn tại xã Quang Thuận, Dương Phong”. Nothing where only a kind is known. `said`
/// are the words by which the message names the kind.
pub fn proposed(kind: Kind, form: &RecordForm, parties: &Parties, said: Option<String>) -> Option<String> {
    let what = match kind {
        Kind::TrainingClass => "Tập huấn".to_owned(),
        _ => said.or_else(|| heading(kind, form).map(str::to_owned))?,
    };
    let places = form.places.lines().collect::<Vec<_>>().join(", ");
    let with: Vec<&str> =
        parties.partner_names.iter().map(String::as_str).chain(form.outside_partner.lines()).collect();
    let day = [&form.first, &form.last].into_iter().find(|day| !day.is_empty());
    if !places.is_empty() {
        Some(format!("{what} tại {places}"))
    } else if !with.is_empty() {
        Some(format!("{what} với {}", with.join(", ")))
    } else {
        day.map(|day| format!("{what} ngày {day}"))
    }
}

/// The kind as a title begins with it; nothing for whatever has no name of its own.
fn heading(kind: Kind, form: &RecordForm) -> Option<&'static str> {
    let planted = !form.measure(&Measure::Trees).is_empty();
    match kind {
        Kind::Other => None,
        Kind::Dissemination => Some("Phổ biến kiến thức"),
        Kind::Visit => Some("Làm việc"),
        Kind::Environment if planted => Some("Trồng cây"),
        Kind::Commendation => Some("Khen thưởng"),
        _ => Some(kind.row().title),
    }
}

/// Whether a piece begins where something ends, with blanks and signs between at most, in the same sentence.
fn is_next(text: &Text, end: usize, start: usize) -> bool {
    let between = end..start.max(end);
    end <= start && !text.is_broken(&between) && !text.slice(&between).chars().any(char::is_alphanumeric)
}

/// “tập huấn” before the subject of a class, or a kind's words that stand alone, say what the heading of the form says. Gives
/// where they stand.
fn take_the_bare_kind(text: &mut Text, kind: Kind) -> Option<Range<usize>> {
    let meaning = format!("Loại: {}", kind.row().title);
    if kind == Kind::TrainingClass {
        for words in CLASS {
            if let Some(at) = text.find(words) {
                let range = text.range_of(at, words.split(' ').count());
                text.take(range.clone(), meaning);
                return Some(range);
            }
        }
    }
    let (_, at, count) = kinds::named(text)?;
    let range = text.range_of(at, count);
    let stands_alone = text.left().contains(&range);
    (stands_alone && text.take(range.clone(), meaning)).then_some(range)
}

/// A letter whose capital is another letter's as well (µ) stays as it is.
fn with_a_capital(title: &str) -> String {
    let mut letters = title.chars();
    let Some(first) = letters.next() else { return String::new() };
    let capital: String = first.to_uppercase().collect();
    let begins = if capital.to_lowercase() == first.to_string() { capital } else { first.to_string() };
    format!("{begins}{}", letters.as_str())
}

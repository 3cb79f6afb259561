//! Reading a message: kind, days, numbers, places and bodies each take what they know; of what is left, the part that names
//! the kind is the title, and the rest is the note.

use std::ops::Range;

use kernel::Day;

pub use super::text::Understood;
use super::text::{Text, one_line};
use super::{kinds, parties, place, units};
use crate::record::{Kind, RecordForm, Timing};

/// What is known where a message is read.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The Union's bodies: name at the door, short name.
    pub bodies: Vec<(String, String)>,
    /// Whose messages these are, where none is named: names at the door.
    pub hers: Vec<String>,
    /// The Union's province.
    pub near: Option<places::Key>,
}

/// A message that was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// What kind of thing it tells of.
    pub kind: Kind,
    /// The form, filled with what was understood.
    pub form: RecordForm,
    /// What was taken for what, in the order of the message.
    pub understood: Vec<Understood>,
}

/// Words before the subject of a class, folded: the form's heading says them.
const CLASS: [&str; 9] = [
    "mo lop tap huan ve",
    "mo lop tap huan",
    "to chuc tap huan",
    "lop tap huan ve",
    "lop tap huan",
    "tap huan ve",
    "da tap huan",
    "mo tap huan",
    "tap huan",
];
/// Longest stretch of days that a message means, in days: a quarter.
const LONGEST: i64 = 100;
/// As far ahead as somebody writes of what is planned, in days.
const AHEAD: i64 = 400;
/// Fewest words of a piece that can be a title.
const FEWEST: usize = 2;

/// Reads a message as of a day. It never fails: what is not understood is in the note. `kind` is said by whoever knows
/// better than the words.
pub fn read(message: &str, today: Day, known: &Known, kind: Option<Kind>) -> Read {
    let mut text = Text::new(message);
    let days = take_days(&mut text, today);
    let mut places = place::rooms(&mut text);
    let parties = parties::take(&mut text, &known.bodies);
    let named = kinds::named(&text);
    let counted =
        || viet::quantities(text.as_str()).iter().any(|found| found.counts("lop")).then_some(Kind::TrainingClass);
    let kind = kind.or(named.map(|(kind, ..)| kind)).or_else(counted).unwrap_or(Kind::Other);
    let measures = units::take(&mut text, kind);
    let day = days.map_or(today, |(_, last)| last);
    places.extend(place::take(&mut text, day, known.near));
    if places.is_empty() {
        places.extend(units::communes(&mut text));
    }
    text.absorb_joints();
    let (title, note) = title_and_note(&mut text, kind);
    let (first, last) = days.unzip();
    let written = |day: Option<Day>| day.map_or_else(String::new, |day| viet::short_date(day.date()));
    let one_day = first == last || !matches!(kind.row().timing, Timing::Held { .. });
    let fresh = RecordForm::fresh(kind);
    let form = RecordForm {
        title,
        note,
        lead: if parties.lead.is_empty() { known.hers.clone() } else { parties.lead },
        partner: parties.partner,
        outside_partner: parties.outside.join("\n"),
        first: written(first),
        last: if one_day { String::new() } else { written(last) },
        places: places.join("\n"),
        measures: fresh.measures.into_iter().chain(measures).collect(),
        ..RecordForm::default()
    };
    Read { kind, form, understood: text.understood() }
}

/// The first days of the message; what else it says of days stays in the note. “Đến năm 2030” is no day of something done.
fn take_days(text: &mut Text, today: Day) -> Option<(Day, Day)> {
    let is_likely = |found: &viet::FoundDates| {
        (found.last - found.first).whole_days() <= LONGEST && (found.first - today.date()).whole_days() <= AHEAD
    };
    let found = viet::dates_in(text.as_str(), today.date()).into_iter().find(is_likely)?;
    let (first, last) = (Day::from(found.first), Day::from(found.last));
    let range = behind_what_counts(text, found.range);
    text.take(range, format!("Thời gian: {}", viet::day_range(first.date(), last.date())));
    Some((first, last))
}

/// Without the words in front that belong to something else: “2 buổi ngày 3/10”, “lần thứ 5, 28/9”, “lần thứ 18 ngày 10/9”.
fn behind_what_counts(text: &Text, range: Range<usize>) -> Range<usize> {
    let words = text.words();
    let inside = words.iter().position(|word| word.range.start >= range.start).unwrap_or(words.len());
    let is = |at: usize, folded: &str| words.get(at).is_some_and(|word| word.folded == folded);
    let is_number = |at: usize| words.get(at).is_some_and(|word| word.folded.bytes().all(|c| c.is_ascii_digit()));
    let skipped = match inside {
        at if at > 0 && is(at, "buoi") && is_number(at - 1) => 1,
        at if at > 0 && is(at - 1, "lan") && is(at, "thu") => 2,
        at if at > 1 && is(at - 2, "lan") && is(at - 1, "thu") && is_number(at) => 1,
        _ => 0,
    };
    words.get(inside + skipped).map_or(range.clone(), |word| word.range.start.min(range.end)..range.end)
}

fn title_and_note(text: &mut Text, kind: Kind) -> (String, String) {
    let subject = take_the_bare_kind(text, kind);
    let pieces = text.left();
    let names_it = kinds::named(text).map(|(_, at, _)| text.words()[at].range.start);
    let words = |piece: &Range<usize>| text.words().iter().filter(|word| piece.contains(&word.range.start)).count();
    let with_kind = |piece: &&Range<usize>| names_it.is_some_and(|at| piece.contains(&at));
    let behind_it = |piece: &&Range<usize>| subject.is_some_and(|end| is_next(text, end, piece.start));
    let title = pieces.iter().find(behind_it).or_else(|| pieces.iter().find(with_kind));
    let title = title.or_else(|| pieces.iter().filter(|piece| words(piece) >= FEWEST).max_by_key(|piece| words(piece)));
    let title = title.cloned();
    let rest = pieces.iter().filter(|piece| Some(*piece) != title.as_ref()).map(|piece| one_line(text.slice(piece)));
    let note = rest.collect::<Vec<_>>().join("; ");
    let title = title.map(|title| one_line(text.slice(&title))).unwrap_or_default();
    (with_a_capital(&title), note)
}

/// Whether a piece begins where something ends, with blanks and signs between at most, in the same sentence.
fn is_next(text: &Text, end: usize, start: usize) -> bool {
    let between = end..start.max(end);
    end <= start && !text.is_broken(&between) && !text.slice(&between).chars().any(char::is_alphanumeric)
}

/// “tập huấn” before the subject of a class, or a kind's words that stand alone, say what the heading of the form says. Gives
/// where they end.
fn take_the_bare_kind(text: &mut Text, kind: Kind) -> Option<usize> {
    let meaning = format!("Loại: {}", kind.row().title);
    if kind == Kind::TrainingClass {
        for words in CLASS {
            let phrase: Vec<&str> = words.split(' ').collect();
            if let Some(at) = text.find(&phrase) {
                let range = text.range_of(at, phrase.len());
                let end = range.end;
                text.take(range, meaning);
                return Some(end);
            }
        }
    }
    let (_, at, count) = kinds::named(text)?;
    let range = text.range_of(at, count);
    if text.left().contains(&range) {
        text.take(range, meaning);
    }
    None
}

/// A letter whose capital is another letter's as well (µ) stays as it is.
fn with_a_capital(title: &str) -> String {
    let mut letters = title.chars();
    let Some(first) = letters.next() else { return String::new() };
    let capital: String = first.to_uppercase().collect();
    let begins = if capital.to_lowercase() == first.to_string() { capital } else { first.to_string() };
    format!("{begins}{}", letters.as_str())
}

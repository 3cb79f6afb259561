//! When it was. A message has one time, or two where the kind has two days; which day of the form it fills is seen from the
//! kind and from the words before it. A day of handing over is never taken for the decision's (docs/rules/counting.md, rule 9).

use std::ops::Range;

use kernel::Day;

use super::text::Text;
use crate::record::{Attribute, Kind, Timing};

/// Longest stretch of days that a message means, in days: a quarter.
const LONGEST: i64 = 100;
/// As far ahead as somebody writes of what is planned, in days.
const AHEAD: i64 = 400;
/// So many words before a day may say what the day was.
const BEFORE: usize = 5;

/// Words by which a thing begins, folded.
const OPENING: [&str; 7] =
    ["nhan nhiem vu", "duoc giao", "phat dong", "khoi dong", "phe duyet", "bat dau", "giao nhiem vu"];
/// Words by which it ends with a paper, folded.
const CLOSING: [&str; 9] = [
    "nghiem thu",
    "hoan thanh",
    "gui van ban",
    "gui ket qua",
    "van ban ket qua",
    "tong ket",
    "trao giai",
    "cong bo ket qua",
    "be mac",
];
/// Words that say so only right before the day: elsewhere “nhan” is “nhân giống” as well.
const TOUCHING: [(&str, Role); 3] = [("nhan", Role::Opened), ("gui", Role::Closed), ("xong", Role::Closed)];
/// Words before a day that is an occasion and no time: “nhân 20/11”, “chào mừng ngày 8/3”.
const OCCASIONS: [&str; 4] = ["nhan", "dip", "mung", "niem"];
/// Words that make another word of “nhan”: “cá nhân”, “công nhận”.
const NO_OCCASION: [&str; 5] = ["ca", "cong", "tiep", "chung", "xac"];
/// Words that say that a day is the decision's, folded.
const DECIDED: [&str; 3] = ["quyet dinh", "qd", "cong nhan"];

/// The days of a message, by the fields of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first day, or the one on which it was opened or decided.
    pub first: Option<Day>,
    /// The last day, or the one on which it was closed.
    pub last: Option<Day>,
    /// The day on which it was announced or handed over.
    pub handed: Option<Day>,
}

impl Days {
    /// The day by which names of places are read.
    pub fn any(self) -> Option<Day> {
        self.last.or(self.first).or(self.handed)
    }
}

/// A phrase of time: its words, and the days it means.
type Phrase = (Range<usize>, Day, Day);

/// Which day of the form a phrase fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opened,
    Closed,
}

/// Takes the days of a message; what else it says of days stays in the note. `decided` is what a paper says of the decision.
pub fn take(text: &mut Text, kind: Kind, decided: Option<Day>, today: Day) -> Days {
    let mut phrases = phrases(text, today);
    if !matches!(kind.row().timing, Timing::Runs { .. }) {
        phrases.retain(|(range, ..)| !is_an_occasion(text, range));
    }
    match kind.row().timing {
        Timing::Held { .. } => match decided {
            Some(day) => Days { first: Some(day), last: Some(day), handed: None },
            None => held(text, &phrases),
        },
        Timing::Decided { on } => on_one_day(text, &phrases, decided, on),
        Timing::Runs { opened, closed } => runs(text, kind, &phrases, [opened, closed], today),
    }
}

/// Takes the days for nothing in particular, so that no name of a body or place runs across them.
pub fn set_aside(text: &mut Text, today: Day) {
    for (range, ..) in phrases(text, today) {
        text.take(range, "Thời gian");
    }
}

/// Days that are likely and belong to nothing else. “Đến năm 2030” is no day of something done.
fn phrases(text: &Text, today: Day) -> Vec<Phrase> {
    let is_likely = |found: &viet::FoundDates| {
        (found.last - found.first).whole_days() <= LONGEST && (found.first - today.date()).whole_days() <= AHEAD
    };
    let found = viet::dates_in(text.as_str(), today.date()).into_iter().filter(is_likely);
    let free =
        found.filter(|found| text.is_whole(&found.range) && text.is_free(&found.range) && !text.is_kept(&found.range));
    free.map(|found| (behind_what_counts(text, found.range), Day::from(found.first), Day::from(found.last))).collect()
}

fn is_an_occasion(text: &Text, range: &Range<usize>) -> bool {
    let end = text.words().iter().take_while(|word| word.range.end <= range.start).count();
    let Some(at) = end.checked_sub(1) else { return false };
    let word = &text.words()[at];
    // "12 cá nhân ngày 3/10", "được công nhận 22/9" are none.
    let is_more = text.word_before(at).is_some_and(|before| NO_OCCASION.contains(&before.folded.as_str()));
    OCCASIONS.contains(&word.folded.as_str())
        && !is_more
        && text.slice(&(word.range.end..range.start)).trim().is_empty()
}

fn held(text: &mut Text, phrases: &[Phrase]) -> Days {
    let Some((range, first, last)) = phrases.first().cloned() else { return Days::default() };
    text.take(range, format!("Thời gian: {}", viet::short_range(first.date(), last.date())));
    Days { first: Some(first), last: Some(last), handed: None }
}

/// What is decided on one day: on a paper's, or on one that the message calls so; any other day is that of handing over.
fn on_one_day(text: &mut Text, phrases: &[Phrase], decided: Option<Day>, on: &str) -> Days {
    let Some((range, first, _)) = phrases.iter().find(|(_, first, last)| first == last).cloned() else {
        return Days { first: decided, ..Days::default() };
    };
    let is_decision = decided.is_none() && DECIDED.iter().any(|words| text.find(words).is_some());
    let name = if is_decision { on } else { Attribute::HandedDay.title() };
    text.take(range, format!("{name}: {}", viet::short_date(first.date())));
    if is_decision {
        Days { first: Some(first), ..Days::default() }
    } else {
        Days { first: decided, last: None, handed: Some(first) }
    }
}

fn runs(text: &mut Text, kind: Kind, phrases: &[Phrase], names: [&str; 2], today: Day) -> Days {
    let mut days = Days::default();
    for (range, first, last) in phrases.iter().take(2).cloned() {
        let (range, said) = with_role(text, range);
        let role = said.or_else(|| said_anywhere(text)).unwrap_or_else(|| usual(kind, last, today));
        let (place, name, day) = match role {
            Role::Opened => (&mut days.first, names[0], first),
            Role::Closed => (&mut days.last, names[1], last),
        };
        if place.is_none() && text.take(range, format!("{name}: {}", viet::short_date(day.date()))) {
            *place = Some(day);
        }
    }
    days
}

/// What the words right before a day say of it; those that touch it belong to it: “nhận ngày 12/9”.
fn with_role(text: &Text, range: Range<usize>) -> (Range<usize>, Option<Role>) {
    let end = text.words().iter().take_while(|word| word.range.end <= range.start).count();
    let last = end.checked_sub(1).filter(|at| !text.is_broken(&(text.words()[*at].range.start..range.start)));
    if let Some((at, role)) =
        last.and_then(|at| TOUCHING.iter().find(|(word, _)| text.is_at(at, word)).map(|(_, role)| (at, *role)))
    {
        return (text.words()[at].range.start..range.end, Some(role));
    }
    for at in (end.saturating_sub(BEFORE)..end).rev() {
        if text.is_broken(&(text.words()[at].range.start..range.start)) {
            break;
        }
        let begins =
            |list: &[&str]| list.iter().find(|words| text.is_at(at, words)).map(|words| words.split(' ').count());
        let found = begins(&OPENING).map(|count| (count, Role::Opened));
        if let Some((count, role)) = found.or_else(|| begins(&CLOSING).map(|count| (count, Role::Closed))) {
            let touches = at + count == end;
            let start = if touches { text.words()[at].range.start } else { range.start };
            return (start..range.end, Some(role));
        }
    }
    (range, None)
}

/// What the message says of a day without standing before it.
fn said_anywhere(text: &Text) -> Option<Role> {
    let says = |list: &[&str]| list.iter().any(|words| text.find(words).is_some());
    match (says(&OPENING), says(&CLOSING)) {
        (true, false) => Some(Role::Opened),
        (false, true) => Some(Role::Closed),
        _ => None,
    }
}

/// People tell of a task when its result is written, of a topic or contest when it begins.
fn usual(kind: Kind, day: Day, today: Day) -> Role {
    let is_task = matches!(kind, Kind::Consultation | Kind::CritiqueTask | Kind::Appraisal);
    if is_task && day <= today { Role::Closed } else { Role::Opened }
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

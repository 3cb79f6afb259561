//! Where it was: a line of the form for each place that a message names. “xã Quang Thuận, Dương Phong” are two communes,
//! “xã Quang Thuận, Bạch Thông” is one with the district it lies in: what follows is asked of the country's lists.

use std::ops::Range;

use kernel::Day;
use places::{Key, Resolved};

use super::organisation;
use super::text::{Text, Word, one_line};
use crate::record::{Group, Kind};

/// Words before the name of a unit, folded.
const TITLES: [&str; 12] =
    ["xa", "phuong", "thi tran", "tt", "huyen", "quan", "thi xa", "thanh pho", "tp", "dac khu", "tinh", "x"];
/// Words that say that a place follows, though it is no unit: "tại hội trường …".
const ROOMS: [&str; 8] = ["hoi truong", "tru so", "nha van hoa", "truong", "trung tam", "ubnd", "thon", "ban"];
/// Words before a title that make it no place: “cấp tỉnh”, “toàn huyện”.
const LEVELS: [&str; 3] = ["cap", "toan", "lien"];
/// Signs that end a name.
const ENDS: [char; 11] = [',', ';', '\n', '.', ':', '(', ')', '"', '“', '”', '\''];
/// Longest name of a unit with its title, in words.
const LONGEST: usize = 7;

/// Takes what is no unit but was named as the place: “tại hội trường Liên hiệp hội”. The name of a body may be in it.
pub fn rooms(text: &mut Text) -> Vec<String> {
    let mut lines = Vec::new();
    for at in 1..text.words().len() {
        let led = ["tai", "o"].contains(&text.words()[at - 1].folded.as_str());
        if let Some(range) = room(text, at, led) {
            let line = one_line(text.slice(&range));
            claim(text, range, &line);
            lines.push(line);
        }
    }
    lines
}

/// Takes the places of a message, as the form's lines. A place in the name of an organisation (“TTYT huyện Vũ Thư”) is none.
pub fn take(text: &mut Text, kind: Kind, day: Day, near: Option<Key>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let names = organisation::all(text);
    let mut at = 0;
    while at < text.words().len() {
        let start = text.words()[at].range.start;
        let is_apart =
            !names.iter().any(|name| name.contains(&start)) && (!is_of_papers(kind) || stands_apart(text, at));
        let Some(first) = is_apart.then(|| begins(text, at, day, near)).flatten() else {
            at += 1;
            continue;
        };
        let mut line = one_line(text.slice(&first));
        let mut end = first.end;
        claim(text, first, &line);
        // What follows a comma or "và" goes on: the district of what was named, or another commune.
        while let Some((next, within)) = follows(text, end, &line, day, near) {
            let words = one_line(text.slice(&next));
            if within {
                line = format!("{line}, {words}");
            } else {
                lines.push(std::mem::replace(&mut line, words.clone()));
            }
            end = next.end;
            claim(text, next, &words);
        }
        lines.push(line);
        at = text.words().iter().position(|word| word.range.start >= end).unwrap_or(text.words().len());
    }
    let mut seen = std::collections::BTreeSet::new();
    lines.retain(|line| seen.insert(viet::fold(line)));
    lines
}

/// What is told of papers has places in its titles: “đồ án quy hoạch thị trấn Diêm Điền”.
fn is_of_papers(kind: Kind) -> bool {
    kind.row().group == Group::Critique || kind == Kind::Topic
}

/// Whether this word begins a part of the sentence, or “tại” leads to it.
fn stands_apart(text: &Text, at: usize) -> bool {
    text.word_before(at).is_none_or(|before| is_led(before) || !text.is_free(&before.range))
}

fn is_led(before: &Word) -> bool {
    ["tai", "o"].contains(&before.folded.as_str())
}

fn claim(text: &mut Text, range: Range<usize>, words: &str) {
    text.take(range, format!("Địa điểm: {words}"));
}

/// A place that begins with this word: a title with a name, a bare name behind “tại”, or a room.
fn begins(text: &Text, at: usize, day: Day, near: Option<Key>) -> Option<Range<usize>> {
    let led = at > 0 && ["tai", "o"].contains(&text.words()[at - 1].folded.as_str());
    let leveled = text.word_before(at).is_some_and(|before| LEVELS.contains(&before.folded.as_str()));
    let title = TITLES.iter().find(|title| !leveled && text.is_at(at, title));
    let titled = title.map(|title| title.split(' ').count());
    if titled.is_none() && !(led && text.words()[at].is_capital) {
        return None;
    }
    let known = longest(text, at, |words| is_unit(words, day, near));
    known.or_else(|| titled.and_then(|title| named(text, at, title)))
}

/// The longest run of words from here on, within one part of the sentence, of which this is true.
fn longest(text: &Text, at: usize, is: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let most = LONGEST.min(text.words().len() - at);
    let runs = (1..=most).rev().map(|count| text.range_of(at, count));
    runs.filter(|run| text.is_free(run) && !text.slice(run).contains(ENDS)).find(|run| is(text.slice(run)))
}

fn is_unit(words: &str, day: Day, near: Option<Key>) -> bool {
    !matches!(places::resolve(words, day, near), Resolved::None)
}

/// A title and the capitals behind it: a unit that the lists do not know under this name.
fn named(text: &Text, at: usize, title: usize) -> Option<Range<usize>> {
    let names = text.words()[at + title..].iter().take_while(|word| word.is_capital).take(4).count();
    let range = (names > 0).then(|| text.range_of(at, title + names))?;
    let whole = text.is_free(&range) && !text.slice(&range).contains(ENDS);
    whole.then_some(range)
}

fn room(text: &Text, at: usize, led: bool) -> Option<Range<usize>> {
    let is_room = led && ROOMS.iter().any(|room| text.is_at(at, room));
    if !is_room {
        return None;
    }
    let start = text.words()[at].range.start;
    let rest = &text.as_str()[start..];
    let end = start + rest.find([',', ';', '\n', '.', ':', '(']).unwrap_or(rest.len());
    let words = text.words()[at..].iter().take_while(|word| word.range.end <= end && text.is_free(&word.range)).count();
    Some(text.range_of(at, words.max(1)))
}

/// What goes on behind a place: where it stands, and whether what was named lies in it.
fn follows(text: &Text, end: usize, line: &str, day: Day, near: Option<Key>) -> Option<(Range<usize>, bool)> {
    let next = text.words().iter().position(|word| word.range.start >= end)?;
    let between = &text.as_str()[end..text.words()[next].range.start];
    let (at, joined) = match (between.trim(), text.words()[next].folded.as_str()) {
        ("", "va") => (next + 1, true),
        ("," | "-" | "–" | "(" | "&" | "+", _) => (next, true),
        ("", _) => (next, false),
        _ => return None,
    };
    if at >= text.words().len() || (!joined && !is_titled(text, at)) {
        return None;
    }
    let within = longest(text, at, |words| is_one_unit(&format!("{line}, {words}"), day, near));
    // Small letters without a title are the next part of the sentence, unless nobody set accents or capitals at all.
    let bare = |range: &Range<usize>| is_titled(text, at) || text.words()[at].is_capital || is_small(text, range);
    let other = longest(text, at, |words| is_unit(words, day, near)).filter(bare);
    match (within, other) {
        (Some(range), _) => Some((range, true)),
        (None, Some(range)) if joined => Some((range, false)),
        _ => None,
    }
}

fn is_titled(text: &Text, at: usize) -> bool {
    TITLES.iter().any(|title| text.is_at(at, title))
}

fn is_one_unit(words: &str, day: Day, near: Option<Key>) -> bool {
    matches!(places::resolve(words, day, near), Resolved::Unit(_) | Resolved::Former { .. })
}

/// Two or more words in a message that has no capitals.
fn is_small(text: &Text, range: &Range<usize>) -> bool {
    text.slice(range).contains(' ') && !text.words().iter().skip(1).any(|word| word.is_capital)
}

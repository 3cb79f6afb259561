//! What a number in a message counts, by the words behind it. A kind takes what it measures, the first of several it may be;
//! what it does not measure stays in the note. Two numbers of one measure are never added: the second stays in the note.

use std::collections::BTreeMap;

use kernel::Quantity;

use super::text::{Text, is_letter};
use crate::record::Measure::{self, *};
use crate::record::{Kind, write_quantity};

/// Words behind a number, folded, and what they may count, the likeliest first. Longer words stand before shorter ones.
const UNITS: [(&str, &[Measure]); 53] = [
    ("luot nguoi", &[Attendances, CouncilAttendances, Experts]),
    ("luot hoi vien", &[Attendances]),
    ("luot chuyen gia", &[Experts]),
    ("luot", &[Attendances, CouncilAttendances, Experts]),
    ("hoc vien", &[Trainees, Attendances]),
    ("hv", &[Trainees, Attendances]),
    ("ho gia dinh", &[Households]),
    ("ho dan", &[Households]),
    ("ho", &[Households]),
    ("nguoi", &[Attendances]),
    ("ng", &[Attendances]),
    ("dong chi", &[Attendances]),
    ("dc", &[Attendances]),
    ("dai bieu", &[Attendances]),
    ("db", &[Attendances]),
    ("hoi vien", &[Attendances]),
    ("nong dan", &[Attendances]),
    ("ba con", &[Attendances]),
    ("hoc sinh", &[Attendances]),
    ("sinh vien", &[Attendances]),
    ("can bo", &[Attendances]),
    ("doan vien", &[Attendances]),
    ("benh nhan", &[Attendances]),
    ("chuyen gia", &[Experts, Attendances]),
    ("nha khoa hoc", &[Experts, Attendances]),
    ("lop", &[Classes]),
    ("buoi", &[Sessions, Events]),
    ("cuoc", &[Events]),
    ("hoi thao", &[Events]),
    ("hoi nghi", &[Events]),
    ("suat qua", &[Gifts]),
    ("phan qua", &[Gifts]),
    ("qua", &[Gifts]),
    ("cay", &[Trees]),
    ("tham luan", &[Talks]),
    ("cuon", &[Copies]),
    ("quyen", &[Copies]),
    ("to roi", &[Copies]),
    ("du thao", &[Drafts]),
    ("van ban", &[Drafts, Papers]),
    ("tin bai", &[Articles]),
    ("bai", &[Articles, Entries]),
    ("tin", &[Articles]),
    ("tap the", &[Collectives]),
    ("ca nhan", &[Individuals]),
    ("bang khen", &[Commendations]),
    ("giay khen", &[Commendations]),
    ("giai phap", &[Entries, Applications]),
    ("sang kien", &[Initiatives]),
    ("de tai", &[Topics]),
    ("so", &[Issues]),
    ("tac gia", &[Authors]),
    ("ban", &[Copies]),
];
/// Words behind a unit that belong to it.
const TAILS: [&str; 5] = ["tham du", "tham gia", "du", "la", "nghe"];
/// What an amount of money is, the likeliest first.
const MONEY: &[Measure] = &[Cost, Value];
/// Words before a number that belong to it, and what they say it counts; the longest first.
const HEADS: [(&str, Measure); 10] = [
    ("voi kinh phi", Cost),
    ("tong kinh phi", Cost),
    ("kinh phi", Cost),
    ("tong kp", Cost),
    ("kp", Cost),
    ("trong", Trees),
    ("phat hanh", Copies),
    ("in", Copies),
    ("gia tri", Value),
    ("tri gia", Value),
];
/// The least that is money without a word for đồng: nobody writes down what is less.
const LEAST_MONEY: i64 = 100_000;

/// Takes the numbers of a message that this kind measures.
pub fn take(text: &mut Text, kind: Kind) -> BTreeMap<Measure, String> {
    let mut measures = BTreeMap::new();
    for found in viet::quantities(&text.masked()) {
        let head = head(text, &found);
        let Some((may_be, unit_words)) = counted(&found, head) else { continue };
        // What the word before says is likelier than what else the unit may count.
        let said = head.map(|(_, measure)| measure).filter(|measure| may_be.contains(measure));
        let mut likely = said.into_iter().chain(may_be.iter().copied());
        let measure = likely.find(|measure| kind.row().measures.contains(measure));
        let Some(measure) = measure.filter(|measure| !measures.contains_key(measure)) else { continue };
        let range = found.range.start..behind(text.as_str(), found.range.end, unit_words);
        let written = write_quantity(Some(Quantity::stated(found.value, found.qualifier)));
        let led = head.filter(|(_, of)| *of == measure).map_or(range.start, |(start, _)| start);
        let range = led..with_tail(text, range).end;
        if text.take(range, format!("{}: {written} {}", measure.title(), measure.unit())) {
            measures.insert(measure, written);
        }
    }
    measures
}

/// What a number may count, and how many words behind it say so.
fn counted(found: &viet::Found, head: Option<(usize, Measure)>) -> Option<(&'static [Measure], usize)> {
    // "KP 45tr" is money, "kinh phí 45" might be anything.
    let headed = matches!(head, Some((_, Cost | Value))) && found.unit.is_empty() && found.value >= LEAST_MONEY;
    if found.is_money() || headed {
        return Some((MONEY, 0));
    }
    UNITS.iter().find(|(unit, _)| found.counts(unit)).map(|(unit, may_be)| (*may_be, unit.split(' ').count()))
}

/// What a message calls a unit that holds communes, folded: behind “6 xã” it says where, and names none of them.
const WHOLES: [&str; 12] =
    ["huyen", "tinh", "thanh", "tp", "thi", "quan", "vung", "bien", "kho", "nong", "mien", "dac"];

/// How many communes a message counts without naming them: “6 xã”, “6 xã huyện Tràng Định”.
pub fn communes(text: &mut Text) -> Option<String> {
    let found = viet::quantities(&text.masked());
    let counted = found.iter().find(|found| counts_communes(found))?;
    let range = counted.range.start..behind(text.as_str(), counted.range.end, 1);
    let written = format!("{} xã", viet::grouped(counted.value));
    text.take(range, format!("Địa điểm: {written}")).then_some(written)
}

fn counts_communes(found: &viet::Found) -> bool {
    let folded = viet::fold(&found.unit);
    let mut words = folded.split(' ');
    let is_commune = matches!(words.next(), Some("xa" | "phuong"));
    is_commune && words.next().is_none_or(|next| WHOLES.contains(&next))
}

/// The byte behind so many words from here on.
fn behind(text: &str, from: usize, words: usize) -> usize {
    let mut end = from;
    for _ in 0..words {
        let rest = &text[end..];
        let start = rest.find(is_letter).unwrap_or(rest.len());
        let length = rest[start..].find(|c| !is_letter(c)).unwrap_or(rest.len() - start);
        end += start + length;
    }
    end
}

fn with_tail(text: &Text, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let next = text.words().iter().position(|word| word.range.start >= range.end);
    let Some(next) = next.filter(|next| text.slice(&(range.end..text.words()[*next].range.start)).trim().is_empty())
    else {
        return range;
    };
    let tail = TAILS.iter().find(|tail| text.is_at(next, tail));
    tail.map_or(range.clone(), |tail| range.start..text.range_of(next, tail.split(' ').count()).end)
}

/// The word right before a number that says what it counts: where it begins, and the measure.
fn head(text: &Text, found: &viet::Found) -> Option<(usize, Measure)> {
    let before = text.words().iter().take_while(|word| word.range.end <= found.range.start).count();
    HEADS.iter().find_map(|(head, measure)| {
        let at = before.checked_sub(head.split(' ').count()).filter(|at| text.is_at(*at, head))?;
        let gap = text.slice(&(text.words()[before - 1].range.end..found.range.start));
        gap.chars().all(|c| c.is_whitespace() || c == ':').then_some((text.words()[at].range.start, *measure))
    })
}

//! What a number in a message counts, by the words behind it. A kind takes what it measures, the first of several it may be;
//! what it does not measure stays in the note. Two numbers of one measure are never added: the second stays in the note.

use std::collections::BTreeMap;

use kernel::Quantity;

use super::text::{Text, is_letter};
use crate::record::Measure::{self, *};
use crate::record::{Kind, write_quantity};

/// Words behind a number, folded, and what they may count, the likeliest first. Longer words stand before shorter ones.
const UNITS: [(&str, &[Measure]); 45] = [
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
    ("dong", &[Cost, Value]),
    ("ban", &[Copies]),
];
/// Words behind a unit that belong to it.
const TAILS: [&str; 5] = ["tham du", "tham gia", "du", "la", "nghe"];
/// Words before an amount of money.
const HEADS: [&str; 3] = ["kinh phi", "tong kinh phi", "voi kinh phi"];

/// Takes the numbers of a message that this kind measures.
pub fn take(text: &mut Text, kind: Kind) -> BTreeMap<Measure, String> {
    let mut measures = BTreeMap::new();
    for found in viet::quantities(&text.masked()) {
        let counted = UNITS.iter().find(|(unit, _)| found.counts(unit));
        let Some((unit, may_be)) = counted else { continue };
        let measure = may_be.iter().copied().find(|measure| kind.row().measures.contains(measure));
        let Some(measure) = measure.filter(|measure| !measures.contains_key(measure)) else { continue };
        let unit_words = if found.is_money() { 0 } else { unit.split(' ').count() };
        let range = found.range.start..behind(text.as_str(), found.range.end, unit_words);
        let written = write_quantity(Some(Quantity::stated(found.value, found.qualifier)));
        let range = with_head(text, with_tail(text, range), found.is_money());
        if text.take(range, format!("{}: {written} {}", measure.title(), measure.unit())) {
            measures.insert(measure, written);
        }
    }
    measures
}

/// How many communes a message counts without naming them: "6 xã".
pub fn communes(text: &mut Text) -> Option<String> {
    let found = viet::quantities(&text.masked());
    let counted = found.iter().find(|found| ["xa", "phuong"].iter().any(|unit| viet::fold(&found.unit) == *unit))?;
    let range = counted.range.start..behind(text.as_str(), counted.range.end, 1);
    let written = format!("{} xã", viet::grouped(counted.value));
    text.take(range, format!("Địa điểm: {written}")).then_some(written)
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
    let tail = TAILS.iter().map(|tail| tail.split(' ').collect::<Vec<_>>()).find(|tail| text.is_at(next, tail));
    tail.map_or(range.clone(), |tail| range.start..text.range_of(next, tail.len()).end)
}

fn with_head(text: &Text, range: std::ops::Range<usize>, is_money: bool) -> std::ops::Range<usize> {
    let before = text.words().iter().filter(|word| word.range.end <= range.start).count();
    let heads = HEADS.iter().map(|head| head.split(' ').collect::<Vec<_>>());
    let head = heads.filter(|head| is_money && before >= head.len()).find(|head| text.is_at(before - head.len(), head));
    head.map_or(range.clone(), |head| text.words()[before - head.len()].range.start..range.end)
}

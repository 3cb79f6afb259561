//! What changed between two versions, in words: the history page and the event log say the same, but for bodies, which the
//! log writes by number because a name may change.

use kernel::BodyNo;
use serde::Serialize;

use super::attribute::Attribute;
use super::content::{Content, Detail, Part};
use super::measure::Measure;
use super::quantity::write_quantity;
use super::record::{Record, Version};
use super::state::State;
use super::words;

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The field's word on screen.
    pub field: &'static str,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

/// All fields in which two contents differ, in the order of the form; `name` says what a body is called.
pub fn differences(before: &Content, after: &Content, name: &dyn Fn(BodyNo) -> String) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |field, before: String, after: String| {
        if before != after {
            found.push(Difference { field, before, after });
        }
    };
    note("Nội dung", before.title().to_owned(), after.title().to_owned());
    note("Loại bản ghi", detail(before), detail(after));
    note("Từ ngày", viet::short_date(before.first().date()), viet::short_date(after.first().date()));
    note("Đến ngày", last(before), last(after));
    note("Đơn vị", bodies(before, name), bodies(after, name));
    note("Đơn vị ngoài", outside(before), outside(after));
    note("Địa điểm", words::places(before.places()), words::places(after.places()));
    for measure in Measure::ALL {
        note(measure.title(), write_quantity(before.measure(*measure)), write_quantity(after.measure(*measure)));
    }
    for attribute in Attribute::ALL {
        note(attribute.title(), said(before, *attribute), said(after, *attribute));
    }
    note("Chương trình, văn bản", before.programmes().join("; "), after.programmes().join("; "));
    note("Thuộc bản ghi", whole(before), whole(after));
    note("Ghi chú", before.note().to_owned(), after.note().to_owned());
    found
}

/// What changed since somebody saw a record; `seen` is the number of the version she saw.
pub fn since(record: &Record, seen: Option<i64>, name: &dyn Fn(BodyNo) -> String) -> Vec<Difference> {
    let seen = seen.and_then(|seen| usize::try_from(seen - 1).ok()).and_then(|before| record.versions().get(before));
    seen.map_or_else(Vec::new, |seen| between(seen, record.current(), name))
}

/// What changed between two versions, state included.
pub fn between(before: &Version, after: &Version, name: &dyn Fn(BodyNo) -> String) -> Vec<Difference> {
    let mut changes = differences(&before.content, &after.content, name);
    changes.extend(state_difference(before.state(), after.state()));
    changes
}

/// The change of state between two versions, if there is one.
fn state_difference(before: State, after: State) -> Option<Difference> {
    let (before, after) = (before.title(), after.title());
    (before != after).then(|| Difference { field: "Trạng thái", before: before.to_owned(), after: after.to_owned() })
}

fn last(content: &Content) -> String {
    if content.runs_on() { String::new() } else { viet::short_date(content.last().date()) }
}

fn said(content: &Content, attribute: Attribute) -> String {
    content.attribute(attribute).map_or_else(String::new, |stored| attribute.write(stored))
}

fn whole(content: &Content) -> String {
    content.part_of().map_or_else(String::new, |no| format!("số {}", no.get() & i64::from(u32::MAX)))
}

fn detail(content: &Content) -> String {
    match content.detail() {
        Detail::Single => "Ghi chi tiết".to_owned(),
        Detail::Bulk => "Bản ghi gộp".to_owned(),
    }
}

fn bodies(content: &Content, name: &dyn Fn(BodyNo) -> String) -> String {
    let words = content.bodies().iter().map(|(body, part)| format!("{}{}", role(*part), name(*body)));
    words.collect::<Vec<_>>().join("; ")
}

fn outside(content: &Content) -> String {
    content.outside().iter().map(|(name, part)| format!("{}{name}", role(*part))).collect::<Vec<_>>().join("; ")
}

fn role(part: Part) -> &'static str {
    match part {
        Part::Lead => "chủ trì: ",
        Part::Partner => "phối hợp: ",
    }
}

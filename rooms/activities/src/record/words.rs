//! How parts of a record are written on screen, wherever they are: list, page, form, workbook, history.

use kernel::Day;

use super::attribute::Attribute;
use super::content::{Content, Places};
use super::kind::{Kind, KindRow, Timing};
use super::measure::Measure;
use super::state::State;

/// When, on one line, as the kind counts its days.
pub fn days(kind: Kind, first: Day, last: Day) -> String {
    match kind.row().timing {
        Timing::Runs { .. } if last == Day::MAX => format!("từ {}", viet::short_date(first.date())),
        _ => viet::short_range(first.date(), last.date()),
    }
}

/// What the form and the record's page call the first and the last day of this kind; no last one where there is only one.
pub fn day_names(kind: Kind) -> (&'static str, Option<&'static str>) {
    match kind.row().timing {
        Timing::Held { from } => (from, Some("Đến hết ngày")),
        Timing::Runs { opened, closed } => (opened, Some(closed)),
        Timing::Decided { on } => (on, None),
    }
}

/// When a record was, as its page says it: a name for each day that means something of its own.
pub fn when(kind: Kind, content: &Content) -> Vec<(&'static str, String)> {
    let (first, last) = (content.first(), content.last());
    match kind.row().timing {
        Timing::Held { .. } => vec![(held_name(kind), days(kind, first, last))],
        Timing::Runs { opened, closed } => {
            let closed_on = if last == Day::MAX { String::new() } else { viet::short_date(last.date()) };
            vec![(opened, viet::short_date(first.date())), (closed, closed_on)]
        }
        Timing::Decided { on } => vec![(on, decided(content))],
    }
}

/// The form's word for the first day of what usually lasts some.
const FROM: &str = "Từ ngày";

/// What the page calls the days of what was held: the form's own word where it has one.
fn held_name(kind: Kind) -> &'static str {
    match kind.row().timing {
        Timing::Held { from } if from != FROM => from.trim_end_matches(", từ ngày"),
        _ => "Thời gian",
    }
}

/// What the day is called on which records of a kind count.
pub fn counted_name(row: &KindRow) -> &'static str {
    match row.timing {
        Timing::Held { from } if from != FROM => from.trim_end_matches(", từ ngày"),
        Timing::Held { .. } => "Ngày kết thúc",
        Timing::Runs { closed, .. } => closed,
        Timing::Decided { on } => on,
    }
}

/// A label inside a sentence.
pub fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A measure of a kind in a phrase: "2 lớp"; where several are counted in one unit, "giải nhất 1", "kinh phí 5.000.000 đồng".
pub fn measured(kind: Kind, measure: Measure, stated: &str) -> String {
    let (row, unit) = (kind.row(), measure.unit());
    match (row.shares_unit(measure), unit) {
        (false, _) => format!("{stated} {unit}"),
        (true, "đồng") if stated.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{} {stated} đồng", lower(row.title_of(measure)))
        }
        (true, _) => format!("{} {stated}", lower(row.title_of(measure))),
    }
}

/// Several such phrases in one: parted by semicolons where one of them has a comma itself.
pub fn in_one(phrases: &[String]) -> String {
    phrases.join(if phrases.iter().any(|phrase| phrase.contains(',')) { "; " } else { ", " })
}

/// The day of the decision, or nothing where only its announcement is known.
pub fn decided(content: &Content) -> String {
    match content.attribute(Attribute::Dated) {
        Some(ANNOUNCED) => String::new(),
        _ => viet::short_date(content.first().date()),
    }
}

/// [`Attribute::Dated`] of what counts on the day it was announced, because nobody knows when it was decided.
pub const ANNOUNCED: &str = "cong_bo";

/// Where, on one line.
pub fn places(places: &Places) -> String {
    lines_of_places(places).join("; ")
}

/// Where, one place a line, as the form takes it back.
pub fn lines_of_places(places: &Places) -> Vec<String> {
    match places {
        Places::Unstated => Vec::new(),
        Places::Named(places) => places.iter().map(|place| place.written.clone()).collect(),
        Places::Counted(count) => vec![format!("{} xã", viet::grouped(*count))],
    }
}

/// The look of a state's tag.
pub fn look(state: State) -> &'static str {
    match state {
        State::Done(_) => "ok",
        State::Planned(_) | State::Running(_) => "info",
        State::Cancelled(_) | State::Withdrawn(_) | State::Behind(_) => "stop",
    }
}

/// The size of a file.
pub fn size(bytes: i64) -> String {
    const KILO: i64 = 1 << 10;
    const MEGA: i64 = 1 << 20;
    let rounded = |unit| (bytes + unit / 2) / unit;
    if bytes >= MEGA { format!("{} MB", rounded(MEGA)) } else { format!("{} kB", rounded(KILO).max(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::content::Place;

    #[test]
    fn places_are_named_or_counted() {
        assert_eq!(places(&Places::Unstated), "");
        assert_eq!(places(&Places::Counted(6)), "6 xã");
        assert_eq!(
            places(&Places::Named(vec![Place::written("xã Quang Thuận"), Place::written("xã Dương Phong")])),
            "xã Quang Thuận; xã Dương Phong"
        );
    }

    #[test]
    fn sizes_are_rounded() {
        assert_eq!([1, 1024, 1536, 1_048_575, 1_572_864].map(size), ["1 kB", "1 kB", "2 kB", "1024 kB", "2 MB"]);
    }
}

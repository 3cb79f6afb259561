//! How parts of a record are written on screen, wherever they are: list, page, form, workbook, history.

use kernel::Day;

use super::attribute::Attribute;
use super::content::{Content, Places};
use super::kind::{Kind, Timing};
use super::state::State;

/// When, on one line, as the kind counts its days.
pub fn days(kind: Kind, first: Day, last: Day) -> String {
    match kind.row().timing {
        Timing::Runs { .. } if last == Day::MAX => format!("từ {}", viet::short_date(first.date())),
        _ => viet::day_range(first.date(), last.date()),
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
        Timing::Held { .. } => vec![("Thời gian", days(kind, first, last))],
        Timing::Runs { opened, closed } => {
            let closed_on = if last == Day::MAX { String::new() } else { viet::short_date(last.date()) };
            vec![(opened, viet::short_date(first.date())), (closed, closed_on)]
        }
        Timing::Decided { on } => vec![(on, decided(content))],
    }
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

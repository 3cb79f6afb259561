//! How parts of a record are written on screen, wherever they are: list, page, form, workbook, history.

use super::content::Places;
use super::state::State;

/// Where, on one line.
pub fn places(places: &Places) -> String {
    lines_of_places(places).join("; ")
}

/// Where, one place a line, as the form takes it back.
pub fn lines_of_places(places: &Places) -> Vec<String> {
    match places {
        Places::Unstated => Vec::new(),
        Places::Named(names) => names.clone(),
        Places::Counted(count) => vec![format!("{} xã", viet::grouped(*count))],
    }
}

/// The look of a state's tag.
pub fn look(state: State) -> &'static str {
    match state {
        State::Done(_) => "ok",
        State::Planned(_) => "info",
        State::Cancelled(_) | State::Withdrawn(_) => "stop",
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

    #[test]
    fn places_are_named_or_counted() {
        assert_eq!(places(&Places::Unstated), "");
        assert_eq!(places(&Places::Counted(6)), "6 xã");
        assert_eq!(
            places(&Places::Named(vec!["xã Quang Thuận".to_owned(), "xã Dương Phong".to_owned()])),
            "xã Quang Thuận; xã Dương Phong"
        );
    }

    #[test]
    fn sizes_are_rounded() {
        assert_eq!([1, 1024, 1536, 1_048_575, 1_572_864].map(size), ["1 kB", "1 kB", "2 kB", "1024 kB", "2 MB"]);
    }
}

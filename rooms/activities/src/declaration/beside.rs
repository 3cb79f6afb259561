//! What stands beside a counted figure. A declared flow stands only beside exactly its own period, or a period of its name
//! whatever the closing; a stock is the latest on or before the closing day. Nothing is added, carried over or shared out
//! (docs/rules/counting.md, rules 3, 11, 14).

use kernel::{BodyNo, Closing, Fault, Period, Span, Timestamp};
use store::Snapshot;

use super::declaration::{Declaration, When};
use super::store as declarations;

/// What stands beside a figure.
pub type Declared = Declaration;

/// What a body declared about this figure and period, as it is known now.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn beside(view: &Snapshot, body: BodyNo, figure: &str, period: Period) -> Result<Option<Declared>, Fault> {
    as_known(view, body, figure, period, view.now()).await
}

/// The same, as it was known at an instant: what a sealed report showed.
///
/// # Errors
/// As for [`beside`].
pub async fn as_known(
    view: &Snapshot,
    body: BodyNo,
    figure: &str,
    period: Period,
    known_at: Timestamp,
) -> Result<Option<Declared>, Fault> {
    let said = declarations::of_figure(view, body, figure, known_at).await?;
    Ok(chosen(said, &period))
}

/// The one that stands beside a period, of several that come newest first. Days say more than a name does.
fn chosen(said: Vec<Declaration>, period: &Period) -> Option<Declaration> {
    let best = said.iter().enumerate().filter_map(|(at, one)| fits(one.said.when, period).map(|fit| (fit, at))).min()?;
    said.into_iter().nth(best.1)
}

/// How well a declaration stands beside a period: 0 by its days, 1 by its name, `None` not at all.
fn fits(when: When, period: &Period) -> Option<u8> {
    match when {
        When::On(day) => (day <= period.last).then_some(0),
        When::Over(first, last) => ((first, last) == (period.first, period.last)).then_some(0),
        When::Named(named) => (is_named(period) && name(&named) == name(period)).then_some(1),
    }
}

fn is_named(period: &Period) -> bool {
    matches!(period.span, Span::Quarter(_) | Span::Half(_) | Span::NineMonths | Span::Year)
}

fn name(period: &Period) -> String {
    Period { closing: Closing::Calendar, ..*period }.to_string()
}

#[cfg(test)]
mod tests {
    use kernel::Day;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The table of docs/rules/counting.md, "Declared figures".
    #[test]
    fn the_examples_of_the_rule() {
        let half: Period = "2022-H1".parse().unwrap();
        let statutory: Period = "2022-H1@statutory".parse().unwrap();
        let year: Period = "2022".parse().unwrap();
        let range: Period = "2022-01-01..2022-06-30".parse().unwrap();
        let over = When::Over(day("2022-01-01"), day("2022-06-30"));
        let named = When::Named(half);
        let may = When::On(day("2022-05-31"));
        let table: Vec<[Option<u8>; 4]> =
            [over, named, may].map(|when| [half, statutory, year, range].map(|period| fits(when, &period))).into();
        assert_eq!(table[0], [Some(0), None, None, Some(0)], "its own days and nothing else");
        assert_eq!(table[1], [Some(1), Some(1), None, None], "its own name, whatever the closing");
        assert_eq!(table[2], [Some(0), Some(0), Some(0), Some(0)], "a stock on or before the closing day");
        assert_eq!(fits(may, &"2022-Q1".parse().unwrap()), None, "never a later one");
    }
}

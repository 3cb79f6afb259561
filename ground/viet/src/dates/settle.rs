//! From the items of a phrase to two days of the calendar: what one item leaves out, another or today supplies.
//!
//! The surprise: a phrase without a year means the latest such day that is not later than thirty days from now, because
//! people report what was done and announce what is near.

use time::{Date, Duration};

use super::DateError;
use super::phrase::{Item, Placed, Year};
use super::read::of_calendar;

/// How far ahead a day without a year may lie.
const AHEAD: Duration = Duration::days(30);
/// A span that crosses the new year without saying so is shorter than this.
const ACROSS_NEW_YEAR: Duration = Duration::days(183);
/// 29 February comes back within eight years, even around 1900.
const YEARS_BACK: i32 = 8;

type Span = (Date, Date);

/// The first and the last day that the items speak of.
pub(super) fn settle(items: &[Placed], today: Date) -> Result<Span, DateError> {
    let items = with_months(items)?;
    let mut spans: Vec<Option<Span>> = Vec::with_capacity(items.len());
    for item in &items {
        spans.push(year_of(item, today).map(|year| resolve(item, year, today)).transpose()?);
    }
    let last = items.len().checked_sub(1).ok_or(DateError::Phrase)?;
    let anchor = match spans.iter().rposition(Option::is_some) {
        Some(at) => at,
        None => {
            spans[last] = Some(latest(&items[last], today)?);
            last
        }
    };
    for at in anchor + 1..=last {
        let before = spans[at - 1].ok_or(DateError::Phrase)?;
        let same_year = resolve(&items[at], before.0.year(), today)?;
        let moved = if same_year.0 < before.1 { resolve(&items[at], before.0.year() + 1, today).ok() } else { None };
        spans[at] = Some(moved.filter(|span| span.1 - before.0 <= ACROSS_NEW_YEAR).unwrap_or(same_year));
    }
    for at in (0..anchor).rev() {
        if spans[at].is_none() {
            let after = spans[at + 1].ok_or(DateError::Phrase)?;
            let same_year = resolve(&items[at], after.0.year(), today)?;
            let moved = if same_year.0 > after.0 { resolve(&items[at], after.0.year() - 1, today).ok() } else { None };
            spans[at] = Some(moved.filter(|span| after.1 - span.0 <= ACROSS_NEW_YEAR).unwrap_or(same_year));
        }
    }
    in_order(spans.into_iter().flatten())
}

/// From the first day of the first to the last of the last, if none runs back.
fn in_order(spans: impl Iterator<Item = Span>) -> Result<Span, DateError> {
    let mut whole: Option<Span> = None;
    for (first, last) in spans {
        whole = Some(match whole {
            Some((_, before)) if first < before && last <= before => {
                return Err(DateError::Backwards { first: before, last });
            }
            Some((begin, before)) => (begin, last.max(before)),
            None => (first, last),
        });
    }
    whole.ok_or(DateError::Phrase)
}

/// "27" of "27-28/9" is in September, and in its year.
fn with_months(items: &[Placed]) -> Result<Vec<Item>, DateError> {
    let mut whole: Vec<Item> = items.iter().map(|(item, _)| *item).collect();
    for at in (0..whole.len()).rev() {
        if let Item::Day { day, month: None, .. } = whole[at] {
            whole[at] = match whole.get(at + 1) {
                Some(Item::Day { month, year, .. }) => Item::Day { day, month: *month, year: *year },
                _ => return Err(DateError::NoMonth(day)),
            };
        }
    }
    Ok(whole)
}

fn year_of(item: &Item, today: Date) -> Option<i32> {
    let written = match item {
        Item::Relative(_) => return Some(today.year()),
        Item::Year(year) => return Some(*year),
        Item::Day { year, .. } | Item::Months { year, .. } | Item::Quarter { year, .. } => *year,
    };
    written.map(|year| match year {
        Year::Full(year) => year,
        Year::Short(year) => {
            let here = today.year() - today.year().rem_euclid(100) + year;
            let nearest = [here - 100, here, here + 100].into_iter().min_by_key(|year| (year - today.year()).abs());
            nearest.unwrap_or(here)
        }
    })
}

fn resolve(item: &Item, year: i32, today: Date) -> Result<Span, DateError> {
    let months = |first: u8, last: u8| {
        let end = of_calendar(1, last, year)?;
        Ok((of_calendar(1, first, year)?, end.replace_day(end.month().length(year)).unwrap_or(end)))
    };
    match *item {
        Item::Relative(days) => today.checked_add(Duration::days(days)).map(|day| (day, day)).ok_or(DateError::Phrase),
        Item::Day { day, month: Some(month), .. } => of_calendar(day, month, year).map(|day| (day, day)),
        Item::Day { day, month: None, .. } => Err(DateError::NoMonth(day)),
        Item::Months { first, last, .. } => months(first, last),
        Item::Quarter { quarter: quarter @ 1..=4, .. } => months(3 * quarter - 2, 3 * quarter),
        Item::Quarter { quarter, .. } => Err(DateError::NoSuchQuarter(quarter)),
        Item::Year(_) => months(1, 12),
    }
}

/// The latest such days that begin no later than thirty days from now.
fn latest(item: &Item, today: Date) -> Result<Span, DateError> {
    let limit = today.saturating_add(AHEAD);
    let mut why = None;
    for year in (limit.year() - YEARS_BACK..=limit.year()).rev() {
        match resolve(item, year, today) {
            Ok(span) if span.0 <= limit => return Ok(span),
            Ok(_) => {}
            Err(error) => why = why.or(Some(error)),
        }
    }
    Err(why.unwrap_or(DateError::Phrase))
}

//! The tree over time, as pure sets of intervals: dated links "directly below" closed into spans "below", each body below
//! itself for its life. A life runs from the founding (or the first link, if earlier) to the end of the last link.
//! Intervals are [from, to); along a chain they intersect, side by side they join. A loop on any day is refused.

use std::collections::HashMap;

use kernel::{BodyNo, Day};

/// When a body was founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Founded {
    /// The body.
    pub body: BodyNo,
    /// The day.
    pub on: Day,
}

/// One body directly below another, from a day to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The lower one.
    pub child: BodyNo,
    /// The upper one.
    pub parent: BodyNo,
    /// First day.
    pub from: Day,
    /// First day no more; `Day::MAX` is "no end".
    pub to: Day,
}

/// One body below another (or itself), however many steps, from a day to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The lower one.
    pub body: BodyNo,
    /// The upper one.
    pub ancestor: BodyNo,
    /// First day.
    pub from: Day,
    /// First day no more.
    pub to: Day,
}

/// On some day this body would stand below itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("body {body:?} would stand below itself from {from}")]
pub struct Cycle {
    /// A body of the loop.
    pub body: BodyNo,
    /// The first day of the loop.
    pub from: Day,
}

#[derive(Clone, Copy)]
struct Interval {
    from: Day,
    to: Day,
}

impl Interval {
    fn and(self, other: Interval) -> Option<Interval> {
        let both = Interval { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from < both.to).then_some(both)
    }
}

/// The spans of these bodies. `links` holds all links of which they are the child; the ancestors of a parent that is not
/// among `bodies` are taken from `outside`, so that a change needs only what stands below it.
///
/// # Errors
/// When on some day a body would stand below itself.
pub fn spans(bodies: &[Founded], links: &[Link], outside: &[Span]) -> Result<Vec<Span>, Cycle> {
    let mut closing = Closing { lives: HashMap::new(), upward: HashMap::new(), outside: HashMap::new() };
    for link in links {
        closing.upward.entry(link.child).or_default().push(*link);
    }
    for span in outside {
        closing.outside.entry(span.body).or_default().push(*span);
    }
    for founded in bodies {
        let life = life(*founded, closing.upward.get(&founded.body).map_or(&[], Vec::as_slice));
        closing.lives.insert(founded.body, life);
    }
    let mut found = Vec::new();
    for founded in bodies {
        if let Some(life) = closing.lives.get(&founded.body) {
            closing.climb(founded.body, *life, &mut vec![founded.body], &mut found)?;
        }
    }
    Ok(joined(found))
}

fn life(founded: Founded, links: &[Link]) -> Interval {
    let from = links.iter().map(|link| link.from).min().map_or(founded.on, |first| first.min(founded.on));
    Interval { from, to: links.iter().map(|link| link.to).max().unwrap_or(Day::MAX) }
}

struct Closing {
    lives: HashMap<BodyNo, Interval>,
    upward: HashMap<BodyNo, Vec<Link>>,
    outside: HashMap<BodyNo, Vec<Span>>,
}

impl Closing {
    /// Notes the span to the last body of `path`, then climbs on. `during` is when the whole path holds.
    fn climb(&self, at: BodyNo, during: Interval, path: &mut Vec<BodyNo>, found: &mut Vec<Span>) -> Result<(), Cycle> {
        let body = path[0];
        found.push(Span { body, ancestor: at, from: during.from, to: during.to });
        for link in self.upward.get(&at).into_iter().flatten() {
            let Some(during) = during.and(Interval { from: link.from, to: link.to }) else { continue };
            if let Some(life) = self.lives.get(&link.parent) {
                let Some(during) = during.and(*life) else { continue };
                if path.contains(&link.parent) {
                    return Err(Cycle { body: link.parent, from: during.from });
                }
                path.push(link.parent);
                self.climb(link.parent, during, path, found)?;
                path.pop();
            } else {
                let above = self.outside.get(&link.parent).into_iter().flatten();
                found.extend(above.filter_map(|span| {
                    let both = during.and(Interval { from: span.from, to: span.to })?;
                    Some(Span { body, ancestor: span.ancestor, from: both.from, to: both.to })
                }));
            }
        }
        Ok(())
    }
}

/// Joins spans of the same pair that touch or overlap; sorted.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.body == span.body && last.ancestor == span.ancestor && span.from <= last.to => {
                last.to = last.to.max(span.to);
            }
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests;

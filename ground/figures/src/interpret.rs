//! The naive reading of a definition, fact by fact, against which the SQL is proved. It is slow and simple on purpose and
//! shares nothing with the compiler: where the two differ, one of them is wrong.

use std::collections::BTreeSet;

use kernel::{BodyNo, Day, Period, Qualifier, Span};

use crate::definition::{Aggregate, Definition, Shape};
use crate::fact::{Fact, Lasts, World};
use crate::number::{Line, Number, Share};
use crate::predicate::{Literal, Predicate, Stretch};
use crate::question::{Basis, Question};

/// A number and the list behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number.
    pub number: Number,
    /// The list, by (day, key).
    pub lines: Vec<Line>,
}

/// What the definition answers in this world.
pub fn answer(definition: &Definition, world: &World, question: &Question) -> Answer {
    let mut lines = Vec::new();
    for fact in world.facts.get(&definition.source).into_iter().flatten() {
        let Some((listed, counted)) = days(definition.shape, fact, question) else { continue };
        if question.known_at < fact.known_from || fact.known_to <= question.known_at {
            continue;
        }
        let tree_day = match question.basis {
            Basis::AsReported => counted,
            Basis::Regrouped(day) => day,
        };
        let asked = Asked { world, question, tree_day };
        if !asked.holds(&definition.predicate, fact) {
            continue;
        }
        if let Some(share) = share(&definition.aggregate, fact) {
            lines.push(Line { key: fact.key, id: fact.id.clone(), day: listed, title: fact.title.clone(), share });
        }
    }
    lines.sort_by_key(|line| (line.day, line.key));
    Answer { number: add_up(&lines), lines }
}

/// The day a fact is listed under and the day whose tree holds as reported, if its days let it count at all.
fn days(shape: Shape, fact: &Fact, question: &Question) -> Option<(Day, Day)> {
    let Period { first, last: closing, .. } = question.period;
    match fact.lasts {
        Lasts::On(day) if shape == Shape::Whenever => Some((day, day)),
        Lasts::During(from, _) if shape == Shape::Whenever => Some((from, from.max(first))),
        Lasts::On(day) if question.period.holds(day) => Some((day, day)),
        Lasts::During(from, to) if from <= closing && to > closing => Some((from, closing)),
        _ => None,
    }
}

/// What is asked, and the tree it is asked in.
struct Asked<'a> {
    world: &'a World,
    question: &'a Question,
    tree_day: Day,
}

impl Asked<'_> {
    fn holds(&self, predicate: &Predicate, fact: &Fact) -> bool {
        match predicate {
            Predicate::All(parts) => {
                for part in parts {
                    if !self.holds(part, fact) {
                        return false;
                    }
                }
                true
            }
            Predicate::Any(parts) => {
                for part in parts {
                    if self.holds(part, fact) {
                        return true;
                    }
                }
                false
            }
            Predicate::Not(part) => !self.holds(part, fact),
            Predicate::Is { field, value } => match fact.fields.get(field) {
                Some(Some(known)) => known == value,
                _ => false,
            },
            Predicate::OneOf { field, values } => match fact.fields.get(field) {
                Some(Some(known)) => values.contains(known),
                _ => false,
            },
            Predicate::Known { field } => matches!(fact.fields.get(field), Some(Some(_))),
            Predicate::Falls { field, stretch } => match fact.fields.get(field) {
                Some(Some(Literal::Text(day))) => day.parse().is_ok_and(|day| self.lies(day, *stretch)),
                _ => false,
            },
            Predicate::OfPeriodYear { field } => {
                let Period { last, span, .. } = self.question.period;
                match fact.fields.get(field) {
                    Some(Some(year)) => span == Span::Year && year.to_string() == last.year().to_string(),
                    _ => false,
                }
            }
            Predicate::Has { measure } => fact.measures.contains_key(measure),
            Predicate::Stands { role } => {
                for (in_role, body) in &fact.standing {
                    if in_role == role && self.lies_over(*body) {
                        return true;
                    }
                }
                false
            }
            Predicate::StandsItself { role } => fact.standing.contains(&(role.clone(), self.question.body)),
        }
    }

    fn lies(&self, day: Day, stretch: Stretch) -> bool {
        let period = self.question.period;
        match stretch {
            Stretch::BeforePeriod => day < period.first,
            Stretch::InPeriod => period.holds(day),
            Stretch::ByClosing => day < period.first || period.holds(day),
        }
    }

    fn lies_over(&self, body: BodyNo) -> bool {
        for span in &self.world.spans {
            let then = span.from <= self.tree_day && self.tree_day < span.to;
            if then && span.body == body && span.ancestor == self.question.body {
                return true;
            }
        }
        false
    }
}

/// What the fact gives to the number; nothing where its measure was not taken.
fn share(aggregate: &Aggregate, fact: &Fact) -> Option<Share> {
    match aggregate {
        Aggregate::Records => Some(Share::One),
        Aggregate::Sum { measure } => fact.measures.get(measure).copied().map(Share::Amount),
        Aggregate::Distinct { field } => {
            let value = fact.fields.get(field).and_then(Option::as_ref);
            Some(Share::Value(value.map(ToString::to_string)))
        }
    }
}

/// By hand, so that [`Number::of`] has something to be compared with.
fn add_up(lines: &[Line]) -> Number {
    let mut total = 0;
    let mut unknown = 0;
    let mut words = BTreeSet::new();
    let mut values = BTreeSet::new();
    for line in lines {
        match &line.share {
            Share::One => total += 1,
            Share::Amount(amount) => match amount.value {
                Some(value) => {
                    total += value;
                    words.insert(amount.qualifier.word());
                }
                None => unknown += 1,
            },
            Share::Value(Some(value)) => {
                values.insert(value);
            }
            Share::Value(None) => unknown += 1,
        }
    }
    total += i64::try_from(values.len()).unwrap_or(i64::MAX);
    words.remove("");
    let records = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let qualifier = match words.into_iter().collect::<Vec<_>>().as_slice() {
        [] => Qualifier::Exact,
        ["hơn"] => Qualifier::Over,
        ["gần"] => Qualifier::Nearly,
        _ => Qualifier::About,
    };
    let value = if records > 0 && unknown == records { None } else { Some(total) };
    Number { value, unknown, records, qualifier }
}

//! What contradicts itself in a record. What cannot be is refused beside its field; what hardly ever is, is asked once and
//! then kept, and the record's page says it. Which days follow which is in the catalogue ([`KindRow::orders`]), as is which
//! measures are parts of which. Not a contradiction: a total that is more than its parts (docs/rules/counting.md, rule 14).

use std::collections::BTreeMap;

use kernel::{Day, FieldErrors, Qualifier, Quantity};

use super::Wanted;
use crate::record::attribute::Attribute;
use crate::record::kind::{KindRow, Moment, Order, Otherwise};
use crate::record::measure::Measure;
use crate::record::words;

/// Something that hardly ever is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The field of the form that is likely to be wrong.
    pub field: &'static str,
    /// What is odd.
    pub sentence: String,
}

/// What of a record may contradict itself.
pub struct Said<'a> {
    /// Its kind's line of the catalogue.
    pub row: &'static KindRow,
    /// Its last day.
    pub last: Day,
    /// What it counts.
    pub measures: &'a BTreeMap<Measure, Quantity>,
    /// What else it says, as stored.
    pub attributes: &'a BTreeMap<Attribute, String>,
}

impl<'a> Said<'a> {
    /// Of what is wanted.
    pub fn by(wanted: &'a Wanted) -> Self {
        let Wanted { kind, last, measures, attributes, .. } = wanted;
        Self { row: kind.row(), last: *last, measures, attributes }
    }

    /// What cannot be, beside the fields.
    pub fn refuse(&self, errors: &mut FieldErrors) {
        for order in self.row.orders.iter().filter(|order| order.otherwise == Otherwise::Impossible) {
            if let Some((field, sentence)) = self.turned(order) {
                errors.add(field, format!("{sentence}; hãy sửa lại cho đúng."));
            }
        }
        if let Some((total, parts)) = self.row.total
            && let Some(most) = self.measures.get(&total).and_then(|quantity| most(*quantity))
        {
            let least: i64 = parts.iter().filter_map(|part| self.measures.get(part)).map(|its| least(*its)).sum();
            if least > most {
                let (title, stated, sum) = (self.row.title_of(total), viet::grouped(most), viet::grouped(least));
                errors.add(
                    total.code(),
                    format!(
                        "{title} là {stated} mà các phần cộng lại đã là {sum}; hãy sửa một trong các số, hoặc để trống ô này."
                    ),
                );
            }
        }
    }

    /// What hardly ever is.
    pub fn oddities(&self) -> Vec<Oddity> {
        let orders = self.row.orders.iter().filter(|order| order.otherwise == Otherwise::Implausible);
        let turned = orders.filter_map(|order| self.turned(order));
        let more = self.row.at_most.iter().filter_map(|(fewer, more)| self.more(*fewer, *more));
        turned.chain(more).map(|(field, sentence)| Oddity { field, sentence: format!("{sentence}.") }).collect()
    }

    /// How much of a total no part says, where total and parts are counted to the last one: "chưa tách".
    pub fn unsplit(&self) -> Option<i64> {
        let (total, parts) = self.row.total?;
        let exact = |measure: &Measure| {
            self.measures.get(measure).map(|its| its.value.filter(|_| its.qualifier == Qualifier::Exact))
        };
        let stated: Vec<Option<i64>> = parts.iter().filter_map(exact).collect();
        let sum = stated.iter().copied().sum::<Option<i64>>().filter(|_| !stated.is_empty())?;
        exact(&total)?.map(|total| total - sum).filter(|rest| *rest > 0)
    }

    /// The field and the sentence, where what should come first comes later.
    fn turned(&self, order: &Order) -> Option<(&'static str, String)> {
        let (before, after) = (self.day(order.before)?, self.day(order.after)?);
        let is_year = [order.before, order.after].iter().any(|moment| matches!(moment, Moment::Year(_)));
        let turned = if is_year { before.year() > after.year() } else { before > after };
        let (Moment::Day(field) | Moment::Year(field)) =
            [order.after, order.before].into_iter().find(|moment| *moment != Moment::Counted).filter(|_| turned)?
        else {
            return None;
        };
        let name = |moment: Moment, day: Day| match moment {
            Moment::Counted => {
                let name = words::counted_name(self.row);
                if is_year { format!("{name} năm {}", day.year()) } else { dated(name, day) }
            }
            Moment::Day(attribute) => dated(self.row.name_of(attribute), day),
            Moment::Year(attribute) => format!("{} {}", self.row.name_of(attribute), day.year()),
        };
        let relation = if is_year { "sau" } else { "trước" };
        let (one, other) = if is_year {
            (name(order.before, before), name(order.after, after))
        } else {
            (name(order.after, after), name(order.before, before))
        };
        Some((field.code(), format!("{one} lại {relation} {}", words::lower(&other))))
    }

    fn day(&self, moment: Moment) -> Option<Day> {
        match moment {
            Moment::Counted => (self.last != Day::MAX).then_some(self.last),
            Moment::Day(attribute) => self.attributes.get(&attribute)?.parse().ok(),
            Moment::Year(attribute) => Day::new(self.attributes.get(&attribute)?.parse().ok()?, 1, 1).ok(),
        }
    }

    fn more(&self, fewer: Measure, more: Measure) -> Option<(&'static str, String)> {
        let (least, most) = (least(*self.measures.get(&fewer)?), most(*self.measures.get(&more)?)?);
        (least > most).then(|| {
            let [one, other] = [fewer, more].map(|measure| self.row.title_of(measure));
            let [least, most] = [least, most].map(viet::grouped);
            (fewer.code(), format!("{one} ({least}) lại nhiều hơn {} ({most})", words::lower(other)))
        })
    }
}

fn dated(name: &str, day: Day) -> String {
    format!("{name} {}", viet::short_date(day.date()))
}

/// The least that a quantity may be.
fn least(quantity: Quantity) -> i64 {
    match quantity.qualifier {
        Qualifier::Exact | Qualifier::Over => quantity.value.unwrap_or(0),
        _ => 0,
    }
}

/// The most that it may be, where it says so.
fn most(quantity: Quantity) -> Option<i64> {
    quantity.value.filter(|_| matches!(quantity.qualifier, Qualifier::Exact | Qualifier::Nearly))
}

#[cfg(test)]
mod tests;

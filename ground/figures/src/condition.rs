//! The predicate's part of the core SELECT. Each condition is either true or false of a row, never NULL, so that `Not`
//! means in SQL what it says.

use kernel::{Day, Fault};

use crate::compile::Writer;
use crate::definition::Shape;
use crate::predicate::{Literal, Predicate, Stretch};
use crate::question::Basis;
use crate::source::{Column, Field, Holds, Presence, Standing, When};

impl Writer {
    /// The conditions of a predicate, one a line: those of an `All` each on its own.
    pub(crate) fn conjuncts(&mut self, predicate: &Predicate) -> Result<Vec<String>, Fault> {
        match predicate {
            Predicate::All(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.conjuncts(part)).collect::<Result<_, _>>()?;
                Ok(parts.concat())
            }
            other => Ok(vec![self.condition(other)?]),
        }
    }

    fn condition(&mut self, predicate: &Predicate) -> Result<String, Fault> {
        match predicate {
            Predicate::All(parts) => self.joined(parts, "AND", "1 = 1"),
            Predicate::Any(parts) => self.joined(parts, "OR", "1 = 0"),
            Predicate::Not(part) => {
                let part = self.condition(part)?;
                // What begins with a bracket is bracketed whole.
                Ok(if part.starts_with('(') { format!("NOT {part}") } else { format!("NOT ({part})") })
            }
            Predicate::Is { field, value } => self.equals(field, std::slice::from_ref(value)),
            Predicate::OneOf { field, values } => self.equals(field, values),
            Predicate::Known { field } => self.is_known(field),
            Predicate::Falls { field, stretch } => self.falls(field, *stretch),
            Predicate::OfPeriodYear { field } => self.is_of_period_year(field),
            Predicate::Has { measure } => {
                let kept = *self.source.measures(measure)?;
                let measure = self.arg(measure.as_str());
                Ok(self.is_among(&format!(
                    "SELECT h.{}
        FROM {} h
        WHERE h.{} = {measure}",
                    kept.of, kept.table, kept.measure
                )))
            }
            Predicate::Stands { role } => {
                let standing = self.source.standing(role)?;
                Ok(self.stands_below(standing, role))
            }
            Predicate::StandsItself { role } => {
                let standing = self.source.standing(role)?;
                Ok(self.stands_itself(standing, role))
            }
        }
    }

    fn joined(&mut self, parts: &[Predicate], word: &str, of_none: &str) -> Result<String, Fault> {
        let parts = parts.iter().map(|part| self.condition(part)).collect::<Result<Vec<_>, _>>()?;
        Ok(if parts.is_empty() { of_none.to_owned() } else { format!("({})", parts.join(&format!("\n    {word} "))) })
    }

    fn equals(&mut self, name: &str, values: &[Literal]) -> Result<String, Fault> {
        let field = self.source.field(name)?;
        if values.is_empty() {
            return Ok("1 = 0".to_owned());
        }
        let column = self.column(field.column);
        let places = values.iter().map(|value| self.literal(field, value)).collect::<Result<Vec<_>, _>>()?;
        let test = match places.as_slice() {
            [place] => format!("{column} = {place}"),
            places => format!("{column} IN ({})", places.join(", ")),
        };
        Ok(where_known(field, &column, test))
    }

    fn is_known(&mut self, name: &str) -> Result<String, Fault> {
        let field = self.source.field(name)?;
        match field.presence {
            Presence::Always => Err(Fault::new(format!("field {name} is always known"))),
            Presence::Sometimes => Ok(format!("{} IS NOT NULL", self.column(field.column))),
        }
    }

    fn falls(&mut self, name: &str, stretch: Stretch) -> Result<String, Fault> {
        let field = self.source.field(name)?;
        if field.holds != Holds::Day {
            return Err(Fault::new(format!("field {name} is never a day")));
        }
        let column = self.column(field.column);
        let test = match stretch {
            Stretch::BeforePeriod => format!("{column} < {}", self.arg(self.question.period.first)),
            Stretch::InPeriod => format!("{column} {}", self.in_period()),
            Stretch::ByClosing => format!("{column} <= {}", self.arg(self.question.period.last)),
        };
        Ok(where_known(field, &column, test))
    }

    fn is_of_period_year(&mut self, name: &str) -> Result<String, Fault> {
        let asked = self.question.year();
        let year = i64::from(asked.unwrap_or_default());
        let year = match self.source.field(name)?.holds {
            Holds::Int => Literal::Int(year),
            Holds::Text => Literal::Text(year.to_string()),
            Holds::Day => return Err(Fault::new(format!("field {name} is never a year"))),
        };
        self.equals(name, asked.map(|_| year).as_slice())
    }

    fn literal(&mut self, field: &Field, value: &Literal) -> Result<String, Fault> {
        let misfit = || Fault::new(format!("field {} is never “{value}”", field.name));
        match (field.holds, value) {
            // A side table keeps words only. They are compared as words: a cast would fail on one engine and yield 0 on the
            // other where the row holds something else, and no index would help it.
            (Holds::Int, Literal::Int(number)) => match field.column {
                Column::Beside { .. } => Ok(self.arg(number.to_string())),
                Column::Own(_) | Column::Via { .. } => Ok(self.arg(*number)),
            },
            (Holds::Text, Literal::Text(text)) => Ok(self.arg(text.as_str())),
            (Holds::Day, Literal::Text(text)) => Ok(self.arg(text.parse::<Day>().map_err(|_| misfit())?)),
            _ => Err(misfit()),
        }
    }

    /// The asked body or one below it stands so to the row, in the tree of the basis' day.
    fn stands_below(&mut self, standing: &Standing, role: &str) -> String {
        let ancestor = self.arg(self.question.body);
        let (facts, key) = (self.source.table, self.source.key);
        match (*standing, self.tree_day()) {
            (Standing::Rows { table, of, body, role: in_role, day, .. }, tree_day) => {
                let (tree_day, joined) = match tree_day {
                    TreeDay::One(tree_day) => (tree_day, String::new()),
                    TreeDay::Counting(_) => (format!("b.{day}"), String::new()),
                    // The day on which a fact began stands in the fact alone.
                    TreeDay::FirstInPeriod(first) => {
                        (first, format!("\n        JOIN {facts} o ON o.union_no = (b.{of} >> 32) AND o.{key} = b.{of}"))
                    }
                };
                let (role, in_period) = (self.arg(role), self.counting_in_period(&format!("b.{day}")));
                self.is_among(&format!(
                    "SELECT b.{of}
        FROM {table} b{joined}
        JOIN body_span s ON s.body = b.{body} AND s.from_day <= {tree_day} AND {tree_day} < s.to_day
        WHERE s.ancestor = {ancestor} AND b.{in_role} = {role}{in_period}"
                ))
            }
            (Standing::Column { column, .. }, TreeDay::One(tree_day)) => format!(
                "r.{column} IN (
        SELECT s.body
        FROM body_span s
        WHERE s.ancestor = {ancestor} AND s.from_day <= {tree_day} AND {tree_day} < s.to_day)"
            ),
            (Standing::Column { column, .. }, TreeDay::Counting(day) | TreeDay::FirstInPeriod(day)) => {
                let in_period = self.counting_in_period(&day);
                self.is_among(&format!(
                    "SELECT o.{key}
        FROM {facts} o
        JOIN body_span s ON s.body = o.{column} AND s.from_day <= {day} AND {day} < s.to_day
        WHERE s.ancestor = {ancestor}{in_period}"
                ))
            }
        }
    }

    fn stands_itself(&mut self, standing: &Standing, role: &str) -> String {
        let asked = self.arg(self.question.body);
        match *standing {
            Standing::Column { column, .. } => format!("r.{column} = {asked}"),
            Standing::Rows { table, of, body, role: in_role, day, .. } => {
                let (role, in_period) = (self.arg(role), self.counting_in_period(&format!("b.{day}")));
                self.is_among(&format!(
                    "SELECT b.{of}
        FROM {table} b
        WHERE b.{body} = {asked} AND b.{in_role} = {role}{in_period}"
                ))
            }
        }
    }

    fn is_among(&self, keys: &str) -> String {
        format!("r.{} IN (\n        {keys})", self.source.key)
    }

    /// The day whose tree holds.
    fn tree_day(&mut self) -> TreeDay {
        match (self.question.basis, self.source.when) {
            (Basis::Regrouped(day), _) => TreeDay::One(self.arg(day)),
            (Basis::AsReported, When::On { day }) => TreeDay::Counting(format!("o.{day}")),
            (Basis::AsReported, When::During { from, .. }) if self.shape == Shape::Whenever => {
                let first = self.arg(self.question.period.first);
                TreeDay::FirstInPeriod(format!("CASE WHEN o.{from} < {first} THEN {first} ELSE o.{from} END"))
            }
            (Basis::AsReported, When::During { .. }) => TreeDay::One(self.arg(self.question.period.last)),
        }
    }

    /// The counting day of a flow, wherever it is repeated, narrows the set before any fact is looked at.
    fn counting_in_period(&mut self, day: &str) -> String {
        match self.shape {
            Shape::Flow => format!(" AND {day} {}", self.in_period()),
            Shape::Stock | Shape::Whenever => String::new(),
        }
    }
}

/// A test of a column as a condition that is never NULL.
fn where_known(field: &Field, column: &str, test: String) -> String {
    match field.presence {
        Presence::Always => test,
        Presence::Sometimes => format!("({column} IS NOT NULL AND {test})"),
    }
}

enum TreeDay {
    /// One day for all facts, as an argument.
    One(String),
    /// Each fact's own counting day, as an expression of the fact `o`.
    Counting(String),
    /// The day on which each began, but none before the period, as an expression of the fact `o`.
    FirstInPeriod(String),
}

//! The predicate's part of the core SELECT. Each condition is either true or false of a row, never NULL, so that `Not`
//! means in SQL what it says.

use kernel::{Day, Fault};

use crate::compile::Writer;
use crate::predicate::{Literal, Predicate};
use crate::question::Basis;
use crate::source::{Field, Holds, Presence, Standing, When};

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
        let column = self.column(field.column);
        let places = values.iter().map(|value| self.literal(field, value)).collect::<Result<Vec<_>, _>>()?;
        let test = match places.as_slice() {
            [] => return Ok("1 = 0".to_owned()),
            [place] => format!("{column} = {place}"),
            places => format!("{column} IN ({})", places.join(", ")),
        };
        Ok(match field.presence {
            Presence::Always => test,
            Presence::Sometimes => format!("({column} IS NOT NULL AND {test})"),
        })
    }

    fn literal(&mut self, field: &Field, value: &Literal) -> Result<String, Fault> {
        let misfit = || Fault::new(format!("field {} is never “{value}”", field.name));
        match (field.holds, value) {
            (Holds::Int, Literal::Int(number)) => Ok(self.arg(*number)),
            (Holds::Text, Literal::Text(text)) => Ok(self.arg(text.as_str())),
            (Holds::Day, Literal::Text(text)) => Ok(self.arg(text.parse::<Day>().map_err(|_| misfit())?)),
            _ => Err(misfit()),
        }
    }

    /// The asked body or one below it stands so to the row, in the tree of the basis' day.
    fn stands_below(&mut self, standing: &Standing, role: &str) -> String {
        let ancestor = self.arg(self.question.body);
        match (*standing, self.tree_day()) {
            (Standing::Rows { table, of, body, role: in_role, day, .. }, tree_day) => {
                let tree_day = match tree_day {
                    TreeDay::One(tree_day) => tree_day,
                    TreeDay::OfEachFact(_) => format!("b.{day}"),
                };
                let (role, in_period) = (self.arg(role), self.standing_in_period(day));
                self.is_among(&format!(
                    "SELECT b.{of}
        FROM {table} b
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
            (Standing::Column { column, .. }, TreeDay::OfEachFact(day)) => {
                let (table, key, in_period) = (self.source.table, self.source.key, self.in_period());
                self.is_among(&format!(
                    "SELECT o.{key}
        FROM {table} o
        JOIN body_span s ON s.body = o.{column} AND s.from_day <= o.{day} AND o.{day} < s.to_day
        WHERE s.ancestor = {ancestor} AND o.{day} {in_period}"
                ))
            }
        }
    }

    fn stands_itself(&mut self, standing: &Standing, role: &str) -> String {
        let asked = self.arg(self.question.body);
        match *standing {
            Standing::Column { column, .. } => format!("r.{column} = {asked}"),
            Standing::Rows { table, of, body, role: in_role, day, .. } => {
                let (role, in_period) = (self.arg(role), self.standing_in_period(day));
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
            (Basis::AsReported, When::During { .. }) => TreeDay::One(self.arg(self.question.period.last)),
            (Basis::AsReported, When::On { day }) => TreeDay::OfEachFact(day),
        }
    }

    /// Rows of standing repeat the counting day, which narrows the set before any fact is looked at. A stock has none.
    fn standing_in_period(&mut self, day: &str) -> String {
        match self.source.when {
            When::On { .. } => format!(" AND b.{day} {}", self.in_period()),
            When::During { .. } => String::new(),
        }
    }
}

enum TreeDay {
    /// One day for all facts, as an argument.
    One(String),
    /// Each fact's own counting day, in this column.
    OfEachFact(&'static str),
}

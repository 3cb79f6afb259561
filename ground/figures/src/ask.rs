//! Asking the database. Number and list come from one snapshot, so they agree whatever is being written meanwhile.

use kernel::{Fault, Qualifier, Quantity};
use store::{Row, Snapshot};

use crate::catalogue::Figure;
use crate::compile::{self, Page};
use crate::definition::Aggregate;
use crate::interpret::Answer;
use crate::number::{Line, Number, Share};
use crate::predicate::Literal;
use crate::question::Question;

impl Figure {
    /// The number.
    ///
    /// # Errors
    /// When the figure is not regrouped but asked so, or what the engine says.
    pub async fn number(&self, view: &Snapshot, question: &Question) -> Result<Number, Fault> {
        let statement = compile::number(self.definition(), self.source(), question)?;
        let row = view.one(&statement.sql, statement.args).await?;
        self.read_number(&row).map_err(|fault| self.named(fault))
    }

    /// The list behind the number, or a page of it, by (day, key).
    ///
    /// # Errors
    /// As for [`Figure::number`].
    pub async fn list(&self, view: &Snapshot, question: &Question, page: &Page) -> Result<Vec<Line>, Fault> {
        let statement = compile::list(self.definition(), self.source(), question, page)?;
        let rows = view.all(&statement.sql, statement.args).await?;
        rows.iter().map(|row| self.read_line(row)).collect::<Result<_, _>>().map_err(|fault| self.named(fault))
    }

    /// The number by the values of a field, what is unknown last; of a value that no fact has there is no row. No line is
    /// in two rows, so they add up to the number ([`Number::and`]), except where a figure counts different values: one
    /// value may be in two rows. The list behind a row is that of [`Figure::part`].
    ///
    /// # Errors
    /// As for [`Figure::number`]; when the source has no such field, or it holds what it should not.
    pub async fn rows(
        &self,
        view: &Snapshot,
        question: &Question,
        by: &str,
    ) -> Result<Vec<(Option<Literal>, Number)>, Fault> {
        let statement = compile::rows(self.definition(), self.source(), question, by)?;
        let field = self.source().field(by)?;
        let mut rows = Vec::new();
        for row in view.all(&statement.sql, statement.args).await? {
            let value = row.maybe("part")?.map(|said| field.literal(said)).transpose();
            rows.push((
                value.map_err(|fault| self.named(fault))?,
                self.read_number(&row).map_err(|fault| self.named(fault))?,
            ));
        }
        // Here and not in SQL, where engines differ in how they sort words.
        rows.sort_by(|(one, _), (other, _)| (one.is_none(), one).cmp(&(other.is_none(), other)));
        Ok(rows)
    }

    /// The number and the whole list behind it, of one snapshot.
    ///
    /// # Errors
    /// As for [`Figure::number`].
    pub async fn answer(&self, view: &Snapshot, question: &Question) -> Result<Answer, Fault> {
        let number = self.number(view, question).await?;
        let lines = self.list(view, question, &Page::ALL).await?;
        Ok(Answer { number, lines })
    }

    fn read_number(&self, row: &Row) -> Result<Number, Fault> {
        let records = row.get("records")?;
        match self.definition().aggregate {
            Aggregate::Records => Ok(Number::summed(records, 0, records, Qualifier::Exact)),
            Aggregate::Distinct { .. } => {
                Ok(Number::summed(records, row.get("unknown")?, row.get("total")?, Qualifier::Exact))
            }
            Aggregate::Sum { .. } => {
                let mut said = Qualifier::Exact;
                for qualifier in [Qualifier::Over, Qualifier::Nearly, Qualifier::About] {
                    if row.get::<i64>(&format!("said_{}", qualifier.code()))? > 0 {
                        said = said.with(qualifier);
                    }
                }
                Ok(Number::summed(records, row.get("unknown")?, row.get("total")?, said))
            }
        }
    }

    fn read_line(&self, row: &Row) -> Result<Line, Fault> {
        let share = match self.definition().aggregate {
            Aggregate::Records => Share::One,
            Aggregate::Distinct { .. } => Share::Value(row.maybe("value")?),
            Aggregate::Sum { .. } => Share::Amount(Quantity {
                value: row.maybe("amount")?,
                qualifier: row.word("qualifier", |word| word.parse().ok())?,
            }),
        };
        Ok(Line { key: row.get("key")?, id: row.get("id")?, day: row.get("day")?, title: row.get("title")?, share })
    }

    fn named(&self, fault: Fault) -> Fault {
        fault.while_doing(format!("figure {} v{}", self.key(), self.definition().version))
    }
}

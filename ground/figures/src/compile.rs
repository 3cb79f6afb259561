//! From a figure and a question to two statements, the number and the list, around one and the same core SELECT: what is
//! in the list is what is counted, because it is the same text. Both engines take it.
//! A core row is one line: key, id, day, title, and what the aggregate needs (amount and qualifier, or value). Bodies are
//! found by sets that do not look at the row (`IN (SELECT ..)`), never by a join that multiplies or a correlated EXISTS.

use kernel::{Day, Fault, Qualifier};
use store::Value;

use crate::definition::{Aggregate, Definition, Regrouping, Shape};
use crate::number::Line;
use crate::question::{Basis, Question};
use crate::source::{Column, Holds, Source, When};

/// SQL with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The text, with `$1` to `$n`.
    pub sql: String,
    /// The arguments in that order.
    pub args: Vec<Value>,
}

/// Which lines of a list are wanted; lists are ordered by (day, key).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Those after the line with this day and key.
    pub after: Option<(Day, i64)>,
    /// At most so many.
    pub limit: Option<u32>,
}

impl Page {
    /// The whole list.
    pub const ALL: Page = Page { after: None, limit: None };

    /// The first lines.
    pub fn first(limit: u32) -> Self {
        Self { after: None, limit: Some(limit) }
    }

    /// The lines that follow `line`.
    pub fn after(line: &Line, limit: u32) -> Self {
        Self { after: Some((line.day, line.key)), limit: Some(limit) }
    }
}

/// The statement whose one row is the number: `records`, and for sums and distinct values `unknown` and `total`, and for
/// sums how many known amounts were said with which qualifier.
///
/// # Errors
/// When the definition does not fit the source, or is asked in a basis it refuses.
pub fn number(definition: &Definition, source: &'static Source, question: &Question) -> Result<Statement, Fault> {
    let (core, writer) = core(definition, source, question)?;
    let columns = match definition.aggregate {
        Aggregate::Records => "COUNT(*) AS records".to_owned(),
        Aggregate::Distinct { .. } => "COUNT(*) AS records,
       COUNT(*) - COUNT(c.value) AS unknown,
       COUNT(DISTINCT c.value) AS total"
            .to_owned(),
        Aggregate::Sum { .. } => {
            let said = [Qualifier::Over, Qualifier::Nearly, Qualifier::About].map(|qualifier| {
                let code = qualifier.code();
                format!("COUNT(CASE WHEN c.qualifier = '{code}' THEN c.amount END) AS said_{code}")
            });
            format!(
                "COUNT(*) AS records,
       COUNT(*) - COUNT(c.amount) AS unknown,
       CAST(COALESCE(SUM(c.amount), 0) AS BIGINT) AS total,
       {}",
                said.join(",\n       ")
            )
        }
    };
    Ok(writer.statement(format!("SELECT {columns}\nFROM (\n{core}\n) c")))
}

/// The statement whose rows are the list, or a page of it.
///
/// # Errors
/// As for [`number`].
pub fn list(
    definition: &Definition,
    source: &'static Source,
    question: &Question,
    page: &Page,
) -> Result<Statement, Fault> {
    let (core, mut writer) = core(definition, source, question)?;
    let mut sql = format!("SELECT c.*\nFROM (\n{core}\n) c");
    if let Some((day, key)) = page.after {
        let (day, key) = (writer.arg(day), writer.arg(key));
        sql.push_str(&format!("\nWHERE (c.day, c.key) > ({day}, {key})"));
    }
    sql.push_str("\nORDER BY c.day, c.key");
    if let Some(limit) = page.limit {
        let limit = writer.arg(i64::from(limit));
        sql.push_str(&format!("\nLIMIT {limit}"));
    }
    Ok(writer.statement(sql))
}

/// The SELECT that both statements share.
fn core(definition: &Definition, source: &'static Source, question: &Question) -> Result<(String, Writer), Fault> {
    let of_figure = |fault: Fault| fault.while_doing(format!("figure {} v{}", definition.key, definition.version));
    if definition.regrouping == Regrouping::Refused && question.basis != Basis::AsReported {
        return Err(of_figure(Fault::new("is not regrouped")));
    }
    let mut writer = Writer::new(source, question);
    let columns = writer.columns(&definition.aggregate).map_err(of_figure)?;
    let measure = writer.measure(&definition.aggregate).map_err(of_figure)?;
    let mut conditions = vec![writer.when(definition.shape).map_err(of_figure)?];
    conditions.extend(writer.known());
    conditions.extend(writer.conjuncts(&definition.predicate).map_err(of_figure)?);
    let from = std::iter::once(format!("FROM {} r", source.table)).chain(writer.lookups()).chain(measure);
    let sql = format!(
        "SELECT {}\n{}\nWHERE {}",
        columns.join(", "),
        from.collect::<Vec<_>>().join("\n"),
        conditions.join("\n  AND ")
    );
    Ok((sql, writer))
}

/// What is being written: the arguments so far, and the other tables looked into. `r` is the row, `m` its measure.
pub(crate) struct Writer {
    pub(crate) source: &'static Source,
    pub(crate) question: Question,
    args: Vec<Value>,
    lookups: Vec<Column>,
}

impl Writer {
    fn new(source: &'static Source, question: &Question) -> Self {
        Self { source, question: *question, args: Vec::new(), lookups: Vec::new() }
    }

    /// The place of an argument: "$3". Equal arguments share one.
    pub(crate) fn arg(&mut self, value: impl Into<Value>) -> String {
        let value = value.into();
        let place = self.args.iter().position(|known| *known == value).unwrap_or_else(|| {
            self.args.push(value);
            self.args.len() - 1
        });
        format!("${}", place + 1)
    }

    /// The column as an expression; remembers which other table has to be looked into.
    pub(crate) fn column(&mut self, column: Column) -> String {
        match column {
            Column::Own(column) => format!("r.{column}"),
            Column::Via { by, column: value, .. } => {
                if !self.lookups.iter().any(|known| matches!(known, Column::Via { by: known, .. } if *known == by)) {
                    self.lookups.push(column);
                }
                format!("{by}.{value}")
            }
        }
    }

    /// Joins that find one row each, by its whole key: a number has its Union in its upper half. They are LEFT joins, so
    /// that a row that points nowhere is a fault when it is listed, and not silently left out of both.
    fn lookups(&self) -> Vec<String> {
        let join = |column: &Column| match column {
            Column::Own(_) => None,
            Column::Via { by, table, key, .. } => {
                let called = if table == by { (*table).to_owned() } else { format!("{table} {by}") };
                Some(format!("LEFT JOIN {called} ON {by}.union_no = (r.{by} >> 32) AND {by}.{key} = r.{by}"))
            }
        };
        self.lookups.iter().filter_map(join).collect()
    }

    fn columns(&mut self, aggregate: &Aggregate) -> Result<Vec<String>, Fault> {
        let Source { key, id, title, when, .. } = *self.source;
        let day = match when {
            When::On { day } => day,
            When::During { from, .. } => from,
        };
        let (id, title) = (self.column(id), self.column(title));
        let mut columns = vec![
            format!("r.{key} AS key"),
            format!("{id} AS id"),
            format!("r.{day} AS day"),
            format!("{title} AS title"),
        ];
        match aggregate {
            Aggregate::Records => {}
            Aggregate::Sum { measure } => {
                let measures = self.source.measures(measure)?;
                columns.push(format!("m.{} AS amount", measures.value));
                columns.push(format!("m.{} AS qualifier", measures.qualifier));
            }
            Aggregate::Distinct { field } => {
                let field = self.source.field(field)?;
                let value = self.column(field.column);
                columns.push(match field.holds {
                    Holds::Int => format!("CAST({value} AS TEXT) AS value"),
                    Holds::Text | Holds::Day => format!("{value} AS value"),
                });
            }
        }
        Ok(columns)
    }

    fn measure(&mut self, aggregate: &Aggregate) -> Result<Option<String>, Fault> {
        let Aggregate::Sum { measure } = aggregate else { return Ok(None) };
        let kept = *self.source.measures(measure)?;
        let (key, measure) = (self.source.key, self.arg(measure.as_str()));
        // By the whole key, so that the planner may begin at either end.
        Ok(Some(format!(
            "JOIN {} m ON m.union_no = r.union_no AND m.{} = r.{key} AND m.{} = {measure}",
            kept.table, kept.of, kept.measure
        )))
    }

    fn when(&mut self, shape: Shape) -> Result<String, Fault> {
        match (shape, self.source.when) {
            (Shape::Flow, When::On { day }) => Ok(format!("r.{day} {}", self.in_period())),
            (Shape::Stock, When::During { from, to }) => {
                let closing = self.arg(self.question.period.last);
                Ok(format!("r.{from} <= {closing} AND {closing} < r.{to}"))
            }
            (Shape::Flow, When::During { .. }) => Err(Fault::new("a flow needs facts that count on one day")),
            (Shape::Stock, When::On { .. }) => Err(Fault::new("a stock needs facts that last")),
        }
    }

    /// "BETWEEN first and last day", both ends included.
    pub(crate) fn in_period(&mut self) -> String {
        let (first, last) = (self.arg(self.question.period.first), self.arg(self.question.period.last));
        format!("BETWEEN {first} AND {last}")
    }

    fn known(&mut self) -> Option<String> {
        let known = self.source.known?;
        let at = self.arg(self.question.known_at);
        Some(format!("r.{} <= {at} AND {at} < r.{}", known.from, known.to))
    }

    fn statement(self, sql: String) -> Statement {
        Statement { sql, args: self.args }
    }
}

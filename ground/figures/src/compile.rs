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
    let (core, writer) = core(definition, source, question, None)?;
    let columns = adding_up(&definition.aggregate);
    Ok(writer.statement(format!("SELECT {columns}\nFROM (\n{core}\n) c")))
}

/// The statement whose rows are the number by the values of a field: `part`, NULL where it is unknown, and the columns of
/// [`number`]. Values that no fact has have no row.
///
/// # Errors
/// As for [`number`]; when the source has no such field.
pub fn rows(
    definition: &Definition,
    source: &'static Source,
    question: &Question,
    by: &str,
) -> Result<Statement, Fault> {
    let (core, writer) = core(definition, source, question, Some(by))?;
    let columns = adding_up(&definition.aggregate);
    Ok(writer.statement(format!("SELECT c.part, {columns}\nFROM (\n{core}\n) c\nGROUP BY c.part")))
}

/// The columns that make a number of lines.
fn adding_up(aggregate: &Aggregate) -> String {
    match aggregate {
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
    }
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
    let (core, mut writer) = core(definition, source, question, None)?;
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

/// The SELECT that the statements share; rows need a column more.
fn core(
    definition: &Definition,
    source: &'static Source,
    question: &Question,
    by: Option<&str>,
) -> Result<(String, Writer), Fault> {
    let of_figure = |fault: Fault| fault.while_doing(format!("figure {} v{}", definition.key, definition.version));
    if definition.regrouping == Regrouping::Refused && question.basis != Basis::AsReported {
        return Err(of_figure(Fault::new("is not regrouped")));
    }
    let mut writer = Writer::new(source, question, definition.shape);
    let mut columns = writer.columns(&definition.aggregate).map_err(of_figure)?;
    if let Some(by) = by {
        columns.push(writer.words(by, "part").map_err(of_figure)?);
    }
    let measure = writer.measure(&definition.aggregate).map_err(of_figure)?;
    let mut conditions: Vec<String> = writer.when().map_err(of_figure)?.into_iter().collect();
    conditions.extend(writer.known());
    conditions.extend(writer.conjuncts(&definition.predicate).map_err(of_figure)?);
    if definition.shape == Shape::Whenever && !definition.predicate.asks_the_period() {
        return Err(of_figure(Fault::new("would be the same in every period")));
    }
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
    pub(crate) shape: Shape,
    args: Vec<Value>,
    lookups: Vec<Lookup>,
}

/// Another table looked into: what it is called there, and the join.
struct Lookup {
    called: String,
    join: String,
}

impl Writer {
    fn new(source: &'static Source, question: &Question, shape: Shape) -> Self {
        Self { source, question: *question, shape, args: Vec::new(), lookups: Vec::new() }
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

    /// The column as an expression; remembers which other table has to be looked into. The joins find at most one row each,
    /// by its whole key: a number has its Union in its upper half. They are LEFT joins, so that a row that points nowhere
    /// is a fault when it is listed, and not silently left out of both.
    pub(crate) fn column(&mut self, column: Column) -> String {
        match column {
            Column::Own(column) => format!("r.{column}"),
            Column::Via { by, table, key, column } => {
                let named = if table == by { table.to_owned() } else { format!("{table} {by}") };
                self.look_into(by, |_| {
                    format!("LEFT JOIN {named} ON {by}.union_no = (r.{by} >> 32) AND {by}.{key} = r.{by}")
                });
                format!("{by}.{column}")
            }
            Column::Beside { table, of, name, is, value } => {
                let (its, key) = (format!("its_{is}"), self.source.key);
                self.look_into(&its, |writer| {
                    let is = writer.arg(is);
                    format!(
                        "LEFT JOIN {table} {its} ON {its}.union_no = r.union_no AND {its}.{of} = r.{key} AND {its}.{name} = {is}"
                    )
                });
                format!("{its}.{value}")
            }
        }
    }

    fn look_into(&mut self, called: &str, join: impl FnOnce(&mut Self) -> String) {
        if !self.lookups.iter().any(|known| known.called == called) {
            let join = join(self);
            self.lookups.push(Lookup { called: called.to_owned(), join });
        }
    }

    fn lookups(&self) -> impl Iterator<Item = String> {
        self.lookups.iter().map(|lookup| lookup.join.clone())
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
            Aggregate::Distinct { field } => columns.push(self.words(field, "value")?),
        }
        Ok(columns)
    }

    /// A field's value as words, which is how lists and rows say it.
    fn words(&mut self, name: &str, called: &str) -> Result<String, Fault> {
        let field = self.source.field(name)?;
        let value = self.column(field.column);
        Ok(match (field.holds, field.column) {
            (Holds::Int, Column::Own(_) | Column::Via { .. }) => format!("CAST({value} AS TEXT) AS {called}"),
            (Holds::Int, Column::Beside { .. }) | (Holds::Text | Holds::Day, _) => format!("{value} AS {called}"),
        })
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

    fn when(&mut self) -> Result<Option<String>, Fault> {
        match (self.shape, self.source.when) {
            (Shape::Whenever, _) => Ok(None),
            (Shape::Flow, When::On { day }) => Ok(Some(format!("r.{day} {}", self.in_period()))),
            (Shape::Stock, When::During { from, to }) => {
                let closing = self.arg(self.question.period.last);
                Ok(Some(format!("r.{from} <= {closing} AND {closing} < r.{to}")))
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

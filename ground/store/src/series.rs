//! Numbers. A *row number* only has to be unique, so PostgreSQL draws it outside the transaction that uses it: a counter
//! inside would make every two writers of a Union lose a race. It may leave gaps. A number *in a series* (a document's)
//! must not, so it is drawn inside, and two drawers wait for each other.

use kernel::{Fault, No, UnionNo};
use sea_orm::{ConnectionTrait, Statement};

use crate::args;
use crate::fault::fault;
use crate::tx::Tx;

const DRAW: &str = "INSERT INTO series (union_no, name, scope, last) VALUES ($1, $2, $3, 1)
    ON CONFLICT (union_no, name, scope) DO UPDATE SET last = series.last + 1 RETURNING last";

impl Tx {
    /// A new row number within the Union; gaps are allowed, repeats are not.
    ///
    /// # Errors
    /// What the engine says, or that the Union's 4 294 967 295 numbers are used up.
    pub async fn number<T>(&self, union: UnionNo, series: &str) -> Result<No<T>, Fault> {
        let name = format!("row.{series}");
        let Some(numbers) = &self.house.connections.numbers else {
            // SQLite has one writer: nobody can race, and a rolled-back number was seen by nobody.
            return running(union, self.next_in_series(union, &name, "").await?);
        };
        let values = args![union, name, ""].into_iter().map(sea_orm::Value::from);
        let draw = Statement::from_sql_and_values(numbers.get_database_backend(), DRAW, values);
        let row = numbers.query_one_raw(draw).await.map_err(|error| fault(DRAW, error))?;
        let last = row.ok_or_else(|| Fault::new("a series gave no number"))?;
        running(union, last.try_get("", "last").map_err(|error| fault(DRAW, error))?)
    }

    /// The next number of a series, from 1, without gaps: it is given back when the transaction fails.
    ///
    /// # Errors
    /// What the engine says, as a fault.
    pub async fn next_in_series(&self, union: UnionNo, name: &str, scope: &str) -> Result<i64, Fault> {
        self.one(DRAW, args![union, name, scope]).await?.get("last")
    }
}

fn running<T>(union: UnionNo, last: i64) -> Result<No<T>, Fault> {
    u32::try_from(last).map(|running| No::new(union, running)).map_err(|_| Fault::new("a Union's numbers are used up"))
}

//! Numbers. A *row number* only has to be unique, so PostgreSQL draws it outside the transaction that uses it: a counter
//! inside would make every two writers of a Union lose a race. It may leave gaps. A number *in a series* (a document's)
//! must not, so it is drawn inside, and two drawers wait for each other.

use kernel::{Fault, No, UnionNo};

use crate::args;
use crate::target::Engine;
use crate::tx::Tx;

const DRAW: &str = "INSERT INTO series (union_no, name, scope, last) VALUES ($1, $2, $3, 1)
    ON CONFLICT (union_no, name, scope) DO UPDATE SET last = series.last + 1 RETURNING last";

const DRAW_MANY: &str = "INSERT INTO series (union_no, name, scope, last) VALUES ($1, $2, $3, $4)
    ON CONFLICT (union_no, name, scope) DO UPDATE SET last = series.last + $4 RETURNING last";

impl Tx {
    /// A new row number within the Union; gaps are allowed, repeats are not.
    ///
    /// # Errors
    /// What the engine says, or that the Union's 4 294 967 295 numbers are used up.
    pub async fn number<T>(&self, union: UnionNo, series: &str) -> Result<No<T>, Fault> {
        let args = args![union, format!("row.{series}"), ""];
        let drawn = match self.house.connections.engine {
            // One writer: nobody can race, and a number that is given back was seen by nobody.
            Engine::Sqlite => self.one(DRAW, args).await?,
            Engine::Postgres => {
                let rows = self.house.connections.alone(DRAW, args).await?;
                rows.into_iter().next().ok_or_else(|| Fault::new("a series gave no number"))?
            }
        };
        running(union, drawn.get("last")?)
    }

    /// So many new row numbers at once, one after the other: for verbs that write thousands of rows.
    ///
    /// # Errors
    /// As [`Tx::number`].
    pub async fn numbers<T>(&self, union: UnionNo, series: &str, count: u32) -> Result<Vec<No<T>>, Fault> {
        if count == 0 {
            return Ok(Vec::new());
        }
        let args = args![union, format!("row.{series}"), "", i64::from(count)];
        let drawn = match self.house.connections.engine {
            Engine::Sqlite => self.one(DRAW_MANY, args).await?,
            Engine::Postgres => {
                let rows = self.house.connections.alone(DRAW_MANY, args).await?;
                rows.into_iter().next().ok_or_else(|| Fault::new("a series gave no number"))?
            }
        };
        let last: i64 = drawn.get("last")?;
        (last - i64::from(count) + 1..=last).map(|running_no| running(union, running_no)).collect()
    }

    /// The next number of a series, from 1, without gaps: it is given back when the transaction fails.
    ///
    /// # Errors
    /// What the engine says, as a fault. A name that begins with "row." is a row number's and refused: drawn inside, its
    /// lock would wait for this very transaction.
    pub async fn next_in_series(&self, union: UnionNo, name: &str, scope: &str) -> Result<i64, Fault> {
        if name.starts_with("row.") {
            return Err(Fault::new(format!("the series {name} gives row numbers: use Tx::number")));
        }
        self.one(DRAW, args![union, name, scope]).await?.get("last")
    }
}

fn running<T>(union: UnionNo, last: i64) -> Result<No<T>, Fault> {
    u32::try_from(last).map(|running| No::new(union, running)).map_err(|_| Fault::new("a Union's numbers are used up"))
}

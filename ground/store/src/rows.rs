//! Many rows in few statements. A statement with as many places as there are rows would be prepared anew each time, so
//! rows go out in blocks of a few fixed lengths, and both engines keep those statements prepared.

use kernel::Fault;

use crate::target::Engine;
use crate::tx::Tx;
use crate::value::Value;

/// Rows of a block, the longest first. Of 24 columns, 256 rows make 6144 places: SQLite takes 32,766, PostgreSQL 65,535.
const BLOCKS: [usize; 4] = [256, 64, 8, 1];

impl Tx {
    /// Inserts rows: `head` is the statement up to its columns, `width` their number, `values` lie row after row.
    ///
    /// # Errors
    /// What the engine says, as a fault; values that do not fill their last row.
    pub async fn insert_rows(&self, head: &str, width: usize, values: Vec<Value>) -> Result<(), Fault> {
        if width == 0 || !values.len().is_multiple_of(width) {
            return Err(Fault::new(format!("{} values do not fill rows of {width} columns", values.len())));
        }
        let mut left = values.len() / width;
        let mut values = values.into_iter();
        for block in BLOCKS {
            if left < block {
                continue;
            }
            let sql = format!("{head} VALUES {}", places(self.house.connections.engine, block, width));
            while left >= block {
                self.run(&sql, values.by_ref().take(block * width).collect()).await?;
                left -= block;
            }
        }
        Ok(())
    }
}

/// "($1, $2), ($3, $4)", or "(?, ?), (?, ?)" for SQLite: there `$1` is a name, and with each value that is bound all names
/// before its own are walked past, which for thousands of values costs more than writing the rows.
fn places(engine: Engine, rows: usize, width: usize) -> String {
    let place = |no: usize| match engine {
        Engine::Sqlite => "?".to_owned(),
        Engine::Postgres => format!("${no}"),
    };
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| place(row * width + column)).collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_order_row_after_row() {
        assert_eq!(places(Engine::Postgres, 2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(places(Engine::Sqlite, 2, 3), "(?, ?, ?), (?, ?, ?)");
    }
}

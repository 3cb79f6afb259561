//! Keeps `body_span` equal to the closure of `body_link` (`tree.rs`): a part of it in the transaction that changes a link,
//! the whole of it when `hoitu verify` is told to.

use std::collections::BTreeSet;

use kernel::{BodyNo, Fault};
use store::{Row, Snapshot, Tx, args};

use super::tree::{self, Cycle, Founded, Link, Span};

/// Rows of one INSERT: five arguments each stay far below what either engine takes.
const ROWS: usize = 500;

pub(super) fn link(row: &Row) -> Result<Link, Fault> {
    Ok(Link {
        child: row.get("child")?,
        parent: row.get("parent")?,
        from: row.get("from_day")?,
        to: row.get("to_day")?,
    })
}

fn founded(row: &Row) -> Result<Founded, Fault> {
    Ok(Founded { body: row.get("no")?, on: row.get("founded")? })
}

fn span(row: &Row) -> Result<Span, Fault> {
    Ok(Span {
        body: row.get("body")?,
        ancestor: row.get("ancestor")?,
        from: row.get("from_day")?,
        to: row.get("to_day")?,
    })
}

fn each<T>(rows: &[Row], read: fn(&Row) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    rows.iter().map(read).collect()
}

/// Derives anew the spans of a body whose links changed and of all that ever stood below it: nothing else depends on them.
/// All of it is of one Union, because only Unions stand below a body of another, and the country never moves.
///
/// # Errors
/// What the engine says; inside, the loop that the links would make.
pub(super) async fn derive_below(tx: &Tx, top: BodyNo) -> Result<Result<(), Cycle>, Fault> {
    const LOWER: &str =
        "(SELECT body FROM body_span WHERE union_no = $1 AND ancestor = $2 UNION SELECT CAST($2 AS BIGINT))";
    let args = args![top.union(), top];
    let sql = format!("SELECT no, founded FROM body WHERE union_no = $1 AND no IN {LOWER}");
    let bodies = each(&tx.all(&sql, args.clone()).await?, founded)?;
    let sql = format!("SELECT child, parent, from_day, to_day FROM body_link WHERE union_no = $1 AND child IN {LOWER}");
    let links = each(&tx.all(&sql, args.clone()).await?, link)?;
    let sql = format!(
        "SELECT body, ancestor, from_day, to_day FROM body_span WHERE union_no IN (0, $1)
         AND body IN (SELECT parent FROM body_link WHERE union_no = $1 AND child IN {LOWER})"
    );
    let outside = each(&tx.all(&sql, args).await?, span)?;
    let derived = match tree::spans(&bodies, &links, &outside) {
        Ok(derived) => derived,
        Err(cycle) => return Ok(Err(cycle)),
    };
    for founded in bodies {
        let sql = "DELETE FROM body_span WHERE union_no = $1 AND body = $2";
        tx.run(sql, args![founded.body.union(), founded.body]).await?;
    }
    write(tx, &derived).await.map(Ok)
}

async fn write(tx: &Tx, spans: &[Span]) -> Result<(), Fault> {
    for chunk in spans.chunks(ROWS) {
        let mut args = Vec::with_capacity(chunk.len() * 5);
        let rows: Vec<String> = chunk
            .iter()
            .map(|span| {
                let first = args.len() + 1;
                args.extend(args![span.body.union(), span.ancestor, span.body, span.from, span.to]);
                let places: Vec<String> = (first..first + 5).map(|place| format!("${place}")).collect();
                format!("({})", places.join(", "))
            })
            .collect();
        let sql =
            format!("INSERT INTO body_span (union_no, ancestor, body, from_day, to_day) VALUES {}", rows.join(", "));
        tx.run(&sql, args).await?;
    }
    Ok(())
}

/// Where the kept spans and the closure of the links are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Kept, but no links make it.
    TooMuch(Span),
    /// Made by the links, but not kept.
    Missing(Span),
}

/// Compares all spans with the closure of all links.
///
/// # Errors
/// What the engine says, or that the links make a loop.
pub async fn differs(view: &Snapshot) -> Result<Vec<Difference>, Fault> {
    let derived: BTreeSet<Span> = derive_all(view).await?.into_iter().collect();
    let kept: BTreeSet<Span> = kept(view).await?.into_iter().collect();
    let too_much = kept.difference(&derived).copied().map(Difference::TooMuch);
    Ok(too_much.chain(derived.difference(&kept).copied().map(Difference::Missing)).collect())
}

/// Derives all spans anew from all links.
///
/// # Errors
/// What the engine says, or that the links make a loop.
pub async fn rebuild(tx: &Tx) -> Result<(), Fault> {
    let derived = derive_all(tx).await?;
    tx.run("DELETE FROM body_span", args![]).await?;
    write(tx, &derived).await
}

async fn kept(view: &Snapshot) -> Result<Vec<Span>, Fault> {
    each(&view.all("SELECT body, ancestor, from_day, to_day FROM body_span", args![]).await?, span)
}

async fn derive_all(view: &Snapshot) -> Result<Vec<Span>, Fault> {
    let bodies = each(&view.all("SELECT no, founded FROM body", args![]).await?, founded)?;
    let links = each(&view.all("SELECT child, parent, from_day, to_day FROM body_link", args![]).await?, link)?;
    tree::spans(&bodies, &links, &[]).map_err(|cycle| Fault::new(cycle.to_string()))
}

//! What the ledger counts today for exactly what was declared: the same figure, body and days.

use figures::{Basis, Question};
use kernel::{Fault, Period, Qualifier, Quantity, Span};
use store::Snapshot;

use crate::declaration::declaration::{Declaration, When};
use crate::declaration::figure;
use crate::record::write_quantity;

/// What stands beside a declared number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// What is counted; nothing where no ledger counts it.
    pub counted: String,
    /// Counted less declared, signed; nothing where one of them is not known.
    pub change: String,
    /// Which way: "up", "down", "same", or nothing.
    pub way: &'static str,
    /// The same for the ear.
    pub words: String,
}

/// Counts what was declared.
///
/// # Errors
/// What the engine says.
pub async fn against(view: &Snapshot, declaration: &Declaration) -> Result<Against, Fault> {
    let said = &declaration.said;
    // What was taken back stands beside nothing.
    let Some(figure) = figure::counted(&said.figure).filter(|_| declaration.withdrawn().is_none()) else {
        return Ok(Against::default());
    };
    let period = match said.when {
        When::Named(period) => period,
        When::On(day) => range(day, day)?,
        When::Over(first, last) => range(first, last)?,
    };
    let question = Question { body: declaration.body, period, basis: Basis::AsReported, known_at: view.now() };
    let number = figure.number(view, &question).await?;
    let counted = Quantity { value: number.value, qualifier: number.qualifier };
    Ok(beside(Quantity::stated(said.value, said.qualifier), counted))
}

fn range(first: kernel::Day, last: kernel::Day) -> Result<Period, Fault> {
    Period::range(first, last, Span::Custom).map_err(|error| Fault::caused("the days of a declaration", error))
}

fn beside(declared: Quantity, counted: Quantity) -> Against {
    let written = write_quantity(Some(counted));
    let (Some(said), Some(now)) = (declared.value, counted.value) else {
        return Against { counted: written, ..Against::default() };
    };
    // Of two numbers of which one is "hơn", the difference is about as much; two that say the same differ in nothing.
    let is_exact = declared.qualifier == Qualifier::Exact && counted.qualifier == Qualifier::Exact;
    let about = if is_exact || declared == counted { "" } else { "khoảng " };
    let (way, words) = match now.cmp(&said) {
        std::cmp::Ordering::Greater => ("up", format!("sổ nhiều hơn {about}{}", viet::grouped(now - said))),
        std::cmp::Ordering::Less => ("down", format!("sổ ít hơn {about}{}", viet::grouped(said - now))),
        std::cmp::Ordering::Equal => ("same", "bằng nhau".to_owned()),
    };
    Against { counted: written, change: format!("{about}{}", viet::signed(now - said)), way, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_signed_and_said_in_words() {
        let over = Quantity::stated(9_000, Qualifier::Over);
        let table = [
            (Quantity::exact(19), Quantity::exact(26)),
            (Quantity::exact(19), Quantity::exact(0)),
            (Quantity::exact(19), Quantity::exact(19)),
            (over, over),
            (over, Quantity::exact(9_000)),
            (over, Quantity::exact(700)),
            (over, Quantity::UNKNOWN),
        ];
        let shown = table.map(|(declared, counted)| {
            let Against { counted, change, way, words } = beside(declared, counted);
            format!("{counted} | {change} | {way} | {words}")
        });
        insta::assert_snapshot!(shown.join("\n"), @"
        26 | +7 | up | sổ nhiều hơn 7
        0 | −19 | down | sổ ít hơn 19
        19 | 0 | same | bằng nhau
        hơn 9.000 | 0 | same | bằng nhau
        9.000 | khoảng 0 | same | bằng nhau
        700 | khoảng −8.300 | down | sổ ít hơn khoảng 8.300
        chưa rõ |  |  |
        ");
    }
}

//! Cells with their addresses and what is to be known about them: where the value came from, whether anybody sees it,
//! whether it stands in a merged area.

use std::fmt;

use kernel::day::Day;

/// Whole numbers beyond this are not exact in a cell (2^53).
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Where a cell stands, printed as Excel does: "B7".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// From 0; row 0 is printed 1.
    pub row: u32,
    /// From 0; column 0 is A.
    pub column: u32,
}

impl Address {
    /// Row and column from 0.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_name(self.column), u64::from(self.row) + 1)
    }
}

/// The letters of a column counted from 0: "A", "Z", "AA".
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A rectangle of cells, both corners in it, printed "B2:C4".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    /// Top left.
    pub first: Address,
    /// Bottom right.
    pub last: Address,
}

impl Area {
    /// Whether the address lies in it.
    pub fn holds(&self, at: Address) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.column..=self.last.column).contains(&at.column)
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing, or blanks alone.
    #[default]
    Empty,
    /// Words; a number that somebody typed as text stays text.
    Text(Text),
    /// A number.
    Number(f64),
    /// A day, known from the cell's number format; its time of day is dropped. Days typed as text stay text.
    Day(Day),
    /// TRUE or FALSE.
    Bool(bool),
    /// What Excel shows instead of a value: "#N/A", "#REF!".
    Error(String),
}

/// Words of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Through `viet::nfc`: composed, one space for every blank, trimmed.
    pub text: String,
    /// As it stood in the file, where that differs. Old fonts (TCVN3, VNI) are told and converted from here.
    pub raw: Option<Box<str>>,
}

impl Text {
    /// As it stood in the file.
    pub fn raw(&self) -> &str {
        self.raw.as_deref().unwrap_or(&self.text)
    }
}

impl Value {
    /// The words of a text cell.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(&text.text),
            _ => None,
        }
    }

    /// The number, where it is a whole one that a cell holds exactly (up to 2^53).
    pub fn whole(&self) -> Option<i64> {
        match self {
            // The guard makes the cast exact.
            Value::Number(number) if number.fract() == 0.0 && number.abs() <= EXACT => Some(*number as i64),
            _ => None,
        }
    }

    /// Whether nothing stands in the cell.
    pub fn is_empty(&self) -> bool {
        matches!(self, Value::Empty)
    }
}

impl fmt::Display for Value {
    /// As a Vietnamese form would have it typed: 14/06/2022, 1234, 0,5.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Empty => Ok(()),
            Value::Text(text) => f.write_str(&text.text),
            Value::Number(number) => f.write_str(&number.to_string().replace('.', ",")),
            Value::Day(day) => {
                let date = day.date();
                write!(f, "{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
            }
            Value::Bool(true) => f.write_str("TRUE"),
            Value::Bool(false) => f.write_str("FALSE"),
            Value::Error(code) => f.write_str(code),
        }
    }
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Somebody typed it.
    #[default]
    Typed,
    /// A formula; the value is the result that was saved with it.
    Computed,
    /// A formula whose result was never saved: a program wrote the file and nobody opened it in Excel since. The value
    /// is empty, or a nought that means nothing.
    NeverCalculated,
}

/// Whether people see a row, a column, a cell or a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// On the screen.
    #[default]
    Visible,
    /// Hidden or filtered away; it is read all the same, and reported.
    Hidden,
}

/// Whether a cell stands in a merged area.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Merge {
    /// By itself.
    #[default]
    Alone,
    /// The top left cell of a merged area: the value is here.
    Over(Area),
    /// Another cell of a merged area: the cell itself is empty, and what is seen belongs to the top left one.
    Covered {
        /// The top left cell.
        by: Address,
        /// What stands there. To be taken only where repeating it is right: a name yes, a number no.
        value: Box<Value>,
    },
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Where.
    pub at: Address,
    /// What.
    pub value: Value,
    /// Typed or computed.
    pub origin: Origin,
    /// Merged or not.
    pub merge: Merge,
    /// Hidden where its row or its column is.
    pub shown: Shown,
}

impl Cell {
    /// A visible cell of its own with a typed value.
    pub fn new(at: Address, value: Value) -> Self {
        Self { at, value, origin: Origin::default(), merge: Merge::default(), shown: Shown::default() }
    }
}

/// One row of a sheet in which something stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// From 0; row 0 is printed 1.
    pub row: u32,
    /// Whether people see it.
    pub shown: Shown,
    /// By column, rising. Empty cells are left out unless they are covered or a formula.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, if something is to be known of it.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.at.column).ok().map(|index| &self.cells[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_excel() {
        let names = [0, 25, 26, 51, 52, 701, 702, 16_383].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
        assert_eq!(Address::new(6, 1).to_string(), "B7");
        assert_eq!(Address::new(u32::MAX, 0).to_string(), "A4294967296");
    }

    #[test]
    fn only_what_a_cell_holds_exactly_is_whole() {
        assert_eq!(Value::Number(1234.0).whole(), Some(1234));
        assert_eq!(Value::Number(0.5).whole(), None);
        assert_eq!(Value::Number(1e300).whole(), None);
        assert_eq!(Value::Number(f64::NAN).whole(), None);
    }

    #[test]
    fn values_print_as_they_are_typed_here() {
        assert_eq!(Value::Number(0.5).to_string(), "0,5");
        assert_eq!(Value::Day(Day::new(2022, 6, 4).unwrap()).to_string(), "04/06/2022");
    }
}

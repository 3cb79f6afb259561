//! Text with columns: .csv of any separator, .txt with tabs. Every value is text, for "1.234" is a thousand here and a
//! fraction elsewhere, and only who reads it knows.

use std::ops::ControlFlow;

use crate::book::Sheet;
use crate::cell::{Address, Origin, Row, Shown};
use crate::error::{NotAWorkbook, SheetError};
use crate::limits::Limits;
use crate::rows::{Findings, Gather};
use crate::scan::Aside;
use crate::text;

mod encoding;
mod fields;

use fields::Fields;

/// Separators, the likeliest first.
const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];
/// So many lines are looked at to tell the separator.
const LOOKED_AT: usize = 30;

/// A text with columns, decoded.
pub(crate) struct CsvBook {
    text: String,
    separator: char,
    /// The encoding, where the bytes do not say it.
    pub guessed: Option<&'static str>,
    pub sheets: Vec<Sheet>,
}

impl CsvBook {
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, SheetError> {
        let decoded = encoding::decode(bytes).ok_or(SheetError::NotAWorkbook(NotAWorkbook::Unknown))?;
        let mut text = decoded.text;
        let separator = match said_separator(&text) {
            Some((separator, line)) => {
                text.drain(..line);
                separator
            }
            None => told_separator(&text).ok_or(SheetError::NotAWorkbook(NotAWorkbook::PlainText))?,
        };
        let sheets = vec![Sheet { name: "CSV".to_owned(), shown: Shown::Visible }];
        Ok(Self { text, separator, guessed: decoded.guessed, sheets })
    }

    pub(crate) fn read(
        &self,
        sheet: usize,
        limits: &Limits,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<Findings, SheetError> {
        if sheet > 0 {
            return Err(SheetError::NoSuchSheet);
        }
        let aside = Aside::default();
        let mut gather = Gather::new(limits, &aside, each);
        let mut fields = Fields::new(&self.text, self.separator);
        while let Some((row, column)) = fields.next_field() {
            let at = Address::new(row, column);
            let value = text::value(fields.value(), at, limits)?;
            if gather.cell(at, value, Origin::Typed)?.is_break() {
                break;
            }
        }
        gather.finish()
    }
}

/// "sep=;" in the first line, which Excel obeys and does not show; and how long that line is.
fn said_separator(text: &str) -> Option<(char, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let said = line.trim_end().trim_matches('"');
    let separator = said.strip_prefix("sep=").or_else(|| said.strip_prefix("SEP="))?;
    let mut letters = separator.chars();
    // A tab was trimmed away.
    let separator = letters.next().unwrap_or('\t');
    letters.next().is_none().then_some((separator, line.len()))
}

/// The separator that cuts most of the first lines into the same number of columns, two at least.
fn told_separator(text: &str) -> Option<char> {
    let score = |separator: char| -> (usize, usize) {
        let mut widths: Vec<usize> = Vec::new();
        let mut fields = Fields::new(text, separator);
        let mut last = None;
        while let Some((row, column)) = fields.next_field() {
            match last == Some(row) {
                true => drop(widths.pop()),
                false if widths.len() == LOOKED_AT => break,
                false => {}
            }
            last = Some(row);
            widths.push(column as usize + 1);
        }
        let many: Vec<usize> = widths.into_iter().filter(|width| *width > 1).collect();
        let usual = many.iter().map(|width| many.iter().filter(|other| *other == width).count()).max();
        (usual.unwrap_or(0), many.iter().sum())
    };
    let best = SEPARATORS.iter().map(|separator| (score(*separator), *separator)).rev().max_by_key(|(score, _)| *score);
    best.filter(|((lines, _), _)| *lines > 0).map(|(_, separator)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> Vec<Vec<String>> {
        let book = CsvBook::open(bytes.to_vec()).unwrap();
        let mut rows = Vec::new();
        book.read(0, &Limits::default(), &mut |row| {
            rows.push(row.cells.iter().map(|cell| format!("{} {}", cell.at, cell.value)).collect());
            ControlFlow::Continue(())
        })
        .unwrap();
        rows
    }

    #[test]
    fn the_separator_is_told_from_the_lines() {
        assert_eq!(table(b"a,b\n1,\"2,5\"\n"), [["A1 a", "B1 b"], ["A2 1", "B2 2,5"]]);
        assert_eq!(
            table(b"ten;so\nx, y;1,5\nz;2,5\n"),
            [["A1 ten", "B1 so"], ["A2 x, y", "B2 1,5"], ["A3 z", "B3 2,5"]]
        );
        assert_eq!(table(b"a\tb\r\n1\t2"), [["A1 a", "B1 b"], ["A2 1", "B2 2"]]);
        assert_eq!(table(b"sep=|\na,x|b,y\n"), [["A1 a,x", "B1 b,y"]]);
        assert_eq!(table(b"\"sep=;\"\r\na;b\r\n"), [["A1 a", "B1 b"]]);
    }

    #[test]
    fn quotes_hold_separators_quotes_and_line_ends() {
        let read = table(b"a;b\n\"x\"\"y\";\"1\n2;3\"\n\"\";\"open");
        assert_eq!(read, [vec!["A1 a", "B1 b"], vec!["A2 x\"y", "B2 1\n2;3"], vec!["B3 open"]]);
    }

    #[test]
    fn text_without_columns_is_none() {
        let plain = CsvBook::open("Kính gửi Liên hiệp hội\nvà các hội".into()).err();
        assert_eq!(plain, Some(SheetError::NotAWorkbook(NotAWorkbook::PlainText)));
    }
}

//! .ods of LibreOffice, streamed. Read here and not by a library: those hold every sheet whole, believe the counts of
//! repeated rows, and tell neither hidden rows nor merged areas.

use std::collections::HashSet;
use std::io::BufReader;
use std::ops::ControlFlow;

use crate::book::{Marker, Sheet, marker_of_meta};
use crate::cell::{Address, Area, Origin, Row, Shown, Value};
use crate::error::SheetError;
use crate::guard::guarded;
use crate::limits::Limits;
use crate::package::Package;
use crate::rows::{Findings, Gather};
use crate::scan::Aside;
use crate::text;

mod walk;

use walk::{CellNode, Node, Walk};

const CONTENT: &str = "content.xml";

/// An .ods: its archive, and what its sheets say beside their cells.
pub(crate) struct OdsBook<'a> {
    package: Package<'a>,
    asides: Vec<Aside>,
    pub sheets: Vec<Sheet>,
    pub marker: Option<Marker>,
}

impl<'a> OdsBook<'a> {
    pub(crate) fn open(mut package: Package<'a>, limits: &Limits) -> Result<Self, SheetError> {
        let marker = package.text("meta.xml")?.and_then(|xml| marker_of_meta(&xml));
        let mut book = Self { package, asides: Vec::new(), sheets: Vec::new(), marker };
        guarded(CONTENT, || book.survey(limits))??;
        if book.sheets.is_empty() {
            return Err(SheetError::Damaged { part: CONTENT.to_owned() });
        }
        Ok(book)
    }

    /// The first walk: names, what is hidden, what is merged.
    fn survey(&mut self, limits: &Limits) -> Result<(), SheetError> {
        let mut hidden_styles = HashSet::new();
        let (sheets, asides) = (&mut self.sheets, &mut self.asides);
        let mut walk = walk(&mut self.package)?;
        while let Some(node) = walk.next_node()? {
            match node {
                Node::HiddenStyle(name) => drop(hidden_styles.insert(name)),
                Node::Table { name, style } => {
                    let hidden = style.is_some_and(|style| hidden_styles.contains(&style));
                    sheets.push(Sheet { name, shown: if hidden { Shown::Hidden } else { Shown::Visible } });
                    asides.push(Aside::default());
                    if sheets.len() > limits.sheets {
                        return Err(SheetError::TooManySheets { limit: limits.sheets });
                    }
                }
                Node::Columns { first, last, shown: Shown::Hidden } => {
                    asides.iter_mut().next_back().into_iter().for_each(|aside| aside.hide_columns(first, last));
                }
                Node::RowEnd { first, last, shown } => {
                    let aside = asides.iter_mut().next_back();
                    aside.into_iter().filter(|_| shown == Shown::Hidden).for_each(|aside| aside.hide_rows(first, last));
                }
                Node::Cell(CellNode { at, spans: (down, across), .. }) if down > 1 || across > 1 => {
                    let last = Address::new(at.row.saturating_add(down - 1), at.column.saturating_add(across - 1));
                    asides.iter_mut().next_back().into_iter().for_each(|aside| aside.merge(Area { first: at, last }));
                }
                Node::Columns { .. } | Node::Cell(_) | Node::TableEnd => {}
            }
        }
        Ok(())
    }

    pub(crate) fn read(
        &mut self,
        sheet: usize,
        limits: &Limits,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<Findings, SheetError> {
        let aside = self.asides.get(sheet).ok_or(SheetError::NoSuchSheet)?;
        let mut gather = Gather::new(limits, aside, each);
        let mut walk = walk(&mut self.package)?;
        let mut table = 0;
        let mut row: Vec<(CellNode, Value, Origin)> = Vec::new();
        while let Some(node) = guarded(CONTENT, || walk.next_node())?? {
            match node {
                Node::TableEnd if table == sheet => break,
                Node::TableEnd => table += 1,
                Node::Cell(cell) if table == sheet => {
                    let (value, origin) = value(&cell, limits)?;
                    if !value.is_empty() || origin == Origin::NeverCalculated {
                        row.push((cell, value, origin));
                    }
                }
                Node::RowEnd { first, last, .. } if table == sheet && !row.is_empty() => {
                    if hand_out(&mut gather, &row, (first, last), limits)?.is_break() {
                        break;
                    }
                    row.clear();
                }
                _ => {}
            }
        }
        drop(walk);
        gather.finish()
    }
}

fn walk<'p>(package: &'p mut Package<'_>) -> Result<Walk<impl std::io::BufRead + 'p>, SheetError> {
    let content = package.zip.by_name(CONTENT).map_err(|_| SheetError::Damaged { part: CONTENT.to_owned() })?;
    Ok(Walk::new(BufReader::with_capacity(1 << 15, content)))
}

/// A row as often as the file repeats it, its cells as often as they are repeated; a limit ends what is endless.
fn hand_out(
    gather: &mut Gather<'_>,
    row: &[(CellNode, Value, Origin)],
    (first, last): (u32, u32),
    limits: &Limits,
) -> Result<ControlFlow<()>, SheetError> {
    for number in first..=last {
        for (cell, value, origin) in row {
            for column in 0..cell.repeated.min(limits.columns.saturating_add(1)) {
                let at = Address::new(number, cell.at.column.saturating_add(column));
                if gather.cell(at, value.clone(), *origin)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn value(cell: &CellNode, limits: &Limits) -> Result<(Value, Origin), SheetError> {
    let words = || text::value(&cell.text, cell.at, limits);
    let said = cell.value.as_deref().unwrap_or_default();
    let is_formula = cell.formula.is_some();
    let is_error = is_formula && (cell.text.starts_with('#') || cell.text.starts_with("Err:"));
    let value = match cell.sort.as_deref() {
        _ if is_error => Value::Error(cell.text.clone()),
        Some("float" | "percentage" | "currency") => match said.parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Number(number),
            _ => words()?,
        },
        Some("date") => match text::iso_day(said) {
            Some(day) => Value::Day(day),
            None => words()?,
        },
        Some("boolean") => Value::Bool(said == "true"),
        Some("string") if cell.text.is_empty() => text::value(said, cell.at, limits)?,
        _ => words()?,
    };
    let origin = match (is_formula, &value) {
        (false, _) => Origin::Typed,
        (true, Value::Empty) if cell.sort.is_none() => Origin::NeverCalculated,
        (true, _) => Origin::Computed,
    };
    Ok((value, origin))
}

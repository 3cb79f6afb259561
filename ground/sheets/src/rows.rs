//! Cells become rows here, whatever file they come from: limits, merged areas, what is hidden, what is to be told.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;

use crate::cell::{Address, Area, Cell, Merge, Origin, Row, Shown, Value, column_name};
use crate::error::SheetError;
use crate::limits::Limits;
use crate::scan::{Aside, Stretch};

/// So many addresses are kept of each finding; the rest is only counted by nobody.
const TOLD: usize = 1_000;

/// What is to be told about a sheet that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Rows in which something stands.
    pub rows: u32,
    /// Cells in which something stands.
    pub cells: u64,
    /// Columns up to the last in which something stands.
    pub columns: u32,
    /// Hidden rows in which something stands, from the first to the last, counted from 0.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns in which something stands, counted from 0.
    pub hidden_columns: BTreeSet<u32>,
    /// Merged areas of the sheet.
    pub merged: Vec<Area>,
    /// Formulas without a result, the first thousand.
    pub never_calculated: Vec<Address>,
    /// Cells that show an error, the first thousand.
    pub errors: Vec<Address>,
    /// Errors of a sort that is only known by name ("#SPILL!"), one for each cell; where is not told.
    pub new_errors: Vec<String>,
}

impl Findings {
    /// What people should know before they rely on it, a sentence each.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        if !self.hidden_rows.is_empty() {
            let rows = self.hidden_rows.iter().map(|(a, b)| stretch(a, b, |row| (u64::from(*row) + 1).to_string()));
            said.push(format!("Có dòng bị ẩn vẫn được đọc: {}.", list(rows)));
        }
        if !self.hidden_columns.is_empty() {
            let columns = self.hidden_columns.iter().map(|column| column_name(*column));
            said.push(format!("Có cột bị ẩn vẫn được đọc: {}.", list(columns)));
        }
        if !self.never_calculated.is_empty() {
            said.push(format!(
                "Công thức chưa được tính ở ô {}; hãy mở tệp bằng Excel, bấm Lưu rồi gửi lại.",
                list(self.never_calculated.iter().map(Address::to_string))
            ));
        }
        if !self.errors.is_empty() {
            said.push(format!("Ô báo lỗi công thức: {}.", list(self.errors.iter().map(Address::to_string))));
        }
        if !self.new_errors.is_empty() {
            let codes: BTreeSet<&String> = self.new_errors.iter().collect();
            let codes = list(codes.into_iter().cloned());
            said.push(format!(
                "Có {} ô báo lỗi công thức {codes}; các ô này được coi là trống.",
                self.new_errors.len()
            ));
        }
        said
    }
}

fn stretch(first: &u32, last: &u32, name: impl Fn(&u32) -> String) -> String {
    if first == last { name(first) } else { format!("{}–{}", name(first), name(last)) }
}

/// The first ten, and how many more.
fn list(all: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = all.collect();
    let shown = all.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
    if all.len() > 10 { format!("{shown} và {} chỗ khác", all.len() - 10) } else { shown }
}

/// Takes cells in the order of the file and hands out rows.
pub(crate) struct Gather<'a> {
    limits: &'a Limits,
    aside: &'a Aside,
    each: &'a mut dyn FnMut(Row) -> ControlFlow<()>,
    merges: Merges<'a>,
    row: u32,
    cells: Vec<Cell>,
    seen: u64,
    findings: Findings,
}

impl<'a> Gather<'a> {
    pub(crate) fn new(limits: &'a Limits, aside: &'a Aside, each: &'a mut dyn FnMut(Row) -> ControlFlow<()>) -> Self {
        let findings = Findings { merged: aside.merged.clone(), ..Findings::default() };
        let merges = Merges::new(&aside.merged);
        Self { limits, aside, each, merges, row: 0, cells: Vec::new(), seen: 0, findings }
    }

    /// The next cell; rows must not fall.
    pub(crate) fn cell(&mut self, at: Address, value: Value, origin: Origin) -> Result<ControlFlow<()>, SheetError> {
        self.seen += 1;
        if self.seen > self.limits.cells {
            return Err(SheetError::TooManyCells { limit: self.limits.cells });
        }
        if at.row < self.row {
            return Err(SheetError::Damaged { part: format!("dòng {}", at.row.saturating_add(1)) });
        }
        let gone_on = if at.row > self.row { self.flush()? } else { ControlFlow::Continue(()) };
        self.row = at.row;
        if gone_on.is_break() || (value.is_empty() && origin != Origin::NeverCalculated) {
            return Ok(gone_on);
        }
        if at.column >= self.limits.columns {
            return Err(SheetError::TooManyColumns { limit: self.limits.columns, at });
        }
        let shown = self.aside.column(at.column);
        self.cells.push(Cell { at, value, origin, merge: Merge::Alone, shown });
        Ok(ControlFlow::Continue(()))
    }

    /// A cell that shows an error which its reader does not know.
    pub(crate) fn new_error(&mut self, code: String) {
        if self.findings.new_errors.len() < TOLD {
            self.findings.new_errors.push(code);
        }
    }

    /// The last row, and what was found.
    pub(crate) fn finish(mut self) -> Result<Findings, SheetError> {
        let _ = self.flush()?;
        Ok(self.findings)
    }

    fn flush(&mut self) -> Result<ControlFlow<()>, SheetError> {
        let mut cells = std::mem::take(&mut self.cells);
        if !cells.is_sorted_by(|a, b| a.at.column < b.at.column) {
            cells.sort_by_key(|cell| cell.at.column);
            // Twice the same cell: the later one holds, as in Excel.
            cells.reverse();
            cells.dedup_by_key(|cell| cell.at.column);
            cells.reverse();
        }
        if cells.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        self.findings.rows += 1;
        if self.findings.rows > self.limits.rows {
            return Err(SheetError::TooManyRows { limit: self.limits.rows });
        }
        let shown = self.aside.row(self.row);
        self.note(&cells, shown);
        self.merges.cover(self.row, &mut cells, self.limits)?;
        if shown == Shown::Hidden {
            cells.iter_mut().for_each(|cell| cell.shown = Shown::Hidden);
        }
        Ok((self.each)(Row { row: self.row, shown, cells }))
    }

    fn note(&mut self, cells: &[Cell], shown: Shown) {
        let found = &mut self.findings;
        found.cells += cells.len() as u64;
        if let Some(last) = cells.last() {
            found.columns = found.columns.max(last.at.column + 1);
        }
        if shown == Shown::Hidden {
            add(&mut found.hidden_rows, self.row);
        }
        for cell in cells {
            if cell.shown == Shown::Hidden {
                found.hidden_columns.insert(cell.at.column);
            }
            if cell.origin == Origin::NeverCalculated && found.never_calculated.len() < TOLD {
                found.never_calculated.push(cell.at);
            }
            if matches!(cell.value, Value::Error(_)) && found.errors.len() < TOLD {
                found.errors.push(cell.at);
            }
        }
    }
}

fn add(stretches: &mut Vec<Stretch>, row: u32) {
    match stretches.last_mut() {
        Some(last) if last.1 + 1 == row => last.1 = row,
        _ => stretches.push((row, row)),
    }
}

/// The merged areas that reach into the row at hand.
struct Merges<'a> {
    /// By first row, rising.
    areas: Vec<&'a Area>,
    next: usize,
    active: Vec<&'a Area>,
    values: HashMap<Address, Value>,
}

impl<'a> Merges<'a> {
    fn new(areas: &'a [Area]) -> Self {
        let mut areas: Vec<&Area> = areas.iter().collect();
        areas.sort_by_key(|area| area.first);
        Self { areas, next: 0, active: Vec::new(), values: HashMap::new() }
    }

    fn cover(&mut self, row: u32, cells: &mut Vec<Cell>, limits: &Limits) -> Result<(), SheetError> {
        if self.areas.is_empty() {
            return Ok(());
        }
        let values = &mut self.values;
        self.active.retain(|area| {
            let stays = area.last.row >= row;
            if !stays {
                values.remove(&area.first);
            }
            stays
        });
        while let Some(area) = self.areas.get(self.next).filter(|area| area.first.row <= row) {
            if area.last.row >= row {
                self.active.push(area);
            }
            self.next += 1;
        }
        // Areas may not overlap, so that no more than one begins in a column.
        if self.active.len() > limits.columns as usize {
            return Err(SheetError::Damaged { part: "mergeCells".to_owned() });
        }
        for area in &self.active {
            cover(area, row, cells, &mut self.values, limits);
        }
        Ok(())
    }
}

fn cover(area: &Area, row: u32, cells: &mut Vec<Cell>, values: &mut HashMap<Address, Value>, limits: &Limits) {
    for column in area.first.column..=area.last.column.min(limits.columns.saturating_sub(1)) {
        let at = Address::new(row, column);
        let place = cells.binary_search_by_key(&column, |cell| cell.at.column);
        if at == area.first {
            if let Ok(index) = place {
                cells[index].merge = Merge::Over(*area);
                values.insert(at, cells[index].value.clone());
            }
            continue;
        }
        let Some(value) = values.get(&area.first) else { return };
        let merge = Merge::Covered { by: area.first, value: Box::new(value.clone()) };
        match place {
            // Excel keeps no value below a merged area; where another program did, nobody sees it.
            Ok(index) => (cells[index].value, cells[index].merge) = (Value::Empty, merge),
            Err(index) => cells.insert(index, Cell { merge, ..Cell::new(at, Value::Empty) }),
        }
    }
}

//! .xls of Excel 97 to 2003. Read here and not by a library: those make room for every cell between the first and the
//! last, which a small file can make gigabytes, and tell neither hidden rows nor formulas without a result.

use std::ops::ControlFlow;

use crate::biff::{Globals, Look, Records, kind, string};
use crate::book::Sheet;
use crate::cell::{Address, Area, Origin, Row, Value};
use crate::error::{NotAWorkbook, SheetError, TooOld};
use crate::limits::Limits;
use crate::ole::{Ole, u16_at, u32_at};
use crate::rows::{Findings, Gather};
use crate::scan::Aside;
use crate::text;

/// An .xls: its stream of records, and what it says before its sheets.
pub(crate) struct XlsBook {
    stream: Vec<u8>,
    globals: Globals,
    pub sheets: Vec<Sheet>,
}

impl XlsBook {
    pub(crate) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, SheetError> {
        let ole = Ole::open(bytes)?;
        if ole.has("EncryptedPackage") {
            return Err(SheetError::Encrypted);
        }
        let Some(stream) = ole.stream("Workbook") else {
            return Err(match () {
                () if ole.has("Book") => SheetError::TooOld(TooOld::Excel),
                () if ole.has("WordDocument") => SheetError::NotAWorkbook(NotAWorkbook::Document),
                () if ole.has("PowerPoint Document") => SheetError::NotAWorkbook(NotAWorkbook::Slides),
                () => SheetError::NotAWorkbook(NotAWorkbook::Unknown),
            });
        };
        let stream = stream?;
        let macros = ["_VBA_PROJECT_CUR", "_VBA_PROJECT"].iter().any(|name| ole.has(name));
        drop(ole);
        let globals = Globals::read(&stream, limits)?;
        if macros {
            return Err(SheetError::Macros);
        }
        let sheets: Vec<Sheet> =
            globals.sheets.iter().map(|sheet| Sheet { name: sheet.name.clone(), shown: sheet.shown }).collect();
        if sheets.is_empty() {
            return Err(if globals.charts > 0 { SheetError::ChartsOnly } else { damaged("Workbook") });
        }
        Ok(Self { stream, globals, sheets })
    }

    pub(crate) fn read(
        &self,
        sheet: usize,
        limits: &Limits,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<Findings, SheetError> {
        let sheet = self.globals.sheets.get(sheet).ok_or(SheetError::NoSuchSheet)?;
        let aside = self.aside(sheet.at);
        let results = self.results(sheet.at);
        let gather = Gather::new(limits, &aside, each);
        let mut reading = Reading { book: self, limits, gather, awaited: None, results };
        let mut records = self.records(sheet.at);
        let damaged = || damaged(&sheet.name);
        loop {
            // A sheet whose end is missing was cut off, even if what is there reads well.
            let (record, data) = records.next().ok_or(SheetError::Truncated)?;
            if record == kind::EOF {
                break;
            }
            if reading.record(record, data, &mut records).ok_or_else(damaged)??.is_break() {
                break;
            }
        }
        reading.gather.finish()
    }

    /// The records of a sheet, without those of charts that lie in it.
    fn records(&self, at: usize) -> OfSheet<'_> {
        OfSheet { records: Records::from(&self.stream, at), depth: 0 }
    }

    /// A sheet all of whose formulas come to "" was written by a program that does not calculate.
    fn results(&self, at: usize) -> Results {
        let records = self.records(at).take_while(|(record, _)| *record != kind::EOF);
        let mut formulas = records.filter(|(record, _)| *record == kind::FORMULA).peekable();
        let blank = |data: &[u8]| matches!(data.get(6..14), Some([3, .., 0xff, 0xff]));
        let never = formulas.peek().is_some() && formulas.all(|(_, data)| blank(data));
        if never { Results::Never } else { Results::Saved }
    }

    /// What stands behind the cells, or beside them.
    fn aside(&self, at: usize) -> Aside {
        let mut aside = Aside::default();
        for (record, data) in self.records(at) {
            match record {
                kind::EOF => break,
                kind::ROW if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                    u16_at(data, 0).into_iter().for_each(|row| aside.hide_row(row.into()));
                }
                kind::COLUMN_INFO if u16_at(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                    if let (Some(first), Some(last)) = (u16_at(data, 0), u16_at(data, 2)) {
                        aside.hide_columns(first.into(), last.into());
                    }
                }
                kind::MERGED => {
                    for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                        let at = |place| u16_at(area, place).map_or(0, u32::from);
                        let (first, last) = (Address::new(at(0), at(4)), Address::new(at(2), at(6)));
                        if first.row <= last.row && first.column <= last.column {
                            aside.merge(Area { first, last });
                        }
                    }
                }
                _ => {}
            }
        }
        aside
    }
}

struct OfSheet<'a> {
    records: Records<'a>,
    depth: usize,
}

impl<'a> Iterator for OfSheet<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (record, data) = self.records.next()?;
            match record {
                kind::BOF => self.depth += 1,
                kind::EOF if self.depth > 1 => self.depth -= 1,
                _ if self.depth > 1 => {}
                _ => return Some((record, data)),
            }
        }
    }
}

struct Reading<'a, 'b> {
    book: &'a XlsBook,
    limits: &'a Limits,
    gather: Gather<'b>,
    /// The formula whose text comes in the next record.
    awaited: Option<Address>,
    results: Results,
}

/// Whether the results of formulas were saved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Results {
    Saved,
    Never,
}

type Step = Result<ControlFlow<()>, SheetError>;

impl Reading<'_, '_> {
    /// One record; `None` where it is too short for what it is.
    fn record(&mut self, record: u16, data: &[u8], records: &mut OfSheet<'_>) -> Option<Step> {
        let at = |place| Some(Address::new(u16_at(data, 0)?.into(), u16_at(data, place)?.into()));
        let typed = Origin::Typed;
        let value = match record {
            kind::NUMBER => self.number(data, 4, f64_at(data, 6)?),
            kind::RK => self.number(data, 4, rk(u32_at(data, 6)?)),
            kind::MUL_RK => return self.many(data),
            kind::LABEL_SST => match self.book.globals.strings.get(u32_at(data, 6)? as usize) {
                Some(words) => match text::value(words, at(2)?, self.limits) {
                    Ok(value) => value,
                    Err(error) => return Some(Err(error)),
                },
                None => return None,
            },
            kind::LABEL | kind::RICH_LABEL => text::plain(&string(data.get(6..)?)?),
            kind::BOOL_ERROR => match data.get(6..8)? {
                [value, 0] => Value::Bool(*value != 0),
                [code, _] => error_value(*code),
                _ => return None,
            },
            kind::FORMULA => return self.formula(data, at(2)?),
            kind::STRING => {
                let Some(at) = self.awaited.take() else { return Some(Ok(ControlFlow::Continue(()))) };
                let mut whole = data.to_vec();
                // A long result goes on like every text; the width of letters is said anew.
                records
                    .records
                    .continued()
                    .iter()
                    .for_each(|more| whole.extend_from_slice(more.get(1..).unwrap_or(&[])));
                let value = text::plain(&string(&whole)?);
                return Some(self.gather.cell(at, value, Origin::Computed));
            }
            _ => return Some(Ok(ControlFlow::Continue(()))),
        };
        Some(self.gather.cell(at(2)?, value, typed))
    }

    /// Several numbers side by side.
    fn many(&mut self, data: &[u8]) -> Option<Step> {
        let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let cells = data.get(4..data.len().checked_sub(2)?)?;
        for (step, cell) in (0..).zip(cells.chunks_exact(6)) {
            let value = self.number(cell, 0, rk(u32_at(cell, 2)?));
            let at = Address::new(row.into(), u32::from(first) + step);
            match self.gather.cell(at, value, Origin::Typed) {
                Ok(ControlFlow::Continue(())) => {}
                other => return Some(other),
            }
        }
        Some(Ok(ControlFlow::Continue(())))
    }

    fn formula(&mut self, data: &[u8], at: Address) -> Option<Step> {
        let result = data.get(6..14)?;
        // To be calculated when opened: nobody has opened it, if it is a nought still.
        let awaited = self.results == Results::Never || u16_at(data, 14)? & 3 != 0;
        let value = match result {
            [0, .., 0xff, 0xff] => {
                self.awaited = Some(at);
                return Some(Ok(ControlFlow::Continue(())));
            }
            [1, _, value, .., 0xff, 0xff] => Value::Bool(*value != 0),
            [2, _, code, .., 0xff, 0xff] => error_value(*code),
            [.., 0xff, 0xff] => Value::Empty,
            _ => self.number(data, 4, f64_at(data, 6)?),
        };
        let nothing = awaited && (value.is_empty() || value == Value::Number(0.0));
        Some(self.gather.cell(at, value, if nothing { Origin::NeverCalculated } else { Origin::Computed }))
    }

    /// A number or a day, as the cell's format at this place says.
    fn number(&self, data: &[u8], format: usize, number: f64) -> Value {
        let look = u16_at(data, format).and_then(|format| self.book.globals.looks.get(usize::from(format)));
        match look {
            Some(Look::Day) => text::day_or_time(number, self.book.globals.epoch),
            _ => Value::Number(number),
        }
    }
}

fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at + 8)?.try_into().ok()?))
}

/// A number in four bytes: a whole one, or the upper half of an f64, perhaps hundredths.
fn rk(packed: u32) -> f64 {
    let number = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed.cast_signed() >> 2),
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

fn error_value(code: u8) -> Value {
    let words = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERR!",
    };
    Value::Error(words.to_owned())
}

fn damaged(part: &str) -> SheetError {
    SheetError::Damaged { part: part.to_owned() }
}

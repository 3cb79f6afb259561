//! .xlsx through calamine, one cell at a time. What calamine does not tell (sheets' states, what is hidden or merged)
//! comes from the first pass over the parts.

use std::collections::HashMap;
use std::io::BufReader;
use std::ops::ControlFlow;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use crate::book::{Marker, Sheet};
use crate::cell::{Address, Origin, Row, Shown, Value};
use crate::error::SheetError;
use crate::guard::guarded;
use crate::limits::Limits;
use crate::package::{Bytes, Package, is_xml};
use crate::rows::{Findings, Gather};
use crate::scan::{Aside, tags};
use crate::text::{self, Epoch};

/// An .xlsx, its shared texts in memory.
pub(crate) struct XlsxBook<'a> {
    xlsx: Box<Xlsx<BufReader<Bytes<'a>>>>,
    /// By sheet.
    asides: Vec<Aside>,
    epoch: Epoch,
    results: Results,
    pub sheets: Vec<Sheet>,
    pub marker: Option<Marker>,
}

/// Whether the results that stand beside formulas are to be believed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Results {
    Saved,
    /// The program that wrote the file asks Excel to calculate when it opens it: a nought may mean nothing.
    Awaited,
}

impl<'a> XlsxBook<'a> {
    pub(crate) fn open(mut package: Package<'a>, limits: &Limits) -> Result<Self, SheetError> {
        let path = workbook_path(&mut package)?;
        let missing = || SheetError::Damaged { part: path.clone() };
        if !is_xml(&path) {
            return Err(missing());
        }
        let workbook = package.text(&path)?.ok_or_else(missing)?;
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let links = package.text(format!("{folder}/_rels/{file}.rels").trim_start_matches('/'))?;
        let targets = targets(&links.unwrap_or_default(), folder);
        let mut sheets = Vec::new();
        let mut asides = Vec::new();
        let mut charts = 0;
        let mut epoch = Epoch::Of1900;
        let mut results = Results::Saved;
        for (tag, attributes) in tags(&workbook) {
            match tag {
                "sheet" => {
                    let Some((target, sort)) = attributes.local("id").and_then(|id| targets.get(&id)) else {
                        return Err(missing());
                    };
                    if sort != "worksheet" {
                        charts += 1;
                        continue;
                    }
                    // What was not looked through is not opened.
                    if !is_xml(target) {
                        return Err(missing());
                    }
                    let name = attributes.get("name").unwrap_or_default();
                    let hidden = attributes.get("state").is_some_and(|state| state != "visible");
                    sheets.push(Sheet { name, shown: if hidden { Shown::Hidden } else { Shown::Visible } });
                    asides.push(package.asides.remove(target).unwrap_or_default());
                }
                "workbookPr" if is_on(attributes.get("date1904")) => epoch = Epoch::Of1904,
                "calcPr" if is_on(attributes.get("fullCalcOnLoad")) => results = Results::Awaited,
                _ => {}
            }
        }
        if sheets.len() > limits.sheets {
            return Err(SheetError::TooManySheets { limit: limits.sheets });
        }
        if sheets.is_empty() {
            return Err(if charts > 0 { SheetError::ChartsOnly } else { missing() });
        }
        let marker = package.text("docProps/custom.xml")?.and_then(|xml| Marker::of_custom_properties(&xml));
        let bytes = BufReader::with_capacity(1 << 16, package.zip.into_inner());
        let opened = guarded("workbook", || Xlsx::new(bytes))?;
        let xlsx = Box::new(opened.map_err(|error| of_calamine(error, &path))?);
        Ok(Self { xlsx, asides, epoch, results, sheets, marker })
    }

    pub(crate) fn read(
        &mut self,
        sheet: usize,
        limits: &Limits,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<Findings, SheetError> {
        let (Some(Sheet { name, .. }), Some(aside)) = (self.sheets.get(sheet), self.asides.get(sheet)) else {
            return Err(SheetError::NoSuchSheet);
        };
        let opened = guarded(name, || self.xlsx.worksheet_cells_reader(name))?;
        let mut cells = opened.map_err(|error| of_calamine(error, name))?;
        let mut gather = Gather::new(limits, aside, each);
        loop {
            let cell = match guarded(name, || cells.next_cell_with_formula_metadata())? {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                // An error that Excel has only had of late (#SPILL!): calamine stops in the cell, and goes on behind it.
                Err(XlsxError::CellError(code)) => {
                    gather.new_error(code);
                    continue;
                }
                Err(error) => return Err(of_calamine(error, name)),
            };
            let at = Address::new(cell.pos.0, cell.pos.1);
            // A formula may come to "" (IF does); then the file says so, and calamine tells it from nothing.
            let unsaved = cell.value == DataRef::Empty;
            let value = value(cell.value, at, self.epoch, limits)?;
            let nothing = unsaved || (self.results == Results::Awaited && value == Value::Number(0.0));
            let origin = match cell.formula {
                None => Origin::Typed,
                Some(_) if nothing => Origin::NeverCalculated,
                Some(_) => Origin::Computed,
            };
            if gather.cell(at, value, origin)?.is_break() {
                break;
            }
        }
        gather.finish()
    }
}

fn value(data: DataRef<'_>, at: Address, epoch: Epoch, limits: &Limits) -> Result<Value, SheetError> {
    Ok(match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(number as f64),
        DataRef::Float(number) => Value::Number(number),
        DataRef::String(words) => text::value(&words, at, limits)?,
        DataRef::SharedString(words) => text::value(words, at, limits)?,
        DataRef::Bool(yes) => Value::Bool(yes),
        DataRef::DateTime(when) if when.is_duration() && when.as_f64() >= 1.0 => Value::Number(when.as_f64()),
        DataRef::DateTime(when) => text::day_or_time(when.as_f64(), epoch),
        DataRef::DateTimeIso(words) => match text::iso_day(&words) {
            Some(day) => Value::Day(day),
            None => text::value(&words, at, limits)?,
        },
        DataRef::DurationIso(words) => text::value(&words, at, limits)?,
        DataRef::Error(error) => Value::Error(error.to_string()),
    })
}

fn of_calamine(error: XlsxError, part: &str) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Encrypted,
        XlsxError::Zip(_) => SheetError::DamagedArchive,
        _ => SheetError::Damaged { part: part.to_owned() },
    }
}

fn is_on(value: Option<String>) -> bool {
    value.is_some_and(|value| value == "1" || value == "true")
}

/// Where the workbook's own part lies, usually "xl/workbook.xml".
fn workbook_path(package: &mut Package<'_>) -> Result<String, SheetError> {
    let links = package.text("_rels/.rels")?.ok_or(SheetError::Damaged { part: "_rels/.rels".to_owned() })?;
    let document = tags(&links).find_map(|(tag, attributes)| {
        let sort = attributes.get("Type").filter(|_| tag == "Relationship")?;
        sort.ends_with("/officeDocument").then(|| attributes.get("Target")).flatten()
    });
    let path = document.ok_or(SheetError::Damaged { part: "_rels/.rels".to_owned() })?;
    Ok(path.trim_start_matches('/').to_owned())
}

/// Part and sort ("worksheet", "chartsheet") by the id of the link.
fn targets(links: &str, folder: &str) -> HashMap<String, (String, String)> {
    let links = tags(links).filter(|(tag, _)| *tag == "Relationship");
    links
        .filter_map(|(_, attributes)| {
            let (id, target) = (attributes.get("Id")?, attributes.get("Target")?);
            let sort = attributes.get("Type")?.rsplit('/').next()?.to_owned();
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None if folder.is_empty() => target,
                None => format!("{folder}/{target}"),
            };
            Some((id, (path, sort)))
        })
        .collect()
}

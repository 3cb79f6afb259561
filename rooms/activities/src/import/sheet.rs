//! The file behind a batch: what its sheets and headings are, and its rows, read beside the database's work. A reader runs
//! on a blocking thread and hands judged rows over in lots, so that no file lies in memory as a whole table.

use std::ops::ControlFlow;
use std::sync::Arc;

use kernel::{Actor, Fault};
use sheets::{Book, Head, HeadColumn, LeftOut, Limits, Marker, SheetError, Shown, TableRow, Value};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::{JoinHandle, spawn_blocking};
use viet::legacy::Legacy;
use web::Problem;

use super::assess::{Judge, Judged};
use super::column::Key;
use super::known::Known;
use super::plan::{Letters, Plan};
use super::read::Slot;
use super::turn::turn;
use super::units::{Unit, of_heading};

/// Rows of a lot.
pub const LOT: usize = 512;
/// Rows of a sheet in which something stands: while they are written, nobody else writes (docs/operate/performance.md).
pub const MOST: u32 = 20_000;
/// Lots that may wait for the database.
const WAITING: usize = 2;
/// Rows that are looked at to know a column's letters, and to show what it holds.
const LOOKED_AT: usize = 200;

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct File {
    /// What the sender calls it.
    pub name: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// What a file turned out to hold, before anything is settled about it.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Names of its sheets; hidden ones are named so.
    pub sheets: Vec<(String, Shown)>,
    /// Which of them was looked at.
    pub sheet: usize,
    /// The headings of its table.
    pub headings: Vec<String>,
    /// What stands in the first rows below each heading, up to three values.
    pub examples: Vec<Vec<String>>,
    /// What encoding each column seems to have, with an example before and after.
    pub legacy: Vec<Option<(Legacy, String, String)>>,
    /// What is to be known of the file as a whole.
    pub remarks: Vec<String>,
    /// The mark of a template of ours.
    pub marker: Option<Marker>,
    /// What the file turned out to be.
    pub format: sheets::Format,
}

/// What the reading of a whole sheet came to.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Rows of the table.
    pub rows: u32,
    /// What is to be known before anybody relies on it.
    pub remarks: Vec<String>,
    /// The columns of the table: heading, and column in the sheet from 0.
    pub columns: Vec<(String, u32)>,
}

impl File {
    fn open(&self) -> Result<Book<'static>, SheetError> {
        sheets::open(std::io::Cursor::new(self.bytes.clone()), &self.name, Limits { rows: MOST, ..Limits::default() })
    }

    /// Looks at a sheet: the one asked for, else the first in sight that holds a table.
    ///
    /// # Errors
    /// Why the file cannot be read, as a refusal.
    pub async fn look(&self, sheet: Option<usize>) -> Result<Looked, Problem> {
        let file = self.clone();
        let _turn = turn().await?;
        let looked = spawn_blocking(move || look(&file, sheet)).await;
        flat(looked)
    }

    /// The file again with these marks at its cells.
    ///
    /// # Errors
    /// Why it cannot be read any more.
    pub async fn marked(&self, sheet: usize, marks: Vec<sheets::Mark>, dated: kernel::Day) -> Result<Vec<u8>, Problem> {
        let file = self.clone();
        let _turn = turn().await?;
        let marked = spawn_blocking(move || {
            let mut book = file.open().map_err(refused)?;
            let head = Head::find(&mut book, sheet).map_err(refused)?;
            sheets::mark(&mut book, sheet, head.rows.1, &marks, dated).map_err(|error| match error {
                sheets::MarkError::Sheet(error) => refused(error),
                sheets::MarkError::Fault(fault) => Problem::Fault(fault),
            })
        });
        marked.await.map_err(|error| Fault::caused("mark a workbook", error))?
    }
}

fn refused(error: SheetError) -> Problem {
    error.refusal().into()
}

fn flat<T>(done: Result<Result<T, SheetError>, tokio::task::JoinError>) -> Result<T, Problem> {
    match done {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(refused(error)),
        Err(error) => Err(Fault::caused("read a workbook", error).into()),
    }
}

fn look(file: &File, wanted: Option<usize>) -> Result<Looked, SheetError> {
    let mut book = file.open()?;
    let names: Vec<(String, Shown)> = book.sheets().iter().map(|sheet| (sheet.name.clone(), sheet.shown)).collect();
    let (sheet, head) = match wanted {
        Some(sheet) => (sheet, Head::find(&mut book, sheet)?),
        // The other sheets of a template of ours explain the first.
        None if book.marker().is_some() => (0, Head::find(&mut book, 0)?),
        None => first_table(&mut book, &names)?,
    };
    let headings = headings(&head);
    let mut texts: Vec<Vec<(String, String)>> = vec![Vec::new(); headings.len()];
    let mut rows = 0;
    // To its end, so that whoever sends a sheet that is too long hears of it at once.
    head.read(&mut book, sheet, |row: TableRow| {
        if rows == LOOKED_AT {
            return ControlFlow::Continue(());
        }
        for (text, cell) in texts.iter_mut().zip(&row.cells) {
            match &cell.value {
                Value::Empty => {}
                Value::Text(value) => text.push((value.text.clone(), value.raw().to_owned())),
                other => text.push((other.to_string(), String::new())),
            }
        }
        rows += 1;
        ControlFlow::Continue(())
    })?;
    let remarks = book.remarks().iter().map(sheets::Remark::sentence).collect();
    let (marker, format) = (book.marker().cloned(), book.format());
    let examples = texts.iter().map(|texts| texts.iter().take(3).map(|(text, _)| text.clone()).collect()).collect();
    let legacy = texts.iter().map(|texts| legacy(texts)).collect();
    Ok(Looked { sheets: names, sheet, headings, examples, legacy, remarks, marker, format })
}

fn first_table(book: &mut Book<'_>, names: &[(String, Shown)]) -> Result<(usize, Head), SheetError> {
    let mut first = None;
    let (seen, hidden): (Vec<usize>, Vec<usize>) = (0..names.len()).partition(|no| names[*no].1 == Shown::Visible);
    for sheet in seen.into_iter().chain(hidden) {
        match Head::find(book, sheet) {
            Ok(head) => return Ok((sheet, head)),
            Err(error @ (SheetError::NoTable | SheetError::EmptySheet { .. })) => first = first.or(Some(error)),
            Err(error) => return Err(error),
        }
    }
    Err(first.unwrap_or(SheetError::NoTable))
}

/// The encoding of a column, with the first cell that shows it.
fn legacy(texts: &[(String, String)]) -> Option<(Legacy, String, String)> {
    let raw: Vec<&str> = texts.iter().map(|(_, raw)| raw.as_str()).filter(|raw| !raw.is_empty()).collect();
    let legacy = viet::legacy::recognise_column(&raw)?;
    raw.iter().find_map(|raw| {
        let converted = viet::legacy::convert(raw, legacy);
        (converted != **raw).then(|| (legacy, (*raw).to_owned(), converted))
    })
}

/// The headings, their letters in Unicode: those of a whole row tell together, where one word alone would not.
fn headings(head: &Head) -> Vec<String> {
    let raw: Vec<&str> = head.columns.iter().map(|column| column.raw.as_str()).collect();
    let together = viet::legacy::recognise_column(&raw);
    let read = |column: &HeadColumn| match together.or_else(|| viet::legacy::recognise(&column.raw)) {
        Some(legacy) => viet::nfc(&viet::legacy::convert(&column.raw, legacy)).replace('\n', " "),
        None => column.title.clone(),
    };
    head.columns.iter().map(read).collect()
}

/// What is read of a file, and for whom.
#[derive(Clone)]
pub struct Source {
    /// The file.
    pub file: File,
    /// Which of its sheets.
    pub sheet: usize,
    /// What its columns mean.
    pub plan: Arc<Plan>,
    /// By what its rows are judged.
    pub known: Arc<Known>,
    /// Whose rows they will be.
    pub who: Actor,
}

/// The rows of a sheet on their way, judged. Whoever opens one holds a turn.
pub struct Stream {
    lots: Receiver<Vec<Judged>>,
    reader: JoinHandle<Result<Account, SheetError>>,
}

impl Stream {
    /// Begins to read.
    pub fn open(source: Source) -> Self {
        let (send, lots) = channel(WAITING);
        Self { lots, reader: spawn_blocking(move || read(&source, &send)) }
    }

    /// The next lot; nothing at the end.
    pub async fn next(&mut self) -> Option<Vec<Judged>> {
        self.lots.recv().await
    }

    /// What the reading came to. Whoever stops before the end gets what was read so far.
    ///
    /// # Errors
    /// Why the file cannot be read to its end.
    pub async fn finish(mut self) -> Result<Account, Problem> {
        self.lots.close();
        while self.lots.recv().await.is_some() {}
        flat(self.reader.await)
    }
}

fn read(source: &Source, send: &Sender<Vec<Judged>>) -> Result<Account, SheetError> {
    let mut book = source.file.open()?;
    let head = Head::find(&mut book, source.sheet)?;
    let mut judge = Judge::new(&source.known, &source.plan, slots(&head, &source.plan), &source.who);
    let mut lot = Vec::with_capacity(LOT);
    let reading = head.read(&mut book, source.sheet, |row| {
        lot.push(judge.judge(&row));
        if lot.len() < LOT {
            return ControlFlow::Continue(());
        }
        let full = std::mem::replace(&mut lot, Vec::with_capacity(LOT));
        if send.blocking_send(full).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    if !lot.is_empty() {
        // Whoever stopped listening does not want it.
        drop(send.blocking_send(lot));
    }
    let mut remarks: Vec<String> = book.remarks().iter().map(sheets::Remark::sentence).collect();
    remarks.extend(reading.findings.sentences());
    remarks.extend(passed_over(&reading.left_out));
    remarks.extend(source.plan.units().iter().filter_map(|(title, measure, unit)| match unit {
        Unit::Near(unit) => Some(format!("Cột “{title}” tính bằng {unit}, được ghi là {}.", measure.unit())),
        Unit::Times(_, unit) => Some(format!("Cột “{title}” được đọc theo {unit}.")),
        Unit::Own | Unit::Other(_) => None,
    }));
    let columns =
        headings(&head).into_iter().zip(&head.columns).map(|(title, column)| (title, column.at.column)).collect();
    Ok(Account { rows: reading.rows, remarks, columns })
}

/// What below the headings is no row of the table, in one sentence.
fn passed_over(left_out: &[LeftOut]) -> Option<String> {
    let below: Vec<String> = left_out
        .iter()
        .filter(|left| left.why != sheets::Why::Above)
        .map(|left| format!("{} ({})", left.at, left.why.words()))
        .collect();
    let shown = below.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
    let more = below.len().saturating_sub(10);
    let rest = if more > 0 { format!(" và {more} chỗ khác") } else { String::new() };
    (!below.is_empty()).then(|| format!("Không đọc thành dòng số liệu: {shown}{rest}."))
}

/// The columns that mean something.
fn slots(head: &Head, plan: &Plan) -> Vec<Slot> {
    let columns = head.columns.iter().zip(&plan.columns).enumerate();
    columns
        .filter_map(|(index, (column, matched))| {
            let key = matched.key()?;
            let letters = matched.letters;
            let looks = matched.looks.filter(|_| letters == Letters::Unicode).and_then(Letters::legacy);
            let unit = match key {
                Key::Measure(measure) => of_heading(measure, &matched.title),
                _ => Unit::Own,
            };
            let heading = matched.title.clone();
            Some(Slot { index, column: column.at.column, key, letters, looks, heading, unit })
        })
        .collect()
}

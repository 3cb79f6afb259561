//! Goes through the files of the folder beside it: each is answered as the `.txt` of its name says. With HOITU_BLESS=1
//! the answers are written anew, to be reviewed like code.
#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use sheets::{Book, Cell, Head, Limits, Merge, Origin, SheetError, Shown, Value, open_bytes};

/// The order of the work asks for so many.
const AT_LEAST: usize = 60;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed")
}

fn inputs() -> Vec<PathBuf> {
    let all = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_input = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(|c: char| c.is_ascii_digit()) && !name.ends_with(".txt")
    };
    let mut inputs: Vec<PathBuf> = all.filter(is_input).collect();
    inputs.sort();
    inputs
}

#[test]
fn each_file_is_answered_as_it_is_written_beside_it() {
    let mut wrong = Vec::new();
    for path in inputs() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let said = answer(&name, fs::read(&path).unwrap());
        let beside = path.with_extension("txt");
        if std::env::var_os("HOITU_BLESS").is_some() {
            fs::write(&beside, &said).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{name}\nexpected:\n{expected}\nis:\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(inputs().len() >= AT_LEAST, "{} files", inputs().len());
}

fn answer(name: &str, bytes: Vec<u8>) -> String {
    match told(name, bytes) {
        Ok(said) => said,
        Err(error) => refused(&error),
    }
}

fn refused(error: &SheetError) -> String {
    format!("{}\n{error}\n", error.code())
}

fn told(name: &str, bytes: Vec<u8>) -> Result<String, SheetError> {
    let mut book = open_bytes(bytes, name, Limits::default())?;
    let mut said = format!("{:?}\n", book.format());
    book.remarks().iter().for_each(|remark| writeln!(said, "{}", remark.sentence()).unwrap());
    for (index, sheet) in book.sheets().to_vec().into_iter().enumerate() {
        let hidden = if sheet.shown == Shown::Hidden { " (hidden)" } else { "" };
        writeln!(said, "\n[{}]{hidden}", sheet.name).unwrap();
        said.push_str(&table(&mut book, index).unwrap_or_else(|error| refused(&error)));
    }
    Ok(said)
}

fn table(book: &mut Book<'_>, sheet: usize) -> Result<String, SheetError> {
    let head = Head::find(book, sheet)?;
    let titles: Vec<String> = head.columns.iter().map(|column| format!("{} {}", column.at, column.title)).collect();
    let mut said = format!("{}\n", titles.join(" | "));
    head.twins().iter().for_each(|twin| writeln!(said, "twice: {}", twin.title).unwrap());
    let mut rows = Vec::new();
    let reading = head.read(book, sheet, |row| {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let hidden = if row.shown == Shown::Hidden { " (hidden)" } else { "" };
        rows.push(format!("{}{hidden}: {}\n", row.row + 1, cells.join(" | ")));
        ControlFlow::Continue(())
    })?;
    said.push_str(&rows.concat());
    for left in &reading.left_out {
        writeln!(said, "left out {} ({}): {}", left.at, left.why.words(), left.text).unwrap();
    }
    reading.findings.sentences().iter().for_each(|sentence| writeln!(said, "{sentence}").unwrap());
    Ok(said)
}

/// The value with its sort, shortened.
fn cell(cell: &Cell) -> String {
    let mut said = match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) if text.raw.is_some() && text.raw().len() < 80 => {
            format!("“{}” of {:?}", text.text, text.raw())
        }
        Value::Text(text) => format!("“{}”", text.text.chars().take(40).collect::<String>()),
        value => value.to_string(),
    };
    if cell.value.text().is_some_and(|text| text.chars().count() > 40) {
        write!(said, "… {} letters", cell.value.to_string().chars().count()).unwrap();
    }
    match cell.origin {
        Origin::Typed => {}
        Origin::Computed => said.push_str(" (computed)"),
        Origin::NeverCalculated => said.push_str(" (never calculated)"),
    }
    if let Merge::Covered { by, value } = &cell.merge {
        write!(said, "(covered by {by}: {value})").unwrap();
    }
    said
}

/// What is too large to lie in the folder.
#[test]
fn one_row_too_many_names_the_limit() {
    let csv = |rows: usize| {
        let mut text = String::from("Tên;Số\n");
        (0..rows).for_each(|row| writeln!(text, "lớp {row};{row}").unwrap());
        text.into_bytes()
    };
    let rows = |bytes: Vec<u8>| {
        let mut book = open_bytes(bytes, "x.csv", Limits::default()).unwrap();
        book.read(0, |_| ControlFlow::Continue(())).map(|found| found.rows)
    };
    assert_eq!(rows(csv(99_999)), Ok(100_000));
    let error = rows(csv(100_000)).unwrap_err();
    assert_eq!(error, SheetError::TooManyRows { limit: 100_000 });
    assert_eq!(error.to_string(), "Trang tính có hơn 100.000 dòng; hãy tách thành nhiều tệp rồi nhập lần lượt.");
}

#[test]
fn a_heavy_file_is_not_even_opened() {
    let limits = Limits { file_bytes: 1 << 20, ..Limits::default() };
    let error = open_bytes(vec![b'a'; (1 << 20) + 1], "a.csv", limits).err().unwrap();
    assert_eq!(error.to_string(), "Tệp lớn hơn 1 MB; hãy bỏ hình ảnh hoặc tách thành nhiều tệp.");
}

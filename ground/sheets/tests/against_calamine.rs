//! .xls and .ods are read here without calamine; where both read a file, they must read the same.
#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use calamine::{Data, Reader as _, open_workbook_auto};
use sheets::{Limits, Origin, Value, open_bytes};

#[test]
fn both_read_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed");
    let mut compared = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_ours = matches!(path.extension().and_then(|ending| ending.to_str()), Some("xls" | "ods"));
        // calamine takes the count of endless rows at its word.
        if !is_ours || path.to_string_lossy().contains("endless") {
            continue;
        }
        let Ok(mut ours) = open_bytes(fs::read(&path).unwrap(), "x", Limits::default()) else { continue };
        let Ok(mut theirs) = open_workbook_auto(&path) else { continue };
        for (index, name) in theirs.sheet_names().iter().enumerate() {
            let range = theirs.worksheet_range(name).unwrap();
            ours.read(index, |row| {
                for cell in row.cells.iter().filter(|cell| cell.origin != Origin::NeverCalculated) {
                    let other = range.get_value((cell.at.row, cell.at.column)).unwrap_or(&Data::Empty);
                    assert!(same(&cell.value, other), "{} {}: {:?} {other:?}", path.display(), cell.at, cell.value);
                    compared += 1;
                }
                ControlFlow::Continue(())
            })
            .unwrap();
        }
    }
    assert!(compared > 60, "{compared} cells");
}

fn same(ours: &Value, theirs: &Data) -> bool {
    match (ours, theirs) {
        (Value::Empty, Data::Empty) => true,
        (Value::Text(text), Data::String(other)) => text.raw() == other || text.text == viet::nfc(other),
        (Value::Number(number), Data::Float(other)) => number == other,
        (Value::Number(number), Data::Int(other)) => *number == *other as f64,
        (Value::Day(day), Data::DateTime(other)) => {
            let (year, month, of_month, ..) = other.to_ymd_hms_milli();
            kernel::day::Day::new(year.into(), month, of_month).as_ref() == Ok(day)
        }
        (Value::Day(day), Data::DateTimeIso(other)) => other.starts_with(&day.to_string()),
        (Value::Bool(truth), Data::Bool(other)) => truth == other,
        (Value::Error(code), Data::Error(other)) => *code == other.to_string(),
        _ => false,
    }
}

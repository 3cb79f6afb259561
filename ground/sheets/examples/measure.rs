//! Reads the table of a file from disk and says how much was in it; for measuring:
//! `/usr/bin/time -v target/debug/examples/measure FILE`.

use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;

use sheets::{Head, Limits, open};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which file?")?;
    let mut book = open(BufReader::new(File::open(&path)?), &path, Limits::default())?;
    let head = Head::find(&mut book, 0)?;
    let mut letters = 0;
    let reading = head.read(&mut book, 0, |row| {
        letters += row.cells.iter().map(|cell| cell.value.to_string().len()).sum::<usize>();
        ControlFlow::Continue(())
    })?;
    println!("{} columns, {} rows, {letters} bytes of text", head.columns.len(), reading.rows);
    Ok(())
}

//! Which rows are the headings: the first that name nearly as many columns as the widest row has, by words alone.

use std::collections::BTreeMap;

use super::{Head, HeadColumn, LeftOut, Why, left_out, own};
use crate::cell::{Address, Cell, Merge, Row, Value};

/// Headings stand in so many rows at most.
const DEEPEST: usize = 4;

pub(super) fn find(rows: &[Row]) -> Option<Head> {
    let widest = rows.iter().map(|row| own(row).count()).max()?;
    if widest < 2 {
        return None;
    }
    let mut second_best = None;
    for first in 0..rows.len() {
        if !may_be_heading(&rows[first]) {
            continue;
        }
        let last = last_row(rows, first);
        let block = &rows[first..=last];
        let titles = titles(block);
        if titles.len() < 2 || last + 1 >= rows.len() {
            continue;
        }
        // Four fifths: a column or two may lack a heading.
        if titles.len() * 5 >= widest * 4 {
            return Some(head(rows, first, last, titles));
        }
        if second_best.is_none() && titles.len() * 2 >= widest {
            second_best = Some((first, last, titles));
        }
    }
    second_best.map(|(first, last, titles)| head(rows, first, last, titles))
}

/// Words alone, and years.
fn may_be_heading(row: &Row) -> bool {
    let is_word = |cell: &Cell| match &cell.value {
        Value::Text(text) => text.text.chars().any(char::is_alphabetic) || text.text.chars().count() <= 4,
        value => value.whole().is_some_and(|year| (1900..2100).contains(&year)),
    };
    let letters = own(row).filter_map(|cell| cell.value.text()).any(|text| text.chars().any(char::is_alphabetic));
    letters && own(row).all(is_word)
}

/// The last row of the headings that begin here.
fn last_row(rows: &[Row], first: usize) -> usize {
    let mut last = first;
    while last + 1 < rows.len() && last - first + 1 < DEEPEST && goes_on(&rows[first..=last], &rows[last + 1]) {
        last += 1;
    }
    last
}

fn goes_on(block: &[Row], next: &Row) -> bool {
    let Some(above) = block.last() else { return false };
    if next.row != above.row + 1 || !own(next).all(|cell| cell.value.text().is_some()) || own(next).next().is_none() {
        return false;
    }
    let over = |cell: &Cell| match cell.merge {
        Merge::Over(area) => Some(area),
        _ => None,
    };
    // A heading that is merged downwards reaches into the next row.
    if block.iter().flat_map(|row| &row.cells).filter_map(over).any(|area| area.last.row >= next.row) {
        return true;
    }
    // A heading that is merged across has headings of its own below it, and nothing stands elsewhere.
    let across: Vec<_> =
        above.cells.iter().filter_map(over).filter(|area| area.first.column < area.last.column).collect();
    let below = |column: u32| across.iter().any(|area| (area.first.column..=area.last.column).contains(&column));
    if own(next).count() > 1 && own(next).all(|cell| below(cell.at.column)) {
        return true;
    }
    // Without merging: the next row fills what this one left empty, and never its first column.
    let has = |row: &Row, column: u32| row.cell(column).is_some_and(|cell| !cell.value.is_empty());
    let first_is_empty = own(above).next().is_some_and(|cell| next.cell(cell.at.column).is_none());
    let fills = own(next).any(|cell| !has(above, cell.at.column));
    let fits = own(next).all(|cell| !has(above, cell.at.column) || !has(above, cell.at.column + 1));
    first_is_empty && fills && fits
}

/// A heading: where its lowest part stands, its words, and how they stood in the file.
type Title = (Address, String, String);

/// The heading of each column that has one of its own, by column.
fn titles(block: &[Row]) -> BTreeMap<u32, Title> {
    let mut titles = BTreeMap::new();
    let columns: Vec<u32> = block.iter().flat_map(own).map(|cell| cell.at.column).collect();
    for column in columns {
        let own_lowest = block.iter().rev().filter_map(|row| row.cell(column)).find(|cell| !cell.value.is_empty());
        let Some(lowest) = own_lowest else { continue };
        let (mut parts, mut raw): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (depth, row) in block.iter().enumerate() {
            let Some(value) = part(row, column).or_else(|| carried(&block[depth..], column)) else { continue };
            let text = value.to_string().replace('\n', " ");
            if !parts.contains(&text) {
                raw.push(if let Value::Text(words) = value { words.raw().to_owned() } else { text.clone() });
                parts.push(text);
            }
        }
        titles.insert(column, (lowest.at, parts.join(" / "), raw.join(" / ")));
    }
    titles
}

/// What stands over the column in this row, by itself or merged across it.
fn part(row: &Row, column: u32) -> Option<&Value> {
    let cell = row.cell(column)?;
    match &cell.merge {
        Merge::Covered { by, value } if by.row == row.row => Some(value.as_ref()),
        _ if cell.value.is_empty() => None,
        _ => Some(&cell.value),
    }
}

/// A heading to the left that is meant for several columns and was not merged: it has headings of its own below it.
fn carried(block: &[Row], column: u32) -> Option<&Value> {
    let [row, below, ..] = block else { return None };
    if row.cell(column).is_some() || below.cell(column).is_none_or(|cell| cell.value.is_empty()) {
        return None;
    }
    let left = own(row).take_while(|cell| cell.at.column < column).last()?;
    let named_below = |column: u32| below.cell(column).is_some_and(|cell| !cell.value.is_empty());
    (left.at.column..column).all(named_below).then_some(&left.value)
}

fn head(rows: &[Row], first: usize, last: usize, titles: BTreeMap<u32, Title>) -> Head {
    let below = &rows[last + 1..];
    let mut columns: Vec<HeadColumn> = titles
        .into_iter()
        .map(|(column, (at, title, raw))| HeadColumn { at, title, raw, shown: shown_of(rows, column) })
        .collect();
    columns.extend(unnamed(below, &columns, rows[last].row));
    columns.sort_by_key(|column| column.at.column);
    let above: Vec<LeftOut> = rows[..first].iter().filter_map(|row| left_out(row, Why::Above)).collect();
    let block = &rows[first..=last];
    let texts = block.iter().map(|row| own(row).map(|cell| cell.value.to_string()).collect()).collect();
    Head { rows: (rows[first].row, rows[last].row), columns, above, texts }
}

fn shown_of(rows: &[Row], column: u32) -> crate::cell::Shown {
    let mut visible = rows.iter().filter(|row| row.shown == crate::cell::Shown::Visible);
    visible.find_map(|row| row.cell(column)).map(|cell| cell.shown).unwrap_or_default()
}

/// Columns without heading between or beside the others, where at least half of the rows have a value.
fn unnamed(below: &[Row], named: &[HeadColumn], row: u32) -> Vec<HeadColumn> {
    let mut filled: BTreeMap<u32, usize> = BTreeMap::new();
    for cell in below.iter().flat_map(own) {
        *filled.entry(cell.at.column).or_default() += 1;
    }
    let is_named = |column: u32| named.iter().any(|other| other.at.column == column);
    let many = |count: usize| count > 1 && count * 2 >= below.len();
    let columns = filled.into_iter().filter(|(column, count)| !is_named(*column) && many(*count));
    let column = |column| {
        let (title, raw) = (String::new(), String::new());
        HeadColumn { at: Address::new(row, column), title, raw, shown: shown_of(below, column) }
    };
    columns.map(|(at, _)| column(at)).collect()
}

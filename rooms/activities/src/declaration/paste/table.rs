//! A table as pasted: which rows are headings, which column says what is counted, in what unit, and which hold numbers.

use super::number;
use super::text::{Line, MOST_COLUMNS, Pasted, Told};
use super::units;

/// Heads, folded, of columns that are no numbers of their own.
const BESIDES: [&str; 8] = ["ghi chu", "ty le", "ti le", "so sanh", "tang", "giam", "%", "dat "];

/// Reads rows of cells into the lines of the text.
pub fn read(rows: &[Vec<String>], pasted: &mut Pasted) {
    let heads = rows.iter().take_while(|row| is_a_head(row)).count();
    // A table that is nothing but heads says nothing; one without heads is all lines.
    let (head, body) = rows.split_at(heads);
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let columns: Vec<Column> = (0..width).map(|at| Column::of(at, head, body)).collect();
    let Some(title) = title_of(&columns) else { return };
    let unit = columns.iter().position(|column| column.is_of_units());
    let numbers: Vec<usize> =
        (title + 1..width).filter(|at| Some(*at) != unit && columns[*at].holds_numbers()).take(MOST_COLUMNS).collect();
    for (place, at) in numbers.iter().enumerate() {
        match pasted.columns.get_mut(place) {
            // The headings of a second table below the first are those of its columns too.
            Some(known) if known.is_empty() => known.clone_from(&columns[*at].head),
            Some(_) => {}
            None => pasted.columns.push(columns[*at].head.clone()),
        }
    }
    pasted.silent += heads;
    let mut above = String::new();
    let mut whole = String::new();
    for row in body {
        let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
        let said = if cell(title).is_empty() { row.iter().find(|cell| !cell.is_empty()) } else { row.get(title) };
        let said = said.map(String::as_str).unwrap_or_default();
        let cells: Vec<String> = numbers.iter().map(|at| cell(*at).to_owned()).collect();
        if cells.iter().all(|cell| !number::is_like_one(cell)) {
            pasted.silent += 1;
            // "Chưa rõ" is no heading of what is below.
            if cells.iter().all(|cell| cell.is_empty()) {
                said.clone_into(&mut above);
                whole.clear();
            }
            continue;
        }
        let is_part = is_a_part(cell(title));
        if !is_part {
            cell(title).clone_into(&mut whole);
        }
        let context = if is_part { format!("{above} {whole}") } else { above.clone() };
        pasted.lines.push(Line {
            title: cell(title).to_owned(),
            context: context.trim().to_owned(),
            meaning: format!("{}{}", whole_of(is_part, &whole), cell(title)),
            unit: unit.map_or_else(|| units::in_brackets(cell(title)), |at| cell(at).to_owned()),
            cells,
            told: if is_part && !whole.is_empty() { Told::Part } else { Told::Whole },
        });
    }
}

/// The line that a part belongs to, before its own words.
fn whole_of(is_part: bool, whole: &str) -> String {
    if is_part && !whole.is_empty() { format!("{whole}; ") } else { String::new() }
}

/// “Trong đó: nữ”, “- Cấp tỉnh”: a part of the line above it.
fn is_a_part(title: &str) -> bool {
    title.starts_with(['-', '–', '+', '•']) || viet::fold(title).starts_with("trong do")
}

/// A row that names columns: nothing in it counts, or only years do.
fn is_a_head(row: &[String]) -> bool {
    if numbers_the_columns(row) {
        return true;
    }
    row.len() > 1 && row.iter().all(|cell| !number::is_like_one(cell) || number::is_a_year(cell)) && {
        // The first heading inside the table ("I | Tập huấn | | ") names no column.
        row.iter().filter(|cell| !cell.is_empty()).count() > 1 && !is_an_ordinal(&row[0])
    }
}

/// “A | B | 1 | 2 | 3”, the row below the headings by which papers refer to columns.
fn numbers_the_columns(row: &[String]) -> bool {
    let bare = |cell: &String| cell.trim_matches(['(', ')']).to_owned();
    let is_letter = |cell: &String| cell.len() == 1 && cell.chars().all(|c| c.is_ascii_uppercase());
    let cells: Vec<String> = row.iter().map(bare).collect();
    let numbers: Vec<i64> =
        cells.iter().skip_while(|cell| is_letter(cell)).filter_map(|cell| cell.parse().ok()).collect();
    let letters = cells.iter().take_while(|cell| is_letter(cell)).count();
    let in_order = numbers.first() == Some(&1) && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    cells.len() > 2 && letters + numbers.len() == cells.len() && in_order
}

/// “1”, “1.2”, “IV”, “a)”, “-”.
fn is_an_ordinal(cell: &str) -> bool {
    let bare = cell.trim_end_matches(['.', ')', '/']);
    let roman = !bare.is_empty() && bare.chars().all(|c| "IVX".contains(c));
    let letter = bare.chars().count() == 1 && bare.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '+' | '*'));
    roman || letter || (!bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '.') && bare.len() < 6)
}

struct Column {
    head: String,
    /// Cells of the body that hold something.
    cells: Vec<String>,
}

impl Column {
    fn of(at: usize, head: &[Vec<String>], body: &[Vec<String>]) -> Self {
        let filled = |rows: &[Vec<String>]| -> Vec<String> {
            rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty()).cloned().collect()
        };
        let named: Vec<Vec<String>> = head.iter().filter(|row| !numbers_the_columns(row)).cloned().collect();
        Self { head: filled(&named).join(" "), cells: filled(body) }
    }

    fn is_of_units(&self) -> bool {
        let head = viet::fold(&self.head);
        if matches!(head.as_str(), "don vi tinh" | "dvt" | "don vi") {
            return true;
        }
        let known = self.cells.iter().filter(|cell| units::is_one(cell)).count();
        !self.cells.is_empty() && known * 2 > self.cells.len()
    }

    fn holds_numbers(&self) -> bool {
        let head = viet::fold(&self.head);
        let shares = self.cells.iter().filter(|cell| number::is_a_share(cell)).count();
        self.cells.iter().any(|cell| number::is_like_one(cell))
            && shares * 2 <= self.cells.len()
            && !BESIDES.iter().any(|word| head.contains(word))
    }

    /// Letters of its cells on the average, ordinals and numbers aside.
    fn words(&self) -> usize {
        let words = self.cells.iter().filter(|cell| !number::is_like_one(cell) && !is_an_ordinal(cell));
        words.map(|cell| cell.chars().count()).sum::<usize>() / self.cells.len().max(1)
    }
}

/// The column with the most to say, before any number.
fn title_of(columns: &[Column]) -> Option<usize> {
    let words = |at: &usize| (columns[*at].words(), usize::MAX - at);
    let at = (0..columns.len()).filter(|at| !columns[*at].is_of_units()).max_by_key(words)?;
    (columns[at].words() > 0).then_some(at)
}

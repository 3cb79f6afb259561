//! Rows and cells of what spreadsheets put on the clipboard: tabs between cells, a line a row, and a cell that holds a line
//! break, a tab or a quotation mark in quotation marks of its own.

/// The rows that hold something; cells on one line each, without blanks around them.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, behind) = cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        match behind.chars().next() {
            Some('\t') => rest = &behind[1..],
            Some('\n') => {
                rest = &behind[1..];
                rows.push(Vec::new());
            }
            Some('\r') => {
                rest = behind[1..].strip_prefix('\n').unwrap_or(&behind[1..]);
                rows.push(Vec::new());
            }
            _ => break,
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    rows
}

/// The cell that begins here, and what is behind it.
fn cell(text: &str) -> (String, &str) {
    if let Some(quoted) = quoted(text) {
        return quoted;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A cell in quotation marks: only where the spreadsheet had a reason for them, since sentences quote too.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let end = rest.find('"')?;
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => break,
        }
    }
    let is_whole = rest.is_empty() || rest.starts_with(['\t', '\n', '\r']);
    (is_whole && cell.contains(['"', '\n', '\r', '\t'])).then_some((cell, rest))
}

//! A cell that holds a number, as papers write them: “1.234”, “hơn 9.000”, “19 lớp”, “15,5 triệu đồng”. What looks like a
//! number and is none (“9,000”, “1.23”) is said to be wrong and never guessed.

use kernel::{Qualifier, Quantity};

use super::units;
use crate::record::{Scale, read_scaled};

/// What people write for no number.
const NOTHING: [&str; 8] = ["", "-", "–", "—", "...", "…", "x", "/"];

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// A number, and the unit that stands in the cell with it, or nothing.
    Number(i64, Qualifier, String),
    /// What cannot be read: how to mend it.
    Wrong(String),
}

/// Whether a cell may be a number at all, right or wrong.
pub fn is_like_one(cell: &str) -> bool {
    let starts = cell.trim_start_matches(['+', '-', '~', '>', '<', '≥', '≤', ' ']);
    let only_signs = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%');
    let is_bare = starts.starts_with(|c: char| c.is_ascii_digit()) && starts.chars().all(only_signs);
    is_bare || matches!(read(cell, ""), Cell::Number(..))
}

/// Whether it is a share or has decimals, which no figure has.
pub fn is_a_share(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let decimals = cell
        .split_once(',')
        .is_some_and(|(whole, part)| digits(&whole.replace('.', "")) && digits(part) && part.len() < 3);
    cell.ends_with('%') || decimals
}

/// Whether it names a year instead of counting anything.
pub fn is_a_year(cell: &str) -> bool {
    cell.len() == 4 && cell.parse().is_ok_and(|year: i32| (1990..=2100).contains(&year))
}

/// Reads a cell of a line whose unit is this (or nothing).
pub fn read(cell: &str, unit: &str) -> Cell {
    let folded = viet::fold(cell);
    if NOTHING.contains(&folded.as_str()) {
        return Cell::Nothing;
    }
    let money = units::money(unit);
    let typed = if money.is_empty() { cell.to_owned() } else { format!("{cell} {money}") };
    let scale = if money.is_empty() { Scale::Count } else { Scale::Money };
    match read_scaled(&typed, scale) {
        Ok(None | Some(Quantity { value: None, .. })) => Cell::Nothing,
        Ok(Some(Quantity { value: Some(value), qualifier })) => Cell::Number(value, qualifier, String::new()),
        Err(sentence) => with_unit(cell).unwrap_or(Cell::Wrong(sentence)),
    }
}

/// “19 lớp”: one number at the beginning of the cell, and what it counts.
fn with_unit(cell: &str) -> Option<Cell> {
    let mut found = viet::quantities(cell).into_iter();
    let (only, None) = (found.next()?, found.next()) else { return None };
    let is_first = cell[..only.range.start].trim().is_empty();
    (is_first && !only.unit.is_empty() && !names_a_time(&only)).then_some(Cell::Number(
        only.value,
        only.qualifier,
        only.unit,
    ))
}

/// Whether a number names a time and counts nothing: “6 tháng đầu năm”.
pub fn names_a_time(found: &viet::Found) -> bool {
    ["tháng", "năm", "ngày", "quý", "tuần", "kỳ"].iter().any(|unit| found.counts(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_papers_have_them() {
        let table: Vec<String> = [
            ("1.234", ""),
            ("hơn 9.000", "lượt người"),
            ("19 lớp", ""),
            ("15,5", "triệu đồng"),
            ("25", "Tr.đ"),
            ("9,000", ""),
            ("1.23", ""),
            ("-", ""),
            ("chưa rõ", ""),
            ("Đạt", ""),
        ]
        .into_iter()
        .map(|(cell, unit)| format!("{cell} {unit}: {:?} {}", read(cell, unit), is_like_one(cell)))
        .collect();
        insta::assert_snapshot!(table.join("\n"), @r#"
        1.234 : Number(1234, Exact, "") true
        hơn 9.000 lượt người: Number(9000, Over, "") true
        19 lớp : Number(19, Exact, "lớp") true
        15,5 triệu đồng: Number(15500000, Exact, "") true
        25 Tr.đ: Number(25000000, Exact, "") true
        9,000 : Wrong("Số lượng phải là số nguyên, không có dấu phẩy. Hàng nghìn ngăn cách bằng dấu chấm, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.") true
        1.23 : Wrong("Dấu chấm chỉ dùng để ngăn cách hàng nghìn, từng nhóm ba chữ số, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.") true
        - : Nothing false
        chưa rõ : Nothing false
        Đạt : Wrong("Chỉ nhập chữ số, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.") false
        "#);
        assert!(is_a_share("111,8") && is_a_share("85%") && !is_a_share("9,000") && !is_a_share("1.234"));
    }
}

use super::*;
use crate::cell::{Area, Merge};

/// Rows from lines of cells; a row of `""` is not there; "a<2" is merged over two columns, "a^2" over two rows.
fn rows(lines: &[&[&str]]) -> Vec<Row> {
    let mut areas = Vec::new();
    let mut rows = Vec::new();
    for (row, line) in (0..).zip(lines) {
        let mut cells = Vec::new();
        for (column, word) in (0..).zip(*line) {
            let at = Address::new(row, column);
            let across = word.split_once('<').map(|(text, count)| (text, (0, count.parse::<u32>().unwrap() - 1)));
            let down = word.split_once('^').map(|(text, count)| (text, (count.parse::<u32>().unwrap() - 1, 0)));
            let (word, (down, across)) = across.or(down).unwrap_or((*word, (0, 0)));
            let covered = areas.iter().find(|(area, _): &&(Area, Value)| area.holds(at));
            let value = match word.parse() {
                Ok(number) => Value::Number(number),
                Err(_) => crate::text::plain(word),
            };
            let mut cell = Cell::new(at, value.clone());
            if down + across > 0 {
                let area = Area { first: at, last: Address::new(row + down, column + across) };
                cell.merge = Merge::Over(area);
                areas.push((area, value));
            } else if let Some((area, value)) = covered {
                cell.merge = Merge::Covered { by: area.first, value: Box::new(value.clone()) };
            }
            if !cell.value.is_empty() || cell.merge != Merge::Alone {
                cells.push(cell);
            }
        }
        if !cells.is_empty() {
            rows.push(Row { row, shown: Shown::Visible, cells });
        }
    }
    rows
}

/// The headings, and each row below with why it is left out.
fn told(lines: &[&[&str]]) -> String {
    let rows = rows(lines);
    let head = match find_table(&rows) {
        Ok(head) => head,
        Err(error) => return error.code().to_owned(),
    };
    let titles: Vec<String> = head.columns.iter().map(|column| format!("{} {}", column.at, column.title)).collect();
    let mut said = format!("{}\n", titles.join(", "));
    let mut tail = Tail::new(&head);
    for row in rows.iter().filter(|row| row.row > head.rows.1) {
        let why = tail.why_not(row).map_or("✓".to_owned(), |why| format!("{why:?}"));
        said.push_str(&format!("{} {why}\n", row.row + 1));
    }
    said
}

#[test]
fn a_table_stands_between_titles_and_signatures() {
    let said = told(&[
        &["LIÊN HIỆP HỘI<2", "", "CỘNG HÒA XÃ HỘI<2", ""],
        &["DANH SÁCH LỚP<4", "", "", ""],
        &[""],
        &["STT", "Tên lớp", "Ngày", "Số người"],
        &["(1)", "(2)", "(3)", "(4)"],
        &["I. Khối thành phố<4", "", "", ""],
        &["1", "Lớp a", "1/2/2022", "30"],
        &["STT", "Tên lớp", "Ngày", "Số người"],
        &["2", "Lớp b", "", ""],
        &["Tổng cộng", "", "", "30"],
        &[""],
        &["", "", "Ngày 1 tháng 2 năm 2022", ""],
        &["Người lập biểu", "", "Chủ tịch", ""],
        &["3", "c", "d", "4"],
    ]);
    let expected = "A4 STT, B4 Tên lớp, C4 Ngày, D4 Số người\n5 Numbering\n6 GroupHeading\n7 ✓\n8 RepeatedHeading\n\
                    9 ✓\n10 Total\n12 Below\n13 Below\n14 Below\n";
    assert_eq!(said, expected);
}

#[test]
fn headings_in_two_rows_are_joined() {
    let merged =
        told(&[&["STT^2", "Tên lớp^2", "Số người<2", ""], &["", "", "Tổng", "Nữ"], &["1", "Lớp a", "30", "12"]]);
    assert_eq!(merged, "A1 STT, B1 Tên lớp, C2 Số người / Tổng, D2 Số người / Nữ\n3 ✓\n");
    let unmerged = told(&[
        &["STT", "Tên lớp", "Số người", "", "Ghi chú"],
        &["", "", "Tổng", "Nữ", ""],
        &["1", "Lớp a", "30", "12", "x"],
    ]);
    assert_eq!(unmerged, "A1 STT, B1 Tên lớp, C2 Số người / Tổng, D2 Số người / Nữ, E1 Ghi chú\n3 ✓\n");
}

#[test]
fn rows_of_words_are_not_mistaken_for_headings_or_ends() {
    let said = told(&[
        &["Họ tên", "Chức vụ", "Hội"],
        &["Hoa", "Chủ tịch", "Hội Vật lý"],
        &["Minh", "Phó Chủ tịch", "Hội Y học"],
        &[""],
        &["Chủ tịch Hội Đông y", "x", ""],
        &["Tổng kết năm", "y", "z"],
    ]);
    assert_eq!(said, "A1 Họ tên, B1 Chức vụ, C1 Hội\n2 ✓\n3 ✓\n5 ✓\n6 ✓\n");
}

#[test]
fn a_post_in_a_sparse_row_ends_nothing_but_after_a_break() {
    let head: &[&str] = &["Họ tên", "Chức vụ", "Hội", "Điện thoại", "Thư", "Ghi chú"];
    let said = told(&[
        head,
        &["Hoa", "a", "b", "c", "d", "e"],
        &["Minh", "Chủ tịch", "", "", "", ""],
        &["Lan", "a", "b", "c", "d", "e"],
        &[""],
        &["", "Kế toán", "", "", "Chủ tịch", ""],
        &["", "Mai", "", "", "Hùng", ""],
    ]);
    let last: Vec<&str> = said.lines().skip(1).collect();
    assert_eq!(last, ["2 ✓", "3 ✓", "4 ✓", "6 Below", "7 Below"]);
}

#[test]
fn a_column_without_heading_is_told() {
    let said = told(&[&["Tên", "Số", "", "Nơi"], &["a", "1", "?", "x"], &["b", "2", "!", "y"]]);
    assert_eq!(said, "A1 Tên, B1 Số, C1 , D1 Nơi\n2 ✓\n3 ✓\n");
}

#[test]
fn without_headings_there_is_no_table() {
    assert_eq!(told(&[&["1", "2"], &["3", "4"]]), "sheet.no_table");
    assert_eq!(told(&[&["Chỉ một cột"], &["x"]]), "sheet.no_table");
    assert_eq!(told(&[&["Tên", "Số"]]), "sheet.no_table");
}

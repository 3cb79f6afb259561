use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::{Head, Level, Limits, Mark, Value, mark, open_bytes};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn column(title: &str, need: Need, format: ColumnFormat) -> TemplateColumn {
    let (key, note) = (viet::fold(title), format!("Ghi {title}."));
    TemplateColumn { key, title: title.into(), note, example: "thí dụ".into(), need, format }
}

fn template(rows: Vec<Vec<TemplateCell>>) -> Template {
    Template {
        marker: Marker { kind: "training_class".into(), version: 3 },
        title: "Mẫu nhập lớp tập huấn".into(),
        sheet: "Lớp tập huấn".into(),
        columns: vec![
            column("Tên lớp", Need::Required, ColumnFormat::Text),
            column("Ngày", Need::Required, ColumnFormat::Day),
            column("Số người", Need::Optional, ColumnFormat::Count),
            column("Nguồn gốc", Need::Optional, ColumnFormat::Choice(vec!["giao".into(), "đặt hàng".into()])),
            column("Hội", Need::Optional, ColumnFormat::List("hoi".into())),
        ],
        lists: vec![TemplateList { name: "hoi".into(), values: (1..60).map(|n| format!("Hội thứ {n}")).collect() }],
        rows,
        instructions: vec!["Mỗi dòng là một lớp.".into()],
    }
}

fn read(bytes: Vec<u8>) -> (Vec<String>, Vec<Vec<Value>>, Option<Marker>) {
    let mut book = open_bytes(bytes, "mau.xlsx", Limits::default()).unwrap();
    let head = Head::find(&mut book, 0).unwrap();
    let mut rows = Vec::new();
    head.read(&mut book, 0, |row| {
        rows.push(row.cells.into_iter().map(|cell| cell.value).collect());
        ControlFlow::Continue(())
    })
    .unwrap();
    let titles = head.columns.into_iter().map(|column| column.title).collect();
    (titles, rows, book.marker().cloned())
}

#[test]
fn a_template_is_known_again_and_its_rows_come_back() {
    let rows = vec![vec![
        TemplateCell::Text("=1+1".into()),
        TemplateCell::Day(day("2022-06-14")),
        TemplateCell::Number(1234.0),
        TemplateCell::Text("giao".into()),
        TemplateCell::Text("@Hội".into()),
    ]];
    let template = template(rows);
    let bytes = template.write(day("2022-01-01")).unwrap();
    assert_eq!(bytes, template.write(day("2022-01-01")).unwrap(), "the same bytes");
    let (titles, rows, marker) = read(bytes);
    assert_eq!(titles, ["Tên lớp", "Ngày", "Số người", "Nguồn gốc", "Hội"]);
    let shown: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["=1+1", "14/06/2022", "1234", "giao", "@Hội"]);
    assert_eq!(rows[0][1], Value::Day(day("2022-06-14")));
    assert_eq!(marker, Some(Marker { kind: "training_class".into(), version: 3 }));
}

#[test]
fn the_sheets_are_data_guide_and_hidden_lists() {
    let mut book =
        open_bytes(template(Vec::new()).write(day("2022-01-01")).unwrap(), "a.xlsx", Limits::default()).unwrap();
    let sheets: Vec<String> = book.sheets().iter().map(|sheet| format!("{} {:?}", sheet.name, sheet.shown)).collect();
    assert_eq!(sheets, ["Lớp tập huấn Visible", "Hướng dẫn Visible", "Danh mục Hidden"]);
    let guide = Head::find(&mut book, 1).unwrap();
    assert_eq!(guide.columns.len(), 5);
    let mut rows = Vec::new();
    guide
        .read(&mut book, 1, |row| {
            rows.push(row.cells.iter().map(|cell| cell.value.to_string()).collect::<Vec<_>>().join(" | "));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(rows[0], "Tên lớp | Ghi Tên lớp. | Bắt buộc | thí dụ | Chữ");
    assert_eq!(rows[3], "Nguồn gốc | Ghi Nguồn gốc. | Không bắt buộc | thí dụ | giao; đặt hàng");
}

#[test]
fn errors_come_back_in_the_same_cells_and_in_a_last_column() {
    let csv = "Danh sách\nTên;Số\nlớp a;mười\n=x;2\n";
    let mut book = open_bytes(csv.into(), "a.csv", Limits::default()).unwrap();
    let marks = [
        Mark { row: 2, column: Some(1), level: Level::Error, sentence: "“mười” không phải là số.".into() },
        Mark { row: 0, column: Some(1), level: Level::Error, sentence: "Thiếu.".into() },
        Mark { row: 3, column: None, level: Level::Warning, sentence: "Giống dòng 3.".into() },
    ];
    let bytes = mark(&mut book, 0, 1, &marks, day("2022-01-01")).unwrap();
    let mut again = open_bytes(bytes.clone(), "a.xlsx", Limits::default()).unwrap();
    let (rows, _) = again.rows(0).unwrap();
    let said: Vec<String> =
        rows.iter().flat_map(|row| &row.cells).map(|cell| format!("{} {}", cell.at, cell.value)).collect();
    let expected = [
        "A1 Danh sách",
        "C1 B1: Thiếu.",
        "A2 Tên",
        "B2 Số",
        "C2 Lỗi cần sửa",
        "A3 lớp a",
        "B3 mười",
        "C3 B3: “mười” không phải là số.",
        "A4 =x",
        "B4 2",
        "C4 Giống dòng 3.",
    ];
    assert_eq!(said, expected);
    assert_eq!(bytes, mark(&mut book, 0, 1, &marks, day("2022-01-01")).unwrap(), "the same bytes");
}

fn cells() -> impl Strategy<Value = Vec<TemplateCell>> {
    let text =
        "[=+@a-zà-ỹĐ0-9<>&\"_.,-]([ -~à-ỹ]{0,20}[a-zà-ỹ0-9])?".prop_map(|text| TemplateCell::Text(viet::nfc(&text)));
    let date = (-20_000..60_000_i64).prop_map(|days| {
        let first = day("1950-01-01").date().checked_add(time::Duration::days(days)).unwrap();
        TemplateCell::Day(Day::from(first))
    });
    let number = prop_oneof![(0..1_000_000_i64).prop_map(|n| n as f64), -1e6..1e6_f64].prop_map(TemplateCell::Number);
    (text.clone(), prop_oneof![date, Just(TemplateCell::Empty)], prop_oneof![number, Just(TemplateCell::Empty)], text)
        .prop_map(|(a, b, c, d)| vec![a, b, c, d, TemplateCell::Empty])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_written_is_read_back(rows in prop::collection::vec(cells(), 1..12)) {
        let mut book = open_bytes(template(rows.clone()).write(day("2022-01-01")).unwrap(), "a.xlsx", Limits::default()).unwrap();
        let (read, found) = book.rows(0).unwrap();
        prop_assert_eq!(found.rows as usize, rows.len() + 1);
        for (row, cells) in rows.iter().zip(&read[1..]) {
            for (at, cell) in (0..).zip(row) {
                let value = cells.cell(at).map(|cell| cell.value.clone()).unwrap_or_default();
                let expected = match cell {
                    TemplateCell::Empty => Value::Empty,
                    TemplateCell::Text(text) => crate::text::plain(text),
                    TemplateCell::Number(number) => Value::Number(*number),
                    TemplateCell::Day(day) if *day < "1900-01-01".parse().unwrap() => crate::text::plain(&Value::Day(*day).to_string()),
                    TemplateCell::Day(day) => Value::Day(*day),
                };
                prop_assert_eq!(value, expected);
            }
        }
    }
}

//! What a record says, in a workbook: numbers that add, days that sort; elsewhere the words.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use kernel::Day;
use kernel::document::{Align, Block, Cell, Column, Document, Format, Section, Table};

use super::PRESS;

fn paper() -> Document {
    let column = |head: &str| Column { head: head.to_owned(), align: Align::Right, share: 10 };
    let day = |text: &str| text.parse::<Day>().unwrap();
    let rows = vec![
        vec![Cell::number(1234, "1.234"), Cell::day(day("2022-06-14"), "14/06/2022")],
        vec![Cell::number(0, "0"), Cell::Empty],
        vec![Cell::number(i64::MAX, "9.223.372.036.854.775.807"), Cell::day(day("1899-12-31"), "31/12/1899")],
    ];
    let columns = vec![column("Lượt người"), column("Từ ngày")];
    let table = Table { name: "data".into(), caption: "Sổ".into(), columns, rows };
    Document {
        title: "Sổ hoạt động".into(),
        author: "Liên hiệp hội".into(),
        dated: day("2022-06-20"),
        sections: vec![Section { name: "data".into(), blocks: vec![Block::Table(table)] }],
    }
}

#[test]
fn a_workbook_holds_the_values_where_it_can_and_the_words_where_not() {
    let bytes = PRESS.print(&paper(), Format::Xlsx).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Biểu 1").unwrap();
    let cell = |row, column| sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(cell(3, 0), Data::Float(1234.0));
    assert_eq!(cell(4, 0), Data::Float(0.0));
    assert_eq!(cell(4, 1), Data::Empty);
    assert_eq!(cell(5, 0), Data::String("9.223.372.036.854.775.807".into()), "not exact as a number");
    assert_eq!(cell(5, 1), Data::String("31/12/1899".into()), "before Excel's days");
    let Data::DateTime(day) = cell(3, 1) else { panic!("{:?}", cell(3, 1)) };
    assert_eq!(day.as_f64(), 44_726.0, "14 June 2022 as Excel counts");
}

#[test]
fn page_and_word_say_the_words() {
    for format in [Format::Html, Format::Docx, Format::Pdf] {
        assert!(PRESS.print(&paper(), format).is_ok(), "{format:?}");
    }
    let html = String::from_utf8(PRESS.print(&paper(), Format::Html).unwrap()).unwrap();
    assert!(html.contains("1.234</td>") && html.contains("14/06/2022</td>"));
}

//! The list as a workbook: the number above, a row for each record, the amount a number where it is one.

use kernel::Day;
use kernel::document::{Align, Block, Cell, Column, Document, FigureRun, Section, Table};

use super::find::Found;
use crate::prose::headed;

/// "Học viên, 6 tháng đầu năm 2022, Hội Vật lý (chốt 14-06-2022).xlsx": two closings of one period are two files.
pub(super) fn name(found: &Found) -> String {
    let (title, period) = (&found.figure.definition().title, found.period.name());
    let closed = viet::short_date(found.period.last.date());
    let name = format!("{title}, {period}, {} (chốt {closed}).xlsx", found.body.short);
    name.replace(": ", ", ").replace(['/', '\\', ':'], "-")
}

pub(super) fn workbook(found: &Found, today: Day) -> Document {
    let definition = found.figure.definition();
    let column = |head: &str, align, share| Column { head: head.to_owned(), align, share };
    let rows = found.rows.iter().zip(1..).map(|(row, place)| {
        let amount = FigureRun {
            id: format!("{}@{place}", definition.key),
            key: definition.key.clone(),
            version: definition.version,
            value: row.value,
            text: row.amount.clone(),
            opens: None,
        };
        vec![Cell::words(&row.title), Cell::words(&row.note), Cell::Figure(amount), Cell::words(&row.more)]
    });
    let table = Table {
        name: "records".to_owned(),
        caption: format!("{}: {}", definition.title, headed(&found.number, &definition.unit)),
        columns: vec![
            column("Nội dung", Align::Left, 40),
            column("Thời gian, đơn vị, địa điểm", Align::Left, 40),
            column(&definition.unit, Align::Right, 12),
            column("Số đo khác", Align::Left, 24),
        ],
        rows: rows.collect(),
    };
    Document {
        title: format!("{}, {}, {}", definition.title, found.body.short, found.period.name()),
        author: found.body.name.clone(),
        dated: today,
        sections: vec![Section { name: "records".to_owned(), blocks: vec![Block::Table(table)] }],
    }
}

//! The sheet of the bench: classes as an office keeps them, the same each time.

use kernel::Day;
use sheets::{ColumnFormat, Marker, Need, Template, TemplateCell, TemplateColumn};

use crate::bad;

/// Headings and what they mean.
pub const COLUMNS: [(&str, &str); 11] = [
    ("Mã số", "ma_rieng"),
    ("Tên lớp", "noi_dung"),
    ("Từ ngày", "tu_ngay"),
    ("Đến ngày", "den_ngay"),
    ("Đơn vị", "chu_tri"),
    ("Phối hợp", "phoi_hop"),
    ("Địa điểm", "dia_diem"),
    ("Số lớp", "lop"),
    ("Lượt người", "luot"),
    ("Học viên", "hoc_vien"),
    ("Ghi chú", "ghi_chu"),
];

const SUBJECTS: [&str; 6] = [
    "Kỹ thuật trồng và chăm sóc cây ăn quả",
    "Ứng dụng năng lượng mặt trời trong sản xuất",
    "Sơ cứu, phòng chống đuối nước cho học sinh",
    "Phòng chống dịch bệnh cho gia súc, gia cầm",
    "Chuyển đổi số trong hợp tác xã nông nghiệp",
    "Nuôi ong lấy mật ở các xã vùng cao",
];
const BODIES: [&str; 3] = ["Hội Vật lý", "Hội Y học", "Hội Làm vườn"];

/// The workbook of so many rows.
pub fn workbook(rows: usize) -> Vec<u8> {
    let column = |(title, key): (&str, &str)| TemplateColumn {
        key: key.to_owned(),
        title: title.to_owned(),
        note: String::new(),
        example: String::new(),
        need: Need::Optional,
        format: if key.ends_with("_ngay") { ColumnFormat::Day } else { ColumnFormat::Text },
    };
    let template = Template {
        marker: Marker { kind: "bench".to_owned(), version: 1 },
        title: "Sổ lớp".to_owned(),
        sheet: "Sổ lớp".to_owned(),
        columns: COLUMNS.into_iter().map(column).collect(),
        lists: Vec::new(),
        rows: (0..rows).map(|no| row(no, bad(rows), rows)).collect(),
        instructions: Vec::new(),
    };
    template.write("2022-06-20".parse().expect("a day")).expect("a workbook")
}

fn row(no: usize, bad: usize, rows: usize) -> Vec<TemplateCell> {
    let text = |text: String| TemplateCell::Text(text);
    let number = |number: usize| TemplateCell::Number(number as f64);
    let day = |after: usize| {
        let text = format!("{}-{:02}-{:02}", 2010 + after % 12, after / 12 % 12 + 1, after / 144 % 28 + 1);
        TemplateCell::Day(text.parse::<Day>().expect("a day"))
    };
    let every = rows / bad.max(1);
    let bad = no % every == 7 && no / every < bad;
    vec![
        text(format!("L-{no:05}")),
        text(format!("{} (lớp {no})", SUBJECTS[no % SUBJECTS.len()])),
        if bad { text("31/6/2022".to_owned()) } else { day(no) },
        if bad { TemplateCell::Empty } else { day(no) },
        text(BODIES[no % 3].to_owned()),
        if no.is_multiple_of(4) { text(BODIES[(no + 1) % 3].to_owned()) } else { TemplateCell::Empty },
        text(format!("xã Tri Phương; xã Số {}", no % 200)),
        number(no % 3 + 1),
        number(no % 90 + 10),
        number(no % 60 + 5),
        text(format!("Theo sổ của hội, trang {}", no % 400)),
    ]
}

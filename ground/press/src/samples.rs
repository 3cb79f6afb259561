//! Papers for the gallery, the tests and the eye: one Union's half-year report, whole and long.
//! Names and figures are made up.

use kernel::Day;
use kernel::document::{
    Align, Block, Cell, Column, Document, FigureRun, Heading, Inline, Letterhead, Level, Section, Signature, Table,
    Title,
};

/// The section on training of a half-year report, with letterhead and signature: one page.
pub fn half_year() -> Document {
    Document {
        title: "Báo cáo kết quả công tác 6 tháng đầu năm 2022".into(),
        author: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn".into(),
        dated: Day::new(2022, 6, 24).expect("24 June is a day"),
        sections: vec![
            section("letterhead", vec![letterhead(), title()]),
            section("training", training()),
            section("signature", vec![signature()]),
        ],
    }
}

/// A report of several pages with a table that breaks over them.
pub fn long() -> Document {
    let mut paper = half_year();
    let addressed =
        Block::Addressed(vec!["Ủy ban nhân dân tỉnh Lạng Sơn".into(), "Liên hiệp các Hội KH&KT Việt Nam".into()]);
    paper.sections[0].blocks.push(addressed);
    let mut blocks = vec![
        heading(Level::Part, "Phần thứ nhất", "Kết quả công tác 6 tháng đầu năm 2022"),
        heading(Level::Section, "I.", "Công tác chỉ đạo, điều hành"),
    ];
    blocks.extend((0..4).map(|_| Block::Paragraph(vec![DIRECTION.into()])));
    blocks.push(heading(Level::Section, "II.", "Kết quả thực hiện nhiệm vụ"));
    blocks.push(heading(Level::Point, "a)", "Số lớp theo từng đơn vị"));
    blocks.push(Block::Table(by_unit(48)));
    paper.sections.insert(1, section("direction", blocks));
    paper
}

const DIRECTION: &str = "Thường trực Liên hiệp Hội đã chỉ đạo các hội thành viên quán triệt, triển khai Nghị quyết số \
    27-NQ/TW của Ban Chấp hành Trung ương về xây dựng đội ngũ trí thức trong thời kỳ đẩy mạnh công nghiệp hóa, hiện đại \
    hóa đất nước; củng cố, kiện toàn nhân sự Ban Chấp hành, Ban Thường vụ theo đúng quy định; thường xuyên nắm tình \
    hình, tâm tư, nguyện vọng của trí thức khoa học và công nghệ để kịp thời phản ánh với cấp ủy, chính quyền.";

/// A figure of the training report.
fn figure(id: &str, value: Option<i64>, text: &str) -> FigureRun {
    let key = id.split('@').next().unwrap_or(id);
    FigureRun {
        id: id.into(),
        key: key.into(),
        version: 1,
        value,
        text: text.into(),
        opens: (!id.ends_with("@change")).then(|| format!("/lang-son/so-lieu/{key}?ky=2022-H1&danh-sach={id}")),
    }
}

fn section(name: &str, blocks: Vec<Block>) -> Section {
    Section { name: name.into(), blocks }
}

fn heading(level: Level, number: &str, text: &str) -> Block {
    Block::Heading(Heading { level, number: number.into(), text: text.into() })
}

fn letterhead() -> Block {
    Block::Letterhead(Letterhead {
        superior: Some("UBND tỉnh Lạng Sơn".into()),
        organ: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn".into(),
        number: "05/BC-LHH".into(),
        place: "Lạng Sơn".into(),
        date: "ngày 24 tháng 6 năm 2022".into(),
    })
}

fn title() -> Block {
    Block::Title(Title {
        kind: "Báo cáo".into(),
        subject: vec![
            "Kết quả công tác 6 tháng đầu năm 2022".into(),
            "và phương hướng, nhiệm vụ 6 tháng cuối năm 2022".into(),
        ],
    })
}

fn training() -> Vec<Block> {
    let run = |id: &str, value, text: &str| Inline::Figure(figure(id, Some(value), text));
    vec![
        heading(Level::Clause, "3.", "Thông tin, tuyên truyền, phổ biến kiến thức, tập huấn"),
        Block::Paragraph(vec![
            "Trong kỳ báo cáo (từ ngày 01/01/2022 đến hết ngày 30/6/2022), Liên hiệp Hội phối hợp với các đơn vị, hội \
             thành viên tổ chức "
                .into(),
            run("lop", 19, "19 lớp"),
            " tập huấn cho ".into(),
            run("luot", 9000, "hơn 9.000 lượt"),
            " hội viên; ".into(),
            run("lop.ho", 7, "07 lớp"),
            " cho ".into(),
            run("ho", 700, "700 hộ"),
            " dân, tăng ".into(),
            run("lop@change", 4, "04 lớp"),
            " so với cùng kỳ năm trước.".into(),
        ]),
        Block::Table(comparison()),
        Block::Note(vec![
            "Ghi chú: “chưa rõ” là có tổ chức nhưng chưa có số liệu; số hộ do đơn vị tự báo, gộp ".into(),
            run("ho.gop", 120, "120 hộ"),
            " của bản ghi gộp.".into(),
        ]),
        Block::Paragraph(vec![
            "Các lớp tập huấn bám sát nhu cầu của hội viên và nông dân; nội dung thiết thực, gắn với Đề án phát triển \
             nông, lâm nghiệp bền vững trên địa bàn tỉnh./."
                .into(),
        ]),
    ]
}

fn comparison() -> Table {
    let row = |name: &str, unit: &str, id: &str, now: Option<i64>, before: i64, texts: [&str; 3]| {
        let change = now.map(|now| now - before);
        vec![
            Cell::words(name),
            Cell::Figure(figure(&format!("{id}@now"), now, texts[0])),
            Cell::Figure(figure(&format!("{id}@before"), Some(before), texts[1])),
            Cell::Figure(figure(&format!("{id}@change"), change, texts[2])),
            Cell::words(unit),
        ]
    };
    Table {
        name: "training".into(),
        caption: "Biểu 1. Kết quả tập huấn so với cùng kỳ năm trước".into(),
        columns: vec![
            column("Nội dung", Align::Left, 34),
            column("6 tháng đầu năm 2022", Align::Right, 18),
            column("Cùng kỳ năm 2021", Align::Right, 18),
            column("Tăng, giảm", Align::Right, 15),
            column("Đơn vị tính", Align::Centre, 15),
        ],
        rows: vec![
            row("Lớp tập huấn", "lớp", "lop", Some(26), 22, ["26", "22", "+4"]),
            row("Lượt người dự", "lượt người", "luot", Some(9000), 7410, ["hơn 9.000", "7.410", "+1.590"]),
            row("Hộ được tập huấn", "hộ", "ho", Some(700), 760, ["700", "760", "−60"]),
            row("Buổi phổ biến kiến thức", "buổi", "buoi", None, 12, ["chưa rõ", "12", "–"]),
        ],
    }
}

fn by_unit(units: i64) -> Table {
    let row = |number: i64| {
        vec![
            Cell::words(number.to_string()),
            Cell::words(format!("Hội thành viên thứ {number}")),
            Cell::Figure(figure(&format!("lop.{number}"), Some(number % 7), &(number % 7).to_string())),
            Cell::Figure(figure(&format!("luot.{number}"), Some(number * 137), &grouped(number * 137))),
            if number % 5 == 0 { Cell::words("Phối hợp với Sở NN&PTNT") } else { Cell::Empty },
        ]
    };
    Table {
        name: "units".into(),
        caption: "Biểu 2. Số lớp và lượt người theo đơn vị".into(),
        columns: vec![
            column("TT", Align::Centre, 7),
            column("Đơn vị", Align::Left, 38),
            column("Số lớp", Align::Right, 13),
            column("Lượt người", Align::Right, 17),
            column("Ghi chú", Align::Left, 25),
        ],
        rows: (1..=units).map(row).collect(),
    }
}

fn grouped(number: i64) -> String {
    if number < 1000 { number.to_string() } else { format!("{}.{:03}", number / 1000, number % 1000) }
}

fn column(head: &str, align: Align, share: u16) -> Column {
    Column { head: head.into(), align, share }
}

fn signature() -> Block {
    Block::Signature(Signature {
        authority: vec!["TM. Ban Thường vụ".into(), "Chủ tịch".into()],
        signer: "Nguyễn Văn Hòa".into(),
        recipients: vec![
            "Thường trực Tỉnh ủy (b/c)".into(),
            "UBND tỉnh (b/c)".into(),
            "Liên hiệp các Hội KH&KT Việt Nam (b/c)".into(),
            "Các hội thành viên".into(),
            "Lưu: VT".into(),
        ],
    })
}

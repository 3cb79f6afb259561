//! Which figure a pasted line states. It is certain only where the words of the line are those of the figure's title, none
//! fewer and none more, and its unit fits; whatever else may be a part of the figure, or another one, and she is asked.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::figure::{self, Declarable};
use super::synonyms::words;
use super::text::{Line, Told};
use super::units;

/// Why she is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No title has these words, or more than one has.
    NoTitle,
    /// Another line states the same figure.
    Several,
    /// It is a number of a sentence, which may tell of a part only.
    Sentence,
    /// It is a part of the line above it.
    Part,
}

/// Words around a line, folded, that make it another figure than its own words say.
const NARROWING: [&str; 9] =
    ["phoi hop", "moi", "ket nap", "ke hoach", "du kien", "phuong huong", "luy ke", "cung ky", "cuoi nam"];

struct Known {
    figure: &'static Declarable,
    words: BTreeSet<String>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    // “(đơn vị tự báo)” says where a figure comes from, not what it counts.
    let title = |figure: &'static Declarable| figure.title.split(" (").next().unwrap_or_default();
    figure::offered().iter().map(|figure| Known { figure, words: words(title(figure)) }).collect()
});

/// The figure of each line, or why she is asked.
pub fn for_all(lines: &[Line]) -> Vec<Result<&'static Declarable, Doubt>> {
    let alone: Vec<_> = lines.iter().map(of).collect();
    let wanted = |figure: &Declarable| alone.iter().flatten().filter(|other| other.key == figure.key).count();
    let settled = |one: &Result<&'static Declarable, Doubt>| match *one {
        Ok(figure) if wanted(figure) > 1 => Err(Doubt::Several),
        one => one,
    };
    alone.iter().map(settled).collect()
}

/// The figure of a line by itself.
fn of(line: &Line) -> Result<&'static Declarable, Doubt> {
    match line.told {
        Told::Sentence => return Err(Doubt::Sentence),
        Told::Part => return Err(Doubt::Part),
        Told::Whole => {}
    }
    let own = words(&line.title);
    let around = format!(" {} ", viet::fold(&line.context));
    if own.is_empty() || NARROWING.iter().any(|word| around.contains(&format!(" {word} "))) {
        return Err(Doubt::NoTitle);
    }
    let mut fitting = KNOWN.iter().filter(|known| known.words == own && is_counted_so(line, known.figure));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(only.figure),
        _ => Err(Doubt::NoTitle),
    }
}

/// Whether the line counts in the unit of the figure; one without a unit has to begin with it: “Số lớp tập huấn: 19”.
fn is_counted_so(line: &Line, figure: &Declarable) -> bool {
    if !line.unit.is_empty() {
        return units::fits(&line.unit, &figure.unit);
    }
    let folded = viet::fold(&line.title);
    let title = ["tong so ", "so luong ", "so "].iter().find_map(|word| folded.strip_prefix(word));
    let title = title.unwrap_or(&folded);
    !title.is_empty() && units::fits(title, &figure.unit)
}

#[cfg(test)]
mod tests {
    use super::super::text::read;
    use super::*;

    fn keys(text: &str) -> Vec<(String, Result<&'static str, Doubt>)> {
        let lines = read(text).lines;
        let found = for_all(&lines);
        let key = |one: Result<&'static Declarable, Doubt>| one.map(|figure| figure.key.as_str());
        lines.iter().zip(found).map(|(line, one)| (line.title.clone(), key(one))).collect()
    }

    #[test]
    fn lines_of_reports_find_their_figures() {
        let text = "I\tTập huấn, phổ biến kiến thức\t\t\n\
            1\tSố lớp tập huấn\tlớp\t19\n2\tSố lượt người dự tập huấn\tlượt người\thơn 9.000\n\
            3\tSố hộ dân được tập huấn\thộ\t700\n4\tHội thảo, tọa đàm khoa học\tcuộc\t6\n\
            5\tSố nhiệm vụ phản biện\tnhiệm vụ\t12\n6\tVăn bản góp ý\tvăn bản\t80\n7\tHội viên\thội viên\t15.000\n\
            8\tSố hội thành viên\ttổ chức\t25\n9\tĐề tài nghiệm thu\tđề tài\t3\n10\tTin, bài đăng bản tin\tbài\t120\n\
            11\tSố cán bộ, nhân viên cơ quan\tngười\t14\n12\tThu nộp hội phí\ttriệu đồng\t35\n\
            13\tSáng kiến được công nhận\tsáng kiến\t4\n14\tBuổi học tập nghị quyết\tbuổi\t8\n";
        let shown = keys(text).into_iter().map(|(title, key)| match key {
            Ok(key) => format!("{title}: {key}"),
            Err(_) => format!("{title}: –"),
        });
        insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"), @"
        Số lớp tập huấn: lop.chu_tri
        Số lượt người dự tập huấn: lop.luot
        Số hộ dân được tập huấn: lop.ho
        Hội thảo, tọa đàm khoa học: hoi_thao
        Số nhiệm vụ phản biện: pb
        Văn bản góp ý: gop_y
        Hội viên: hv.khai_bao
        Số hội thành viên: tctv
        Đề tài nghiệm thu: de_tai.nghiem_thu
        Tin, bài đăng bản tin: –
        Số cán bộ, nhân viên cơ quan: nhan_su.khai_bao
        Thu nộp hội phí: –
        Sáng kiến được công nhận: sang_kien
        Buổi học tập nghị quyết: hoc_tap_nq
        ");
    }

    /// Lines as reports have them, and the one figure they may be taken for; nothing where she has to be asked.
    const LINES: [(&str, &str, &str); 36] = [
        ("Số lớp tập huấn", "lớp", "lop.chu_tri"),
        ("Lớp tập huấn phối hợp", "lớp", "lop.phoi_hop"),
        ("Số lượt hội viên tham gia", "lượt", ""),
        ("Số lượt người tham gia", "lượt người", ""),
        ("Hội viên", "người", "hv.khai_bao"),
        ("Tổng số hội viên", "hội viên", "hv.khai_bao"),
        ("Hội viên là trí thức", "người", "tri_thuc.khai_bao"),
        ("Hội viên nữ", "người", ""),
        ("Hội viên nam", "người", ""),
        ("Hội viên mới kết nạp", "hội viên", ""),
        ("Hội viên đầu năm", "hội viên", ""),
        ("Tập huấn", "người", ""),
        ("Tập huấn", "", ""),
        ("Số lớp tập huấn", "", "lop.chu_tri"),
        ("Số lớp tập huấn quý I", "lớp", ""),
        ("Số lớp tập huấn dự kiến", "lớp", ""),
        ("Số lớp tập huấn cho phụ nữ", "lớp", ""),
        ("Tổ chức thành viên", "tổ chức", "tctv"),
        ("Hội thành viên", "hội", "tctv"),
        ("Chi hội", "chi hội", "chi_hoi.khai_bao"),
        ("Buổi phổ biến kiến thức", "buổi", "buoi"),
        ("Lượt người dự buổi phổ biến kiến thức", "lượt người", "buoi.luot"),
        ("Hội thảo khoa học", "cuộc", "hoi_thao"),
        ("Góp ý, phản biện", "văn bản", ""),
        ("Tư vấn, phản biện và giám định xã hội", "nhiệm vụ", ""),
        ("Nhiệm vụ tư vấn, phản biện và giám định xã hội", "nhiệm vụ", "tvpb"),
        ("Nhiệm vụ tư vấn, phản biện", "nhiệm vụ", "tvpb.khai_bao"),
        ("Giải pháp dự thi", "giải pháp", ""),
        ("Tác giả", "tác giả", ""),
        ("Tác giả dự thi", "tác giả", ""),
        ("Đề tài", "đề tài", ""),
        ("Bằng khen", "bằng khen", ""),
        ("Giải nhất", "giải", ""),
        ("Số lượt xem", "lượt", ""),
        ("Kinh phí", "triệu đồng", ""),
        ("Cây trồng", "cây", "moi_truong.cay"),
    ];

    #[test]
    fn no_line_is_taken_for_another_figure() {
        let wrong: Vec<String> = (LINES.iter())
            .map(|(title, unit, expected)| {
                let found = of(&Line { title: (*title).to_owned(), unit: (*unit).to_owned(), ..Line::default() });
                (title, unit, *expected, found.map_or("", |figure| figure.key.as_str()))
            })
            .filter(|(_, _, expected, found)| expected != found)
            .map(|(title, unit, expected, found)| format!("{title} ({unit}): “{found}”, not “{expected}”"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// What the papers state in sentences, in words of our own, with the figure that docs/demo.md declares or counts each
    /// number beside. No sentence may settle one: the first is declared beside `tvpb`, though its words are those of `gop_y`.
    const SENTENCES: [&str; 24] = [
        "Góp ý, phản biện trên 80 văn bản, đồ án, dự án",
        "Đã có 10 tổ chức thành viên với hơn 15.000 hội viên",
        "Tham gia hội đồng phản biện 15 dự án, chủ trì hội nghị 02 đồ án, đề án",
        "Được giao chủ trì nhiệm vụ 02 đồ án; được mời làm chuyên gia 70 văn bản, dự án",
        "Thu hút hơn 60 tác giả với 57 giải pháp dự thi",
        "57 giải pháp, hơn 60 tác giả",
        "Tiếp nhận 167 mô hình, sản phẩm dự thi và 02 cuộc thi",
        "Tổ chức 10 lớp tập huấn, truyền thông tư vấn chuyển giao kỹ thuật",
        "Tổ chức 3.226 buổi phổ biến kiến thức về pháp luật cho 182.068 lượt người tham gia",
        "Phối hợp với Viện Nghiên cứu Rau quả tổ chức 02 lớp tập huấn cho 120 học viên tại 02 xã và 01 phường",
        "Trong 6 tháng đầu năm, các hội mở 19 lớp",
        "Phối hợp với các đơn vị tổ chức 19 lớp tập huấn cho hơn 9.000 lượt hội viên",
        "Tổ chức 7 lớp tập huấn cho 700 hộ dân ở hai huyện",
        "Tổ chức tập huấn 19 lớp",
        "Phối hợp tổ chức 19 lớp",
        "Tỉnh có 5 công trình đoạt giải toàn quốc",
        "Phổ biến kiến thức tại 6 xã của huyện Tràng Định",
        "Liên hiệp hội có 11 tổ chức thành viên",
        "Hơn 5.000 hội viên tham gia",
        "Được tặng 2 bằng khen",
        "Tặng giấy khen cho 04 tập thể và 14 cá nhân",
        "Tổ chức 1 hội nghị sơ kết, 1 tọa đàm lấy ý kiến",
        "Trong 03 năm đầu nhiệm kỳ, trong 02 ngày 27-28/9/2018",
        "186 lượt xem",
    ];

    #[test]
    fn no_number_of_a_sentence_is_certain() {
        let (mut numbers, mut certain) = (0, 0);
        for sentence in SENTENCES {
            let found = keys(sentence);
            numbers += found.len();
            certain += found.iter().filter(|(_, key)| key.is_ok()).count();
        }
        assert_eq!((numbers, certain), (38, 0));
    }

    #[test]
    fn a_time_is_no_figure_and_two_lines_are_not_one() {
        assert_eq!(keys("Trong 6 tháng đầu năm"), []);
        let two = keys("Số lớp tập huấn: 19 lớp\nLớp tập huấn: 7 lớp");
        assert!(two.iter().all(|(_, key)| *key == Err(Doubt::Several)), "{two:?}");
        let part = keys("Số lượt người dự tập huấn\tlượt người\t900\n- Hội viên\tngười\t500\n");
        assert_eq!(part[1].1, Err(Doubt::Part));
        let narrowed = keys("Kết nạp mới\n- Hội viên: 120 hội viên");
        assert_eq!(narrowed[0].1, Err(Doubt::NoTitle));
    }

    #[test]
    fn a_title_is_never_taken_for_another() {
        for known in KNOWN.iter() {
            let line = Line { title: known.figure.title.clone(), unit: known.figure.unit.clone(), ..Line::default() };
            assert!(of(&line).is_ok_and(|found| found.key == known.figure.key) || of(&line).is_err(), "{line:?}");
        }
    }
}

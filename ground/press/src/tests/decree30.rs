//! The PDF, measured: more than twenty measures of Decree 30/2020/NĐ-CP, Phụ lục I, read from its coordinates.
//! Every row holds what was found beside what the decree asks; the snapshot is the table a reviewer reads.

use kernel::document::Format;

use super::PRESS;
use super::read_pdf::{Pdf, Run};
use crate::{Fonts, Press, samples};

/// Rows "measure | found | decree", and the measures that are outside.
#[derive(Default)]
struct Sheet {
    rows: Vec<String>,
    outside: Vec<String>,
}

impl Sheet {
    /// A length that must lie in a range, both ends included, up to the width of a hair (0.1).
    fn within(&mut self, what: &str, found: f64, unit: &str, from: f64, to: f64) {
        let shown = |value: f64| format!("{}", (value * 100.0).round() / 100.0 + 0.0);
        let (found_text, from_text, to_text) = (shown((found * 10.0).round() / 10.0), shown(from), shown(to));
        let range = if from == to { from_text } else { format!("{from_text}–{to_text}") };
        self.row(
            what,
            format!("{found_text} {unit}").trim(),
            format!("{range} {unit}").trim(),
            found >= from - 0.1 && found <= to + 0.1,
        );
    }

    /// Something that must be so.
    fn is(&mut self, what: &str, found: &str, decree: &str) {
        self.row(what, found, decree, found == decree);
    }

    /// Size and style of an element.
    fn set(&mut self, what: &str, run: &Run, (from, to): (f64, f64), style: &str) {
        self.within(&format!("{what}: size"), run.size, "pt", from, to);
        self.is(&format!("{what}: style"), style_of(run), style);
    }

    fn row(&mut self, what: &str, found: &str, decree: &str, holds: bool) {
        let row = format!("{what} | {found} | {decree}");
        if !holds {
            self.outside.push(row.clone());
        }
        self.rows.push(row);
    }
}

fn style_of(run: &Run) -> &'static str {
    match run.font.rsplit('-').next() {
        Some("BoldItalic") => "bold italic",
        Some("Bold") => "bold",
        Some("Italic") => "italic",
        _ => "regular",
    }
}

fn mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

fn measured() -> Sheet {
    let pdf = Pdf::read(&PRESS.print(&samples::long(), Format::Pdf).unwrap());
    let [first, second, .., last] = pdf.pages.as_slice() else { panic!("three pages at least") };
    let mut sheet = Sheet::default();

    sheet.within("sheet: width", mm(first.width), "mm", 210.0, 210.0);
    sheet.within("sheet: height", mm(first.height), "mm", 297.0, 297.0);
    // The text's ink: Times rises 0.9 of its size above the base line at most, and falls 0.22 below.
    let text: Vec<&Run> = pdf.pages.iter().flat_map(|page| &page.runs).filter(|run| mm(run.y) > 15.0).collect();
    let edge = |of: fn(&Run) -> f64, pick: fn(f64, f64) -> f64| text.iter().map(|run| of(run)).reduce(pick).unwrap();
    let rules = || pdf.pages.iter().flat_map(|page| &page.rules);
    sheet.within("margin: left", mm(edge(|r| r.left, f64::min)), "mm", 30.0, 35.0);
    let right = rules().map(|rule| rule.right).fold(edge(|r| r.right, f64::max), f64::max);
    sheet.within("margin: right", mm(first.width - right), "mm", 15.0, 20.0);
    sheet.within(
        "margin: top, first base line less its ascent",
        mm(edge(|r| r.y - 0.78 * r.size, f64::min)),
        "mm",
        20.0,
        25.0,
    );
    let bottom = first.height - edge(|r| r.y + 0.22 * r.size, f64::max);
    sheet.within("margin: bottom, at least", mm(bottom), "mm", 20.0, 30.0);

    let nation = &first.run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    let motto = &first.run("Độc lập - Tự do - Hạnh phúc");
    sheet.set("quốc hiệu", nation, (12.0, 13.0), "bold");
    sheet.set("tiêu ngữ", motto, (13.0, 14.0), "bold");
    sheet.within("tiêu ngữ: larger than quốc hiệu by", motto.size - nation.size, "pt", 1.0, 1.0);
    sheet.within("tiêu ngữ: off the middle of quốc hiệu", mm(motto.centre() - nation.centre()).abs(), "mm", 0.0, 0.5);
    let rule = first.rule_below(motto);
    sheet.within("rule of tiêu ngữ: share of the text", rule.width() / motto.width(), "", 1.0, 1.0);
    sheet.within("rule of tiêu ngữ: off the middle", mm(rule.centre() - motto.centre()).abs(), "mm", 0.0, 0.5);

    let superior = &first.run("UBND TỈNH LẠNG SƠN");
    let organ = &first.run("LIÊN HIỆP CÁC HỘI KHOA HỌC");
    let organ_last = &first.run("VÀ KỸ THUẬT TỈNH LẠNG SƠN");
    sheet.set("superior organ", superior, (12.0, 13.0), "regular");
    sheet.set("organ", organ, (12.0, 13.0), "bold");
    sheet.within("superior organ: base line against quốc hiệu", mm(superior.y - nation.y).abs(), "mm", 0.0, 0.3);
    let rule = first.rule_below(organ_last);
    sheet.within("rule of organ: share of the text", rule.width() / organ_last.width(), "", 1.0 / 3.0, 0.5);
    sheet.within("rule of organ: off the middle", mm(rule.centre() - organ_last.centre()).abs(), "mm", 0.0, 0.5);

    let number = &first.run("Số: 05/BC-LHH");
    let date = &first.run("Lạng Sơn, ngày 24 tháng 6 năm 2022");
    sheet.set("number", number, (13.0, 13.0), "regular");
    sheet.set("place and date", date, (13.0, 14.0), "italic");
    sheet.within("number and date: base lines apart", mm(number.y - date.y).abs(), "mm", 0.0, 0.0);
    sheet.within("number: off the middle of the organ", mm(number.centre() - organ.centre()).abs(), "mm", 0.0, 0.5);
    sheet.within(
        "place and date: off the middle of quốc hiệu",
        mm(date.centre() - nation.centre()).abs(),
        "mm",
        0.0,
        0.5,
    );

    let kind = &first.run("BÁO CÁO");
    let subject = &first.run("và phương hướng");
    let middle = (mm(first.width) + 30.0 - 15.0) / 2.0;
    sheet.set("type", kind, (13.0, 14.0), "bold");
    sheet.set("abstract", subject, (13.0, 14.0), "bold");
    sheet.within("type: off the middle of the text", (mm(kind.centre()) - middle).abs(), "mm", 0.0, 0.5);
    let rule = first.rule_below(subject);
    sheet.within("rule of the abstract: share of the text", rule.width() / subject.width(), "", 1.0 / 3.0, 0.5);

    let part = &first.run("Phần thứ nhất");
    let section = &first.run("I. CÔNG TÁC");
    let body = &first.run("Thường trực Liên hiệp Hội");
    sheet.set("part", part, (13.0, 14.0), "bold");
    sheet.within("part: off the middle of the text", (mm(part.centre()) - middle).abs(), "mm", 0.0, 0.5);
    sheet.set("section", section, (13.0, 14.0), "bold");
    sheet.set("text", body, (13.0, 14.0), "regular");
    sheet.within("text: first-line indent", mm(body.left) - 30.0, "mm", 12.7, 12.7);
    let lines = first.lines();
    let at = lines.iter().position(|line| (line.2 - body.y).abs() < 0.5).unwrap();
    let pitch = lines[at + 1].2 - lines[at].2;
    sheet.within("text: line spacing, in single lines", pitch / (body.size * 1.15), "", 1.0, 1.5);
    for next in 1..=3 {
        sheet.within(
            &format!("text: line {next} reaches the right margin, short by"),
            mm(first.width - lines[at + next - 1].1) - 15.0,
            "mm",
            0.0,
            0.0,
        );
    }
    let next = first.runs.iter().filter(|run| run.text.contains("Thường trực Liên hiệp Hội")).nth(1).unwrap();
    let above = lines.iter().rev().find(|line| line.2 < next.y - 1.0).unwrap();
    sheet.within("text: room between paragraphs beyond the line", next.y - above.2 - pitch, "pt", 6.0, 12.0);

    let numbered = |page: &super::read_pdf::Page| {
        page.runs.iter().filter(|run| mm(run.y) < 18.0).map(|run| run.text.clone()).collect::<String>()
    };
    sheet.is("page number on page 1", &format!("“{}”", numbered(first)), "“”");
    sheet.is("page number on page 2", &format!("“{}”", numbered(second)), "“2”");
    let number = second.runs.iter().find(|run| run.text == "2" && mm(run.y) < 18.0).unwrap();
    sheet.set("page number", number, (13.0, 14.0), "regular");
    sheet.within("page number: off the middle of the text", (mm(number.centre()) - middle).abs(), "mm", 0.0, 0.5);
    sheet.within("page number: from the upper edge", mm(number.y - number.size), "mm", 5.0, 15.0);

    let authority = &last.run("TM. BAN THƯỜNG VỤ");
    let signer = &last.run("Nguyễn Văn Hòa");
    let recipients = &last.run("Nơi nhận:");
    let archive = &last.run("- Lưu: VT.");
    sheet.set("authority", authority, (13.0, 14.0), "bold");
    sheet.set("signer", signer, (13.0, 14.0), "bold");
    sheet.within(
        "signer: off the middle of the authority",
        mm(signer.centre() - authority.centre()).abs(),
        "mm",
        0.0,
        0.5,
    );
    sheet.is("signer: side", if authority.left > last.width / 2.0 { "right" } else { "left" }, "right");
    sheet.within("signer: room for the signature", mm(signer.y - last.run("CHỦ TỊCH").y), "mm", 20.0, 40.0);
    sheet.set("nơi nhận", recipients, (12.0, 12.0), "bold italic");
    sheet.within("nơi nhận: base line against the authority", mm(recipients.y - authority.y).abs(), "mm", 0.0, 0.0);
    sheet.within("nơi nhận: off the left margin", mm(recipients.left) - 30.0, "mm", 0.0, 0.0);
    sheet.set("recipients", archive, (11.0, 11.0), "regular");
    sheet.within("recipients: off the left margin", mm(archive.left) - 30.0, "mm", 0.0, 0.0);
    sheet
}

#[test]
fn the_sheet_is_laid_out_as_the_decree_asks() {
    let sheet = measured();
    assert!(sheet.outside.is_empty(), "outside the decree:\n{}", sheet.outside.join("\n"));
    assert!(sheet.rows.len() >= 20, "only {} measures", sheet.rows.len());
    insta::assert_snapshot!(sheet.rows.join("\n"), @r"
    sheet: width | 210 mm | 210 mm
    sheet: height | 297 mm | 297 mm
    margin: left | 30 mm | 30–35 mm
    margin: right | 15 mm | 15–20 mm
    margin: top, first base line less its ascent | 20 mm | 20–25 mm
    margin: bottom, at least | 25.5 mm | 20–30 mm
    quốc hiệu: size | 12 pt | 12–13 pt
    quốc hiệu: style | bold | bold
    tiêu ngữ: size | 13 pt | 13–14 pt
    tiêu ngữ: style | bold | bold
    tiêu ngữ: larger than quốc hiệu by | 1 pt | 1 pt
    tiêu ngữ: off the middle of quốc hiệu | 0 mm | 0–0.5 mm
    rule of tiêu ngữ: share of the text | 1 | 1
    rule of tiêu ngữ: off the middle | 0 mm | 0–0.5 mm
    superior organ: size | 12 pt | 12–13 pt
    superior organ: style | regular | regular
    organ: size | 12 pt | 12–13 pt
    organ: style | bold | bold
    superior organ: base line against quốc hiệu | 0 mm | 0–0.3 mm
    rule of organ: share of the text | 0.4 | 0.33–0.5
    rule of organ: off the middle | 0 mm | 0–0.5 mm
    number: size | 13 pt | 13 pt
    number: style | regular | regular
    place and date: size | 13 pt | 13–14 pt
    place and date: style | italic | italic
    number and date: base lines apart | 0 mm | 0 mm
    number: off the middle of the organ | 0 mm | 0–0.5 mm
    place and date: off the middle of quốc hiệu | 0 mm | 0–0.5 mm
    type: size | 14 pt | 13–14 pt
    type: style | bold | bold
    abstract: size | 14 pt | 13–14 pt
    abstract: style | bold | bold
    type: off the middle of the text | 0 mm | 0–0.5 mm
    rule of the abstract: share of the text | 0.4 | 0.33–0.5
    part: size | 14 pt | 13–14 pt
    part: style | bold | bold
    part: off the middle of the text | 0 mm | 0–0.5 mm
    section: size | 14 pt | 13–14 pt
    section: style | bold | bold
    text: size | 14 pt | 13–14 pt
    text: style | regular | regular
    text: first-line indent | 12.7 mm | 12.7 mm
    text: line spacing, in single lines | 1.1 | 1–1.5
    text: line 1 reaches the right margin, short by | 0 mm | 0 mm
    text: line 2 reaches the right margin, short by | 0 mm | 0 mm
    text: line 3 reaches the right margin, short by | 0 mm | 0 mm
    text: room between paragraphs beyond the line | 6 pt | 6–12 pt
    page number on page 1 | “” | “”
    page number on page 2 | “2” | “2”
    page number: size | 14 pt | 13–14 pt
    page number: style | regular | regular
    page number: off the middle of the text | 0 mm | 0–0.5 mm
    page number: from the upper edge | 7.8 mm | 5–15 mm
    authority: size | 14 pt | 13–14 pt
    authority: style | bold | bold
    signer: size | 14 pt | 13–14 pt
    signer: style | bold | bold
    signer: off the middle of the authority | 0 mm | 0–0.5 mm
    signer: side | right | right
    signer: room for the signature | 31.7 mm | 20–40 mm
    nơi nhận: size | 12 pt | 12 pt
    nơi nhận: style | bold italic | bold italic
    nơi nhận: base line against the authority | 0 mm | 0 mm
    nơi nhận: off the left margin | 0 mm | 0 mm
    recipients: size | 11 pt | 11 pt
    recipients: style | regular | regular
    recipients: off the left margin | 0 mm | 0 mm
    ");
}

#[test]
fn the_longest_place_name_stays_on_one_line() {
    use kernel::document::Block;
    let mut paper = samples::half_year();
    if let Block::Letterhead(head) = &mut paper.sections[0].blocks[0] {
        head.place = "Thành phố Hồ Chí Minh".into();
        head.date = "ngày 24 tháng 12 năm 2022".into();
    }
    for press in [&*PRESS, &Press::with(Fonts::find_in(&[]))] {
        let pdf = Pdf::read(&press.print(&paper, Format::Pdf).unwrap());
        pdf.pages[0].run("Thành phố Hồ Chí Minh, ngày 24 tháng 12 năm 2022");
        pdf.pages[0].run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    }
}

#[test]
fn a_table_repeats_its_head_on_every_page() {
    let pdf = Pdf::read(&PRESS.print(&samples::long(), Format::Pdf).unwrap());
    let heads: Vec<usize> =
        pdf.pages.iter().map(|page| page.runs.iter().filter(|run| run.text == "Lượt người").count()).collect();
    assert!(heads.iter().filter(|count| **count > 0).count() >= 2, "the table breaks: {heads:?}");
    assert!(heads.iter().all(|count| *count <= 1));
    // Numbers end on one line at the right of their column.
    let ends: Vec<f64> = ["137", "1.096", "6.576"]
        .map(|text| pdf.pages.iter().flat_map(|page| &page.runs).find(|run| run.text == text).unwrap().right)
        .to_vec();
    assert!(ends.iter().all(|end| (end - ends[0]).abs() < 0.1), "{ends:?}");
}

#[test]
fn the_signature_never_stands_alone() {
    use kernel::document::{Block, Inline};
    // Papers whose text ends at every height of the page: the signer's page always holds the text's last line.
    for paragraphs in 1..=8 {
        let mut paper = samples::half_year();
        let filler = Block::Paragraph(vec![Inline::from("Nội dung công tác trong kỳ báo cáo. ".repeat(7).as_str())]);
        let blocks = &mut paper.sections[1].blocks;
        blocks.splice(1..1, std::iter::repeat_n(filler, paragraphs));
        let pdf = Pdf::read(&PRESS.print(&paper, Format::Pdf).unwrap());
        let signed = pdf.pages.iter().find(|page| page.runs.iter().any(|run| run.text == "CHỦ TỊCH")).unwrap();
        assert!(signed.runs.iter().any(|run| run.text.contains("/.")), "{paragraphs} paragraphs");
        assert!(signed.runs.iter().any(|run| run.text == "Nguyễn Văn Hòa"), "{paragraphs} paragraphs");
    }
}

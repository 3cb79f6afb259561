//! The PDF as an archive and a screen reader take it: PDF/A-2a and PDF/UA-1 in name, fonts inside, structure, language.
//! No outside validator is at hand; conformance rests on the writer's own checks and on what is read back here.

use kernel::document::Format;
use lopdf::Object;

use super::PRESS;
use super::read_pdf::Pdf;
use crate::{Fonts, Press, samples};

fn long() -> Pdf {
    Pdf::read(&PRESS.print(&samples::long(), Format::Pdf).unwrap())
}

#[test]
fn the_metadata_names_standard_title_author_and_date() {
    let pdf = long();
    let catalog = pdf.document.catalog().unwrap();
    let metadata = pdf.at(catalog, "Metadata").as_stream().unwrap();
    let xmp = String::from_utf8(metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone())).unwrap();
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Báo cáo kết quả công tác 6 tháng đầu năm 2022",
        "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn",
        "<xmp:CreateDate>2022-06-24",
        "<xmp:CreatorTool>Hội Tụ</xmp:CreatorTool>",
    ] {
        assert!(xmp.contains(part), "no {part} in {xmp}");
    }
    assert_eq!(pdf.at(catalog, "Lang").as_str().unwrap(), b"vi-VN");
    let marked = pdf.at(catalog, "MarkInfo").as_dict().unwrap();
    assert!(pdf.at(marked, "Marked").as_bool().unwrap());
}

#[test]
fn every_font_is_inside_the_file() {
    let pdf = long();
    let descriptors: Vec<_> = pdf
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|d| d.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor"))
        .collect();
    assert_eq!(descriptors.len(), 4, "regular, bold, italic, bold italic");
    for descriptor in descriptors {
        let name = String::from_utf8_lossy(pdf.at(descriptor, "FontName").as_name().unwrap()).into_owned();
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"), "{name} is not embedded");
    }
}

#[test]
fn headings_paragraphs_and_cells_are_tagged_in_reading_order() {
    let elements = Pdf::read(&PRESS.print(&samples::half_year(), Format::Pdf).unwrap()).elements();
    let shown = elements.iter().map(|element| format!("{}: {}", element.tag, element.text)).collect::<Vec<_>>();
    insta::assert_snapshot!(shown.join("\n"), @r"
    P: UBND TỈNH LẠNG SƠN
    P: LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH LẠNG SƠN
    P: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    P: Độc lập - Tự do - Hạnh phúc
    P: Số: 05/BC-LHH
    P: Lạng Sơn, ngày 24 tháng 6 năm 2022
    Title: BÁO CÁO
    P: Kết quả công tác 6 tháng đầu năm 2022 và phương hướng, nhiệm vụ 6 tháng cuối năm 2022
    H1: 3. Thông tin, tuyên truyền, phổ biến kiến thức, tập huấn
    P: Trong kỳ báo cáo (từ ngày 01/01/2022 đến hết ngày 30/6/2022), Liên hiệp Hội phối hợp với các đơn vị, hội thành viên tổ chức 19 lớp tập huấn cho hơn 9.000 lượt hội viên; 07 lớp cho 700 hộ dân, tăng 04 lớp so với cùng kỳ năm trước.
    P: Biểu 1. Kết quả tập huấn so với cùng kỳ năm trước
    TH: Nội dung
    TH: 6 tháng đầu năm 2022
    TH: Cùng kỳ năm 2021
    TH: Tăng, giảm
    TH: Đơn vị tính
    TD: Lớp tập huấn
    TD: 26
    TD: 22
    TD: +4
    TD: lớp
    TD: Lượt người dự
    TD: hơn 9.000
    TD: 7.410
    TD: +1.590
    TD: lượt người
    TD: Hộ được tập huấn
    TD: 700
    TD: 760
    TD: −60
    TD: hộ
    TD: Buổi phổ biến kiến thức
    TD: chưa rõ
    TD: 12
    TD: –
    TD: buổi
    P: Ghi chú: “chưa rõ” là có tổ chức nhưng chưa có số liệu; số hộ do đơn vị tự báo, gộp 120 hộ của bản ghi gộp.
    P: Các lớp tập huấn bám sát nhu cầu của hội viên và nông dân; nội dung thiết thực, gắn với Đề án phát triển nông, lâm nghiệp bền vững trên địa bàn tỉnh./.
    P: Nơi nhận:
    P: - Thường trực Tỉnh ủy (b/c);
    P: - UBND tỉnh (b/c);
    P: - Liên hiệp các Hội KH&KT Việt Nam (b/c);
    P: - Các hội thành viên;
    P: - Lưu: VT.
    P: TM. BAN THƯỜNG VỤ
    P: CHỦ TỊCH
    P: Nguyễn Văn Hòa
    ");
}

#[test]
fn the_same_paper_gives_the_same_bytes_in_every_format() {
    for format in Format::ALL {
        let first = PRESS.print(&samples::long(), format).unwrap();
        // Another paper in between, and another press: nothing remembered shows.
        PRESS.print(&samples::half_year(), format).unwrap();
        let second = Press::load().print(&samples::long(), format).unwrap();
        assert!(first == second, "{format} differs");
    }
}

#[test]
fn without_system_fonts_it_is_the_same_paper_in_the_built_in_font() {
    let press = Press::with(Fonts::find_in(&[]));
    assert_eq!(press.font_name(), "Libertinus Serif");
    let built_in = Pdf::read(&press.print(&samples::half_year(), Format::Pdf).unwrap());
    let fonts: Vec<&str> = built_in.pages[0].runs.iter().map(|run| run.font.as_str()).collect();
    assert!(fonts.iter().all(|font| font.starts_with("LibertinusSerif")), "{fonts:?}");
    let text = |pdf: &Pdf| pdf.elements().into_iter().map(|element| element.text).collect::<Vec<_>>();
    let found = Pdf::read(&PRESS.print(&samples::half_year(), Format::Pdf).unwrap());
    assert_eq!(text(&built_in), text(&found));
}

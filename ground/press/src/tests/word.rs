//! The DOCX, read back: styles, head rows, page numbers, language, metadata. Word itself is not at hand; LibreOffice
//! opens the file in `office`.

use kernel::document::Format;

use super::PRESS;
use super::read_docx::{paragraphs, part};
use crate::samples;

fn half_year() -> Vec<u8> {
    PRESS.print(&samples::half_year(), Format::Docx).unwrap()
}

#[test]
fn every_element_has_its_style() {
    let found = paragraphs(&half_year());
    let shown: Vec<String> = found.iter().map(|p| format!("{}: {}", p.style, p.text).trim_end().to_owned()).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    CoQuanChuQuan: UBND TỈNH LẠNG SƠN
    CoQuanBanHanh: LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH LẠNG SƠN
    DuongKe:
    QuocHieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    TieuNgu: Độc lập - Tự do - Hạnh phúc
    DuongKe:
    SoKyHieu: Số: 05/BC-LHH
    DiaDanhNgayThang: Lạng Sơn, ngày 24 tháng 6 năm 2022
    TenLoai: BÁO CÁO
    TrichYeu: Kết quả công tác 6 tháng đầu năm 2022
    TrichYeu: và phương hướng, nhiệm vụ 6 tháng cuối năm 2022
    DuongKe:
    DuongKe:
    Heading3: 3. Thông tin, tuyên truyền, phổ biến kiến thức, tập huấn
    NoiDung: Trong kỳ báo cáo (từ ngày 01/01/2022 đến hết ngày 30/6/2022), Liên hiệp Hội phối hợp với các đơn vị, hội thành viên tổ chức 19 lớp tập huấn cho hơn 9.000 lượt hội viên; 07 lớp cho 700 hộ dân, tăng 04 lớp so với cùng kỳ năm trước.
    Caption: Biểu 1. Kết quả tập huấn so với cùng kỳ năm trước
    DauBang: Nội dung
    DauBang: 6 tháng đầu năm 2022
    DauBang: Cùng kỳ năm 2021
    DauBang: Tăng, giảm
    DauBang: Đơn vị tính
    ChuTrongBang: Lớp tập huấn
    ChuTrongBang: 26
    ChuTrongBang: 22
    ChuTrongBang: +4
    ChuTrongBang: lớp
    ChuTrongBang: Lượt người dự
    ChuTrongBang: hơn 9.000
    ChuTrongBang: 7.410
    ChuTrongBang: +1.590
    ChuTrongBang: lượt người
    ChuTrongBang: Hộ được tập huấn
    ChuTrongBang: 700
    ChuTrongBang: 760
    ChuTrongBang: −60
    ChuTrongBang: hộ
    ChuTrongBang: Buổi phổ biến kiến thức
    ChuTrongBang: chưa rõ
    ChuTrongBang: 12
    ChuTrongBang: –
    ChuTrongBang: buổi
    GhiChu: Ghi chú: “chưa rõ” là có tổ chức nhưng chưa có số liệu; số hộ do đơn vị tự báo, gộp 120 hộ của bản ghi gộp.
    NoiDung: Các lớp tập huấn bám sát nhu cầu của hội viên và nông dân; nội dung thiết thực, gắn với Đề án phát triển nông, lâm nghiệp bền vững trên địa bàn tỉnh./.
    DuongKe:
    NoiNhan: Nơi nhận:
    NoiNhanDanhSach: - Thường trực Tỉnh ủy (b/c);
    NoiNhanDanhSach: - UBND tỉnh (b/c);
    NoiNhanDanhSach: - Liên hiệp các Hội KH&KT Việt Nam (b/c);
    NoiNhanDanhSach: - Các hội thành viên;
    NoiNhanDanhSach: - Lưu: VT.
    QuyenHan: TM. BAN THƯỜNG VỤ
    QuyenHan: CHỦ TỊCH
    NguoiKy: Nguyễn Văn Hòa
    DuongKe:
    ");
    let styles = part(&half_year(), "word/styles.xml");
    for paragraph in found {
        assert!(styles.contains(&format!("w:styleId=\"{}\"", paragraph.style)), "{} is not defined", paragraph.style);
    }
}

#[test]
fn long_tables_repeat_their_head_and_pages_are_numbered_from_the_second() {
    let docx = PRESS.print(&samples::long(), Format::Docx).unwrap();
    let text = part(&docx, "word/document.xml");
    assert_eq!(text.matches("<w:tblHeader/>").count(), 2, "one head row a table");
    assert!(text.contains("<w:titlePg/>"));
    assert_eq!(text.matches("w:headerReference").count(), 1, "the first page's header is empty");
    assert!(text.contains(r#"<w:headerReference w:type="default" r:id="rId3"/>"#));
    assert!(text.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "A4");
    assert!(text.contains(r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#), "20, 15, 20, 30 mm");
    assert!(part(&docx, "word/header.xml").contains(r#"w:instr=" PAGE ""#));
    for (style, level) in [("Heading1", "0"), ("Heading2", "1"), ("Heading4", "2")] {
        let heading = format!(r#"<w:pStyle w:val="{style}"/><w:outlineLvl w:val="{level}"/>"#);
        assert!(text.contains(&heading), "no {heading}");
    }
}

#[test]
fn the_file_speaks_vietnamese_and_is_dated_as_the_paper_is() {
    let docx = half_year();
    assert!(part(&docx, "word/styles.xml").contains(r#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>"#));
    let core = part(&docx, "docProps/core.xml");
    assert!(core.contains("<dc:title>Báo cáo kết quả công tác 6 tháng đầu năm 2022</dc:title>"));
    assert!(core.contains(r#"<dcterms:created xsi:type="dcterms:W3CDTF">2022-06-24T00:00:00Z</dcterms:created>"#));
    assert!(docx.len() < 20_000, "deflated, not stored: {} bytes", docx.len());
}

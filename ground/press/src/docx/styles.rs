//! The named styles of a paper, one for each element of Decree 30/2020/NĐ-CP, Phụ lục I, Mục V.
//! Ids are ASCII, names are what a clerk sees in Word's list; heading styles keep Word's own names, so that the
//! navigation pane and a table of contents work.

use super::parts::W;
use super::xml::{Xml, half_points, twips};
use crate::decree::{DECREE30, pt};

/// One paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    size: f64,
    look: Look,
    align: &'static str,
    /// Points before and after, and the line as a multiple of single.
    spacing: (f64, f64, f64),
    /// First-line indent in points.
    indent: f64,
    /// Outline level for the navigation pane, 0 for the highest.
    outline: Option<u8>,
    keep: Keep,
}

/// Weight and slant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

/// Whether a paragraph stays on one page with the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    Free,
    WithNext,
}

const fn style(id: &'static str, name: &'static str, size: f64, look: Look, align: &'static str) -> Style {
    let spacing = (0.0, 0.0, 1.0);
    Style { id, name, size, look, align, spacing, indent: 0.0, outline: None, keep: Keep::Free }
}

const fn heading(id: &'static str, name: &'static str, look: Look, align: &'static str, outline: u8) -> Style {
    let m = DECREE30;
    Style {
        spacing: (m.paragraph_gap_pt, m.paragraph_gap_pt, m.line_factor),
        indent: if outline == 0 { 0.0 } else { pt(m.indent_mm) },
        outline: Some(outline),
        keep: Keep::WithNext,
        ..style(id, name, m.size.body, look, align)
    }
}

/// Every style in the order of the decree.
fn all() -> Vec<Style> {
    use Look::{Bold, BoldItalic, Italic, Regular};
    let m = DECREE30;
    let size = m.size;
    let text = (0.0, m.paragraph_gap_pt, m.line_factor);
    vec![
        style("QuocHieu", "Quốc hiệu", size.nation, Bold, "center"),
        style("TieuNgu", "Tiêu ngữ", size.motto, Bold, "center"),
        style("CoQuanChuQuan", "Cơ quan chủ quản", size.organ, Regular, "center"),
        style("CoQuanBanHanh", "Cơ quan ban hành", size.organ, Bold, "center"),
        Style { spacing: (6.0, 0.0, 1.0), ..style("SoKyHieu", "Số, ký hiệu", size.number, Regular, "center") },
        Style {
            spacing: (6.0, 0.0, 1.0),
            ..style("DiaDanhNgayThang", "Địa danh, ngày tháng", size.place_date, Italic, "center")
        },
        Style {
            spacing: (20.0, 3.0, 1.0),
            keep: Keep::WithNext,
            ..style("TenLoai", "Tên loại văn bản", size.title, Bold, "center")
        },
        Style { keep: Keep::WithNext, ..style("TrichYeu", "Trích yếu", size.title, Bold, "center") },
        Style { spacing: (0.0, 4.0, m.line_factor), ..style("KinhGui", "Kính gửi", size.body, Regular, "left") },
        heading("Heading1", "heading 1", Bold, "center", 0),
        heading("Heading2", "heading 2", Bold, "both", 1),
        heading("Heading3", "heading 3", Bold, "both", 2),
        heading("Heading4", "heading 4", Regular, "both", 3),
        Style {
            spacing: text,
            indent: pt(m.indent_mm),
            ..style("NoiDung", "Nội dung văn bản", size.body, Regular, "both")
        },
        Style {
            spacing: (8.0, 6.0, 1.0),
            keep: Keep::WithNext,
            ..style("Caption", "caption", size.table, Bold, "center")
        },
        Style { spacing: (2.5, 2.5, 1.0), ..style("DauBang", "Đầu bảng", size.table, Bold, "center") },
        Style { spacing: (2.5, 2.5, 1.0), ..style("ChuTrongBang", "Chữ trong bảng", size.table, Regular, "left") },
        Style { spacing: (6.0, 8.0, 1.0), ..style("GhiChu", "Ghi chú dưới bảng", size.note, Italic, "both") },
        style("QuyenHan", "Quyền hạn, chức vụ", size.signer, Bold, "center"),
        Style {
            spacing: (pt(m.signing_room_mm), 0.0, 1.0),
            ..style("NguoiKy", "Họ tên người ký", size.signer, Bold, "center")
        },
        // Its larger room above puts it on the base line of the signer's authority, which is set larger.
        Style {
            spacing: ((size.signer - size.recipients_head) * 0.891, 2.0, 1.0),
            ..style("NoiNhan", "Nơi nhận", size.recipients_head, BoldItalic, "left")
        },
        style("NoiNhanDanhSach", "Nơi nhận, danh sách", size.recipients, Regular, "left"),
        style("SoTrang", "header", size.page_number, Regular, "center"),
        style("DuongKe", "Đường kẻ", 2.0, Regular, "center"),
    ]
}

/// The part `word/styles.xml`.
pub(super) fn styles() -> String {
    let mut xml = Xml::new();
    xml.within("w:styles", &[W], |xml| {
        defaults(xml);
        xml.within("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |xml| {
            xml.val("w:name", "Normal");
            xml.empty("w:qFormat", &[]);
        });
        for style in all() {
            paragraph_style(xml, &style);
        }
        xml.within("w:style", &[("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", "SoLieu")], |xml| {
            xml.val("w:name", "Số liệu");
            xml.empty("w:qFormat", &[]);
        });
    });
    xml.finish()
}

fn defaults(xml: &mut Xml) {
    xml.within("w:docDefaults", &[], |xml| {
        xml.within("w:rPrDefault", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                let font = "Times New Roman";
                let fonts = [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)];
                xml.empty("w:rFonts", &fonts);
                xml.val("w:sz", half_points(DECREE30.size.body));
                xml.val("w:szCs", half_points(DECREE30.size.body));
                xml.empty("w:lang", &[("w:val", "vi-VN"), ("w:eastAsia", "vi-VN"), ("w:bidi", "ar-SA")]);
            });
        });
        xml.within("w:pPrDefault", &[], |xml| xml.within("w:pPr", &[], |xml| spacing(xml, (0.0, 0.0, 1.0))));
    });
}

fn paragraph_style(xml: &mut Xml, style: &Style) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", style.id)];
    let is_own = !style.name.is_ascii();
    if is_own {
        attributes.push(("w:customStyle", "1"));
    }
    xml.within("w:style", &attributes, |xml| {
        xml.val("w:name", style.name);
        xml.val("w:basedOn", "Normal");
        if style.outline.is_some() {
            xml.val("w:next", "NoiDung");
        }
        xml.empty("w:qFormat", &[]);
        xml.within("w:pPr", &[], |xml| {
            keep(xml, style.keep);
            spacing(xml, style.spacing);
            if style.indent > 0.0 {
                xml.empty("w:ind", &[("w:firstLine", &twips(style.indent).to_string())]);
            }
            xml.val("w:jc", style.align);
            if let Some(level) = style.outline {
                xml.val("w:outlineLvl", level);
            }
        });
        xml.within("w:rPr", &[], |xml| {
            if matches!(style.look, Look::Bold | Look::BoldItalic) {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if matches!(style.look, Look::Italic | Look::BoldItalic) {
                xml.empty("w:i", &[]);
                xml.empty("w:iCs", &[]);
            }
            xml.val("w:sz", half_points(style.size));
            xml.val("w:szCs", half_points(style.size));
        });
    });
}

/// The property that keeps a paragraph with the next.
pub(super) fn keep(xml: &mut Xml, keep: Keep) {
    if keep == Keep::WithNext {
        xml.empty("w:keepNext", &[]);
    }
}

fn spacing(xml: &mut Xml, (before, after, factor): (f64, f64, f64)) {
    let line = (factor * 240.0).round() as i64;
    let (before, after, line) = (twips(before).to_string(), twips(after).to_string(), line.to_string());
    xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after), ("w:line", &line), ("w:lineRule", "auto")]);
}

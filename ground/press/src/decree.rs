//! The measures of Decree 30/2020/NĐ-CP, Phụ lục I, as this house chooses them within the decree's ranges.
//! PDF, DOCX and the printed page read them from here; a test reads them back from the PDF's coordinates.
//! Source: Phụ lục I, Mục I (sheet, margins, page number), Mục II and III (elements), Mục V (sizes and styles).

use serde::Serialize;

/// All measures of a sheet. Lengths are millimetres where the name says `mm`, points where it says `pt`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// Width of the sheet: A4, 210 mm.
    pub width_mm: f64,
    /// Height of the sheet: A4, 297 mm.
    pub height_mm: f64,
    /// Margins of the text.
    pub margin: Margins,
    /// Sizes of type.
    pub size: Sizes,
    /// From the sheet's top edge to the page number's line; the decree says "in the top margin".
    pub page_number_mm: f64,
    /// Width of the left block of letterhead and signature; the right block takes the rest (the decree's own
    /// templates: 67.5 to 69 mm of letterhead).
    pub left_block_mm: f64,
    /// Indent of a paragraph's first line: 10 or 12.7 mm.
    pub indent_mm: f64,
    /// From base line to base line in the text, as a multiple of the type's own line: 1 (single) to 1.5.
    pub line_factor: f64,
    /// Room between paragraphs on top of the line: at least 6 pt.
    pub paragraph_gap_pt: f64,
    /// Length of the rule under the organ and the title, as a share of the line above it: 1/3 to 1/2.
    pub rule_share: f64,
    /// Thickness of the rules.
    pub rule_pt: f64,
    /// Room for hand and seal between the signer's authority and name (no measure in the decree; a seal is 36 mm wide
    /// and covers a third of the signature at its left).
    pub signing_room_mm: f64,
}

/// Margins of the text from the sheet's edges.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Margins {
    /// 20 to 25 mm.
    pub top_mm: f64,
    /// 15 to 20 mm.
    pub right_mm: f64,
    /// 20 to 25 mm.
    pub bottom_mm: f64,
    /// 30 to 35 mm.
    pub left_mm: f64,
}

/// Sizes of type in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sizes {
    /// Quốc hiệu: 12 or 13, capitals, bold.
    pub nation: f64,
    /// Tiêu ngữ: 13 or 14, bold; one larger than quốc hiệu.
    pub motto: f64,
    /// Superior and issuing organ: 12 or 13, capitals, the issuing one bold.
    pub organ: f64,
    /// "Số:" 13.
    pub number: f64,
    /// Place and date: 13 or 14, italic; with a quốc hiệu of 12 it is 13.
    pub place_date: f64,
    /// Type and abstract: 13 or 14, bold.
    pub title: f64,
    /// Text and headings: 13 or 14.
    pub body: f64,
    /// Words of a table. The decree sets no size; 13 is its smallest size of text.
    pub table: f64,
    /// Notes under a table. The decree sets no size.
    pub note: f64,
    /// Signer's authority and name: 13 or 14, bold.
    pub signer: f64,
    /// "Nơi nhận:" 12, bold italic.
    pub recipients_head: f64,
    /// The list of recipients: 11.
    pub recipients: f64,
    /// Page number: 13 or 14.
    pub page_number: f64,
}

/// What this house prints with.
pub const DECREE30: Measures = Measures {
    width_mm: 210.0,
    height_mm: 297.0,
    margin: Margins { top_mm: 20.0, right_mm: 15.0, bottom_mm: 20.0, left_mm: 30.0 },
    size: Sizes {
        nation: 12.0,
        motto: 13.0,
        organ: 12.0,
        number: 13.0,
        place_date: 13.0,
        title: 14.0,
        body: 14.0,
        table: 13.0,
        note: 12.0,
        signer: 14.0,
        recipients_head: 12.0,
        recipients: 11.0,
        page_number: 14.0,
    },
    page_number_mm: 10.0,
    left_block_mm: 67.0,
    indent_mm: 12.7,
    line_factor: 1.1,
    paragraph_gap_pt: 6.0,
    rule_share: 0.42,
    rule_pt: 0.75,
    signing_room_mm: 26.0,
};

/// Quốc hiệu (Phụ lục I, Mục II 1a).
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ (Phụ lục I, Mục II 1b): hyphens with a space on each side.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Height of a line of Times set single, in sizes of the type: ascent, descent and line gap of the font.
pub const SINGLE: f64 = 1.15;

impl Measures {
    /// Width of the text between the margins.
    pub const fn text_width_mm(&self) -> f64 {
        self.width_mm - self.margin.left_mm - self.margin.right_mm
    }
}

/// Points in a length of millimetres.
pub const fn pt(mm: f64) -> f64 {
    mm * 72.0 / 25.4
}

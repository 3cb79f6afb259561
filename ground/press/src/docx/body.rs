//! The text of a paper as WordprocessingML: one function a block, named as the block is named in the kernel.
//! Rules are the upper borders of empty paragraphs, indented from both sides until they have the decree's length.
//! Order of elements within `w:pPr`, `w:tblPr` and `w:trPr` is the schema's; Word refuses another.

use kernel::document::{Align, Block, Cell, Document, Heading, Inline, Letterhead, Level, Signature, Table, Title};

use super::parts::{R, W};
use super::styles::{self, Keep};
use super::xml::{Attributes, Xml, eighths, twips};
use crate::decree::{DECREE30, MOTTO, NATION, pt};
use crate::fonts::{Fonts, Style};
use crate::prepare;

/// Tables of no more rows stay on one page.
const SHORT: usize = 8;
/// A row with a longer cell may break over pages, since it might not fit on one.
const LONG_CELL: usize = 600;

/// The part `word/document.xml`.
pub(super) fn document(paper: &Document, fonts: &Fonts) -> String {
    let mut xml = Xml::new();
    let mut depths = prepare::depths(paper).into_iter();
    let blocks: Vec<&Block> = paper.sections.iter().flat_map(|section| &section.blocks).collect();
    xml.within("w:document", &[W, R], |xml| {
        xml.within("w:body", &[], |xml| {
            for (at, block) in blocks.iter().enumerate() {
                let before_signature = matches!(blocks.get(at + 1), Some(Block::Signature(_)));
                let keep = if before_signature { Keep::WithNext } else { Keep::Free };
                match block {
                    Block::Letterhead(value) => letterhead(xml, value, fonts),
                    Block::Title(value) => title(xml, value, fonts),
                    Block::Addressed(names) => addressed(xml, names, fonts),
                    Block::Heading(value) => heading(xml, value, depths.next().unwrap_or(1)),
                    Block::Paragraph(words) => paragraph(xml, "NoiDung", keep, words),
                    Block::Table(value) => table(xml, value),
                    Block::Note(words) => paragraph(xml, "GhiChu", keep, words),
                    Block::Signature(value) => signature(xml, value),
                }
            }
            // A table may not be the last thing in a section.
            if matches!(blocks.last(), None | Some(Block::Table(_) | Block::Signature(_) | Block::Letterhead(_))) {
                line(xml, "DuongKe", "");
            }
            sheet(xml);
        });
    });
    xml.finish()
}

fn letterhead(xml: &mut Xml, head: &Letterhead, fonts: &Fonts) {
    let (left, right) = columns(prepare::left_block_pt(head, fonts));
    let organ_line = head.organ.rsplit('\n').next().unwrap_or_default();
    let organ_rule = DECREE30.rule_share * fonts.width_pt(organ_line, DECREE30.size.organ, Style::Bold);
    let motto_rule = fonts.width_pt(MOTTO, DECREE30.size.motto, Style::Bold);
    blank_table(xml, (left, right), |xml| {
        row(xml, |xml| {
            blank_cell(xml, left, |xml| {
                if let Some(superior) = &head.superior {
                    line(xml, "CoQuanChuQuan", superior);
                }
                line(xml, "CoQuanBanHanh", &head.organ);
                rule(xml, left, organ_rule, Keep::Free);
            });
            blank_cell(xml, right, |xml| {
                line(xml, "QuocHieu", NATION);
                line(xml, "TieuNgu", MOTTO);
                rule(xml, right, motto_rule, Keep::Free);
            });
        });
        row(xml, |xml| {
            blank_cell(xml, left, |xml| line(xml, "SoKyHieu", &format!("Số: {}", head.number)));
            blank_cell(xml, right, |xml| line(xml, "DiaDanhNgayThang", &prepare::place_date(head)));
        });
    });
}

fn title(xml: &mut Xml, title: &Title, fonts: &Fonts) {
    line(xml, "TenLoai", &title.kind);
    for subject in &title.subject {
        line(xml, "TrichYeu", subject);
    }
    if let Some(last) = title.subject.last() {
        let length = DECREE30.rule_share * fonts.width_pt(last, DECREE30.size.title, Style::Bold);
        rule(xml, pt(DECREE30.text_width_mm()), length, Keep::WithNext);
    }
    styled(xml, "DuongKe", |xml| xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "160")]), |_| {});
}

/// One addressee stands on the line; several on lines of their own, their dashes below the colon.
fn addressed(xml: &mut Xml, names: &[String], fonts: &Fonts) {
    let label = "Kính gửi";
    if let [name] = names {
        styled(xml, "KinhGui", |xml| xml.val("w:jc", "center"), |xml| run(xml, None, &format!("{label}: {name}")));
        return;
    }
    let indent = 2.0 * pt(DECREE30.indent_mm);
    let below_colon = indent + fonts.width_pt(label, DECREE30.size.body, Style::Regular);
    let indented = |xml: &mut Xml, indent: f64, text: &str| {
        let place = twips(indent).to_string();
        styled(xml, "KinhGui", |xml| xml.empty("w:ind", &[("w:left", &place)]), |xml| run(xml, None, text));
    };
    indented(xml, indent, &format!("{label}:"));
    for (at, name) in names.iter().enumerate() {
        let end = if at + 1 == names.len() { "." } else { ";" };
        indented(xml, below_colon, &format!("- {name}{end}"));
    }
}

fn heading(xml: &mut Xml, heading: &Heading, depth: usize) {
    let (style, between) = match heading.level {
        Level::Part => ("Heading1", "\n"),
        Level::Section => ("Heading2", " "),
        Level::Clause => ("Heading3", " "),
        Level::Point => ("Heading4", " "),
    };
    let words: Vec<&str> =
        [heading.number.as_str(), heading.text.as_str()].into_iter().filter(|w| !w.is_empty()).collect();
    styled(xml, style, |xml| xml.val("w:outlineLvl", depth - 1), |xml| run(xml, None, &words.join(between)));
}

fn paragraph(xml: &mut Xml, style: &str, keep: Keep, words: &[Inline]) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style);
            styles::keep(xml, keep);
        });
        inlines(xml, words);
    });
}

fn table(xml: &mut Xml, table: &Table) {
    if !table.caption.is_empty() {
        line(xml, "Caption", &table.caption);
    }
    if table.columns.is_empty() {
        return;
    }
    let width = twips(pt(DECREE30.text_width_mm()));
    let shares: Vec<i64> = table.columns.iter().map(|column| i64::from(column.share.max(1))).collect();
    let total: i64 = shares.iter().sum();
    let widths: Vec<i64> = shares.iter().map(|share| share * width / total).collect();
    xml.within("w:tbl", &[], |xml| {
        table_properties(xml, width, "single", 80);
        xml.within("w:tblGrid", &[], |xml| widths.iter().for_each(|w| grid_column(xml, *w)));
        xml.within("w:tr", &[], |xml| {
            xml.within("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                xml.empty("w:tblHeader", &[]);
            });
            for (column, width) in table.columns.iter().zip(&widths) {
                cell(xml, *width, |xml| {
                    let head = |xml: &mut Xml| run(xml, None, &column.head);
                    styled(xml, "DauBang", |xml| xml.empty("w:keepNext", &[]), head);
                });
            }
        });
        for (at, cells) in table.rows.iter().enumerate() {
            let with_next = table.rows.len() <= SHORT && at + 1 < table.rows.len();
            let keep = if with_next { Keep::WithNext } else { Keep::Free };
            xml.within("w:tr", &[], |xml| {
                if cells.iter().all(|cell| cell.text().len() <= LONG_CELL) {
                    xml.within("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                }
                for ((content, column), width) in cells.iter().zip(&table.columns).zip(&widths) {
                    cell(xml, *width, |xml| cell_words(xml, content, column.align, keep));
                }
            });
        }
    });
}

fn cell_words(xml: &mut Xml, content: &Cell, align: Align, keep: Keep) {
    let properties = |xml: &mut Xml| {
        styles::keep(xml, keep);
        match align {
            Align::Left => {}
            Align::Centre => xml.val("w:jc", "center"),
            Align::Right => xml.val("w:jc", "right"),
        }
    };
    styled(xml, "ChuTrongBang", properties, |xml| match content {
        Cell::Text(words) => inlines(xml, words),
        Cell::Figure(figure) => run(xml, Some("SoLieu"), &figure.text),
        Cell::Datum(datum) => run(xml, None, &datum.text),
        Cell::Empty => {}
    });
}

fn signature(xml: &mut Xml, signature: &Signature) {
    let (left, right) = columns(pt(DECREE30.left_block_mm));
    // Two tables that touch would grow together; the room above the signature stands between.
    let room = |xml: &mut Xml| {
        xml.empty("w:keepNext", &[]);
        xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "160")]);
    };
    styled(xml, "DuongKe", room, |_| {});
    blank_table(xml, (left, right), |xml| {
        row(xml, |xml| {
            blank_cell(xml, left, |xml| {
                line(xml, "NoiNhan", if signature.recipients.is_empty() { "" } else { "Nơi nhận:" });
                for (at, name) in signature.recipients.iter().enumerate() {
                    let end = if at + 1 == signature.recipients.len() { "." } else { ";" };
                    line(xml, "NoiNhanDanhSach", &format!("- {name}{end}"));
                }
            });
            blank_cell(xml, right, |xml| {
                for authority in &signature.authority {
                    line(xml, "QuyenHan", authority);
                }
                line(xml, "NguoiKy", &signature.signer);
            });
        });
    });
}

/// A line of the given length in the middle of a column of the given width, both in points.
fn rule(xml: &mut Xml, column: f64, length: f64, keep: Keep) {
    let side = twips((column - length).max(0.0) / 2.0).to_string();
    let thickness = eighths(DECREE30.rule_pt).to_string();
    let properties = |xml: &mut Xml| {
        styles::keep(xml, keep);
        xml.within("w:pBdr", &[], |xml| {
            let border: Attributes =
                &[("w:val", "single"), ("w:sz", &thickness), ("w:space", "1"), ("w:color", "000000")];
            xml.empty("w:top", border);
        });
        xml.empty("w:spacing", &[("w:before", "50"), ("w:after", "0")]);
        xml.empty("w:ind", &[("w:left", &side), ("w:right", &side)]);
    };
    styled(xml, "DuongKe", properties, |_| {});
}

fn sheet(xml: &mut Xml) {
    let place = |mm: f64| twips(pt(mm)).to_string();
    let m = DECREE30;
    xml.within("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId3")]);
        xml.empty("w:pgSz", &[("w:w", &place(m.width_mm)), ("w:h", &place(m.height_mm))]);
        let margins: Attributes = &[
            ("w:top", &place(m.margin.top_mm)),
            ("w:right", &place(m.margin.right_mm)),
            ("w:bottom", &place(m.margin.bottom_mm)),
            ("w:left", &place(m.margin.left_mm)),
            ("w:header", &place(m.page_number_mm)),
            ("w:footer", &place(m.page_number_mm)),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", margins);
        // A first page with a header of its own, and none given: the first page has no number.
        xml.empty("w:titlePg", &[]);
    });
}

/// Widths of the left and right block of letterhead and signature, in points.
fn columns(left: f64) -> (f64, f64) {
    (left, pt(DECREE30.text_width_mm()) - left)
}

fn blank_table(xml: &mut Xml, (left, right): (f64, f64), rows: impl FnOnce(&mut Xml)) {
    xml.within("w:tbl", &[], |xml| {
        table_properties(xml, twips(left + right), "nil", 0);
        xml.within("w:tblGrid", &[], |xml| [left, right].iter().for_each(|w| grid_column(xml, twips(*w))));
        rows(xml);
    });
}

fn table_properties(xml: &mut Xml, width: i64, border: &str, side: i64) {
    xml.within("w:tblPr", &[], |xml| {
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.within("w:tblBorders", &[], |xml| {
            for edge in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                let line: Attributes = &[("w:val", border), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")];
                xml.empty(edge, line);
            }
        });
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.within("w:tblCellMar", &[], |xml| {
            for edge in ["w:left", "w:right"] {
                xml.empty(edge, &[("w:w", &side.to_string()), ("w:type", "dxa")]);
            }
        });
    });
}

fn grid_column(xml: &mut Xml, width: i64) {
    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
}

fn row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
        cells(xml);
    });
}

fn blank_cell(xml: &mut Xml, width: f64, content: impl FnOnce(&mut Xml)) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| cell_width(xml, twips(width)));
        content(xml);
    });
}

fn cell(xml: &mut Xml, width: i64, content: impl FnOnce(&mut Xml)) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            cell_width(xml, width);
            xml.val("w:vAlign", "center");
        });
        content(xml);
    });
}

fn cell_width(xml: &mut Xml, width: i64) {
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
}

/// A paragraph of plain words in a style.
fn line(xml: &mut Xml, style: &str, text: &str) {
    styled(xml, style, |_| {}, |xml| run(xml, None, text));
}

/// A paragraph in a style, with properties of its own.
fn styled(xml: &mut Xml, style: &str, properties: impl FnOnce(&mut Xml), content: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style);
            properties(xml);
        });
        content(xml);
    });
}

fn inlines(xml: &mut Xml, words: &[Inline]) {
    for word in words {
        match word {
            Inline::Text(text) => run(xml, None, text),
            Inline::Figure(figure) => run(xml, Some("SoLieu"), &figure.text),
        }
    }
}

/// Words in a character style; "\n" breaks the line.
fn run(xml: &mut Xml, style: Option<&str>, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.within("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.within("w:rPr", &[], |xml| xml.val("w:rStyle", style));
        }
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(part));
        }
    });
}

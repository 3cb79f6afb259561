//! Whatever is typed into a paper prints: markup of four languages, emoji, controls, names without end, no rows.

use kernel::document::{Align, Block, Cell, Column, Document, Format, Inline, Table};
use proptest::prelude::*;
use scraper::{Html, Selector};

use super::read_pdf::Pdf;
use super::{PRESS, read_docx, spaced};
use crate::samples;

/// A paper whose every free text is this one.
fn paper_of(text: &str, rows: usize) -> Document {
    let mut paper = samples::half_year();
    paper.title = format!("Báo cáo {text}");
    let column = |align| Column { head: text.to_owned(), align, share: 1 };
    let cells = || vec![Cell::words(text), Cell::Empty, Cell::words(text)];
    let table = Table {
        name: text.to_owned(),
        caption: text.to_owned(),
        columns: vec![column(Align::Left), column(Align::Centre), column(Align::Right)],
        rows: (0..rows).map(|_| cells()).collect(),
    };
    for block in paper.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Letterhead(head) => head.organ = format!("Hội {text}"),
            Block::Title(title) => title.subject = vec![text.to_owned()],
            Block::Heading(heading) => heading.text = text.to_owned(),
            Block::Paragraph(runs) => *runs = vec![Inline::from(text), Inline::from("|"), Inline::from(text)],
            Block::Table(old) => *old = table.clone(),
            Block::Signature(signature) => signature.recipients = vec![text.to_owned(), String::new()],
            _ => {}
        }
    }
    paper
}

/// The paragraph of `paper_of`, as a format should show it.
fn expected(text: &str) -> String {
    spaced(&format!("{text}|{text}"))
}

fn in_html(bytes: &[u8]) -> String {
    let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
    assert_eq!(page.select(&Selector::parse("script, main b b, main img").unwrap()).count(), 0);
    let paragraph = page.select(&Selector::parse("p.text").unwrap()).next().unwrap();
    spaced(&paragraph.text().collect::<String>())
}

fn in_docx(bytes: &[u8]) -> String {
    let found = read_docx::paragraphs(bytes).into_iter().find(|paragraph| paragraph.style == "NoiDung");
    spaced(&found.unwrap().text)
}

fn in_pdf(bytes: &[u8]) -> Vec<String> {
    Pdf::read(bytes).elements().into_iter().map(|element| element.text).collect()
}

#[test]
fn text_that_looks_like_markup_is_text() {
    for text in [
        "#let x = 1; #x",
        "<b>đậm</b> & <script>alert(1)</script>",
        "\\u{1F600} \\n $x^2$ `a` *b* _c_",
        "a // b /* c */ @d <e>",
    ] {
        let paper = paper_of(text, 2);
        let print = |format| PRESS.print(&paper, format).unwrap();
        assert_eq!(in_html(&print(Format::Html)), expected(text));
        assert_eq!(in_docx(&print(Format::Docx)), expected(text));
        // Long words break, and a line's end reads as a space.
        let solid = |text: &str| text.replace(' ', "");
        let pieces = in_pdf(&print(Format::Pdf));
        assert!(pieces.iter().any(|piece| solid(piece) == solid(&expected(text))), "{pieces:?}");
        print(Format::Xlsx);
    }
}

#[test]
fn a_sign_no_font_has_is_a_box_in_the_pdf_and_itself_elsewhere() {
    let text = "Lớp 👩\u{200d}🌾 ngoài đồng \u{e123}, c\u{334}hữ";
    let paper = paper_of(text, 1);
    assert_eq!(in_docx(&PRESS.print(&paper, Format::Docx).unwrap()), expected(text));
    let pieces = in_pdf(&PRESS.print(&paper, Format::Pdf).unwrap());
    assert!(pieces.iter().any(|piece| piece.starts_with("Lớp □□ ngoài đồng □, c")), "{pieces:?}");
}

#[test]
fn tables_without_rows_or_columns_print() {
    let mut paper = paper_of("Không phát sinh", 0);
    for columns in [3, 0] {
        for block in paper.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if let Block::Table(table) = block {
                table.columns.truncate(columns);
            }
        }
        for format in Format::ALL {
            PRESS.print(&paper, format).unwrap();
        }
    }
    paper.sections.clear();
    for format in Format::ALL {
        PRESS.print(&paper, format).unwrap();
    }
}

#[test]
fn long_names_and_cells_stay_on_the_sheet() {
    let mut paper = paper_of(&"Hội Khoa học Kỹ thuật Lâm nghiệp ".repeat(120), 12);
    for block in paper.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Table(table) = block {
            table.columns.iter_mut().for_each(|column| column.head.truncate("Hội Khoa học".len()));
        }
    }
    let pdf = Pdf::read(&PRESS.print(&paper, Format::Pdf).unwrap());
    assert!(pdf.pages.len() > 3);
    for page in &pdf.pages {
        let outside = page.runs.iter().find(|run| run.right > page.width - 42.0 || run.y > page.height - 56.0);
        assert!(outside.is_none(), "{outside:?}");
    }
    for format in [Format::Html, Format::Docx, Format::Xlsx] {
        PRESS.print(&paper, format).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_prints(text in "\\PC{0,40}", odd in any::<String>(), rows in 0_usize..3) {
        for typed in [&text, &odd] {
            let paper = paper_of(typed, rows);
            for format in Format::ALL {
                prop_assert!(PRESS.print(&paper, format).is_ok(), "{}: {:?}", format, PRESS.print(&paper, format).err());
            }
        }
    }

    #[test]
    fn vietnamese_text_is_intact(text in "[a-zA-ZÀ-ỹĂăĐđƠơƯư0-9#<>&\\\\\"'*_$`{}()@/.,;:-]{1,12}( [a-zA-ZÀ-ỹ0-9#<&\\\\%]{1,9}){0,6}") {
        let paper = paper_of(&text, 1);
        prop_assert_eq!(in_html(&PRESS.print(&paper, Format::Html).unwrap()), expected(&text));
        prop_assert_eq!(in_docx(&PRESS.print(&paper, Format::Docx).unwrap()), expected(&text));
    }
}

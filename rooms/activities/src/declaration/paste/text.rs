//! What was pasted, as lines and columns of numbers. Tables of Word and Excel arrive as cells parted by tabs; whatever has
//! no tab is prose or “chỉ tiêu: số”. Nothing is guessed here about what a line means, and no number is mended.

use super::cells;
use super::prose;
use super::table;

/// Most bytes that are taken at once; the tables of an annual report are a tenth of it.
pub const LONGEST: usize = 100_000;
/// Most lines with numbers.
pub const MOST_LINES: usize = 200;
/// Most columns of numbers.
pub const MOST_COLUMNS: usize = 8;

/// A pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What stands above each column of numbers; nothing where there is no heading.
    pub columns: Vec<String>,
    /// The lines that hold a number.
    pub lines: Vec<Line>,
    /// How many lines hold none: headings, remarks.
    pub silent: usize,
}

/// A line with a number, or a number within a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What is said of the number, as pasted.
    pub title: String,
    /// What stands above it ("I. Tập huấn"), or around it in the sentence.
    pub context: String,
    /// What the number means in the paper's own words, whole.
    pub meaning: String,
    /// The unit, as pasted; nothing where none is.
    pub unit: String,
    /// A cell for each column of the text, as pasted; fewer where the line is shorter.
    pub cells: Vec<String>,
    /// How it was told.
    pub told: Told,
}

/// How a number was told, on which depends how sure anybody can be of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// A line of its own.
    #[default]
    Whole,
    /// A part of the line above it: “Trong đó: nữ”.
    Part,
    /// One of the numbers of a sentence.
    Sentence,
}

/// Reads a text that is in Unicode already.
pub fn read(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    for block in blocks(cells::rows(text)) {
        match block {
            Block::Table(rows) => table::read(&rows, &mut pasted),
            Block::Prose(lines) => prose::read(&lines, &mut pasted),
        }
    }
    pasted
}

/// Lines that belong together.
enum Block {
    Table(Vec<Vec<String>>),
    Prose(Vec<String>),
}

fn blocks(rows: Vec<Vec<String>>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for row in rows {
        match (blocks.last_mut(), row.len() > 1) {
            (Some(Block::Table(table)), true) => table.push(row),
            (Some(Block::Prose(lines)), false) => lines.extend(row),
            // A heading across the whole table ("II. Tư vấn") comes as one cell.
            (Some(Block::Table(table)), false) if is_a_heading(&row) => table.push(row),
            (_, true) => blocks.push(Block::Table(vec![row])),
            (_, false) => blocks.push(Block::Prose(row)),
        }
    }
    blocks
}

fn is_a_heading(row: &[String]) -> bool {
    row.iter().all(|cell| cell.chars().count() < 120 && viet::quantities(cell).is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        let pasted = read(text);
        let line =
            |line: &Line| format!("{} < {} | {} | {}", line.title, line.context, line.unit, line.cells.join(" ; "));
        let lines: Vec<String> = pasted.lines.iter().map(line).collect();
        format!("[{}]\n{}", pasted.columns.join(" ; "), lines.join("\n"))
    }

    #[test]
    fn a_table_of_word_with_ordinals_units_and_three_columns() {
        let text = "TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch 2022\t6 tháng 2022\t6 tháng 2021\tSo sánh (%)\n\
                    I\tTập huấn, phổ biến kiến thức\t\t\t\t\t\n\
                    1\tSố lớp tập huấn\tlớp\t40\t19\t17\t111,8\n\
                    2\tSố người dự\tlượt người\t\thơn 9.000\t5.350\t168\n\
                    \tTrong đó: nữ\tlượt người\t\t4.100\t-\t\n\
                    II. Tư vấn, phản biện\n\
                    3\tNhiệm vụ phản biện\tnhiệm vụ\t12\t07\t5\t140\n";
        insta::assert_snapshot!(shown(text), @"
        [Kế hoạch 2022 ; 6 tháng 2022 ; 6 tháng 2021]
        Số lớp tập huấn < Tập huấn, phổ biến kiến thức | lớp | 40 ; 19 ; 17
        Số người dự < Tập huấn, phổ biến kiến thức | lượt người |  ; hơn 9.000 ; 5.350
        Trong đó: nữ < Tập huấn, phổ biến kiến thức Số người dự | lượt người |  ; 4.100 ; -
        Nhiệm vụ phản biện < II. Tư vấn, phản biện | nhiệm vụ | 12 ; 07 ; 5
        ");
    }

    #[test]
    fn lines_with_a_colon_and_sentences() {
        let text = "Kết quả 6 tháng đầu năm 2022\n\
                    - Số lớp tập huấn: 19 lớp\n\
                    - Hội viên: hơn 15.000\n\
                    Phối hợp tổ chức 19 lớp cho hơn 9.000 lượt hội viên; 07 lớp cho 700 hộ dân.";
        insta::assert_snapshot!(shown(text), @"
        []
        Số lớp tập huấn < Kết quả 6 tháng đầu năm 2022 | lớp | 19
        Hội viên < Kết quả 6 tháng đầu năm 2022 |  | hơn 15.000
        Phối hợp tổ chức … lớp < Kết quả 6 tháng đầu năm 2022 Phối hợp tổ chức 19 lớp cho hơn 9.000 lượt hội viên | lớp | 19
        lớp cho … lượt hội viên < Kết quả 6 tháng đầu năm 2022 Phối hợp tổ chức 19 lớp cho hơn 9.000 lượt hội viên | lượt hội viên | hơn 9.000
        … lớp < Kết quả 6 tháng đầu năm 2022 07 lớp cho 700 hộ dân | lớp | 07
        lớp cho … hộ dân < Kết quả 6 tháng đầu năm 2022 07 lớp cho 700 hộ dân | hộ dân | 700
        ");
    }

    #[test]
    fn cells_of_excel_that_hold_line_breaks_and_quotes() {
        let text = "Chỉ tiêu\tNăm 2022\r\n\"Lớp \"\"nghề\"\"\ncho nông dân\"\t1.234\r\n";
        insta::assert_snapshot!(shown(text), @r#"
        [Năm 2022]
        Lớp "nghề" cho nông dân <  |  | 1.234
        "#);
    }

    #[test]
    fn a_table_without_headings_and_one_whose_headings_are_years() {
        insta::assert_snapshot!(shown("Số lớp\t12\nSố người\t1.200\n"), @"
        []
        Số lớp <  |  | 12
        Số người <  |  | 1.200
        ");
        insta::assert_snapshot!(shown("\t2021\t2022\nSố lớp\t12\t15\n"), @"
        [2021 ; 2022]
        Số lớp <  |  | 12 ; 15
        ");
    }

    #[test]
    fn what_is_wrong_stays_as_it_was_pasted() {
        insta::assert_snapshot!(shown("Chỉ tiêu\tSố\nSố người\t9,000\nSố hộ\t1.23\nSố quà\tchưa rõ\n"), @"
        [Số]
        Số người <  |  | 9,000
        Số hộ <  |  | 1.23
        ");
    }

    proptest! {
        #[test]
        fn anything_can_be_pasted(text in "[\\t\\n\"0-9a-zđ.,;:%\\- ]{0,200}") {
            let pasted = read(&text);
            for line in &pasted.lines {
                prop_assert!(line.cells.len() <= pasted.columns.len());
                prop_assert!(line.cells.iter().any(|cell| !cell.is_empty()));
            }
        }
    }
}

//! The law "a figure is a set", tried on one question: the number, what its list adds up to, and what the interpreter
//! says must be one. `hoitu verify` prints the differences as they stand here.

use std::collections::BTreeMap;
use std::fmt;

use kernel::{Fault, Qualifier};
use store::Snapshot;
use viet::{grouped, short_date};

use crate::catalogue::Figure;
use crate::fact::World;
use crate::interpret::Answer;
use crate::number::{Line, Number};
use crate::question::{Basis, Question};

/// A way in which a figure is not the set it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Key of the figure.
    pub figure: String,
    /// For which body and period, in whose tree, as known when.
    pub question: Question,
    /// What differs.
    pub what: What,
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The number is not what its list adds up to.
    ListAddsUpTo {
        /// The number.
        number: Number,
        /// The sum of the list.
        list: Number,
    },
    /// The number is not what the interpreter finds.
    InterpreterFinds {
        /// The number.
        number: Number,
        /// The interpreter's.
        interpreter: Number,
    },
    /// A line that the interpreter finds is not in the list.
    Missing(Line),
    /// A line of the list is not among the interpreter's.
    TooMuch(Line),
    /// A line of both is not the same in both.
    Otherwise {
        /// In the list.
        list: Line,
        /// The interpreter's.
        interpreter: Line,
    },
    /// The list has the interpreter's lines in another order, or one of them twice.
    Order,
}

/// Asks the database and the interpreter the same, and compares.
///
/// # Errors
/// As for [`Figure::answer`]; a difference is not an error.
pub async fn check(
    view: &Snapshot,
    figure: &Figure,
    world: &World,
    question: &Question,
) -> Result<Vec<Difference>, Fault> {
    let asked = figure.answer(view, question).await?;
    Ok(compare(figure, question, &asked, &figure.interpret(world, question)))
}

/// What differs between the database's answer and the interpreter's.
pub fn compare(figure: &Figure, question: &Question, asked: &Answer, interpreted: &Answer) -> Vec<Difference> {
    let mut found = Vec::new();
    let list = Number::of(&asked.lines);
    if list != asked.number {
        found.push(What::ListAddsUpTo { number: asked.number, list });
    }
    if asked.number != interpreted.number {
        found.push(What::InterpreterFinds { number: asked.number, interpreter: interpreted.number });
    }
    let lines_differ = found.len();
    let mut expected: BTreeMap<i64, &Line> = interpreted.lines.iter().map(|line| (line.key, line)).collect();
    for line in &asked.lines {
        match expected.remove(&line.key) {
            None => found.push(What::TooMuch(line.clone())),
            Some(other) if other != line => {
                found.push(What::Otherwise { list: line.clone(), interpreter: other.clone() });
            }
            Some(_) => {}
        }
    }
    found.extend(expected.into_values().cloned().map(What::Missing));
    if found.len() == lines_differ && asked.lines != interpreted.lines {
        found.push(What::Order);
    }
    let difference = |what| Difference { figure: figure.key().to_owned(), question: *question, what };
    found.into_iter().map(difference).collect()
}

/// "lop.chu_tri, đơn vị 20.1, 6 tháng đầu năm 2022 (01/01/2022 - 30/06/2022): …", in Vietnamese for the office.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Question { body, period, basis, .. } = self.question;
        // The range, because halves of both closings have one name.
        let (first, last) = (short_date(period.first.date()), short_date(period.last.date()));
        write!(f, "{}, đơn vị {body:?}, {} ({first} - {last})", self.figure, period.name())?;
        if let Basis::Regrouped(day) = basis {
            write!(f, ", quy về tổ chức ngày {}", short_date(day.date()))?;
        }
        write!(f, ": {}", self.what)
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ListAddsUpTo { number, list } => {
                write!(f, "số liệu là {}, nhưng danh sách cộng lại là {}", said(number), said(list))
            }
            Self::InterpreterFinds { number, interpreter } => {
                write!(f, "số liệu là {}, nhưng đếm lại từng bản ghi là {}", said(number), said(interpreter))
            }
            Self::Missing(line) => write!(f, "danh sách thiếu {}", named(line)),
            Self::TooMuch(line) => write!(f, "danh sách thừa {}", named(line)),
            Self::Otherwise { list, .. } => write!(f, "danh sách ghi khác bản ghi: {}", named(list)),
            Self::Order => f.write_str("danh sách sai thứ tự hoặc có dòng lặp"),
        }
    }
}

fn said(number: &Number) -> String {
    let mut said = match number.value {
        None => "chưa rõ".to_owned(),
        Some(value) if number.qualifier == Qualifier::Exact => grouped(value),
        Some(value) => format!("{} {}", number.qualifier.word(), grouped(value)),
    };
    said.push_str(&format!(" ({} bản ghi", number.records));
    if number.unknown > 0 {
        said.push_str(&format!(", {} chưa rõ", number.unknown));
    }
    said.push(')');
    said
}

fn named(line: &Line) -> String {
    format!("“{}” ngày {} (mã {})", line.title, short_date(line.day.date()), line.id)
}

#[cfg(test)]
mod tests {
    use kernel::{Day, Quantity};

    use super::*;
    use crate::number::Share;
    use crate::proof::specimen::{ask, body, figure};

    fn line(key: i64, classes: i64) -> Line {
        let day: Day = "2022-03-08".parse().unwrap();
        let (id, title) = (format!("{key:026}"), format!("Lớp {key}"));
        Line { key, id, day, title, share: Share::Amount(Quantity::stated(classes, Qualifier::Over)) }
    }

    fn answer(lines: &[Line]) -> Answer {
        Answer { number: Number::of(lines), lines: lines.to_vec() }
    }

    fn differences(asked: &Answer, interpreted: &Answer) -> Vec<Difference> {
        let basis = Basis::Regrouped("2025-07-01".parse().unwrap());
        let question = Question { basis, ..ask(body(20, 1), "2022-H1@statutory") };
        compare(&figure("lop.chu_tri"), &question, asked, interpreted)
    }

    fn what(asked: &Answer) -> String {
        let found = differences(asked, &answer(&[line(1, 2), line(2, 3)]));
        found.iter().map(|difference| difference.what.to_string()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_difference_names_figure_body_period_and_basis() {
        let found = differences(&answer(&[line(2, 3), line(1, 2)]), &answer(&[line(1, 2), line(2, 3)]));
        insta::assert_snapshot!(found[0], @"lop.chu_tri, đơn vị 20.1, 6 tháng đầu năm 2022 (15/12/2021 - 14/06/2022), quy về tổ chức ngày 01/07/2025: danh sách sai thứ tự hoặc có dòng lặp");
    }

    #[test]
    fn every_difference_says_where_the_office_has_to_look() {
        assert_eq!(what(&answer(&[line(1, 2), line(2, 3)])), "");
        insta::assert_snapshot!(what(&Answer { number: Number::ZERO, ..answer(&[line(1, 2), line(2, 3)]) }), @"
        số liệu là 0 (0 bản ghi), nhưng danh sách cộng lại là hơn 5 (2 bản ghi)
        số liệu là 0 (0 bản ghi), nhưng đếm lại từng bản ghi là hơn 5 (2 bản ghi)
        ");
        insta::assert_snapshot!(what(&answer(&[line(1, 2)])), @"
        số liệu là hơn 2 (1 bản ghi), nhưng đếm lại từng bản ghi là hơn 5 (2 bản ghi)
        danh sách thiếu “Lớp 2” ngày 08/03/2022 (mã 00000000000000000000000002)
        ");
        insta::assert_snapshot!(what(&answer(&[line(1, 2), line(2, 3), line(3, 9_000)])), @"
        số liệu là hơn 9.005 (3 bản ghi), nhưng đếm lại từng bản ghi là hơn 5 (2 bản ghi)
        danh sách thừa “Lớp 3” ngày 08/03/2022 (mã 00000000000000000000000003)
        ");
        insta::assert_snapshot!(what(&answer(&[line(1, 3), line(2, 2)])), @"
        danh sách ghi khác bản ghi: “Lớp 1” ngày 08/03/2022 (mã 00000000000000000000000001)
        danh sách ghi khác bản ghi: “Lớp 2” ngày 08/03/2022 (mã 00000000000000000000000002)
        ");
        insta::assert_snapshot!(what(&answer(&[line(2, 3), line(1, 2)])), @"danh sách sai thứ tự hoặc có dòng lặp");
        insta::assert_snapshot!(what(&answer(&[line(1, 2), line(2, 3), line(2, 3)])), @"
        số liệu là hơn 8 (3 bản ghi), nhưng đếm lại từng bản ghi là hơn 5 (2 bản ghi)
        danh sách thừa “Lớp 2” ngày 08/03/2022 (mã 00000000000000000000000002)
        ");
    }
}

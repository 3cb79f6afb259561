//! GET …/hoat-dong/tai-ve: exactly what is filtered, as a workbook, with the filter in words at its head. Numbers are
//! numbers and days are days; the word before a number stands in a column of its own, so that the number still adds.

use std::collections::BTreeSet;

use kernel::document::{Align, Block, Cell, Column, Document, Format, Section, Table, Title};
use kernel::{Actor, Day, Qualifier, Refusal};
use organisation::UnionHere;
use web::{Asked, Cx, Download, Problem};

use super::Line;
use super::facts::{self, Facts};
use super::rows;
use crate::record::attribute::Attribute;
use crate::record::choices::Choices;
use crate::record::filter::{Filter, Understood, settle};
use crate::record::kind::Kind;
use crate::record::measure::Measure;
use crate::record::words;

/// GET …/hoat-dong/tai-ve
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Download, Problem> {
    let filter = Filter::read(&asked.0);
    let (understood, rows) = cx
        .read(async |view| {
            let choices = Choices::reached_by(view, &who, &at).await?;
            let understood = settle(view, &who, &at, &filter, &choices).await?;
            let (sql, args) = understood.sql(&who, at.body.no, view.today());
            if rows::count(view, &sql, args.clone()).await? > rows::WORKBOOK {
                let most = viet::grouped(rows::WORKBOOK);
                let sentence =
                    format!("Danh sách có hơn {most} dòng; hãy lọc theo đơn vị hoặc theo kỳ rồi tải từng phần.");
                return Err(Refusal::new(kernel::Kind::WrongState, "record.list_too_long", sentence).into());
            }
            let lines = rows::all(view, &sql, args, filter.sort()).await?;
            let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
            let mut facts = facts::of(view, &ids).await?;
            let rows = lines.into_iter().map(|line| (facts.remove(&line.id).unwrap_or_default(), line));
            Ok::<_, Problem>((understood, rows.map(|(facts, line)| (line, facts)).collect::<Vec<_>>()))
        })
        .await?;
    let paper = paper(&at.body.name, cx.now().day(), &understood, &rows);
    let bytes = cx.print(paper, Format::Xlsx).await?;
    Ok(Download { name: "Sổ hoạt động.xlsx".to_owned(), media_type: Format::Xlsx.media_type(), bytes })
}

fn paper(union: &str, today: Day, understood: &Understood, rows: &[(Line, Facts)]) -> Document {
    let said = match understood.in_words() {
        words if words.is_empty() => "Toàn bộ sổ, trừ bản ghi đã gỡ.".to_owned(),
        words => format!("Điều kiện lọc: {words}."),
    };
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let day = viet::short_date(today.date());
    let mut lines = vec![said.clone(), format!("{} hoạt động, lấy từ sổ ngày {day}.", viet::grouped(count))];
    lines.extend(understood.notes().iter().cloned());
    lines.extend(understood.unclear().iter().map(|unclear| format!("Chưa lọc được: {}", unclear.sentence)));
    let mut blocks =
        vec![Block::Title(Title { kind: "SỔ HOẠT ĐỘNG".to_owned(), subject: vec![union.to_owned()] })];
    blocks.extend(lines.into_iter().map(|line| Block::Paragraph(vec![line.into()])));
    blocks.push(Block::Table(table(understood.only_kind(), said, rows)));
    Document {
        title: "Sổ hoạt động".to_owned(),
        author: union.to_owned(),
        dated: today,
        sections: vec![Section { name: "records".to_owned(), blocks }],
    }
}

/// One column: its head, and what it says of a record.
struct Shown<'a> {
    column: Column,
    cell: Says<'a>,
}

/// What a column says of a record.
type Says<'a> = Box<dyn Fn(&Line, &Facts) -> Cell + 'a>;

fn table(only_kind: Option<Kind>, caption: String, rows: &[(Line, Facts)]) -> Table {
    let columns = columns(only_kind, rows);
    let row = |(line, facts): &(Line, Facts)| columns.iter().map(|shown| (shown.cell)(line, facts)).collect();
    let rows = rows.iter().map(row).collect();
    Table {
        name: "records".to_owned(),
        caption,
        columns: columns.into_iter().map(|shown| shown.column).collect(),
        rows,
    }
}

fn columns<'a>(only_kind: Option<Kind>, rows: &[(Line, Facts)]) -> Vec<Shown<'a>> {
    let (from, to) = only_kind.map_or(("Từ ngày", Some("Đến hết ngày")), words::day_names);
    let mut columns =
        vec![text(only_kind.map_or("Nội dung", |kind| kind.row().subject), 40, |line, _| line.title.clone())];
    if only_kind.is_none() {
        columns.push(text("Loại", 20, |line, _| line.kind.row().title.to_owned()));
    }
    columns.push(day(from, |(first, _)| first));
    columns.extend(to.map(|to| day(to, |(_, last)| last)));
    columns.push(text(only_kind.map_or("Chủ trì", |kind| kind.row().owners), 24, |line, _| line.bodies.clone()));
    columns.push(text("Phối hợp", 24, |_, facts| facts.partners.join("; ")));
    columns.push(text("Địa điểm", 24, |line, _| line.places.clone()));
    let named = |measure: Measure| only_kind.map_or(measure.title(), |kind| kind.row().title_of(measure));
    for measure in measures(only_kind, rows) {
        let qualified = |facts: &Facts| facts.measures.get(&measure).is_some_and(|it| it.qualifier != Qualifier::Exact);
        columns.push(number(measure, named(measure)));
        if rows.iter().any(|(_, facts)| qualified(facts)) {
            columns.push(qualifier(measure, named(measure)));
        }
    }
    for attribute in attributes(only_kind, rows) {
        let words = move |_: &Line, facts: &Facts| {
            facts.attributes.get(&attribute).map_or_else(String::new, |stored| attribute.write(stored))
        };
        let head = only_kind.map_or(attribute.title(), |kind| kind.row().name_of(attribute));
        columns.push(text(head, 16, words));
    }
    columns.push(text("Chương trình, đề án", 24, |_, facts| facts.programmes.join("; ")));
    if rows.iter().any(|(_, facts)| !facts.whole.is_empty()) {
        columns.push(text("Thuộc bản ghi", 24, |_, facts| facts.whole.clone()));
    }
    columns.push(text("Trạng thái", 12, |line, _| line.state.to_owned()));
    columns.push(text("Bản ghi gộp", 10, |line, _| if line.bulk { "gộp".to_owned() } else { String::new() }));
    columns.push(text("Ghi chú", 24, |_, facts| facts.note.clone()));
    columns
}

/// All measures of one kind; of several, those that any record states.
fn measures(only_kind: Option<Kind>, rows: &[(Line, Facts)]) -> Vec<Measure> {
    let used: BTreeSet<Measure> = rows.iter().flat_map(|(_, facts)| facts.measures.keys().copied()).collect();
    only_kind.map_or_else(|| used.into_iter().collect(), |kind| kind.row().measures.to_vec())
}

/// All attributes of one kind, and whatever else its records say; of several kinds, the origin.
fn attributes(only_kind: Option<Kind>, rows: &[(Line, Facts)]) -> Vec<Attribute> {
    let Some(kind) = only_kind else { return vec![Attribute::Origin] };
    let mut all: Vec<Attribute> = kind.row().all_attributes().collect();
    let used: BTreeSet<Attribute> = rows.iter().flat_map(|(_, facts)| facts.attributes.keys().copied()).collect();
    all.extend(used.into_iter().filter(|attribute| !kind.row().all_attributes().any(|its| its == *attribute)));
    all
}

fn text<'a>(head: &str, share: u16, words: impl Fn(&Line, &Facts) -> String + 'a) -> Shown<'a> {
    let cell = move |line: &Line, facts: &Facts| match words(line, facts) {
        words if words.is_empty() => Cell::Empty,
        words => Cell::words(words),
    };
    Shown { column: Column { head: head.to_owned(), align: Align::Left, share }, cell: Box::new(cell) }
}

/// A day; nothing where a thing still runs.
fn day<'a>(head: &str, which: impl Fn((Day, Day)) -> Day + 'a) -> Shown<'a> {
    let cell = move |_: &Line, facts: &Facts| match facts.days.map(&which) {
        None | Some(Day::MAX) => Cell::Empty,
        Some(day) => Cell::day(day, viet::short_date(day.date())),
    };
    Shown { column: Column { head: head.to_owned(), align: Align::Centre, share: 12 }, cell: Box::new(cell) }
}

fn number<'a>(measure: Measure, named: &str) -> Shown<'a> {
    let cell = move |_: &Line, facts: &Facts| match facts.measures.get(&measure).map(|quantity| quantity.value) {
        None => Cell::Empty,
        Some(None) => Cell::words("chưa rõ"),
        Some(Some(value)) => Cell::number(value, viet::grouped(value)),
    };
    let share = if measure.unit() == "đồng" { 14 } else { 9 };
    let column = Column { head: named.to_owned(), align: Align::Right, share };
    Shown { column, cell: Box::new(cell) }
}

/// "hơn", "gần", "khoảng" before the number at its left.
fn qualifier<'a>(measure: Measure, named: &str) -> Shown<'a> {
    let head = format!("{named}: hơn, gần, khoảng");
    text(&head, 9, move |_, facts| {
        facts.measures.get(&measure).map_or_else(String::new, |quantity| quantity.qualifier.word().to_owned())
    })
}

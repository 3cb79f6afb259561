//! The ledger's list: newest first, filtered, searched without accents, paged by key, taken away as Excel.

use std::collections::BTreeMap;

use askama::Template;
use kernel::document::{Align, Block, Cell, Column, Document, Format, Section, Table};
use kernel::{Actor, Day, Refusal};
use organisation::UnionHere;
use store::{Snapshot, Value};
use web::{Asked, Cx, Download, Frame, Page, Problem, page};

use super::choices::Choices;
use super::filter::{Filter, Key, Turn};
use super::kind::Kind;
use super::measure::Measure;
use super::policy::may_open_the_form;
use super::record::RecordId;
use super::state::State;
use super::{rows, store as ledger};
use crate::declaration;

/// The page of the list.
#[derive(Template)]
#[template(path = "record/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// The list's own address.
    pub action: String,
    /// The filter as typed.
    pub filter: Filter,
    /// Bodies to filter by.
    pub bodies: Vec<(String, String)>,
    /// The records of this page.
    pub lines: Vec<Line>,
    /// How many there are with this filter.
    pub count: i64,
    /// The page before, or nothing.
    pub before: String,
    /// The page after, or nothing.
    pub after: String,
    /// The list without its filter, or nothing where none is set.
    pub clear: String,
    /// The workbook with the same filter.
    pub excel: String,
    /// Where declared figures are.
    pub declared: String,
    /// Whether the visitor may enter records.
    pub may_enter: bool,
    /// The kind she entered last: its form is one click away.
    pub quick: Kind,
    /// A day of the filter that cannot be read.
    pub wrong_day: Option<String>,
}

/// A record as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name at the door.
    pub id: RecordId,
    /// The key of its page.
    pub key: Key,
    /// What it was about.
    pub title: String,
    /// What kind of thing it was.
    pub kind: Kind,
    /// When, in words.
    pub days: String,
    /// Who led it.
    pub bodies: String,
    /// Where.
    pub places: String,
    /// Its state in words.
    pub state: &'static str,
    /// The look of that word.
    pub state_look: &'static str,
    /// It stands for many.
    pub bulk: bool,
    /// Its measures as stated.
    pub measures: BTreeMap<Measure, String>,
}

impl Line {
    /// A measure as stated; nothing where it was not measured.
    pub fn stated(&self, measure: &Measure) -> &str {
        self.measures.get(measure).map_or("", String::as_str)
    }

    /// All measures in one phrase: "2 lớp, hơn 120 lượt người".
    pub fn counted(&self) -> String {
        let stated = self.kind.row().measures.iter().filter(|measure| !self.stated(measure).is_empty());
        stated.map(|measure| phrase(*measure, self.stated(measure))).collect::<Vec<_>>().join(", ")
    }
}

/// "2 lớp"; what is unknown says of what it is unknown.
fn phrase(measure: Measure, stated: &str) -> String {
    format!("{stated} {}", measure.unit())
}

impl ListPage {
    /// The measures that have a column: those of the kind that is filtered by.
    fn measures(&self) -> &'static [Measure] {
        self.filter.kind().map_or(&[], |kind| kind.row().measures)
    }

    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        Kind::ALL.iter().map(|kind| (kind.row().slug, kind.row().title)).collect()
    }

    fn states(&self) -> [(&'static str, &'static str); 6] {
        State::WORDS
    }
}

/// The address of a Union's ledger.
pub fn url(union: &str) -> String {
    format!("/{union}/hoat-dong")
}

/// GET …/hoat-dong
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let (filter, turn) = (Filter::read(&asked.0), Turn::read(&asked.0));
    let action = url(&at.slug);
    let shown = cx
        .read(async |view| {
            let choices = Choices::reached_by(view, &who, &at).await?;
            let (sql, args) = condition(view, &who, &at, &filter, &choices)?;
            let count = rows::count(view, &sql, args.clone()).await?;
            let lately = rows::kinds_of(view, who.account, at.body.union, 1).await?;
            let (lines, earlier, later) = rows::page(view, &sql, args, &turn).await?;
            let link = |name: &str, line: Option<&Line>| {
                line.map_or_else(String::new, |line| with(&action, &filter, &[(name, &line.key.text())]))
            };
            Ok::<_, Problem>(ListPage {
                frame: cx.frame("Sổ hoạt động").at(&at.slug, "hoat-dong"),
                bodies: choices.options(),
                before: if earlier { link("truoc", lines.first()) } else { String::new() },
                after: if later { link("sau", lines.last()) } else { String::new() },
                clear: if filter.query().is_empty() { String::new() } else { action.clone() },
                declared: declaration::url(&at.slug),
                excel: with(&format!("{action}/tai-ve"), &filter, &[]),
                may_enter: may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?).is_ok(),
                quick: lately.first().copied().unwrap_or(Kind::TrainingClass),
                wrong_day: wrong_day(&filter),
                action: action.clone(),
                filter: filter.clone(),
                lines,
                count,
            })
        })
        .await?;
    page(&shown)
}

/// GET …/hoat-dong/tai-ve: exactly what is filtered, as a workbook.
pub async fn get_workbook(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Download, Problem> {
    let filter = Filter::read(&asked.0);
    let lines = cx
        .read(async |view| {
            let choices = Choices::reached_by(view, &who, &at).await?;
            let (sql, args) = condition(view, &who, &at, &filter, &choices)?;
            if rows::count(view, &sql, args.clone()).await? > rows::WORKBOOK {
                let most = viet::grouped(rows::WORKBOOK);
                let sentence =
                    format!("Danh sách có hơn {most} dòng; hãy lọc theo đơn vị hoặc theo ngày rồi tải từng phần.");
                return Err(Refusal::new(kernel::Kind::WrongState, "record.list_too_long", sentence).into());
            }
            Ok::<_, Problem>(rows::all(view, &sql, args).await?)
        })
        .await?;
    let paper = workbook(&at.body.name, cx.now().day(), filter.kind(), &lines);
    let bytes = cx.print(paper, Format::Xlsx).await?;
    Ok(Download { name: "Sổ hoạt động.xlsx".to_owned(), media_type: Format::Xlsx.media_type(), bytes })
}

fn condition(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    filter: &Filter,
    choices: &Choices,
) -> Result<(String, Vec<Value>), Problem> {
    let within = match filter.body.as_str() {
        "" => at.body.no,
        id => choices.find(id).ok_or_else(Refusal::not_found)?,
    };
    Ok(filter.sql(who, within, view.today()))
}

fn with(address: &str, filter: &Filter, more: &[(&str, &str)]) -> String {
    let query = [filter.query(), web::query(more.iter().copied())];
    let query: Vec<String> = query.into_iter().filter(|part| !part.is_empty()).collect();
    if query.is_empty() { address.to_owned() } else { format!("{address}?{}", query.join("&")) }
}

fn wrong_day(filter: &Filter) -> Option<String> {
    [&filter.from, &filter.to]
        .into_iter()
        .filter(|text| !text.is_empty())
        .find_map(|text| viet::parse_date(text).err())
        .map(|error| error.to_string())
}

fn workbook(union: &str, today: Day, kind: Option<Kind>, lines: &[Line]) -> Document {
    let words = |head: &str, share| Column { head: head.to_owned(), align: Align::Left, share };
    let number = |head: &str| Column { head: head.to_owned(), align: Align::Right, share: 8 };
    let measures: Vec<Measure> = match kind {
        Some(kind) => kind.row().measures.to_vec(),
        None => Measure::ALL.iter().copied().filter(|m| lines.iter().any(|line| !line.stated(m).is_empty())).collect(),
    };
    let mut columns = vec![words("Thời gian", 14), words("Nội dung", 40), words("Loại", 24), words("Chủ trì", 24)];
    columns.push(words("Địa điểm", 24));
    columns.extend(measures.iter().map(|measure| number(measure.title())));
    columns.extend([words("Trạng thái", 12), words("Loại bản ghi", 12)]);
    let row = |line: &Line| {
        let kind = line.kind.row().title;
        let mut cells: Vec<Cell> =
            [&line.days, &line.title, kind, &line.bodies, &line.places].into_iter().map(Cell::words).collect();
        cells.extend(measures.iter().map(|measure| Cell::words(line.stated(measure))));
        cells.extend([Cell::words(line.state), Cell::words(if line.bulk { "Bản ghi gộp" } else { "" })]);
        cells
    };
    let table =
        Table { name: "records".to_owned(), caption: String::new(), columns, rows: lines.iter().map(row).collect() };
    Document {
        title: "Sổ hoạt động".to_owned(),
        author: union.to_owned(),
        dated: today,
        sections: vec![Section { name: "records".to_owned(), blocks: vec![Block::Table(table)] }],
    }
}

#[cfg(test)]
mod tests;

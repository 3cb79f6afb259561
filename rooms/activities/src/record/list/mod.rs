//! The ledger's list: newest first, filtered, searched without accents, paged by key, taken away as Excel.

mod facts;
mod listed;
mod workbook;

use std::collections::BTreeMap;

use askama::Template;
use kernel::{Actor, Day, Fault};
use organisation::UnionHere;
use store::Snapshot;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::choices::Choices;
use super::filter::{self, Ask, Filter, PAGE, Sort, Turn, Understood, settle};
use super::kind::Kind;
use super::policy::may_open_the_form;
use super::{rows, store as ledger};
use crate::saved::{self, Shelf};
use crate::{declaration, programme, twin};

pub use listed::{Head, Line, Listed};
pub use workbook::get as get_workbook;

/// Kinds that have a button of their own: those she enters most often.
const QUICK: usize = 2;

/// The page of the list.
#[derive(Template)]
#[template(path = "record/list/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// The list's own address.
    pub action: String,
    /// The filter as typed.
    pub filter: Filter,
    /// What it means.
    pub understood: Understood,
    /// Bodies to filter by.
    pub bodies: Vec<(String, String)>,
    /// The records of this page.
    pub listed: Listed,
    /// How many there are with this filter.
    pub count: i64,
    /// The page before, or nothing.
    pub before: String,
    /// The page after, or nothing.
    pub after: String,
    /// Today, for the sheet of paper.
    pub today: Day,
    /// The years whose periods are offered, the newest first.
    pub years: Vec<i32>,
    /// Saved views, and where one is saved.
    pub shelf: Shelf,
    /// The kinds she enters most often: their forms are one click away. None where she may not enter records.
    pub quick: Vec<Kind>,
    /// Below which address places and programmes are asked for while somebody types.
    pub suggest: String,
    /// The pairs of records that may be one and wait for somebody to say so: words and address.
    pub waiting: Option<(String, String)>,
    /// Where workbooks come in and go out again.
    pub import: String,
    /// The neighbours of the list: words and addresses.
    pub neighbours: Vec<(&'static str, String)>,
}

impl ListPage {
    /// What the page's own template asks of one field.
    fn of(&self, ask: Ask) -> &str {
        self.filter.of(ask)
    }

    fn kinds(&self) -> Vec<filter::Offered> {
        filter::groups()
    }

    fn periods(&self) -> Vec<filter::Periods> {
        filter::periods(&self.years, self.filter.of(Ask::Period))
    }

    fn states(&self) -> Vec<(String, &'static str)> {
        filter::states()
    }

    fn origins(&self) -> Vec<(String, &'static str)> {
        filter::origins()
    }

    fn sorts(&self) -> Vec<(&'static str, &'static str)> {
        Sort::ALL.iter().map(|sort| (sort.word(), sort.title())).collect()
    }

    /// How many of the fields that are asked more seldom are set.
    fn seldom(&self) -> usize {
        const OFTEN: [Ask; 4] = [Ask::Words, Ask::Kind, Ask::Body, Ask::Period];
        self.filter.asked().filter(|(ask, _)| !OFTEN.contains(ask)).count()
    }

    /// Each condition in words, with the list without it.
    fn chips(&self) -> Vec<(String, String)> {
        let chip =
            |(ask, words): &(Ask, String)| (words.clone(), self.filter.with(*ask, "").address(&self.action, &[]));
        self.understood.said().iter().map(chip).collect()
    }

    /// The list with another answer to one question: the unclear one gives way.
    fn instead(&self, ask: &Ask, choice: &filter::Choice) -> String {
        self.filter.with(*ask, "").with(choice.ask, choice.value.as_str()).address(&self.action, &[])
    }

    /// The workbook with the same filter.
    fn excel(&self) -> String {
        workbook_url(&self.filter, &self.action)
    }

    /// The workbook that can be imported again, with the same filter: of one kind, because it has the columns of that kind's
    /// template. Nothing where the filter names no kind.
    fn export(&self) -> String {
        let kind = Kind::from_slug(self.filter.of(Ask::Kind)).map(|kind| kind.row().slug);
        let address = |slug| self.filter.address(&format!("{}/xuat/{slug}", self.import), &[]);
        kind.map_or_else(String::new, address)
    }

    fn day(&self) -> String {
        viet::short_date(self.today.date())
    }
}

/// The address of a Union's ledger.
pub fn url(union: &str) -> String {
    format!("/{union}/hoat-dong")
}

/// The address of what a filter finds in this ledger as a workbook.
pub(crate) fn workbook_url(filter: &Filter, ledger: &str) -> String {
    filter.address(&format!("{ledger}/tai-ve"), &[])
}

/// GET …/hoat-dong
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let filter = Filter::read(&asked.0);
    let turn = Turn::read(&asked.0, filter.sort());
    let action = url(&at.slug);
    let shown = cx
        .read(async |view| {
            let choices = Choices::reached_by(view, &who, &at).await?;
            let understood = settle(view, &who, &at, &filter, &choices).await?;
            let (sql, args) = understood.sql(&who, at.body.no, view.today());
            let by_year = count_by_year(view, &who, &at, &choices).await?;
            // The whole ledger is not counted twice.
            let whole: i64 = by_year.values().sum();
            let count = if filter.is_empty() { whole } else { rows::count(view, &sql, args.clone()).await? };
            let (lines, earlier, later) = rows::page(view, &sql, args, filter.sort(), &turn, PAGE).await?;
            let link = |name: &str, line: Option<&Line>| {
                line.map_or_else(String::new, |line| filter.address(&action, &[(name, &line.key.text())]))
            };
            let enters = may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?).is_ok();
            let quick =
                if enters { quick(rows::kinds_of(view, who.account, at.body.union, QUICK).await?) } else { vec![] };
            Ok::<_, Problem>(ListPage {
                frame: cx.frame("Sổ hoạt động").at(&at.slug, "hoat-dong"),
                bodies: choices.options(),
                before: if earlier { link("truoc", lines.first()) } else { String::new() },
                after: if later { link("sau", lines.last()) } else { String::new() },
                today: view.today(),
                shelf: saved::shelf(view, &who, &at, &filter).await?,
                years: by_year.into_keys().rev().collect(),
                suggest: crate::suggest::url(&at.slug),
                import: crate::import::url(&at.slug),
                neighbours: neighbours(&at.slug, enters),
                waiting: None,
                listed: Listed::new(action.clone(), lines, understood.only_kind(), Head::all(&filter, &action)),
                action: action.clone(),
                filter: filter.clone(),
                understood,
                quick,
                count,
            })
        })
        .await?;
    // Where somebody looks for something, she is not asked about something else.
    let asks = !shown.quick.is_empty() && filter.is_empty() && turn == Turn::First;
    let waiting = if asks { twin::waiting(&cx, &who, &at, &shown.years).await? } else { None };
    page(&ListPage { waiting, ..shown })
}

/// How many records of this ledger she may see in each year, whatever the list is filtered by.
///
/// # Errors
/// What the engine says.
pub(crate) async fn count_by_year(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    choices: &Choices,
) -> Result<BTreeMap<i32, i64>, Fault> {
    let everything = settle(view, who, at, &Filter::default(), choices).await?;
    let (sql, args) = everything.sql(who, at.body.no, view.today());
    rows::count_by_year(view, &sql, args).await
}

/// What she enters most often; the commonest kind where she entered nothing yet.
fn quick(lately: Vec<Kind>) -> Vec<Kind> {
    if lately.is_empty() { vec![Kind::TrainingClass] } else { lately }
}

pub(super) fn neighbours(union: &str, enters: bool) -> Vec<(&'static str, String)> {
    let entering = [("Ghi nhanh", format!("/{union}/ghi-nhanh")), ("Nhập từ Excel", format!("/{union}/nhap-so-lieu"))];
    let looking = [("Chương trình, đề án", programme::url(union)), ("Khai báo số liệu", declaration::url(union))];
    entering.into_iter().filter(|_| enters).chain(looking).collect()
}

#[cfg(test)]
mod tests;

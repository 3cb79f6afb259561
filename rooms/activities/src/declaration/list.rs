//! What was declared, by papers, newest first, withdrawn ones included; beside each number what the ledger counts today. The
//! two are never added: the difference tells what the ledger lacks, or what the paper counted otherwise.

mod against;

use askama::Template;
use kernel::Actor;
use organisation::{UnionHere, body};
use store::Snapshot;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::declaration::Declaration;
use super::figure::{self, Declarable, by_family};
use super::paste;
use super::policy::may_withdraw;
use super::store as declarations;
use crate::record::{store as ledger, write_quantity};
pub use against::{Against, against};

/// The menu line the noun belongs to.
pub const SECTION: &str = "hoat-dong";
/// Most declarations of a page, each of which is counted anew; older ones are asked for by their year.
const MOST: usize = 200;

/// The page of the list.
#[derive(Template)]
#[template(path = "declaration/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// The list's own address.
    pub action: String,
    /// Papers with their declarations.
    pub papers: Vec<Paper>,
    /// Whether the visitor may declare for some body here.
    pub may_declare: bool,
    /// What the list is filtered by: key of a figure or nothing.
    pub figure: String,
    /// What the list is filtered by: a year or nothing.
    pub year: String,
    /// The years of which something is declared, newest first.
    pub years: Vec<String>,
    /// How many older ones do not fit on the page.
    pub more: usize,
}

/// What one body declared from one paper for one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The paper.
    pub source: String,
    /// Who declares.
    pub body: String,
    /// Of which time it speaks.
    pub when: String,
    /// Its declarations.
    pub lines: Vec<Line>,
    /// Where the paste it came with is withdrawn as a whole, and how many numbers that are; nothing where it may not be.
    pub withdraw: Option<(String, i64)>,
}

/// A declaration as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it stands beside.
    pub figure: String,
    /// Its unit.
    pub unit: String,
    /// The number with its word.
    pub value: String,
    /// What is counted today, and by how much that differs.
    pub against: Against,
    /// What is counted, in the declarer's words.
    pub meaning: String,
    /// When it was withdrawn, in words; nothing while it stands.
    pub withdrawn: String,
    /// Where it is withdrawn; nothing where the visitor may not.
    pub withdraw: String,
}

impl ListPage {
    fn families(&self) -> Vec<(&'static str, Vec<&'static Declarable>)> {
        by_family()
    }

    /// The address without filters; nothing where none is set.
    fn clear(&self) -> &str {
        if self.is_filtered() { &self.action } else { "" }
    }

    fn is_filtered(&self) -> bool {
        !self.figure.is_empty() || !self.year.is_empty()
    }
}

/// The address of a Union's declarations.
pub fn url(union: &str) -> String {
    format!("/{union}/khai-bao")
}

/// GET …/khai-bao
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let (figure, year) = (asked.0.line("chi-tieu"), asked.0.line("nam"));
    let shown = cx
        .read(async |view| {
            let all = declarations::list(view, &who, &at).await?;
            let mut years: Vec<String> = all.iter().map(year_of).collect();
            years.sort_unstable_by(|one, other| other.cmp(one));
            years.dedup();
            let fits = |one: &Declaration| {
                (figure.is_empty() || one.said.figure == figure) && (year.is_empty() || year_of(one) == year)
            };
            let mut wanted: Vec<Declaration> = all.into_iter().filter(fits).collect();
            let more = wanted.len().saturating_sub(MOST);
            wanted.truncate(MOST);
            let papers = papers(view, &who, &at, wanted).await?;
            let bodies = body::store::list_below(view, at.body.no, view.today()).await?;
            let numbers: Vec<_> = bodies.iter().map(|placed| placed.body.no).collect();
            let may_declare = !ledger::reached(view, &who, &numbers).await?.is_empty();
            let frame = cx.frame("Khai báo số liệu").at(&at.slug, SECTION);
            let (figure, year, action) = (figure.clone(), year.clone(), url(&at.slug));
            Ok::<_, Problem>(ListPage { frame, action, papers, may_declare, figure, year, years, more })
        })
        .await?;
    page(&shown)
}

/// Declarations with what is counted beside them, by body, paper, time and paste, in the order of the newest of each.
async fn papers(view: &Snapshot, who: &Actor, at: &UnionHere, wanted: Vec<Declaration>) -> Result<Vec<Paper>, Problem> {
    let mut papers: Vec<(Declaration, Paper)> = Vec::new();
    for declaration in wanted {
        let body = body::store::get(view, declaration.body).await?.short;
        let reached = ledger::reached(view, who, &[declaration.body]).await?;
        let may = declaration.withdrawn().is_none() && may_withdraw(who, &declaration, &reached).is_ok();
        let against = against(view, &declaration).await?;
        let line = line(&url(&at.slug), &declaration, against, may);
        let place = papers.iter().position(|(first, _)| is_of_one_paper(first, &declaration));
        let place = match place {
            Some(place) => place,
            None => {
                let (source, when) = (declaration.said.source.clone(), declaration.said.when.words());
                papers.push((declaration.clone(), Paper { source, body, when, lines: Vec::new(), withdraw: None }));
                papers.len() - 1
            }
        };
        let paper = &mut papers[place].1;
        paper.lines.push(line);
        if let Some(no) = declaration.paste.filter(|_| may)
            && paper.withdraw.is_none()
        {
            let (id, standing) = paste::store::of_number(view, no).await?;
            paper.withdraw = Some((format!("{}/{id}/rut", paste::url(&at.slug)), standing));
        }
    }
    Ok(papers.into_iter().map(|(_, paper)| paper).collect())
}

fn is_of_one_paper(one: &Declaration, other: &Declaration) -> bool {
    (one.body, &one.said.source, one.said.when, one.paste)
        == (other.body, &other.said.source, other.said.when, other.paste)
}

fn year_of(declaration: &Declaration) -> String {
    declaration.said.when.days().1.year().to_string()
}

pub(super) fn line(action: &str, declaration: &Declaration, against: Against, may_withdraw: bool) -> Line {
    let said = &declaration.said;
    let value = kernel::Quantity::stated(said.value, said.qualifier);
    Line {
        figure: figure::known(&said.figure).map_or_else(|| said.figure.clone(), |figure| figure.title.clone()),
        unit: said.unit.clone(),
        value: write_quantity(Some(value)),
        against,
        meaning: said.meaning.clone(),
        withdrawn: declaration.withdrawn().map(|stamp| stamp.at.to_string()).unwrap_or_default(),
        withdraw: if may_withdraw { format!("{action}/{}/rut", declaration.id) } else { String::new() },
    }
}

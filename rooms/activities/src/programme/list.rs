//! The catalogue: every programme with how many records carry it out, as she may see them.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use kernel::Actor;
use organisation::UnionHere;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::catalogue::Catalogue;
use super::programme::ProgrammeNo;
use super::store as programmes;
use crate::record::{Choices, Filter, VersionNo, settle};

/// The menu line the noun belongs to.
pub const SECTION: &str = "hoat-dong";

/// The page of the catalogue.
#[derive(Template)]
#[template(path = "programme/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// The list's own address.
    pub action: String,
    /// Where the ledger is.
    pub ledger: String,
    /// The words searched for, as typed.
    pub words: String,
    /// The programmes.
    pub lines: Vec<Line>,
}

/// A programme as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// How else it is written.
    pub also: String,
    /// How many records carry it out.
    pub records: i64,
}

/// The address of a Union's catalogue.
pub fn url(union: &str) -> String {
    format!("/{union}/chuong-trinh")
}

/// GET …/chuong-trinh
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let (action, words) = (url(&at.slug), asked.0.line("q"));
    let shown = cx
        .read(async |view| {
            let choices = Choices::reached_by(view, &who, &at).await?;
            let everything = settle(view, &who, &at, &Filter::default(), &choices).await?;
            let (condition, args) = everything.sql(&who, at.body.no, view.today());
            let catalogue = programmes::catalogue(view, at.body.union).await?;
            let carried_out = programmes::carried_out(view, &condition, args).await?;
            Ok::<_, Problem>(ListPage {
                frame: cx.frame("Chương trình, đề án, nghị quyết").at(&at.slug, SECTION),
                ledger: crate::record::list_url(&at.slug),
                lines: lines(&action, &catalogue, &carried_out, &words),
                action: action.clone(),
                words: words.clone(),
            })
        })
        .await?;
    page(&shown)
}

fn lines(action: &str, catalogue: &Catalogue, carried_out: &[(ProgrammeNo, VersionNo)], words: &str) -> Vec<Line> {
    let mut records: BTreeMap<ProgrammeNo, BTreeSet<VersionNo>> = BTreeMap::new();
    for (writing, version) in carried_out {
        if let Some(programme) = catalogue.root(*writing) {
            records.entry(programme.no).or_default().insert(*version);
        }
    }
    let found = catalogue.named(words);
    let line = |programme: &super::Programme| Line {
        href: format!("{action}/{}", programme.id),
        name: programme.name.clone(),
        also: catalogue.others_of(programme.no).iter().map(|other| other.name.clone()).collect::<Vec<_>>().join("; "),
        records: records.get(&programme.no).map_or(0, |records| i64::try_from(records.len()).unwrap_or(i64::MAX)),
    };
    found.into_iter().map(line).collect()
}

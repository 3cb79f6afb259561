//! Where an import begins: the upload, the templates, and what was sent before.

use askama::Template;
use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::batch::{Batch, State};
use super::names::name_of;
use super::store as batches;
use crate::record::{Choices, Kind, may_open_the_form, store as ledger};

/// Batches on the page; older ones stay in the history.
const MOST: i64 = 100;

/// The page where an import begins.
#[derive(Template)]
#[template(path = "import/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// Its own address.
    pub action: String,
    /// The ledger's list.
    pub ledger: String,
    /// The kind that was chosen, by its word in addresses.
    pub kind: String,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// What was sent before, newest first.
    pub lines: Vec<Line>,
}

/// A batch as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its page.
    pub url: String,
    /// Name of its file.
    pub file: String,
    /// What kind of rows.
    pub kind: &'static str,
    /// Who sent it and when.
    pub sent: String,
    /// Its state in words.
    pub state: &'static str,
    /// The look of that word.
    pub look: &'static str,
    /// What came of it, in words; nothing while it is open.
    pub account: String,
}

impl ListPage {
    /// The kinds to choose from.
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        Kind::ALL.iter().map(|kind| (kind.row().slug, kind.row().title)).collect()
    }
}

/// The address of a Union's imports.
pub fn url(union: &str) -> String {
    format!("/{union}/nhap-so-lieu")
}

/// GET …/nhap-so-lieu
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let shown = shown(&who, &cx, &at, asked.0.line("loai"), FieldErrors::new()).await?;
    page(&shown)
}

/// The page with what was chosen and what cannot stand.
///
/// # Errors
/// She keeps no ledger here, or what the engine says.
pub async fn shown(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    kind: String,
    errors: FieldErrors,
) -> Result<ListPage, Problem> {
    let lines = cx
        .read(async |view| {
            let choices = Choices::here(view, at).await?;
            may_open_the_form(&ledger::reached(view, who, &choices.numbers()).await?)?;
            let mut lines = Vec::new();
            for (batch, file) in batches::list(view, who, at, MOST).await? {
                let by = name_of(view, batch.entered.by).await?;
                lines.push(line(&at.slug, &batch, file, &by));
            }
            Ok::<_, Problem>(lines)
        })
        .await?;
    Ok(ListPage {
        frame: cx.frame("Nhập từ Excel").at(&at.slug, "hoat-dong"),
        action: url(&at.slug),
        ledger: format!("/{}/hoat-dong", at.slug),
        kind,
        errors,
        lines,
    })
}

fn line(union: &str, batch: &Batch, file: String, by: &str) -> Line {
    let account = match batch.state() {
        State::Done(_) | State::Undoing(_) | State::Undone(_) => batch.account.words(),
        State::Open(_) | State::Queued(_) | State::Dropped(_) => String::new(),
    };
    Line {
        url: format!("{}/{}", url(union), batch.id),
        file,
        kind: batch.kind.row().title,
        sent: format!("{} · {by}", batch.entered.at),
        state: batch.state().title(),
        look: look(batch.state()),
        account,
    }
}

/// The look of a state's tag.
pub fn look(state: State) -> &'static str {
    match state {
        State::Open(_) | State::Queued(_) | State::Undoing(_) => "info",
        State::Done(_) => "ok",
        State::Undone(_) | State::Dropped(_) => "stop",
    }
}

//! Her saved lists, each with what it asks in words: here they are renamed, shown to all, taken away. It is also where a
//! filter comes back that could not be saved under the name that was typed.

use askama::Template;
use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Cx, Frame, Page, Problem, page};

use super::policy::may_share;
use super::saved_list::{SavedListId, Seen};
use super::store as saved;
use crate::record::{self, Choices, Filter, settle};

/// The menu line the noun belongs to.
pub const SECTION: &str = "hoat-dong";

/// The page of her saved lists.
#[derive(Template)]
#[template(path = "saved/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// The page's own address.
    pub action: String,
    /// Where the ledger is.
    pub ledger: String,
    /// Her lists.
    pub lines: Vec<Line>,
    /// A filter that is not saved yet, because its name could not stand.
    pub fresh: Option<Fresh>,
    /// Whether she may show one of them to all.
    pub may_share: bool,
    /// What is wrong with a name.
    pub errors: FieldErrors,
}

/// A saved list as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name at the door.
    pub id: SavedListId,
    /// What she calls it, or what she typed.
    pub name: String,
    /// The ledger as it asks.
    pub href: String,
    /// What it asks, in words.
    pub words: String,
    /// Since when all see it; nothing while it is hers alone.
    pub shared: String,
    /// What is wrong with the new name; nothing where nothing is.
    pub errors: FieldErrors,
}

/// A filter on its way to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// The name as typed.
    pub name: String,
    /// The filter in its canonical spelling.
    pub query: String,
    /// What it asks, in words.
    pub words: String,
}

/// The address of somebody's saved lists in a Union.
pub fn url(union: &str) -> String {
    format!("/{union}/cach-loc")
}

/// GET …/cach-loc
pub async fn get(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    page(&read(&who, &cx, &at).await?)
}

/// The page without anything wrong.
///
/// # Errors
/// What the engine says.
pub(super) async fn read(who: &Actor, cx: &Cx, at: &UnionHere) -> Result<ListPage, Problem> {
    let ledger = record::list_url(&at.slug);
    let (lines, may_share) = cx
        .read(async |view| {
            let choices = Choices::reached_by(view, who, at).await?;
            let mut lines = Vec::new();
            for list in saved::list_of(view, at.body.union, who.account).await? {
                let words = settle(view, who, at, &list.filter, &choices).await?.in_words();
                let shared = match list.seen {
                    Seen::ByHer => String::new(),
                    Seen::ByAll(stamp) => viet::short_date(stamp.at.day().date()),
                };
                let href = list.filter.address(&ledger, &[]);
                lines.push(Line { id: list.id, name: list.name, href, words, shared, errors: FieldErrors::new() });
            }
            Ok::<_, Problem>((lines, may_share(who, at.body.no, &saved::reached(view, who, at.body.no).await?).is_ok()))
        })
        .await?;
    let frame = cx.frame("Cách lọc đã lưu").at(&at.slug, SECTION);
    Ok(ListPage { frame, action: url(&at.slug), ledger, lines, fresh: None, may_share, errors: FieldErrors::new() })
}

impl ListPage {
    /// With a filter that could not be saved under this name.
    pub(super) fn with_fresh(self, name: String, filter: &Filter, words: String, errors: FieldErrors) -> Self {
        Self { fresh: Some(Fresh { name, query: filter.query(), words }), errors, ..self }
    }

    /// With a list that could not be called so.
    pub(super) fn with_wrong_name(mut self, id: SavedListId, typed: &str, errors: FieldErrors) -> Self {
        for line in self.lines.iter_mut().filter(|line| line.id == id) {
            line.name = typed.to_owned();
            line.errors = errors.clone();
        }
        self
    }
}

//! Choosing what kind of thing to write down: all kinds by groups, those she entered lately first.

use askama::Template;
use kernel::Actor;
use organisation::UnionHere;
use web::{Cx, Frame, Page, Problem, page};

use super::choices::Choices;
use super::kind::{Group, Kind};
use super::policy::may_open_the_form;
use super::{list, rows, store as ledger};

/// How many kinds stand first.
const LATELY: usize = 4;

/// The page of kinds.
#[derive(Template)]
#[template(path = "record/choose.html")]
pub struct ChoosePage {
    /// The frame.
    pub frame: Frame,
    /// The list's address.
    pub list: String,
    /// The kinds she entered lately, newest first.
    pub lately: Vec<Kind>,
}

impl ChoosePage {
    fn groups(&self) -> [Group; 7] {
        Group::ALL
    }

    fn kinds(&self, group: &Group) -> Vec<Kind> {
        Kind::of_group(*group).collect()
    }
}

/// GET …/hoat-dong/moi
pub async fn get(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let lately = cx
        .read(async |view| {
            let choices = Choices::here(view, &at).await?;
            may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?)?;
            Ok::<_, Problem>(rows::kinds_of(view, who.account, at.body.union, LATELY).await?)
        })
        .await?;
    let frame = cx.frame("Ghi hoạt động").at(&at.slug, "hoat-dong");
    page(&ChoosePage { frame, list: list::url(&at.slug), lately })
}

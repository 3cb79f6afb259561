//! Choosing what kind of thing to write down: all kinds by groups, those she enters most often first.

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
    /// Where a message is pasted.
    pub quick: String,
    /// Where pairs are that may be one thing.
    pub twins: String,
    /// The kinds she enters most often.
    pub lately: Vec<Kind>,
}

impl ChoosePage {
    fn groups(&self) -> [Group; 7] {
        Group::ALL
    }

    /// The last kind: what a paper states, which is no record.
    fn declared(&self) -> Vec<(&'static str, String, &'static str)> {
        let address = self.list.replacen("/hoat-dong", "/khai-bao", 1);
        vec![("Khai báo số liệu", address, "tổng số mà sổ không ghi chi tiết")]
    }

    fn kinds(&self, group: &Group) -> Vec<(&'static str, String, &'static str)> {
        self.links(&Kind::of_group(*group).collect::<Vec<_>>())
    }

    /// Titles, addresses of the forms, and nothing beside.
    fn links(&self, kinds: &[Kind]) -> Vec<(&'static str, String, &'static str)> {
        kinds.iter().map(|kind| (kind.row().title, format!("{}/moi/{}", self.list, kind.row().slug), "")).collect()
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
    page(&ChoosePage {
        frame,
        list: list::url(&at.slug),
        quick: crate::message::url(&at.slug),
        twins: crate::twin::url(&at.slug),
        lately,
    })
}

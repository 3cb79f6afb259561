//! What was declared, newest first, withdrawn ones included: what stands beside the figures, and what no longer does.

use askama::Template;
use kernel::Actor;
use organisation::{UnionHere, body};
use web::{Cx, Frame, Page, Problem, page};

use super::declaration::Declaration;
use super::figure;
use super::policy::may_withdraw;
use super::store as declarations;
use crate::record::{store as ledger, write_quantity};

/// The menu line the noun belongs to.
pub const SECTION: &str = "hoat-dong";

/// The page of the list.
#[derive(Template)]
#[template(path = "declaration/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// The list's own address.
    pub action: String,
    /// The declarations.
    pub lines: Vec<Line>,
    /// Whether the visitor may declare for some body here.
    pub may_declare: bool,
}

/// A declaration as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who declares.
    pub body: String,
    /// What it stands beside.
    pub figure: String,
    /// The number with its word and unit.
    pub value: String,
    /// Of which time it speaks.
    pub when: String,
    /// What is counted, in the declarer's words.
    pub meaning: String,
    /// The paper it stands in.
    pub source: String,
    /// When it was withdrawn, in words; nothing while it stands.
    pub withdrawn: String,
    /// Where it is withdrawn; nothing where the visitor may not.
    pub withdraw: String,
}

/// The address of a Union's declarations.
pub fn url(union: &str) -> String {
    format!("/{union}/khai-bao")
}

/// GET …/khai-bao
pub async fn get(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let action = url(&at.slug);
    let shown = cx
        .read(async |view| {
            let mut lines = Vec::new();
            for declaration in declarations::list(view, &who, &at).await? {
                let body = body::store::get(view, declaration.body).await?.short;
                let reached = ledger::reached(view, &who, &[declaration.body]).await?;
                let may = declaration.withdrawn().is_none() && may_withdraw(&who, &declaration, &reached).is_ok();
                lines.push(line(&action, &declaration, body, may));
            }
            let bodies = body::store::list_below(view, at.body.no, view.today()).await?;
            let numbers: Vec<_> = bodies.iter().map(|placed| placed.body.no).collect();
            let may_declare = !ledger::reached(view, &who, &numbers).await?.is_empty();
            let frame = cx.frame("Khai báo số liệu").at(&at.slug, SECTION);
            Ok::<_, Problem>(ListPage { frame, action: action.clone(), lines, may_declare })
        })
        .await?;
    page(&shown)
}

pub(super) fn line(action: &str, declaration: &Declaration, body: String, may_withdraw: bool) -> Line {
    let said = &declaration.said;
    let value = kernel::Quantity::stated(said.value, said.qualifier);
    Line {
        body,
        figure: figure::find(&said.figure).map_or_else(|| said.figure.clone(), |figure| figure.title),
        value: format!("{} {}", write_quantity(Some(value)), said.unit),
        when: said.when.words(),
        meaning: said.meaning.clone(),
        source: said.source.clone(),
        withdrawn: declaration.withdrawn().map(|stamp| stamp.at.to_string()).unwrap_or_default(),
        withdraw: if may_withdraw { format!("{action}/{}/rut", declaration.id) } else { String::new() },
    }
}

//! Declaring a figure: who, what, how many, of which time, from which paper.

use askama::Template;
use kernel::{Actor, BodyNo, FieldErrors};
use organisation::{UnionHere, body};
use store::Snapshot;
use web::{Answer, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::declaration::Declaration;
use super::figure::declarable;
use super::form::{DeclarationForm, SPANS};
use super::policy::may_declare;
use super::{list, store as declarations};
use crate::record::store as ledger;

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "declaration/declare.html")]
pub struct DeclarePage {
    /// The frame.
    pub frame: Frame,
    /// What is typed.
    pub form: DeclarationForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Where the form is sent, which is the list too.
    pub action: String,
    /// Bodies she may speak for.
    pub bodies: Vec<(String, String)>,
    /// What can be declared.
    pub figures: Vec<(String, String)>,
}

impl DeclarePage {
    pub(super) fn new(
        frame: Frame,
        union: &str,
        form: DeclarationForm,
        errors: FieldErrors,
        bodies: Vec<(String, String)>,
    ) -> Self {
        let figures = declarable().into_iter().map(|figure| (figure.key, format!("{} ({})", figure.title, figure.unit)));
        Self { frame: frame.at(union, list::SECTION), form, errors, action: list::url(union), bodies, figures: figures.collect() }
    }

    fn spans(&self) -> [(&'static str, &'static str); 8] {
        SPANS
    }
}

/// GET …/khai-bao/moi
pub async fn get_new(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let hers = cx.read(async |view| hers(view, &who, &at).await).await?;
    // Who speaks for one body need not choose it.
    let body = if let [(_, only)] = hers.as_slice() { only.0.clone() } else { String::new() };
    let form = DeclarationForm { body, ..DeclarationForm::default() };
    page(&DeclarePage::new(cx.frame("Khai báo số liệu"), &at.slug, form, FieldErrors::new(), options(hers)))
}

/// POST …/khai-bao
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, fields: Fields) -> Result<Answer, Problem> {
    let form = DeclarationForm::read(&fields);
    let hers = cx.read(async |view| hers(view, &who, &at).await).await?;
    let body = hers.iter().find(|(_, (id, _))| *id == form.body).map(|(no, _)| *no);
    let (body, said) = match (body, form.said()) {
        (Some(body), Ok(said)) => (body, said),
        (body, said) => {
            let mut errors = FieldErrors::new();
            if body.is_none() {
                errors.add("body", "Hãy chọn đơn vị khai báo, trong các đơn vị bạn phụ trách.");
            }
            said.err().unwrap_or_default().iter().for_each(|(field, sentence)| errors.add(field, sentence));
            let shown = DeclarePage::new(cx.frame("Khai báo số liệu"), &at.slug, form, errors, options(hers));
            return Ok(Answer::Again(again(&shown)?));
        }
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let permit = may_declare(&who, body, &ledger::reached(tx, &who, &[body]).await?)?;
            declarations::insert(tx, Declaration::declare(permit, said.clone(), tx.now())).await?;
            Ok(To::address(list::url(&at.slug)).with_notice("Đã lưu khai báo; số này đứng cạnh số đếm được, không cộng vào."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// The bodies of this Union that she may speak for: number, name at the door, words.
async fn hers(view: &Snapshot, who: &Actor, at: &UnionHere) -> Result<Vec<(BodyNo, (String, String))>, Problem> {
    let placed = body::store::list_below(view, at.body.no, view.today()).await?;
    let numbers: Vec<BodyNo> = placed.iter().map(|placed| placed.body.no).collect();
    let reached = ledger::reached(view, who, &numbers).await?;
    let hers = placed.into_iter().map(|placed| placed.body).filter(|body| reached.holds(body.no));
    Ok(hers.map(|body| (body.no, (body.id.to_string(), body.short))).collect())
}

fn options(hers: Vec<(BodyNo, (String, String))>) -> Vec<(String, String)> {
    hers.into_iter().map(|(_, option)| option).collect()
}

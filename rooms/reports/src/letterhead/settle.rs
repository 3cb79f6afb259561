//! Settling how a body's papers are headed and signed. Until somebody does, the words are derived from its name.
//! Whoever was overtaken by another's change is told so and sees what stands now: two offices never half-write one paper.

use askama::Template;
use kernel::{AccountId, Actor, FieldErrors, Kind, Refusal};
use organisation::{Body, UnionHere};
use web::{Answer, Asked, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::form::LetterheadForm;
use super::letterhead::Letterhead;
use super::policy::{Settle, may_settle};
use super::store as letterheads;
use crate::reach;

/// Somebody else settled it while the form was open.
pub const CHANGED_MEANWHILE: &str = "letterhead.changed_meanwhile";

/// A letterhead about to be kept.
#[derive(Debug)]
pub struct Settled {
    /// Whose.
    pub body: Body,
    /// What it says.
    pub letterhead: Letterhead,
    /// In place of which version.
    pub seen: i64,
    /// By whom.
    pub by: AccountId,
}

/// The form, filled with what stands or with what was typed.
#[derive(Template)]
#[template(path = "letterhead/settle.html")]
pub struct SettlePage {
    /// The frame.
    pub frame: Frame,
    /// Whose.
    pub whose: String,
    /// Its id, as the form carries it.
    pub body: String,
    /// Its own address, where the form is sent.
    pub action: String,
    /// The list of reports.
    pub list: String,
    /// What is typed.
    pub form: LetterheadForm,
    /// What cannot stand.
    pub errors: FieldErrors,
}

/// What stands: the body, its letterhead and its version.
struct Standing {
    body: Body,
    letterhead: Letterhead,
    version: i64,
}

impl Letterhead {
    /// Puts this letterhead in place of version `seen`.
    ///
    /// # Errors
    /// The permit is for another body.
    pub fn settle(self, permit: Settle, body: &Body, seen: i64) -> Result<Settled, Problem> {
        let by = permit.used_for(body)?;
        Ok(Settled { body: body.clone(), letterhead: self, seen, by })
    }
}

/// GET …/the-thuc
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let standing = standing(&who, &cx, &at, asked.0.line(reach::BODY)).await?;
    let form = LetterheadForm::of(&standing.letterhead, standing.version);
    page(&SettlePage::new(cx.frame("Thể thức văn bản"), &at, &standing.body, form, FieldErrors::new()))
}

/// POST …/the-thuc
pub async fn post(who: Actor, cx: Cx, at: UnionHere, fields: Fields) -> Result<Answer, Problem> {
    let form = LetterheadForm::read(&fields);
    let name = fields.line(reach::BODY);
    let letterhead = match form.letterhead() {
        Ok(letterhead) => letterhead,
        Err(errors) => {
            let body = standing(&who, &cx, &at, name).await?.body;
            return Ok(Answer::Again(again(&SettlePage::new(cx.frame("Thể thức văn bản"), &at, &body, form, errors))?));
        }
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let body = reach::body(tx, &who, &at, &name).await?;
            let permit = may_settle(&who, &body, letterheads::kept(tx, &who, &body).await?)?;
            let (before, version) = letterheads::of(tx, &body, &at.body).await?;
            if version != form.seen {
                return Err(changed_meanwhile(&at, &body).into());
            }
            let settled = letterhead.clone().settle(permit, &body, version)?;
            letterheads::save(tx, &settled, &before).await?;
            let list = reach::with(&format!("/{}/bao-cao", at.slug), &reach::query(&at, &body));
            Ok(To::address(list).with_notice("Đã lưu thể thức văn bản."))
        })
        .await?;
    Ok(Answer::Go(to))
}

async fn standing(who: &Actor, cx: &Cx, at: &UnionHere, name: String) -> Result<Standing, Problem> {
    cx.read(async |view| {
        let body = reach::body(view, who, at, &name).await?;
        may_settle(who, &body, letterheads::kept(view, who, &body).await?)?;
        let (letterhead, version) = letterheads::of(view, &body, &at.body).await?;
        Ok(Standing { body, letterhead, version })
    })
    .await
}

fn changed_meanwhile(at: &UnionHere, body: &Body) -> Refusal {
    let sentence = "Người khác vừa sửa thể thức này trong lúc bạn đang sửa, nên bản của bạn chưa được lưu. \
                    Hãy mở lại trang để xem bản mới nhất rồi sửa tiếp.";
    Refusal::new(Kind::WrongState, CHANGED_MEANWHILE, sentence).with_help("Mở bản mới nhất", url(at, body))
}

/// The address of a body's letterhead.
pub fn url(at: &UnionHere, body: &Body) -> String {
    reach::with(&format!("/{}/the-thuc", at.slug), &reach::query(at, body))
}

impl SettlePage {
    fn new(frame: Frame, at: &UnionHere, body: &Body, form: LetterheadForm, errors: FieldErrors) -> Self {
        Self {
            frame: frame.at(&at.slug, "bao-cao"),
            whose: body.short.clone(),
            body: body.id.to_string(),
            action: format!("/{}/the-thuc", at.slug),
            list: reach::with(&format!("/{}/bao-cao", at.slug), &reach::query(at, body)),
            form,
            errors,
        }
    }

    fn closings(&self) -> [(&'static str, &'static str); 2] {
        [
            ("statutory", "Theo chế độ báo cáo nhà nước: 15/12 năm trước đến 14/6; 15/6 đến 14/12"),
            ("calendar", "Theo năm dương lịch: 01/01 đến 30/6; 01/7 đến 31/12"),
        ]
    }

    /// The page as the laws draw it: as derived, and sent back.
    pub fn samples() -> Vec<Self> {
        let at = crate::samples::here();
        let derived = LetterheadForm::of(&Letterhead::derived(&at.body, &at.body), 0);
        let wrong =
            LetterheadForm {
                suffix: "lhh".to_owned(), signer: "TS. Hoàng Đình Khánh".to_owned(), ..derived.clone()
            };
        let errors = wrong.letterhead().err().unwrap_or_default();
        let page = |form, errors| Self::new(Frame::sample("Thể thức văn bản"), &at, &at.body, form, errors);
        vec![page(derived, FieldErrors::new()), page(wrong, errors)]
    }
}

#[cfg(test)]
mod tests;

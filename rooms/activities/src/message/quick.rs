//! Pasting a message: GET and POST …/ghi-nhanh. The answer is the entry form, filled; nothing is stored before it is saved.

use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Answer, Cx, Fields, Page, Problem, again, page};

use super::page::QuickPage;
use super::read::{Known, read};
use crate::record::{Choices, DraftPage, Kind, fresh_page, hers, list_url, may_open_the_form, store as ledger};

/// Longest message that is read, in characters: what the note of a record holds.
const LONGEST: usize = 4000;

/// The draft on her machine that the pasted message and the form read from it share (message/page.html).
const DRAFT: &str = "ghi-nhanh";

/// GET …/ghi-nhanh: the page that a telephone keeps, so that it opens without a network.
pub async fn get(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    cx.read(async |view| {
        let choices = Choices::here(view, &at).await?;
        may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?)?;
        Ok::<_, Problem>(())
    })
    .await?;
    Ok(page(&shown(&cx, &at, String::new(), FieldErrors::new()))?.kept_offline())
}

/// POST …/ghi-nhanh
pub async fn post(who: Actor, cx: Cx, at: UnionHere, fields: Fields) -> Result<Answer, Problem> {
    let message = fields.text("tin").trim().to_owned();
    if let Some(sentence) = wrong(&message) {
        let mut errors = FieldErrors::new();
        errors.add("tin", sentence);
        return Ok(Answer::Again(again(&shown(&cx, &at, message, errors))?));
    }
    let said = Kind::from_slug(fields.text("loai"));
    let choices = cx
        .read(async |view| {
            let choices = Choices::here(view, &at).await?;
            may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?)?;
            Ok::<_, Problem>(choices)
        })
        .await?;
    let known = Known { bodies: choices.names(), hers: hers(&who, &choices), near: choices.province() };
    let read = read(&message, cx.now().day(), &known, said);
    let choices = cx.read(async |view| choices.with_wholes(view, &who, &at, read.kind).await).await?;
    let form = fresh_page(&cx, &at, read.kind, read.form, FieldErrors::new(), &choices);
    let message = read.message;
    Ok(Answer::Again(page(&DraftPage { message, kept_as: DRAFT.to_owned(), understood: read.understood, ..form })?))
}

fn wrong(message: &str) -> Option<&'static str> {
    match message.chars().count() {
        0 => Some("Hãy dán hoặc gõ tin nhắn."),
        length if length > LONGEST => Some("Tin nhắn dài quá 4.000 ký tự; hãy dán từng việc một."),
        _ => None,
    }
}

fn shown(cx: &Cx, at: &UnionHere, message: String, errors: FieldErrors) -> QuickPage {
    let list = list_url(&at.slug);
    QuickPage {
        frame: cx.frame("Ghi nhanh").at(&at.slug, "hoat-dong"),
        action: super::url(&at.slug),
        list,
        message,
        errors,
    }
}

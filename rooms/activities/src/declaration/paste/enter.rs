//! Where a report's figures are pasted: GET …/khai-bao/dan. Only what the paper says once is asked here.

use askama::Template;
use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Cx, Frame, Page, Problem, page};

use super::form::{PasteForm, TimeForm};
use crate::declaration::declare::{hers, options};
use crate::declaration::form::SPANS;
use crate::declaration::{list, paste};

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "declaration/paste/enter.html")]
pub struct EnterPage {
    /// The frame.
    pub frame: Frame,
    /// What is typed.
    pub form: PasteForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Bodies she may speak for.
    pub bodies: Vec<(String, String)>,
    /// The list's address.
    pub list: String,
    /// Where the form is sent.
    pub action: String,
}

impl EnterPage {
    pub(super) fn new(
        frame: Frame,
        union: &str,
        form: PasteForm,
        errors: FieldErrors,
        bodies: Vec<(String, String)>,
    ) -> Self {
        let (list, action) = (list::url(union), paste::url(union));
        Self { frame: frame.at(union, list::SECTION), form, errors, bodies, list, action }
    }

    fn this_time(&self) -> &TimeForm {
        &self.form.times[0]
    }

    fn spans(&self) -> [(&'static str, &'static str); 8] {
        SPANS
    }
}

/// GET …/khai-bao/dan
pub async fn get(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let hers = cx.read(async |view| hers(view, &who, &at).await).await?;
    // A report speaks for the whole Union, unless she keeps only one body's ledger.
    let whole = hers.iter().find(|(no, _)| *no == at.body.no);
    let body = match (whole, hers.as_slice()) {
        (Some((_, (id, _))), _) | (None, [(_, (id, _))]) => id.clone(),
        _ => String::new(),
    };
    let form = PasteForm { body, paper: "Báo cáo".to_owned(), ..PasteForm::default() };
    page(&EnterPage::new(cx.frame("Dán số liệu báo cáo"), &at.slug, form, FieldErrors::new(), options(hers)))
}

//! What was read, line by line, before anything is kept: POST …/khai-bao/dan. The same address saves where she says so.

use askama::Template;
use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Answer, Cx, Frame, Problem, RawFields, again, page};

use super::assess::{Assessed, State, assess};
use super::enter::EnterPage;
use super::form::{PasteForm, TimeForm, UNDECIDED};
use super::{key, save, store};
use crate::declaration::declare::{hers, options};
use crate::declaration::figure::{Declarable, by_family};
use crate::declaration::form::SPANS;
use crate::declaration::{list, paste};

/// The preview.
#[derive(Template)]
#[template(path = "declaration/paste/preview.html")]
pub struct PreviewPage {
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
    /// The columns: what stands above, and which period they hold ("1", "2" or nothing).
    pub columns: Vec<(String, &'static str)>,
    /// The lines.
    pub lines: Vec<Shown>,
    /// How many lines held no number.
    pub silent: usize,
}

/// A line as the preview shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its number, from 1.
    pub no: usize,
    /// What is said of the number, as pasted.
    pub title: String,
    /// What stands above it or around it.
    pub context: String,
    /// Its unit, as pasted.
    pub unit: String,
    /// Its cells.
    pub cells: Vec<String>,
    /// Its words, by which a choice is known again.
    pub words: String,
    /// Key of its figure; nothing where it is left out.
    pub figure: String,
    /// What becomes of it.
    pub state: State,
}

impl PreviewPage {
    pub(super) fn new(
        frame: Frame,
        union: &str,
        mut form: PasteForm,
        assessed: &Assessed,
        silent: usize,
        heads: &[String],
        bodies: Vec<(String, String)>,
    ) -> Self {
        let period = |period: Option<usize>| match period {
            Some(0) => "1",
            Some(_) => "2",
            None => "",
        };
        let columns: Vec<(String, &'static str)> =
            heads.iter().enumerate().map(named).zip(assessed.columns.iter().map(|column| period(*column))).collect();
        if assessed.columns.contains(&Some(1)) && form.times[1] == TimeForm::default() {
            form.times[1] = form.times[0].year_before();
        }
        let shown = |(at, judged): (usize, &super::assess::Judged)| Shown {
            no: at + 1,
            title: judged.line.title.clone(),
            context: judged.line.context.clone(),
            unit: judged.line.unit.clone(),
            cells: (0..heads.len()).map(|at| judged.line.cells.get(at).cloned().unwrap_or_default()).collect(),
            words: key::of(&judged.line).0,
            figure: judged.figure.map(|figure| figure.key.clone()).unwrap_or_default(),
            state: judged.state.clone(),
        };
        Self {
            frame: frame.at(union, list::SECTION),
            form,
            errors: assessed.errors.clone(),
            bodies,
            list: list::url(union),
            action: paste::url(union),
            columns,
            lines: assessed.lines.iter().enumerate().map(shown).collect(),
            silent,
        }
    }

    fn this_time(&self) -> &TimeForm {
        &self.form.times[0]
    }

    fn other_time(&self) -> &TimeForm {
        &self.form.times[1]
    }

    fn states_two(&self) -> bool {
        self.columns.iter().any(|(_, period)| *period == "2")
    }

    fn column(&self, at: &usize) -> (&str, &str) {
        self.columns.get(*at).map_or(("", ""), |(head, period)| (head, period))
    }

    fn spans(&self) -> [(&'static str, &'static str); 8] {
        SPANS
    }

    fn families(&self) -> Vec<(&'static str, Vec<&'static Declarable>)> {
        by_family()
    }

    /// "25 dòng: 20 sẽ nhập, 2 cần xem, …", without what there is none of.
    fn account(&self) -> String {
        let count = |of: fn(&State) -> bool| self.lines.iter().filter(|line| of(&line.state)).count();
        let parts = [
            (count(|state| matches!(state, State::Declared(_))), "sẽ nhập"),
            (count(|state| matches!(state, State::Open(_))), "cần xem, chưa chọn chỉ tiêu"),
            (count(|state| *state == State::There), "đã khai báo"),
            (count(|state| matches!(state, State::Wrong(_))), "có lỗi"),
            (count(|state| matches!(state, State::LeftOut(_))), "không nhập"),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}"));
        format!("{} dòng có số: {}", self.lines.len(), parts.collect::<Vec<_>>().join(", "))
    }
}

impl Shown {
    /// The tag: its look and words.
    fn tag(&self) -> (&'static str, &'static str) {
        match &self.state {
            State::Declared(_) => ("ok", "Sẽ nhập"),
            State::Open(_) => ("warn", "Cần xem"),
            State::There => ("", "Đã khai báo"),
            State::Wrong(_) => ("stop", "Lỗi"),
            State::LeftOut(_) => ("", "Không nhập"),
        }
    }

    /// What its field says while she has not decided; nothing where that is no question.
    fn undecided(&self) -> Option<&'static str> {
        matches!(self.state, State::Open(_)).then_some(UNDECIDED)
    }

    /// Why.
    fn why(&self) -> &str {
        match &self.state {
            State::Declared(why) | State::LeftOut(why) | State::Open(why) => why,
            State::Wrong(why) => why,
            State::There => "Con số này đã có từ chính văn bản này; không ghi thêm.",
        }
    }
}

/// What a column is called: its heading, or its place.
fn named((at, head): (usize, &String)) -> String {
    if head.is_empty() { format!("Con số {}", at + 1) } else { head.clone() }
}

/// POST …/khai-bao/dan
pub async fn post(who: Actor, cx: Cx, at: UnionHere, sent: RawFields) -> Result<Answer, Problem> {
    let form = PasteForm::read(&sent);
    let hers = cx.read(async |view| hers(view, &who, &at).await).await?;
    let body = hers.iter().find(|(_, (id, _))| *id == form.body).map(|(no, _)| *no);
    let frame = cx.frame("Dán số liệu báo cáo");
    let mut errors = FieldErrors::new();
    let pasted = form.pasted().map_err(|wrong| errors = wrong).unwrap_or_default();
    if body.is_none() {
        errors.add("body", "Hãy chọn đơn vị khai báo, trong các đơn vị bạn phụ trách.");
    }
    let Some(body) = body.filter(|_| errors.is_empty()) else {
        return Ok(Answer::Again(again(&EnterPage::new(frame, &at.slug, form, errors, options(hers)))?));
    };
    let source = form.source().unwrap_or_default();
    let assessed = cx
        .read(async |view| {
            let memory = store::memory(view, body.union()).await?;
            let standing = store::standing(view, body, &source).await?;
            Ok::<_, Problem>(assess(&form, &pasted, &memory, &standing))
        })
        .await?;
    if sent.text("buoc") == "luu" && assessed.errors.is_empty() && save::is_anything(&assessed) {
        return save::save(&cx, &who, &at, &sent.composed(), body, &source, &assessed).await.map(Answer::Go);
    }
    let mut shown = PreviewPage::new(frame, &at.slug, form, &assessed, pasted.silent, &pasted.columns, options(hers));
    if sent.text("buoc") == "luu" && shown.errors.is_empty() {
        shown.errors.add("f0", "Chưa có dòng nào để nhập. Hãy chọn chỉ tiêu cho ít nhất một dòng.");
    }
    let is_wrong = !shown.errors.is_empty() && sent.text("buoc") == "luu";
    Ok(Answer::Again(if is_wrong { again(&shown)? } else { page(&shown)? }))
}

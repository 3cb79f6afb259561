//! Saying what the columns mean, once: GET and POST …/{batch}/cot. What she settles is remembered for her next sheet with
//! the same headings; to others it is offered under her name.

use askama::Template;
use kernel::{Actor, Fault, FieldErrors};
use organisation::UnionHere;
use sheets::Shown;
use store::Snapshot;
use web::{Answer, Asked, Cx, Fields, Frame, InPath, Page, Problem, To, again, page};

use super::batch::{Batch, BatchId};
use super::column::{Key, columns, when};
use super::names::name_of;
use super::plan::{Letters, Plan, signature};
use super::remembered::remember;
use super::sheet::Looked;
use super::store as batches;
use super::upload::{planned, url};
use super::{file, list};
use crate::record::{Choices, Kind};

/// The page on which columns are matched.
#[derive(Template)]
#[template(path = "import/matched.html")]
pub struct MatchedPage {
    /// The frame.
    pub frame: Frame,
    /// The batch's own address.
    pub action: String,
    /// Where imports begin.
    pub back: String,
    /// Name of the file.
    pub file: String,
    /// Of what kind its rows are.
    pub kind: Kind,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Who matched these headings before, to be confirmed or changed; nothing where nobody did.
    pub before: Option<Before>,
    /// The sheets of the file: number from 1 and name.
    pub sheets: Vec<(String, String)>,
    /// Which of them is shown, from 1.
    pub sheet: String,
    /// What is to be known of the file as a whole.
    pub remarks: Vec<String>,
    /// The columns of the sheet.
    pub columns: Vec<Shape>,
    /// Bodies to choose from for rows that name none.
    pub bodies: Vec<(String, String)>,
    /// The body chosen so.
    pub lead: String,
}

/// Who matched the same headings before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// She herself, at this time.
    Herself(String),
    /// Somebody of this name, at this time.
    Another(String, String),
}

/// A column of the sheet as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Its place from 1: names its fields.
    pub no: usize,
    /// Its heading.
    pub title: String,
    /// What stands below it.
    pub examples: String,
    /// Code of its key, or nothing.
    pub key: String,
    /// The encoding its letters look like, with a cell before and after; nothing where they are Unicode.
    pub legacy: Option<(String, String, String)>,
    /// Not empty where its letters are converted.
    pub converts: String,
}

impl MatchedPage {
    /// Whether some column's letters are those of an old font.
    fn has_old_letters(&self) -> bool {
        self.columns.iter().any(|column| column.legacy.is_some())
    }

    /// What a column may mean.
    fn keys(&self) -> Vec<(&'static str, String)> {
        let mut all: Vec<(&'static str, String)> =
            columns(self.kind).into_iter().map(|column| (column.key.code(), column.title)).collect();
        let place = all.iter().position(|(code, _)| *code == Key::First.code()).unwrap_or(0);
        all.insert(place, (Key::When.code(), format!("{} (cả ngày bắt đầu và kết thúc)", when().title)));
        all
    }
}

/// GET …/{batch}/cot
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    asked: Asked,
) -> Result<Page, Problem> {
    let (batch, choices) = known(&who, &cx, &at, id).await?;
    let sheet = number(&asked.0);
    let file = file::of(cx.db(), &batch).await?;
    let looked = file.look(sheet.or(batch.plan.is_some().then_some(batch.sheet))).await?;
    let (plan, before) = match &batch.plan {
        Some(plan) if looked.sheet == batch.sheet => (plan.clone(), None),
        _ => cx.read(async |view| offered(view, &who, &batch, &looked).await).await?,
    };
    let shown = drawn(&cx, &at, &batch, file.name, &looked, &plan, FieldErrors::new(), &choices);
    page(&MatchedPage { before, ..shown })
}

/// POST …/{batch}/cot
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    fields: Fields,
) -> Result<Answer, Problem> {
    let (batch, choices) = known(&who, &cx, &at, id).await?;
    let file = file::of(cx.db(), &batch).await?;
    let looked = file.look(number(&fields)).await?;
    let plan = typed(&fields, batch.kind, &looked);
    let mut errors = FieldErrors::new();
    plan.lacks(batch.kind).into_iter().for_each(|sentence| errors.add("cot-1", sentence));
    if !plan.lead.is_empty() && choices.find(&plan.lead).is_none() {
        errors.add("lead", "Đơn vị này không còn trong danh sách; hãy chọn lại.");
    }
    if !errors.is_empty() {
        let shown = drawn(&cx, &at, &batch, file.name, &looked, &plan, errors, &choices);
        return Ok(Answer::Again(again(&shown)?));
    }
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let (batch, permit) = batches::load(tx, &who, &at, id).await?;
            let settled = batch.settle(&permit, looked.sheet, plan.clone())?;
            batches::save(tx, &settled).await?;
            remember(tx, &who, &settled, &signature(&looked.headings), &plan).await?;
            Ok(To::address(url(&at.slug, id)))
        })
        .await?;
    Ok(Answer::Go(to))
}

async fn offered(
    view: &Snapshot,
    who: &Actor,
    batch: &Batch,
    looked: &Looked,
) -> Result<(Plan, Option<Before>), Fault> {
    let (plan, before) = planned(view, who, batch, looked).await?;
    let before = match before {
        None => None,
        Some(before) if before.is_of(who.account) => Some(Before::Herself(before.settled.at.to_string())),
        Some(before) => Some(Before::Another(name_of(view, before.settled.by).await?, before.settled.at.to_string())),
    };
    Ok((plan, before))
}

async fn known(who: &Actor, cx: &Cx, at: &UnionHere, id: BatchId) -> Result<(Batch, Choices), Problem> {
    cx.read(async |view| {
        let (batch, _) = batches::load(view, who, at, id).await?;
        Ok::<_, Problem>((batch, Choices::here(view, at).await?))
    })
    .await
}

/// The sheet asked for, from 0.
fn number(fields: &Fields) -> Option<usize> {
    fields.line("trang").parse::<usize>().ok()?.checked_sub(1)
}

fn typed(fields: &Fields, kind: Kind, looked: &Looked) -> Plan {
    let keys: Vec<String> = (1..=looked.headings.len()).map(|no| fields.line(&format!("cot-{no}"))).collect();
    let mut plan = Plan::guess(kind, &looked.headings).with_keys(kind, &keys);
    for (no, (matched, legacy)) in (1..).zip(plan.columns.iter_mut().zip(&looked.legacy)) {
        let looks = Letters::of(legacy.as_ref().map(|(legacy, _, _)| *legacy));
        matched.looks = legacy.is_some().then_some(looks);
        matched.letters = if fields.ticked(&format!("chu-{no}")) { looks } else { Letters::Unicode };
    }
    Plan { lead: fields.line("lead"), ..plan }
}

#[expect(clippy::too_many_arguments, reason = "a page and all that is on it")]
fn drawn(
    cx: &Cx,
    at: &UnionHere,
    batch: &Batch,
    file: String,
    looked: &Looked,
    plan: &Plan,
    errors: FieldErrors,
    choices: &Choices,
) -> MatchedPage {
    let name = |(name, shown): &(String, Shown)| match shown {
        Shown::Visible => name.clone(),
        Shown::Hidden => format!("{name} (đang ẩn)"),
    };
    let sheets = looked.sheets.iter().enumerate().map(|(no, sheet)| ((no + 1).to_string(), name(sheet))).collect();
    let shape = |no: usize| {
        let matched = plan.columns.get(no);
        let legacy = looked.legacy.get(no).and_then(Option::as_ref);
        Shape {
            no: no + 1,
            title: looked.headings[no].clone(),
            examples: looked.examples.get(no).map(|examples| examples.join(" · ")).unwrap_or_default(),
            key: matched.map(|matched| matched.key.clone()).unwrap_or_default(),
            legacy: legacy.map(|(legacy, before, after)| (legacy.title().to_owned(), before.clone(), after.clone())),
            converts: matched.filter(|matched| matched.letters != Letters::Unicode).map_or("", |_| "on").to_owned(),
        }
    };
    MatchedPage {
        frame: cx.frame("Ghép cột").at(&at.slug, "hoat-dong"),
        action: url(&at.slug, batch.id),
        back: list::url(&at.slug),
        file,
        kind: batch.kind,
        errors,
        before: None,
        sheets,
        sheet: (looked.sheet + 1).to_string(),
        remarks: looked.remarks.clone(),
        columns: (0..looked.headings.len()).map(shape).collect(),
        bodies: choices.options(),
        lead: plan.lead.clone(),
    }
}

//! Entering a record: at most eight fields open, the rest folded away. Files are durable before their rows.

use askama::Template;
use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use organisation::body::{self, Placed};
use store::Snapshot;
use web::{Answer, Cx, Frame, Page, Problem, Sent, To, again, page};

use super::evidence;
use super::form::RecordForm;
use super::kind::{Kind, Measure};
use super::policy::{KEEPERS, may_enter};
use super::record::Record;
use super::{show, store as ledger};

/// The entry form, fresh or sent back, for a new record or a correction.
#[derive(Template)]
#[template(path = "record/draft.html")]
pub struct DraftPage {
    /// The frame.
    pub frame: Frame,
    /// What is typed.
    pub form: RecordForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Where the form is sent.
    pub action: String,
    /// Where "Thôi" leads.
    pub back: String,
    /// A correction asks why and takes no files.
    pub correction: bool,
    /// Bodies to choose from.
    pub bodies: Vec<Choice>,
    /// Where the list is, for the way here.
    pub list: String,
}

/// A body to choose.
pub type Choice = (String, String);

impl DraftPage {
    fn measure(&self, code: &str) -> &str {
        Measure::from_code(code).map_or("", |measure| self.form.measures.get(&measure).map_or("", String::as_str))
    }

    fn heading(&self) -> &'static str {
        if self.correction { "Sửa lớp tập huấn" } else { "Ghi lớp tập huấn" }
    }

    /// The page as the laws draw it: fresh, and sent back.
    pub fn samples() -> Vec<Self> {
        let fresh = || Self {
            frame: Frame::sample("Ghi lớp tập huấn").at("lang-son", "hoat-dong"),
            form: RecordForm::default(),
            errors: FieldErrors::new(),
            action: "/lang-son/hoat-dong".to_owned(),
            back: "/lang-son/hoat-dong".to_owned(),
            correction: false,
            bodies: vec![("01G60000000000000000000001".to_owned(), "Hội Vật lý".to_owned())],
            list: "/lang-son/hoat-dong".to_owned(),
        };
        let mut sent_back = fresh();
        sent_back.errors.add("title", "Hãy ghi nội dung, chuyên đề của lớp.");
        sent_back.form.measures.insert(Measure::Attendances, "hơn 9.000".to_owned());
        vec![fresh(), sent_back]
    }
}

/// GET …/hoat-dong/moi
pub async fn get_new(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let bodies = cx.read(async |view| choices(view, &at).await).await?;
    let hers = who.bodies_as(&KEEPERS);
    // What an officer enters is nearly always her own association's.
    let lead = bodies.iter().filter(|placed| hers.contains(&placed.body.no)).map(|placed| placed.body.id.to_string());
    let form = RecordForm { lead: lead.collect(), ..RecordForm::default() };
    page(&fresh(&cx, &at, form, FieldErrors::new(), &bodies))
}

/// POST …/hoat-dong
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, sent: Sent) -> Result<Answer, Problem> {
    let form = RecordForm::read(&sent.fields);
    let bodies = cx.read(async |view| choices(view, &at).await).await?;
    let checked = form.content(Kind::TrainingClass, &bodies).and_then(|content| {
        evidence::check(&sent.files)?;
        Ok(content)
    });
    let content = match checked {
        Ok(content) => content,
        Err(errors) => return Ok(Answer::Again(again(&fresh(&cx, &at, form, errors, &bodies))?)),
    };
    let kept = evidence::keep(cx.db().files(), &sent.files).await?;
    let to = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let reached = ledger::reached(tx, &who, content.bodies()).await?;
            let permit = may_enter(&who, &content, &reached)?;
            let change = Record::enter(permit, content.clone(), tx.now());
            let record = ledger::insert(tx, at.body.union, Kind::TrainingClass, change).await?;
            for file in &kept {
                evidence::attach(tx, &record, &who, file).await?;
            }
            Ok(To::address(show::url(&at, record.id)).with_notice("Đã ghi vào sổ hoạt động."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// The bodies of this Union today.
pub(super) async fn choices(view: &Snapshot, at: &UnionHere) -> Result<Vec<Placed>, Problem> {
    Ok(body::store::list_below(view, at.body.no, view.today()).await?)
}

/// Names as the picker shows them, each at its depth.
pub(super) fn named(bodies: &[Placed]) -> Vec<Choice> {
    let name = |placed: &Placed| format!("{}{}", "– ".repeat(placed.depth.saturating_sub(1)), placed.body.short);
    bodies.iter().map(|placed| (placed.body.id.to_string(), name(placed))).collect()
}

fn fresh(cx: &Cx, at: &UnionHere, form: RecordForm, errors: FieldErrors, bodies: &[Placed]) -> DraftPage {
    let list = format!("/{}/hoat-dong", at.slug);
    DraftPage {
        frame: cx.frame("Ghi lớp tập huấn").at(&at.slug, "hoat-dong"),
        form,
        errors,
        action: list.clone(),
        back: list.clone(),
        correction: false,
        bodies: named(bodies),
        list,
    }
}

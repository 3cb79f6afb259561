//! Entering a record: at most eight fields open, the rest folded away. Files are durable before their rows.

use askama::Template;
use kernel::{Actor, FieldErrors, UnionNo};
use organisation::UnionHere;
use store::Tx;
use web::{Answer, Cx, Frame, Page, Problem, Sent, To, again, page};

use super::choices::Choices;
use super::content::Content;
use super::evidence::{self, Kept};
use super::form::RecordForm;
use super::history::Difference;
use super::kind::Kind;
use super::policy::{KEEPERS, may_enter, may_keep, may_open_the_form};
use super::record::Record;
use super::{list, show, store as ledger};

/// The entry form, fresh or sent back, for a new record or a correction.
#[derive(Template)]
#[template(path = "record/draft.html")]
pub struct DraftPage {
    /// The frame.
    pub frame: Frame,
    /// What sort of form it is.
    pub heading: String,
    /// What kind of record.
    pub kind: Kind,
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
    /// What somebody else changed while the form was open.
    pub meanwhile: Vec<Difference>,
    /// Bodies to choose from.
    pub bodies: Vec<(String, String)>,
    /// Where the list is, for the way here.
    pub list: String,
}

/// GET …/hoat-dong/moi
pub async fn get_new(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let choices = cx
        .read(async |view| {
            let choices = Choices::here(view, &at).await?;
            may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?)?;
            Ok::<_, Problem>(choices)
        })
        .await?;
    // What an officer enters is nearly always her own association's.
    let hers = who.bodies_as(&KEEPERS);
    let lead = choices.numbers().into_iter().filter(|body| hers.contains(body)).filter_map(|body| choices.id_of(body));
    let form = RecordForm { lead: lead.map(str::to_owned).collect(), ..RecordForm::default() };
    page(&fresh(&cx, &at, form, FieldErrors::new(), &choices))
}

/// POST …/hoat-dong
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, sent: Sent) -> Result<Answer, Problem> {
    let kind = Kind::TrainingClass;
    let form = RecordForm::read(&sent.fields);
    let choices = cx.read(async |view| Choices::here(view, &at).await).await?;
    let (content, files) = match (form.content(kind, &choices), evidence::read(sent.files)) {
        (Ok(content), Ok(files)) => (content, files),
        (content, files) => {
            let errors = evidence::to_choose_again(content.err(), files);
            return Ok(Answer::Again(again(&fresh(&cx, &at, form, errors, &choices))?));
        }
    };
    let kept = evidence::keep(cx.db().files(), files).await?;
    let to = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let record = enter(tx, &who, at.body.union, kind, content.clone(), &kept).await?;
            Ok(To::address(show::url(&at, record.id)).with_notice("Đã ghi vào sổ hoạt động."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// Enters a record with its files into the ledger of a Union: the one way in, for forms, imports and seeds alike.
///
/// # Errors
/// None of the bodies is hers, or what the engine says.
pub async fn enter(
    tx: &Tx,
    who: &Actor,
    union: UnionNo,
    kind: Kind,
    content: Content,
    files: &[Kept],
) -> Result<Record, Problem> {
    let reached = ledger::reached(tx, who, &content.body_numbers()).await?;
    let permit = may_enter(who, content, &reached)?;
    let record = ledger::insert(tx, union, kind, Record::enter(permit, tx.now())).await?;
    let keep = may_keep(who, &record, &reached)?;
    for file in files {
        evidence::attach(tx, &record, &keep, file).await?;
    }
    Ok(record)
}

fn fresh(cx: &Cx, at: &UnionHere, form: RecordForm, errors: FieldErrors, choices: &Choices) -> DraftPage {
    let kind = Kind::TrainingClass;
    let heading = format!("Ghi {}", kind.row().noun);
    DraftPage {
        frame: cx.frame(&heading).at(&at.slug, "hoat-dong"),
        heading,
        kind,
        form,
        errors,
        action: list::url(&at.slug),
        back: list::url(&at.slug),
        correction: false,
        meanwhile: Vec::new(),
        bodies: choices.options(),
        list: list::url(&at.slug),
    }
}

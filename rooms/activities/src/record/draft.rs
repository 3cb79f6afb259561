//! Entering a record: at most eight fields open, the rest folded away. Files are durable before their rows.

pub(super) mod asked;
mod copy;
mod page;

use kernel::{Actor, FieldErrors, Refusal, UnionNo};
use organisation::UnionHere;
use store::Tx;
use web::{Answer, Asked, Cx, Fields, InPath, Page, Problem, Sent, To, again, page};

use super::choices::Choices;
use super::content::Content;
use super::evidence::{self, Kept};
use super::form::RecordForm;
use super::kind::Kind;
use super::policy::{KEEPERS, may_enter, may_keep, may_open_the_form};
use super::record::Record;
use super::record::RecordId;
use super::{list, show, store as ledger, there, wholes};
use crate::twin;

pub(super) use copy::address as copy_url;
pub use page::DraftPage;

/// GET …/hoat-dong/moi/{loai}
pub async fn get_new(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, slug)): InPath<(String, String)>,
    asked: Asked,
) -> Result<Page, Problem> {
    let kind = Kind::from_slug(&slug).ok_or_else(Refusal::not_found)?;
    let like = asked.0.line("nhu").parse::<RecordId>().ok();
    let (choices, copied, lately) = cx
        .read(async |view| {
            let choices = Choices::here(view, &at).await?.with_wholes(view, &who, &at, kind).await?;
            may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?)?;
            Ok::<_, Problem>(match like {
                Some(like) => (choices, Some(copy::of(view, &who, &at, kind, like).await?), Vec::new()),
                None => (choices, None, copy::lately(view, &who, &at, kind).await?),
            })
        })
        .await?;
    if let Some((form, choices)) = copied {
        let kept_as = format!("hoat-dong/{slug}/nhu/{}", asked.0.line("nhu"));
        return page(&DraftPage { kept_as, ..fresh(&cx, &at, kind, form, FieldErrors::new(), &choices) });
    }
    let form = RecordForm { lead: hers(&who, &choices), part_of: asked.0.line("thuoc"), ..RecordForm::fresh(kind) };
    let mut shown = DraftPage { lately, ..fresh(&cx, &at, kind, form, FieldErrors::new(), &choices) };
    if !shown.form.part_of.is_empty() {
        shown.kept_as = format!("hoat-dong/{slug}/thuoc/{}", shown.form.part_of);
    }
    page(&shown)
}

/// What an officer enters is nearly always her own association's.
pub(crate) fn hers(who: &Actor, choices: &Choices) -> Vec<String> {
    let hers = who.bodies_as(&KEEPERS);
    let lead = choices.numbers().into_iter().filter(|body| hers.contains(body));
    lead.filter_map(|body| choices.id_of(body)).map(str::to_owned).collect()
}

/// POST …/hoat-dong
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, sent: Sent) -> Result<Answer, Problem> {
    let kind = match sent.fields.line("loai").as_str() {
        "" => Kind::TrainingClass,
        slug => Kind::from_slug(slug).ok_or_else(Refusal::not_found)?,
    };
    let form = RecordForm::read(&sent.fields);
    let choices =
        cx.read(async |view| Choices::here(view, &at).await?.with_wholes(view, &who, &at, kind).await).await?;
    let (content, files) = match (form.content(kind, &choices), evidence::read(sent.files)) {
        (Ok(content), Ok(files)) => (content, files),
        (content, files) => {
            let errors = evidence::to_choose_again(content.err(), files);
            return sent_back(&sent.fields, fresh(&cx, &at, kind, form, errors, &choices));
        }
    };
    let absent = cx.read(async |view| there::check(view, &content).await).await?;
    if !absent.is_empty() {
        let errors = evidence::to_choose_again(Some(absent), Ok(files));
        return sent_back(&sent.fields, fresh(&cx, &at, kind, form, errors, &choices));
    }
    let oddities = asked::still(&sent.fields, kind, &content);
    if !oddities.is_empty() {
        let errors = evidence::to_choose_again(None, Ok(files));
        let shown = DraftPage { oddities, ..fresh(&cx, &at, kind, form, errors, &choices) };
        return sent_back(&sent.fields, shown);
    }
    let answer = twin::Answer::read(&sent.fields);
    if answer.is_none() {
        let suspects = cx
            .read(async |view| {
                // What this very form wrote before its answer was lost is no suspect.
                let answered = view.answered(sent.fields.key(), who.account).await?.is_some();
                if answered { Ok(Vec::new()) } else { twin::suspects(view, &who, &at, kind, &content).await }
            })
            .await?;
        if !suspects.is_empty() {
            let errors = evidence::to_choose_again(Some(twin::Answer::wanted()), Ok(files));
            let oddities = content.oddities(kind);
            let shown = DraftPage { oddities, suspects, ..fresh(&cx, &at, kind, form, errors, &choices) };
            return sent_back(&sent.fields, shown);
        }
    }
    let kept = evidence::keep(cx.db().files(), files).await?;
    let to = cx
        .answer_as_sent(&sent.fields, &who, async |tx| {
            let record = enter(tx, &who, at.body.union, kind, content.clone(), &kept).await?;
            let same = match &answer {
                Some(answer) => answer.settle(tx, &who, &at, &record).await?,
                None => None,
            };
            let (id, notice) = match same {
                Some(kept) => (kept, "Đã ghi và gộp với bản ghi đã có; hai bản ghi được tính một lần."),
                None => (record.id, "Đã ghi vào sổ hoạt động."),
            };
            Ok(To::address(show::url(&at, id)).with_notice(notice))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// Enters a record with its files into the ledger of a Union: the one way in, for forms, imports and seeds alike.
///
/// # Errors
/// None of the bodies is hers; the record of which it is to be a part is not there any more, or of no such kind; or what
/// the engine says.
pub async fn enter(
    tx: &Tx,
    who: &Actor,
    union: UnionNo,
    kind: Kind,
    content: Content,
    files: &[Kept],
) -> Result<Record, Problem> {
    wholes::may_be_part(tx, kind, content.part_of()).await?;
    let reached = ledger::reached(tx, who, &content.body_numbers()).await?;
    let permit = may_enter(who, content, &reached)?;
    let record = ledger::insert(tx, union, kind, Record::enter(permit, tx.now())).await?;
    let keep = may_keep(who, &record, &reached)?;
    for file in files {
        evidence::attach(tx, &record, &keep, file).await?;
    }
    Ok(record)
}

/// The form again; one that was read from a message stays one, and the draft on her machine stays the same.
fn sent_back(fields: &Fields, shown: DraftPage) -> Result<Answer, Problem> {
    let message = fields.text("tin").to_owned();
    let kept_as = Some(fields.line("nhap")).filter(|name| !name.is_empty()).unwrap_or_else(|| shown.kept_as.clone());
    Ok(Answer::Again(again(&DraftPage { message, kept_as, ..shown })?))
}

/// The form of a new record.
pub(crate) fn fresh(
    cx: &Cx,
    at: &UnionHere,
    kind: Kind,
    form: RecordForm,
    errors: FieldErrors,
    choices: &Choices,
) -> DraftPage {
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
        oddities: Vec::new(),
        suspects: Vec::new(),
        kept_as: format!("hoat-dong/{}", kind.row().slug),
        message: String::new(),
        understood: Vec::new(),
        lately: Vec::new(),
        near: choices.province(),
        today: cx.now().day(),
        suggest: crate::suggest::url(&at.slug),
        wholes: choices.whole_options(),
        bodies: choices.options(),
        list: list::url(&at.slug),
    }
}

#[cfg(test)]
mod tests;

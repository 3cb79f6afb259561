//! Correcting what a record says: the form again, filled, with one more question: why. Whoever was overtaken by somebody
//! else's change sees what changed and decides again.

use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Answer, Cx, InPath, Page, Problem, Sent, To, again, page};

use super::choices::Choices;
use super::draft::{DraftPage, asked};
use super::form::RecordForm;
use super::history;
use super::policy::{may_enter, may_keep};
use super::reason::Reason;
use super::record::{Record, RecordId};
use super::{list, show, store as ledger, there, wholes};

/// GET …/{record}/sua
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, RecordId)>,
) -> Result<Page, Problem> {
    let (record, choices) = known(&who, &cx, &at, id).await?;
    let form = RecordForm::of(&record, &choices);
    page(&filled(&cx, &at, &record, form, FieldErrors::new(), &choices))
}

/// POST …/{record}/ban-sua
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, RecordId)>,
    sent: Sent,
) -> Result<Answer, Problem> {
    let mut form = RecordForm::read(&sent.fields);
    let (record, choices) = known(&who, &cx, &at, id).await?;
    let (content, why) = match (form.content(record.kind, &choices), Reason::read(&form.why)) {
        (Ok(content), Ok(why)) => (content, why),
        (content, why) => {
            let mut errors = content.err().unwrap_or_default();
            if let Err(sentence) = why {
                errors.add("why", sentence);
            }
            return Ok(Answer::Again(again(&filled(&cx, &at, &record, form, errors, &choices))?));
        }
    };
    let absent = cx.read(async |view| there::check(view, &content).await).await?;
    if !absent.is_empty() {
        return Ok(Answer::Again(again(&filled(&cx, &at, &record, form, absent, &choices))?));
    }
    let oddities = asked::still(&sent.fields, record.kind, &content);
    if !oddities.is_empty() {
        let shown = filled(&cx, &at, &record, form, FieldErrors::new(), &choices);
        return Ok(Answer::Again(again(&DraftPage { oddities, ..shown })?));
    }
    let saved = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let (record, reached) = ledger::load(tx, &who, &at, id).await?;
            let keep = may_keep(&who, &record, &reached)?;
            record.unchanged_since(form.seen())?;
            let before = record.current().content.part_of();
            wholes::may_be_part(tx, record.kind, content.part_of().filter(|whole| Some(*whole) != before)).await?;
            let reached = ledger::reached(tx, &who, &content.body_numbers()).await?;
            let enter = may_enter(&who, content.clone(), &reached)?;
            let change = record.correct(keep, enter, why.clone(), tx.now())?;
            ledger::save(tx, &record, change).await?;
            Ok(To::address(show::url(&at, id)).with_notice("Đã lưu bản sửa; nội dung cũ còn trong lịch sử."))
        })
        .await;
    match saved {
        Err(Problem::Refused(refusal)) if refusal == Record::changed_meanwhile() => {
            let (record, choices) = known(&who, &cx, &at, id).await?;
            let name = |body| choices.words_of(body);
            let meanwhile = history::since(&record, form.seen(), &name);
            form.seen = record.version().to_string();
            let oddities = content.oddities(record.kind);
            let shown =
                DraftPage { meanwhile, oddities, ..filled(&cx, &at, &record, form, FieldErrors::new(), &choices) };
            Ok(Answer::Again(again(&shown)?))
        }
        saved => saved.map(Answer::Go),
    }
}

/// The record as it stands, and the bodies its form offers.
async fn known(who: &Actor, cx: &Cx, at: &UnionHere, id: RecordId) -> Result<(Record, Choices), Problem> {
    cx.read(async |view| {
        let (record, reached) = ledger::load(view, who, at, id).await?;
        may_keep(who, &record, &reached)?;
        let choices = Choices::to_correct(view, who, at, &record).await?;
        Ok((record, choices))
    })
    .await
}

fn filled(
    cx: &Cx,
    at: &UnionHere,
    record: &Record,
    form: RecordForm,
    errors: FieldErrors,
    choices: &Choices,
) -> DraftPage {
    let url = show::url(at, record.id);
    let heading = format!("Sửa {}", record.kind.row().noun);
    DraftPage {
        frame: cx.frame(&heading).at(&at.slug, "hoat-dong"),
        heading,
        kind: record.kind,
        form,
        errors,
        action: format!("{url}/ban-sua"),
        back: url,
        correction: true,
        meanwhile: Vec::new(),
        oddities: Vec::new(),
        suspects: Vec::new(),
        kept_as: String::new(),
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

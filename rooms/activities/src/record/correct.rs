//! Correcting what a record says: the form again, filled, with one more question: why.

use axum::extract::Path;
use kernel::{Actor, FieldErrors, Refusal};
use organisation::UnionHere;
use organisation::body::Placed;
use web::{Answer, Cx, Page, Problem, Sent, To, again, page};

use super::draft::{DraftPage, choices, named};
use super::form::RecordForm;
use super::policy::may_keep;
use super::record::RecordId;
use super::{show, store as ledger};

/// GET …/{record}/sua
pub async fn get(who: Actor, cx: Cx, at: UnionHere, Path((_, id)): Path<(String, RecordId)>) -> Result<Page, Problem> {
    let (record, bodies) = cx
        .read(async |view| {
            let (record, reached) = ledger::get_visible_to(view, &who, id).await?.ok_or_else(Refusal::not_found)?;
            may_keep(&who, record.id, &record.current().content, &reached)?;
            Ok::<_, Problem>((record, choices(view, &at).await?))
        })
        .await?;
    let form = RecordForm::of(&record.current().content, &bodies);
    page(&filled(&cx, &at, id, form, FieldErrors::new(), &bodies))
}

/// POST …/{record}/ban-sua
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Path((_, id)): Path<(String, RecordId)>,
    sent: Sent,
) -> Result<Answer, Problem> {
    let form = RecordForm::read(&sent.fields);
    let (kind, bodies) = cx
        .read(async |view| {
            let (record, _) = ledger::get_visible_to(view, &who, id).await?.ok_or_else(Refusal::not_found)?;
            Ok::<_, Problem>((record.kind, choices(view, &at).await?))
        })
        .await?;
    let mut checked = form.content(kind, &bodies);
    if form.why.is_empty() {
        let mut errors = checked.err().unwrap_or_default();
        errors.add("why", "Hãy ghi lý do sửa, thí dụ: ghi nhầm số lượt người.");
        checked = Err(errors);
    }
    let content = match checked {
        Ok(content) => content,
        Err(errors) => return Ok(Answer::Again(again(&filled(&cx, &at, id, form, errors, &bodies))?)),
    };
    let to = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let (record, reached) = ledger::get_visible_to(tx, &who, id).await?.ok_or_else(Refusal::not_found)?;
            let permit = may_keep(&who, record.id, &record.current().content, &reached)?;
            let change = record.correct(permit, content.clone(), &form.why, tx.now())?;
            ledger::save(tx, &record, change).await?;
            Ok(To::address(show::url(&at, id)).with_notice("Đã lưu bản sửa; nội dung cũ còn trong lịch sử."))
        })
        .await?;
    Ok(Answer::Go(to))
}

fn filled(
    cx: &Cx,
    at: &UnionHere,
    id: RecordId,
    form: RecordForm,
    errors: FieldErrors,
    bodies: &[Placed],
) -> DraftPage {
    let url = show::url(at, id);
    DraftPage {
        frame: cx.frame("Sửa lớp tập huấn").at(&at.slug, "hoat-dong"),
        form,
        errors,
        action: format!("{url}/ban-sua"),
        back: url,
        correction: true,
        bodies: named(bodies),
        list: format!("/{}/hoat-dong", at.slug),
    }
}

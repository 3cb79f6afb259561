//! Two names of one thing: POST …/{programme}/gop-vao, and apart again: POST …/{programme}/tach-ra. No record is touched.

use kernel::{Actor, FieldErrors, Refusal};
use organisation::UnionHere;
use web::{Answer, Cx, Fields, InPath, Problem, To, again};

use super::policy::may_tidy;
use super::programme::ProgrammeId;
use super::{show, store as programmes};
use crate::record::Filter;

/// POST …/{programme}/gop-vao
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, ProgrammeId)>,
    fields: Fields,
) -> Result<Answer, Problem> {
    let union = at.body.union;
    let into: Option<ProgrammeId> = fields.text("into").parse().ok();
    let into = cx
        .read(async |view| {
            may_tidy(&who, at.body.no, &programmes::reached(view, &who, at.body.no).await?)?;
            let catalogue = programmes::catalogue(view, union).await?;
            catalogue.written(id).ok_or_else(Refusal::not_found)?;
            Ok::<_, Problem>(into.and_then(|into| catalogue.find(into)).map(|into| into.id))
        })
        .await?;
    let Some(into) = into else {
        let mut errors = FieldErrors::new();
        errors.add("into", "Hãy chọn chương trình cùng là một với chương trình này.");
        let shown = show::read(&who, &cx, &at, id, &Filter::default()).await?.with_errors(None, errors);
        return Ok(Answer::Again(again(&shown)?));
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let catalogue = programmes::catalogue(tx, union).await?;
            let programme = catalogue.written(id).ok_or_else(Refusal::not_found)?;
            let into = catalogue.find(into).ok_or_else(Refusal::not_found)?;
            let permit = may_tidy(&who, at.body.no, &programmes::reached(tx, &who, at.body.no).await?)?;
            programmes::save(tx, programme, programme.merge(permit, into, tx.now())?).await?;
            Ok(To::address(show::url(&at.slug, into.id))
                .with_notice("Đã gộp hai cách ghi; bản ghi của cả hai nay được xem chung. Có thể tách ra."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// POST …/{programme}/tach-ra: `writing` stands for itself again.
pub async fn post_parting(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, ProgrammeId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let catalogue = programmes::catalogue(tx, at.body.union).await?;
        catalogue.find(id).ok_or_else(Refusal::not_found)?;
        // Without one it is the programme itself that is to stand alone.
        let writing: ProgrammeId = fields.text("writing").parse().unwrap_or(id);
        let writing = catalogue.written(writing).ok_or_else(Refusal::not_found)?;
        let permit = may_tidy(&who, at.body.no, &programmes::reached(tx, &who, at.body.no).await?)?;
        let from = writing.merged_into.and_then(|into| catalogue.writing(into)).unwrap_or(writing);
        programmes::save(tx, writing, writing.part(permit, from, tx.now())?).await?;
        Ok(To::address(show::url(&at.slug, writing.id)).with_notice("Đã tách; cách ghi này nay đứng riêng."))
    })
    .await
}

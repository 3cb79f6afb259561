//! Evidence (minh chứng): the list, the photo, the invitation behind a record. An upload is distrusted: its type is what
//! its first bytes say, a picture loses what its camera wrote beside it (place, time, owner), and it is only ever served
//! as an attachment, under the same right as its record.

mod pdf;
mod picture;
mod rows;
mod upload;

use kernel::{Actor, Fault, Refusal};
use organisation::UnionHere;
use web::{Answer, Cx, Download, Fields, InPath, Problem, Sent, To, again};

use super::policy::may_keep;
use super::record::RecordId;
use super::{show, store as ledger};

pub use picture::without_metadata;
pub use rows::{Attached, FileId, attach, list};
pub use upload::{Kept, keep, read, to_choose_again};

/// POST …/minh-chung
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, RecordId)>,
    sent: Sent,
) -> Result<Answer, Problem> {
    // Asked before anything is stored, so that nobody fills the disk of a record that is not hers.
    cx.read(async |view| {
        let (record, reached) = ledger::load(view, &who, &at, id).await?;
        may_keep(&who, &record, &reached)?;
        record.to_attach()?;
        Ok::<_, Problem>(())
    })
    .await?;
    if sent.files.is_empty() {
        return Ok(Answer::Go(To::address(show::url(&at, id)).with_notice("Chưa chọn tệp nào.")));
    }
    let files = match read(sent.files) {
        Ok(files) => files,
        Err(errors) => {
            let shown = show::read(&who, &cx, &at, id).await?.with_errors(String::new(), errors);
            return Ok(Answer::Again(again(&shown)?));
        }
    };
    let kept = keep(cx.db().files(), files).await?;
    let to = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let (record, reached) = ledger::load(tx, &who, &at, id).await?;
            let permit = may_keep(&who, &record, &reached)?;
            record.to_attach()?;
            for file in &kept {
                attach(tx, &record, &permit, file).await?;
            }
            Ok(To::address(show::url(&at, id)).with_notice("Đã thêm minh chứng."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// POST …/minh-chung/{file}/go-bo
pub async fn post_removal(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id, file)): InPath<(String, RecordId, FileId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (record, reached) = ledger::load(tx, &who, &at, id).await?;
        let permit = may_keep(&who, &record, &reached)?;
        record.to_attach()?;
        rows::strike_off(tx, &record, &permit, file).await?;
        Ok(To::address(show::url(&at, id)).with_notice("Đã gỡ minh chứng; tệp vẫn được lưu trong lịch sử."))
    })
    .await
}

/// GET …/minh-chung/{file}: asked for again each time, by whoever may see the record.
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id, file)): InPath<(String, RecordId, FileId)>,
) -> Result<Download, Problem> {
    let stored = cx
        .read(async |view| {
            let (record, _) = ledger::load(view, &who, &at, id).await?;
            let found = rows::find(view, &record, file).await?;
            Ok::<_, Problem>(found.ok_or_else(Refusal::not_found)?)
        })
        .await?;
    let gone = || Fault::new(format!("the file {} is gone", stored.digest));
    let bytes = cx.db().files().get(&stored.digest).await?.ok_or_else(gone)?;
    Ok(Download { name: stored.media_type.named(&stored.name), media_type: stored.media_type.as_str(), bytes })
}

#[cfg(test)]
mod tests;

//! Taking a batch's rows into the ledger: POST …/{batch}/ghi. A small file is taken at once; a larger one waits for its
//! turn as a job, and its page shows how far it is. Both write all rows in one transaction.

use std::sync::Arc;

use kernel::{Actor, Refusal, Timestamp};
use organisation::UnionHere;
use serde_json::json;
use store::{NewJob, Tx};
use web::{Cx, Fields, InPath, Problem, To};

use super::ask::must_be_answered;
use super::batch::{BadRows, Batch, BatchId};
use super::job::{JOB, turn_of};
use super::known::Known;
use super::policy::Handle;
use super::sheet::{File, Source};
use super::turn::turn;
use super::upload::url;
use super::write::write_rows;
use super::{answers, file, store as batches};

/// A file of more bytes is a job: some two thousand rows of a workbook, which take about a second.
const AT_ONCE: usize = 96 << 10;

/// POST …/{batch}/ghi
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    fields: Fields,
) -> Result<To, Problem> {
    let bad_rows = BadRows::from_code(&fields.line("dong_loi")).unwrap_or_default();
    let (batch, _) = cx.read(async |view| batches::load(view, &who, &at, id).await).await?;
    let rows = must_be_answered(&who, &cx, &at, &batch).await?;
    let file = file::of(cx.db(), &batch).await?;
    let _turn = turn().await?;
    cx.answer_once(&fields, &who, async |tx| {
        let (batch, permit) = batches::load(tx, &who, &at, id).await?;
        let here = To::address(url(&at.slug, id));
        let queued = batch.queue(&permit, bad_rows, rows, tx.now())?;
        if file.bytes.len() > AT_ONCE {
            batches::save(tx, &queued).await?;
            let payload = json!({ "batch": id.to_string(), "by": who.account.to_string() });
            tx.enqueue(NewJob { union: at.body.union, kind: JOB, payload, run_at: Timestamp::from_micros(0) }).await?;
            return Ok(here);
        }
        let done = take(tx, &who, &at, &Batch { bad_rows, ..batch }, &permit, file.clone()).await?;
        Ok(here.with_notice(format!("Đã ghi vào sổ: {}.", done.account.words())))
    })
    .await
}

/// Writes the rows of a batch and closes it, in this transaction.
///
/// # Errors
/// A rule says no to the batch or to one of its rows; nothing is written then.
pub async fn take(
    tx: &Tx,
    who: &Actor,
    at: &UnionHere,
    batch: &Batch,
    permit: &Handle,
    file: File,
) -> Result<Batch, Problem> {
    let plan = Arc::new(batch.settled()?.clone());
    let known = Arc::new(Known::fetch(tx, who, at, batch.kind).await?);
    let source = Source { file, sheet: batch.sheet, plan, known, who: who.clone() };
    let answers = answers::load(tx, batch.no).await?;
    let account = write_rows(tx, batch, &answers, source).await?;
    if account.written + account.corrected == 0 && account.passed > 0 && account.known == 0 {
        let sentence = "Không có dòng nào ghi được; hãy sửa tệp rồi tải lên lại.";
        return Err(Refusal::new(kernel::Kind::WrongState, "import.nothing_good", sentence).into());
    }
    let done = batch.finish(permit, account, tx.now())?;
    batches::save(tx, &done).await?;
    Ok(done)
}

/// Puts a batch aside: POST …/{batch}/bo.
pub async fn post_drop(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (batch, permit) = batches::load(tx, &who, &at, id).await?;
        let turn = turn_of(tx, &batch).await?;
        batches::save(tx, &batch.drop(&permit, turn, tx.now())?).await?;
        Ok(To::address(super::list::url(&at.slug)).with_notice("Đã bỏ tệp này; chưa dòng nào được ghi vào sổ."))
    })
    .await
}

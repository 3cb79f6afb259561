//! Sending a workbook: POST …/nhap-so-lieu. It is told and weighed before anything is kept; then its bytes are durable
//! before the row that names them. A template of ours knows its kind and its columns; headings that she matched before
//! are matched again.

use std::sync::Arc;

use kernel::{Actor, Fault, FieldErrors};
use organisation::UnionHere;
use sheets::SheetError;
use web::{Answer, Cx, Problem, Sent, To, again};

use super::batch::{Batch, BatchId};
use super::list;
use super::plan::{Letters, Plan, signature};
use super::remembered::{Remembered, remembered};
use super::sheet::{File, Looked};
use super::store::{self as batches, Kept};
use crate::record::Kind;
use store::Snapshot;

const NOTHING_IN_IT: &str = "Không trang tính nào của tệp có dữ liệu; hãy kiểm tra lại tệp gốc rồi gửi lại.";

/// The address of a batch.
pub fn url(union: &str, batch: BatchId) -> String {
    format!("{}/{batch}", list::url(union))
}

/// POST …/nhap-so-lieu
pub async fn post(who: Actor, cx: Cx, at: UnionHere, mut sent: Sent) -> Result<Answer, Problem> {
    let slug = sent.fields.line("loai");
    // Asked before anything is read, so that nobody keeps the house busy with files that lead nowhere.
    let shown = list::shown(&who, &cx, &at, slug.clone(), FieldErrors::new()).await?;
    let mut errors = FieldErrors::new();
    if sent.files.len() > 1 {
        errors.add("file", "Mỗi lần chỉ gửi một tệp; hãy chọn lại một tệp.");
        return Ok(Answer::Again(again(&list::ListPage { errors, ..shown })?));
    }
    let file = sent.files.pop().map(|upload| File { name: upload.name, bytes: Arc::from(upload.bytes) });
    let read = match &file {
        None if !sent.empty.is_empty() => {
            errors.add("file", SheetError::EmptyFile.refusal().sentence);
            None
        }
        None => {
            errors.add("file", "Hãy chọn tệp bảng tính: .xlsx, .xls, .ods hoặc .csv.");
            None
        }
        Some(file) => match file.look(None).await {
            Ok(looked) => Some((file, looked)),
            Err(Problem::Refused(refusal)) => {
                // Every sheet was looked at: there is no other one to choose.
                let nothing = refusal.code == "sheet.empty_sheet";
                let sentence = if nothing { NOTHING_IN_IT.into() } else { refusal.sentence };
                errors.add("file", sentence);
                None
            }
            Err(problem) => return Err(problem),
        },
    };
    let marked =
        read.as_ref().and_then(|(_, looked)| looked.marker.as_ref()).and_then(|marker| Kind::from_code(&marker.kind));
    let kind = marked.or_else(|| Kind::from_slug(&slug));
    if kind.is_none() {
        errors.add("loai", "Hãy chọn loại hoạt động mà các dòng của tệp thuộc về.");
    }
    let (Some((file, looked)), Some(kind)) = (read, kind) else {
        return Ok(Answer::Again(again(&list::ListPage { errors, ..shown })?));
    };
    let kept = keep(&cx, file, &looked).await?;
    let to = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let batch = batches::insert(tx, &who, at.body.union, kind, &kept).await?;
            let (plan, before) = planned(tx, &who, &batch, &looked).await?;
            let (batch, permit) = batches::load(tx, &who, &at, batch.id).await?;
            let clear = plan.lacks(kind).is_empty() && looked.legacy.iter().all(Option::is_none);
            // What is known for certain need not be asked: a template, or headings that she herself settled before.
            let known = looked.marker.is_some() || before.is_some_and(|before| before.is_of(who.account));
            if clear && known {
                batches::save(tx, &batch.settle(&permit, looked.sheet, plan)?).await?;
                return Ok(To::address(url(&at.slug, batch.id)));
            }
            Ok(To::address(format!("{}/cot", url(&at.slug, batch.id))))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// What the columns mean as far as the house can tell: as settled before, by her or else by another, else by their
/// headings; and who settled it so.
///
/// # Errors
/// What the engine says.
pub async fn planned(
    view: &Snapshot,
    who: &Actor,
    batch: &Batch,
    looked: &Looked,
) -> Result<(Plan, Option<Remembered>), Fault> {
    let mut plan = Plan::guess(batch.kind, &looked.headings);
    let signature = signature(&looked.headings);
    let before = remembered(view, who.account, batch.no.union(), batch.kind, &signature).await?;
    if let Some(before) = &before {
        plan = plan.with_keys(batch.kind, &before.keys);
    }
    for (matched, legacy) in plan.columns.iter_mut().zip(&looked.legacy) {
        matched.letters = Letters::of(legacy.as_ref().map(|(legacy, _, _)| *legacy));
    }
    Ok((plan, before))
}

async fn keep(cx: &Cx, file: &File, looked: &Looked) -> Result<Kept, Fault> {
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let digest = cx.db().files().put(file.bytes.to_vec()).await?;
    Ok(Kept { name: file.name.clone(), digest, size, format: looked.format })
}

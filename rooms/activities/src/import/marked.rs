//! The same file back with its errors marked: GET …/{batch}/tep-danh-dau. Judged anew, so it says what is so now.

use std::sync::Arc;

use kernel::Actor;
use organisation::UnionHere;
use sheets::Format;
use web::{Cx, Download, InPath, Problem};

use super::batch::BatchId;
use super::file;
use super::known::Known;
use super::settle::settle;
use super::sheet::{Source, Stream};
use super::store::{self as batches, media_type};
use super::turn::turn;

/// GET …/{batch}/tep-danh-dau
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
) -> Result<Download, Problem> {
    let (batch, _) = cx.read(async |view| batches::load(view, &who, &at, id).await).await?;
    let plan = Arc::new(batch.settled()?.clone());
    let file = file::of(cx.db(), &batch).await?;
    let at_it = turn().await?;
    let marks = cx
        .read(async |view| {
            let known = Arc::new(Known::fetch(view, &who, &at, batch.kind).await?);
            let source = Source {
                file: file.clone(),
                sheet: batch.sheet,
                plan: plan.clone(),
                known: known.clone(),
                who: who.clone(),
            };
            let mut stream = Stream::open(source);
            let mut marks = Vec::new();
            while let Some(mut lot) = stream.next().await {
                settle(view, &known, &mut lot).await?;
                marks.extend(lot.into_iter().flat_map(|row| row.marks));
            }
            stream.finish().await?;
            Ok::<_, Problem>(marks)
        })
        .await?;
    drop(at_it);
    let bytes = file.marked(batch.sheet, marks, cx.now().day()).await?;
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    Ok(Download { name: format!("{stem} - đã đánh dấu.xlsx"), media_type: media_type(Format::Xlsx), bytes })
}

//! The file of a batch, read back from the store: for the preview, the writing, and whoever may have it again.

use std::sync::Arc;

use kernel::{Actor, Fault};
use organisation::UnionHere;
use sheets::Format;
use store::{Db, Snapshot};
use web::{Cx, Download, InPath, Problem};

use super::batch::{Batch, BatchId};
use super::sheet::File;
use super::store::{self as batches, media_type};

/// The file of a batch: name and digest asked within a snapshot, its bytes fetched outside of it.
///
/// # Errors
/// When its bytes are gone, or what the engine says.
pub async fn of(db: &Db, batch: &Batch) -> Result<File, Fault> {
    let (name, digest, _) = db.read(async |view: &Snapshot| batches::file_of(view, batch).await).await?;
    let bytes = db.files().get(&digest).await?.ok_or_else(|| Fault::new(format!("the file {digest} is gone")))?;
    Ok(File { name, bytes: Arc::from(bytes) })
}

/// GET …/{batch}/tep: the file as it was sent.
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
) -> Result<Download, Problem> {
    let (batch, media) = cx
        .read(async |view| {
            let (batch, _) = batches::load(view, &who, &at, id).await?;
            let (_, _, media) = batches::file_of(view, &batch).await?;
            Ok::<_, Problem>((batch, media))
        })
        .await?;
    let file = of(cx.db(), &batch).await?;
    let all = [Format::Xlsx, Format::Xls, Format::Ods, Format::Csv];
    let format = all.into_iter().find(|format| media_type(*format) == media).unwrap_or(Format::Csv);
    // Whoever opens a download trusts its ending.
    let ends = file.name.to_lowercase().ends_with(&format!(".{}", format.ending()));
    let name = if ends { file.name } else { format!("{}.{}", file.name, format.ending()) };
    Ok(Download { name, media_type: media_type(format), bytes: file.bytes.to_vec() })
}

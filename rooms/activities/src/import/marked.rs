//! The same file back with its errors marked: GET …/{batch}/tep-danh-dau. It says what the preview says, as things stand now.

use kernel::Actor;
use organisation::UnionHere;
use sheets::{Format, Level, Mark};
use web::{Cx, Download, InPath, Problem};

use super::assessed::{Row, assessed};
use super::batch::BatchId;
use super::file;
use super::store::{self as batches, media_type};

/// GET …/{batch}/tep-danh-dau
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
) -> Result<Download, Problem> {
    let (batch, _) = cx.read(async |view| batches::load(view, &who, &at, id).await).await?;
    let seen = assessed(&who, &cx, &at, &batch, batch.settled()?).await?;
    let marks = seen.rows.iter().flat_map(marks).collect();
    let file = file::of(cx.db(), &batch).await?;
    let bytes = file.marked(batch.sheet, marks, cx.now().day()).await?;
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    Ok(Download { name: format!("{stem} - đã đánh dấu.xlsx"), media_type: media_type(Format::Xlsx), bytes })
}

fn marks(row: &Row) -> Vec<Mark> {
    let mut marks = row.marks.clone();
    if row.is_asked() {
        let sentence = "Có thể đã có trong sổ; trang xem trước hỏi dòng này là một với bản ghi đã có hay khác nhau.";
        marks.push(Mark { row: row.row, column: None, level: Level::Warning, sentence: sentence.to_owned() });
    }
    marks
}

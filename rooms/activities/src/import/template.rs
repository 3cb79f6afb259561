//! The workbook of a kind: empty to be filled in, or filled with records as an export. Its headings, lists and sentences are
//! those of `column.rs`, so that what leaves the house comes back.

use kernel::Actor;
use organisation::UnionHere;
use sheets::{Format, Marker, Template, TemplateCell, TemplateColumn, TemplateList};
use tokio::sync::SemaphorePermit;
use tokio::task::spawn_blocking;
use web::{Cx, Download, InPath, Problem};

use super::column::{BODIES, Column, columns};
use super::known::Known;
use super::store::media_type;
use super::turn::turn;
use crate::called::Called;
use crate::record::{Kind, may_open_the_form};
use kernel::{Day, Fault, Refusal};

/// Rises when a heading of a template changes its meaning; older ones are still read by their headings.
const VERSION: u32 = 1;

/// GET …/mau/{loai}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, slug)): InPath<(String, String)>,
) -> Result<Download, Problem> {
    let kind = Kind::from_slug(&slug).ok_or_else(Refusal::not_found)?;
    let known = cx
        .read(async |view| {
            let known = Known::fetch(view, &who, &at, kind).await?;
            may_open_the_form(&known.reached)?;
            Ok::<_, Problem>(known)
        })
        .await?;
    let bytes = built(workbook(kind, known.names.bodies(), Vec::new()), known.today, turn().await?).await?;
    Ok(Download { name: format!("Mẫu nhập {}.xlsx", kind.row().noun), media_type: media_type(Format::Xlsx), bytes })
}

/// Builds a workbook beside the work of others; the turn ends with it.
///
/// # Errors
/// It does not save.
pub async fn built(book: Template, dated: Day, turn: SemaphorePermit<'static>) -> Result<Vec<u8>, Fault> {
    let built = spawn_blocking(move || {
        let _turn = turn;
        book.write(dated)
    });
    built.await.map_err(|error| Fault::caused("build a workbook", error))?
}

/// The workbook of a kind with these rows.
pub fn workbook(kind: Kind, bodies: &[Called], rows: Vec<Vec<TemplateCell>>) -> Template {
    Template {
        marker: Marker { kind: kind.row().code.to_owned(), version: VERSION },
        title: format!("Mẫu nhập {}", kind.row().noun),
        sheet: "Số liệu".to_owned(),
        columns: columns(kind).into_iter().map(told).collect(),
        lists: vec![TemplateList {
            name: BODIES.to_owned(),
            values: bodies.iter().map(|called| unique_name(called, bodies).to_owned()).collect(),
        }],
        rows,
        instructions: INSTRUCTIONS.map(str::to_owned).to_vec(),
    }
}

/// What a body is called in a workbook: its short name where no other has it.
pub fn unique_name<'a>(called: &'a Called, bodies: &[Called]) -> &'a str {
    let folded = viet::fold(&called.short);
    let alone = bodies.iter().filter(|other| viet::fold(&other.short) == folded || viet::fold(&other.name) == folded);
    if alone.count() == 1 { &called.short } else { &called.name }
}

const INSTRUCTIONS: [&str; 6] = [
    "Mỗi dòng là một bản ghi. Không đổi tên các cột; cột không dùng thì để trống.",
    "Ngày ghi theo mẫu ngày/tháng/năm, thí dụ 27/9/2022. Số ghi theo lối Việt Nam: 1.234 là một nghìn hai trăm ba mươi tư.",
    "Ô để trống là không có số liệu; đã đo mà chưa biết con số thì ghi “chưa rõ”. Hai điều ấy khác số 0.",
    "Nhiều đơn vị, địa điểm, văn bản trong một ô thì cách nhau bằng dấu chấm phẩy.",
    "Trước khi ghi vào sổ, phần mềm cho xem trước từng dòng; còn một dòng lỗi thì chưa dòng nào được ghi.",
    "Dòng có mã riêng đã nhập rồi thì không ghi trùng; nội dung khác đi thì bản ghi được sửa theo, nếu chưa ai sửa tay.",
];

fn told(column: Column) -> TemplateColumn {
    TemplateColumn {
        key: column.key.code().to_owned(),
        title: column.title,
        note: column.note,
        example: column.example,
        need: column.need,
        format: column.format,
    }
}

//! Taking a batch back: GET and POST …/{batch}/hoan-tac. Every record that it entered and nobody changed since is withdrawn,
//! every correction that nobody built upon is taken back; what somebody changed stays and is named. A long batch is a job,
//! as its writing was. All in one transaction.

use askama::Template;
use kernel::{Actor, Kind, Refusal, Timestamp};
use organisation::UnionHere;
use serde_json::json;
use store::NewJob;
use web::{Cx, Fields, Frame, InPath, Page, Problem, To, page};

use super::batch::BatchId;
use super::job::{UNDO_JOB, turn_of};
use super::names::name_of;
use super::upload::url;
use super::withdraw::{Left, count, undo};
use super::{list, store as batches};

/// A batch of more records is a job.
const AT_ONCE: i64 = 500;

/// The page that says what would be taken back.
#[derive(Template)]
#[template(path = "import/undo.html")]
pub struct UndoPage {
    /// The frame.
    pub frame: Frame,
    /// The batch's own address.
    pub action: String,
    /// Where imports begin.
    pub back: String,
    /// Name of the file.
    pub file: String,
    /// Since when it is written, and by whom.
    pub since: String,
    /// What would be taken back and what would stay.
    pub left: Left,
}

impl UndoPage {
    fn said(&self, count: impl std::borrow::Borrow<i64>) -> String {
        viet::grouped(*count.borrow())
    }
}

/// GET …/{batch}/hoan-tac
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
) -> Result<Page, Problem> {
    let shown = cx
        .read(async |view| {
            let (batch, permit) = batches::load(view, &who, &at, id).await?;
            batch.must_be_done(&permit, turn_of(view, &batch).await?)?;
            let (file, _, _) = batches::file_of(view, &batch).await?;
            let stamp = batch.state().stamp();
            let since = format!("{} · {}", stamp.at, name_of(view, stamp.by).await?);
            let (action, back) = (url(&at.slug, id), list::url(&at.slug));
            let frame = cx.frame("Hoàn tác cả tệp").at(&at.slug, "hoat-dong");
            Ok::<_, Problem>(UndoPage { frame, action, back, file, since, left: count(view, batch.no).await? })
        })
        .await?;
    page(&shown)
}

/// POST …/{batch}/hoan-tac
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (batch, permit) = batches::load(tx, &who, &at, id).await?;
        let turn = turn_of(tx, &batch).await?;
        let here = To::address(url(&at.slug, id));
        let queued = batch.queue_undo(&permit, turn, tx.now())?;
        let left = count(tx, batch.no).await?;
        if left.back == 0 && left.stays > 0 {
            return Err(all_changed().into());
        }
        if left.back > AT_ONCE {
            batches::save(tx, &queued).await?;
            let payload = json!({ "batch": id.to_string(), "by": who.account.to_string() });
            let run_at = Timestamp::from_micros(0);
            tx.enqueue(NewJob { union: at.body.union, kind: UNDO_JOB, payload, run_at }).await?;
            return Ok(here);
        }
        let done = undo(tx, &who, &batch, &permit).await?;
        Ok(here.with_notice(said(done)))
    })
    .await
}

fn all_changed() -> Refusal {
    let sentence = "Không còn gì để hoàn tác: mọi bản ghi của tệp này đã được sửa sau khi nhập. Muốn gỡ bản ghi nào, hãy \
                    gỡ trên trang của bản ghi ấy.";
    Refusal::new(Kind::WrongState, "import.all_changed", sentence)
}

fn said(done: Left) -> String {
    let back = format!("Đã hoàn tác {} bản ghi", viet::grouped(done.back));
    match done.stays {
        0 => format!("{back}; sổ trở lại như trước khi nhập tệp."),
        stays => {
            format!("{back}; {} bản ghi đã được sửa sau lần nhập này nên được giữ nguyên.", viet::grouped(stays))
        }
    }
}

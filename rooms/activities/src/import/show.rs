//! A batch after its rows were looked at: its progress while they are written or taken back, then what came of them.

use askama::Template;
use kernel::{Actor, Fault};
use organisation::UnionHere;
use store::Snapshot;
use web::{Cx, Fields, Frame, InPath, Page, Problem, Progress, page, query};

use super::batch::{Batch, BatchId, State, Turn};
use super::job::{turn_of, waits};
use super::names::name_of;
use super::store::{self as batches, Entered, LineOf};
use super::upload::url;
use super::{list, progress};

/// Records on a page.
const PAGE: i64 = 100;
/// Rows that are no new records, on the page.
const LINES: i64 = 200;

/// What came of a batch.
#[derive(Template)]
#[template(path = "import/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// The batch's own address.
    pub action: String,
    /// Where imports begin.
    pub back: String,
    /// Name of the file.
    pub file: String,
    /// Of what kind its rows are.
    pub kind: &'static str,
    /// Its state in words.
    pub state: &'static str,
    /// The look of that word.
    pub look: &'static str,
    /// Since when, and by whom.
    pub since: String,
    /// Who sent it, and when.
    pub sent: String,
    /// How many rows the table had.
    pub rows: String,
    /// What came of them, in words.
    pub account: String,
    /// Whether it is being written or taken back: then the page shows how far it is.
    pub waits: Waits,
    /// What is done with it meanwhile.
    pub doing: &'static str,
    /// How far that is.
    pub so_far: Progress,
    /// Why it could not be taken back, or nothing.
    pub failure: String,
    /// Whether it can be undone.
    pub undo: Undo,
    /// The records it entered, of which some were changed since.
    pub entered: Vec<Line>,
    /// The page after, or nothing.
    pub after: String,
    /// Rows that are no new records.
    pub lines: Vec<LineOf>,
    /// The ledger's list.
    pub ledger: String,
}

/// A record that the batch entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Row of the sheet.
    pub line: i64,
    /// Its page.
    pub url: String,
    /// What it is about.
    pub title: String,
    /// Not empty where somebody changed it since.
    pub changed: &'static str,
}

/// Whether a batch waits for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// It is being written, or taken back.
    Yes,
    /// It was to be written, but its job was given up.
    GivenUp,
    /// It was to be taken back, but its job was given up.
    UndoGivenUp,
    /// It does not.
    No,
}

/// Whether a batch can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// It can.
    Offered,
    /// It was: what is left of its records was changed since.
    Done,
    /// It cannot.
    Not,
}

impl ShowPage {
    /// What became of a row, in words.
    fn outcome(&self, line: &LineOf) -> &'static str {
        match line.outcome.as_str() {
            "corrected" => "Đã sửa",
            "left" => "Giữ nguyên",
            "same" => "Là một với bản ghi đã có",
            _ => "Bỏ qua",
        }
    }

    /// The page of the record a row speaks of.
    fn record(&self, line: &LineOf) -> String {
        line.record.map_or_else(String::new, |id| format!("{}/{id}", self.ledger))
    }
}

/// The page of a batch that is queued, done, undone or dropped.
///
/// # Errors
/// What the engine says.
pub async fn drawn(cx: &Cx, at: &UnionHere, batch: &Batch, asked: &Fields) -> Result<Page, Problem> {
    let from: i64 = asked.line("tu").parse().unwrap_or(0);
    let shown = cx.read(async |view| read(view, cx, at, batch, from).await).await?;
    page(&shown)
}

async fn read(view: &Snapshot, cx: &Cx, at: &UnionHere, batch: &Batch, from: i64) -> Result<ShowPage, Fault> {
    let stamp = batch.state().stamp();
    let (file, _, _) = batches::file_of(view, batch).await?;
    let entered = batches::entered_by(view, batch.no, from, PAGE + 1).await?;
    let waits = match (batch.state(), turn_of(view, batch).await?) {
        (State::Queued(_), Turn::GivenUp) => Waits::GivenUp,
        (State::Undoing(_), Turn::GivenUp) => Waits::UndoGivenUp,
        (State::Queued(_) | State::Undoing(_), Turn::Comes) => Waits::Yes,
        _ => Waits::No,
    };
    let (action, ledger) = (url(&at.slug, batch.id), format!("/{}/hoat-dong", at.slug));
    let more = entered.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    let shown: Vec<Entered> = entered.into_iter().take(usize::try_from(PAGE).unwrap_or(usize::MAX)).collect();
    let last = shown.last().map(|entered| entered.line.to_string()).unwrap_or_default();
    let line = |entered: &Entered| Line {
        line: entered.line,
        url: format!("{ledger}/{}", entered.id),
        title: entered.title.clone(),
        changed: if entered.current == entered.entered {
            ""
        } else {
            "Đã sửa tay nên không hoàn tác; bản ghi vẫn còn trong sổ"
        },
    };
    Ok(ShowPage {
        frame: cx.frame("Kết quả nhập tệp").at(&at.slug, "hoat-dong"),
        back: list::url(&at.slug),
        file,
        kind: batch.kind.row().title,
        state: batch.state().title(),
        look: list::look(batch.state()),
        since: format!("{} · {}", stamp.at, name_of(view, stamp.by).await?),
        sent: format!("{} · {}", batch.entered.at, name_of(view, batch.entered.by).await?),
        rows: viet::grouped(batch.account.rows),
        account: batch.account.words(),
        waits,
        doing: if matches!(batch.state(), State::Undoing(_)) { "Đang hoàn tác" } else { "Đang ghi vào sổ" },
        so_far: progress_of(batch, None),
        failure: batch.failure.clone(),
        undo: match batch.state() {
            State::Done(_) => Undo::Offered,
            State::Undoing(_) if waits == Waits::UndoGivenUp => Undo::Offered,
            State::Undone(_) => Undo::Done,
            _ => Undo::Not,
        },
        entered: shown.iter().map(line).collect(),
        after: if more { format!("{action}?{}", query([("tu", last.as_str())])) } else { String::new() },
        lines: batches::lines_of(view, batch.no, LINES).await?,
        ledger,
        action,
    })
}

/// GET …/{batch}/tien-do: how far it is, for the page that waits.
pub async fn get_progress(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
) -> Result<Progress, Problem> {
    let (batch, turn) = cx
        .read(async |view| {
            let (batch, _) = batches::load(view, &who, &at, id).await?;
            let turn = turn_of(view, &batch).await?;
            Ok::<_, Problem>((batch, turn))
        })
        .await?;
    let next = (!(waits(&batch) && turn == Turn::Comes)).then(|| url(&at.slug, id));
    Ok(progress_of(&batch, next))
}

/// How far it is, in steps and in words; where it leads, once it is over.
pub fn progress_of(batch: &Batch, next: Option<String>) -> Progress {
    let undoing = matches!(batch.state(), State::Undoing(_));
    let account = batch.account;
    let total = if undoing { account.written + account.corrected } else { account.rows };
    let (total, done) = (u64::try_from(total).unwrap_or(0), progress::done(batch.id));
    let grouped = |count: u64| viet::grouped(i64::try_from(count).unwrap_or(i64::MAX));
    let words = match (done, undoing) {
        _ if next.is_some() => "Đã xong.".to_owned(),
        (None, _) => "Đang chờ đến lượt; bạn có thể rời trang này, việc vẫn tiếp tục.".to_owned(),
        (Some(done), false) => {
            format!(
                "Đã đọc {} trên {} dòng. Tất cả vào sổ cùng một lúc khi xong; bạn có thể rời trang này.",
                grouped(done),
                grouped(total)
            )
        }
        (Some(done), true) => {
            format!(
                "Đã hoàn tác {} trên {} bản ghi. Sổ chỉ thay đổi khi xong tất cả; bạn có thể rời trang này.",
                grouped(done),
                grouped(total)
            )
        }
    };
    Progress { done: done.unwrap_or(0), total, words, next }
}

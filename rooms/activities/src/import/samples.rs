//! The noun's pages without a database, and a batch for whoever needs one there.

use askama::Template;
use kernel::{Actor, Fault, FieldErrors, UnionNo};
use sheets::Format;
use store::Tx;
use web::{Frame, Progress};

use super::ask::Question;
use super::batch::{Account, Batch};
use super::list::{self, Line, ListPage};
use super::matched::{Before, MatchedPage, Shape};
use super::preview::{Answered, Counts, PreviewPage, Row, Shown};
use super::show::{Line as Entered, ShowPage, Undo, Waits};
use super::store::{self as batches, Kept, LineOf};
use super::undo::UndoPage;
use super::withdraw::Left;
use crate::record::Kind;

const SLUG: &str = "lang-son";
const FILE: &str = "Sổ lớp tập huấn 2022.xlsx";

/// A small sheet of classes, as somebody keeps them in a text file.
pub const SHEET: &str = "Tên lớp;Đơn vị;Thời gian;Số lượt người\nTrồng hồi;Hội Vật lý;14/6/2022;45\n";

/// A batch of classes that somebody has sent; the bytes of [`SHEET`] lie under this digest.
///
/// # Errors
/// What the engine says.
pub async fn sent(tx: &Tx, who: &Actor, union: UnionNo, digest: &str) -> Result<Batch, Fault> {
    let size = i64::try_from(SHEET.len()).unwrap_or(i64::MAX);
    let kept = Kept { name: "so-lop.csv".to_owned(), digest: digest.to_owned(), size, format: Format::Csv };
    batches::insert(tx, who, union, Kind::TrainingClass, &kept).await
}

/// Every page of the noun, by what the gallery calls it.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let mut errors = FieldErrors::new();
    errors.add("file", "Tệp rỗng (0 byte); hãy kiểm tra lại tệp gốc rồi gửi lại.");
    Ok(vec![
        ("Nhập từ Excel", list_page(FieldErrors::new(), Vec::new()).render()?),
        ("Nhập từ Excel", list_page(errors, lines()).render()?),
        ("Ghép cột", matched_page(FieldErrors::new()).render()?),
        ("Ghép cột", MatchedPage { before: another(), ..matched_page(lacks()) }.render()?),
        ("Xem trước khi ghi", preview_page(2).render()?),
        ("Xem trước khi ghi", preview_page(0).render()?),
        ("Kết quả nhập tệp", show_page(Waits::Yes, Undo::Not).render()?),
        ("Kết quả nhập tệp", show_page(Waits::GivenUp, Undo::Not).render()?),
        ("Kết quả nhập tệp", show_page(Waits::No, Undo::Offered).render()?),
        ("Kết quả nhập tệp", show_page(Waits::No, Undo::Done).render()?),
        ("Kết quả nhập tệp", show_page(Waits::UndoGivenUp, Undo::Offered).render()?),
        ("Hoàn tác cả tệp", undo_page(117, 1).render()?),
        ("Hoàn tác cả tệp", undo_page(0, 118).render()?),
    ])
}

fn frame(title: &str) -> Frame {
    Frame::sample(title).at(SLUG, "hoat-dong")
}

fn url() -> String {
    format!("{}/01G60000000000000000000001", list::url(SLUG))
}

fn list_page(errors: FieldErrors, lines: Vec<Line>) -> ListPage {
    let ledger = format!("/{SLUG}/hoat-dong");
    ListPage { frame: frame("Nhập từ Excel"), action: list::url(SLUG), ledger, kind: String::new(), errors, lines }
}

fn lines() -> Vec<Line> {
    let line = |state, look, account: &str| Line {
        url: url(),
        file: FILE.to_owned(),
        kind: "Lớp tập huấn",
        sent: "08:00 ngày 20/06/2022 · Nông Văn Minh".to_owned(),
        state,
        look,
        account: account.to_owned(),
    };
    vec![line("Đang xem trước", "info", ""), line("Đã ghi sổ", "ok", "118 bản ghi mới, 2 dòng không ghi")]
}

fn lacks() -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("cot-1", "Chưa có cột ngày; hãy ghép một cột với ngày hoặc với “Thời gian”.");
    errors
}

fn another() -> Option<Before> {
    Some(Before::Another("Nông Văn Minh".to_owned(), "08:00 ngày 20/06/2022".to_owned()))
}

fn matched_page(errors: FieldErrors) -> MatchedPage {
    let shape = |no, title: &str, examples: &str, key: &str| Shape {
        no,
        title: title.to_owned(),
        examples: examples.to_owned(),
        key: key.to_owned(),
        ..Shape::default()
    };
    let legacy = Some(("TCVN3 (ABC)".to_owned(), "Líp tËp huÊn".to_owned(), "Lớp tập huấn".to_owned()));
    MatchedPage {
        frame: frame("Ghép cột"),
        action: url(),
        back: list::url(SLUG),
        file: FILE.to_owned(),
        kind: Kind::TrainingClass,
        errors,
        before: None,
        sheets: vec![("1".to_owned(), "Năm 2022".to_owned()), ("2".to_owned(), "Nháp (đang ẩn)".to_owned())],
        sheet: "1".to_owned(),
        remarks: vec!["Tệp không ghi rõ bảng mã; được đọc theo windows-1258.".to_owned()],
        columns: vec![
            shape(1, "STT", "1 · 2 · 3", ""),
            Shape { legacy, converts: "on".to_owned(), ..shape(2, "Tên lớp", "Líp tËp huÊn", "noi_dung") },
            shape(3, "Thời gian", "27-28/5/2022", "thoi_gian"),
        ],
        bodies: vec![("01G60000000000000000000002".to_owned(), "Hội Vật lý".to_owned())],
        lead: String::new(),
    }
}

fn preview_page(bad: i64) -> PreviewPage {
    let plain = |value: &str| Shown { value: value.to_owned(), ..Shown::default() };
    let marked = |value: &str, state, address: &str, no, sentence: &str| Shown {
        value: value.to_owned(),
        state,
        address: address.to_owned(),
        no,
        sentence: sentence.to_owned(),
    };
    let guessed = "Thời gian “27-28/5” được đọc là 27-28/05/2022.";
    let wrong = "Không có ngày 31/6/2022, tháng 6 năm 2022 chỉ có từ ngày 1 đến ngày 30.";
    let mut rows = vec![Row {
        no: 5,
        fate: "Ghi mới",
        look: "ok",
        cells: vec![plain("Trồng hồi"), marked("27-28/5", "warn", "C5", 1, guessed)],
    }];
    let mut notes = vec![("warn", "C5".to_owned(), "Thời gian".to_owned(), guessed.to_owned())];
    if bad > 0 {
        let cells = vec![plain("Sơ cứu"), marked("31/6/2022", "error", "C6", 2, wrong)];
        rows.push(Row { no: 6, fate: "Lỗi", look: "stop", cells });
        notes.push(("error", "C6".to_owned(), "Thời gian".to_owned(), wrong.to_owned()));
    }
    PreviewPage {
        frame: frame("Xem trước khi ghi"),
        action: url(),
        back: list::url(SLUG),
        file: FILE.to_owned(),
        kind: "Lớp tập huấn",
        failure: String::new(),
        counts: Counts {
            rows: 120,
            new: 118,
            there: 0,
            corrects: 0,
            left: 0,
            alike: i64::from(bad == 0),
            warned: 3,
            bad,
        },
        answered: Answered { open: i64::from(bad == 0), one: 0, different: 0 },
        questions: if bad == 0 { vec![question()] } else { Vec::new() },
        remarks: vec!["Có dòng bị ẩn vẫn được đọc: 14.".to_owned()],
        heads: vec![("Tên lớp".to_owned(), "Nội dung, chuyên đề".to_owned()), ("Thời gian".to_owned(), String::new())],
        rows,
        notes,
        only_bad: String::new(),
        before: String::new(),
        after: format!("{}?tu=50", url()),
    }
}

fn question() -> Question {
    let suspects = vec![crate::twin::samples::pair(true).0];
    Question { field: "dong-5".to_owned(), row: 5, says: "Trồng hồi · 27-28/5".to_owned(), suspects }
}

fn undo_page(back: i64, stays: i64) -> UndoPage {
    UndoPage {
        frame: frame("Hoàn tác cả tệp"),
        action: url(),
        back: list::url(SLUG),
        file: FILE.to_owned(),
        since: "08:05 ngày 20/06/2022 · Nông Văn Minh".to_owned(),
        left: Left { back, stays },
    }
}

fn show_page(waits: Waits, undo: Undo) -> ShowPage {
    let account = Account { rows: 120, written: 118, corrected: 0, known: 1, passed: 1 };
    let ledger = format!("/{SLUG}/hoat-dong");
    let entered = |line, title: &str, changed| Entered {
        line,
        url: format!("{ledger}/01G60000000000000000000003"),
        title: title.to_owned(),
        changed,
    };
    let said = "C6: Không có ngày 31/6/2022.".to_owned();
    let skipped = LineOf { line: 6, outcome: "skipped".to_owned(), record: None, title: "Sơ cứu".to_owned(), said };
    ShowPage {
        frame: frame("Kết quả nhập tệp"),
        action: url(),
        back: list::url(SLUG),
        file: FILE.to_owned(),
        kind: "Lớp tập huấn",
        state: "Đã ghi sổ",
        look: "ok",
        since: "08:05 ngày 20/06/2022 · Nông Văn Minh".to_owned(),
        sent: "08:00 ngày 20/06/2022 · Nông Văn Minh".to_owned(),
        rows: "120".to_owned(),
        account: account.words(),
        waits,
        doing: "Đang ghi vào sổ",
        so_far: Progress {
            done: 64,
            total: 120,
            words: "Đã đọc 64 trên 120 dòng. Tất cả vào sổ cùng một lúc khi xong; bạn có thể rời trang này.".to_owned(),
            next: None,
        },
        failure: String::new(),
        undo,
        entered: vec![
            entered(5, "Trồng hồi", ""),
            entered(7, "Nuôi ong", "Đã sửa tay nên không hoàn tác; bản ghi vẫn còn trong sổ"),
        ],
        after: format!("{}?tu=104", url()),
        lines: vec![skipped],
        ledger,
    }
}

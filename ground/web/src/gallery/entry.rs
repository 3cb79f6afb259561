//! A form that is filled in with help and without a network: type-ahead, photos, a draft that stays on the machine, a line
//! of what waits to be sent. The very page is kept by the device, as the one on which work is entered by telephone is.

use askama::Template;
use kernel::FieldErrors;

use crate::answer::{Answer, Page, To, again, page};
use crate::cx::Cx;
use crate::form::{Asked, Fields};
use crate::frame::Frame;
use crate::problem::Problem;
use crate::sent::Sent;
use crate::told::{Suggestion, Suggestions};

const TITLE: &str = "Mẫu: nhập có gợi ý, giữ bản nháp khi mất mạng";

/// Communes that were made up of the names of others; enough to type against.
const PLACES: [(&str, &str); 12] = [
    ("xã Quang Thuận, huyện Bạch Thông", "tỉnh Bắc Kạn"),
    ("xã Dương Phong, huyện Bạch Thông", "tỉnh Bắc Kạn"),
    ("xã Quang Phong, huyện Na Rì", "tỉnh Bắc Kạn"),
    ("phường Quảng Thuận, thị xã Ba Đồn", "tỉnh Quảng Bình"),
    ("xã Quang Trung, huyện Kiến Xương", "tỉnh Thái Bình"),
    ("xã Quang Bình, huyện Kiến Xương", "tỉnh Thái Bình"),
    ("xã Quang Minh, huyện Kiến Xương", "tỉnh Thái Bình"),
    ("xã Quang Lịch, huyện Kiến Xương", "tỉnh Thái Bình"),
    ("phường Quang Trung, thành phố Thái Bình", "tỉnh Thái Bình"),
    ("phường Quang Trung, thành phố Lạng Sơn", "tỉnh Lạng Sơn, nay là phường Tam Thanh"),
    ("xã Vũ Hội, huyện Vũ Thư", "tỉnh Thái Bình"),
    ("xã Vũ Phúc, thành phố Thái Bình", "tỉnh Thái Bình"),
];

/// The form of the gallery.
#[derive(Template)]
#[template(path = "gallery/entry.html")]
pub struct EntryPage {
    frame: Frame,
    sent: Fields,
    lead: Vec<String>,
    errors: FieldErrors,
}

impl EntryPage {
    fn new(frame: Frame, sent: Fields, errors: FieldErrors) -> Self {
        let lead = sent.all("lead");
        Self { frame, sent, lead, errors }
    }

    /// The page as the laws draw it: empty, and come back with an error.
    pub fn samples() -> Vec<Self> {
        let sent = Fields::new([("title", ""), ("places", "xã Vũ Hội\nxã Vũ An"), ("lead", "b2")]);
        vec![
            Self::new(Frame::sample(TITLE), Fields::default(), FieldErrors::new()),
            Self::new(Frame::sample(TITLE), sent.clone(), wrong(&sent)),
        ]
    }
}

fn wrong(sent: &Fields) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if sent.line("title").is_empty() {
        errors.add("title", "Hãy ghi nội dung, chuyên đề.");
    }
    errors
}

pub(super) async fn show(cx: Cx) -> Result<Page, Problem> {
    let empty = EntryPage::new(cx.frame(TITLE), Fields::default(), FieldErrors::new());
    Ok(page(&empty)?.kept_offline())
}

/// Answers as a verb does, and stores nothing.
pub(super) async fn try_out(cx: Cx, sent: Sent) -> Result<Answer, Problem> {
    let errors = wrong(&sent.fields);
    if !errors.is_empty() {
        return Ok(Answer::Again(again(&EntryPage::new(cx.frame(TITLE), sent.fields, errors))?));
    }
    let files = sent.files.len();
    let sentence = format!("Đã nhận “{}”, {files} tệp. Trang mẫu không lưu gì.", sent.fields.line("title"));
    Ok(Answer::Go(To::address("/bo-mau/nhap").with_notice(sentence)))
}

pub(super) async fn suggest(Asked(asked): Asked) -> Suggestions {
    let wanted = viet::fold(asked.text("q"));
    let fits = |place: &str| {
        let place = viet::fold(place);
        wanted.split(' ').all(|word| place.contains(word))
    };
    let fitting = PLACES.iter().filter(|(value, note)| fits(&format!("{value} {note}")));
    Suggestions(fitting.map(|(value, note)| Suggestion { value: (*value).into(), note: (*note).into() }).collect())
}

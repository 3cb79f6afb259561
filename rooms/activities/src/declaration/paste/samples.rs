//! The pages of pasting without a database.

use askama::Template;
use kernel::FieldErrors;
use web::Frame;

use super::assess::{Memory, Standing, assess};
use super::enter::EnterPage;
use super::form::{PasteForm, TimeForm};
use super::preview::PreviewPage;

const SLUG: &str = "lang-son";

/// A half-year's table as somebody pasted it: two years beside one another, a wrong unit, a number nobody can read.
const TABLE: &str = "TT\tChỉ tiêu\tĐơn vị\t6 tháng 2022\t6 tháng 2021\n\
    I\tTập huấn, phổ biến kiến thức\t\t\t\n\
    1\tSố lớp tập huấn\tlớp\t19\t17\n\
    2\tSố lượt người dự tập huấn\tlượt người\thơn 9.000\t5.350\n\
    3\tSố nhiệm vụ phản biện\tnhiệm vụ\t12,5\t9\n\
    4\tThu nộp hội phí\ttriệu đồng\t35\t31\n\
    5\tHội viên\thội viên\t15.000\t14.800\n";

/// Every page of pasting, by what the gallery calls it.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let frame = || Frame::sample("Dán số liệu báo cáo");
    let bodies = || vec![("01G60000000000000000000001".to_owned(), "Liên hiệp hội Lạng Sơn".to_owned())];
    let time = TimeForm { span: "-H1".to_owned(), year: "2022".to_owned(), ..TimeForm::default() };
    let form = PasteForm {
        text: TABLE.to_owned(),
        legacy: Some(viet::legacy::Legacy::Tcvn3),
        paper: "Báo cáo".to_owned(),
        number: "41/BC-LHH".to_owned(),
        dated: "28/6/2022".to_owned(),
        times: [time, TimeForm::default()],
        ..PasteForm::default()
    };
    let mut errors = FieldErrors::new();
    errors.add("text", "Hãy dán bảng số liệu từ Word hoặc Excel vào đây.");
    let pasted = super::text::read(TABLE);
    let assessed = assess(&form, &pasted, &Memory::new(), &Standing::new());
    Ok(vec![
        ("Dán số liệu báo cáo", EnterPage::new(frame(), SLUG, PasteForm::default(), errors, bodies()).render()?),
        (
            "Xem trước số liệu báo cáo",
            PreviewPage::new(frame(), SLUG, form, &assessed, pasted.silent, &pasted.columns, bodies()).render()?,
        ),
    ])
}

//! The noun's pages without a database.

use askama::Template;
use kernel::FieldErrors;
use web::Frame;

use super::declare::DeclarePage;
use super::form::DeclarationForm;
use super::list::{self, Against, Line, ListPage, Paper};

const SLUG: &str = "lang-son";

/// Every page of the noun, by what the gallery calls it.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let mut errors = FieldErrors::new();
    errors.add("value", "Hãy ghi con số như văn bản nêu, thí dụ: 4.985 hoặc hơn 5.000.");
    let form = |errors| {
        let bodies = vec![("01G60000000000000000000001".to_owned(), "Hội Vật lý".to_owned())];
        DeclarePage::new(Frame::sample("Khai báo số liệu"), SLUG, DeclarationForm::default(), errors, bodies).render()
    };
    let list = |papers| {
        let frame = Frame::sample("Khai báo số liệu").at(SLUG, list::SECTION);
        let (figure, year, years) = (String::new(), String::new(), vec!["2022".to_owned()]);
        ListPage { frame, action: list::url(SLUG), papers, may_declare: true, figure, year, years, more: 0 }.render()
    };
    let standing = Line {
        figure: "Hội viên (đơn vị tự báo)".to_owned(),
        unit: "hội viên".to_owned(),
        value: "hơn 5.000".to_owned(),
        against: Against::default(),
        meaning: "Hội viên có thẻ của các chi hội".to_owned(),
        withdrawn: String::new(),
        withdraw: format!("{}/01G60000000000000000000002/rut", list::url(SLUG)),
    };
    let withdrawn =
        Line { withdrawn: "08:00 ngày 20/06/2022".to_owned(), withdraw: String::new(), ..standing.clone() };
    let beside = Line {
        figure: "Lớp tập huấn chủ trì, đồng chủ trì".to_owned(),
        unit: "lớp".to_owned(),
        value: "19".to_owned(),
        against: Against {
            counted: "26".to_owned(),
            change: "+7".to_owned(),
            way: "up",
            words: "sổ nhiều hơn 7".to_owned(),
        },
        ..standing.clone()
    };
    let paper = |lines| Paper {
        source: "Báo cáo số 41/BC-LHH ngày 28/6/2022".to_owned(),
        body: "Hội Vật lý".to_owned(),
        when: "đến ngày 14/06/2022".to_owned(),
        lines,
        withdraw: Some((format!("{}/dan/01G60000000000000000000003/rut", list::url(SLUG)), 2)),
    };
    let mut pages = super::paste::samples::pages()?;
    pages.extend([
        ("Khai báo mới", form(FieldErrors::new())?),
        ("Khai báo mới", form(errors)?),
        ("Khai báo số liệu", list(Vec::new())?),
        ("Khai báo số liệu", list(vec![paper(vec![standing, beside, withdrawn])])?),
    ]);
    Ok(pages)
}

//! The noun's pages without a database.

use askama::Template;
use kernel::FieldErrors;
use web::Frame;

use super::declare::DeclarePage;
use super::form::DeclarationForm;
use super::list::{self, Line, ListPage};

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
    let list = |lines| {
        let frame = Frame::sample("Khai báo số liệu").at(SLUG, list::SECTION);
        ListPage { frame, action: list::url(SLUG), lines, may_declare: true }.render()
    };
    let standing = Line {
        body: "Hội Vật lý".to_owned(),
        figure: "Hội viên (đơn vị tự báo)".to_owned(),
        value: "hơn 5.000 hội viên".to_owned(),
        when: "đến ngày 14/6/2022".to_owned(),
        meaning: "Hội viên có thẻ của các chi hội".to_owned(),
        source: "Báo cáo số 41/BC-LHH ngày 28/6/2022".to_owned(),
        withdrawn: String::new(),
        withdraw: format!("{}/01G60000000000000000000002/rut", list::url(SLUG)),
    };
    let withdrawn =
        Line { withdrawn: "08:00 ngày 20/06/2022".to_owned(), withdraw: String::new(), ..standing.clone() };
    Ok(vec![
        ("Khai báo mới", form(FieldErrors::new())?),
        ("Khai báo mới", form(errors)?),
        ("Khai báo số liệu", list(Vec::new())?),
        ("Khai báo số liệu", list(vec![standing, withdrawn])?),
    ])
}

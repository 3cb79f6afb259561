//! The page of messages as the gallery knows it.

use askama::Template;
use kernel::FieldErrors;
use web::Frame;

use super::page::QuickPage;
use super::read::Understood;
use crate::record::list_url;

const SLUG: &str = "lang-son";

/// What was understood of a message.
pub fn understood() -> Vec<Understood> {
    let one = |words: &str, meaning: &str| Understood { words: words.to_owned(), meaning: meaning.to_owned() };
    vec![
        one("14/6", "Thời gian: 14/06/2022"),
        one("02 lớp", "Số lớp: 2 lớp"),
        one("xã Bằng Mạc", "Địa điểm: xã Bằng Mạc"),
    ]
}

/// The page: empty, and come back.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let mut errors = FieldErrors::new();
    errors.add("tin", "Hãy dán hoặc gõ tin nhắn.");
    let page = |errors| QuickPage {
        frame: Frame::sample("Ghi nhanh").at(SLUG, "hoat-dong"),
        action: super::url(SLUG),
        list: list_url(SLUG),
        message: String::new(),
        errors,
    };
    [page(FieldErrors::new()), page(errors)].iter().map(|page| Ok(("Ghi nhanh", page.render()?))).collect()
}

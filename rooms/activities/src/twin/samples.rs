//! Pairs as the gallery of pages knows them.

use askama::Template;
use kernel::{Dice, Id, Timestamp};
use web::Frame;

use super::list::PairsPage;
use super::suspect::Suspect;
use crate::record::list_url;

const SLUG: &str = "lang-son";

/// Two records that may be one thing.
pub fn pair(settles: bool) -> (Suspect, Suspect) {
    let one = |running: u64, title: &str, about: &str| {
        let id = Id::new(Timestamp::from_micros(1_655_686_800_000_000), &Dice::fixed(running));
        Suspect {
            id,
            href: format!("{}/{id}", list_url(SLUG)),
            title: title.to_owned(),
            about: about.to_owned(),
            why: "nội dung gần giống, cùng địa điểm".to_owned(),
            seen: 1,
            settles,
        }
    };
    let first = one(1, "Kỹ thuật nuôi ong lấy mật", "14/6/2022 · Hội Làm vườn · xã Bằng Mạc · 1 lớp, 45 lượt người");
    (first, one(2, "Tập huấn nuôi ong", "15/6/2022 · Liên hiệp hội Lạng Sơn · xã Bằng Mạc · 1 lớp, hơn 40 lượt người"))
}

/// The page of pairs: none, one to settle, one that waits for the office.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let page = |pairs| PairsPage {
        frame: Frame::sample("Bản ghi có thể trùng").at(SLUG, "hoat-dong"),
        list: list_url(SLUG),
        action: super::url(SLUG),
        year: 2022,
        pairs,
        more: 0,
        part: None,
    };
    let pages = [page(Vec::new()), page(vec![pair(true), pair(false)])];
    pages.iter().map(|page| Ok(("Bản ghi có thể trùng", page.render()?))).collect()
}

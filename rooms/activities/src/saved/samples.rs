//! The noun's pages without a database.

use askama::Template;
use kernel::{Dice, FieldErrors, Id, Timestamp};
use web::Frame;

use super::list::{self, Line, ListPage};
use crate::record::{self, Filter};

const SLUG: &str = "lang-son";

/// Every page of the noun, by what the gallery calls it.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let mut errors = FieldErrors::new();
    errors.add("name", "Hãy đặt tên cho cách lọc, thí dụ: Phản biện quý này.");
    let filter = Filter::of_query("loai=phan-bien&ky=2022-Q2");
    let refused = page(Vec::new()).with_fresh(
        String::new(),
        &filter,
        "Nhiệm vụ phản biện; Quý II năm 2022".to_owned(),
        errors.clone(),
    );
    let [first, second] = [line(1, "Chưa có minh chứng", "20/6/2022"), line(2, "Phản biện đang làm", "")];
    let wrong = page(vec![first.clone(), second.clone()]).with_wrong_name(second.id, "", errors);
    [page(Vec::new()), refused, page(vec![first, second]), wrong]
        .iter()
        .map(|page| Ok(("Cách lọc đã lưu", page.render()?)))
        .collect()
}

fn page(lines: Vec<Line>) -> ListPage {
    ListPage {
        frame: Frame::sample("Cách lọc đã lưu").at(SLUG, list::SECTION),
        action: list::url(SLUG),
        ledger: record::list_url(SLUG),
        lines,
        fresh: None,
        may_share: true,
        errors: FieldErrors::new(),
    }
}

fn line(running: u64, name: &str, shared: &str) -> Line {
    Line {
        id: Id::new(Timestamp::from_micros(1_655_686_800_000_000), &Dice::fixed(running)),
        name: name.to_owned(),
        href: record::list_url(SLUG),
        words: "chưa có minh chứng".to_owned(),
        shared: shared.to_owned(),
        errors: FieldErrors::new(),
    }
}

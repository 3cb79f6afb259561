//! What the room looks like without a database: every page, drawn from samples. The law `pages_render` draws them, the
//! gallery shows them, axe reads them.

use askama::Template;
use kernel::{Day, Dice, Id, Timestamp, UnionNo};
use organisation::samples::LANG_SON;
use organisation::{Body, BodyKind, UnionHere};

use crate::{figure, letterhead, report};

/// Every page of the room, by what the gallery calls it.
///
/// # Panics
/// When a template fails, which a test of the room would have shown.
pub fn pages() -> Vec<(&'static str, String)> {
    let mut pages = Vec::new();
    for page in report::ListPage::samples() {
        pages.push(("Chọn báo cáo", drawn(&page)));
    }
    for page in report::ShowPage::samples() {
        pages.push(("Một báo cáo", drawn(&page)));
    }
    for page in figure::RecordsPage::samples() {
        pages.push(("Danh sách sau con số", drawn(&page)));
    }
    for page in figure::CataloguePage::samples() {
        pages.push(("Danh mục số liệu", drawn(&page)));
    }
    for page in figure::MeaningPage::samples() {
        pages.push(("Một số liệu nghĩa là gì", drawn(&page)));
    }
    for page in letterhead::SettlePage::samples() {
        pages.push(("Thể thức văn bản", drawn(&page)));
    }
    pages
}

fn drawn(page: &impl Template) -> String {
    page.render().expect("a page drawn from samples asks for nothing that can fail")
}

/// The Union of Lạng Sơn, where no database is.
pub(crate) fn here() -> UnionHere {
    let body = Body {
        no: kernel::BodyNo::new(UnionNo::new(LANG_SON), 1),
        id: Id::new(morning(), &Dice::fixed(1)),
        union: UnionNo::new(LANG_SON),
        slug: "lang-son".to_owned(),
        kind: BodyKind::Union,
        name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn".to_owned(),
        short: "Liên hiệp hội Lạng Sơn".to_owned(),
        founded: Day::MIN,
        basis: String::new(),
    };
    UnionHere { slug: body.slug.clone(), body }
}

/// Monday 20 June 2022, 8 in the morning in Viet Nam: six days after the first half was closed.
pub(crate) fn morning() -> Timestamp {
    Timestamp::from_micros(1_655_686_800_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_says_what_it_is_and_keys_its_forms() {
        let pages = pages();
        assert_eq!(pages.len(), 11);
        for (name, html) in pages {
            assert!(html.contains("<h1") && html.contains("</html>"), "{name}");
            assert_eq!(html.matches("name=\"form_key\"").count(), html.matches("method=\"post\"").count(), "{name}");
        }
    }
}

//! What the room looks like without a database: every page, drawn from samples. The law `pages_render` draws them, the
//! gallery shows them, axe reads them.

use crate::{declaration, record};

/// Every page of the room, by what the gallery calls it.
///
/// # Panics
/// When a template fails, which a test of the room would have shown.
pub fn pages() -> Vec<(&'static str, String)> {
    let mut pages = record::samples::pages().expect("a page drawn from samples asks for nothing that can fail");
    pages.extend(declaration::samples::pages().expect("a page drawn from samples asks for nothing that can fail"));
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_says_what_it_is() {
        let pages = pages();
        assert_eq!(pages.len(), 13);
        assert!(pages.iter().all(|(_, html)| html.contains("<h1") && html.contains("</html>")));
    }
}

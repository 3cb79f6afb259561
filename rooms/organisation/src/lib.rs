//! Bodies of the federation as a tree with dates, and who may do what over which of them.
//! The tree is read as [from, to) intervals: a change dated tomorrow changes nothing today. Figures ask for the tree of
//! a day; permissions always ask for today's (README.md of this room).

pub mod body;
pub mod figures;
pub mod front;
pub mod grant;
mod here;
pub mod samples;
mod scope;

pub use body::{Body, BodyId, BodyKind, NewBody, Placed};
pub use grant::{grants_of, union_of};
pub use here::UnionHere;
pub use scope::Scope;

use web::{MenuItem, Routes};

/// The room's line of a Union's menu.
pub const MENU: MenuItem = MenuItem { label: "Tổ chức", path: "to-chuc" };

/// The pages and verbs of this room.
pub fn routes() -> Routes {
    front::routes().and(body::routes()).and(grant::routes())
}

#[cfg(test)]
mod tests {
    use askama::Template;

    use crate::{body, front, grant};

    fn drawn<T: Template>(samples: Vec<T>) -> Vec<String> {
        samples.iter().map(|page| page.render().expect("a sample can be drawn")).collect()
    }

    #[test]
    fn every_sample_can_be_drawn_and_carries_a_key_in_each_form() {
        let pages = [
            drawn(body::ListPage::samples()),
            drawn(body::DraftPage::samples()),
            drawn(body::ShowPage::samples()),
            drawn(body::TransferPage::samples()),
            drawn(body::EndPage::samples()),
            drawn(body::UnionPage::samples()),
            drawn(grant::ListPage::samples()),
            drawn(grant::InvitePage::samples()),
            drawn(grant::LinkPage::samples()),
            drawn(grant::ShowPage::samples()),
            drawn(front::FrontPage::samples()),
        ];
        for page in pages.concat() {
            let posts = page.matches("method=\"post\"").count();
            assert_eq!(page.matches("name=\"form_key\"").count(), posts, "{page}");
        }
    }
}

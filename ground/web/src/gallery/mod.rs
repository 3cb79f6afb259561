//! Every component at work: what is looked at, what axe reads, what a new page copies from. `gallery` shows each once,
//! `entry` is a form that is filled in with help and without a network, `lists` what stands around long lists. Nothing is
//! stored here: the forms answer, and forget.

pub mod entry;
#[allow(clippy::module_inception, reason = "a noun's type lies in the file of its name (STYLE.md)")]
mod gallery;
pub mod lists;

pub use entry::EntryPage;
pub use gallery::GalleryPage;
pub use lists::ListsPage;

use crate::routes::{Action, Routes};

/// Anybody may look at the components: there is nothing behind them.
const LOOK: Action = Action::everybody("gallery.look");

/// The gallery's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&LOOK, "/bo-mau", gallery::show)
        .get(&LOOK, "/bo-mau/nhap", entry::show)
        .post_files(&LOOK, "/bo-mau/nhap", entry::try_out)
        .get(&LOOK, "/bo-mau/goi-y", entry::suggest)
        .get(&LOOK, "/bo-mau/danh-sach", lists::show)
        .get(&LOOK, "/bo-mau/tien-do", lists::progress)
}

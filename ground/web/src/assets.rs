//! Style and script: small files of ours, embedded, served under addresses that carry their digest, so that a browser may
//! keep them for ever and never shows an old one. The scripts are modules that import one another by name, so all of them
//! lie in one folder that is named by the digest of them all.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;
use sha2::{Digest, Sha256};

use crate::problem::Problem;

pub(crate) const PATH: &str = "/assets/{name}";
pub(crate) const SCRIPT_PATH: &str = "/assets/{edition}/{name}";

/// Style sheets in the order in which they speak.
const STYLES: [&str; 13] = [
    include_str!("../assets/tokens.css"),
    include_str!("../assets/base.css"),
    include_str!("../assets/top.css"),
    include_str!("../assets/layout.css"),
    include_str!("../assets/actions.css"),
    include_str!("../assets/forms.css"),
    include_str!("../assets/picks.css"),
    include_str!("../assets/files.css"),
    include_str!("../assets/lists.css"),
    include_str!("../assets/filters.css"),
    include_str!("../assets/preview.css"),
    include_str!("../assets/figure.css"),
    include_str!("../assets/print.css"),
];
const THEME: &str = include_str!("../assets/script/theme.js");
const ICON: &str = include_str!("../assets/icon.svg");

/// The script, in modules: the first imports all others.
const MODULES: [(&str, &str); 19] = [
    ("house.js", include_str!("../assets/script/house.js")),
    ("page.js", include_str!("../assets/script/page.js")),
    ("look.js", include_str!("../assets/script/look.js")),
    ("panel.js", include_str!("../assets/script/panel.js")),
    ("menus.js", include_str!("../assets/script/menus.js")),
    ("forms.js", include_str!("../assets/script/forms.js")),
    ("days.js", include_str!("../assets/script/days.js")),
    ("picker.js", include_str!("../assets/script/picker.js")),
    ("rows.js", include_str!("../assets/script/rows.js")),
    ("suggest.js", include_str!("../assets/script/suggest.js")),
    ("chooser.js", include_str!("../assets/script/chooser.js")),
    ("files.js", include_str!("../assets/script/files.js")),
    ("progress.js", include_str!("../assets/script/progress.js")),
    ("keep.js", include_str!("../assets/script/keep.js")),
    ("content.js", include_str!("../assets/script/content.js")),
    ("send.js", include_str!("../assets/script/send.js")),
    ("drafts.js", include_str!("../assets/script/drafts.js")),
    ("waiting.js", include_str!("../assets/script/waiting.js")),
    ("offline.js", include_str!("../assets/script/offline.js")),
];

/// Addresses of style, script and icon.
#[derive(Debug, PartialEq, Eq)]
pub struct Assets {
    /// Address of the style sheet.
    pub style: String,
    /// Address of the script.
    pub script: String,
    /// Addresses of the modules the script imports: named in the page, they are fetched all at once.
    pub modules: Vec<String>,
    /// Address of the few lines that run before the first paint.
    pub theme: String,
    /// Address of the icon.
    pub icon: String,
    /// Names all of them together: another edition of any of them is another name.
    pub edition: String,
}

impl Assets {
    /// Every address.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        [&self.style, &self.script, &self.theme, &self.icon].into_iter().chain(&self.modules).map(String::as_str)
    }
}

struct Served {
    addresses: Assets,
    style: String,
    folder: String,
}

static SERVED: LazyLock<Served> = LazyLock::new(|| {
    let style = STYLES.concat();
    let folder = digest(&MODULES.map(|(_, content)| content).concat());
    let mut modules = MODULES.iter().map(|(name, _)| format!("/assets/{folder}/{name}"));
    let script = modules.next().unwrap_or_default();
    let addresses = Assets {
        style: format!("/assets/{}", named("house", "css", &style)),
        script,
        modules: modules.collect(),
        theme: format!("/assets/{}", named("theme", "js", THEME)),
        icon: format!("/assets/{}", named("icon", "svg", ICON)),
        edition: digest(&[&style, &folder, THEME, ICON].concat()),
    };
    Served { addresses, style, folder }
});

fn digest(content: &str) -> String {
    let mut digest = data_encoding::HEXLOWER.encode(&Sha256::digest(content.as_bytes()));
    digest.truncate(16);
    digest
}

fn named(stem: &str, extension: &str, content: &str) -> String {
    format!("{stem}.{}.{extension}", digest(content))
}

/// The addresses of this build.
pub fn all() -> &'static Assets {
    &SERVED.addresses
}

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

pub(crate) async fn serve(Path(name): Path<String>) -> Result<Response, Problem> {
    let asked = format!("/assets/{name}");
    let addresses = all();
    if asked == addresses.style {
        Ok(for_ever("text/css; charset=utf-8", &SERVED.style))
    } else if asked == addresses.theme {
        Ok(for_ever(JAVASCRIPT, THEME))
    } else if asked == addresses.icon {
        Ok(for_ever("image/svg+xml", ICON))
    } else {
        Err(Refusal::not_found().into())
    }
}

pub(crate) async fn serve_module(Path((folder, name)): Path<(String, String)>) -> Result<Response, Problem> {
    let module = MODULES.iter().find(|(known, _)| *known == name && folder == SERVED.folder);
    module.map(|(_, content)| for_ever(JAVASCRIPT, content)).ok_or_else(|| Refusal::not_found().into())
}

fn for_ever(media_type: &'static str, content: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, content).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_that_another_imports_is_served() {
        for (name, content) in MODULES {
            for line in content.lines().filter(|line| line.starts_with("import ")) {
                let imported = line.rsplit("\"./").next().and_then(|rest| rest.strip_suffix("\";")).unwrap_or_default();
                assert!(MODULES.iter().any(|(known, _)| *known == imported), "{name} imports {imported:?}");
            }
        }
    }
}

//! Style and script: a few small files of ours, embedded, served under a name that carries their digest, so that a
//! browser may keep them for ever and never shows an old one.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;
use sha2::{Digest, Sha256};

use crate::problem::Problem;

pub(crate) const PATH: &str = "/assets/{name}";

/// Style sheets in the order in which they speak.
const STYLES: [&str; 9] = [
    include_str!("../assets/tokens.css"),
    include_str!("../assets/base.css"),
    include_str!("../assets/top.css"),
    include_str!("../assets/layout.css"),
    include_str!("../assets/actions.css"),
    include_str!("../assets/forms.css"),
    include_str!("../assets/lists.css"),
    include_str!("../assets/figure.css"),
    include_str!("../assets/print.css"),
];
const THEME: &str = include_str!("../assets/theme.js");
const SCRIPT: &str = include_str!("../assets/house.js");
const ICON: &str = include_str!("../assets/icon.svg");

/// Addresses of style, script and icon.
#[derive(Debug, PartialEq, Eq)]
pub struct Assets {
    /// Address of the style sheet.
    pub style: String,
    /// Address of the script.
    pub script: String,
    /// Address of the few lines that run before the first paint.
    pub theme: String,
    /// Address of the icon.
    pub icon: String,
}

struct Served {
    addresses: Assets,
    style: String,
}

static SERVED: LazyLock<Served> = LazyLock::new(|| {
    let style = STYLES.concat();
    let addresses = Assets {
        style: format!("/assets/{}", named("house", "css", &style)),
        script: format!("/assets/{}", named("house", "js", SCRIPT)),
        theme: format!("/assets/{}", named("theme", "js", THEME)),
        icon: format!("/assets/{}", named("icon", "svg", ICON)),
    };
    Served { addresses, style }
});

fn named(stem: &str, extension: &str, content: &str) -> String {
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(content.as_bytes()));
    format!("{stem}.{}.{extension}", &digest[..16])
}

/// The addresses of this build.
pub fn all() -> &'static Assets {
    &SERVED.addresses
}

pub(crate) async fn serve(Path(name): Path<String>) -> Result<Response, Problem> {
    let asked = format!("/assets/{name}");
    let addresses = all();
    let (media_type, content): (_, &'static str) = if asked == addresses.style {
        ("text/css; charset=utf-8", &SERVED.style)
    } else if asked == addresses.script {
        ("text/javascript; charset=utf-8", SCRIPT)
    } else if asked == addresses.theme {
        ("text/javascript; charset=utf-8", THEME)
    } else if asked == addresses.icon {
        ("image/svg+xml", ICON)
    } else {
        return Err(Refusal::not_found().into());
    };
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, content).into_response())
}

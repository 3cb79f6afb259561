//! The service worker, by which the page that is used in the field opens without a network. It stands at the root, because
//! a worker reaches only what lies below its own address, and it is asked for anew each time: an old one would keep an old
//! house alive. What it may keep is said by [`Page::kept_offline`](crate::Page::kept_offline), and by nothing else.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::IntoResponse;

use crate::assets;

pub(crate) const PATH: &str = "/sw.js";

static WORKER: LazyLock<String> = LazyLock::new(|| {
    let all = assets::all();
    let addresses: Vec<&str> = all.addresses().collect();
    // Addresses of ours are plain ASCII without quotes, so a list of them is the same in JSON and in the script.
    let listed = serde_json::Value::from(addresses);
    format!(
        "const EDITION = \"assets-{}\";\nconst ASSETS = {listed};\n{}",
        all.edition,
        include_str!("../assets/script/sw.js")
    )
});

pub(crate) async fn serve() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, WORKER.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_names_every_asset_and_no_page() {
        let listed = WORKER.lines().nth(1).and_then(|line| line.strip_prefix("const ASSETS = ")).unwrap();
        let listed: Vec<String> = serde_json::from_str(listed.trim_end_matches(';')).unwrap();
        assert_eq!(listed.len(), 4 + assets::all().modules.len());
        assert!(listed.iter().all(|address| address.starts_with("/assets/")), "{listed:?}");
    }
}

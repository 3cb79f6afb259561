//! What a page's script asks for in between, as JSON: words that may be meant, and how far a long work is.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// How many suggestions are shown at once; more would have to be read instead of typed past.
const MOST: usize = 8;

/// Seconds for which a browser may keep an answer: while somebody types, takes a letter back and types on.
const FRESH_FOR: &str = "private, max-age=60";

/// What somebody may mean by what she has typed so far (components/suggest.html).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What the field holds once it is chosen.
    pub value: String,
    /// What tells it from another of the same name ("tỉnh Bắc Kạn"); may be empty.
    pub note: String,
}

/// The answer to `?q=…`: the likeliest first, of which the first eight are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions(pub Vec<Suggestion>);

impl IntoResponse for Suggestions {
    fn into_response(self) -> Response {
        let Self(mut all) = self;
        all.truncate(MOST);
        ([(header::CACHE_CONTROL, FRESH_FOR)], axum::Json(all)).into_response()
    }
}

/// How far a long work is (components/progress.html). Never kept: the next answer is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps in all; 0 while that is not known.
    pub total: u64,
    /// The same in words ("Đã đọc 4.200/15.000 dòng").
    pub words: String,
    /// Where to go now that it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl IntoResponse for Progress {
    fn into_response(self) -> Response {
        ([(header::CACHE_CONTROL, "no-store")], axum::Json(self)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn eight_suggestions_are_told_and_kept_by_nobody_between() {
        let one = |no: usize| Suggestion { value: format!("xã {no}"), note: String::new() };
        let response = Suggestions((0..12).map(one).collect()).into_response();
        assert_eq!(response.headers()["cache-control"], "private, max-age=60");
        let bytes = axum::body::to_bytes(response.into_body(), 4096).await.unwrap();
        let told: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(told.as_array().map(Vec::len), Some(8));
        assert_eq!(told[0].to_string(), r#"{"note":"","value":"xã 0"}"#);
    }

    #[tokio::test]
    async fn a_work_under_way_leads_nowhere_yet() {
        let told = Progress { done: 3, total: 9, words: "3/9".to_owned(), next: None }.into_response();
        assert_eq!(told.headers()["cache-control"], "no-store");
        let bytes = axum::body::to_bytes(told.into_body(), 4096).await.unwrap();
        assert_eq!(bytes, r#"{"done":3,"total":9,"words":"3/9"}"#);
    }
}

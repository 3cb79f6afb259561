//! Guards around every request. A POST must come from our own pages: the browser says so in `Sec-Fetch-Site`, or, where it
//! sends none (plain HTTP on a LAN address), the `Origin` must name the host it was sent to. Nothing else is believed.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Kind, Refusal};

use crate::problem::Problem;

pub(crate) async fn turn_away_foreign_posts(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || comes_from_us(request.headers()) {
        return next.run(request).await;
    }
    let sentence =
        "Yêu cầu này không được gửi từ trang của Hội Tụ nên không được nhận. Hãy mở lại trang và thử lần nữa.";
    Problem::from(Refusal::new(Kind::NotAllowed, "foreign_post", sentence)).into_response()
}

/// Whether a POST with these headers was sent from a page of ours.
pub fn comes_from_us(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(&HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin" || site == "none",
        None => match (text(&header::ORIGIN), text(&header::HOST)) {
            (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, origin)| origin == host),
            _ => false,
        },
    }
}

pub(crate) async fn set_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let set = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in set {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    // Pages hold what one person may see: no cache between us and her keeps them.
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        comes_from_us(&headers.collect())
    }

    #[test]
    fn only_our_own_pages_may_post() {
        assert!(asked(&[("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("origin", "http://192.168.1.9:8080"), ("host", "192.168.1.9:8080")]));
        assert!(!asked(&[("sec-fetch-site", "cross-site"), ("origin", "http://a"), ("host", "a")]));
        assert!(!asked(&[("sec-fetch-site", "same-site")]));
        assert!(!asked(&[("origin", "http://evil.example"), ("host", "192.168.1.9:8080")]));
        assert!(!asked(&[("origin", "null"), ("host", "null")]));
        assert!(!asked(&[("host", "192.168.1.9:8080")]));
    }
}

//! What a browser, or whoever claims to be one, sends: forms, files, cookies, the headers that say where it comes from.

use std::future::Future;

use ::web::{Asked, Cookies, Fields, MediaType, Problem, RawFields, Sent, comes_from_us, give_notice, notice, query};
use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// What a future comes to; its clock never runs out, since everything is there already.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.expect("a thread is enough").block_on(future)
}

fn posted(kind: &'static str, body: &[u8]) -> Request {
    let mut request = Request::new(Body::from(body.to_vec()));
    *request.method_mut() = axum::http::Method::POST;
    request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    request
}

/// The code of a refusal; nothing for what is no answer to what somebody sent.
fn refused(problem: &Problem) -> &str {
    let Problem::Refused(refusal) = problem else { return "" };
    assert!(!refusal.sentence.is_empty());
    refusal.code
}

/// The fields of a form as they were sent; none where they cannot be read.
pub fn raw(body: &[u8]) -> Option<RawFields> {
    const FORM: &str = "application/x-www-form-urlencoded";
    at_once(RawFields::from_request(posted(FORM, body), &()))
        .map_err(|problem| assert_eq!(refused(&problem), "form.unreadable"))
        .ok()
}

/// A form without files, and the same as a query string.
pub fn form(data: &[u8]) {
    let fields = at_once(Fields::from_request(posted("application/x-www-form-urlencoded", data), &()));
    let Some(raw) = raw(data) else { return assert!(fields.is_err(), "one reading of a form") };
    let fields = fields.expect("one reading of a form");
    assert!(fields == raw.composed());
    for name in ["", "a", "title", "form_key"] {
        let text = fields.text(name);
        assert_eq!(viet::nfc(text), text, "text is composed once");
        assert_eq!(text, viet::nfc(raw.text(name)));
        let line = fields.line(name);
        assert!(!line.contains(['\n', '\r', '\t']) && line.trim() == line, "{line:?}");
        assert!(fields.all(name).iter().all(|value| !value.is_empty()));
        let asked = Asked::of_query(&query([("a", text)])).0;
        assert_eq!(asked.text("a"), text, "what is written into an address is read back");
    }
    assert_eq!(fields.digest(), raw.composed().digest());
}

/// A form with files; the boundary is `X`.
pub fn multipart(data: &[u8]) {
    match at_once(Sent::read(posted("multipart/form-data; boundary=X", data))) {
        Err(problem) => assert_eq!(refused(&problem), "form.files_unreadable"),
        Ok(sent) => {
            assert!(sent.files.len() <= 10);
            assert!(sent.empty.iter().all(|name| !name.is_empty() && !name.contains(['/', '\\'])), "{:?}", sent.empty);
            for file in sent.files {
                assert!(!file.bytes.is_empty() && file.media_type == MediaType::sniff(&file.bytes));
                let name = &file.name;
                assert!(!name.is_empty() && name.chars().count() <= 120, "{name:?}");
                assert!(!name.contains(['/', '\\']) && !name.chars().any(char::is_control), "{name:?}");
                if let Some(kind) = file.media_type {
                    let named = kind.named(name);
                    assert_eq!(kind.named(&named), named, "an ending is added once");
                    assert_eq!(MediaType::from_text(kind.as_str()), Some(kind));
                }
            }
        }
    }
}

/// Cookies, what is given back of them, and the headers of a POST: three lines are its site, its origin and its host.
pub fn headers(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut headers = HeaderMap::new();
    for line in data.split(|byte| *byte == b'\n') {
        if let Ok(value) = HeaderValue::from_bytes(line) {
            headers.append(header::COOKIE, value);
        }
    }
    let _ = notice(&headers);
    for cookies in [Cookies::Guarded, Cookies::PlainLan] {
        if let Some(token) = cookies.session(&headers) {
            assert!(!token.is_empty() && !token.contains(';') && text.contains(token), "{token:?}");
            let given = cookies.give_session(token).expect("it stood in a header");
            assert_eq!(cookies.session(&brought(&given)), Some(token), "what is given is brought back");
        }
    }
    let said = give_notice(&text).expect("its letters are plain");
    assert_eq!(notice(&brought(&said)), Some(text.to_string()).filter(|text| !text.is_empty()));
    from_us(&text);
}

/// The cookie as a browser brings it.
fn brought(given: &HeaderValue) -> HeaderMap {
    let pair = given.to_str().ok().and_then(|line| line.split(';').next()).expect("a cookie begins with its pair");
    HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(pair).expect("it stood in a header"))])
}

fn from_us(text: &str) {
    let names = [HeaderName::from_static("sec-fetch-site"), header::ORIGIN, header::HOST];
    let lines: Vec<&str> = text.split('\n').collect();
    let pairs = names.into_iter().zip(&lines).filter(|(_, line)| !line.is_empty());
    let headers: HeaderMap = pairs.filter_map(|(name, line)| Some((name, HeaderValue::from_str(line).ok()?))).collect();
    let of = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if comes_from_us(&headers) && of(HeaderName::from_static("sec-fetch-site")).is_none() {
        let (origin, host) = (of(header::ORIGIN).expect("told"), of(header::HOST).expect("told"));
        assert!(origin.ends_with(&format!("://{host}")), "{origin} is not {host}");
    }
}

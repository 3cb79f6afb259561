//! A visitor: asks, posts, reads what she sees. She keeps her cookies, follows a redirect when told to, and comes from our
//! own pages unless she says otherwise.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use futures_util::stream;
use http_body_util::BodyExt;
use scraper::{Html, Selector};
use tower::ServiceExt;

/// Somebody who talks to the house.
pub struct Visitor {
    router: Router,
    session: Option<String>,
    cookies: RefCell<BTreeMap<String, String>>,
}

/// What the visitor got.
#[derive(Debug)]
pub struct Shown {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Visitor {
    pub(crate) fn new(router: Router, session: Option<String>) -> Self {
        Self { router, session, cookies: RefCell::default() }
    }

    /// Opens an address.
    pub async fn get(&self, path: &str) -> Shown {
        self.send(Method::GET, path, &[], String::new().into()).await
    }

    /// Opens an address in the side panel.
    pub async fn peek(&self, path: &str) -> Shown {
        self.send(Method::GET, path, &[("x-panel", "1")], String::new().into()).await
    }

    /// Sends a form from one of our own pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Shown {
        self.post_as(path, fields, &[("sec-fetch-site", "same-origin")]).await
    }

    /// Sends a form with these headers.
    pub async fn post_as(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Shown {
        let body = serde_urlencoded::to_string(fields).expect("a form can be encoded");
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend_from_slice(headers);
        self.send(Method::POST, path, &all, body.into()).await
    }

    /// Sends a form and opens the page it leads to.
    ///
    /// # Panics
    /// When it leads nowhere.
    pub async fn post_and_follow(&self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let answer = self.post(path, fields).await;
        let next = answer.location().unwrap_or_else(|| panic!("no way on from {path}: {}", answer.page()));
        self.get(&next).await
    }

    /// Sends files and fields as a browser does.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Shown {
        self.send(Method::POST, path, &FILES, body_of(fields, files).into()).await
    }

    /// Sends as [`Visitor::upload`] over a slow line: nothing comes of the body until `go_on` is over, and its length is
    /// not told.
    pub async fn upload_slowly(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
        go_on: impl Future<Output = ()> + Send + 'static,
    ) -> Shown {
        let whole = body_of(fields, files);
        let body = stream::once(async move {
            go_on.await;
            Ok::<_, Infallible>(whole)
        });
        self.send(Method::POST, path, &FILES, Body::from_stream(body)).await
    }

    async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Shown {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "hoitu.test");
        let kept: Vec<String> = self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies: Vec<String> = self.session.iter().cloned().chain(kept).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).expect("a request can be built");
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(line.to_str().expect("cookies are ASCII"));
        }
        let bytes = body.collect().await.expect("the body can be read").to_bytes().to_vec();
        Shown { status: parts.status, headers: parts.headers, bytes }
    }

    fn keep(&self, line: &str) {
        let pair = line.split(';').next().unwrap_or_default();
        let (name, value) = pair.split_once('=').expect("a cookie is a pair");
        let gone = value.is_empty() || line.contains("Max-Age=0");
        let mut kept = self.cookies.borrow_mut();
        if gone {
            kept.remove(name);
        } else {
            kept.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Shown {
    /// The page as sent.
    pub fn page(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Where it leads, if it is a redirect.
    pub fn location(&self) -> Option<String> {
        self.headers.get(header::LOCATION).map(|value| value.to_str().expect("addresses are ASCII").to_owned())
    }

    /// The stable code of a refusal.
    pub fn refusal(&self) -> Option<&str> {
        self.headers.get("x-refusal").and_then(|value| value.to_str().ok())
    }

    /// The words a reader sees in `main`, a line for each block, white space folded.
    pub fn words(&self) -> String {
        let page = Html::parse_document(&self.page());
        let root = page.select(&selector("main")).next().unwrap_or_else(|| page.root_element());
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for node in root.descendants() {
            if let Some(element) = node.value().as_element() {
                let inline = ["a", "b", "strong", "span", "em", "code", "time", "abbr", "td", "th", "small", "sup"];
                if !inline.contains(&element.name()) {
                    flush(&mut line, &mut lines);
                }
                if element.name() == "td" || element.name() == "th" {
                    line.push_str(" | ");
                }
            } else if let Some(text) = node.value().as_text() {
                let hidden = node.parent().and_then(|p| p.value().as_element().map(|e| e.name().to_owned()));
                if !matches!(hidden.as_deref(), Some("script" | "style" | "option")) {
                    line.push_str(text);
                }
            }
        }
        flush(&mut line, &mut lines);
        lines.join("\n")
    }

    /// The words of every element that a CSS selector finds.
    ///
    /// # Panics
    /// When the selector is not CSS.
    pub fn all(&self, css: &str) -> Vec<String> {
        let page = Html::parse_document(&self.page());
        page.select(&selector(css)).map(|found| folded(&found.text().collect::<String>())).collect()
    }

    /// An attribute of every element that a CSS selector finds.
    ///
    /// # Panics
    /// When the selector is not CSS.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.page());
        page.select(&selector(css)).filter_map(|found| found.value().attr(name).map(str::to_owned)).collect()
    }

    /// The value that a form's field holds.
    ///
    /// # Panics
    /// When the name is not CSS.
    pub fn value_of(&self, name: &str) -> Option<String> {
        self.attributes(&format!("[name=\"{name}\"]"), "value").pop()
    }
}

const FILES: [(&str, &str); 2] =
    [("content-type", "multipart/form-data; boundary=boundary"), ("sec-fetch-site", "same-origin")];

/// Fields and files as a browser writes them.
fn body_of(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |head: String, content: &[u8]| {
        body.extend_from_slice(format!("--boundary\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    for (name, value) in fields {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    for (name, file, content) in files {
        part(format!("name=\"{name}\"; filename=\"{file}\""), content);
    }
    body.extend_from_slice(b"--boundary--\r\n");
    body
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a CSS selector")
}

fn flush(line: &mut String, lines: &mut Vec<String>) {
    let words = folded(line);
    let words = words.trim_start_matches("| ");
    if !words.is_empty() {
        lines.push(words.to_owned());
    }
    line.clear();
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! What a handler answers: a page, a form again with what was typed, the way to another page, or a file.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use kernel::Fault;

use crate::cookies;
use crate::problem::Problem;

/// A page, drawn.
#[derive(Debug)]
pub struct Page {
    status: StatusCode,
    html: String,
    keeping: Keeping,
}

/// Whether a page may open without a network later.
#[derive(Debug)]
enum Keeping {
    Never,
    OnTheDevice,
}

impl Page {
    /// Lets the visitor's own device keep this page, to be opened without a network until she signs out. For the page on
    /// which work is entered in the field, and for no other: whatever it shows lies on her telephone then.
    #[must_use]
    pub fn kept_offline(mut self) -> Self {
        self.keeping = Keeping::OnTheDevice;
        self
    }
}

/// Draws a page.
///
/// # Errors
/// A fault where the template fails.
pub fn page(template: &impl Template) -> Result<Page, Problem> {
    drawn(StatusCode::OK, template)
}

/// Draws a form again (422): every value as it was typed, every error beside its field.
///
/// # Errors
/// A fault where the template fails.
pub fn again(template: &impl Template) -> Result<Page, Problem> {
    drawn(StatusCode::UNPROCESSABLE_ENTITY, template)
}

fn drawn(status: StatusCode, template: &impl Template) -> Result<Page, Problem> {
    let html = template.render().map_err(|error| Fault::caused("draw a page", error))?;
    Ok(Page { status, html, keeping: Keeping::Never })
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = (self.status, Html(self.html)).into_response();
        // Whatever notice there was is on this page now.
        response.headers_mut().append(header::SET_COOKIE, cookies::take_notice());
        // The same address is drawn with its frame or, in the side panel, without.
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("X-Panel"));
        if let Keeping::OnTheDevice = self.keeping {
            response.headers_mut().insert("x-keep", HeaderValue::from_static("offline"));
        }
        response
    }
}

/// The way to another page (303), perhaps with a sentence to be shown there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct To {
    location: String,
    notice: Option<String>,
}

impl To {
    /// To an address of ours.
    pub fn address(location: impl Into<String>) -> Self {
        Self { location: location.into(), notice: None }
    }

    /// With a sentence to be shown there.
    #[must_use]
    pub fn with_notice(mut self, sentence: impl Into<String>) -> Self {
        self.notice = Some(sentence.into());
        self
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        &self.location
    }
}

impl IntoResponse for To {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        // Only paths of ours: an address that names another host would be an open redirect.
        let own = self.location.starts_with('/') && !self.location.starts_with("//") && !self.location.contains('\\');
        let location = if own { self.location.as_str() } else { "/" };
        if let Ok(value) = HeaderValue::from_str(location) {
            response.headers_mut().insert(header::LOCATION, value);
        }
        if let Some(notice) = self.notice.as_deref().and_then(cookies::give_notice) {
            response.headers_mut().append(header::SET_COOKIE, notice);
        }
        response
    }
}

/// A file to keep: always an attachment, never shown inside our own pages' origin.
#[derive(Debug)]
pub struct Download {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        // For browsers that cannot read the name itself.
        let ascii: String = self.name.chars().map(plain).collect();
        let encoded: String = self.name.bytes().map(percent).collect();
        let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}");
        let mut response = self.bytes.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        if let Ok(value) = HeaderValue::from_str(&disposition) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
        response
    }
}

/// A letter without its marks, its case kept; what a quoted name cannot hold is an underscore.
fn plain(letter: char) -> char {
    let folded = viet::fold(&letter.to_string()).chars().next().unwrap_or(' ');
    let cased = if letter.is_uppercase() { folded.to_ascii_uppercase() } else { folded };
    match cased {
        '"' | '\\' => '_',
        ' ' | '!'..='~' => cased,
        _ => '_',
    }
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// One of two answers: a verb goes on to a page, or shows its form again.
#[derive(Debug)]
pub enum Answer {
    /// On to another page.
    Go(To),
    /// The form again.
    Again(Page),
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Self::Go(to) => to.into_response(),
            Self::Again(page) => page.into_response(),
        }
    }
}

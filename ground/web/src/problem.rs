//! A handler's no, dressed as a page. A refusal shows its sentence and a link that helps; a fault shows a number, and the
//! log keeps the chain under that number. No text of an error of ours ever reaches a page.

use std::sync::Arc;

use askama::Template;
use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{Fault, Id, Kind, Refusal};
use store::MayRetry;

use crate::app::App;
use crate::assets::{self, Assets};
use crate::door::SignedIn;
use crate::frame::{MenuLine, menu_of};
use crate::sending;

/// After so many seconds it is worth asking again what the house was too busy for.
const BUSY_SECONDS: &str = "30";

/// Why a handler did not answer as asked.
#[derive(Debug)]
pub enum Problem {
    /// A rule says no.
    Refused(Refusal),
    /// The house failed.
    Fault(Fault),
    /// A guest must sign in first.
    SignIn,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl MayRetry for Problem {
    fn lost_a_race(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.is_conflict())
    }
}

/// What the outermost layer still has to dress.
#[derive(Clone)]
enum Undressed {
    Refused(Refusal),
    Fault(Arc<Fault>),
    SignIn,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let undressed = match self {
            Self::Refused(refusal) => Undressed::Refused(refusal),
            Self::Fault(fault) => Undressed::Fault(Arc::new(fault)),
            Self::SignIn => Undressed::SignIn,
        };
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(undressed);
        response
    }
}

/// The page of a refusal or a fault.
#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    assets: &'static Assets,
    menu: &'a [MenuLine],
    heading: &'a str,
    sentence: &'a str,
    number: Option<String>,
    help: Option<(&'a str, &'a str)>,
}

impl ProblemPage<'_> {
    fn links(&self) -> Vec<(&str, &str)> {
        self.menu.iter().map(|line| (line.href.as_str(), line.label)).collect()
    }
}

pub(crate) async fn nothing_here() -> Problem {
    Refusal::not_found().into()
}

/// Gives a problem its page. The outermost layer, so that a guard's no looks like a handler's.
pub(crate) async fn dress(app: App, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let method = request.method().clone();
    let by_script = sending::is_by_script(request.headers());
    // The log gets the route's pattern: an address may hold a one-time link's token, or what somebody searched for.
    let route = request.extensions().get::<MatchedPath>().map_or("no route", MatchedPath::as_str).to_owned();
    let mut response = next.run(request).await;
    let union = response.extensions_mut().remove::<SignedIn>().and_then(|signed_in| signed_in.union);
    let menu = union.map_or_else(Vec::new, |union| menu_of(app.menu(), &union));
    match response.extensions_mut().remove::<Undressed>() {
        None => response,
        Some(Undressed::SignIn) if by_script => StatusCode::UNAUTHORIZED.into_response(),
        Some(Undressed::SignIn) => {
            // Where she posted to may have no page to come back to.
            let back = if method == Method::GET { path.as_str() } else { "/" };
            let query = serde_urlencoded::to_string([("ve", back)]).unwrap_or_default();
            Redirect::to(&format!("/dang-nhap?{query}")).into_response()
        }
        Some(Undressed::Refused(refusal)) => refused(&refusal, &menu),
        Some(Undressed::Fault(fault)) => {
            let number = Id::<Fault>::new(app.clock().now(), app.db().dice()).to_string();
            tracing::error!(fault = %number, %method, %route, "{fault}");
            failed(number, &menu)
        }
    }
}

fn refused(refusal: &Refusal, menu: &[MenuLine]) -> Response {
    let (status, heading) = match refusal.kind {
        Kind::NotFound => (StatusCode::NOT_FOUND, "Không tìm thấy"),
        Kind::NotAllowed => (StatusCode::FORBIDDEN, "Không được phép"),
        Kind::WrongState => (StatusCode::CONFLICT, "Chưa thực hiện được"),
        Kind::TooMany => (StatusCode::TOO_MANY_REQUESTS, "Quá nhiều lần thử"),
        Kind::Busy => (StatusCode::SERVICE_UNAVAILABLE, "Đang có nhiều việc cùng lúc"),
    };
    let help = refusal.help.as_ref().map(|(words, address)| (words.as_ref(), address.as_str()));
    let page = ProblemPage { assets: assets::all(), menu, heading, sentence: &refusal.sentence, number: None, help };
    let mut response = (status, page_or_plain(&page)).into_response();
    if let Ok(code) = header::HeaderValue::from_str(refusal.code) {
        response.headers_mut().insert("x-refusal", code);
    }
    if refusal.kind == Kind::Busy {
        response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static(BUSY_SECONDS));
    }
    response
}

fn failed(number: String, menu: &[MenuLine]) -> Response {
    let sentence = "Hệ thống gặp trục trặc nên chưa làm được việc này. Những gì đã lưu trước đó vẫn còn nguyên. \
                    Hãy thử lại sau ít phút; nếu vẫn không được, hãy báo cho người quản trị số tham chiếu dưới đây.";
    let page = ProblemPage {
        assets: assets::all(),
        menu,
        heading: "Có trục trặc",
        sentence,
        number: Some(number),
        help: None,
    };
    (StatusCode::INTERNAL_SERVER_ERROR, page_or_plain(&page)).into_response()
}

fn page_or_plain(page: &ProblemPage<'_>) -> Html<String> {
    Html(page.render().unwrap_or_else(|_| page.sentence.to_owned()))
}

//! Forms that the script sends itself, so that it knows the outcome before it lets go of what it kept (assets/script/send.js).
//! Such a request says in `x-sending` for whom the page was drawn; should somebody else have signed in meanwhile, she is
//! asked to sign in (401), so that nobody's words are written under another's name. Where a form leads on to another page
//! (303), the script hears of it in `x-to` (204): it goes there itself, and the notice waits for that visit.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::door::SignedIn;
use crate::problem::Problem;

const SENDING: HeaderName = HeaderName::from_static("x-sending");
const TO: HeaderName = HeaderName::from_static("x-to");

/// Whether the script sends a form itself.
pub(crate) fn is_by_script(headers: &HeaderMap) -> bool {
    headers.contains_key(SENDING)
}

/// Turns away what was typed under another account. Runs once the visitor is recognised.
pub(crate) async fn turn_away_another(request: Request, next: Next) -> Response {
    let drawn_for = request.headers().get(SENDING).map(|value| value.to_str().unwrap_or_default().to_owned());
    let visitor = request.extensions().get::<SignedIn>().map(|signed_in| signed_in.actor.account.to_string());
    match drawn_for {
        Some(account) if account != visitor.unwrap_or_default() => Problem::SignIn.into_response(),
        _ => next.run(request).await,
    }
}

/// Tells the script where a form leads on, instead of leading it there.
pub(crate) async fn tell_the_way(request: Request, next: Next) -> Response {
    let by_script = is_by_script(request.headers());
    let mut response = next.run(request).await;
    if by_script && response.status() == StatusCode::SEE_OTHER {
        *response.status_mut() = StatusCode::NO_CONTENT;
        if let Some(location) = response.headers_mut().remove(header::LOCATION) {
            response.headers_mut().insert(TO, location);
        }
    }
    response
}

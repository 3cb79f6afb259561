//! The visitor of a request: recognised once before every handler, then asked for by name in a handler's arguments.

use axum::extract::{FromRequestParts, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Actor;

use crate::app::App;
use crate::door::SignedIn;
use crate::problem::Problem;

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, _: &App) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(Problem::SignIn)
    }
}

/// Most verbs want the actor alone; a guest is sent to sign in.
impl FromRequestParts<App> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, app: &App) -> Result<Self, Problem> {
        SignedIn::from_request_parts(parts, app).await.map(|signed_in| signed_in.actor)
    }
}

/// Runs before every handler: recognises the visitor, if she is one.
pub(crate) async fn recognise(app: App, mut request: Request, next: Next) -> Response {
    if let Some(token) = app.cookies().session(request.headers()) {
        match app.door().who(app.db(), token).await {
            Ok(Some(signed_in)) => {
                request.extensions_mut().insert(signed_in.clone());
                let mut response = next.run(request).await;
                // A problem page is dressed outside of here, and wants to lead her back.
                response.extensions_mut().insert(signed_in);
                return response;
            }
            Ok(None) => {}
            Err(fault) => return Problem::Fault(fault).into_response(),
        }
    }
    next.run(request).await
}

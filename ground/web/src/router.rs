//! The whole router: what a request passes on its way to a handler, and an answer on its way back.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;

use crate::app::App;
use crate::routes::Routes;
use crate::visitor::recognise;
use crate::{assets, guard, problem, sending, worker};

/// Longest form without files; a page of text is a hundredth of it.
const FORM_BYTES: usize = 1 << 20;

/// The whole router: the rooms' routes behind the guards, the assets, the problem pages.
///
/// From outside to inside: headers are set, a script that sends a form is told the way, problem pages get their number and
/// layout, foreign posts are turned away, the visitor is recognised and is who the page was drawn for, the route's action
/// admits her.
pub fn router(app: App, routes: Routes) -> Router {
    let recognising = app.clone();
    let dressing = app.clone();
    routes
        .into_router()
        .fallback(problem::nothing_here)
        .layer(middleware::from_fn(sending::turn_away_another))
        .layer(middleware::from_fn(move |request, next| recognise(recognising.clone(), request, next)))
        .layer(middleware::from_fn(guard::turn_away_foreign_posts))
        .route(assets::PATH, axum::routing::get(assets::serve))
        .route(assets::SCRIPT_PATH, axum::routing::get(assets::serve_module))
        .route(worker::PATH, axum::routing::get(worker::serve))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(middleware::from_fn(move |request, next| problem::dress(dressing.clone(), request, next)))
        .layer(middleware::from_fn(sending::tell_the_way))
        .layer(middleware::from_fn(guard::set_headers))
        .with_state(app)
}

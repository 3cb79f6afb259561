//! A room's routes. Each one declares its [`Action`]: who may at all. The handler then asks the room's policy about the
//! very object; the law `every_route_is_guarded` tries every route as a guest and in every role (house/tests/laws).

use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::IntoResponse;
use axum::routing::{MethodFilter, on};
use axum::{Extension, Router};
use kernel::{Actor, Refusal, Role};

use crate::app::App;
use crate::door::SignedIn;
use crate::problem::Problem;

/// Longest form with files: three of the largest, or many photos.
pub(crate) const FILES_BYTES: usize = 64 << 20;

/// What a route does and who may at all.
#[derive(Debug, PartialEq, Eq)]
pub struct Action {
    /// "record.enter": noun and verb, as the permission matrix prints it.
    pub name: &'static str,
    /// Who may come in at all.
    pub may: Who,
}

/// Who may come in at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody, signed in or not.
    Everybody,
    /// Anybody signed in, whatever her roles.
    SignedIn,
    /// Whoever holds one of these roles somewhere; where exactly is the policy's question.
    Holding(&'static [Role]),
}

impl Action {
    /// An action that anybody may try.
    pub const fn everybody(name: &'static str) -> Self {
        Self { name, may: Who::Everybody }
    }

    /// An action for everybody signed in.
    pub const fn signed_in(name: &'static str) -> Self {
        Self { name, may: Who::SignedIn }
    }

    /// An action for the holders of some roles.
    pub const fn holding(name: &'static str, roles: &'static [Role]) -> Self {
        Self { name, may: Who::Holding(roles) }
    }

    /// Whether a visitor may come in.
    ///
    /// # Errors
    /// Sign-in for a guest; "not found" for somebody without the role: what you may not see is not there.
    pub fn admits(&self, actor: Option<&Actor>) -> Result<(), Problem> {
        match (self.may, actor) {
            (Who::Everybody, _) | (Who::SignedIn, Some(_)) => Ok(()),
            (_, None) => Err(Problem::SignIn),
            (Who::Holding(roles), Some(actor)) if !actor.bodies_as(roles).is_empty() => Ok(()),
            (Who::Holding(_), Some(_)) => Err(Refusal::not_found().into()),
        }
    }
}

/// One declared route, for the laws.
#[derive(Clone, Debug)]
pub struct Declared {
    /// GET or POST: the house uses no others.
    pub method: Method,
    /// The address with its `{…}` parts.
    pub path: &'static str,
    /// What it does and who may.
    pub action: &'static Action,
}

/// The routes of a room, or of several.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    declared: Vec<Declared>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, action: &'static Action, path: &'static str, page: H) -> Self {
        self.route(Method::GET, MethodFilter::GET, action, path, page)
    }

    /// A verb.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, action: &'static Action, path: &'static str, verb: H) -> Self {
        self.route(Method::POST, MethodFilter::POST, action, path, verb)
    }

    /// A verb whose form carries files: the body may be as long as a few scans.
    #[must_use]
    pub fn post_files<H: Handler<T, App>, T: 'static>(
        self,
        action: &'static Action,
        path: &'static str,
        verb: H,
    ) -> Self {
        self.route(Method::POST, MethodFilter::POST, action, path, verb.layer(DefaultBodyLimit::max(FILES_BYTES)))
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, more: Routes) -> Self {
        self.router = self.router.merge(more.router);
        self.declared.extend(more.declared);
        self
    }

    /// Hands a part of the room's own to the handlers of these routes: each finds it in the request's extensions.
    /// What a room must not keep in a global (a key, a waiting line) comes in this way.
    #[must_use]
    pub fn carrying<P: Clone + Send + Sync + 'static>(mut self, part: P) -> Self {
        self.router = self.router.layer(Extension(part));
        self
    }

    /// What was declared, in order.
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    pub(crate) fn into_router(self) -> Router<App> {
        self.router
    }

    fn route<H: Handler<T, App>, T: 'static>(
        mut self,
        method: Method,
        filter: MethodFilter,
        action: &'static Action,
        path: &'static str,
        handler: H,
    ) -> Self {
        let guarded = on(filter, handler).layer(middleware::from_fn(move |request: Request, next: Next| async move {
            let actor = request.extensions().get::<SignedIn>().map(|signed_in| &signed_in.actor);
            match action.admits(actor) {
                Ok(()) => next.run(request).await,
                Err(problem) => problem.into_response(),
            }
        }));
        self.router = self.router.route(path, guarded);
        self.declared.push(Declared { method, path, action });
        self
    }
}

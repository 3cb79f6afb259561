//! The Union of an address. Every page below `/{union}` asks for it, so that a Union in which somebody holds nothing is
//! not there for her: an unknown slug and a foreign one are the same 404.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use kernel::{Actor, Refusal};
use web::{App, Problem};

use crate::body::{self, Body};
use crate::scope::Scope;

/// The Union of the address, in which (or above which) the actor holds a role today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnionHere {
    /// The Union.
    pub body: Body,
    /// Its word in addresses.
    pub slug: String,
}

impl FromRequestParts<App> for UnionHere {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let who = Actor::from_request_parts(parts, app).await?;
        let path = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Refusal::not_found())?;
        let slug = path.iter().find(|(name, _)| *name == "union").map(|(_, slug)| slug.to_owned());
        let slug = slug.ok_or_else(Refusal::not_found)?;
        app.db()
            .read(async |view| {
                let body = body::store::find_by_slug(view, &slug).await?.ok_or_else(Refusal::not_found)?;
                if Scope::any(&who, view.today()).touches(view, body.no).await? {
                    Ok(Self { slug: body.slug.clone(), body })
                } else {
                    Err(Problem::from(Refusal::not_found()))
                }
            })
            .await
    }
}

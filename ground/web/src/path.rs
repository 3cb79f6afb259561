//! The names in an address. What is no name of ours at all is "not found", like a name of nothing.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use kernel::Refusal;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::problem::Problem;

/// The names in an address, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InPath<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for InPath<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let names = Path::<T>::from_request_parts(parts, app).await;
        names.map(|Path(names)| Self(names)).map_err(|_| Refusal::not_found().into())
    }
}

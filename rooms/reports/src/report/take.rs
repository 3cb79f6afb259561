//! Taking a report away as a page, PDF, Word or Excel: the very paper whose words are on the screen.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use figures::Catalogue;
use kernel::document::Format;
use kernel::{Actor, Refusal};
use organisation::UnionHere;
use web::{Asked, Cx, Download, Problem};

use super::report::Report;
use super::show::{AskedFor, read};

/// GET …/bao-cao/{kind}/{period}/tai-ve/{format}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, kind, period, format)): Path<(String, String, String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let format: Format = format.parse().map_err(|_| Refusal::not_found())?;
    let report = cx
        .read(async |view| {
            let AskedFor { kind, period, body } = read(view, &who, &at, &kind, &period, &asked).await?;
            Ok::<_, Problem>(Report::compose(view, &catalogue, &at.body, &body, kind, period).await?)
        })
        .await?;
    // Printing leaves the snapshot behind: it takes longer than reading did.
    let bytes = cx.print(report.paper()?, format).await?;
    if format == Format::Html {
        return Ok(Html(bytes).into_response());
    }
    let name = format!("Bao cao {} {}.{}", report.period, report.body.short, format.extension());
    Ok(Download { name: viet::fold(&name).replace('/', "-"), media_type: format.media_type(), bytes }.into_response())
}

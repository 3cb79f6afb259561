//! Taking a report away as a page, PDF, Word or Excel: the very paper whose words are on the screen.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use figures::Catalogue;
use kernel::document::Format;
use kernel::{Actor, Refusal};
use organisation::UnionHere;
use web::{Asked, Cx, Download, Problem};

use super::address::Address;
use super::report::Report;
use crate::reach;

/// The printed page stands alone and carries its style within; it has no script, and none could run.
const PRINTED: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; \
                       base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// GET …/bao-cao/{kind}/{period}/tai-ve/{format}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, kind, period, format)): Path<(String, String, String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let address = Address::read(&kind, &period)?;
    let format: Format = format.parse().map_err(|_| Refusal::not_found())?;
    let report = cx
        .read(async |view| {
            let body = reach::body(view, &who, &at, &asked.0.line(reach::BODY)).await?;
            let (kind, period) = (address.kind(), address.period());
            Ok::<_, Problem>(Report::compose(view, &catalogue, &at.body, &body, kind, period).await?)
        })
        .await?;
    // Printing leaves the snapshot behind: it takes longer than reading did.
    let bytes = cx.print(report.paper()?, format).await?;
    if format == Format::Html {
        let mut response = bytes.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PRINTED));
        return Ok(response);
    }
    Ok(Download { name: name(&report, format), media_type: format.media_type(), bytes }.into_response())
}

/// "Báo cáo 6 tháng đầu năm 2022, Hội Vật lý (chốt 14-6-2022).docx": two closings of one period are two files.
fn name(report: &Report, format: Format) -> String {
    let closed = viet::short_date(report.period.last.date());
    let name = format!("Báo cáo {}, {} (chốt {closed}).{format}", report.period.name(), report.body.short);
    // No file system takes these in a name.
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-")
}

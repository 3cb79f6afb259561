//! `hoitu report`: a report of a Union into a file, the very paper that the pages show and take away.

use std::path::Path;
use std::process::ExitCode;

use kernel::document::Format;
use kernel::{Fault, Period};
use reports::report::{Report, ReportKind};
use store::Db;
use web::Printer;

use super::{Bench, named};
use crate::cli::{self, ReportFormat};
use crate::printer::Presses;
use crate::stop::Stop;
use crate::{data, rooms};

/// Writes the report.
///
/// # Errors
/// A sentence where there is no such Union, the period does not fit the kind, or the file cannot be written.
pub async fn run(mut bench: Bench<'_>, asked: &cli::Report) -> Result<ExitCode, Stop> {
    let kind = match asked.kind {
        cli::ReportKind::SixMonth => ReportKind::SixMonth,
        cli::ReportKind::Annual => ReportKind::Annual,
    };
    must_fit(kind, &asked.period)?;
    let db = data::open_existing(&bench.settings, bench.clock.clone(), bench.dice.clone()).await?;
    let bytes = written(&db, &asked.union, kind, asked.period, asked.format).await;
    db.close().await;
    let bytes = bytes?;
    if asked.out == Path::new("-") {
        bench.out.write_all(&bytes).map_err(|error| Fault::caused("write the report", error))?;
        return Ok(ExitCode::SUCCESS);
    }
    std::fs::write(&asked.out, &bytes)
        .map_err(|error| Stop::said(format!("Không ghi được tệp {}: {error}.", asked.out.display())))?;
    bench.say(&format!("Đã ghi {}.", asked.out.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn must_fit(kind: ReportKind, period: &Period) -> Result<(), Stop> {
    if kind.takes(period) {
        return Ok(());
    }
    let example = match kind {
        ReportKind::SixMonth => "2022-H1, 2022-H2@statutory",
        ReportKind::Annual => "2022, 2022@statutory",
    };
    Err(Stop::said(format!(
        "Kỳ {period} không hợp với {} ({}); hãy dùng kỳ như {example}, hoặc một khoảng TỪ..ĐẾN.",
        kind.title().to_lowercase(),
        kind.code()
    )))
}

/// The bytes of the report.
///
/// # Errors
/// As [`run`].
pub async fn written(
    db: &Db,
    union: &str,
    kind: ReportKind,
    period: Period,
    format: ReportFormat,
) -> Result<Vec<u8>, Stop> {
    let catalogue = rooms::catalogue()?;
    let report = db
        .read(async |view| {
            let union = named::union(view, union).await?;
            Ok::<_, Stop>(Report::compose(view, &catalogue, &union, &union, kind, period).await?)
        })
        .await?;
    let format = match format {
        ReportFormat::Json => {
            let text =
                serde_json::to_string_pretty(&report.json()).map_err(|error| Fault::caused("write JSON", error))?;
            return Ok(format!("{text}\n").into_bytes());
        }
        ReportFormat::Html => Format::Html,
        ReportFormat::Pdf => Format::Pdf,
        ReportFormat::Docx => Format::Docx,
        ReportFormat::Xlsx => Format::Xlsx,
    };
    Ok(Presses::load().print(report.paper()?, format).await?)
}

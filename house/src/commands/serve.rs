//! `hoitu serve`: opens the pages for everybody.

use std::process::ExitCode;

use super::Bench;
use crate::data::{self, Upgrade};
use crate::stop::Stop;
use crate::{platform, serve};

/// Serves until it is asked to end.
///
/// # Errors
/// Why it could not start.
pub async fn run(mut bench: Bench<'_>) -> Result<ExitCode, Stop> {
    let taken = serve::take(&bench)?;
    let db = data::open(&bench.settings, bench.clock.clone(), bench.dice.clone(), Upgrade::SqliteOnly).await?;
    serve::serve(&mut bench, taken, db, "", platform::asked_to_end()).await?;
    Ok(ExitCode::SUCCESS)
}

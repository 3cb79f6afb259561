//! `hoitu migrate`: brings the schema up to this program, on either engine.

use std::process::ExitCode;

use store::Db;

use super::Bench;
use crate::data::{self, Upgrade};
use crate::stop::Stop;

/// Applies the missing steps and names them.
///
/// # Errors
/// A sentence where the schema is newer than the program.
pub async fn run(mut bench: Bench<'_>) -> Result<ExitCode, Stop> {
    let db = Db::open(&bench.settings.target, bench.clock.clone(), bench.dice.clone()).await?;
    let steps = data::see_to_schema(&db, Upgrade::Here).await?;
    db.close().await;
    if steps.is_empty() {
        bench.say("Cấu trúc dữ liệu đã khớp với bản chương trình này; không phải nâng cấp.")?;
    } else {
        bench.say(&format!("Đã nâng cấp {} bước:", steps.len()))?;
        for step in steps {
            bench.say(&format!("  {step}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

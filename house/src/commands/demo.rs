//! `hoitu demo`: makes the demo's data where there are none, and serves them.

use std::process::ExitCode;

use super::Bench;
use crate::cli;
use crate::data::{self, Upgrade};
use crate::demo::{self, Made};
use crate::stop::Stop;
use crate::{platform, serve};

/// Makes the data and serves them, or only makes them.
///
/// # Errors
/// Why it could not start; a sentence where the data are somebody's real ones.
pub async fn run(mut bench: Bench<'_>, asked: &cli::Demo) -> Result<ExitCode, Stop> {
    let taken = if asked.no_serve { None } else { Some(serve::take(&bench)?) };
    let db = data::open(&bench.settings, bench.clock.clone(), bench.dice.clone(), Upgrade::Here).await?;
    if demo::make(&db).await? == Made::Now {
        bench.say(&format!("Đã dựng dữ liệu mẫu trong {}.", bench.settings.data.display()))?;
    }
    if taken.as_ref().is_some_and(|taken| taken.is_for_others()) {
        bench.say("Cảnh báo: dữ liệu mẫu dùng mật khẩu ai cũng biết và đang mở cho máy khác; chỉ dùng để xem thử.")?;
    }
    match taken {
        Some(taken) => serve::serve(&mut bench, taken, db, &demo::welcome(), platform::asked_to_end()).await?,
        None => {
            db.close().await;
            bench.say(&demo::welcome())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

//! Where the program tells what it does: standard error, as lines for people or JSON for a collector. What to tell is
//! said by `RUST_LOG`, as everywhere in Rust.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use crate::config::LogFormat;

/// What is told where `RUST_LOG` says nothing.
const USUAL: &str = "info,sqlx=warn,sea_orm=warn";

/// Begins to tell; a second call changes nothing.
pub fn begin(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    // Only a second start in the same process fails here, as in tests, and then the first one tells.
    drop(match format {
        LogFormat::Text => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().try_init(),
    });
}

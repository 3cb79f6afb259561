//! What the command line can ask for: a file for each subcommand. What a command has to say goes to `out`; a stop goes to
//! standard error (`main.rs`).

pub mod demo;
pub mod figures;
pub mod migrate;
mod named;
pub mod report;
pub mod serve;
pub mod sheets;
pub mod user;
pub mod verify;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use kernel::{Dice, Fault, SharedClock};

use crate::cli::{Cli, Command, Export, Import, Listen, Whereabouts};
use crate::config::Settings;
use crate::stop::Stop;
use crate::{journal, system};

/// Where the data lie when nobody says.
const HOME: &str = "hoitu-data";

/// What a command stands on.
pub struct Bench<'a> {
    /// The settings.
    pub settings: Settings,
    /// Where time comes from.
    pub clock: SharedClock,
    /// Where chance comes from.
    pub dice: Arc<Dice>,
    /// Where the answer goes.
    pub out: &'a mut dyn Write,
}

impl Bench<'_> {
    /// Says a line, or several.
    ///
    /// # Errors
    /// When nobody takes it any more: a closed pipe.
    pub fn say(&mut self, text: &str) -> Result<(), Stop> {
        writeln!(self.out, "{text}").map_err(|error| Fault::caused("write the answer", error).into())
    }
}

/// Does what was asked. The exit code is 0, or 1 where `verify` found differences, or 3 where rows with errors kept a sheet out.
///
/// # Errors
/// Why it was not done.
pub async fn run(
    cli: Cli,
    environment: impl IntoIterator<Item = (String, String)>,
    out: &mut dyn Write,
) -> Result<ExitCode, Stop> {
    let bench = bench(&cli.at, &cli.command, environment, out)?;
    match cli.command {
        Command::Serve(_) => serve::run(bench).await,
        Command::Demo(asked) => demo::run(bench, &asked).await,
        Command::Report(asked) => report::run(bench, &asked).await,
        Command::Figures(asked) => figures::run(bench, &asked).await,
        Command::Verify => verify::run(bench).await,
        Command::Migrate => migrate::run(bench).await,
        Command::Import { command: Import::Records(asked) } => sheets::import(bench, &asked).await,
        Command::Export { command: Export::Records(asked) } => sheets::export(bench, &asked).await,
        Command::User { command } => user::run(bench, command).await,
    }
}

fn bench<'a>(
    at: &Whereabouts,
    command: &Command,
    environment: impl IntoIterator<Item = (String, String)>,
    out: &'a mut dyn Write,
) -> Result<Bench<'a>, Stop> {
    let nowhere = Listen::default();
    let (listen, home) = match command {
        Command::Serve(listen) => (listen, HOME),
        Command::Demo(demo) => (&demo.listen, "demo-data"),
        _ => (&nowhere, HOME),
    };
    let settings = Settings::read(at, listen, environment, Path::new(home))?;
    journal::begin(settings.log);
    Ok(Bench { settings, clock: Arc::new(system::SystemClock), dice: Arc::new(system::dice()?), out })
}

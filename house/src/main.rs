//! The door from the operating system: reads the command line, does what it says, turns a stop into an exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use hoitu::cli::Cli;
use hoitu::commands;

fn main() -> ExitCode {
    let cli = match Cli::read(std::env::args_os()) {
        Ok(cli) => cli,
        Err(leave) => {
            // Nothing can be done about a console that takes no words.
            drop(if leave.code == 0 {
                io::stdout().write_all(leave.text.as_bytes())
            } else {
                io::stderr().write_all(leave.text.as_bytes())
            });
            return ExitCode::from(leave.code);
        }
    };
    let environment =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let done = tokio::runtime::Runtime::new()
        .map_err(|error| kernel::Fault::caused("start", error).into())
        .and_then(|runtime| runtime.block_on(commands::run(cli, environment, &mut io::stdout())));
    done.unwrap_or_else(|stop| {
        drop(writeln!(io::stderr(), "{stop}"));
        ExitCode::FAILURE
    })
}

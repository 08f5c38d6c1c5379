//! From the command line to the exit code.

use super::args::{Command, Line};
use super::desk::{Desk, Stop};
use super::{batch, check, explain, read, rules_run, threads, trace};
use clap::Parser;
use std::process::{ExitCode, exit};

/// The exit code of an interrupted run.
const INTERRUPTED: i32 = 130;

/// Runs the program.
pub fn main() -> ExitCode {
    let line = Line::parse();
    let desk = Desk::new(&line.common);
    let out = desk.out.clone();
    // without a handler the run still ends on an interrupt, only less tidily
    let _ = ctrlc::set_handler(move || {
        out.settle();
        exit(INTERRUPTED);
    });
    match run(&desk, &line.command) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => {
            desk.told(&stop);
            ExitCode::from(2)
        }
    }
}

fn run(desk: &Desk, command: &Command) -> Result<u8, Stop> {
    match command {
        Command::Check { statement, how } => check::check(desk, statement, how),
        Command::Batch { file, how, input_format, threads } => {
            threads::pool(*threads)?;
            batch::batch(desk, file, how, *input_format)
        }
        Command::Read { file, format, input_format, threads } => {
            threads::pool(*threads)?;
            read::read(desk, file, *format, *input_format)
        }
        Command::Trace { statement, sources, format, input_format } => {
            trace::trace(desk, statement, sources, *format, *input_format)
        }
        Command::Rules { what } => rules_run::run(desk, what),
        Command::Explain { code } => explain::explain(desk, code.as_deref()),
        Command::Schema { of } => explain::schema(desk, *of),
    }
}

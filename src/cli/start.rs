//! From the command line to the exit code.

use super::args::{Command, Line, RulesCommand};
use super::desk::{Desk, Stop};
use super::{audit, batch, check, explain, lint, read, rules};
use crate::batch::{Fault, FaultCode};
use crate::render::fault;
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
            desk.out.tell(&match stop {
                Stop::Fault(one) => fault::fault(&one, desk.style),
                Stop::Rules(text) => text,
                Stop::Output(error) => {
                    let message = format!("cannot write standard output: {error}");
                    fault::fault(&Fault::new(FaultCode::Usage, message), desk.style)
                }
            });
            ExitCode::from(2)
        }
    }
}

fn run(desk: &Desk, command: &Command) -> Result<u8, Stop> {
    match command {
        Command::Check { statement, how } => check::check(desk, statement, how),
        Command::Batch { file, how, input_format, threads } => {
            pool(*threads)?;
            batch::batch(desk, file, how, *input_format)
        }
        Command::Read { file, format, input_format, threads } => {
            pool(*threads)?;
            read::read(desk, file, *format, *input_format)
        }
        Command::Rules { what } => match what {
            RulesCommand::List { format } => rules::list(desk, *format),
            RulesCommand::Show { id } => rules::show(desk, id),
            RulesCommand::Audit { file, sources, least, format, threads } => {
                pool(*threads)?;
                audit::audit(desk, file, sources, *least, *format)
            }
            RulesCommand::Lint { paths, all, format } => lint::lint(desk, paths, *all, *format),
            RulesCommand::Coverage { id, all, format } => lint::coverage(desk, id.as_deref(), *all, *format),
            RulesCommand::Test { id, format } => rules::test(desk, id.as_deref(), *format),
        },
        Command::Explain { code } => explain::explain(desk, code.as_deref()),
        Command::Schema { of } => explain::schema(desk, *of),
    }
}

fn pool(threads: Option<usize>) -> Result<(), Fault> {
    let Some(threads) = threads else { return Ok(()) };
    if threads == 0 {
        return Err(Fault::new(FaultCode::Usage, "--threads 0 leaves nobody to work").help("give 1 or more"));
    }
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()
        .map_err(|e| Fault::new(FaultCode::Usage, format!("cannot start {threads} threads: {e}")))
}

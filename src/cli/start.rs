//! From the command line to the exit code.

use super::args::{Command, Line, ReviewArgs};
use super::desk::{Desk, Stop};
use super::rules_args::RulesCommand;
use super::signoff_args::SignoffArgs;
use super::{aside, batch, check, configured, diff, explain, kinds, read, review, rules_run, signoff, threads, trace};
use crate::outcome::DetailKind;
use clap::parser::ValueSource;
use clap::{CommandFactory, FromArgMatches};
use std::process::{ExitCode, exit};

/// The exit code of an interrupted run.
const INTERRUPTED: i32 = 130;

/// Runs the program.
pub fn main() -> ExitCode {
    let line = line();
    let desk = Desk::new(&line.common);
    let out = desk.out.clone();
    // without a handler the run still ends on an interrupt, only less tidily
    let _ = ctrlc::set_handler(move || {
        out.settle();
        out.part();
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

/// The command line, with what the environment gave.
fn line() -> Line {
    let matches = Line::command().get_matches();
    let mut line = Line::from_arg_matches(&matches).unwrap_or_else(|e| e.exit());
    let given = |name: &&str| matches.value_source(name) == Some(ValueSource::EnvVariable);
    line.common.from_environment = ["rules", "config", "strict"].into_iter().filter(given).collect();
    line
}

/// The input that says where the configuration is looked for; nothing for commands that need none.
fn input(command: &Command) -> Option<Option<&str>> {
    match command {
        Command::Batch(args) => Some(args.files.first().map(String::as_str)),
        Command::Read { file, .. }
        | Command::Review(ReviewArgs { draft: file, .. })
        | Command::Signoff(SignoffArgs { draft: file, .. }) => Some(Some(file)),
        Command::Rules { what: RulesCommand::Audit { file, .. } | RulesCommand::Mutate { article: file, .. } } => {
            Some(Some(file))
        }
        Command::Config { input, .. } => Some(input.as_deref()),
        Command::Rules { what: RulesCommand::Pack { .. } }
        | Command::Explain { .. }
        | Command::Schema { .. }
        | Command::ReadPdf
        | Command::Diff { .. } => None,
        Command::Check { .. } | Command::Trace { .. } | Command::Rules { .. } => Some(None),
    }
}

/// The kinds of detail that are asked for.
fn only(command: &Command) -> Vec<DetailKind> {
    kinds::each_once(match command {
        Command::Check { how, .. } => &how.only,
        Command::Batch(args) => &args.only,
        _ => &[],
    })
}

fn run(desk: &Desk, command: &Command) -> Result<u8, Stop> {
    let mut desk = input(command).map_or_else(|| Ok(desk.clone()), |input| desk.configured(input))?;
    desk.kinds = only(command);
    let desk = &desk;
    match command {
        Command::Check { statement, how } => check::check(desk, statement, how),
        Command::Batch(args) => {
            threads::pool(args.threads)?;
            batch::batch(desk, args)
        }
        Command::Read { file, format, input_format, threads } => {
            threads::pool(*threads)?;
            read::read(desk, file, *format, *input_format)
        }
        Command::Trace { statement, sources, format, input_format } => {
            trace::trace(desk, statement, sources, *format, *input_format)
        }
        Command::ReadPdf => {
            desk.write(&aside::answer()?)?;
            Ok(0)
        }
        Command::Review(args) => review::review(desk, args),
        Command::Signoff(args) => signoff::signoff(desk, args),
        Command::Diff { old, new, format } => diff::diff(desk, old, new, *format),
        Command::Rules { what } => rules_run::run(desk, what),
        Command::Config { format, .. } => configured::show(desk, *format),
        Command::Explain { code } => explain::explain(desk, code.as_deref()),
        Command::Schema { of } => explain::schema(desk, *of),
    }
}

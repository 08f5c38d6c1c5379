//! `factmark check`: one statement.

use super::args::{Checking, Fail, Format};
use super::desk::{Desk, Shelves, Stop};
use super::input::STDIN;
use crate::batch::{Fault, FaultCode, Gates, Library, Named, Pass, Tally, judge};
use crate::render::terminal::{Amount, answer};
use crate::render::{ResultRow, json};

/// Checks `statement` and says so; the exit code mirrors the verdict.
///
/// # Errors
/// The statement, a source or a rule file cannot be used.
pub fn check(desk: &Desk, statement: &str, how: &Checking) -> Result<u8, Stop> {
    let piped = statement == STDIN;
    let shelves = Shelves::open(desk, &how.sources, if piped { STDIN } else { "" })?;
    let statement = if piped { desk.text(STDIN, "statement")? } else { statement.to_string() };
    let statement = statement.trim_start_matches('\u{feff}').trim();
    if statement.is_empty() && how.allow_empty {
        return Ok(0);
    }
    if shelves.common().is_empty() {
        let fault = Fault::new(FaultCode::Usage, "there is no source to check the statement against");
        return Err(fault.help("name one with --source FILE").into());
    }
    if piped && statement.contains('\n') {
        differs("standard input", statement, shelves.common())?;
    }
    let judged = judge(shelves.checker(), statement, shelves.common().to_vec())?;
    let amount = Amount { quiet: desk.common.quiet, all: how.all };
    let text = match how.format {
        Format::Text => answer(&judged, desk.style, amount),
        Format::Json => json::pretty(&ResultRow::of(&judged, None, None)),
        Format::Jsonl => json::line(&ResultRow::of(&judged, None, None)),
    };
    desk.write(&text)?;
    let (report, mut tally) = (&judged.report, Tally::default());
    tally.add(Some(report.verdict), report.checked, !report.caveats.is_empty(), false, Pass::No);
    Ok(Gates::from(how.fail_on.unwrap_or(Fail::Absent).on()).exit(&tally))
}

/// Whether a text is another one than each source: a text cannot support itself.
///
/// # Errors
/// It is the same as one of the sources.
pub fn differs(name: &str, text: &str, sources: &[Named]) -> Result<(), Fault> {
    match sources.iter().find(|s| s.article.text().trim() == text.trim()) {
        None => Ok(()),
        Some(source) => {
            let message =
                format!("{name} and the source {} are the same text: a text cannot support itself", source.name);
            Err(Fault::new(FaultCode::StatementIsSource, message).help("check it against another source"))
        }
    }
}

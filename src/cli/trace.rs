//! `factmark trace`: how one statement was read, and why its verdict came out so.

use super::args::{InputFormat, TraceFormat};
use super::desk::{Desk, Shelves, Stop};
use super::input::{self, STDIN, shown};
use super::rows::{Reading, Rows};
use crate::batch::{
    Answer, Fault, FaultCode, Id, Judged, Library, Named, Outcome, Parsed, Row, Shelf, checkable, each,
};
use crate::check::Checker;
use crate::render::{Input, ResultRow, TraceRow, json, page, trace as render};
use crate::trace::{Trace, Tracer};
use std::path::Path;

/// A statement with its answer and how that came about, and the row that it is, where it is one.
struct Traced {
    judged: Box<Judged>,
    trace: Trace,
    row: Option<(Id, Input)>,
}

/// Traces `what`: a statement, or FILE:ROW.
///
/// # Errors
/// The statement, the row, a source or a rule file cannot be used.
pub fn trace(
    desk: &Desk,
    what: &str,
    sources: &[String],
    format: TraceFormat,
    given: Option<InputFormat>,
) -> Result<u8, Stop> {
    let traced = match row_of(what)? {
        Some((file, row)) => of_row(desk, file, row, sources, given)?,
        None => of_statement(desk, what, sources)?,
    };
    let Traced { judged, trace, row } = traced;
    desk.write(&match format {
        TraceFormat::Text => render::text(&judged, &trace, desk.style, desk.common.quiet),
        TraceFormat::Html => page::page(&judged, &trace),
        TraceFormat::Json => {
            let (id, input) = row.unzip();
            json::pretty(&TraceRow { result: ResultRow::of(&judged, id, input), trace })
        }
    })?;
    Ok(0)
}

/// The file and the row that a word names; `None` where it is a statement.
fn row_of(what: &str) -> Result<Option<(&str, &str)>, Fault> {
    let Some((file, row)) = what.rsplit_once(':').filter(|(f, r)| !f.is_empty() && !r.is_empty()) else {
        return Ok(None);
    };
    let number = row.bytes().all(|b| b.is_ascii_digit());
    if file == STDIN || Path::new(file).is_file() {
        return Ok(Some((file, row)));
    }
    if number && !file.contains(char::is_whitespace) {
        // no statement is one word with a number: this names a row of a file that is not there
        return Err(input::open(file, "input").map_or_else(|fault| fault, |_| input::directory(file, "input")));
    }
    Ok(None)
}

fn of_statement(desk: &Desk, what: &str, sources: &[String]) -> Result<Traced, Stop> {
    let piped = what == STDIN;
    let shelves = Shelves::open(desk, sources, if piped { STDIN } else { "" })?;
    let statement = if piped { desk.text(STDIN, "statement")? } else { what.to_string() };
    let statement = statement.trim_start_matches('\u{feff}').trim();
    if shelves.common().is_empty() {
        let fault = Fault::new(FaultCode::Usage, "there is no source to check the statement against");
        return Err(fault.help("name one with --source FILE").into());
    }
    let (judged, trace) = judge(shelves.checker(), statement, shelves.common().to_vec())?;
    Ok(Traced { judged, trace, row: None })
}

fn of_row(desk: &Desk, file: &str, name: &str, sources: &[String], given: Option<InputFormat>) -> Result<Traced, Stop> {
    let shelves = Shelves::open(desk, sources, file)?;
    let row = find(Rows::open(desk, file, &Reading { given, ..Reading::default() }, "statement")?, file, name)?;
    let work = |checker: &Checker, row: &Row, sources| judge(checker, &row.statement, sources);
    let answers = each(&shelves, &mut Shelf::default(), vec![row], work);
    let Some(Answer { id, line, outcome, .. }) = answers.into_iter().next() else {
        return Err(none(file, name).into());
    };
    let (judged, trace) = outcome.map_err(|fault| input::placed(fault, file, line))?;
    Ok(Traced { judged, trace, row: Some((id, Input { file: file.into(), line })) })
}

/// The row that begins on a line; the row of this id where none begins there, or more than one.
fn find(mut rows: Rows, file: &str, name: &str) -> Result<Parsed, Fault> {
    let number = name.parse::<usize>().ok();
    let (mut lines, mut ids) = (Vec::new(), Vec::new());
    while let Some(chunk) = rows.chunk()? {
        for row in chunk {
            let (line, id) = match &row {
                Ok(row) => (row.line, &row.id),
                Err(bad) => (bad.line, &bad.id),
            };
            let named =
                matches!(id, Id::Text(text) if text == name) || matches!(id, Id::Number(n) if n.to_string() == name);
            if Some(line) == number {
                lines.push((named, row));
            } else if named {
                ids.push((named, row));
            }
        }
    }
    let many = lines.len() > 1;
    if many {
        lines.retain(|(named, _)| *named);
    }
    let mut found = if lines.is_empty() { ids } else { lines };
    match (found.pop(), found.is_empty()) {
        (Some((_, row)), true) => Ok(row),
        (Some(_), false) => Err(Fault::new(FaultCode::Usage, format!("{} has several rows {name}", shown(file)))
            .help("give them different ids")),
        (None, _) if many => {
            let message = format!("several rows of {} begin on line {name}", shown(file));
            Err(Fault::new(FaultCode::Usage, message).help("name one by its `id`"))
        }
        (None, _) => Err(none(file, name)),
    }
}

fn none(file: &str, name: &str) -> Fault {
    let message = format!("no row of {} begins on line {name} or has that id", shown(file));
    Fault::new(FaultCode::Usage, message).help("a row is named by its line, or by its `id`")
}

fn judge(checker: &Checker, statement: &str, sources: Vec<Named>) -> Outcome<(Box<Judged>, Trace)> {
    checkable(statement)?;
    let read: Vec<_> = sources.iter().map(|n| &n.article.source).collect();
    let (report, trace) = Tracer::default().trace(checker, statement, &read);
    let rules_sha256 = checker.rules_sha256().into();
    let kinds = checker.kinds().clone();
    Ok((Box::new(Judged { statement: statement.to_string(), report, sources, rules_sha256, kinds }), trace))
}

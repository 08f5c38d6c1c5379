//! `factmark rules audit`: what each rule, kind of difference and pair of words did to labelled statements.

use super::args::Format;
use super::desk::{Desk, Shelves, Stop};
use super::input::{placed, shown};
use super::rows::{Reading, Rows};
use crate::audit::{Audit, Auditor};
use crate::batch::{Answer, Fault, FaultCode, Shelf, Syntax, checkable, each};
use crate::render::{audit as render, fault, json};

/// Audits the rules in force by the labelled rows of `file`; what fired at fewer than `least` of them is left out.
///
/// # Errors
/// The input, a source or a rule file cannot be used; rows that cannot be used are told on standard error and counted.
pub fn audit(desk: &Desk, file: &str, sources: &[String], least: usize, format: Format) -> Result<u8, Stop> {
    let shelves = Shelves::open(desk, sources, file)?;
    let mut rows = Rows::open(desk, file, &Reading::default(), "statement")?;
    let (mut shelf, auditor, mut audit) = (Shelf::default(), Auditor::default(), Audit::default());
    while let Some(chunk) = rows.chunk()? {
        if matches!(rows.syntax(), Syntax::Text | Syntax::Markdown) {
            return Err(plain(file).into());
        }
        let answers = each(&shelves, &mut shelf, chunk, |checker, row, sources| {
            let label = row.label()?;
            checkable(&row.statement)?;
            let read: Vec<_> = sources.iter().map(|n| &n.article.source).collect();
            Ok((label, auditor.fired(checker, &row.statement, &read)))
        });
        for Answer { line, outcome, .. } in answers {
            match outcome {
                Ok((label, fired)) => audit.count(line, label, fired),
                Err(fault) => {
                    audit.errors += 1;
                    desk.out.tell(&fault::fault(&placed(fault, file, line), desk.style));
                }
            }
        }
    }
    if audit.rows + audit.errors == 0 {
        let fault = Fault::new(FaultCode::BatchEmpty, format!("{} holds no labelled row", shown(file)));
        return Err(fault.help(EXAMPLE).into());
    }
    let entries = render::rows(&audit, least);
    desk.write(&match format {
        Format::Text if desk.common.quiet => render::head(&audit),
        Format::Text => render::head(&audit) + &render::table(&entries, least, desk.style),
        Format::Json => json::pretty(&render::Audited::of(&audit, entries)),
        Format::Jsonl => entries.iter().map(json::line).collect(),
    })?;
    Ok(if audit.errors > 0 { 4 } else { 0 })
}

/// What a row looks like.
const EXAMPLE: &str = "write a row a line: {\"statement\": \"…\", \"source_text\": \"…\", \"label\": \"supported\"}";

/// The fault of an input that is no JSON: lines of text have no labels.
fn plain(file: &str) -> Fault {
    let message = format!("{} is not written as rows of JSON: it begins with neither `{{` nor `[`", shown(file));
    Fault::new(FaultCode::RowNotJson, message).help(EXAMPLE)
}

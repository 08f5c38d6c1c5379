//! `factmark rules suggest`: which line would decide a statement; the editor decides whether it is written.

use super::args::Format;
use super::desk::{Desk, Shelves, Stop};
use super::input;
use crate::batch::{Fault, FaultCode, Library, checkable};
use crate::check::{Checker, RuleText};
use crate::render::{json, suggest as render};
use crate::suggest::{Suggested, Suggestion, Trying, suggest as find};
use jiff::civil::Date;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Where a suggestion is written, and which.
#[derive(Clone, Copy, Debug)]
pub struct Write<'a> {
    /// The rule file.
    pub file: &'a Path,
    /// The number of the suggestion, from 1.
    pub pick: usize,
}

/// Shows which lines would decide `statement`; with `write`, adds one to a file with its example. The exit code is 1 where none
/// would.
///
/// # Errors
/// The statement, a source or a rule file cannot be used, or the file cannot be written.
pub fn suggest(
    desk: &Desk,
    statement: &str,
    sources: &[String],
    write: Option<Write<'_>>,
    format: Format,
) -> Result<u8, Stop> {
    checkable(statement)?;
    if sources.is_empty() {
        let fault = Fault::new(FaultCode::Usage, "there is no source to check the statement against");
        return Err(fault.help("name one with --source FILE").into());
    }
    let shelves = Shelves::open(desk, sources, "")?;
    let mut files = desk.files();
    let mut besides = Vec::new();
    for source in sources {
        files.extend(input::claims(source)?.filter(|m| !files.iter().any(|f| f.name == m.name)));
        besides.push(input::claims_name(source).map(|p| p.to_string_lossy().into_owned()));
    }
    let read: Vec<_> = shelves.common().iter().map(|n| &n.article.source).collect();
    let days = shelves.common().iter().map(|n| n.article.published);
    let texts: Vec<(&str, Option<&str>, Option<Date>)> =
        read.iter().zip(&besides).zip(days).map(|((s, beside), day)| (s.text(), beside.as_deref(), day)).collect();
    let trying = Trying { files: &files, strict: desk.common.strict, texts: &texts, alert: false };
    let found = find(shelves.checker(), statement, &read, trying);
    let row = render::SuggestedRow::of(statement, &found);
    desk.write(&match format {
        Format::Text => render::text(&row, &found, desk.style),
        Format::Json => json::pretty(&row),
        Format::Jsonl => json::line(&row),
    })?;
    if let Some(write) = write {
        add(desk, &found, statement, write, trying)?;
    }
    Ok(u8::from(found.suggestions.is_empty()))
}

/// Adds a suggestion to a file, after it was tried there.
fn add(desk: &Desk, found: &Suggested, statement: &str, write: Write<'_>, trying: Trying<'_>) -> Result<(), Stop> {
    let chosen = write.pick.checked_sub(1).and_then(|k| found.suggestions.get(k));
    let Some(chosen) = chosen else {
        let message = format!("there is no suggestion {} to write", write.pick);
        return Err(Fault::new(FaultCode::Usage, message).into());
    };
    let name = write.file.to_string_lossy().into_owned();
    let before = match fs::read_to_string(write.file) {
        Ok(text) => text,
        Err(e) if e.kind() == ErrorKind::NotFound => "pack = \"desk\"\n".to_owned(),
        Err(e) => return Err(input::unreadable(&name, "rules", &e).into()),
    };
    let after = before.clone() + &text(&before, found, chosen, statement, trying)?;
    let others = trying.files.iter().filter(|f| f.name != name).cloned();
    let files: Vec<RuleText> = others.chain([RuleText { name: name.clone(), text: after.clone() }]).collect();
    if let Err(all) = Checker::load(&files) {
        let first = all.first().map(|d| d.message.clone()).unwrap_or_default();
        let fault = Fault::new(FaultCode::Usage, format!("{name} cannot take the suggestion: {first}"));
        return Err(fault.help("add the line by hand; the file was not changed").into());
    }
    fs::write(write.file, after).map_err(|e| Fault::new(FaultCode::Usage, format!("cannot write {name}: {e}")))?;
    desk.out.tell(&format!("added suggestion {} to {name}; try it: factmark rules test {name}\n", write.pick));
    Ok(())
}

/// What is added: the line, and a rule with the nearest passage as its example.
fn text(
    before: &str,
    found: &Suggested,
    chosen: &Suggestion,
    statement: &str,
    trying: Trying<'_>,
) -> Result<String, Fault> {
    let nearest = found.nearest.as_deref().unwrap_or_default();
    let texts = [(nearest, None, None)];
    let alone =
        Trying { texts: &texts, alert: true, strict: false, ..trying }.verdict(statement, &chosen.candidate.toml);
    if alone != Some(chosen.verdict) {
        let message = "the nearest passage alone does not lead to this verdict, so that it makes no example";
        return Err(Fault::new(FaultCode::Usage, message).help("add the line by hand, with an example of your own"));
    }
    let free = (1..).map(|n| format!("suggested-{n}")).find(|id| !before.contains(&format!("\"{id}\"")));
    Ok(render::written(chosen, &free.unwrap_or_default(), statement, nearest))
}

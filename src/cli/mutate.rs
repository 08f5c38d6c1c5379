//! `factmark rules mutate`: an article against itself, whole and with one thing changed in each sentence.

use super::args::Format;
use super::desk::{Desk, Shelves, Stop};
use crate::batch::{Fault, FaultCode, Library};
use crate::mutate::{How, measure};
use crate::render::{json, mutate as render};

/// Measures an article by the rules in force. The exit code is 1 where a changed sentence is supported, or one that was not
/// changed is not.
///
/// # Errors
/// The article or a rule file cannot be used.
pub fn mutate(desk: &Desk, article: &str, how: How, format: Format) -> Result<u8, Stop> {
    let sources = [article.to_owned()];
    let shelves = Shelves::open(desk, &sources, "")?;
    let Some(named) = shelves.common().first() else { return Err(gone(article)) };
    let checker = shelves.checker();
    let measured = measure(checker, &named.article.source, how);
    let row = render::MeasuredRow::of(&measured, &named.name, &named.article, checker.rules_sha256());
    desk.write(&match format {
        Format::Text if desk.common.quiet => render::head(&row),
        Format::Text => render::head(&row) + &render::table(&row, desk.style),
        Format::Json => json::pretty(&row),
        Format::Jsonl => row.kinds.iter().map(json::line).chain(row.found.iter().map(json::line)).collect(),
    })?;
    Ok(u8::from(measured.fails()))
}

fn gone(article: &str) -> Stop {
    Fault::new(FaultCode::SourceNotFound, format!("cannot read source {article}")).into()
}

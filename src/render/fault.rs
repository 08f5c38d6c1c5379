//! Faults of inputs and of rule files, as a person reads them on standard error.

use super::style::Style;
use crate::batch::Fault;
use crate::text::{Diagnostic, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use colored::Colorize;

/// "error: …" with its help on a line of its own.
pub fn fault(fault: &Fault, style: Style) -> String {
    let mut out = format!("{}: {}\n", "error".red().bold(), style.text(fault.message.clone()));
    if let Some(help) = &fault.help {
        out.push_str(&format!(" {}: {}\n", "help".cyan().bold(), style.text(help.clone())));
    }
    out
}

/// "warning: …".
pub fn warning(message: &str, style: Style) -> String {
    format!("{}: {}\n", "warning".yellow().bold(), style.text(message.to_string()))
}

/// The faults of rule files, each with the place in its file. `text` gives a file's text by the name in the diagnostic.
pub fn diagnostics(all: &[Diagnostic], text: impl Fn(&str) -> Option<String>, style: Style) -> String {
    let renderer = if style.ascii { Renderer::plain() } else { Renderer::styled() };
    let mut out = String::new();
    for one in all {
        let source = text(&one.file);
        let drawn = diagnostic(one, source.as_deref(), &renderer);
        out.push_str(&if style.ascii { style.text(drawn) } else { drawn });
        out.push_str("\n\n");
    }
    out
}

fn diagnostic(one: &Diagnostic, source: Option<&str>, renderer: &Renderer) -> String {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(one.message.as_str()).id(one.code);
    let mut group = match source {
        Some(source) => {
            let (start, end) = (one.span.start as usize, one.span.end as usize);
            let (start, end) = if source.get(start..end).is_some() { (start, end) } else { (0, 0) };
            let (from, lines) = around(source, start, end);
            let mark = AnnotationKind::Primary.span(start - from..end - from).label(one.label.as_str());
            let first = source.get(..from).map_or(0, |s| s.matches('\n').count()) + 1;
            let snippet = Snippet::source(lines).line_start(first).path(one.file.as_str()).annotation(mark);
            Group::with_title(title).element(snippet)
        }
        None => Group::with_title(title),
    };
    if let Some(help) = &one.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The lines that hold a range, and the byte at which they begin: of a large file no more needs to be drawn.
fn around(source: &str, start: usize, end: usize) -> (usize, &str) {
    let from = source.get(..start).and_then(|s| s.rfind('\n')).map_or(0, |at| at + 1);
    let to = source.get(end..).and_then(|s| s.find('\n')).map_or(source.len(), |at| end + at);
    (from, source.get(from..to).unwrap_or(""))
}

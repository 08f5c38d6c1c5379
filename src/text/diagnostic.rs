//! What is wrong with a file, for the person who wrote it: plain data that knows no check.

use super::span::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing stops.
    Warning,
    /// The file cannot be used.
    Error,
}

/// One fault: what is wrong, where, and what to write instead. Messages are lower case, with input in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its code, as in `rules/README.md` ("R101").
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as the user named it.
    pub file: String,
    /// The place in that file.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What stands at the place, in a few words; may be empty.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
}

//! How answers can be written.

use clap::ValueEnum;

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON value, indented.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// How findings in rule files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For people.
    Text,
    /// One JSON value, indented.
    Json,
    /// A log in SARIF 2.1.0, for code scanning.
    Sarif,
    /// Commands of a GitHub workflow, one a line.
    Github,
}

/// How a trace is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    /// For people.
    Text,
    /// One JSON value, indented.
    Json,
    /// One page for a browser, without anything else that it needs.
    Html,
}

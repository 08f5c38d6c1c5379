//! How inputs and answers can be written, and what makes a check fail.

use crate::batch::{FailOn, Syntax};
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

/// How the answers of a batch are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BatchFormat {
    /// For people.
    Text,
    /// FILE:LINE:COLUMN and what is to be said, one line a row.
    Line,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// The desk's sheet, with columns for what people decide.
    Csv,
    /// A log in SARIF 2.1.0, for code scanning.
    Sarif,
    /// Commands of a GitHub workflow.
    Github,
    /// JUnit's XML, for build servers.
    Junit,
    /// One page for a browser.
    Html,
}

impl BatchFormat {
    /// The name of its form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Line => "line",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Junit => "junit",
            Self::Html => "html",
        }
    }
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

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// One statement a line.
    Text,
    /// An item of a list a statement.
    Md,
    /// A record a statement, with commas between the cells.
    Csv,
    /// The same with tabs.
    Tsv,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl InputFormat {
    /// The same as rows know it.
    pub fn syntax(self) -> Syntax {
        match self {
            Self::Text => Syntax::Text,
            Self::Md => Syntax::Markdown,
            Self::Csv => Syntax::Table(b','),
            Self::Tsv => Syntax::Table(b'\t'),
            Self::Json => Syntax::Array,
            Self::Jsonl => Syntax::Lines,
        }
    }
}

/// What makes the exit code say that a check failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fail {
    /// A contradicted statement.
    Contradicted,
    /// Also an absent or unchecked one.
    Absent,
    /// Also one that is supported with a caveat.
    Caveat,
    /// Nothing that the sources say.
    Never,
}

impl Fail {
    /// The same as summaries know it.
    pub fn on(self) -> FailOn {
        match self {
            Self::Contradicted => FailOn::Contradicted,
            Self::Absent => FailOn::Absent,
            Self::Caveat => FailOn::Caveat,
            Self::Never => FailOn::Never,
        }
    }
}

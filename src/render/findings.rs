//! What is wrong with rule files, for programs: JSON, SARIF 2.1.0, and the commands of GitHub's workflows.

use super::json::SCHEMA_VERSION;
use crate::rule::{CODES, Code};
use crate::text::{Diagnostic, Lines, Severity};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One finding with its place in people's terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// Its code, "R101".
    pub code: &'static str,
    /// error or warning.
    pub severity: &'static str,
    /// The file, as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in that line, from 1, in code points.
    pub column: usize,
    /// The line of the last character.
    pub end_line: usize,
    /// One past the column of the last character.
    pub end_column: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// All findings of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Findings {
    /// The version of this format.
    pub schema_version: u32,
    /// How many files were read.
    pub files: usize,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// Whether the examples were tried as well, which needs rules without an error.
    pub examples_tried: bool,
    /// Each of them, by file and place.
    pub findings: Vec<Finding>,
}

impl Findings {
    /// The findings in `found`; `text` gives a file's text by its name.
    pub fn of<'t>(
        found: &[Diagnostic],
        text: impl Fn(&str) -> Option<&'t str>,
        files: usize,
        examples_tried: bool,
    ) -> Self {
        let mut lines: BTreeMap<&str, Option<(Lines, &str)>> = BTreeMap::new();
        let mut findings = Vec::new();
        for one in found {
            let known = lines.entry(&one.file).or_insert_with(|| text(&one.file).map(|t| (Lines::new(t), t)));
            let at = |byte: u32| known.as_ref().map_or((1, 1), |(lines, text)| lines.position(text, byte as usize));
            let ((line, column), (end_line, end_column)) = (at(one.span.start), at(one.span.end));
            findings.push(Finding {
                code: one.code,
                severity: severity(one.severity),
                file: one.file.clone(),
                line,
                column,
                end_line,
                end_column,
                message: one.message.clone(),
                help: one.help.clone(),
            });
        }
        let count = |s: Severity| found.iter().filter(|d| d.severity == s).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        Self { schema_version: SCHEMA_VERSION, files, errors, warnings, examples_tried, findings }
    }

    /// What it came to, in one line.
    pub fn summary(&self) -> String {
        let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let files = many(self.files, "file");
        let tried = if self.examples_tried { "" } else { "; the examples are tried when there is no error" };
        format!("{files}: {}, {}{tried}\n", many(self.errors, "error"), many(self.warnings, "warning"))
    }

    /// One command of a GitHub workflow a line.
    pub fn github(&self) -> String {
        self.findings.iter().map(Finding::github).collect()
    }

    /// A log in SARIF 2.1.0.
    pub fn sarif(&self) -> Value {
        let rules: Vec<Value> = CODES.iter().map(rule).collect();
        let results: Vec<Value> = self.findings.iter().map(Finding::sarif).collect();
        let driver = json!({
            "name": "factmark",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
        })
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.code,
        "shortDescription": { "text": code.meaning },
        "help": { "text": code.remedy },
        "defaultConfiguration": { "level": severity(code.severity) },
    })
}

impl Finding {
    fn words(&self) -> String {
        self.help.as_ref().map_or_else(|| self.message.clone(), |help| format!("{}\nhelp: {help}", self.message))
    }

    fn github(&self) -> String {
        let Self { severity, line, column, end_line, end_column, .. } = self;
        let mut place = String::new();
        if !self.file.is_empty() {
            place = format!("file={},line={line},endLine={end_line}", escaped(&self.file, ":,"));
            if line == end_line {
                place.push_str(&format!(",col={column},endColumn={end_column}"));
            }
            place.push(',');
        }
        format!("::{severity} {place}title={}::{}\n", self.code, escaped(&self.words(), ""))
    }

    fn sarif(&self) -> Value {
        let region = json!({
            "startLine": self.line,
            "startColumn": self.column,
            "endLine": self.end_line,
            "endColumn": self.end_column,
        });
        let place = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&self.file) }, "region": region } });
        let places = if self.file.is_empty() { Vec::new() } else { vec![place] };
        json!({
            "ruleId": self.code,
            "ruleIndex": CODES.iter().position(|c| c.code == self.code),
            "level": self.severity,
            "message": { "text": self.words() },
            "locations": places,
        })
    }
}

/// A text as a workflow command wants it: these marks, `%` and the ends of lines by their numbers.
pub fn escaped(text: &str, marks: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' | '\r' | '\n' => out.push_str(&format!("%{:02X}", c as u32)),
            c if marks.contains(c) => out.push_str(&format!("%{:02X}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

/// A path as a relative reference.
pub fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    let bytes = path.bytes().map(|b| if b == b'\\' { b'/' } else { b });
    bytes.map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

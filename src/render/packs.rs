//! What the check of a pack found, for a person and as JSON.

use super::terminal::plural;
use super::trials::{Told, Tried, trials as told};
use crate::rule::Pack;
use crate::text::{Diagnostic, Severity};
use crate::trial::Trial;
use schemars::JsonSchema;
use serde::Serialize;

/// A pack that was checked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Checked {
    /// The version of this format.
    pub schema_version: u32,
    /// The pack.
    pub pack: String,
    /// Its version.
    pub version: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// How many rules it has in force.
    pub rules: usize,
    /// How many examples, near misses included.
    pub examples: usize,
    /// The examples that fail.
    pub failed: Vec<Tried>,
    /// What looks wrong.
    pub findings: Vec<Finding>,
}

/// What looks wrong in a pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// "warning" or "error".
    pub severity: &'static str,
    /// The file.
    pub file: String,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Checked {
    /// What was found of a pack.
    pub fn of(pack: Option<&Pack>, rules: usize, trials: &[Trial], found: &[Diagnostic]) -> Self {
        let finding = |d: &Diagnostic| Finding {
            code: d.code,
            severity: if d.severity == Severity::Error { "error" } else { "warning" },
            file: d.file.clone(),
            start: d.span.start,
            end: d.span.end,
            message: d.message.clone(),
            help: d.help.clone(),
        };
        Self {
            schema_version: 1,
            pack: pack.map(|p| p.name.clone()).unwrap_or_default(),
            version: pack.and_then(|p| p.version.as_ref()).map(ToString::to_string),
            licence: pack.and_then(|p| p.licence.clone()),
            rules,
            examples: trials.len(),
            failed: trials.iter().filter(|t| t.fails()).map(Tried::of).collect(),
            findings: found.iter().map(finding).collect(),
        }
    }
}

/// The same as lines.
pub fn lines(checked: &Checked, trials: &[Trial]) -> String {
    let version = checked.version.as_deref().unwrap_or("");
    let licence = checked.licence.as_deref().unwrap_or("");
    let head = format!("pack {} {version} ({licence}): {}\n", checked.pack, plural(checked.rules, "rule"));
    let found = match checked.findings.len() {
        0 => "nothing looks wrong\n".to_owned(),
        n => format!("{}, on standard error\n", plural(n, "finding")),
    };
    head + &told(trials, Told::default(), false) + &found
}

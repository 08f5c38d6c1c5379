//! An audit of the rules, as a table for a person and as JSON.

use super::style::Style;
use super::terminal::plural;
use crate::audit::{Audit, Entry, Role, Tally};
use colored::Colorize;
use schemars::JsonSchema;
use serde::Serialize;

/// How many lines are named behind an entry of the table.
const NAMED: usize = 5;

/// What an entry did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditRow {
    /// What it is: "difference", "rule" or "pair".
    pub entry: &'static str,
    /// Its name: the code of a difference, the name of a rule, both words of a pair.
    pub name: String,
    /// Of a pair, the word or phrase of the statement in its dictionary form.
    pub claim: Option<String>,
    /// Of a pair, that of the source.
    pub source: Option<String>,
    /// Of a pair, how the source's stands to the statement's: same, derived, implies or opposite.
    pub relation: Option<&'static str>,
    /// What it helped to say: "supported", "contradicted", or "possible" for a contradiction that is only shown.
    pub says: &'static str,
    /// At how many statements it was right.
    pub right: usize,
    /// At how many it was wrong.
    pub wrong: usize,
    /// Whether it was wrong more than once in six.
    pub doubtful: bool,
    /// The lines of the statements at which it was wrong, from 1.
    pub wrong_lines: Vec<usize>,
}

/// An audit as one JSON value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Audited {
    /// How many labelled statements.
    pub rows: usize,
    /// How many got the verdict of their label.
    pub right: usize,
    /// How many rows could not be used.
    pub errors: usize,
    /// The entries, the worst first.
    pub entries: Vec<AuditRow>,
}

impl Audited {
    /// An audit with its entries.
    pub fn of(audit: &Audit, entries: Vec<AuditRow>) -> Self {
        Self { rows: audit.rows, right: audit.right, errors: audit.errors, entries }
    }
}

impl AuditRow {
    fn of(role: Role, entry: &Entry, tally: &Tally) -> Self {
        let pair = |claim: &String, source: &String| (Some(claim.clone()), Some(source.clone()));
        let (kind, name, (claim, source), relation) = match entry {
            Entry::Difference(difference) => ("difference", difference.code().to_string(), (None, None), None),
            Entry::Rule(rule) => ("rule", rule.to_string(), (None, None), None),
            Entry::Pair { claim, source, relation } => {
                let name = format!("{claim} / {source} ({})", relation.name());
                ("pair", name, pair(claim, source), Some(relation.name()))
            }
        };
        Self {
            entry: kind,
            name,
            claim,
            source,
            relation,
            says: match role {
                Role::Supported => "supported",
                Role::Contradicted => "contradicted",
                Role::Possible => "possible",
            },
            right: tally.right,
            wrong: tally.wrong.len(),
            doubtful: tally.doubtful(),
            wrong_lines: tally.wrong.clone(),
        }
    }
}

/// The entries of an audit that fired at `least` statements or more, the worst first.
pub fn rows(audit: &Audit, least: usize) -> Vec<AuditRow> {
    audit.worst(least).into_iter().map(|(role, entry, tally)| AuditRow::of(role, entry, tally)).collect()
}

/// What came of the statements, in one line.
pub fn head(audit: &Audit) -> String {
    let errors = if audit.errors > 0 { format!(", {} in error", audit.errors) } else { String::new() };
    format!(
        "{}, {} with the verdict of their label{errors}. An entry (!) that is wrong more than once in six deserves a \
         higher threshold, a mend, or to go.\n",
        plural(audit.rows, "statement"),
        audit.right
    )
}

/// The entries as a table; `least` is the number of statements at which each of them fired at least.
pub fn table(entries: &[AuditRow], least: usize, style: Style) -> String {
    if entries.is_empty() {
        return format!("\nno entry fired at {} or more\n", plural(least, "statement"));
    }
    let width = entries.iter().map(|e| e.name.chars().count()).max().unwrap_or(0).max(4);
    let mut out = format!("\n  wrong  right  {:<12}  {:<10}  {:width$}  wrong on lines\n", "says", "entry", "name");
    for entry in entries {
        let mark = if entry.doubtful { "!".red().bold() } else { " ".normal() };
        let line = format!(
            "{:>6}  {:>5}  {:<12}  {:<10}  {:width$}  {}",
            entry.wrong,
            entry.right,
            entry.says,
            entry.entry,
            entry.name,
            lines(&entry.wrong_lines)
        );
        out.push_str(&format!("{mark}{}\n", style.text(line.trim_end().to_string())));
    }
    out
}

fn lines(all: &[usize]) -> String {
    let named: Vec<String> = all.iter().take(NAMED).map(usize::to_string).collect();
    named.join(", ") + if all.len() > NAMED { " …" } else { "" }
}

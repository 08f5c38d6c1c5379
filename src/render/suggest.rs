//! Suggestions in words and as JSON.

use super::style::{Style, shown};
use super::terminal::plural;
use crate::suggest::{Suggested, Suggestion};
use colored::Colorize;
use schemars::JsonSchema;
use serde::Serialize;

/// A line that changes the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuggestionRow {
    /// Its number, from 1, for `--pick`.
    pub number: usize,
    /// word, name or policy.
    pub kind: &'static str,
    /// The line as it would stand in a rule file.
    pub toml: String,
    /// The words of the statement that it is about.
    pub claim: String,
    /// Those of the source.
    pub source: String,
    /// The verdict that it leads to.
    pub verdict: &'static str,
    /// Whether more is supported with it, of this statement and of any other.
    pub loosens: bool,
}

/// What would decide a statement, as one JSON value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuggestedRow {
    /// The statement.
    pub statement: String,
    /// Its verdict now.
    pub verdict: &'static str,
    /// The passage that comes nearest.
    pub nearest: Option<String>,
    /// The words that have no counterpart in it.
    pub unmatched: Vec<String>,
    /// How many lines were tried.
    pub tried: usize,
    /// Those that change the verdict.
    pub suggestions: Vec<SuggestionRow>,
}

impl SuggestedRow {
    /// What came of a statement.
    pub fn of(statement: &str, found: &Suggested) -> Self {
        let row = |(k, s): (usize, &Suggestion)| SuggestionRow {
            number: k + 1,
            kind: s.candidate.kind.code(),
            toml: s.candidate.toml.clone(),
            claim: s.candidate.claim.clone(),
            source: s.candidate.source.clone(),
            verdict: s.verdict.code(),
            loosens: s.loosens(),
        };
        Self {
            statement: statement.to_owned(),
            verdict: found.verdict.code(),
            nearest: found.nearest.clone(),
            unmatched: found.unmatched.clone(),
            tried: found.tried,
            suggestions: found.suggestions.iter().enumerate().map(row).collect(),
        }
    }
}

/// For people.
pub fn text(row: &SuggestedRow, found: &Suggested, style: Style) -> String {
    let mut out = format!("{}  {}\n", style.verdict(shown(found.verdict, true)), style.text(row.statement.clone()));
    if let Some(nearest) = &row.nearest {
        out.push_str(&style.text(format!("  nearest    {}\n", nearest.replace('\n', " "))));
    }
    if !row.unmatched.is_empty() {
        out.push_str(&style.text(format!("  unmatched  {}\n", row.unmatched.join(", "))));
    }
    if row.suggestions.is_empty() {
        let said = match row.tried {
            0 => "nothing to try".to_owned(),
            n => format!("{} tried: none alone changes the verdict", plural(n, "line")),
        };
        return out + &format!("  {said}\n");
    }
    for (row, one) in row.suggestions.iter().zip(&found.suggestions) {
        out.push_str(&format!("\n{}  {}", row.number, style.verdict(shown(one.verdict, true))));
        let about = format!("  by “{}” for “{}”\n", row.source.replace('\n', " "), row.claim.replace('\n', " "));
        out.push_str(&style.text(about));
        row.toml.lines().for_each(|line| out.push_str(&format!("     {line}\n")));
        if row.loosens {
            let warning = "loosens: it holds for every text and statement, not for this one alone";
            out.push_str(&format!("   {} {warning}\n", "!".yellow().bold()));
        }
    }
    out
}

/// The line with a rule that holds its example, as it is written to a file.
pub fn written(found: &Suggestion, id: &str, statement: &str, source: &str) -> String {
    let quoted = crate::suggest::candidates::quoted;
    // a rule reads something; this one reads no slot, and decides nothing
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).max_by_key(String::len);
    let word = words(&found.candidate.claim).filter(|w| !w.is_empty()).or_else(|| words(statement)).unwrap_or_default();
    format!(
        "\n# suggested for the example below; a person decides whether it holds everywhere\n{}\n[[rule]]\nid = {}\nabout = \"holds the example of a suggestion\"\npatterns = [{}]\n\n  [[rule.example]]\n  source    = {}\n  statement = {}\n  verdict   = {}\n",
        found.candidate.toml,
        quoted(id),
        quoted(&word),
        quoted(source),
        quoted(statement),
        quoted(found.verdict.code()),
    )
}

//! What a desk has fixed for one article: its decisions on statements, and facts that no statement may get wrong.

use super::codes::CODES;
use super::fault::{FileFaults, span};
use super::file::{DecisionFile, GuardFile, Text};
use crate::outcome::Verdict;
use crate::text::{Diagnostic, Severity, Span};
use toml::Spanned;

/// What a desk has decided of a statement. It stands beside what the sources say and changes nothing of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The statement, or words of it.
    pub of: String,
    /// Whether any statement that holds these words is meant.
    pub within: bool,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub by: String,
    /// Why.
    pub because: String,
    /// When, as the desk wrote it.
    pub date: Option<String>,
}

/// A fact that no statement may get wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Its name: "berths".
    pub id: String,
    /// The fact, as a sentence.
    pub text: String,
    /// The file that has it, as the user named it.
    pub file: String,
    /// Where its text stands in that file.
    pub at: Span,
}

impl Guard {
    /// The error (E303) that the article does not say so.
    pub fn unborne(&self) -> Diagnostic {
        let code = "E303";
        let severity = CODES.iter().find(|c| c.code == code).map_or(Severity::Error, |c| c.severity);
        let message = format!("the article does not bear out the guarded fact `{}`", self.id);
        let help = "write what the article says, or leave the guard out".to_owned();
        let label = "not borne out by the article".to_owned();
        Diagnostic { code, severity, file: self.file.clone(), span: self.at, message, label, help: Some(help) }
    }
}

/// A decision as it was typed; faults go to `faults`.
pub fn decision(file: Spanned<DecisionFile>, faults: &mut FileFaults<'_>) -> Option<Decision> {
    let at = span(file.span());
    let typed = file.into_inner();
    let of = match (typed.statement, typed.words) {
        (Some(of), None) => Some((of.into_inner(), false)),
        (None, Some(of)) => Some((of.into_inner(), true)),
        _ => None,
    };
    let of = of.filter(|(of, _)| of.chars().any(char::is_alphanumeric));
    if of.is_none() {
        missing("this decision is of no statement", "`statement = \"...\"`, or `words = \"...\"`", at, faults);
    }
    let verdict = typed.verdict.as_ref().and_then(|v| {
        let known = Verdict::from_code(v.get_ref());
        if known.is_none() {
            faults.unknown("verdict", v.get_ref(), span(v.span()), Verdict::ALL.iter().map(|v| v.code()));
        }
        known
    });
    if typed.verdict.is_none() {
        missing("this decision has no verdict", "`verdict = \"supported\"`", at, faults);
    }
    let by = said(typed.by, "this decision does not say who made it", "`by = \"...\"`", at, faults);
    let because = said(typed.because, "this decision does not say why", "`because = \"...\"`", at, faults);
    let (of, within) = of?;
    Some(Decision { of, within, verdict: verdict?, by: by?, because: because?, date: typed.date })
}

/// A guard as it was typed; faults go to `faults`.
pub fn guard(file: Spanned<GuardFile>, faults: &mut FileFaults<'_>) -> Option<Guard> {
    let at = span(file.span());
    let typed = file.into_inner();
    let place = typed.text.as_ref().map_or(at, |t| span(t.span()));
    let id = said(typed.id, "this guard has no id", "`id = \"...\"`", at, faults);
    let text = said(typed.text, "this guard has no text", "`text = \"...\"`, a whole sentence", at, faults);
    Some(Guard { id: id?, text: text?, file: faults.file.to_owned(), at: place })
}

/// A text that must be there and hold a letter or a figure.
fn said(text: Option<Text>, message: &str, help: &str, at: Span, faults: &mut FileFaults<'_>) -> Option<String> {
    let found = text.map(Spanned::into_inner).filter(|t| t.chars().any(char::is_alphanumeric));
    if found.is_none() {
        missing(message, help, at, faults);
    }
    found
}

fn missing(message: &str, help: &str, at: Span, faults: &mut FileFaults<'_>) {
    faults.add("R205", at, message.to_owned(), "", Some(format!("write {help}")));
}

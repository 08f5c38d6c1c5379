//! Trying each line: the engine is loaded with it, and the statement is checked anew.

use super::candidates::{candidates, unmatched};
use super::model::{Candidate, Suggested, Suggestion};
use crate::check::{Checker, RuleText, Source};
use crate::outcome::Verdict;
use crate::trace::Tracer;
use jiff::civil::Date;
use rayon::prelude::*;

/// How many lines are tried.
const TRIED: usize = 60;
/// The name of the line in messages.
const NAME: &str = "suggestion.toml";

/// What a line is tried with.
#[derive(Clone, Copy, Debug)]
pub struct Trying<'a> {
    /// The rule files beside those in the program, in the order of loading.
    pub files: &'a [RuleText],
    /// Whether caveats of level review turn supported into absent.
    pub strict: bool,
    /// The texts of the sources, each with the name of the file beside it and the day of its publication.
    pub texts: &'a [(&'a str, Option<&'a str>, Option<Date>)],
    /// Whether every kind of difference stands at its lower threshold, as where examples are tried.
    pub alert: bool,
}

impl Trying<'_> {
    /// The verdict on a statement with one more file of rules; nothing where that has a fault.
    pub fn verdict(&self, statement: &str, more: &str) -> Option<Verdict> {
        let extra = RuleText { name: NAME.to_owned(), text: more.to_owned() };
        let files: Vec<RuleText> = self.files.iter().cloned().chain([extra]).collect();
        let checker = Checker::load(&files).ok()?.strict(self.strict);
        let checker = if self.alert { checker.alert() } else { checker };
        let read = |(text, beside, day): &(&str, Option<&str>, Option<Date>)| checker.read_beside(text, *beside, *day);
        let sources: Vec<Source> = self.texts.iter().map(read).collect();
        Some(checker.check(statement, &sources.iter().collect::<Vec<_>>()).verdict)
    }
}

/// What would decide a statement that is absent; `checker` and `sources` are those that `trying` tells of.
pub fn suggest(checker: &Checker, statement: &str, sources: &[&Source], trying: Trying) -> Suggested {
    let (report, trace) = Tracer::default().trace(checker, statement, sources);
    let first = trace.clauses.iter().find_map(|c| c.passages.first());
    let nearest = first.map(|p| p.at.exact.clone());
    let missing = unmatched(&trace).iter().map(|w| w.at.exact.clone()).collect();
    let all: Vec<Candidate> = match report.verdict {
        Verdict::Supported => Vec::new(),
        _ => candidates(&trace, checker.lexicon()).into_iter().take(TRIED).collect(),
    };
    let tried = all.len();
    let judged: Vec<(Candidate, Option<Verdict>)> = all
        .into_par_iter()
        .map(|candidate| {
            let verdict = trying.verdict(statement, &candidate.toml);
            (candidate, verdict)
        })
        .collect();
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for (candidate, verdict) in judged {
        let Some(verdict) = verdict.filter(|v| *v != report.verdict) else { continue };
        // of two lines that link the same words, the first says less
        let told = |s: &Suggestion| s.candidate.claim == candidate.claim && s.candidate.source == candidate.source;
        if !suggestions.iter().any(|s| told(s) && s.candidate.kind == candidate.kind) {
            suggestions.push(Suggestion { candidate, verdict });
        }
    }
    suggestions.sort_by_key(|s| (s.loosens(), s.candidate.kind));
    Suggested { verdict: report.verdict, nearest, unmatched: missing, tried, suggestions }
}

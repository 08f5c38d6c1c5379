//! Rules whose examples do not show where the rule ends: none that must fail stands beside one that must hold (R305).

use super::model::warning;
use crate::check::Checker;
use crate::outcome::Verdict;
use crate::rule::Rule;
use crate::text::{Abbreviations, Diagnostic, Document, Word};
use crate::trial::source_text;

/// How many words may differ in a near miss.
const APART: usize = 3;
/// The same as one part in so many of the longer text.
const SHARE: usize = 3;
/// The most texts of each kind that are compared.
const MOST: usize = 200;

/// A warning where a rule has no near miss.
pub fn near(checker: &Checker, rule: &Rule) -> Option<Diagnostic> {
    let all = rule.examples.len() + rule.reads.len() + rule.ignores.len();
    let held = rule.examples.iter().filter(|e| e.verdict == Verdict::Supported).map(|e| e.statement.as_str());
    let failed = rule.examples.iter().filter(|e| e.verdict != Verdict::Supported).map(|e| e.statement.as_str());
    let sources: Vec<String> = rule.examples.iter().filter_map(|e| source_text(checker, &e.source)).collect();
    let told = sources.iter().flat_map(|s| sentences(s));
    let positive: Vec<Vec<Word>> =
        held.chain(rule.reads.iter().map(|r| r.text.as_str())).flat_map(sentences).chain(told).take(MOST).collect();
    let negative: Vec<Vec<Word>> =
        failed.chain(rule.ignores.iter().map(|i| i.text.as_str())).flat_map(sentences).take(MOST).collect();
    if all > 0 && (negative.is_empty() || positive.iter().any(|p| negative.iter().any(|n| close(p, n)))) {
        return None;
    }
    let what = if all == 0 { "no example" } else { "no near miss" };
    let place = rule.places.first().copied().unwrap_or_default();
    Some(warning("R305", &rule.origin.file, place, format!("rule `{}` has {what}", rule.name)))
}

/// The words of every sentence of a text.
fn sentences(text: &str) -> Vec<Vec<Word>> {
    let document = Document::new(text, &Abbreviations::default());
    document.sentences().iter().map(|s| document.tokens(s.run).iter().map(|t| t.word).collect()).collect()
}

/// Whether two different texts differ in few words only.
fn close(a: &[Word], b: &[Word]) -> bool {
    let most = APART.max(a.len().max(b.len()) / SHARE);
    a != b && a.len().abs_diff(b.len()) <= most && strsim::generic_levenshtein(&a.to_vec(), &b.to_vec()) <= most
}

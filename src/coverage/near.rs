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
    let positive: Vec<Sentence> =
        held.chain(rule.reads.iter().map(|r| r.text.as_str())).flat_map(sentences).chain(told).take(MOST).collect();
    let negative: Vec<Sentence> =
        failed.chain(rule.ignores.iter().map(|i| i.text.as_str())).flat_map(sentences).take(MOST).collect();
    let mut nearest: Option<(usize, usize, &str)> = None;
    for (p, n) in positive.iter().flat_map(|p| negative.iter().map(move |n| (p, n))).filter(|(p, n)| p.0 != n.0) {
        let (words, most) = apart(&p.0, &n.0);
        if words <= most {
            return None;
        }
        if nearest.is_none_or(|(w, m, _)| words - most < w - m) {
            nearest = Some((words, most, &n.1));
        }
    }
    if all > 0 && negative.is_empty() {
        return None;
    }
    let place = rule.places.first().copied().unwrap_or_default();
    let told = |message| warning("R305", &rule.origin.file, place, message);
    let Some((words, most, text)) = nearest.filter(|_| all > 0) else {
        let what = if all == 0 { "no example" } else { "no near miss" };
        return Some(told(format!("rule `{}` has {what}", rule.name)));
    };
    Some(told(format!(
        "rule `{}` has no near miss: “{text}” comes nearest, and differs in {words} words from what \
         must be supported or read; {most} would be near",
        rule.name
    )))
}

/// A sentence: its words, and as it is written.
type Sentence = (Vec<Word>, String);

/// Every sentence of a text.
fn sentences(text: &str) -> Vec<Sentence> {
    let document = Document::new(text, &Abbreviations::default());
    let words = |run| document.tokens(run).iter().map(|t| t.word).collect();
    document.sentences().iter().map(|s| (words(s.run), document.exact(s.run).to_string())).collect()
}

/// In how many words two sentences differ, and in how many they may: three, or a third of the longer one.
fn apart(a: &Vec<Word>, b: &Vec<Word>) -> (usize, usize) {
    (strsim::generic_levenshtein(a, b), APART.max(a.len().max(b.len()) / SHARE))
}

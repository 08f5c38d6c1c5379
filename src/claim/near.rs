//! Rules that nearly read a sentence: how far each came, what it wanted there and what it found.

use super::extract::words;
use super::matcher::{Furthest, Matcher};
use crate::reading::Reading;
use crate::rule::{PatternId, RuleSet};
use crate::text::{Run, Span};
use std::collections::BTreeMap;

/// The nearest non-match of one rule in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The rule and its pattern that came furthest.
    pub pattern: PatternId,
    /// How many of its elements had matched.
    pub depth: usize,
    /// The tokens that had matched.
    pub run: Run,
    /// The elements that were wanted behind them, by their bytes in the pattern.
    pub wanted: Vec<Span>,
    /// The token that stands there instead; `None` at the end of the sentence.
    pub found: Option<usize>,
}

/// The least number of elements that must have matched, a word of the claim among them.
const LEAST: usize = 2;

/// The rules that `read` does not name and that come near in a sentence, the furthest first; one answer a rule.
pub fn near(reading: &Reading, rules: &RuleSet, sentence: Run, read: &[usize]) -> Vec<Near> {
    let mut matcher = Matcher::new(reading, rules.sets());
    let mut best: BTreeMap<u32, Near> = BTreeMap::new();
    for pattern in rules.touched(words(reading, sentence)) {
        let Some(rule) = rules.rule(pattern.rule as usize).filter(|_| !read.contains(&(pattern.rule as usize))) else {
            continue;
        };
        let Some(program) = rules.program(pattern) else { continue };
        matcher.furthest = Some(Furthest::default());
        if !matcher.run(program, rule.slots.len(), sentence).is_empty() {
            continue;
        }
        let Some(Furthest { depth, run, at, wanted }) = matcher.furthest.take().filter(|f| f.depth >= LEAST) else {
            continue;
        };
        let mut spans: Vec<Span> = wanted.iter().filter_map(|pc| program.code.get(*pc)).map(|s| s.span).collect();
        spans.dedup();
        let near = Near { pattern, depth, run, wanted: spans, found: (at < sentence.end).then_some(at) };
        let further = |old: &Near| (near.depth, near.run.len()) > (old.depth, old.run.len());
        if best.get(&pattern.rule).is_none_or(further) {
            best.insert(pattern.rule, near);
        }
    }
    let mut all: Vec<Near> = best.into_values().collect();
    all.sort_by_key(|n| (std::cmp::Reverse((n.depth, n.run.len())), n.pattern));
    all
}

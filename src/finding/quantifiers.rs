//! All of them against a part of them: "all ten boats returned" of "two of the ten boats returned".

use super::case::Case;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Phrase, Reading};
use crate::text::Run;
use crate::value::Value;

/// How far in front of a noun phrase its quantifier may stand: "every one of the".
const FRONT: usize = 3;

/// What the statement says of all, and one passage of a part.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let phrases = case.claim.phrases.iter().filter(|p| case.clause.has(p.head) && !case.verbatim(p.head));
    phrases.filter_map(|p| one(case, passage, p)).collect()
}

fn one(case: &Case, passage: &Alignment, phrase: &Phrase) -> Option<Finding> {
    let all = quantifier(case, case.claim, phrase, "universal")?;
    let at = case.link(passage, phrase.head).filter(|l| l.score >= 0.7)?.at;
    let there = case.source_phrase(at).filter(|p| p.head == at)?;
    if quantifier(case, &case.source.reading, there, "universal").is_some() {
        return None;
    }
    let part = figure(&case.source.reading, there);
    let told = part.or_else(|| quantifier(case, &case.source.reading, there, "partitive"))?;
    let identity = case.identity(passage, Run::one(all.start));
    let mut finding =
        case.differ(DetailKind::Quantity, Difference::Quantity, Reason::OtherValue, (all, told), identity);
    // most of them may be all of them
    if part.is_none() {
        finding.agreement = Agreement::Unknown;
    }
    Some(finding)
}

/// A word of the set in the phrase or right in front of it.
fn quantifier(case: &Case, reading: &Reading, phrase: &Phrase, set: &str) -> Option<Run> {
    let sentence = reading.sentence_run(phrase.head);
    let from = phrase.run.start.saturating_sub(FRONT).max(sentence.start);
    let has = |at: &usize| case.aligner.lexicon.has(set, reading.document.word(*at));
    (from..phrase.head).rev().take_while(|at| !reading.document.is(*at, ",")).find(has).map(Run::one)
}

/// "Two" of "two of the ten boats".
fn figure(reading: &Reading, whole: &Phrase) -> Option<Run> {
    let of = whole.preposition.filter(|p| reading.document.is(*p, "of"))?;
    let part = of.checked_sub(1)?;
    let found = reading.mentions_at(part).find(|(_, m)| matches!(m.value, Value::Quantity(_)));
    found.map(|(_, m)| m.run).filter(|run| run.end <= of)
}

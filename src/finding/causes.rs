//! Causes: "because of the rain" of a source that sets the two against each other: "although it rained", "not linked to it".

use super::case::Case;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::lexicon::Tag;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::Run;

/// So near before a cause, a denial denies it.
const NEAR: usize = 2;

/// A cause that the statement names where the passage has a contrast or a denial, and no cause.
pub fn compare(case: &Case, passage: &Alignment) -> Option<Finding> {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let has = |set: &str, reading: &Reading, at: usize| lexicon.has(set, reading.document.word(at));
    let sentence = case.sentence(passage.sentences.0);
    let cause = case.clause.iter().find(|at| has("cause", case.claim, *at) && !case.verbatim(*at))?;
    let denied = |reading: &Reading, at: usize| reading.terms.get(at).is_some_and(|t| t.tag == Tag::Negation);
    let turned = |reading: &Reading, at: usize| has("contrast", reading, at) || denied(reading, at);
    let other = sentence.iter().find(|at| turned(there, *at))?;
    // "not due to the rain" tells no cause
    let told = |at: usize| !(at.saturating_sub(NEAR).max(sentence.start)..at).any(|k| denied(there, k));
    let known = sentence.iter().any(|at| (has("cause", there, at) || has("sequel", there, at)) && told(at));
    if known || case.clause.iter().any(|at| turned(case.claim, at)) {
        return None;
    }
    let identity = case.identity(passage, Run::one(cause));
    let sides = (Run::one(cause), Run::one(other));
    let finding = case.differ(DetailKind::Word, Difference::Opposite, Reason::Opposite, sides, identity);
    Some(Finding { agreement: Agreement::Unknown, ..finding })
}

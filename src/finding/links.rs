//! Links of clauses: conditions that one side sets and the other does not, reasons told as what stood against it, and causes
//! of what the source tells in spite of them: "although it rained", "not linked to it".

use super::case::Case;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::lexicon::Tag;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Reading};
use crate::text::Run;

/// The identity of a difference that is shown, but not trusted.
const POSSIBLE: f32 = 0.5;
/// How far behind a reason what it leads may begin, in tokens.
const REASON: usize = 6;
/// From this identity on, a reason turned round contradicts.
const CLEAR: f32 = 0.8;
/// How far behind an act its condition may begin, in tokens.
const CONDITION: usize = 6;
/// So near before a cause, a denial denies it.
const NEAR: usize = 2;

/// Conditions and reasons of one passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let mut out = conditions(case, passage);
    out.extend(reasons(case, passage));
    out.extend(causes(case, passage));
    out
}

/// Conditions that differ: one that only the source sets, or one that the two set the other way round.
fn conditions(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let sets = |reading: &Reading, at: &usize| {
        let subordinates = reading.terms.get(*at).is_some_and(|t| t.tag == Tag::Subordinator);
        subordinates && case.aligner.lexicon.has("condition", reading.document.word(*at))
    };
    let own: Vec<usize> = case.clause.iter().filter(|at| sets(case.claim, at)).collect();
    let there = &case.source.reading;
    let theirs: Vec<usize> = case.sentence(passage.sentences.0).iter().filter(|at| sets(there, at)).collect();
    let Some(&first) = theirs.first() else { return Vec::new() };
    let found = match own.first() {
        Some(&at) => turned(case, &own, first).then(|| {
            let sides = (Run::one(at), case.sentence(passage.sentences.0));
            (DetailKind::Word, Reason::Opposite, sides)
        }),
        None => conditional(case, passage, &theirs).map(|sides| (DetailKind::Act, Reason::ModalityStrengthened, sides)),
    };
    let finding = |(kind, reason, sides)| case.differ(kind, Difference::Status, reason, sides, POSSIBLE).open();
    found.map(finding).into_iter().collect()
}

/// "Because it rains" of "although it rains", or the reverse.
fn reasons(case: &Case, passage: &Alignment) -> Option<Finding> {
    let lexicon = case.aligner.lexicon;
    let sentence = case.sentence(passage.sentences.0);
    let first =
        |reading: &Reading, run: Run, set: &str| run.iter().find(|at| lexicon.has(set, reading.document.word(*at)));
    let there = &case.source.reading;
    [("reason", "concession"), ("concession", "reason")].into_iter().find_map(|(ours, theirs)| {
        let (here, other) = (first(case.claim, case.clause, ours)?, first(there, sentence, theirs)?);
        let both = first(case.claim, case.clause, theirs).is_some() || first(there, sentence, ours).is_some();
        // what they lead is the same
        let next = (here + 1..case.clause.end).find_map(|at| case.link(passage, at))?;
        let led = next.at > other && next.at < other + REASON;
        let identity = case.identity(passage, Run::one(here));
        let sides = (Run::one(here), Run::one(other));
        let finding = case.differ(DetailKind::Word, Difference::Opposite, Reason::Opposite, sides, identity);
        let agreement = if identity < CLEAR { Agreement::Unknown } else { Agreement::Excludes };
        (!both && led).then_some(Finding { agreement, ..finding })
    })
}

/// A cause that the statement names where the passage has a contrast or a denial, and no cause.
fn causes(case: &Case, passage: &Alignment) -> Option<Finding> {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let has = |set: &str, reading: &Reading, at: usize| lexicon.has(set, reading.document.word(at));
    let sentence = case.sentence(passage.sentences.0);
    let cause = case.clause.iter().find(|at| has("cause", case.claim, *at) && !case.verbatim(*at))?;
    let identity = case.identity(passage, Run::one(cause));
    let open = |word: Run, other: Run| {
        case.differ(DetailKind::Word, Difference::Opposite, Reason::Uncovered, (word, other), identity).open()
    };
    // "because of the rain", of which the passage tells nothing
    let led = (cause + 1..case.clause.end).find_map(|at| case.claim.phrase_at(at)).map(|p| p.head);
    let solid = |at: &usize| case.unit(*at).is_some_and(|u| u.weight > 1.0);
    if let Some(at) = led.filter(|at| solid(at) && case.link(passage, *at).is_none()) {
        return Some(open(Run::one(at), sentence));
    }
    let denied = |reading: &Reading, at: usize| reading.terms.get(at).is_some_and(|t| t.tag == Tag::Negation);
    let turned = |reading: &Reading, at: usize| has("contrast", reading, at) || denied(reading, at);
    let other = sentence.iter().find(|at| turned(there, *at))?;
    // "not due to the rain" tells no cause
    let told = |at: usize| !(at.saturating_sub(NEAR).max(sentence.start)..at).any(|k| denied(there, k));
    let known = sentence.iter().any(|at| (has("cause", there, at) || has("sequel", there, at)) && told(at));
    if known || case.clause.iter().any(|at| turned(case.claim, at)) {
        return None;
    }
    Some(Finding { reason: Reason::Opposite, ..open(Run::one(cause), Run::one(other)) })
}

/// "If" and "unless" set conditions that are each other's opposite.
fn turned(case: &Case, own: &[usize], theirs: usize) -> bool {
    let unless = |reading: &Reading, at: usize| case.aligner.lexicon.has("unless", reading.document.word(at));
    own.iter().any(|at| unless(case.claim, *at) != unless(&case.source.reading, theirs))
}

/// "Falk will resign" of "if the vote fails, Falk will resign": the act, and the condition on which the source tells it,
/// which opens the sentence or follows the act.
fn conditional(case: &Case, passage: &Alignment, conditions: &[usize]) -> Option<(Run, Run)> {
    let start = case.sentence(passage.sentences.0).start;
    let told = |act: &Act| {
        let other = case.partner(passage, act)?;
        let ends = other.group.end..other.group.end + CONDITION;
        let at = *conditions.iter().find(|at| (start..=start + 1).contains(*at) || ends.contains(*at))?;
        let own = other.clause.has(at) && at < other.group.start && at > start + 1;
        let bound = !own && other.group.start > at + 1 || at > other.group.end;
        bound.then_some((act.group, Run::one(at)))
    };
    case.acts().filter(|a| !case.verbatim(a.head)).find_map(told)
}

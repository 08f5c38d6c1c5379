//! Guards (only, alleged, unless) that one side has and the other lacks, and words of relation in place of each other.

use super::case::Case;
use super::model::Finding;
use crate::evidence::{Alignment, Unit, UnitKind};
use crate::lexicon::{OperatorStatus, Tag, Term};
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::Run;
use crate::value::{NameKind, Value};

/// What leaves the clause open beside one passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let mut out = lost(case, passage);
    out.extend(placed(case, passage));
    out
}

/// "Behind the walls" of "outside the walls", "in Oslo" of "near Oslo": another word of relation in front of the same noun leaves
/// it open.
fn placed(case: &Case, passage: &Alignment) -> Option<Finding> {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let sentence = case.sentence(passage.sentences.0);
    let led = |reading: &Reading, at: usize| reading.phrase_at(at).filter(|p| p.head == at).and_then(|p| p.preposition);
    let phrases = case.claim.phrases.iter().filter(|p| case.clause.has(p.head) && !case.verbatim(p.head));
    phrases.into_iter().find_map(|phrase| {
        let link = case.link(passage, phrase.head).filter(|l| l.exact && sentence.has(l.at))?;
        let (ours, theirs) = (phrase.preposition?, led(there, link.at)?);
        let words = (case.claim.document.word(ours), there.document.word(theirs));
        let sets = |ours: &str, theirs: &str| lexicon.has(ours, words.0) && lexicon.has(theirs, words.1);
        let apart = words.0 != words.1 && sets("relation", "relation") || sets("inside", "elsewhere");
        let lost = case.link(passage, ours).is_none();
        let identity = case.identity(passage, Run::one(ours));
        let sides = (Run::one(ours), Run::one(theirs));
        (apart && lost)
            .then(|| case.differ(DetailKind::Word, Difference::Order, Reason::Uncovered, sides, identity).open())
    })
}

/// Every guard beside the counterpart of a word that the statement lacks: it leaves the clause open.
fn lost(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let guarded =
        |unit: &Unit| matches!(unit.kind, UnitKind::Noun | UnitKind::Verb | UnitKind::Name | UnitKind::Quantity);
    let units = case.side.units.iter().zip(&passage.links).filter(|(u, _)| guarded(u));
    let found = units.filter_map(|(unit, link)| Some((unit, before(case, (*link)?.at)?)));
    let told = found.filter(|(unit, at)| !told(case, unit, *at));
    let differ = |sides| case.differ(DetailKind::Word, Difference::Status, Reason::ModalityStrengthened, sides, 0.5);
    told.map(|(unit, at)| differ((unit.run, Run::one(at))).open()).collect()
}

/// The guard right in front of a token of the source.
fn before(case: &Case, at: usize) -> Option<usize> {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let start = case.sentence(there.document.sentence_at(at)).start;
    let word = |k: usize| there.terms.get(k).map_or(there.document.word(k), |t| t.lemma);
    let at = (at.saturating_sub(2).max(start)..at).rev().find(|k| lexicon.has("guard", word(*k)))?;
    // "almost 40 jobs" is compared as a figure; "not only" leaves nothing out
    let figure = there.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_)));
    let not = at.checked_sub(1).and_then(|k| there.terms.get(k)).is_some_and(|t| t.tag == Tag::Negation);
    (!figure && !not).then_some(at)
}

/// Whether the statement tells as well what a guard of the source says of one of its words.
fn told(case: &Case, unit: &Unit, guard: usize) -> bool {
    let lexicon = case.aligner.lexicon;
    let word = case.source.reading.terms.get(guard).map(|t| t.lemma);
    let is = |set: &str| word.is_some_and(|w| lexicon.has(set, w));
    // "deputy Ana Falk": a rank says what she is, not whether it is she
    let person = unit.mention.and_then(|m| case.claim.mentions.get(m)).is_some_and(|m| match &m.value {
        Value::Name(name) => name.kind == NameKind::Person,
        _ => false,
    });
    let same = |t: &Term| Some(t.lemma) == word || is("former") && lexicon.has("former", t.lemma);
    // "speculation about", "might": the statement leaves it open as well
    let open = case.clause.iter().filter_map(|at| case.claim.terms.get(at)).any(|t| {
        let status = lexicon.operator(t.lemma).and_then(|o| o.status);
        matches!(status, Some(OperatorStatus::Possible | OperatorStatus::Claimed))
    });
    person && is("rank") || case.claim.terms.iter().any(same) || open && !is("rank")
}

//! Guards (only, alleged, unless) that one side has and the other lacks, and words of relation in place of each other.

use super::case::Case;
use super::model::Finding;
use crate::evidence::{Alignment, UnitKind};
use crate::lexicon::{OperatorStatus, Tag, Term};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::{NameKind, Value};

/// What leaves the clause open beside one passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let mut out = lost(case, passage);
    out.extend(placed(case, passage));
    out
}

/// "Behind the walls" of "outside the walls": another word of relation in front of the same noun leaves it open.
fn placed(case: &Case, passage: &Alignment) -> Option<Finding> {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let sentence = case.sentence(passage.sentences.0);
    let led = |reading: &Reading, at: usize| reading.phrase_at(at).filter(|p| p.head == at).and_then(|p| p.preposition);
    let set = |reading: &Reading, at: usize| lexicon.has("relation", reading.document.word(at));
    let phrases = case.claim.phrases.iter().filter(|p| case.clause.has(p.head) && !case.verbatim(p.head));
    phrases.into_iter().find_map(|phrase| {
        let link = case.link(passage, phrase.head).filter(|l| l.exact && sentence.has(l.at))?;
        let (ours, theirs) = (phrase.preposition?, led(there, link.at)?);
        let words = (case.claim.document.word(ours), there.document.word(theirs));
        let apart = words.0 != words.1 && set(case.claim, ours) && set(there, theirs);
        let lost = case.link(passage, ours).is_none();
        let identity = case.identity(passage, Run::one(ours));
        let sides = (Run::one(ours), Run::one(theirs));
        (apart && lost)
            .then(|| case.differ(DetailKind::Word, Difference::Order, Reason::Uncovered, sides, identity).open())
    })
}

/// A guard beside the counterpart of a word, which the statement lacks, or the reverse: it leaves the clause open.
fn lost(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let lexicon = case.aligner.lexicon;
    let there = &case.source.reading;
    let mut out = Vec::new();
    // "speculation about", "might": the statement leaves it open as well
    let open = case.clause.iter().filter_map(|at| case.claim.terms.get(at)).any(|t| {
        let told = lexicon.operator(t.lemma).and_then(|o| o.status);
        matches!(told, Some(OperatorStatus::Possible | OperatorStatus::Claimed))
    });
    for (unit, link) in case.side.units.iter().zip(&passage.links) {
        let Some(link) =
            link.filter(|_| matches!(unit.kind, UnitKind::Noun | UnitKind::Verb | UnitKind::Name | UnitKind::Quantity))
        else {
            continue;
        };
        let guard =
            |run: Run, word: &dyn Fn(usize) -> Word| run.iter().rev().find(|at| lexicon.has("guard", word(*at)));
        let sentence = case.sentence(there.document.sentence_at(link.at));
        let before = Run::new(link.at.saturating_sub(2).max(sentence.start), link.at);
        let Some(at) = guard(before, &|k| there.terms.get(k).map_or(there.document.word(k), |t| t.lemma)) else {
            continue;
        };
        // "almost 40 jobs" is compared as a figure; "not only" leaves nothing out
        let figure = there.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_)));
        let not = at.checked_sub(1).and_then(|k| there.terms.get(k)).is_some_and(|t| t.tag == Tag::Negation);
        if figure || not {
            continue;
        }
        let word = there.terms.get(at).map(|t| t.lemma);
        // "deputy Ana Falk": a rank says what she is, not whether it is she
        let person = unit.mention.and_then(|m| case.claim.mentions.get(m)).is_some_and(|m| match &m.value {
            Value::Name(name) => name.kind == NameKind::Person,
            _ => false,
        });
        if person && word.is_some_and(|w| lexicon.has("rank", w)) {
            continue;
        }
        let former = |w: Word| lexicon.has("former", w);
        let has = |t: &Term| Some(t.lemma) == word || word.is_some_and(former) && former(t.lemma);
        if case.claim.terms.iter().any(has) || open && !word.is_some_and(|w| lexicon.has("rank", w)) {
            continue;
        }
        let mut finding = case.differ(
            DetailKind::Word,
            Difference::Status,
            Reason::ModalityStrengthened,
            (unit.run, Run::one(at)),
            0.5,
        );
        finding.agreement = Agreement::Unknown;
        out.push(finding);
    }
    out
}

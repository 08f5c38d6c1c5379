//! Mutual acts, in which two take part alike: "Lyn drew with Brann" is "Brann drew with Lyn".

use super::case::Case;
use crate::reading::{Act, Part};

/// Whether an act of the source is one in which what stands at `a` and at `b` takes part alike.
pub fn both(case: &Case, act: &Act, a: usize, b: usize) -> bool {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let lemma_in = |set: &str, at: usize| there.terms.get(at).is_some_and(|t| lexicon.has(set, t.lemma));
    // "the mayor, Ana Falk,"
    let one = |head: usize, at: usize| there.titled_at(head).is_some() && there.titled_at(head) == there.entity_at(at);
    let part = |at: usize| act.slots.iter().find(|s| s.run.has(at) || one(s.head, at)).map(|s| s.part);
    let joint = || {
        let object = act.slots.iter().find(|s| s.part == Part::Patient);
        lemma_in("joint", act.head) || object.is_some_and(|s| lemma_in("joint", s.head))
    };
    match (part(a), part(b)) {
        (Some(Part::Agent), Some(other)) | (Some(other), Some(Part::Agent)) => match other {
            Part::Patient => lemma_in("mutual", act.head),
            Part::Prep(word) => lexicon.has("alongside", word) && joint(),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a sentence of the source has such an act.
pub fn anywhere(case: &Case, sentence: usize, a: usize, b: usize) -> bool {
    case.source_acts(sentence).iter().any(|act| both(case, act, a, b))
}

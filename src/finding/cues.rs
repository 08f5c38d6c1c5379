//! Cues: where words of a set stand in a text.

use crate::lexicon::{Hedge, Lexicon};
use crate::reading::Reading;
use crate::text::{Run, Word};

/// The first word of a stretch that tells whether something goes up or down.
pub fn moved(lexicon: &Lexicon, reading: &Reading, within: Run) -> Option<(Run, bool)> {
    within.iter().find_map(|at| {
        let lemma = reading.terms.get(at)?.lemma;
        match (lexicon.has("rises", lemma), lexicon.has("falls", lemma)) {
            (true, false) => Some((Run::one(at), true)),
            (false, true) => Some((Run::one(at), false)),
            _ => None,
        }
    })
}

/// Where words or phrases of a set stand in `within`.
pub fn phrases(lexicon: &Lexicon, set: &str, reading: &Reading, within: Run) -> Vec<Run> {
    let Some(id) = lexicon.set(set) else { return Vec::new() };
    let document = &reading.document;
    let phrase = |at: usize| {
        let fits = |words: &[Word]| words.iter().zip(at..).all(|(w, k)| document.word(k) == *w);
        let found = lexicon.set_phrases(id).iter().filter(|p| fits(&p.words)).max_by_key(|p| p.words.len());
        found.map(|p| Run::new(at, at + p.words.len()))
    };
    let held = |word: Word| lexicon.holds_any(id, word);
    let lemma = |at: usize| reading.terms.get(at).is_some_and(|t| held(t.lemma));
    let one = |at: usize| (held(document.word(at)) || lemma(at)).then_some(Run::one(at));
    within.iter().filter_map(|at| phrase(at).or_else(|| one(at))).collect()
}

/// The hedge right before `at`: "nearly" of "nearly doubled".
pub fn hedge(lexicon: &Lexicon, reading: &Reading, at: usize) -> Hedge {
    let before = |k: usize| at.checked_sub(k + 1).map_or(Word::default(), |p| reading.document.word(p));
    lexicon.units().hedges.longest(before).map_or(Hedge::Bare, |(_, hedge)| hedge)
}

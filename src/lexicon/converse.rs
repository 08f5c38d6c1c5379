//! Converses: one act told from either side, with the parts that hold the same: who sells is from whom one buys.

use super::file::ConverseFile;
use super::vocabulary::Vocabulary;
use crate::text::Word;
use rustc_hash::FxHashMap;

/// All pairs of verbs that tell one act from either side.
#[derive(Clone, Debug, Default)]
pub struct Converses {
    /// By the verb of the statement and that of the source.
    pairs: FxHashMap<(Word, Word), Vec<(Word, Word)>>,
}

impl Converses {
    /// Reads `[[converse]]`.
    pub fn new(files: &[ConverseFile], vocabulary: &Vocabulary) -> Self {
        let mut out = Self::default();
        for file in files {
            let [one, other] = &file.verbs;
            let parts = file.parts.iter().map(|[a, b]| (Word::of(a), Word::of(b)));
            let there: Vec<(Word, Word)> = parts.collect();
            let back: Vec<(Word, Word)> = there.iter().map(|(a, b)| (*b, *a)).collect();
            let mut put = |key, parts: &[(Word, Word)]| out.pairs.entry(key).or_default().extend_from_slice(parts);
            for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                let (a, b) = (vocabulary.lemma(a), vocabulary.lemma(b));
                put((a, b), &there);
                put((b, a), &back);
            }
        }
        out
    }

    /// The parts (of the statement's act, of the source's) that hold the same; none where the verbs are no such pair.
    pub fn parts(&self, claim: Word, source: Word) -> &[(Word, Word)] {
        self.pairs.get(&(claim, source)).map_or(&[], Vec::as_slice)
    }
}

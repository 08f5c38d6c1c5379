//! What the finders of figures look at: one sentence with its terms and the words of figures.

use super::number::Number;
use super::quantity::{Change, Quantity};
use crate::lexicon::{Figures, Hedge, Lexicon, Tag, Term};
use crate::text::{Document, Run, Word};

/// One sentence.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) terms: &'a [Term],
    pub(super) lexicon: &'a Lexicon,
    pub(super) figures: &'a Figures,
    pub(super) sentence: Run,
}

/// A unit as found: its base, its name, the factor to the base, and the token behind it.
pub(super) struct Measured {
    pub(super) base: Word,
    pub(super) name: String,
    pub(super) factor: Number,
    pub(super) end: usize,
}

impl Reader<'_> {
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        at < self.sentence.end && self.document.is(at, word)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).filter(|_| at < self.sentence.end).map_or(Tag::Mark, |t| t.tag)
    }

    pub(super) fn quantity(&self, core: Run, hedge: Hedge, ends: (Number, Number), base: Word, unit: &str) -> Quantity {
        Quantity {
            core,
            hedge,
            lo: ends.0,
            hi: ends.1,
            written: ends,
            vague: false,
            ordinal: false,
            base,
            unit: unit.to_string(),
            noun: None,
            rate: None,
            change: Change::None,
            granule: None,
        }
    }
}

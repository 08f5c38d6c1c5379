//! The lexicon: what words mean, as loaded from `rules/lexicon/*.toml` and a desk's own files.

use crate::text::{Abbreviations, Document, Word};

use super::tag::{Form, Term};

/// A part of speech as the dictionary has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pos {
    /// Noun.
    Noun,
    /// Verb.
    Verb,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
}

/// One way to read a form: its lemma, part of speech and inflection, and how common that reading is (counts of senses).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The dictionary form.
    pub lemma: Word,
    /// Its part of speech.
    pub pos: Pos,
    /// The inflection.
    pub form: Form,
    /// How common it is, as a count; 0 for a form that only the rules of inflection know.
    pub prior: u32,
}

/// An entry of the dictionary: a lemma or a phrase as one part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item(pub u32);

/// How a source's item stands to a statement's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They say the same.
    Same,
    /// The same idea in another part of speech.
    Derived,
    /// The source's item implies the statement's.
    Implies,
    /// They cannot both be true of the same matter.
    Opposite,
    /// The same act with its arguments exchanged: buy and sell.
    Converse,
}

/// What words mean. Built once, shared by reference.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    abbreviations: Abbreviations,
}

impl Lexicon {
    /// The words that keep a full stop.
    pub fn abbreviations(&self) -> &Abbreviations {
        &self.abbreviations
    }

    /// Every way to read a folded form; unknown forms are read by the rules of inflection alone.
    pub fn analyse(&self, folded: &str) -> Vec<Analysis> {
        let _ = folded;
        Vec::new()
    }

    /// The rarity of a lemma: ln(documents / documents that hold it), from news text; 8.2 for unknown words.
    pub fn idf(&self, lemma: Word) -> f32 {
        let _ = lemma;
        8.2
    }

    /// Whether a lemma is in the word set `set` (a `[words.NAME]` table: `say`, `hedge-about`, …).
    pub fn has(&self, set: &str, lemma: Word) -> bool {
        let _ = (set, lemma);
        false
    }

    /// The item of a lemma as a part of speech.
    pub fn item(&self, lemma: Word, pos: Pos) -> Option<Item> {
        let _ = (lemma, pos);
        None
    }

    /// How the source's item stands to the statement's; directional.
    pub fn relation(&self, claim: Item, source: Item) -> Option<Relation> {
        let _ = (claim, source);
        None
    }

    /// The parts of speech of every token of a document, one [`Term`] a token.
    pub fn tag(&self, document: &Document) -> Vec<Term> {
        let _ = document;
        Vec::new()
    }
}

//! A claim: a rule filled from a sentence.

use crate::reading::Stance;
use crate::text::Run;

/// What fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filler {
    /// Its tokens; of a quotation, those inside the marks.
    pub run: Run,
    /// The number of the mention that it is, where it is one.
    pub mention: Option<usize>,
}

/// A rule filled from a sentence of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The number of the rule in its set.
    pub rule: usize,
    /// The number of the pattern in its rule.
    pub pattern: usize,
    /// The number of the sentence.
    pub sentence: usize,
    /// From its first to its last token.
    pub run: Run,
    /// One answer a slot of the rule.
    pub slots: Vec<Option<Filler>>,
    /// The word that gave it away.
    pub trigger: usize,
    /// How many tokens `..` passed over, which nothing accounts for.
    pub passed: usize,
    /// Polarity and status of the act that it tells; nothing where it tells no act.
    pub stance: Option<Stance>,
}

impl Claim {
    /// What fills the slot with this number.
    pub fn slot(&self, slot: usize) -> Option<&Filler> {
        self.slots.get(slot).and_then(Option::as_ref)
    }

    /// How many slots are filled.
    pub fn filled(&self) -> usize {
        self.slots.iter().flatten().count()
    }
}

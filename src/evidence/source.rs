//! A source read once: its reading, the units of its sentences, and an index from words to sentences.

use super::side::Side;
use super::units::{Unit, UnitKind};
use crate::claim::Claims;
use crate::lexicon::{Item, Lexicon, Relation};
use crate::reading::{Notes, Reading};
use crate::rule::{Decision, Guard};
use crate::text::{Diagnostic, Lines, Span, Word};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A guarded fact of a source.
#[derive(Clone, Debug)]
pub struct Guarded {
    /// The fact.
    pub guard: Guard,
    /// Its text, read as a source of its own.
    pub stated: Source,
    /// What bears it out in the source; nothing where the source does not say so.
    pub borne: Option<Span>,
}

impl Guarded {
    /// The error (E303) that the source does not bear out the fact, where that is so.
    pub fn unborne(&self) -> Option<Diagnostic> {
        self.borne.is_none().then(|| self.guard.unborne())
    }
}

/// A source, ready to be asked.
#[derive(Clone, Debug)]
pub struct Source {
    /// The text read whole.
    pub reading: Reading,
    /// What its rules read in it.
    pub claims: Claims,
    /// One side a sentence.
    pub sides: Vec<Side>,
    /// The words of its names, by which a statement is read.
    pub names: FxHashSet<Word>,
    /// What is known of it from outside, by which a statement is read too.
    pub notes: Arc<Notes>,
    /// Its lines, for positions.
    pub lines: Lines,
    /// Facts that no statement may get wrong.
    pub guards: Vec<Guarded>,
    /// What the desk has decided of statements on it.
    pub decisions: Vec<Decision>,
    words: FxHashMap<Word, Vec<u32>>,
    items: FxHashMap<Item, Vec<u32>>,
}

/// How many sentences are laid beside a clause.
const CANDIDATES: usize = 8;

impl Source {
    /// Indexes a reading; linear in its length.
    pub fn new(lexicon: &Lexicon, reading: Reading, claims: Claims, notes: Arc<Notes>) -> Self {
        let sides: Vec<Side> =
            reading.document.sentences().iter().map(|s| Side::new(lexicon, &reading, s.run)).collect();
        let (mut words, mut items) = (FxHashMap::default(), FxHashMap::default());
        for (k, side) in (0u32..).zip(&sides) {
            for unit in &side.units {
                if unit.lemma != Word(0) {
                    post(&mut words, unit.lemma, k);
                }
                if let Some(item) = unit.item {
                    post(&mut items, item, k);
                }
            }
            for expression in &side.expressions {
                post(&mut items, expression.item, k);
            }
        }
        let names = sides.iter().flat_map(|s| &s.units).filter(|u| u.kind == UnitKind::Name).map(|u| u.lemma).collect();
        let lines = Lines::new(reading.document.text());
        let (guards, decisions) = (Vec::new(), Vec::new());
        Self { reading, claims, sides, names, notes, lines, guards, decisions, words, items }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.reading.document.text()
    }

    /// The sentences that share most weight with these units, by shared words and what the dictionary relates; best first.
    pub fn candidates(&self, lexicon: &Lexicon, units: &[Unit]) -> Vec<usize> {
        let mut score: FxHashMap<u32, f32> = FxHashMap::default();
        for unit in units.iter().filter(|u| u.kind != UnitKind::Pronoun) {
            let mut seen: Vec<u32> = Vec::new();
            let mut add = |list: Option<&Vec<u32>>, share: f32| {
                for k in list.into_iter().flatten().filter(|k| !seen.contains(k)).copied().collect::<Vec<_>>() {
                    *score.entry(k).or_default() += unit.weight * share;
                    seen.push(k);
                }
            };
            add(self.words.get(&unit.lemma), 1.0);
            let Some(item) = unit.item else { continue };
            for (other, relation) in lexicon.relations(item) {
                if !matches!(relation, Relation::Opposite) {
                    add(self.items.get(other), 0.8);
                } else {
                    add(self.items.get(other), 0.5);
                }
            }
        }
        let mut order: Vec<(u32, f32)> = score.into_iter().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        order.into_iter().take(CANDIDATES).map(|(k, _)| k as usize).collect()
    }
}

fn post<K: std::hash::Hash + Eq>(index: &mut FxHashMap<K, Vec<u32>>, key: K, sentence: u32) {
    let list = index.entry(key).or_default();
    if list.last() != Some(&sentence) {
        list.push(sentence);
    }
}

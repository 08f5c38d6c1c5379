//! A table of phrases: what the longest phrase that begins at a token stands for.

use crate::text::{Abbreviations, Word, tokenize};
use rustc_hash::FxHashMap;

/// Phrases that begin with one word, longest first.
type Row<T> = Vec<(Box<[Word]>, T)>;

/// Phrases with a value each, found by their first word.
#[derive(Clone, Debug)]
pub struct Table<T> {
    first: FxHashMap<Word, Row<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { first: FxHashMap::default() }
    }
}

/// The words of an entry, cut as running text is cut.
pub fn cut(entry: &str) -> Vec<Word> {
    tokenize(entry, &Abbreviations::default()).iter().map(|t| t.word).filter(|w| *w != Word::of(".")).collect()
}

impl<T: Copy> Table<T> {
    /// Adds a phrase; of two equal ones the first stays, and its value is the answer.
    pub fn insert(&mut self, phrase: &str, value: T) -> Option<T> {
        let words = cut(phrase);
        let row = self.first.entry(*words.first()?).or_default();
        let known = row.iter().find(|(known, _)| **known == *words).map(|(_, value)| *value);
        if known.is_none() {
            let at = row.partition_point(|(known, _)| known.len() >= words.len());
            row.insert(at, (words.into(), value));
        }
        known
    }

    /// The longest phrase whose words are `word(at)`, `word(at + 1)` …, as its length and value.
    pub fn longest(&self, word: impl Fn(usize) -> Word, at: usize) -> Option<(usize, T)> {
        let row = self.first.get(&word(at))?;
        let fits = |phrase: &[Word]| phrase.iter().enumerate().skip(1).all(|(k, w)| word(at + k) == *w);
        row.iter().find(|(phrase, _)| fits(phrase)).map(|(phrase, value)| (phrase.len(), *value))
    }

    /// Every phrase of one word; in no order.
    pub fn single(&self) -> impl Iterator<Item = Word> + '_ {
        self.first
            .values()
            .flatten()
            .filter(|(words, _)| words.len() == 1)
            .filter_map(|(words, _)| words.first().copied())
    }

    /// The value of exactly these words.
    pub fn get(&self, words: &[Word]) -> Option<T> {
        let row = self.first.get(words.first()?)?;
        row.iter().find(|(phrase, _)| **phrase == *words).map(|(_, value)| *value)
    }
}

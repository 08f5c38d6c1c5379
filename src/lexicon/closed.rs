//! The closed classes: the few hundred words that carry grammar.

use super::file::ClosedFile;
use super::tag::{Form, Tag};
use crate::text::Word;
use rustc_hash::{FxHashMap, FxHashSet};

/// One way to read a word of a closed class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its part of speech.
    pub tag: Tag,
    /// Its lemma.
    pub lemma: Word,
    /// Its inflection.
    pub form: Form,
}

/// The closed classes.
#[derive(Clone, Debug, Default)]
pub struct Closed {
    readings: FxHashMap<Word, Vec<Reading>>,
    main: FxHashSet<Word>,
    open: FxHashSet<Word>,
}

impl Closed {
    /// Reads the table `[closed]`; answers with the first name that is no part of speech or inflection.
    pub fn new(file: &ClosedFile) -> Result<Self, String> {
        let mut lemmas: FxHashMap<Word, (Word, Form)> = FxHashMap::default();
        for line in file.lemmas.lines() {
            let mut words = line.split_whitespace();
            if let (Some(form), Some(lemma), Some(name)) = (words.next(), words.next(), words.next()) {
                let inflection = Form::from_name(name).ok_or_else(|| name.to_string())?;
                lemmas.insert(Word::of(form), (Word::of(lemma), inflection));
            }
        }
        let mut out = Self::default();
        for (name, words) in &file.words {
            let tag = Tag::from_name(name).ok_or_else(|| name.clone())?;
            for word in words.split_whitespace().map(Word::of) {
                let own = matches!(tag, Tag::Auxiliary | Tag::Modal | Tag::Negation | Tag::Pronoun | Tag::Relative)
                    || word == Word::of("an");
                let (lemma, form) = lemmas.get(&word).copied().filter(|_| own).unwrap_or((word, Form::Base));
                out.readings.entry(word).or_default().push(Reading { tag, lemma, form });
            }
        }
        out.main = file.main.split_whitespace().map(Word::of).collect();
        out.open = file.open.split_whitespace().map(Word::of).collect();
        Ok(out)
    }

    /// Every reading of a folded word, in the order of the names of the parts of speech.
    pub fn readings(&self, word: Word) -> &[Reading] {
        self.readings.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Whether an auxiliary is a main verb where no verb follows.
    pub fn is_main(&self, word: Word) -> bool {
        self.main.contains(&word)
    }

    /// Whether the readings of open classes count in full beside those of the closed ones.
    pub fn is_open(&self, word: Word) -> bool {
        self.open.contains(&word)
    }
}

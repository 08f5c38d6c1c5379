//! Word sets: named lists of verbs, nouns, adjectives and phrases that rules refer to.

use super::file::WordsFile;
use super::phrase::words;
use super::tag::Pos;
use super::vocabulary::Vocabulary;
use crate::text::Word;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The number of a word set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SetId(pub u32);

/// A phrase of a set: words that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetPhrase {
    /// Its words: the head (first of a verb, last of a noun) as a lemma, all others as they stand.
    pub words: Vec<Word>,
    /// What it is; `None` for a literal phrase.
    pub pos: Option<Pos>,
}

#[derive(Clone, Debug, Default)]
struct Set {
    phrases: Vec<SetPhrase>,
    phrasal: Vec<(Word, Word)>,
    without: Vec<Vec<Word>>,
    regex: Vec<String>,
}

/// All word sets.
#[derive(Clone, Debug, Default)]
pub struct Sets {
    names: FxHashMap<Word, SetId>,
    sets: Vec<Set>,
    /// Bits by [`Pos`]; the fifth stands for literal words.
    members: FxHashMap<(SetId, Word), u8>,
}

const LITERAL: u8 = 1 << 4;

impl Sets {
    /// Reads the tables `[words.NAME]`. A set that `extend`s an unknown one ignores it: the rule loader reports that.
    pub fn new(files: &BTreeMap<String, WordsFile>, vocabulary: &Vocabulary) -> Self {
        let mut out = Self::default();
        for (at, name) in files.keys().enumerate() {
            out.names.insert(Word::of(name), SetId(at as u32));
        }
        for (at, name) in files.keys().enumerate() {
            let mut set = Set::default();
            let mut seen = Vec::new();
            out.take(&mut set, SetId(at as u32), name, files, vocabulary, &mut seen);
            out.sets.push(set);
        }
        out
    }

    /// Takes `name` and all that it extends into the set `id`; `seen` ends circles.
    fn take<'a>(
        &mut self,
        set: &mut Set,
        id: SetId,
        name: &'a str,
        files: &'a BTreeMap<String, WordsFile>,
        vocabulary: &Vocabulary,
        seen: &mut Vec<&'a str>,
    ) {
        let Some(file) = files.get(name).filter(|_| !seen.contains(&name)) else { return };
        seen.push(name);
        for (entries, pos) in
            [(&file.verbs, Some(Pos::Verb)), (&file.nouns, Some(Pos::Noun)), (&file.adjectives, Some(Pos::Adjective))]
        {
            entries.iter().for_each(|e| self.entry(set, id, e, pos, vocabulary));
        }
        file.phrases.iter().for_each(|e| self.entry(set, id, e, None, vocabulary));
        set.without.extend(file.without.iter().map(|w| words(w)));
        set.regex.extend(file.regex.iter().cloned());
        for other in &file.extend {
            self.take(set, id, other, files, vocabulary, seen);
        }
    }

    fn entry(&mut self, set: &mut Set, id: SetId, entry: &str, pos: Option<Pos>, vocabulary: &Vocabulary) {
        let words = words(entry);
        match (words.as_slice(), pos) {
            ([_], Some(pos)) => {
                let bits = if pos == Pos::Adjective { bit(pos) | bit(Pos::Adverb) } else { bit(pos) };
                *self.members.entry((id, vocabulary.lemma(entry))).or_default() |= bits;
            }
            ([word], None) => *self.members.entry((id, *word)).or_default() |= LITERAL,
            ([verb, particle], Some(Pos::Verb)) => {
                set.phrasal.push((*verb, *particle));
                set.phrases.push(SetPhrase { words, pos });
            }
            _ => set.phrases.push(SetPhrase { words, pos }),
        }
    }

    /// The set with this name.
    #[inline]
    pub fn id(&self, name: &str) -> Option<SetId> {
        self.names.get(&Word::of(name)).copied()
    }

    /// Whether a lemma, or a literal word, is in the set as this part of speech.
    pub fn holds(&self, id: SetId, lemma: Word, pos: Pos) -> bool {
        self.members.get(&(id, lemma)).is_some_and(|bits| bits & (bit(pos) | LITERAL) != 0)
    }

    /// Whether a lemma or literal word is in the set as anything.
    pub fn has(&self, id: SetId, lemma: Word) -> bool {
        self.members.contains_key(&(id, lemma))
    }

    /// The phrases of a set, phrasal verbs among them.
    pub fn phrases(&self, id: SetId) -> &[SetPhrase] {
        self.get(id).map_or(&[], |s| &s.phrases)
    }

    /// The phrasal verbs of a set: lemma and particle.
    pub fn phrasal(&self, id: SetId) -> &[(Word, Word)] {
        self.get(id).map_or(&[], |s| &s.phrasal)
    }

    /// Phrases in which an entry of the set does not count.
    pub fn without(&self, id: SetId) -> &[Vec<Word>] {
        self.get(id).map_or(&[], |s| &s.without)
    }

    /// Regular expressions over one token.
    pub fn regex(&self, id: SetId) -> &[String] {
        self.get(id).map_or(&[], |s| &s.regex)
    }

    fn get(&self, id: SetId) -> Option<&Set> {
        self.sets.get(id.0 as usize)
    }
}

const fn bit(pos: Pos) -> u8 {
    1 << pos as u8
}

//! The lexicon as typed in TOML: the tables of `rules/lexicon/*.toml` and of a desk's own files.
//!
//! The build script reads the shipped files into one [`LexiconFile`] and puts it into the binary, so that starting is cheap.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An entry of the dictionary, below `[verb.NAME]`, `[noun.NAME]`, `[adjective.NAME]` or `[adverb.NAME]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct EntryFile {
    /// Says the same, both ways. Each item is a word or a phrase of the same part of speech.
    pub same: Vec<String>,
    /// Follows from the headword, not back: soar implies rise.
    pub implies: Vec<String>,
    /// Cannot both be true of the same event.
    pub opposite: Vec<String>,
    /// The same idea in another part of speech, "invasion:n" (n, v, a, r).
    pub derived: Vec<String>,
    /// The same event with its parts exchanged: buy and sell.
    pub converse: Vec<String>,
}

/// A word set, below `[words.NAME]`. Verbs and nouns are matched in every inflection, phrases as they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct WordsFile {
    /// Verbs in the dictionary form; phrasal verbs keep their particle ("point out").
    pub verbs: Vec<String>,
    /// Nouns in the singular.
    pub nouns: Vec<String>,
    /// Adjectives and adverbs.
    pub adjectives: Vec<String>,
    /// Literal words or phrases.
    pub phrases: Vec<String>,
    /// Regular expressions over one token.
    pub regex: Vec<String>,
    /// Word sets whose entries belong to this one too.
    pub extend: Vec<String>,
    /// Phrases in which an entry does not count ("list price").
    pub without: Vec<String>,
}

/// Everything that lexicon files may hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct LexiconFile {
    /// Dictionary: verbs.
    pub verb: BTreeMap<String, EntryFile>,
    /// Dictionary: nouns.
    pub noun: BTreeMap<String, EntryFile>,
    /// Dictionary: adjectives.
    pub adjective: BTreeMap<String, EntryFile>,
    /// Dictionary: adverbs.
    pub adverb: BTreeMap<String, EntryFile>,
    /// Word sets.
    pub words: BTreeMap<String, WordsFile>,
    /// Words that keep a full stop ("Mr", "Gov", "Inc").
    pub abbreviations: Vec<String>,
}

impl LexiconFile {
    /// The names of the tables, as they stand in TOML.
    pub const TABLES: &'static [&'static str] = &["verb", "noun", "adjective", "adverb", "words", "abbreviations"];

    /// Takes in what a later file says: entries and sets of the same name are replaced, lists are joined.
    pub fn extend(&mut self, later: Self) {
        self.verb.extend(later.verb);
        self.noun.extend(later.noun);
        self.adjective.extend(later.adjective);
        self.adverb.extend(later.adverb);
        self.words.extend(later.words);
        self.abbreviations.extend(later.abbreviations);
    }
}

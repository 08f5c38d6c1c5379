//! Number words, and the words around numbers that tell what a number is.

use super::file::LexiconFile;
use crate::text::Word;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a number word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// One to nineteen.
    Unit(i64),
    /// Twenty to ninety.
    Ten(i64),
    /// hundred, thousand, million.
    Scale(i64),
    /// hundreds, millions.
    Many(i64),
    /// first, twentieth.
    Ordinal(i64),
    /// half, quarter, thirds: the bottom of a fraction.
    Part(i64),
    /// "½": a fraction.
    Sign(i64, i64),
    /// dozen, pair.
    Group(i64),
    /// twice.
    Times(i64),
    /// several; "a few", if it needs the article.
    Vague(i64, i64, bool),
}

/// Number words, and the words around numbers.
#[derive(Clone, Debug, Default)]
pub struct Numerals {
    senses: FxHashMap<Word, Sense>,
    suffixes: FxHashMap<Word, i64>,
    /// A number after one of these is a name.
    pub designators: FxHashSet<Word>,
    /// Two numbers with a dash near one of these are a score.
    pub scores: FxHashSet<Word>,
    /// Two numbers near one of these are odds.
    pub odds: FxHashSet<Word>,
    /// Verbs and nouns of change.
    pub changes: FxHashSet<Word>,
    /// After these verbs "over" and "up" belong to the verb.
    pub phrasal: FxHashSet<Word>,
    /// "one" after these is no number.
    pub before_one: FxHashSet<Word>,
    /// Words that cannot begin the counted noun.
    pub stops: FxHashSet<Word>,
    /// Zones after a clock time.
    pub zones: FxHashSet<Word>,
    /// Words after a length that keep "m" a metre.
    pub measured: FxHashSet<Word>,
}

impl Numerals {
    /// Reads the tables `[numerals]` and `[figure]`.
    pub fn new(file: &LexiconFile) -> Self {
        let (table, figure) = (&file.numerals, &file.figure);
        let mut senses = FxHashMap::default();
        let plain: [(_, fn(i64) -> Sense); 8] = [
            (&table.groups, Sense::Group),
            (&table.times, Sense::Times),
            (&table.ordinals, Sense::Ordinal),
            (&table.fractions, Sense::Part),
            (&table.many, Sense::Many),
            (&table.scales, Sense::Scale),
            (&table.tens, Sense::Ten),
            (&table.units, Sense::Unit),
        ];
        for (words, sense) in plain {
            senses.extend(words.iter().map(|(word, value)| (Word::folded(word), sense(*value))));
        }
        for (word, vague) in &table.vague {
            senses.insert(Word::folded(word), Sense::Vague(vague.lo, vague.hi, vague.article));
        }
        for (sign, ratio) in &table.signs {
            let ratio = ratio.split_once('/').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
            senses.extend(ratio.map(|(top, bottom)| (Word::folded(sign), Sense::Sign(top, bottom))));
        }
        Self {
            senses,
            suffixes: table.suffixes.iter().map(|(word, value)| (Word::folded(word), *value)).collect(),
            designators: set(&figure.designators),
            scores: set(&figure.scores),
            odds: set(&figure.odds),
            changes: set(&figure.changes),
            phrasal: set(&figure.phrasal),
            before_one: set(&figure.before_one),
            stops: set(&figure.stops),
            zones: figure.zones.iter().flat_map(|w| [Word::of(w), Word::of(&w.to_uppercase())]).collect(),
            measured: set(&figure.measured),
        }
    }

    /// What a word stands for as a number.
    pub fn sense(&self, word: Word) -> Option<Sense> {
        self.senses.get(&word).copied()
    }

    /// The scale that a word glued to digits stands for ("1.3bn").
    pub fn suffix(&self, word: Word) -> Option<i64> {
        self.suffixes.get(&word).copied()
    }
}

fn set(words: &[String]) -> FxHashSet<Word> {
    words.iter().map(|w| Word::folded(w)).collect()
}

//! Number words, and the words around numbers that tell what a number is.

use super::file::LexiconFile;
use crate::text::Word;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a number word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
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
    /// several, "a few", "a couple of".
    Vague(Vague),
}

/// A word for an unknown number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vague {
    /// The least number it stands for.
    pub lo: i64,
    /// The greatest.
    pub hi: i64,
    /// Whether it needs "a" before it.
    pub article: bool,
    /// Whether it needs "of" after it.
    pub of: bool,
}

/// Makes a number word of its value.
type Make = fn(i64) -> NumberWord;

/// Number words, and the words around numbers.
#[derive(Clone, Debug, Default)]
pub struct Numerals {
    senses: FxHashMap<Word, NumberWord>,
    suffixes: FxHashMap<Word, i64>,
    /// A number after one of these is a name.
    pub designators: FxHashSet<Word>,
    /// Two numbers with a dash near one of these are a score.
    pub scores: FxHashSet<Word>,
    /// Two numbers near one of these are odds.
    pub odds: FxHashSet<Word>,
    /// Verbs and nouns of change.
    pub changes: FxHashSet<Word>,
    /// After these verbs "over" and "about" belong to the verb.
    pub phrasal: FxHashSet<Word>,
    /// After these verbs "up to" belongs to the verb.
    pub phrasal_up: FxHashSet<Word>,
    /// "one" after these is no number.
    pub before_one: FxHashSet<Word>,
    /// Words that cannot begin the counted noun.
    pub stops: FxHashSet<Word>,
    /// Zones after a clock time.
    pub zones: FxHashSet<Word>,
    /// Marks of a time before noon.
    pub morning: FxHashSet<Word>,
    /// Marks of a time after noon.
    pub afternoon: FxHashSet<Word>,
    /// Marks of a whole hour.
    pub whole_hours: FxHashSet<Word>,
    /// Words before a time of day.
    pub before_clock: FxHashSet<Word>,
    /// Words before an age.
    pub ages: FxHashSet<Word>,
    /// Words that make a number of years an age.
    pub olds: FxHashSet<Word>,
    /// Who is so old by a bare number: "he was 46".
    pub somebody: FxHashSet<Word>,
    /// Words that may follow such an age.
    pub whens: FxHashSet<Word>,
    /// Words before a fraction that is a share.
    pub shares: FxHashSet<Word>,
    /// Words that join two numbers by "and".
    pub between: FxHashSet<Word>,
    /// Words after a length that keep "m" a metre.
    pub measured: FxHashSet<Word>,
    /// Words before a hyphen and a number that is a figure all the same.
    pub before_dash: FxHashSet<Word>,
}

impl Numerals {
    /// Reads the tables `[numerals]` and `[figure]`.
    pub fn new(file: &LexiconFile) -> Self {
        let (table, figure) = (&file.numerals, &file.figure);
        let mut senses = FxHashMap::default();
        let plain: [(_, Make); 8] = [
            (&table.groups, NumberWord::Group),
            (&table.times, NumberWord::Times),
            (&table.ordinals, NumberWord::Ordinal),
            (&table.fractions, NumberWord::Part),
            (&table.many, NumberWord::Many),
            (&table.scales, NumberWord::Scale),
            (&table.tens, NumberWord::Ten),
            (&table.units, NumberWord::Unit),
        ];
        for (words, sense) in plain {
            senses.extend(words.iter().map(|(word, value)| (Word::folded(word), sense(*value))));
        }
        for (word, vague) in &table.vague {
            let vague = Vague { lo: vague.lo, hi: vague.hi, article: vague.article, of: vague.of };
            senses.insert(Word::folded(word), NumberWord::Vague(vague));
        }
        for (sign, ratio) in &table.signs {
            let ratio = ratio.split_once('/').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
            senses.extend(ratio.map(|(top, bottom)| (Word::folded(sign), NumberWord::Sign(top, bottom))));
        }
        Self {
            senses,
            suffixes: table.suffixes.iter().map(|(word, value)| (Word::folded(word), *value)).collect(),
            designators: set(&figure.designators),
            scores: set(&figure.scores),
            odds: set(&figure.odds),
            changes: set(&figure.changes),
            phrasal: set(&figure.phrasal),
            phrasal_up: set(&figure.phrasal_up),
            before_one: set(&figure.before_one),
            stops: set(&figure.stops),
            zones: acronyms(&figure.zones),
            morning: acronyms(&figure.morning),
            afternoon: acronyms(&figure.afternoon),
            whole_hours: set(&figure.whole_hours),
            before_clock: set(&figure.before_clock),
            ages: set(&figure.ages),
            olds: set(&figure.olds),
            somebody: set(&figure.somebody),
            whens: set(&figure.whens),
            shares: set(&figure.shares),
            between: set(&figure.between),
            measured: set(&figure.measured),
            before_dash: set(&figure.before_dash),
        }
    }

    /// What a word stands for as a number.
    pub fn sense(&self, word: Word) -> Option<NumberWord> {
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

/// Short words that keep their capitals when folded are known both ways: "gmt", "GMT".
fn acronyms(words: &[String]) -> FxHashSet<Word> {
    words.iter().flat_map(|w| [Word::of(w), Word::of(&w.to_uppercase())]).collect()
}

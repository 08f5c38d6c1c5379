//! Words of the calendar.

use super::file::LexiconFile;
use super::table::Table;
use crate::text::Word;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, 1 (Monday) to 7.
    Weekday(i8),
    /// A season, 1 (spring) to 4.
    Season(i8),
    /// yesterday, today, tomorrow: days from today.
    Day(i8),
}

/// Makes a moment of its number.
type Make = fn(i8) -> Moment;

/// Words of the calendar.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    moments: FxHashMap<Word, Moment>,
    feasts: Table<(i8, i8)>,
    doubtful: FxHashSet<Word>,
    units: FxHashMap<Word, (i64, Box<str>)>,
    shifts: FxHashMap<Word, i8>,
    offsets: FxHashMap<Word, Box<str>>,
    parts: FxHashMap<Word, i8>,
    stretches: FxHashSet<Word>,
    prepositions: FxHashMap<Word, Box<str>>,
    fiscal: FxHashSet<Word>,
    before_year: FxHashSet<Word>,
}

impl Calendar {
    /// Reads the table `[calendar]`.
    pub fn new(file: &LexiconFile) -> Self {
        let table = &file.calendar;
        let mut moments = FxHashMap::default();
        let plain: [(_, Make); 4] = [
            (&table.seasons, Moment::Season),
            (&table.months, Moment::Month),
            (&table.weekdays, Moment::Weekday),
            (&table.days, Moment::Day),
        ];
        for (words, moment) in plain {
            moments.extend(words.iter().map(|(w, n)| (Word::folded(w), moment(small(*n)))));
        }
        let mut feasts = Table::default();
        for (name, day) in &table.feasts {
            feasts.insert(name, (small(day / 100), small(day % 100)));
        }
        let units = table.units.iter().filter_map(|(word, unit)| {
            let (count, name) = unit.split_once(' ')?;
            Some((Word::folded(word), (count.parse().ok()?, name.into())))
        });
        Self {
            moments,
            feasts,
            doubtful: set(&table.doubtful),
            units: units.collect(),
            shifts: numbers(&table.shifts),
            offsets: names(&table.offsets),
            parts: numbers(&table.parts),
            stretches: set(&table.stretches),
            prepositions: names(&table.prepositions),
            fiscal: set(&table.fiscal),
            before_year: set(&table.before_year),
        }
    }

    /// What a word says about time.
    pub fn moment(&self, word: Word) -> Option<Moment> {
        self.moments.get(&word).copied()
    }

    /// The longest name of a day that begins at `at`, as its length in tokens, its month and its day: Christmas Eve.
    pub fn feast_at(&self, word: impl Fn(usize) -> Word, at: usize) -> Option<(usize, i8, i8)> {
        self.feasts.longest(word, at).map(|(len, (month, day))| (len, month, day))
    }

    /// Whether a month, weekday or season is another word too ("may", "march").
    pub fn is_doubtful(&self, word: Word) -> bool {
        self.doubtful.contains(&word)
    }

    /// The unit of time that a word names, and how many of it: a decade is 10 years.
    pub fn unit(&self, word: Word) -> Option<(i64, &str)> {
        self.units.get(&word).map(|(count, name)| (*count, name.as_ref()))
    }

    /// How far a word shifts the unit after it: last is -1.
    pub fn shift(&self, word: Word) -> Option<i8> {
        self.shifts.get(&word).copied()
    }

    /// The direction of a word after a number of units: ago is "back", later "after".
    pub fn offset(&self, word: Word) -> Option<&str> {
        self.offsets.get(&word).map(AsRef::as_ref)
    }

    /// The part of a day that a word names.
    pub fn part(&self, word: Word) -> Option<i8> {
        self.parts.get(&word).copied()
    }

    /// Whether a word names a part of a longer time (early, end).
    pub fn is_stretch(&self, word: Word) -> bool {
        self.stretches.contains(&word)
    }

    /// What a preposition says of a date: since, by, until, before, after, in.
    pub fn preposition(&self, word: Word) -> Option<&str> {
        self.prepositions.get(&word).map(AsRef::as_ref)
    }

    /// Whether a word makes a year a business year.
    pub fn is_fiscal(&self, word: Word) -> bool {
        self.fiscal.contains(&word)
    }

    /// Whether four digits after this word are a year.
    pub fn is_before_year(&self, word: Word) -> bool {
        self.before_year.contains(&word)
    }
}

fn small(number: i64) -> i8 {
    i8::try_from(number).unwrap_or(0)
}

fn set(words: &[String]) -> FxHashSet<Word> {
    words.iter().map(|w| Word::folded(w)).collect()
}

fn numbers(words: &BTreeMap<String, i64>) -> FxHashMap<Word, i8> {
    words.iter().map(|(word, number)| (Word::folded(word), small(*number))).collect()
}

fn names(words: &BTreeMap<String, String>) -> FxHashMap<Word, Box<str>> {
    words.iter().map(|(word, name)| (Word::folded(word), name.as_str().into())).collect()
}

//! Units, currencies, and the phrases that hedge or bound a figure.

use super::file::LexiconFile;
use crate::text::Word;
use rustc_hash::FxHashMap;

/// A unit by its number in [`Units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub u16);

/// A unit of measure or a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name in results.
    pub name: Box<str>,
    /// The name as a word: one for all entries of one name.
    pub id: Word,
    /// What it is measured in.
    pub base: Word,
    /// How many of the base it is, as a ratio.
    pub factor: (i64, i64),
    /// How many of the unit one of the entry's words stands for (a decade is 10 years).
    pub times: i64,
    /// Money.
    pub money: bool,
    /// A stretch of time.
    pub time: bool,
}

/// How a figure is hedged or bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hedge {
    /// As it stands.
    Bare,
    /// exactly N.
    Exactly,
    /// about N.
    About,
    /// nearly N.
    Nearly,
    /// just over N.
    JustOver,
    /// up to N, N included.
    AtMost,
    /// fewer than N.
    Under,
    /// at least N.
    AtLeast,
    /// more than N.
    Over,
}

impl Hedge {
    /// Every class with its code in rule files and results.
    pub const CODES: &'static [(&'static str, Self)] = &[
        ("bare", Self::Bare),
        ("exactly", Self::Exactly),
        ("about", Self::About),
        ("nearly", Self::Nearly),
        ("just-over", Self::JustOver),
        ("at-most", Self::AtMost),
        ("under", Self::Under),
        ("at-least", Self::AtLeast),
        ("over", Self::Over),
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(_, h)| *h == self).map_or("", |(code, _)| code)
    }
}

/// Phrases by their first word (or by their last, when stored turned round), the longest first.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_word: FxHashMap<Word, Vec<(Vec<Word>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_word: FxHashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    fn add(&mut self, words: &[Word], value: T) {
        if let Some((first, rest)) = words.split_first() {
            self.by_word.entry(*first).or_default().push((rest.to_vec(), value));
        }
    }

    fn sort(&mut self) {
        self.by_word.values_mut().for_each(|v| v.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
    }

    /// The longest phrase whose words are `word(0)`, `word(1)` …, with its length.
    pub fn longest(&self, word: impl Fn(usize) -> Word) -> Option<(usize, T)> {
        let phrases = self.by_word.get(&word(0))?;
        let fits = |rest: &[Word]| rest.iter().enumerate().all(|(k, w)| *w == word(k + 1));
        phrases.iter().find(|(rest, _)| fits(rest)).map(|(rest, value)| (rest.len() + 1, *value))
    }
}

/// Units, currencies, hedges and bounds.
#[derive(Clone, Debug, Default)]
pub struct Units {
    units: Vec<Unit>,
    /// After a number.
    pub after: Phrases<UnitId>,
    /// Glued to digits.
    pub glued: Phrases<UnitId>,
    /// Before a number, words turned round.
    pub before: Phrases<UnitId>,
    /// Words that mean "each one of these".
    pub rates: Phrases<UnitId>,
    /// Hedges before a number, words turned round.
    pub hedges: Phrases<Hedge>,
    /// Hedges after a number.
    pub late_hedges: Phrases<Hedge>,
}

impl Units {
    /// Reads the lists `[[unit]]` and `[[hedge]]`; answers with the first factor or class that is none.
    pub fn new(file: &LexiconFile) -> Result<Self, String> {
        let mut out = Self::default();
        for unit in &file.unit {
            let id = UnitId(u16::try_from(out.units.len()).map_err(|_| unit.id.clone())?);
            out.units.push(Unit {
                name: unit.id.as_str().into(),
                id: Word::folded(&unit.id),
                base: Word::folded(&unit.base),
                factor: ratio(&unit.factor).ok_or_else(|| unit.factor.clone())?,
                times: unit.times.max(1),
                money: unit.money,
                time: unit.time,
            });
            unit.words.iter().for_each(|w| out.after.add(&words(w), id));
            unit.glued.iter().for_each(|w| out.glued.add(&[glued(w)], id));
            unit.before.iter().for_each(|w| out.before.add(&turned(w), id));
            unit.rate.iter().for_each(|w| out.rates.add(&words(w), id));
        }
        for hedge in &file.hedge {
            let class =
                Hedge::CODES.iter().find(|(code, _)| *code == hedge.class).ok_or_else(|| hedge.class.clone())?.1;
            hedge.before.iter().for_each(|p| out.hedges.add(&turned(p), class));
            hedge.after.iter().for_each(|p| out.late_hedges.add(&words(p), class));
        }
        [&mut out.after, &mut out.glued, &mut out.before, &mut out.rates].into_iter().for_each(Phrases::sort);
        out.hedges.sort();
        out.late_hedges.sort();
        Ok(out)
    }

    /// The unit with this number.
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(usize::from(id.0))
    }

    /// The first unit of this name ("percent").
    pub fn named(&self, name: &str) -> Option<&Unit> {
        let id = Word::folded(name);
        self.units.iter().find(|u| u.id == id && u.times == 1)
    }
}

fn ratio(text: &str) -> Option<(i64, i64)> {
    if text.is_empty() {
        return Some((1, 1));
    }
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    let ratio = (top.parse::<i64>().ok()?, bottom.parse::<i64>().ok()?);
    (ratio.0 > 0 && ratio.1 > 0).then_some(ratio)
}

/// The words of a phrase as the tokenizer folds them: short acronyms keep their capitals ("MW", "USD").
fn words(phrase: &str) -> Vec<Word> {
    phrase.split_whitespace().map(word).collect()
}

fn turned(phrase: &str) -> Vec<Word> {
    phrase.split_whitespace().rev().map(word).collect()
}

/// Glued to digits, a single capital letter is not the small one: "5C" is no "5c".
fn glued(piece: &str) -> Word {
    let capital = piece.len() == 1 && piece.bytes().all(|b| b.is_ascii_uppercase());
    if capital { Word::of(piece) } else { word(piece) }
}

fn word(piece: &str) -> Word {
    let acronym = matches!(piece.len(), 2 | 3) && piece.bytes().all(|b| b.is_ascii_uppercase());
    if acronym { Word::of(piece) } else { Word::folded(piece) }
}

//! Number words, units, hedges and calendar words, ready to be looked up by their folded form.

use super::file::{CalendarFile, HedgeFile, NumeralsFile, UnitFile};
use crate::text::{Abbreviations, Document, Word};
use rustc_hash::{FxHashMap, FxHashSet};

/// How a figure is hedged or bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hedge {
    /// Nothing, or "only", "a total of".
    Bare,
    /// exactly.
    Exactly,
    /// about, some.
    About,
    /// nearly, just under.
    Nearly,
    /// just over.
    JustOver,
    /// up to, at most.
    AtMost,
    /// fewer than.
    Under,
    /// at least.
    AtLeast,
    /// more than.
    Over,
}

/// What a word says as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// zero to ninety.
    Cardinal(i64),
    /// hundred, million.
    Scale(i64),
    /// first.
    Ordinal(i64),
    /// The bottom of a fraction.
    Fraction(i64),
    /// Least and greatest of a vague word; whether it needs an article.
    Vague(i64, i64, bool),
    /// twice.
    Times(i64),
}

/// What a word says in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// A month; whether it is a common word too.
    Month(i64, bool),
    /// A weekday.
    Weekday(i64),
    /// A season.
    Season(i64),
    /// A unit of time.
    Unit(i64),
    /// yesterday, today.
    Day(i64),
    /// last, this, next.
    Shift(i64),
    /// morning.
    Part(i64),
}

/// The number of a unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub u16);

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name in results.
    pub id: String,
    /// What it is measured in.
    pub base: String,
    /// How many of the base it is, as top and bottom.
    pub factor: (i128, i128),
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    numerals: FxHashMap<Word, Vec<Numeral>>,
    suffixes: FxHashMap<Word, i64>,
    signs: FxHashMap<char, (i128, i128)>,
    units: Vec<Unit>,
    after: FxHashMap<Word, Vec<(Vec<Word>, UnitId)>>,
    before: FxHashMap<Word, Vec<(Vec<Word>, UnitId)>>,
    hedges: FxHashMap<Word, Vec<(Vec<Word>, Hedge)>>,
    behind: FxHashMap<Word, Vec<(Vec<Word>, Hedge)>>,
    designators: FxHashSet<Word>,
    scores: FxHashSet<Word>,
    calendar: FxHashMap<Word, Vec<CalendarWord>>,
    prepositions: FxHashMap<Word, String>,
}

impl Figures {
    /// Reads the tables; answers with the first class or factor that is none.
    pub fn new(
        numerals: &NumeralsFile,
        units: &[UnitFile],
        hedges: &[HedgeFile],
        calendar: &CalendarFile,
    ) -> Result<Self, String> {
        let mut out = Self::default();
        out.read_numerals(numerals)?;
        out.read_calendar(calendar);
        for unit in units {
            let factor = if unit.factor.is_empty() { Some((1, 1)) } else { ratio(&unit.factor) };
            let factor = factor.ok_or_else(|| unit.factor.clone())?;
            let id = UnitId(out.units.len() as u16);
            out.units.push(Unit { id: unit.id.clone(), base: unit.base.clone(), factor });
            unit.words.iter().for_each(|w| enter(&mut out.after, cut(w), id, false));
            unit.before.iter().for_each(|w| enter(&mut out.before, cut(w), id, true));
        }
        for file in hedges {
            let class = hedge(&file.class).ok_or_else(|| file.class.clone())?;
            file.before.iter().for_each(|p| enter(&mut out.hedges, cut(p), class, true));
            file.after.iter().for_each(|p| enter(&mut out.behind, cut(p), class, false));
        }
        for lists in [&mut out.hedges, &mut out.behind] {
            lists.values_mut().for_each(|l| l.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        }
        for lists in [&mut out.after, &mut out.before] {
            lists.values_mut().for_each(|l| l.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        }
        Ok(out)
    }

    fn read_numerals(&mut self, file: &NumeralsFile) -> Result<(), String> {
        let mut add = |word: &str, numeral| self.numerals.entry(Word::folded(word)).or_default().push(numeral);
        file.cardinals.iter().for_each(|(w, n)| add(w, Numeral::Cardinal(*n)));
        file.scales.iter().for_each(|(w, n)| add(w, Numeral::Scale(*n)));
        file.ordinals.iter().for_each(|(w, n)| add(w, Numeral::Ordinal(*n)));
        file.fractions.iter().for_each(|(w, n)| add(w, Numeral::Fraction(*n)));
        file.times.iter().for_each(|(w, n)| add(w, Numeral::Times(*n)));
        for (w, (lo, hi)) in &file.vague {
            add(w, Numeral::Vague(*lo, *hi, file.articled.contains(w)));
        }
        self.suffixes.extend(file.suffixes.iter().map(|(w, n)| (Word::folded(w), *n)));
        for (sign, value) in &file.signs {
            let sign = sign.chars().next().ok_or_else(|| value.clone())?;
            self.signs.insert(sign, ratio(value).ok_or_else(|| value.clone())?);
        }
        self.designators.extend(file.designators.iter().map(|w| Word::folded(w)));
        self.scores.extend(file.scores.iter().map(|w| Word::folded(w)));
        Ok(())
    }

    fn read_calendar(&mut self, file: &CalendarFile) {
        let mut add = |word: &str, value| self.calendar.entry(Word::folded(word)).or_default().push(value);
        file.months.iter().for_each(|(w, n)| add(w, CalendarWord::Month(*n, file.doubtful.contains(w))));
        file.weekdays.iter().for_each(|(w, n)| add(w, CalendarWord::Weekday(*n)));
        file.seasons.iter().for_each(|(w, n)| add(w, CalendarWord::Season(*n)));
        file.days.iter().for_each(|(w, n)| add(w, CalendarWord::Day(*n)));
        file.shifts.iter().for_each(|(w, n)| add(w, CalendarWord::Shift(*n)));
        file.parts.iter().for_each(|(w, n)| add(w, CalendarWord::Part(*n)));
        for (w, n) in &file.units {
            add(w, CalendarWord::Unit(*n));
            add(&format!("{w}s"), CalendarWord::Unit(*n));
        }
        self.prepositions.extend(file.prepositions.iter().map(|(w, p)| (Word::folded(w), p.clone())));
    }

    /// What a word says as a number.
    pub fn numerals(&self, word: Word) -> &[Numeral] {
        self.numerals.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The short scale that a suffix is.
    pub fn suffix(&self, word: Word) -> Option<i64> {
        self.suffixes.get(&word).copied()
    }

    /// The fraction that a sign is, as top and bottom.
    pub fn sign(&self, sign: char) -> Option<(i128, i128)> {
        self.signs.get(&sign).copied()
    }

    /// A unit.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.0 as usize)
    }

    /// The longest unit that begins at token `at`, and the token behind it.
    pub fn unit_at(&self, document: &Document, at: usize) -> Option<(UnitId, usize)> {
        forwards(&self.after, document, at)
    }

    /// The longest sign or code of a unit that ends before token `at`, and its first token.
    pub fn unit_before(&self, document: &Document, at: usize) -> Option<(UnitId, usize)> {
        backwards(&self.before, document, at)
    }

    /// The longest hedge that ends before token `at`, and its first token.
    pub fn hedge_before(&self, document: &Document, at: usize) -> Option<(Hedge, usize)> {
        backwards(&self.hedges, document, at)
    }

    /// The longest hedge that begins at token `at`, and the token behind it.
    pub fn hedge_at(&self, document: &Document, at: usize) -> Option<(Hedge, usize)> {
        forwards(&self.behind, document, at)
    }

    /// Whether a number behind this word is a name.
    pub fn is_designator(&self, word: Word) -> bool {
        self.designators.contains(&word)
    }

    /// Whether two numbers beside this word are a score.
    pub fn is_score_word(&self, word: Word) -> bool {
        self.scores.contains(&word)
    }

    /// What a word says in the calendar.
    pub fn calendar(&self, word: Word) -> &[CalendarWord] {
        self.calendar.get(&word).map_or(&[], Vec::as_slice)
    }

    /// What a preposition before a date says: since, by, until.
    pub fn date_preposition(&self, word: Word) -> Option<&str> {
        self.prepositions.get(&word).map(String::as_str)
    }
}

type Table<T> = FxHashMap<Word, Vec<(Vec<Word>, T)>>;

fn forwards<T: Copy>(table: &Table<T>, document: &Document, at: usize) -> Option<(T, usize)> {
    let list = table.get(&document.word(at))?;
    list.iter()
        .find(|(words, _)| words.iter().zip(at..).all(|(w, k)| document.word(k) == *w))
        .map(|(words, t)| (*t, at + words.len()))
}

fn backwards<T: Copy>(table: &Table<T>, document: &Document, at: usize) -> Option<(T, usize)> {
    let list = table.get(&document.word(at.checked_sub(1)?))?;
    list.iter().find_map(|(words, t)| {
        let start = at.checked_sub(words.len())?;
        words.iter().zip(start..).all(|(w, k)| document.word(k) == *w).then_some((*t, start))
    })
}

/// Cuts an entry as running text is cut.
fn cut(entry: &str) -> Vec<Word> {
    let document = Document::new(entry, &Abbreviations::default());
    (0..document.len()).map(|k| document.word(k)).collect()
}

fn enter<T>(table: &mut Table<T>, words: Vec<Word>, value: T, by_last: bool) {
    let key = if by_last { words.last() } else { words.first() };
    if let Some(key) = key.copied() {
        table.entry(key).or_default().push((words, value));
    }
}

fn ratio(text: &str) -> Option<(i128, i128)> {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    Some((top.parse().ok()?, bottom.parse().ok()?))
}

fn hedge(name: &str) -> Option<Hedge> {
    Some(match name {
        "bare" => Hedge::Bare,
        "exactly" => Hedge::Exactly,
        "about" => Hedge::About,
        "nearly" => Hedge::Nearly,
        "just-over" => Hedge::JustOver,
        "at-most" => Hedge::AtMost,
        "under" => Hedge::Under,
        "at-least" => Hedge::AtLeast,
        "over" => Hedge::Over,
        _ => return None,
    })
}

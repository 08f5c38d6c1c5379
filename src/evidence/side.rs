//! One side of a comparison: the units of a sentence, and the phrases of the dictionary that occur in it.

use super::units::{Unit, UnitKind, units};
use crate::lexicon::{Item, Lexicon, Phrase};
use crate::reading::Reading;
use crate::text::{Run, Word};
use std::ops::Range;

/// A phrase of the dictionary as it stands in a sentence, with up to two free words inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// The dictionary's item.
    pub item: Item,
    /// Its tokens, from first to last.
    pub run: Run,
    /// The units (by number) that it accounts for.
    pub units: Vec<usize>,
}

/// The units and phrases of one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// The units in order.
    pub units: Vec<Unit>,
    /// The phrases in order of their first token.
    pub expressions: Vec<Expression>,
}

/// How many free words may stand inside a phrase ("turned the offer down").
const FREE: usize = 2;

impl Side {
    /// Reads one sentence.
    pub fn new(lexicon: &Lexicon, reading: &Reading, sentence: Run) -> Self {
        let units = units(lexicon, reading, sentence);
        let mut expressions = Vec::new();
        let mut near = Vec::with_capacity(2 * (1 + FREE));
        for at in sentence.iter() {
            let lemma = reading.terms.get(at).map_or(Word(0), |t| t.lemma);
            // "left" of "left-wing" may be read as a form of leave
            let hyphen = reading.document.is(at + 1, "-");
            let first = if hyphen { reading.document.word(at) } else { lemma };
            let phrases = lexicon.phrases(first);
            if phrases.is_empty() {
                continue;
            }
            // most phrases fail at their second word
            near.clear();
            near.extend(window(sentence, at).flat_map(|i| words_at(reading, i)));
            near.sort_unstable();
            near.dedup();
            for phrase in near.iter().flat_map(|second| with(phrases, *second)) {
                if let Some(places) = places(reading, sentence, at, &phrase.words) {
                    let run = Run::new(at, places.last().map_or(at, |p| p + 1));
                    let covered = (0..units.len())
                        .filter(|k| {
                            // what a figure or a date says, no phrase says
                            let typed = |u: &Unit| matches!(u.kind, UnitKind::Quantity | UnitKind::Date);
                            units.get(*k).is_some_and(|u| !typed(u) && places.contains(&u.run.start))
                        })
                        .collect();
                    expressions.push(Expression { item: phrase.item, run, units: covered });
                }
            }
        }
        Self { units, expressions }
    }

    /// The number of the unit that holds token `at`.
    pub fn unit_at(&self, at: usize) -> Option<usize> {
        let k = self.units.partition_point(|u| u.run.end <= at);
        self.units.get(k).filter(|u| u.run.has(at)).map(|_| k)
    }
}

/// The phrases of a list, in order of their second words, that have this one.
fn with(phrases: &[Phrase], second: Word) -> &[Phrase] {
    let from = phrases.partition_point(|p| p.second < Some(second));
    let rest = phrases.get(from..).unwrap_or(&[]);
    rest.get(..rest.iter().take_while(|p| p.second == Some(second)).count()).unwrap_or(&[])
}

fn places(reading: &Reading, sentence: Run, start: usize, words: &[Word]) -> Option<Vec<usize>> {
    let next = |at: usize, word: &Word| window(sentence, at).find(|i| words_at(reading, *i).contains(word));
    let rest = words.iter().skip(1);
    // most phrases fail: nothing is allocated before they are found
    rest.clone().try_fold(start, next)?;
    let mut at = start;
    let mut out = vec![start];
    out.extend(rest.map_while(|word| {
        at = next(at, word)?;
        Some(at)
    }));
    Some(out)
}

/// Where the next word of a phrase may stand.
fn window(sentence: Run, at: usize) -> Range<usize> {
    at + 1..(at + 2 + FREE).min(sentence.end)
}

/// A token as its lemma and as it stands.
fn words_at(reading: &Reading, at: usize) -> [Word; 2] {
    let word = reading.document.word(at);
    [reading.terms.get(at).map_or(word, |t| t.lemma), word]
}

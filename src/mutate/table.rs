//! The table of changes, as the rules tell it, ready to be looked up.

use crate::lexicon::MutationFile;
use crate::text::{Word, fold};
use rustc_hash::FxHashSet;

/// Words or a phrase, and what stands in their place.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The words, folded.
    pub from: Vec<Word>,
    /// What stands there instead.
    pub to: String,
}

/// What can be changed to what.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Words in front of a figure that leave it open.
    pub bounds: FxHashSet<Word>,
    /// Words in front of a date that leave it open.
    pub date_bounds: FxHashSet<Word>,
    /// Number words.
    pub numbers: Vec<String>,
    /// Words of the calendar, kind by kind.
    pub moved: Vec<Vec<String>>,
    /// Negations that can be taken out.
    pub negations: FxHashSet<Word>,
    /// Words that none is taken out in front of.
    pub soft: FxHashSet<Word>,
    /// Words that none is taken out behind.
    pub joints: FxHashSet<Word>,
    /// Stumps of contracted words.
    pub stumps: FxHashSet<Word>,
    /// The negation that is put in.
    pub negation: String,
    /// Words behind which it can be put.
    pub auxiliaries: FxHashSet<Word>,
    /// Words behind which the main clause has ended, or not begun.
    pub barriers: FxHashSet<Word>,
    /// Words that deny.
    pub denials: FxHashSet<Word>,
    /// Verbs whose participants can be exchanged.
    pub symmetric: FxHashSet<Word>,
    /// Prepositions whose noun can change places with the subject.
    pub directed: FxHashSet<Word>,
    /// Opposites.
    pub opposites: Vec<Exchange>,
    /// What tells how far an act is true.
    pub operators: Vec<Exchange>,
    /// What limits a statement.
    pub guards: Vec<Exchange>,
}

impl Changes {
    /// The changes that the rules tell.
    pub fn new(file: &MutationFile) -> Self {
        let both = |pairs: &[(String, String)]| {
            pairs.iter().flat_map(|(one, other)| [exchange(one, other), exchange(other, one)]).collect()
        };
        let one_way = |pairs: &[(String, String)]| pairs.iter().map(|(from, to)| exchange(from, to)).collect();
        Self {
            bounds: set(&file.bounds),
            date_bounds: set(&file.date_bounds),
            numbers: list(&file.numbers),
            moved: file.moved.iter().map(|kind| list(kind)).collect(),
            negations: set(&file.negations),
            soft: set(&file.soft),
            joints: set(&file.joints),
            stumps: set(&file.stumps),
            negation: file.negation.clone(),
            auxiliaries: set(&file.auxiliaries),
            barriers: set(&file.barriers),
            denials: set(&file.denials),
            symmetric: set(&file.symmetric),
            directed: set(&file.directed),
            opposites: both(&file.opposites),
            operators: one_way(&file.operators),
            guards: one_way(&file.guards),
        }
    }
}

fn list(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

fn set(words: &str) -> FxHashSet<Word> {
    words.split_whitespace().map(Word::folded).collect()
}

fn exchange(from: &str, to: &str) -> Exchange {
    Exchange { from: fold(from).split_whitespace().map(Word::of).collect(), to: to.to_owned() }
}

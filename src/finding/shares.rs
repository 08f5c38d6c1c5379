//! Shares: which of several figures of a sentence a word belongs to. "The young gave her 66 percent, while the old gave him
//! 59": the young are of the first, the old of the second.

use crate::lexicon::{Lexicon, Tag};
use crate::reading::Reading;
use crate::text::Run;

/// What stands for this many tokens of distance: a comma ...
const COMMA: usize = 3;
/// ... a word that parts (and, than, which) ...
const WORD: usize = 4;
/// ... and a mark or word where another matter begins (a semicolon, while, when).
const FIRM: usize = 8;

/// What a token does for its neighbours.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Verb,
    Subject,
    Adverb,
    Other,
}

/// The figures of one kind in a sentence, with what parts its words.
pub struct Shares {
    figures: Vec<Run>,
    /// For every token of the sentence: how far it sets its neighbours apart, and what it does.
    tokens: Vec<(usize, Role)>,
    start: usize,
}

impl Shares {
    /// The shares of `figures`, which stand in `sentence`.
    pub fn new(lexicon: &Lexicon, reading: &Reading, sentence: Run, mut figures: Vec<Run>) -> Self {
        figures.sort_unstable_by_key(|f| f.start);
        let mark = |at: usize| [";", ":", "—", "–", "(", ")"].iter().any(|m| reading.document.is(at, m));
        let cost = |at: usize| match reading.document.word(at) {
            _ if reading.document.is(at, ",") => COMMA,
            _ if mark(at) => FIRM,
            word if lexicon.has("parts-firmly", word) => FIRM,
            word if lexicon.has("parts", word) => WORD,
            _ => 0,
        };
        let role = |at: usize| match reading.terms.get(at).map(|t| t.tag) {
            Some(Tag::Verb | Tag::Auxiliary) => Role::Verb,
            Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative) => Role::Subject,
            Some(Tag::Adverb) => Role::Adverb,
            _ => Role::Other,
        };
        Self { figures, tokens: sentence.iter().map(|at| (cost(at), role(at))).collect(), start: sentence.start }
    }

    /// How much of the word at `at` belongs to `figure`: all, half where it stands between two of them, or nothing.
    pub fn of(&self, at: usize, figure: Run) -> f32 {
        self.figures.iter().position(|f| *f == figure).map_or(0.0, |k| self.share(at, k))
    }

    fn share(&self, at: usize, k: usize) -> f32 {
        let figure = |k: usize| self.figures.get(k).copied();
        let Some(own) = figure(k) else { return 0.0 };
        if own.has(at) {
            return 1.0;
        }
        if at > own.start {
            return match figure(k + 1) {
                None => 1.0,
                Some(next) if next.end <= at => 0.0,
                Some(next) => self.nearer(at, own, next),
            };
        }
        match k.checked_sub(1).and_then(|before| Some((before, figure(before)?))) {
            None => 1.0,
            // what stands before two figures belongs to both, a verb up to the next verb, others up to its subject
            Some((before, other)) if other.start > at => {
                let verb = self.between(at, at + 1).first().is_some_and(|(_, role)| *role == Role::Verb);
                if self.parted(other.end, own.start, verb) { 0.0 } else { self.share(at, before) }
            }
            Some((_, other)) => self.nearer(at, own, other),
        }
    }

    fn nearer(&self, at: usize, own: Run, other: Run) -> f32 {
        match self.distance(at, own).cmp(&self.distance(at, other)) {
            std::cmp::Ordering::Less => 1.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Greater => 0.0,
        }
    }

    fn between(&self, from: usize, to: usize) -> &[(usize, Role)] {
        let place = |at: usize| at.saturating_sub(self.start);
        self.tokens.get(place(from)..place(to)).unwrap_or(&[])
    }

    fn distance(&self, at: usize, figure: Run) -> usize {
        if figure.has(at) {
            return 0;
        }
        let between = if at < figure.start { self.between(at + 1, figure.start) } else { self.between(figure.end, at) };
        1 + between.iter().map(|(cost, _)| 1 + cost).sum::<usize>()
    }

    /// Whether something else begins: behind a mark, with a verb, or with a verb that has a subject of its own.
    fn parted(&self, from: usize, to: usize, verb: bool) -> bool {
        let tokens = self.between(from, to);
        let subject = |k: usize| {
            let before = tokens.iter().take(k).rev().find(|(_, role)| !matches!(role, Role::Verb | Role::Adverb));
            before.is_some_and(|(_, role)| *role == Role::Subject)
        };
        let begins =
            |(k, (cost, role)): (usize, &(usize, Role))| *cost >= FIRM || *role == Role::Verb && (verb || subject(k));
        tokens.iter().enumerate().any(begins)
    }
}

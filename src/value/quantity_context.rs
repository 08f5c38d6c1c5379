//! What stands around a number: hedges and bounds, units and currencies, the counted noun, rates, change.

use super::quantity_model::{Change, Measure, Noun};
use super::quantity_numeral::is_glued;
use crate::lexicon::{Form, Hedge, Lexicon, Tag, Term, Unit, UnitId};
use crate::text::{Caps, Document, Kind, Run, Token, Word};

/// How far to the left a verb of change is looked for.
const CHANGE_REACH: usize = 7;

/// A sentence with everything that reading its numbers needs.
pub struct Context<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its terms.
    pub terms: &'a [Term],
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// The sentence.
    pub sentence: Run,
    /// Runs of dates, in order: no figure reaches into them.
    pub dates: &'a [Run],
}

impl<'a> Context<'a> {
    /// The word at `at`; no word outside the sentence.
    pub fn word(&self, at: usize) -> Word {
        if self.sentence.has(at) { self.document.word(at) } else { Word::default() }
    }

    /// The word `back` tokens before `at`.
    pub fn before(&self, at: usize, back: usize) -> Word {
        at.checked_sub(back).map_or(Word::default(), |k| self.word(k))
    }

    /// The token at `at`.
    pub fn token(&self, at: usize) -> &'a Token {
        self.document.token(if self.sentence.has(at) { at } else { usize::MAX })
    }

    /// The part of speech at `at`.
    pub fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).filter(|_| self.sentence.has(at)).map_or(Tag::Other, |t| t.tag)
    }

    /// The lemma at `at`.
    pub fn lemma(&self, at: usize) -> Word {
        self.terms.get(at).filter(|_| self.sentence.has(at)).map_or(self.word(at), |t| t.lemma)
    }

    /// Whether a date holds `at`.
    pub fn dated(&self, at: usize) -> bool {
        let next = self.dates.partition_point(|d| d.end <= at);
        self.dates.get(next).is_some_and(|d| d.has(at))
    }

    /// Whether the token at `at` stands right behind the one before it.
    pub fn glued(&self, at: usize) -> bool {
        self.sentence.has(at) && is_glued(self.document, at)
    }

    /// Past a hyphen without a blank before it.
    pub fn past_dash(&self, at: usize) -> usize {
        if self.word(at) == Word::of("-") && self.glued(at) { at + 1 } else { at }
    }

    /// Whether most of its words have capitals, so that capitals tell nothing.
    pub fn is_headline(&self) -> bool {
        let words = self.document.tokens(self.sentence).iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3);
        let (all, titles) = words.fold((0, 0), |(n, t), w| (n + 1, t + usize::from(w.caps != Caps::Lower)));
        all > 3 && titles * 10 >= all * 8
    }

    /// The unit with this number.
    pub fn unit(&self, id: UnitId) -> Option<&'a Unit> {
        self.lexicon.units().get(id)
    }

    /// The currency that ends right before `at`, with its length.
    pub fn currency_before(&self, at: usize) -> Option<(usize, &'a Unit)> {
        let found = self.lexicon.units().before.longest(|k| self.before(at, k + 1));
        found.and_then(|(length, id)| Some((length, self.unit(id)?)))
    }

    /// The unit that begins at `at`, after digits or words, with its end.
    pub fn unit_at(&self, at: usize, digits: bool) -> Option<(usize, &'a Unit)> {
        let units = self.lexicon.units();
        let glued = if digits && self.glued(at) { units.glued.longest(|k| self.word(at + k)) } else { None };
        let from = self.past_dash(at);
        let at_from = glued.map(|g| (at, g)).or_else(|| Some((from, units.after.longest(|k| self.word(from + k))?)));
        let (from, (length, id)) = at_from?;
        (!self.dated(from)).then_some(())?;
        self.unit(id).map(|unit| (from + length, unit))
    }

    /// The hedge before `at` and where its words begin, not before `floor`.
    pub fn hedge(&self, at: usize, floor: usize, time: bool) -> (Hedge, usize) {
        let (mut hedge, mut start) = (Hedge::Bare, at);
        for _ in 0..3 {
            let found = self
                .lexicon
                .units()
                .hedges
                .longest(|k| if start > floor + k { self.before(start, k + 1) } else { Word::default() });
            let Some((length, class)) = found else { break };
            if self.belongs_to_verb(start - length, length, time) {
                break;
            }
            start -= length;
            hedge = match (hedge, class) {
                (Hedge::Bare, new) => new,
                (Hedge::About, new) if new >= Hedge::AtMost => new,
                (old, _) => old,
            };
        }
        (hedge, start)
    }

    /// "handed over 31", "talked about 3", "the past 2", "over two years": no hedge.
    fn belongs_to_verb(&self, at: usize, length: usize, time: bool) -> bool {
        let word = self.word(at);
        if word == Word::of("past") && self.before(at, 1) != Word::default() {
            return matches!(self.tag(at - 1), Tag::Determiner | Tag::Possessive);
        }
        let particle = ["over", "up", "about", "around", "under", "above"].iter().any(|p| word == Word::of(p));
        if !particle || (length > 1 && word != Word::of("up")) || at == 0 {
            return false;
        }
        let pronoun = self.tag(at - 1) == Tag::Pronoun && at > 1;
        let verb = if pronoun { at - 2 } else { at - 1 };
        let words = self.lexicon.numerals();
        let verbs = if word == Word::of("up") { &words.phrasal_up } else { &words.phrasal };
        let phrasal = self.tag(verb) == Tag::Verb && verbs.contains(&self.lemma(verb));
        let during = word == Word::of("over") && time && !matches!(self.tag(at - 1), Tag::Preposition | Tag::Auxiliary);
        phrasal || during
    }

    /// A hedge that begins at one of the `places`, with its end.
    pub fn late_hedge(&self, places: &[usize]) -> Option<(Hedge, usize)> {
        places.iter().find_map(|at| {
            let (length, hedge) = self.lexicon.units().late_hedges.longest(|k| self.word(at + k))?;
            let sum = self.word(*at) == Word::of("plus") && self.token(at + 1).kind == Kind::Number;
            (!sum).then_some((hedge, at + length))
        })
    }

    /// The noun that is counted from `from` on, or behind "of"; a `share` may have "the" or "its" before the noun.
    pub fn noun(&self, from: usize, share: bool) -> Option<Noun> {
        let of = self.word(from) == Word::of("of");
        let mut at = if of { from + 1 } else { self.past_dash(from) };
        while (of || share) && self.tag(at) == Tag::Determiner && self.sentence.has(at) {
            at += 1;
        }
        let start = at;
        let mut head = None;
        while self.sentence.has(at) && at < start + 9 && !self.dated(at) && self.inside(at, head.is_some()) {
            if head.is_some_and(|h| self.contact(h, at)) {
                break;
            }
            // "two of the company's managers" are no companies
            if (of || share) && self.tag(at) == Tag::Possessive {
                head = None;
            }
            if matches!(self.tag(at), Tag::Noun | Tag::Name) && self.token(at).kind != Kind::Punct
                || self.counted_verb(start, at)
            {
                head = Some(at);
            }
            at += 1;
        }
        let head = head?;
        Some(Noun { lemma: self.noun_lemma(head), head, modifiers: Run::new(start, head) })
    }

    /// "the cases Cambodia had": a name behind a plural begins a clause of its own.
    fn contact(&self, head: usize, at: usize) -> bool {
        let plural = self.terms.get(head).is_some_and(|t| t.tag == Tag::Noun && t.form == Form::Plural);
        plural && self.tag(at) == Tag::Name && self.token(head).caps == Caps::Lower && head + 1 == at
    }

    /// Straight behind a number "calls" and "votes" are nouns, whatever else they may be.
    fn counted_verb(&self, start: usize, at: usize) -> bool {
        at == start && self.tag(at) == Tag::Verb && self.terms.get(at).is_some_and(|t| t.form == Form::Present)
    }

    fn noun_lemma(&self, head: usize) -> Word {
        if self.tag(head) != Tag::Verb {
            return self.lemma(head);
        }
        let readings = self.lexicon.analyse(&crate::text::fold(self.document.surface(head)));
        readings.iter().find(|a| a.pos == crate::lexicon::Pos::Noun).map_or(self.lemma(head), |a| a.lemma)
    }

    /// Whether the token at `at` may stand inside a noun phrase.
    fn inside(&self, at: usize, headed: bool) -> bool {
        let nominal = |at: usize| matches!(self.tag(at), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number);
        let stop = self.lexicon.numerals().stops.contains(&self.word(at));
        match self.tag(at) {
            Tag::Noun | Tag::Name => !stop,
            Tag::Adjective => !stop && (!headed || (self.tag(at - 1) == Tag::Name && nominal(at + 1))),
            Tag::Verb => {
                let form = self.terms.get(at).map(|t| t.form);
                let modifies = matches!(form, Some(Form::Participle | Form::Ing)) && nominal(at + 1);
                // "US-made weapons"
                let joined = headed && modifies && self.word(at - 1) == Word::of("-") && self.glued(at);
                joined || !headed && !stop && (modifies || form == Some(Form::Present))
            }
            Tag::Adverb => !headed && !stop && matches!(self.tag(at + 1), Tag::Adjective | Tag::Verb),
            Tag::Possessive => headed && nominal(at + 1),
            _ if self.word(at) == Word::of("-") => self.glued(at) && self.glued(at + 1),
            _ => matches!(self.token(at).kind, Kind::Open),
        }
    }

    /// Level or step of a change: the preposition before `start`, with a verb of change near by.
    pub fn change(&self, start: usize, measured: bool) -> Option<Change> {
        let preposition = self.before(start, 1);
        let near = |from: usize, reach: usize| {
            (1..=reach).map(|k| from.wrapping_sub(k)).take_while(|p| self.sentence.has(*p) && !self.breaks(*p)).any(
                |p| {
                    self.lexicon.numerals().changes.contains(&self.lemma(p))
                        || self.lexicon.numerals().changes.contains(&self.word(p))
                },
            )
        };
        let kind = [("to", Change::To), ("by", Change::By), ("from", Change::From)];
        let named = kind.iter().find(|(word, _)| preposition == Word::of(word)).map(|(_, change)| *change);
        match named {
            Some(change) => near(start - 1, CHANGE_REACH).then_some(change),
            // "fell below 40": a level
            None if [start, start + 1].iter().any(|at| ["below", "above"].map(Word::of).contains(&self.word(*at))) => {
                (measured && near(start, 1)).then_some(Change::To)
            }
            None => (measured && near(start, 1)).then_some(Change::By),
        }
    }

    fn breaks(&self, at: usize) -> bool {
        [";", ":", ".", "—", ","].iter().any(|mark| self.word(at) == Word::of(mark))
    }
}

/// The measure of a unit, if there is one.
pub fn measure(unit: Option<&Unit>) -> Option<Measure> {
    unit.map(Measure::of)
}

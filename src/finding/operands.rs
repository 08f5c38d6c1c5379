//! Operands: the figures and dates of the source that one of the statement may follow from, each with the words that belong
//! to it.

use super::case::Case;
use super::cues::phrases;
use super::keys::KeyWord;
use super::rivals::{Field, core, own_key};
use super::shares::Shares;
use crate::evidence::{Side, Unit, UnitKind};
use crate::lexicon::{Hedge, Lexicon, Tag};
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::quantity::{Change, Kind, Noun, Shape};
use crate::value::{Number, Quantity, Value};
use std::borrow::Cow;
use std::mem::discriminant;

/// Sentences of the source that match less than this share of the best are not looked at.
const NEAR: f32 = 0.6;

/// How far in front of a figure the words stand that make it the level before a change.
const LEVEL: usize = 3;

/// A figure or date of the source with the words that belong to it.
pub struct Operand<'a> {
    /// Its sentence.
    pub sentence: usize,
    /// Its tokens.
    pub run: Run,
    /// What it stands for.
    pub value: Cow<'a, Value>,
    /// The words of its sentence, each with how much of it belongs to this figure.
    words: Vec<(Unit, f32)>,
    /// The verb that governs it.
    verb: Option<Unit>,
}

impl Operand<'_> {
    /// Its figure, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        if let Value::Quantity(q) = &*self.value { Some(q) } else { None }
    }

    /// Its figure, if that is one number and nothing bounds it.
    pub fn plain(&self) -> Option<&Quantity> {
        let told = |q: &&Quantity| q.shape == Shape::One && matches!(q.kind, Kind::Cardinal | Kind::Age);
        let bounded = |q: &&Quantity| matches!(q.hedge, Hedge::AtMost | Hedge::AtLeast | Hedge::Under | Hedge::Over);
        self.quantity().filter(|q| told(q) && !bounded(q))
    }

    /// How much of a word belongs to it.
    fn share(&self, unit: &Unit) -> f32 {
        self.words.iter().filter(|(w, _)| w.lemma == unit.lemma).map(|(_, share)| *share).fold(0.0, f32::max)
    }

    /// Where the clause speaks of it, by a word of which `keep` holds; `own` is what is compared with it.
    pub fn spoken(&self, case: &Case, own: Run, keep: impl Fn(&Unit, f32) -> bool) -> Option<Run> {
        let units = case.side.units.iter().filter(|u| u.weight > 0.0 && !matches!(u.kind, UnitKind::Quantity));
        let mut units = units.filter(|u| !own.contains(u.run) || u.kind == UnitKind::Name);
        let words: Vec<&Unit> = self.words.iter().filter(|(w, share)| keep(w, *share)).map(|(w, _)| w).collect();
        units.find(|u| words.iter().any(|w| case.aligner.pair(u, w).is_some())).map(|u| u.run)
    }

    /// Whether its level is the one before a change: "from 30", "compared with 30".
    pub fn before(&self, case: &Case) -> bool {
        let start = self.quantity().map_or(self.run.start, |q| q.core.start);
        let led = Run::new(start.saturating_sub(LEVEL), start);
        let from = self.quantity().is_some_and(|q| q.change == Some(Change::From));
        let words = || phrases(case.aligner.lexicon, "level-before", &case.source.reading, led);
        from || words().iter().any(|r| r.end == start)
    }

    /// Two levels of one thing, the second before a change: "from 30 to 40", "40, compared with 30".
    pub fn follows(&self, before: &Self, case: &Case) -> bool {
        let led = before.before(case) && !self.before(case);
        let step = self.quantity().is_some_and(|q| q.change == Some(Change::By));
        let units = self.quantity().zip(before.quantity()).is_some_and(|(a, b)| a.one_unit(b));
        led && !step && units && self.sentence == before.sentence
    }

    /// Whether the two may be put together: two figures of one sentence, or of two neighbours.
    pub fn beside(&self, other: &Self) -> bool {
        self.run != other.run && self.sentence.abs_diff(other.sentence) <= 1
    }
}

/// Every figure and date in the sentences that come nearest, and in their neighbours.
pub fn operands<'a>(case: &Case<'a>) -> Vec<Operand<'a>> {
    let best = case.passages.first().map_or(0.0, |p| p.matched);
    let near: Vec<usize> =
        case.passages.iter().take(3).filter(|p| p.matched >= NEAR * best).map(|p| p.sentences.0).collect();
    let sentences = case.source.reading.document.sentences();
    let near = |k: &usize| near.iter().any(|n| n.abs_diff(*k) <= 1);
    (0..sentences.len()).filter(near).flat_map(|k| of_sentence(case, k)).collect()
}

fn of_sentence<'a>(case: &Case<'a>, sentence: usize) -> Vec<Operand<'a>> {
    let there = &case.source.reading;
    let within = case.sentence(sentence);
    let Some(side) = case.source.sides.get(sentence) else { return Vec::new() };
    let mut found: Vec<(Run, Cow<'a, Value>)> = Vec::new();
    for mention in there.mentions_in(within).iter().filter(|m| within.contains(m.run)) {
        if matches!(mention.value, Value::Quantity(_) | Value::Date(_)) {
            found.push((mention.run, Cow::Borrowed(&mention.value)));
        }
    }
    let mut told = ones(case.aligner.lexicon, there, within, &found);
    told.extend(again(case, within, &found));
    found.extend(told.into_iter().map(|(run, q)| (run, Cow::Owned(Value::Quantity(Box::new(q))))));
    found.sort_by_key(|(run, _)| run.start);
    let one = |(run, value): &(Run, Cow<'a, Value>)| {
        let like = found.iter().filter(|(_, v)| alike(v, value)).map(|(run, v)| core(v, *run)).collect();
        let shares = Shares::new(case.aligner.lexicon, there, within, like);
        let key = own_key(case, there, side, within, *run);
        let verb = key.iter().find(|k| k.governs()).map(KeyWord::unit);
        let words = words(side, &shares, core(value, *run));
        Operand { sentence, run: *run, value: value.clone(), words, verb }
    };
    found.iter().map(one).collect()
}

/// Whether two of a sentence may be told of one thing after the other: dates, or figures of one kind and unit.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => a.kind == b.kind && a.one_unit(b),
        (a, b) => discriminant(a) == discriminant(b),
    }
}

/// The words of a sentence with how much of each belongs to the figure.
fn words(side: &Side, shares: &Shares, figure: Run) -> Vec<(Unit, f32)> {
    let plain = |u: &&Unit| !matches!(u.kind, UnitKind::Quantity | UnitKind::Date | UnitKind::Pronoun);
    side.units.iter().filter(plain).map(|u| (*u, shares.of(u.run.start, figure))).filter(|(_, s)| *s > 0.0).collect()
}

/// "Five welders and a driver": one driver.
fn ones(lexicon: &Lexicon, there: &Reading, within: Run, found: &[(Run, Cow<Value>)]) -> Vec<(Run, Quantity)> {
    let Some(plain) = found.iter().find_map(|(_, v)| if let Value::Quantity(q) = &**v { Some(q) } else { None }) else {
        return Vec::new();
    };
    let article =
        |at: &usize| lexicon.has("one", there.document.word(*at)) && found.iter().all(|(run, _)| !run.has(*at));
    let tag = |at: usize| there.terms.get(at).map_or(Tag::Mark, |t| t.tag);
    let one = |at: usize| {
        let words = (at + 1..within.end).take_while(|at| matches!(tag(*at), Tag::Noun | Tag::Adjective));
        let head = words.last().filter(|head| tag(*head) == Tag::Noun)?;
        let joins = |at: usize| tag(at) == Tag::Coordinator;
        let figure = |at: usize| found.iter().any(|(run, _)| run.start == at);
        if !(joins(at.wrapping_sub(1)) || joins(head + 1) && figure(head + 2)) {
            return None;
        }
        let noun = Noun { lemma: there.terms.get(head)?.lemma, head, modifiers: Run::new(at + 1, head) };
        Some((Run::new(at, head + 1), counted(plain, Number::ONE, Some(noun), Run::one(at))))
    };
    within.iter().filter(article).filter_map(one).collect()
}

/// "170 litres and a similar amount": about as much again as the figure before.
fn again(case: &Case, within: Run, found: &[(Run, Cow<Value>)]) -> Vec<(Run, Quantity)> {
    let there = &case.source.reading;
    let same = |run: Run| {
        let before = found.iter().rev().find(|(r, _)| r.end <= run.start)?;
        let Value::Quantity(q) = &*before.1 else { return None };
        let quantity = Quantity { unit: q.unit.clone(), ..counted(q, q.low, q.noun, run) };
        Some((run, Quantity { hedge: Hedge::About, granule: q.granule, ..quantity }))
    };
    phrases(case.aligner.lexicon, "same-amount", there, within).into_iter().filter_map(same).collect()
}

fn counted(like: &Quantity, value: Number, noun: Option<Noun>, run: Run) -> Quantity {
    let plain = Quantity { kind: Kind::Cardinal, shape: Shape::One, low: value, high: value, ..like.clone() };
    let whole = value.granule().unwrap_or(Number::ONE);
    let bare = Quantity { hedge: Hedge::Bare, granule: whole, unit: None, noun, rate: None, change: None, ..plain };
    Quantity { share: false, figure: run, core: run, ..bare }
}

impl Field<'_> {
    /// Where the clause speaks of `operand` by a word that belongs to `other` no more.
    pub fn named(&self, operand: &Operand, other: &Operand) -> Option<Run> {
        self.spoken(operand, |u, share| share >= other.share(u))
    }

    /// Where the clause speaks of `operand` by a word that belongs to it more than to `other`.
    pub fn told(&self, operand: &Operand, other: &Operand) -> Option<Run> {
        self.spoken(operand, |u, share| share > other.share(u))
    }

    /// Where the clause speaks of `operand`.
    pub fn spoken(&self, operand: &Operand, keep: impl Fn(&Unit, f32) -> bool) -> Option<Run> {
        let own = self.case.claim.mentions.get(self.number).map_or(Run::default(), |m| m.run);
        operand.spoken(self.case, own, keep)
    }

    /// Whether the clause speaks of the verb that governs `operand`, which is not the one that governs `other`.
    pub fn acted(&self, operand: &Operand, other: &Operand) -> bool {
        let Some(verb) = operand.verb else { return false };
        other.verb.is_none_or(|o| o.lemma != verb.lemma) && self.spoken(operand, |u, _| u.run == verb.run).is_some()
    }

    /// Whether the statement's figure counts what `operand` counts.
    pub fn counts(&self, operand: &Operand) -> bool {
        let noun = operand.quantity().and_then(|q| q.noun);
        noun.is_some_and(|n| self.pairs_noun(n.head, operand.sentence)) && !self.narrowed_by(operand.run)
    }

    /// Whether one operand counts a part of what the other counts: it names nothing else.
    pub fn within(&self, part: &Operand, whole: &Operand) -> bool {
        let noun = |o: &Operand| o.quantity().and_then(|q| q.noun).map(|n| n.lemma);
        noun(part).is_none_or(|n| noun(whole) == Some(n))
    }

    /// Whether nothing but words of their phrases and what joins them stands between two figures of a sentence.
    pub fn coordinated(&self, a: &Operand, b: &Operand) -> bool {
        let there = &self.case.source.reading;
        let tag = |at: usize| there.terms.get(at).map_or(Tag::Mark, |t| t.tag);
        let joins = |at: usize| tag(at) == Tag::Coordinator || there.document.is(at, ",");
        let phrase = |at: usize| matches!(tag(at), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner);
        let of = |at: usize| there.document.word(at) == Word::of("of");
        let mut between = a.run.end..b.run.start;
        a.sentence == b.sentence
            && a.run.end < b.run.start
            && between.clone().any(joins)
            && between.all(|at| joins(at) || phrase(at) || of(at))
    }
}

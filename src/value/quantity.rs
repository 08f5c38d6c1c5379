//! Figures: where a text has one, and everything about it that a comparison needs.

use super::number::Number;
use super::quantity_context::{Context, measure};
use super::quantity_model::PERCENT;
pub use super::quantity_model::{Change, Interval, Kind, Measure, Noun, Quantity, Rate, Shape};
use super::quantity_numeral::Form;
use super::quantity_pair::Pair;
use super::quantity_single::Single;
use super::quantity_special::{aged_after, aged_around, clock};
use crate::lexicon::{Hedge, Lexicon, Tag, Term, Unit};
use crate::text::{Document, Run, Word};

/// Every figure of a text, in order. `dates` are the runs of its dates, in order: no figure reaches into them.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon, dates: &[Run]) -> Vec<(Run, Quantity)> {
    let mut out = Vec::new();
    for sentence in document.sentences() {
        let context = Context { document, terms, lexicon, sentence: sentence.run, dates };
        let mut at = sentence.run.start;
        let mut floor = at;
        while at < sentence.run.end {
            if !context.begins(at) || context.dated(at) {
                at += 1;
                continue;
            }
            let read = context.read(at, floor);
            at = read.next.max(at + 1);
            if !read.found.is_empty() {
                floor = at;
            }
            out.extend(read.found);
        }
    }
    parts(document, terms, &mut out);
    gapped(document, terms, &mut out);
    out
}

/// "Norway gave 50 million euros, Lund 35 million and Oslo 20 million": a figure behind another name, without a verb between,
/// is measured in what the first is.
fn gapped(document: &Document, terms: &[Term], figures: &mut [(Run, Quantity)]) {
    let tag = |at: usize| terms.get(at).map_or(Tag::Mark, |t| t.tag);
    let word = |q: &Quantity| document.word(q.figure.end - 1);
    for k in 1..figures.len() {
        let [.., (first, a), (next, b)] = figures.get_mut(..=k).unwrap_or_default() else { continue };
        let bare = b.kind == Kind::Cardinal && b.unit.is_none() && b.noun.is_none() && b.shape == Shape::One;
        let ends = !matches!(tag(b.core.end), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number);
        let scaled = b.figure.len() > 1 && word(a) == word(b);
        let named = next.start > first.end + 1 && matches!(tag(next.start - 1), Tag::Noun | Tag::Name);
        let told = |at: usize| matches!(tag(at), Tag::Verb | Tag::Auxiliary | Tag::Modal | Tag::Relative);
        let one = document.sentence_at(first.start) == document.sentence_at(next.start);
        let measured = a.unit.as_ref().is_some_and(|u| u.money || u.base == PERCENT) && a.kind == Kind::Cardinal;
        if one && measured && bare && ends && scaled && named && !(first.end..next.start).any(told) {
            b.unit = a.unit.clone();
        }
    }
}

/// "12 of the 40 boats": the part counts what the whole counts.
fn parts(document: &Document, terms: &[Term], figures: &mut [(Run, Quantity)]) {
    let determiner = |at: usize| terms.get(at).is_some_and(|t| t.tag == Tag::Determiner);
    for k in 1..figures.len() {
        let [.., (part, a), (whole, b)] = figures.get_mut(..=k).unwrap_or_default() else { continue };
        let bare = a.kind == Kind::Cardinal && b.kind == Kind::Cardinal && a.unit.is_none() && a.noun.is_none();
        let behind = part.end + 1..whole.start;
        if bare && b.unit.is_none() && document.is(part.end, "of") && behind.len() < 3 && behind.clone().all(determiner)
        {
            a.noun = b.noun;
        }
    }
}

const POINT: Word = Word::of("point");

/// What was read at one place: figures, and the token at which reading goes on.
struct Read {
    found: Vec<(Run, Quantity)>,
    next: usize,
}

impl<'a> Context<'a> {
    fn read(&self, at: usize, floor: usize) -> Read {
        if let Some((minutes, run, zone)) = clock(self, at) {
            return Read { next: run.end, found: vec![self.clock(minutes, run, zone, floor)] };
        }
        let nothing = Read { found: Vec::new(), next: at + 1 };
        let Some(one) = self.single(at) else { return Read { next: self.skip(at), ..nothing } };
        match self.two(&one, floor) {
            Some(Pair::Nothing(next)) => Read { next, ..nothing },
            Some(Pair::Share(share)) => self.told(&share, None, floor),
            Some(Pair::Range(low, high)) => self.told(&low, Some(&high), floor),
            Some(Pair::Result(kind, one, other)) => {
                Read { next: other.end, found: vec![self.result(kind, &one, &other, Run::new(one.start, other.end))] }
            }
            // "from 24 to 33-35 billion": the second is read for itself
            Some(Pair::Levels(one, other)) if self.glued(other.end) && self.word(other.end) == Word::of("-") => {
                Read { next: one.end, ..self.told(&one, None, floor) }
            }
            Some(Pair::Levels(one, other)) => {
                let found =
                    [self.whole(&one, None, floor), self.whole(&other, None, one.end)].into_iter().flatten().collect();
                Read { next: other.end, found }
            }
            None => self.told(&one, None, floor),
        }
    }

    /// One figure, or nothing if its numbers are too large to hold.
    fn told(&self, one: &Single<'a>, other: Option<&Single<'a>>, floor: usize) -> Read {
        let next = other.unwrap_or(one).end;
        Read { next, found: self.whole(one, other, floor).into_iter().collect() }
    }

    fn clock(&self, minutes: Number, run: Run, zone: Option<usize>, floor: usize) -> (Run, Quantity) {
        let (hedge, start) = self.hedge(run.start, floor, false);
        let unit = zone.map(|z| Measure {
            name: self.document.surface(z).into(),
            id: Word::folded(self.document.surface(z)),
            base: Word::folded(self.document.surface(z)),
            factor: Number::ONE,
            money: false,
            time: false,
        });
        let whole = Run::new(start, run.end);
        (whole, Quantity { unit, hedge, ..self.plain(Kind::Clock, minutes, run, whole) })
    }

    fn result(&self, kind: Kind, one: &Single, other: &Single, run: Run) -> (Run, Quantity) {
        let quantity = self.plain(kind, one.numeral.low, run, run);
        (run, Quantity { shape: Shape::Pair, high: other.numeral.low, ..quantity })
    }

    fn plain(&self, kind: Kind, value: Number, figure: Run, run: Run) -> Quantity {
        Quantity {
            kind,
            shape: Shape::One,
            low: value,
            high: value,
            hedge: Hedge::Bare,
            granule: value.granule().unwrap_or(Number::ZERO),
            unit: None,
            noun: None,
            rate: None,
            change: None,
            share: false,
            figure,
            core: run,
            display: self.document.exact(run).into(),
        }
    }

    /// The figure with everything around it.
    fn whole(&self, one: &Single<'a>, other: Option<&Single<'a>>, floor: usize) -> Option<(Run, Quantity)> {
        let last = other.unwrap_or(one);
        let form = one.numeral.form;
        let time = one.unit.is_some_and(|u| u.time);
        let mut end = last.end;
        let aged = if time { aged_after(self, end) } else { None };
        let kind = match form {
            Form::Ordinal => Kind::Ordinal,
            _ if aged.is_some() || aged_around(self, &one.numeral, one.end) => Kind::Age,
            _ => Kind::Cardinal,
        };
        let (mut hedge, start) = self.hedge(one.start, floor, time && kind != Kind::Age);
        end = aged.unwrap_or(end);
        // the noun of a measure belongs to its words only behind "of"; "8 of India's districts" counts no India
        let of = self.word(end) == Word::of("of");
        let counted = one.unit.is_none_or(|u| u.base == Word::of("times")) || one.share || of;
        let told = kind != Kind::Age;
        let counts = |n: &Noun| !of || one.unit.is_some() || self.tag(n.head) != Tag::Name;
        let mut noun = if told { self.noun(end, one.share).filter(counts) } else { None };
        let after = noun.filter(|_| counted).map_or(end, |n| n.head + 1);
        let mut stop = after;
        if let Some((late, past)) = self.late_hedge(&[end, after, last.numeral.run.end]) {
            if hedge == Hedge::Bare {
                hedge = late;
            }
            // "60 or more miners": the noun stands behind the hedge
            noun = noun.or_else(|| if told { self.noun(past, one.share).filter(counts) } else { None });
            stop = stop.max(past).max(noun.filter(|_| counted).map_or(0, |n| n.head + 1));
        }
        let rate = if kind == Kind::Cardinal { self.rate(end, after, one.unit) } else { None };
        let measured = one.unit.is_some_and(|u| u.money || matches!(u.base, PERCENT | POINT));
        let (low, high) = self.values(one, other, kind)?;
        let run = Run::new(start.min(one.start), stop.max(end));
        let core = Run::new(run.start, if after == end { run.end } else { end });
        let shape = match (form, other) {
            (Form::Vague, _) => Shape::Vague,
            (_, Some(_)) => Shape::Pair,
            _ => Shape::One,
        };
        let base = self.plain(kind, low, Run::new(one.numeral.run.start, last.numeral.run.end), run);
        let times = one.unit.map_or(1, |u| u.times);
        let unit = if kind == Kind::Age {
            measure(self.lexicon.units().named("year"))
        } else {
            measure(self.canonical(one.unit))
        };
        let granule = one.numeral.granule.times(Number::int(times)).unwrap_or(one.numeral.granule);
        let change = if kind == Kind::Cardinal { self.change(start, measured) } else { None };
        let quantity =
            Quantity { core, shape, low, high, hedge, granule, unit, noun, rate, change, share: one.share, ..base };
        Some((run, quantity))
    }

    /// A decade is told in years, a fortnight in days.
    fn canonical(&self, unit: Option<&'a Unit>) -> Option<&'a Unit> {
        unit.map(|u| if u.times == 1 { u } else { self.lexicon.units().named(&u.name).unwrap_or(u) })
    }

    fn values(&self, one: &Single, other: Option<&Single>, kind: Kind) -> Option<(Number, Number)> {
        let by = |single: &Single, number: Number| {
            let unit = single.unit;
            let number = if single.negative { number.negative() } else { number };
            let number = number.times(Number::int(unit.map_or(1, |u| u.times)))?;
            match unit.filter(|u| kind == Kind::Age && u.time) {
                Some(u) if u.base == Word::of("month") => number.times(Number::ratio(u.factor.0.into(), 12)?),
                Some(u) => number.times(Number::ratio(u.factor.0.into(), 31_556_952)?),
                None => Some(number),
            }
        };
        let low = by(one, one.numeral.low)?;
        let high = other.map_or_else(|| by(one, one.numeral.high), |o| by(o, o.numeral.low))?;
        Some((low, high))
    }
}

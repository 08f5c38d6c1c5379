//! Two numbers that belong together: a range, a change from one to the other, a share ("3 in 10"), a score, odds.

use super::number::Number;
use super::quantity_context::Context;
use super::quantity_model::{Change, Kind, PERCENT};
use super::quantity_numeral::{Form, Numeral};
use super::quantity_single::Single;
use super::quantity_special::pair;
use crate::lexicon::Tag;
use crate::text::{Kind as TokenKind, Run, Word};

/// What two numbers are together.
pub enum Pair<'a> {
    /// From the one to the other.
    Range(Single<'a>, Single<'a>),
    /// Two levels of a change.
    Levels(Single<'a>, Single<'a>),
    /// So many of so many, in percent.
    Share(Single<'a>),
    /// A score or odds.
    Result(Kind, Single<'a>, Single<'a>),
    /// No figure; reading goes on at this token.
    Nothing(usize),
}

impl<'a> Context<'a> {
    /// A range, a share ("3 in 10"), a score or odds: two numbers that belong together.
    pub fn two(&self, one: &Single<'a>, floor: usize) -> Option<Pair<'a>> {
        if one.numeral.form != Form::Plain || one.share {
            return None;
        }
        if let Some(share) = self.share_around(one) {
            return Some(Pair::Share(share));
        }
        let mark = self.word(one.end);
        let joins = ["-", "—", "to", "and", "or", "in", "out", "/", "⁄"].iter().any(|m| mark == Word::of(m));
        if !joins || self.dated(one.end + 1) {
            return None;
        }
        if let Some(share) = self.share_of(one) {
            return Some(Pair::Share(share));
        }
        let from = self.after_mark(one, mark)?;
        let other = self.single(from).filter(|o| o.numeral.form == Form::Plain && !o.share && !self.dated(from))?;
        let run = Run::new(one.start, other.end);
        let chain = self.word(other.end) == mark
            && self.glued(other.end + 1)
            && self.token(other.end + 1).kind == TokenKind::Number;
        if chain && self.glued(other.end) && mark != Word::of("to") {
            return Some(Pair::Nothing(self.skip(one.start)));
        }
        let bare = one.unit.is_none() && other.unit.is_none() && one.numeral.digits && other.numeral.digits;
        if bare
            && one.numeral.run.end == one.end
            && let Some(kind) = pair(self, run, mark, one.numeral.low, other.numeral.low)
        {
            return Some(Pair::Result(kind, *one, other));
        }
        if mark == Word::of("/") || mark == Word::of("⁄") {
            return Some(self.fraction(one, &other).unwrap_or(Pair::Nothing(other.end)));
        }
        // "cut by 2 pence to 9 pence": a step and a level
        let step = || self.change(self.hedge(one.start, floor, false).1, true) == Some(Change::By);
        if mark == Word::of("to") && one.unit.is_some_and(|u| u.base != PERCENT) && other.unit.is_some() && step() {
            return None;
        }
        let (one, other) = self.levelled(one, &other)?;
        self.range(&one, &other, mark, floor)
    }

    /// Where the second number begins after `mark`; `None` where the two do not belong together.
    fn after_mark(&self, one: &Single, mark: Word) -> Option<usize> {
        let words = self.lexicon.numerals();
        let at = one.end;
        let between = (1..4).any(|k| words.between.contains(&self.before(one.start, k)));
        let symbol = usize::from(matches!(self.token(at + 1).kind, TokenKind::Symbol));
        let next = at + 1 + symbol;
        let fits = match mark {
            m if ["-", "—", "/", "⁄"].iter().any(|w| m == Word::of(w)) => self.glued(at) && self.glued(at + 1),
            m if m == Word::of("and") => between,
            m if m == Word::of("or") => {
                matches!(self.token(next).kind, TokenKind::Number) || words.sense(self.word(next)).is_some()
            }
            m if m == Word::of("to") => true,
            _ => false,
        };
        let hedged = if fits && mark != Word::of("-") { self.skip_hedge(next) } else { next };
        fits.then_some(hedged)
    }

    /// "between 5 and about 10": past a hedge before the second number.
    fn skip_hedge(&self, at: usize) -> usize {
        let hedged = (1..3).find(|k| {
            let p = at + k;
            let number = matches!(self.token(p).kind, TokenKind::Number)
                && self.token(p.wrapping_sub(1)).kind != TokenKind::Symbol;
            number
                && self
                    .lexicon
                    .units()
                    .hedges
                    .longest(|j| if j < *k { self.before(p, j + 1) } else { Word::default() })
                    .is_some_and(|(n, _)| n == *k)
        });
        hedged.map_or(at, |k| at + k)
    }

    /// Gives both numbers the scale and the unit that only one of them has.
    fn levelled(&self, one: &Single<'a>, other: &Single<'a>) -> Option<(Single<'a>, Single<'a>)> {
        let (mut one, mut other) = (*one, *other);
        let mantissa = other.numeral.low.over(other.numeral.scale)?;
        if one.numeral.scale == Number::ONE
            && other.numeral.scale > Number::ONE
            && one.numeral.low < mantissa
            && one.numeral.low < Number::int(1000)
        {
            let scale = other.numeral.scale;
            one.numeral.low = one.numeral.low.times(scale)?;
            one.numeral.granule = one.numeral.granule.times(scale)?;
        }
        match (one.unit, other.unit) {
            (None, Some(_)) => one.unit = other.unit,
            // "0.4 per cent to 13176" are two figures
            (Some(unit), None) if unit.money || self.before(one.start, 1) == Word::of("from") => other.unit = one.unit,
            (Some(_), None) => return None,
            (Some(a), Some(b)) if a.base != b.base => return None,
            _ => {}
        }
        Some((one, other))
    }

    fn range(&self, one: &Single<'a>, other: &Single<'a>, mark: Word, floor: usize) -> Option<Pair<'a>> {
        let (low, high) = (self.scaled(one)?, self.scaled(other)?);
        let start = self.hedge(one.start, floor, false).1;
        if mark == Word::of("to") && self.change(start, false) == Some(Change::From) {
            return Some(Pair::Levels(*one, *other));
        }
        // "three or four" is one figure, "7 or 10" are two
        let gap = high.minus(low)?.over(low.max(Number::ONE))?;
        let close = mark != Word::of("or") || gap <= Number::ratio(1, 2)? || high.minus(low)? == Number::ONE;
        (low < high && close).then_some(Pair::Range(*one, *other))
    }

    /// "1/16 of", "3/4 inch": a fraction of what follows.
    fn fraction(&self, one: &Single<'a>, other: &Single<'a>) -> Option<Pair<'a>> {
        let value = one.numeral.low.over(other.numeral.low).filter(|v| *v < Number::ONE)?;
        let run = Run::new(one.numeral.run.start, other.numeral.run.end);
        let numeral = Numeral { form: Form::Part, low: value, high: value, run, ..one.numeral };
        let single = Single { numeral, end: run.end, unit: None, ..*one };
        self.part(single).map(Pair::Share)
    }

    fn scaled(&self, single: &Single) -> Option<Number> {
        let factor = single.unit.map_or(Some(Number::ONE), |u| Number::ratio(u.factor.0.into(), u.factor.1.into()))?;
        single.numeral.low.times(factor)
    }

    /// "One fish in four".
    fn share_around(&self, one: &Single<'a>) -> Option<Single<'a>> {
        let noun = self.tag(one.end) == Tag::Noun && self.word(one.end + 1) == Word::of("in");
        let share = self.share_of(&Single { end: one.end + 1, ..*one }).filter(|_| noun && one.unit.is_none())?;
        // "two men in 40 boats"
        (!matches!(self.tag(share.end), Tag::Noun | Tag::Name | Tag::Adjective)).then_some(share)
    }

    /// "one in five", "9 out of 10".
    fn share_of(&self, one: &Single<'a>) -> Option<Single<'a>> {
        let out = self.word(one.end) == Word::of("out") && self.word(one.end + 1) == Word::of("of");
        let inside = self.word(one.end) == Word::of("in");
        if one.unit.is_some() || !(out || inside) {
            return None;
        }
        let from = one.end + if out { 2 } else { 1 };
        let from = from + usize::from(self.word(from) == Word::of("every"));
        let other =
            self.single(from).filter(|o| o.unit.is_none() && o.numeral.form == Form::Plain && !self.dated(from))?;
        let (low, whole) = (one.numeral.low, other.numeral.low);
        let round = whole <= Number::int(100) || whole.granule().is_some_and(|g| g >= Number::int(10));
        if low >= whole || low.whole().is_none() || (inside && !round) {
            return None;
        }
        let percent = low.over(whole)?.times(Number::int(100))?;
        let granule = percent.granule().unwrap_or(Number::int(3));
        let run = Run::new(one.numeral.run.start, other.numeral.run.end);
        let numeral = Numeral { low: percent, high: percent, granule, run, ..one.numeral };
        let unit = self.lexicon.units().named("percent");
        Some(Single { numeral, end: other.end, unit, share: true, ..*one })
    }
}

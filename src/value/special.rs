//! Figures of their own kind: scores, fractions with a stroke, clock times, shares, signs.

use super::mention::{Mention, Value};
use super::number::Number;
use super::numeral::{Parsed, numeral};
use super::quantity::{CLOCK, COUNT, SCORE};
use super::reader::Reader;
use crate::lexicon::{Hedge, Tag};
use crate::text::{Kind, Run, Word};

impl Reader<'_> {
    /// Scores, odds, ages in hyphens are read elsewhere; here "3-1", "9/11", "4/6".
    pub(super) fn pair(&self, at: usize, parsed: &Parsed) -> Option<(Option<Mention>, usize)> {
        let mark = parsed.end;
        let slash = self.is(mark, "/") && !self.document.token(mark).spaced;
        let dash = self.is(mark, "-") && !self.document.token(mark).spaced;
        if !(slash || dash)
            || self.document.token(mark + 1).kind != Kind::Number
            || self.document.token(at).kind != Kind::Number
        {
            return None;
        }
        let other = Number::parse(self.document.surface(mark + 1))?;
        let mut end = mark + 2;
        let of = self.is(mark + 2, "of") || self.figures.unit_at(self.document, mark + 2).is_some();
        if let Some(value) = parsed.lo.over(other).filter(|_| slash && of && parsed.lo < other) {
            let hundred = value.times(Number::int(100))?;
            let mut value = self.quantity(Run::new(at, end), Hedge::Bare, (value, value), Word::of("%"), "%");
            (value.lo, value.hi) = (hundred, hundred);
            return Some((Some(Mention { run: Run::new(at, end), value: Value::Quantity(value) }), end));
        }
        if slash {
            while self.is(end, "/") {
                end += 2;
            }
            return Some((None, end));
        }
        if self.is(end, "-") && self.document.token(end + 1).kind == Kind::Number {
            return Some((None, end + 2));
        }
        let around = (at.saturating_sub(7).max(self.sentence.start)..(end + 4).min(self.sentence.end))
            .any(|k| self.figures.is_score_word(self.document.word(k)));
        let ascending = parsed.lo < other;
        let counted = matches!(self.tag(end), Tag::Noun | Tag::Adjective)
            && self.terms.get(end).is_some_and(|t| t.form == crate::lexicon::Form::Plural);
        let unit = self.figures.unit_at(self.document, end).is_some()
            || at > 0 && self.document.token(at - 1).kind == Kind::Symbol;
        if unit || (ascending && (counted || !around)) {
            return None;
        }
        let value = self.quantity(Run::new(at, end), Hedge::Bare, (parsed.lo, other), SCORE, "score");
        Some((Some(Mention { run: Run::new(at, end), value: Value::Quantity(value) }), end))
    }

    /// "5 pm", "10.45am": the token behind the half of the day.
    pub(super) fn half_day(&self, at: usize) -> Option<usize> {
        ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].iter().any(|w| self.is(at, w)).then_some(at + 1)
    }

    /// "5 pm" and "2.48pm" in minutes since midnight.
    pub(super) fn minutes(&self, at: usize, half: usize) -> Option<Number> {
        let (hours, minutes) =
            self.document.surface(at).split_once(['.', ':']).unwrap_or((self.document.surface(at), "0"));
        let (mut hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        let afternoon = ["pm", "p.m.", "p.m"].iter().any(|w| self.is(half, w));
        if afternoon && hours < 12 {
            hours += 12;
        }
        Some(Number::int(hours * 60 + minutes))
    }

    /// "two in three voters", "nine out of 10 homes": a share.
    pub(super) fn share(&self, at: usize, parsed: &Parsed) -> Option<(Option<Mention>, usize)> {
        let mut next = parsed.end;
        if self.is(next, "out") && self.is(next + 1, "of") {
            next += 2;
        } else if self.is(next, "in") {
            next += 1;
        } else {
            return None;
        }
        next += usize::from(self.is(next, "every"));
        let whole = numeral(self.figures, self.document, self.sentence, next).filter(|w| !w.ordinal && !w.vague)?;
        let plural = (whole.end..(whole.end + 3).min(self.sentence.end))
            .any(|k| self.terms.get(k).is_some_and(|t| t.form == crate::lexicon::Form::Plural || t.tag == Tag::Noun));
        let year = whole.lo >= Number::int(1000) && self.document.token(next).kind == Kind::Number;
        if parsed.ordinal
            || parsed.vague
            || parsed.lo >= whole.lo
            || !plural
            || year
            || self.figures.unit_at(self.document, whole.end).is_some()
        {
            return None;
        }
        let ratio = parsed.lo.over(whole.lo)?;
        let percent = ratio.times(Number::int(100))?;
        let core = Run::new(at, whole.end);
        let mut value = self.quantity(core, Hedge::Bare, (ratio, ratio), Word::of("%"), "%");
        (value.lo, value.hi) = (percent, percent);
        value.granule = Some(Number::ONE);
        let noun = self.noun(whole.end, COUNT);
        value.noun = noun;
        let run = Run::new(at, noun.map_or(whole.end, |n| n + 1));
        Some((Some(Mention { run, value: Value::Quantity(value) }), whole.end))
    }

    /// A minus before the number, or before its currency sign.
    pub(super) fn sign(&self, first: usize, at: usize) -> usize {
        let dash = first > self.sentence.start
            && self.is(first - 1, "-")
            && self.document.token(first - 1).spaced
            && !self.document.token(first).spaced;
        let spoken = at > self.sentence.start && self.is(at - 1, "minus");
        if dash || spoken { first - 1 } else { first }
    }

    pub(super) fn clock(&self, at: usize) -> Mention {
        let half = self.half_day(at + 1);
        let minutes = self.minutes(at, at + 1).unwrap_or(Number::ZERO);
        let run = Run::new(at, half.unwrap_or(at + 1));
        Mention { run, value: Value::Quantity(self.quantity(run, Hedge::Bare, (minutes, minutes), CLOCK, "clock")) }
    }
}

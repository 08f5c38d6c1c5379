//! The number itself, in digits or words: "1.3 million", "two hundred and six", "two and a half", "a quarter", "dozens".

use super::number::Number;
use super::quantity_sum::Sum;
use crate::lexicon::{NumberWord, Numerals, Vague};
use crate::text::{Document, Kind, Run, Word};

/// What a numeral is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A whole or decimal number.
    Plain,
    /// A fraction without a scale: half, two-thirds; needs something that it is a part of.
    Part,
    /// 3rd, third.
    Ordinal,
    /// A word for an unknown number.
    Vague,
    /// twice.
    Times,
}

/// A numeral as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// What it is.
    pub form: Form,
    /// Its value, or its least value.
    pub low: Number,
    /// Its greatest value.
    pub high: Number,
    /// The step that its writing tells apart.
    pub granule: Number,
    /// Its tokens.
    pub run: Run,
    /// Written in digits.
    pub digits: bool,
    /// The scale at its end (million), or one.
    pub scale: Number,
}

const AND: Word = Word::of("and");
const DASH: Word = Word::of("-");

/// The article "a" or "an".
pub fn is_article(word: Word) -> bool {
    word == Word::of("a") || word == Word::of("an")
}

/// Whether the token stands right behind the one before it.
pub fn is_glued(document: &Document, at: usize) -> bool {
    !document.token(at).spaced
}

/// The numeral that begins at `at` and ends before `end`.
pub fn numeral(document: &Document, words: &Numerals, at: usize, end: usize) -> Option<Numeral> {
    let reader = Reader { document, words, end };
    let token = document.token(at);
    match token.kind {
        Kind::Number => reader.digits(at),
        Kind::Ordinal => {
            let text = document.surface(at);
            let value = Number::parse(text.trim_end_matches(|c: char| c.is_alphabetic()))?;
            Some(reader.made(Form::Ordinal, value, Run::one(at)))
        }
        Kind::Code => {
            // "1½"
            let text = document.surface(at);
            let (digits, sign) = text.split_at_checked(text.find(|c: char| !c.is_ascii_digit())?)?;
            let Some(NumberWord::Sign(top, bottom)) = words.sense(Word::folded(sign)) else { return None };
            let value = Number::parse(digits)?.plus(Number::ratio(top.into(), bottom.into())?)?;
            Some(reader.made(Form::Plain, value, Run::one(at)))
        }
        Kind::Word if is_article(token.word) => reader.article(at),
        Kind::Word => reader.sense(at).and_then(|sense| reader.word(at, sense)),
        _ => None,
    }
}

struct Reader<'a> {
    document: &'a Document,
    words: &'a Numerals,
    end: usize,
}

impl Reader<'_> {
    fn word_at(&self, at: usize) -> Word {
        if at < self.end { self.document.word(at) } else { Word::default() }
    }

    fn sense(&self, at: usize) -> Option<NumberWord> {
        if at < self.end { self.words.sense(self.document.word(at)) } else { None }
    }

    fn made(&self, form: Form, value: Number, run: Run) -> Numeral {
        let granule = value.granule().unwrap_or(Number::ZERO);
        Numeral { form, low: value, high: value, granule, run, digits: false, scale: Number::ONE }
    }

    /// Past a hyphen without blanks, if one stands here.
    fn past_dash(&self, at: usize) -> usize {
        let dash = self.word_at(at) == DASH && is_glued(self.document, at) && is_glued(self.document, at + 1);
        if dash { at + 1 } else { at }
    }

    fn digits(&self, at: usize) -> Option<Numeral> {
        let text = self.document.surface(at);
        let mut value = Number::parse(text)?;
        let mut end = at + 1;
        let decimals = text.split_once('.').map_or(0, |(_, part)| part.len() as u32);
        let step = Number::ratio(1, 10_i128.checked_pow(decimals)?)?;
        if let Some(extra) = self.vulgar(end) {
            (value, end) = (value.plus(extra.0)?, extra.1);
        } else if let Some((extra, after)) = self.and_a_half(end).filter(|(_, e)| self.scale(*e, false).is_some()) {
            (value, end) = (value.plus(extra)?, after);
        }
        let (scale, end) = self.scale(end, true).unwrap_or((Number::ONE, end));
        let value = value.times(scale)?;
        let written = step.times(scale)?;
        let granule = if decimals > 0 { written } else { value.granule().unwrap_or(written) };
        Some(Numeral { granule, digits: true, scale, ..self.made(Form::Plain, value, Run::new(at, end)) })
    }

    /// "½", or "1/2" after a whole number.
    fn vulgar(&self, at: usize) -> Option<(Number, usize)> {
        if let Some(NumberWord::Sign(top, bottom)) = self.sense(at) {
            return Some((Number::ratio(top.into(), bottom.into())?, at + 1));
        }
        let slash = Word::of("/");
        if self.word_at(at + 1) != slash || is_glued(self.document, at) || !is_glued(self.document, at + 2) {
            return None;
        }
        let (top, bottom) = (self.whole(at)?, self.whole(at + 2)?);
        (top < bottom && bottom <= 16).then_some((Number::ratio(top, bottom)?, at + 3))
    }

    fn whole(&self, at: usize) -> Option<i128> {
        let number = self.document.token(at).kind == Kind::Number && at < self.end;
        Number::parse(self.document.surface(at)).filter(|_| number)?.whole()
    }

    /// Scale words after a number: "million", "hundred thousand", and glued "bn"; with its end.
    fn scale(&self, from: usize, digits: bool) -> Option<(Number, usize)> {
        let (mut scale, mut at) = (Number::ONE, from);
        if let Some(suffix) = self.words.suffix(self.word_at(from)).filter(|_| digits) {
            let long = self.document.surface(from).len() > 1;
            // "£ 50 m": where marks stand apart, so do suffixes
            let apart = from.checked_sub(2).is_some_and(|k| self.document.token(k).kind == Kind::Symbol)
                && !is_glued(self.document, from - 1);
            if is_glued(self.document, from) || long || apart {
                return Some((Number::int(suffix), from + 1));
            }
        }
        loop {
            let next = self.past_dash(at);
            match self.sense(next) {
                Some(NumberWord::Scale(n) | NumberWord::Many(n)) => {
                    (scale, at) = (scale.times(Number::int(n))?, next + 1)
                }
                Some(NumberWord::Group(12)) if at == from => (scale, at) = (Number::int(12), next + 1),
                _ => break,
            }
        }
        (at > from).then_some((scale, at))
    }

    /// "and a half", "and three quarters", "and-a-half", with its end.
    fn and_a_half(&self, at: usize) -> Option<(Number, usize)> {
        let at = self.past_dash(at);
        if self.word_at(at) != AND {
            return None;
        }
        let first = self.past_dash(at + 1);
        let (top, next) = match self.sense(first) {
            _ if is_article(self.word_at(first)) => (1, first + 1),
            Some(NumberWord::Unit(n)) => (n, first + 1),
            _ => return None,
        };
        let next = self.past_dash(next);
        let bottom = match self.sense(next)? {
            NumberWord::Part(n) => n,
            NumberWord::Ordinal(n) if n > 2 => n,
            _ => return None,
        };
        (top < bottom).then_some((Number::ratio(top.into(), bottom.into())?, next + 1))
    }

    fn word(&self, at: usize, sense: NumberWord) -> Option<Numeral> {
        match sense {
            NumberWord::Unit(_) | NumberWord::Ten(_) => self.cardinal(at),
            NumberWord::Scale(_) => None,
            NumberWord::Part(n) if self.document.token(at).word == Word::of("half") => {
                self.part(Number::ratio(1, n.into())?, at, at + 1)
            }
            NumberWord::Part(_) => None,
            NumberWord::Sign(top, bottom) => self.part(Number::ratio(top.into(), bottom.into())?, at, at + 1),
            NumberWord::Ordinal(n) => Some(self.made(Form::Ordinal, Number::int(n), Run::one(at))),
            NumberWord::Times(n) => Some(self.made(Form::Times, Number::int(n), Run::one(at))),
            NumberWord::Many(n) => self.many(at, n),
            NumberWord::Vague(vague) if !vague.article => self.vague(vague, Run::one(at)),
            NumberWord::Vague(_) => None,
            NumberWord::Group(_) => None,
        }
    }

    /// "several", "a couple of hundred".
    fn vague(&self, vague: Vague, run: Run) -> Option<Numeral> {
        let of = self.word_at(run.end) == Word::of("of");
        if vague.of && !of {
            return None;
        }
        let from = if of { run.end + 1 } else { run.end };
        let (scale, end) = self.scale(from, false).unwrap_or((Number::ONE, run.end));
        let form = if vague.lo == vague.hi { Form::Plain } else { Form::Vague };
        let base = self.made(form, Number::int(vague.lo).times(scale)?, Run::new(run.start, end));
        Some(Numeral { high: Number::int(vague.hi).times(scale)?, ..base })
    }

    /// "hundreds", "tens of thousands", "hundreds of millions".
    fn many(&self, at: usize, count: i64) -> Option<Numeral> {
        let mut end = at + 1;
        let mut unit = Number::int(count);
        while self.word_at(end) == Word::of("of") {
            let Some(NumberWord::Many(n)) = self.sense(end + 1) else { break };
            (unit, end) = (unit.times(Number::int(n))?, end + 2);
        }
        let low = unit.times(Number::int(2))?;
        let high = unit.times(Number::int(if count <= 100 { 10 } else { 100 }))?.minus(Number::ONE)?;
        Some(Numeral { high, granule: Number::ZERO, ..self.made(Form::Vague, low, Run::new(at, end)) })
    }

    /// "a hundred", "a dozen", "a few", "a third", "a half", "a couple of hundred".
    fn article(&self, at: usize) -> Option<Numeral> {
        match self.sense(at + 1)? {
            NumberWord::Scale(_) => self.cardinal(at),
            NumberWord::Group(n) => Some(self.made(Form::Plain, Number::int(n), Run::new(at, at + 2))),
            NumberWord::Vague(vague) if vague.article => self.vague(vague, Run::new(at, at + 2)),
            NumberWord::Part(n) => self.part(Number::ratio(1, n.into())?, at, at + 2),
            NumberWord::Ordinal(n) if n > 2 => self.part(Number::ratio(1, n.into())?, at, at + 2),
            _ => None,
        }
    }

    /// "half-billion": past the hyphen before a scale.
    fn before_scale(&self, at: usize) -> usize {
        let next = self.past_dash(at);
        if matches!(self.sense(next), Some(NumberWord::Scale(_) | NumberWord::Group(_))) { next } else { at }
    }

    /// A fraction: on its own, or of a scale ("half a million", "a quarter of a billion", "half a dozen").
    fn part(&self, value: Number, from: usize, end: usize) -> Option<Numeral> {
        let of = if self.word_at(end) == Word::of("of") { end + 1 } else { self.before_scale(end) };
        let joined = self.past_dash(end);
        let article = match of {
            _ if joined > end && is_article(self.word_at(joined)) => self.past_dash(joined + 1),
            _ if is_article(self.word_at(of)) => of + 1,
            _ => of,
        };
        let scaled = match self.sense(article) {
            Some(NumberWord::Scale(_)) if article > end || self.document.token(end).word != Word::of("hundred") => {
                self.scale(article, false)
            }
            Some(NumberWord::Group(n)) if article > of || self.before_scale(end) == article => {
                Some((Number::int(n), article + 1))
            }
            _ => None,
        };
        if let Some((scale, end)) = scaled {
            let numeral = self.made(Form::Plain, value.times(scale)?, Run::new(from, end));
            return Some(Numeral { scale, ..numeral });
        }
        Some(self.made(Form::Part, value, Run::new(from, end)))
    }

    /// Number words in their order, up to a fraction or an ordinal at the end.
    fn cardinal(&self, from: usize) -> Option<Numeral> {
        let mut sum = Sum::default();
        let mut at = if is_article(self.word_at(from)) { from + 1 } else { from };
        let mut scale = 1;
        if at > from {
            sum.add(NumberWord::Unit(1))?;
        }
        let mut end = at;
        while let Some(sense) = self.sense(at) {
            if let NumberWord::Ordinal(n) = sense {
                return self.ends_in_ordinal(&sum, from, end, at, n);
            }
            let Some(step) = sum.add(sense) else { break };
            scale = step;
            end = at + 1;
            let dash = self.past_dash(end);
            let and = self.word_at(end) == AND
                && step >= 100
                && matches!(self.sense(end + 1), Some(NumberWord::Unit(_) | NumberWord::Ten(_)));
            at = if and { end + 1 } else { dash };
        }
        if end == from {
            return None;
        }
        if let Some(NumberWord::Part(n)) = self.sense(self.past_dash(end)) {
            let top = sum.value()?.whole()?;
            let fits = top < i128::from(n) && self.past_dash(end) <= end + 1;
            return if fits { self.part(Number::ratio(top, n.into())?, from, self.past_dash(end) + 1) } else { None };
        }
        let mut value = sum.value()?;
        if let Some((extra, after)) = self.and_a_half(end) {
            let (by, after) = self.scale(after, false).unwrap_or((Number::ONE, after));
            let whole = value.plus(extra.times(if scale >= 1000 { Number::int(scale) } else { Number::ONE })?)?;
            return Some(Numeral { scale: by, ..self.made(Form::Plain, whole.times(by)?, Run::new(from, after)) });
        }
        if self.sense(self.past_dash(end)) == Some(NumberWord::Group(12)) {
            (value, end) = (value.times(Number::int(12))?, self.past_dash(end) + 1);
        }
        let numeral = self.made(Form::Plain, value, Run::new(from, end));
        Some(Numeral { scale: Number::int(if scale >= 1000 { scale } else { 1 }), ..numeral })
    }

    /// "twenty-first", "one-third", "two hundred and first"; else the number ends before the ordinal.
    fn ends_in_ordinal(&self, sum: &Sum, from: usize, end: usize, at: usize, n: i64) -> Option<Numeral> {
        let value = sum.value()?;
        let top = value.whole()?;
        if top >= 20 && top % 10 == 0 && n < 10 {
            return Some(self.made(Form::Ordinal, value.plus(Number::int(n))?, Run::new(from, at + 1)));
        }
        let hyphen = at == end + 1 || self.word_at(at + 1) == Word::of("of");
        if top == 1 && n > 2 && hyphen {
            return self.part(Number::ratio(1, n.into())?, from, at + 1);
        }
        Some(self.made(Form::Plain, value, Run::new(from, end)))
    }
}

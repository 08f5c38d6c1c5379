//! One numeral with its currency and unit, where it is a figure at all.

use super::number::Number;
use super::quantity_context::Context;
use super::quantity_name::named;
use super::quantity_numeral::{Form, Numeral, is_article, numeral};
use crate::lexicon::{Form as Inflection, Hedge, NumberWord, Tag, Unit};
use crate::text::{Caps, Kind as TokenKind, Run, Word};

/// A numeral with its currency and unit.
#[derive(Clone, Copy)]
pub struct Single<'a> {
    /// The numeral.
    pub numeral: Numeral,
    /// With the currency.
    pub start: usize,
    /// With the unit.
    pub end: usize,
    /// Its unit or currency.
    pub unit: Option<&'a Unit>,
    /// A share told as a fraction, now in percent.
    pub share: bool,
    /// Below zero.
    pub negative: bool,
}

impl<'a> Context<'a> {
    /// Whether a figure may begin here: one look at the token.
    pub fn begins(&self, at: usize) -> bool {
        let token = self.token(at);
        match token.kind {
            TokenKind::Number | TokenKind::Ordinal | TokenKind::Time | TokenKind::Code => true,
            TokenKind::Word if is_article(token.word) => {
                self.lexicon.numerals().sense(self.word(at + 1)).is_some()
                    || self.year_and_a_half(at)
                    || self.one_unit(at)
            }
            TokenKind::Word => self.lexicon.numerals().sense(token.word).is_some(),
            _ => false,
        }
    }

    fn year_and_a_half(&self, at: usize) -> bool {
        self.word(at + 2) == Word::of("and")
            && is_article(self.word(at + 3))
            && self.unit_at(at + 1, false).is_some_and(|(_, u)| u.time)
    }

    /// "to a dollar", "a day after the vote", "nearly an hour": one of a unit, where the text measures by it.
    fn one_unit(&self, at: usize) -> bool {
        let Some((end, unit)) = self.unit_at(at + 1, false).filter(|(_, u)| u.money || u.time) else { return false };
        let next = self.word(end);
        let hedge = self.hedge(at, self.sentence.start, unit.time).0;
        if unit.time {
            let apart = next == Word::of("after") || next == Word::of("before");
            // "jailed for a decade"
            let whole = ["for", "within"].iter().any(|w| self.before(at, 1) == Word::of(w));
            let goes_on = matches!(self.tag(end), Tag::Noun | Tag::Name | Tag::Possessive | Tag::Adjective)
                || [Word::of("-"), Word::of("of"), Word::of("and")].contains(&next);
            return apart || !matches!(hedge, Hedge::Bare | Hedge::About) || whole && !goes_on;
        }
        let goes_on = matches!(self.tag(end), Tag::Noun | Tag::Name | Tag::Possessive)
            || [Word::of("-"), Word::of("of"), Word::of("and")].contains(&next);
        let led = hedge != Hedge::Bare || ["to", "at", "for", "than"].iter().any(|w| self.before(at, 1) == Word::of(w));
        led && !goes_on
    }

    /// "300,000 Turkish liras": a currency behind its country.
    fn foreign_money(&self, at: usize) -> Option<(usize, &'a Unit)> {
        let country = self.token(at).caps == Caps::Title && matches!(self.tag(at), Tag::Adjective | Tag::Name);
        self.unit_at(at + 1, false).filter(|(_, unit)| country && unit.money)
    }

    /// Past a number that is part of something else: "1-800-555", "49ers".
    pub fn skip(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.token(at).kind == TokenKind::Number
            && self.glued(end)
            && self.glued(end + 1)
            && self.token(end + 1).kind == TokenKind::Number
        {
            end += 2;
        }
        end
    }

    /// The numeral at `at` with its currency and unit, if it is a figure at all.
    pub fn single(&self, at: usize) -> Option<Single<'a>> {
        if self.token(at).kind == TokenKind::Code
            && numeral(self.document, self.lexicon.numerals(), at, self.sentence.end).is_none()
        {
            return self.coded(at);
        }
        if is_article(self.word(at)) && (self.year_and_a_half(at) || self.one_unit(at)) {
            return self.article_unit(at);
        }
        let mut numeral =
            self.mixed(at).or_else(|| numeral(self.document, self.lexicon.numerals(), at, self.sentence.end))?;
        let money = self.currency_before(at);
        if numeral.digits && money.is_none() && self.is_metre(&numeral) {
            let bare = self.document.surface(at);
            numeral = Numeral {
                low: Number::parse(bare)?,
                high: Number::parse(bare)?,
                run: Run::one(at),
                scale: Number::ONE,
                ..numeral
            };
            numeral.granule = numeral.low.granule().unwrap_or(Number::ONE);
        }
        let (start, end) = (at - money.map_or(0, |(n, _)| n), numeral.run.end);
        let mut single =
            Single { numeral, start, end, unit: money.map(|(_, u)| u), share: false, negative: self.minus(start) };
        if numeral.form == Form::Part {
            return self.part(single);
        }
        if single.unit.is_none() {
            if let Some((end, unit)) = self
                .unit_at(end, numeral.digits)
                .or_else(|| self.foreign_money(end))
                .filter(|_| !matches!(numeral.form, Form::Ordinal | Form::Times))
            {
                (single.unit, single.end) = (Some(unit), end);
            } else if numeral.digits
                && self.glued(end)
                && self.token(end).kind == TokenKind::Word
                && self.lexicon.units().rates.longest(|k| self.word(end + k)).is_none()
            {
                return None;
            }
        } else if let Some((end, _)) =
            self.unit_at(end, false).filter(|(_, u)| u.money && self.word(end) != Word::of("-"))
        {
            single.end = end;
        }
        self.and_a_half(&mut single);
        if matches!(numeral.form, Form::Times) {
            single.unit = self.lexicon.units().named("times");
        }
        let money = single.unit.is_some_and(|u| u.money);
        let plain = numeral.form == Form::Plain;
        (money || !plain || !named(self, &numeral, single.end)).then_some(())?;
        (numeral.form != Form::Ordinal || self.is_ordinal(&numeral)).then_some(())?;
        (!self.is_pronoun(&single)).then_some(single)
    }

    /// "41/2 years", where the blank is lost: 4 1/2.
    fn mixed(&self, at: usize) -> Option<Numeral> {
        let digits = |at: usize| Some(self.document.surface(at)).filter(|_| self.token(at).kind == TokenKind::Number);
        let joined = self.word(at + 1) == Word::of("/") && self.glued(at + 1) && self.glued(at + 2);
        let (whole, top) = digits(at).filter(|d| joined && d.len() > 1).map(|d| d.split_at(d.len() - 1))?;
        let (whole, top, bottom) = (Number::parse(whole)?, top.parse().ok()?, digits(at + 2)?.parse().ok()?);
        let measured = (2..=8).contains(&bottom) && top < bottom && top > 0 && self.unit_at(at + 3, true).is_some();
        let value = whole.plus(Number::ratio(top, bottom)?).filter(|_| measured)?;
        let granule = value.granule().unwrap_or(Number::ONE);
        let run = Run::new(at, at + 3);
        Some(Numeral { form: Form::Plain, low: value, high: value, granule, run, digits: true, scale: Number::ONE })
    }

    /// "37m (121ft)", "a 100m race": glued "m" is a metre before a conversion, a word of measure or one thing so long.
    fn is_metre(&self, numeral: &Numeral) -> bool {
        let end = numeral.run.end;
        if numeral.run.len() != 2 || self.word(end - 1) != Word::of("m") || !self.glued(end - 1) {
            return false;
        }
        let next = self.past_dash(end);
        let converted = self.word(end) == Word::of("(") && self.token(end + 1).kind == TokenKind::Number;
        let inflection = self.terms.get(next).map(|t| t.form);
        let long = is_article(self.before(end - 2, 1))
            && self.tag(next) == Tag::Noun
            && inflection != Some(Inflection::Plural);
        converted || long || self.lexicon.numerals().measured.contains(&self.word(next))
    }

    /// "minus 5", "-1.3%", "minus-130 degrees"; with the place where the sign begins.
    fn minus(&self, start: usize) -> bool {
        let dash = self.before(start, 1) == Word::of("-") && self.glued(start);
        let spaced = dash && !self.glued(start - 1);
        let word = self.before(start, if dash && !spaced { 2 } else { 1 }) == Word::of("minus");
        spaced || word
    }

    /// "a year and a half", "three years and a half".
    fn and_a_half(&self, single: &mut Single) {
        let at = single.end;
        let time = single.unit.is_some_and(|u| u.time && u.times == 1);
        let half = self.word(at) == Word::of("and") && is_article(self.word(at + 1));
        let Some(NumberWord::Part(n)) = self.lexicon.numerals().sense(self.word(at + 2)).filter(|_| time && half)
        else {
            return;
        };
        let Some(value) = Number::ratio(1, n.into()).and_then(|part| single.numeral.low.plus(part)) else { return };
        (single.numeral.low, single.numeral.high, single.end) = (value, value, at + 3);
    }

    fn article_unit(&self, at: usize) -> Option<Single<'a>> {
        let (end, unit) = self.unit_at(at + 1, false)?;
        let one = Numeral {
            form: Form::Plain,
            low: Number::ONE,
            high: Number::ONE,
            granule: Number::ONE,
            run: Run::one(at),
            digits: false,
            scale: Number::ONE,
        };
        let mut single = Single { numeral: one, start: at, end, unit: Some(unit), share: false, negative: false };
        self.and_a_half(&mut single);
        (single.end > end || self.one_unit(at)).then_some(single)
    }

    /// A figure glued to its unit or currency in one token: "5kW", "EUR50m", "RM120,000".
    fn coded(&self, at: usize) -> Option<Single<'a>> {
        let text = self.document.surface(at);
        let units = self.lexicon.units();
        let letters = text.find(|c: char| c.is_ascii_digit())?;
        let (code, rest) = text.split_at_checked(letters)?;
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, tail) = rest.split_at_checked(digits)?;
        let word = |text: &str| {
            if matches!(text.len(), 1..=3) && text.bytes().all(|b| b.is_ascii_uppercase()) {
                Word::of(text)
            } else {
                Word::folded(text)
            }
        };
        let mut end = at + 1;
        let (unit, scale) = if code.is_empty() {
            (units.glued.longest(|k| if k == 0 { word(tail) } else { Word::default() })?.1, 1)
        } else {
            let scale = if tail.is_empty() { 1 } else { self.lexicon.numerals().suffix(word(tail))? };
            (units.before.longest(|k| if k == 0 { word(code) } else { Word::default() })?.1, scale)
        };
        let mut written = number.to_string();
        while tail.is_empty()
            && self.word(end) == Word::of(",")
            && self.glued(end + 1)
            && self.document.surface(end + 1).len() >= 3
        {
            written.push_str(self.document.surface(end + 1));
            end += 2;
        }
        let base = Number::parse(&written)?;
        let mut value = base.times(Number::int(scale))?;
        if let Some(NumberWord::Scale(n)) = self.lexicon.numerals().sense(self.word(end)).filter(|_| !code.is_empty()) {
            (value, end) = (value.times(Number::int(n))?, end + 1);
        }
        let granule = value.granule().unwrap_or(Number::ONE);
        let numeral = Numeral {
            form: Form::Plain,
            low: value,
            high: value,
            granule,
            run: Run::new(at, end),
            digits: true,
            scale: Number::ONE,
        };
        Some(Single { numeral, start: at, end, unit: units.get(unit), share: false, negative: false })
    }

    /// What a fraction is a part of: a unit ("half a percent"), a noun ("two-thirds of voters"), or left open ("by a third").
    pub fn part(&self, single: Single<'a>) -> Option<Single<'a>> {
        let (numeral, words) = (single.numeral, self.lexicon.numerals());
        let (from, end) = (numeral.run.start, numeral.run.end);
        let of = self.word(end) == Word::of("of");
        let after = if of { end + 1 } else { end };
        let article = is_article(self.word(after)) || self.word(after) == Word::of("one");
        let before = self.before(from, 1);
        if matches!(words.sense(before), Some(NumberWord::Ordinal(_))) {
            return None;
        }
        let target = if article { after + 1 } else { after };
        // "for a fifth day"
        let ordinal = matches!(words.sense(self.word(end - 1)), Some(NumberWord::Ordinal(_)));
        if ordinal && !of && is_article(self.word(from)) && self.unit_at(end, false).is_some() {
            return None;
        }
        if (article || !of)
            && let Some((end, unit)) = self.unit_at(target, false).filter(|(_, u)| u.base != Word::of("times"))
        {
            return Some(Single { end, unit: Some(unit), ..single });
        }
        let as_much = self.word(end) == Word::of("as")
            && (self.word(end + 1) == Word::of("much") || self.word(end + 1) == Word::of("many"));
        if as_much {
            return Some(Single { unit: self.lexicon.units().named("times"), end: end + 2, ..single });
        }
        let determined = matches!(self.tag(end), Tag::Determiner)
            || (matches!(self.tag(end), Tag::Pronoun) && self.word(end + 1) != Word::default());
        let fixed = numeral.run.len() > 1 && self.word(numeral.run.end - 2) == Word::of("-");
        let (hedge, _) = self.hedge(from, self.sentence.start, false);
        let told = of
            || (determined && numeral.run.len() == 1)
            || fixed
            || words.shares.contains(&before)
            || (hedge != Hedge::Bare);
        // "fell by a fifth last year"
        let dated = self.lexicon.calendar().shift(self.word(end)).is_some();
        let ranked =
            !of && !dated && ordinal && matches!(self.tag(end), Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number);
        let definite =
            matches!(self.tag(from.wrapping_sub(1)), Tag::Determiner | Tag::Possessive) && from > self.sentence.start;
        if !told || ranked || (definite && hedge == Hedge::Bare) || self.word(end) == Word::of("-") {
            return None;
        }
        let percent = numeral.low.times(Number::int(100))?;
        let granule = percent.granule().unwrap_or(Number::int(3));
        let numeral = Numeral { low: percent, high: percent, granule, ..numeral };
        Some(Single { numeral, unit: self.lexicon.units().named("percent"), share: true, ..single })
    }
}

//! Figures: where a text has one, and everything about it that a comparison needs.

use super::number::Number;
use super::quantity_context::{Context, measure};
pub use super::quantity_model::{Change, Interval, Kind, Measure, Noun, Quantity, Rate, Shape};
use super::quantity_numeral::{Form, Numeral, is_article, numeral};
use super::quantity_special::{aged_after, aged_around, clock, pair};
use crate::lexicon::{Hedge, Lexicon, Sense, Tag, Term, Unit};
use crate::text::{Document, Kind as TokenKind, Run, Word};

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
    out
}

/// What was read at one place: figures, and the token at which reading goes on.
struct Read {
    found: Vec<(Run, Quantity)>,
    next: usize,
}

/// A numeral with its currency and unit.
#[derive(Clone, Copy)]
struct Single<'a> {
    numeral: Numeral,
    /// With the currency.
    start: usize,
    /// With the unit.
    end: usize,
    unit: Option<&'a Unit>,
    share: bool,
    negative: bool,
}

impl<'a> Context<'a> {
    /// Whether a figure may begin here: one look at the token.
    fn begins(&self, at: usize) -> bool {
        let token = self.token(at);
        match token.kind {
            TokenKind::Number | TokenKind::Ordinal | TokenKind::Time | TokenKind::Code => true,
            TokenKind::Word if is_article(token.word) => {
                self.lexicon.numerals().sense(self.word(at + 1)).is_some() || self.year_and_a_half(at)
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

    fn read(&self, at: usize, floor: usize) -> Read {
        if let Some((minutes, run, zone)) = clock(self, at) {
            return Read { next: run.end, found: vec![self.clock(minutes, run, zone, floor)] };
        }
        let nothing = Read { found: Vec::new(), next: at + 1 };
        let Some(one) = self.single(at) else { return Read { next: self.skip(at), ..nothing } };
        if let Some(read) = self.two(&one, floor) {
            return read;
        }
        let (Some(quantity), next) = (self.whole(&one, None, floor), one.end) else {
            return Read { next: one.numeral.run.end, ..nothing };
        };
        Read { next, found: vec![quantity] }
    }

    /// Past a number that is part of something else: "1-800-555", "49ers".
    fn skip(&self, at: usize) -> usize {
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
    fn single(&self, at: usize) -> Option<Single<'a>> {
        if self.token(at).kind == TokenKind::Code {
            return self.coded(at);
        }
        if self.year_and_a_half(at) && is_article(self.word(at)) {
            return self.article_unit(at);
        }
        let mut numeral = numeral(self.document, self.lexicon.numerals(), at, self.sentence.end)?;
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
            if let Some((end, unit)) =
                self.unit_at(end, numeral.digits).filter(|_| !matches!(numeral.form, Form::Ordinal | Form::Times))
            {
                (single.unit, single.end) = (Some(unit), end);
            } else if numeral.digits
                && self.glued(end)
                && self.token(end).kind == TokenKind::Word
                && !self.lexicon.units().rates.longest(|k| self.word(end + k)).is_some()
            {
                return None;
            }
        } else if let Some((end, _)) =
            self.unit_at(end, false).filter(|(_, u)| u.money && self.currency_before(at).is_some())
        {
            single.end = end;
        }
        self.and_a_half(&mut single);
        if matches!(numeral.form, Form::Times) {
            single.unit = self.lexicon.units().named("times");
        }
        (single.unit.is_some() || !self.names(&numeral, single.end)).then_some(())?;
        (numeral.form != Form::Ordinal || self.is_ordinal(&numeral)).then_some(())?;
        (!self.is_pronoun(&single)).then_some(single)
    }

    /// "37m (121ft)", "a 100m race": glued "m" is a metre where nothing that is counted follows.
    fn is_metre(&self, numeral: &Numeral) -> bool {
        let end = numeral.run.end;
        if numeral.run.len() != 2 || self.word(end - 1) != Word::of("m") || !self.glued(end - 1) {
            return false;
        }
        let next = self.past_dash(end);
        let measured = self.lexicon.numerals().measured.contains(&self.word(next));
        let plural = self.noun(end, true).is_some_and(|n| {
            self.terms.get(n.head).is_some_and(|t| t.form == crate::lexicon::Form::Plural)
                || self.word(end) == Word::of("of")
        });
        measured || !(plural || self.unit_at(end, false).is_some())
    }

    /// "minus 5", "-1.3%".
    fn minus(&self, start: usize) -> bool {
        let sign = self.before(start, 1);
        let dash = sign == Word::of("-") && !self.glued(start - 1) && self.glued(start);
        dash || sign == Word::of("minus")
    }

    /// "a year and a half", "three years and a half".
    fn and_a_half(&self, single: &mut Single) {
        let at = single.end;
        let time = single.unit.is_some_and(|u| u.time && u.times == 1);
        let half = self.word(at) == Word::of("and") && is_article(self.word(at + 1));
        let Some(Sense::Part(n)) = self.lexicon.numerals().sense(self.word(at + 2)).filter(|_| time && half) else {
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
        (single.end > end).then_some(single)
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
            if matches!(text.len(), 2 | 3) && text.bytes().all(|b| b.is_ascii_uppercase()) {
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
        if let Some(Sense::Scale(n)) = self.lexicon.numerals().sense(self.word(end)).filter(|_| !code.is_empty()) {
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
    fn part(&self, single: Single<'a>) -> Option<Single<'a>> {
        let (numeral, words) = (single.numeral, self.lexicon.numerals());
        let (from, end) = (numeral.run.start, numeral.run.end);
        let of = self.word(end) == Word::of("of");
        let after = if of { end + 1 } else { end };
        let article = is_article(self.word(after)) || self.word(after) == Word::of("one");
        let before = self.before(from, 1);
        if matches!(words.sense(before), Some(Sense::Ordinal(_))) {
            return None;
        }
        let target = if article { after + 1 } else { after };
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
        let definite =
            matches!(self.tag(from.wrapping_sub(1)), Tag::Determiner | Tag::Possessive) && from > self.sentence.start;
        if !told || (definite && hedge == Hedge::Bare) || self.word(end) == Word::of("-") {
            return None;
        }
        let percent = numeral.low.times(Number::int(100))?;
        let granule = percent.granule().unwrap_or(Number::int(3));
        let numeral = Numeral { low: percent, high: percent, granule, ..numeral };
        Some(Single { numeral, unit: self.lexicon.units().named("percent"), share: true, ..single })
    }

    /// Whether an ordinal stands before what it orders.
    fn is_ordinal(&self, numeral: &Numeral) -> bool {
        let (at, end) = (numeral.run.start, numeral.run.end);
        let next = self.past_dash(end);
        let follows = matches!(self.tag(next), Tag::Noun | Tag::Adjective | Tag::Number)
            && !self.lexicon.numerals().stops.contains(&self.word(next));
        let written = self.token(at).kind == TokenKind::Ordinal;
        follows && (written || matches!(self.tag(at.wrapping_sub(1)), Tag::Determiner | Tag::Possessive))
    }

    /// "one of", "no one", "the one": a pronoun. Also "one day" as an adverb.
    fn is_pronoun(&self, single: &Single) -> bool {
        let words = self.lexicon.numerals();
        let at = single.numeral.run.start;
        if self.word(at) != Word::of("one") || single.numeral.run.len() > 1 {
            return false;
        }
        let before = self.before(at, 1);
        let next = self.past_dash(single.numeral.run.end);
        let in_many = self.word(next) == Word::of("in") || self.word(next) == Word::of("out");
        let ratio = in_many
            && (1..4).any(|k| {
                matches!(words.sense(self.word(next + k)), Some(Sense::Unit(_) | Sense::Ten(_)))
                    || self.token(next + k).kind == TokenKind::Number
            });
        let led = words.before_one.contains(&before) && self.word(next) == self.word(single.numeral.run.end);
        if led || ratio {
            return led;
        }
        let sometime = single.unit.is_some_and(|u| u.time)
            && self.hedge(at, self.sentence.start, true).0 == Hedge::Bare
            && self.tag(at.wrapping_sub(1)) != Tag::Preposition
            && next == single.numeral.run.end;
        let alone = single.unit.is_none()
            && (words.stops.contains(&self.word(next))
                || !matches!(self.tag(next), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb));
        sometime || alone
    }

    /// A range, a share ("3 in 10"), a score or odds: two numbers that belong together.
    fn two(&self, one: &Single<'a>, floor: usize) -> Option<Read> {
        if one.numeral.form != Form::Plain || one.share {
            return None;
        }
        let mark = self.word(one.end);
        let joins = ["-", "—", "to", "and", "or", "in", "out", "/"].iter().any(|m| mark == Word::of(m));
        if !joins || self.dated(one.end + 1) {
            return None;
        }
        if let Some(read) = self.share_of(one, floor) {
            return Some(read);
        }
        let from = self.after_mark(one, mark)?;
        let other = self.single(from).filter(|o| o.numeral.form == Form::Plain && !o.share && !self.dated(from))?;
        let run = Run::new(one.start, other.end);
        let bare = one.unit.is_none() && other.unit.is_none() && one.numeral.digits && other.numeral.digits;
        if bare
            && one.numeral.run.end == one.end
            && let Some(kind) = pair(self, run, mark, one.numeral.low, other.numeral.low)
        {
            let long = self.word(other.end) == mark
                && self.glued(other.end + 1)
                && self.token(other.end + 1).kind == TokenKind::Number;
            let found = if long { Vec::new() } else { vec![self.result(kind, one, &other, run)] };
            return Some(Read { next: if long { self.skip(one.start) } else { other.end }, found });
        }
        if mark == Word::of("/") {
            return Some(Read { next: other.end, found: Vec::new() });
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
            m if m == Word::of("-") || m == Word::of("—") || m == Word::of("/") => {
                self.glued(at) && self.glued(at + 1)
            }
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
            (Some(_), None) => other.unit = one.unit,
            (Some(a), Some(b)) if a.base != b.base => return None,
            _ => {}
        }
        Some((one, other))
    }

    fn range(&self, one: &Single<'a>, other: &Single<'a>, mark: Word, floor: usize) -> Option<Read> {
        let (low, high) = (self.scaled(one)?, self.scaled(other)?);
        let rises = low < high;
        let moved = mark == Word::of("to") && self.change(self.hedge(one.start, floor, false).1, false).is_some();
        if moved {
            let found: Vec<_> =
                [self.whole(one, None, floor), self.whole(other, None, one.end)].into_iter().flatten().collect();
            return Some(Read { next: other.end, found });
        }
        let close = mark != Word::of("or") || high.over(low.max(Number::ONE)).is_some_and(|r| r <= Number::int(3));
        (rises && close).then_some(())?;
        let quantity = self.whole(one, Some(other), floor)?;
        Some(Read { next: other.end, found: vec![quantity] })
    }

    fn scaled(&self, single: &Single) -> Option<Number> {
        let factor = single.unit.map_or(Some(Number::ONE), |u| Number::ratio(u.factor.0.into(), u.factor.1.into()))?;
        single.numeral.low.times(factor)
    }

    /// "one in five", "9 out of 10".
    fn share_of(&self, one: &Single<'a>, floor: usize) -> Option<Read> {
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
        let single =
            Single { numeral, end: other.end, unit: self.lexicon.units().named("percent"), share: true, ..*one };
        Some(Read { next: other.end, found: vec![self.whole(&single, None, floor)?] })
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
            _ if aged.is_some() || aged_around(self, &one.numeral, one.end.max(end)) => Kind::Age,
            _ => Kind::Cardinal,
        };
        let (mut hedge, start) = self.hedge(one.start, floor, time && kind != Kind::Age);
        end = aged.unwrap_or(end);
        let of = one.unit.is_some() || one.share || form == Form::Vague || self.word(end) == Word::of("of");
        let noun = if kind == Kind::Age { None } else { self.noun(end, of) };
        let after = noun.map_or(end, |n| n.head + 1);
        let mut stop = after;
        if let Some((late, past)) = self.late_hedge(&[end, after, last.numeral.run.end]) {
            if hedge == Hedge::Bare {
                hedge = late;
            }
            stop = stop.max(past);
        }
        let rate = if kind == Kind::Cardinal { self.rate(end, after, time) } else { None };
        let measured = one.unit.is_some_and(|u| !u.time);
        let (low, high) = self.values(one, other, kind)?;
        let run = Run::new(start.min(one.start), stop.max(end));
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
            Quantity { shape, low, high, hedge, granule, unit, noun, rate, change, share: one.share, ..base };
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

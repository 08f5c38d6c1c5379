//! Finds figures in running text: digits and number words with hedges, units, rates, ranges and counted nouns.

use super::mention::{Mention, Value};
use super::number::Number;
use super::numeral::{Parsed, numeral};
use super::quantity::{AGE, CLOCK, COUNT};
use super::reader::{Measured, Reader};
use crate::lexicon::{Hedge, Lexicon, Tag, Term};
use crate::text::{Caps, Document, Kind, Run, Word};

/// Every figure of a document, in order; tokens of `dates` (sorted runs) belong to no figure.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon, dates: &[Run]) -> Vec<Mention> {
    let mut out = Vec::new();
    for sentence in document.sentences() {
        let reader = Reader { document, terms, lexicon, figures: lexicon.figures(), sentence: sentence.run };
        let mut at = sentence.run.start;
        while at < sentence.run.end {
            let next = dates.partition_point(|d| d.end <= at);
            if let Some(date) = dates.get(next).filter(|d| d.has(at)) {
                at = date.end;
                continue;
            }
            match reader.figure(at) {
                Some((mention, end)) => {
                    out.extend(mention);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    out
}

impl Reader<'_> {
    /// A figure that begins at `at` (its number, not its hedge), or tokens that are none and must be passed over.
    fn figure(&self, at: usize) -> Option<(Option<Mention>, usize)> {
        if self.document.token(at).kind == Kind::Time {
            let mention = self.clock(at);
            let end = mention.run.end;
            return Some((Some(mention), end));
        }
        let parsed = numeral(self.figures, self.document, self.sentence, at)?;
        if self.is_name(at, &parsed) {
            return Some((None, parsed.end));
        }
        if let Some(found) = self.pair(at, &parsed) {
            return Some(found);
        }
        if let Some(found) = self.share(at, &parsed) {
            return Some(found);
        }
        if let Some(end) = self.half_day(parsed.end).filter(|_| self.document.token(at).kind == Kind::Number) {
            let minutes = self.minutes(at, parsed.end)?;
            let value = self.quantity(Run::new(at, end), Hedge::Bare, (minutes, minutes), CLOCK, "clock");
            return Some((Some(Mention { run: Run::new(at, end), value: Value::Quantity(value) }), end));
        }
        let (first, unit_before) = self.front(at);
        let (mut parsed, first) = (parsed, self.sign(first, at));
        if first < at && self.is(first, "-") || self.is(first, "minus") {
            (parsed.lo, parsed.hi) = (parsed.lo.negative(), parsed.hi.negative());
        }
        let (parsed, end) = self.range(at, parsed);
        let measured = self.measured(&parsed, unit_before, end);
        let end = measured.as_ref().map_or(end, |m| m.end);
        if self.is_bare_one(at, &parsed, measured.is_some(), first < at) {
            return Some((None, parsed.end));
        }
        Some((self.build(first, parsed, measured, end), end))
    }

    /// "the S&P 500", "Flight 602", "No. 10", "top-10", "MS 13": the number belongs to a name.
    fn is_name(&self, at: usize, parsed: &Parsed) -> bool {
        if at == self.sentence.start || self.figures.unit_before(self.document, at).is_some() {
            return false;
        }
        if at == self.sentence.start + 1 && self.figures.hedge_before(self.document, at).is_some() {
            return false;
        }
        let (before, token) = (self.document.token(at - 1), self.document.token(at));
        let digits = token.kind == Kind::Number;
        let capital = matches!(before.caps, Caps::Title | Caps::Upper | Caps::Mixed) && before.kind == Kind::Word;
        let hyphen = self.is(at - 1, "-") && !token.spaced;
        let stem = if hyphen { at.saturating_sub(2) } else { at - 1 };
        let designated = self.figures.is_designator(self.document.word(stem))
            && (digits || parsed.ordinal)
            && (hyphen || capital || self.is(stem, "no"));
        let short = parsed.lo < Number::int(1000) && digits;
        let closes = !matches!(self.tag(parsed.end), Tag::Noun | Tag::Adjective | Tag::Number)
            && self.figures.unit_at(self.document, parsed.end).is_none();
        designated
            || (capital
                && short
                && closes
                && self.tag(at - 1) == Tag::Name
                && at - 1 > self.sentence.start
                && !self.is(parsed.end, ",")
                && !self.is(parsed.end, ")"))
    }

    /// "one" as a pronoun, "second" as an adverb, an article: no figure.
    fn is_bare_one(&self, at: usize, parsed: &Parsed, measured: bool, hedged: bool) -> bool {
        let word = self.is(at, "one") && parsed.end == at + 1;
        let no_one = word
            && at > self.sentence.start
            && ["no", "any", "every", "the", "this", "that", "each", "which"].iter().any(|w| self.is(at - 1, w));
        let noun = matches!(self.tag(parsed.end), Tag::Noun | Tag::Adjective | Tag::Name) || self.is(parsed.end, "-");
        (word && (no_one || !(noun || measured || hedged)))
            || (parsed.article && !measured && !noun && !self.is(parsed.end, "of"))
    }

    /// "10-15", "between 3 and 5", "from 3 to 5 million".
    fn range(&self, at: usize, first: Parsed) -> (Parsed, usize) {
        let end = first.end;
        let from = |w: &str| {
            at > self.sentence.start
                && (self.is(at - 1, w)
                    || at > self.sentence.start + 1
                        && self.document.token(at - 1).kind == Kind::Symbol
                        && self.is(at - 2, w))
        };
        // "between 5 percent and 7 percent": the first unit may be written
        let unit_end = self.figures.unit_at(self.document, end).map_or(end, |(_, e)| e);
        // "rose from 3 to 5" tells two figures, "from 3 to 5 cases" a range
        let moved = from("from") && at >= 2 && self.tag(at - 2) == Tag::Verb;
        let spread = self.is(unit_end, "to") && unit_end > end && at > self.sentence.start && self.is(at - 1, "of");
        let joins = spread
            || self.is(end, "-") && !self.document.token(end + 1).spaced
            || (self.is(unit_end, "and") && from("between"))
            || (self.is(end, "to") && !moved)
            || self.is(end, "or");
        if !joins || first.ordinal || first.vague {
            return (first, end);
        }
        let link = if self.is(unit_end, "and") || spread { unit_end } else { end };
        let mut next = link + 1;
        if self.document.token(next).kind == Kind::Symbol && !self.is(next, "%") {
            next += 1;
        }
        let Some(second) = numeral(self.figures, self.document, self.sentence, next).filter(|s| !s.ordinal && !s.vague)
        else {
            return (first, end);
        };
        // "3 to 5 million": the scale of the second holds for the first
        let lo = match (first.scale, second.scale) {
            (None, Some(scale)) if first.lo < Number::int(1000) => first.lo.times(scale).unwrap_or(first.lo),
            _ => first.lo,
        };
        if lo >= second.hi {
            return (first, end);
        }
        let near = second.hi <= lo.plus(Number::int(2)).unwrap_or(lo);
        if self.is(end, "or") && !near {
            return (first, end);
        }
        let end = second.end;
        (Parsed { lo, hi: second.hi, end, ..first }, end)
    }

    fn measured(&self, parsed: &Parsed, before: Option<crate::lexicon::UnitId>, end: usize) -> Option<Measured> {
        let unit = |id, end| {
            let unit = self.figures.unit(id)?;
            let factor = Number::ratio(unit.factor.0, unit.factor.1)?;
            Some(Measured { base: Word::of(&unit.base), name: unit.id.clone(), factor, end })
        };
        if let Some(id) = before {
            return unit(id, end);
        }
        if let Some(age) = self.age(end) {
            return Some(age);
        }
        let hyphen = usize::from(self.is(end, "-") && !self.document.token(end).spaced);
        let (id, after) = self.figures.unit_at(self.document, end + hyphen).filter(|(_, e)| *e <= self.sentence.end)?;
        let mut found = unit(id, after)?;
        if parsed.ordinal || (found.name == "points" && !self.is_percentage(end + hyphen, parsed)) {
            return None;
        }
        if self.is(after, "-") && self.is(after + 1, "old")
            || self.is(after, "old")
            || self.is(after, "of") && self.is(after + 1, "age")
        {
            found.base = AGE;
            found.factor = Number::ONE;
            found.name = "years old".to_string();
            found.end = if self.is(after, "old") { after + 1 } else { after + 2 };
        }
        Some(found)
    }

    /// "points" are percentage points only where the phrase says so, or under a fraction or "basis".
    fn is_percentage(&self, at: usize, parsed: &Parsed) -> bool {
        self.is(at, "percentage") || self.is(at, "percent") || self.is(at, "pp") || parsed.fraction
    }

    fn build(&self, first: usize, parsed: Parsed, measured: Option<Measured>, end: usize) -> Option<Mention> {
        let (hedge, start) = self.hedge(first);
        let (hedge, end) = self.hedge_behind(hedge, end);
        let share = parsed.fraction && parsed.scale.is_none() && (self.is(end, "of") || self.is(end, "the"));
        let (base, unit, factor) = match measured {
            Some(m) => (m.base, m.name, m.factor),
            None if share => (Word::of("%"), "%".to_string(), Number::int(100)),
            None => (COUNT, String::new(), Number::ONE),
        };
        let mut value = self.quantity(Run::new(start, end), hedge, (parsed.lo, parsed.hi), base, &unit);
        (value.lo, value.hi) = (parsed.lo.times(factor)?, parsed.hi.times(factor)?);
        value.vague = parsed.vague;
        value.ordinal = parsed.ordinal;
        value.granule = parsed.granule.and_then(|g| g.times(factor));
        value.change = self.change(start);
        let noun = self.noun(end, base);
        value.noun = noun;
        if let Some((behind, _)) = noun
            .and_then(|n| self.figures.hedge_at(self.document, n + 1))
            .filter(|(_, e)| *e <= self.sentence.end && value.hedge == Hedge::Bare)
        {
            value.hedge = behind;
        }
        value.rate = self.rate(noun.map_or(end, |n| n + 1));
        let run = Run::new(start, noun.map_or(end, |n| n + 1));
        Some(Mention { run, value: Value::Quantity(value) })
    }
}

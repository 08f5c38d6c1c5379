//! Finds figures in running text: digits and number words with hedges, units, rates, ranges and counted nouns.

use super::mention::{Mention, Value};
use super::number::Number;
use super::numeral::{Parsed, numeral};
use super::quantity::{AGE, CLOCK, COUNT, Change, Quantity, SCORE};
use crate::lexicon::{CalendarWord, Figures, Hedge, Lexicon, Tag, Term};
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

struct Reader<'a> {
    document: &'a Document,
    terms: &'a [Term],
    lexicon: &'a Lexicon,
    figures: &'a Figures,
    sentence: Run,
}

/// A unit as found: its base, its name, the factor to the base, and the token behind it.
struct Measured {
    base: Word,
    name: String,
    factor: Number,
    end: usize,
}

impl Reader<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        at < self.sentence.end && self.document.is(at, word)
    }

    fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).filter(|_| at < self.sentence.end).map_or(Tag::Mark, |t| t.tag)
    }

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

    /// Scores, odds, ages in hyphens are read elsewhere; here "3-1", "9/11", "4/6".
    fn pair(&self, at: usize, parsed: &Parsed) -> Option<(Option<Mention>, usize)> {
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
    fn half_day(&self, at: usize) -> Option<usize> {
        ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].iter().any(|w| self.is(at, w)).then_some(at + 1)
    }

    /// "5 pm" and "2.48pm" in minutes since midnight.
    fn minutes(&self, at: usize, half: usize) -> Option<Number> {
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
    fn share(&self, at: usize, parsed: &Parsed) -> Option<(Option<Mention>, usize)> {
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
    fn sign(&self, first: usize, at: usize) -> usize {
        let dash = first > self.sentence.start
            && self.is(first - 1, "-")
            && self.document.token(first - 1).spaced
            && !self.document.token(first).spaced;
        let spoken = at > self.sentence.start && self.is(at - 1, "minus");
        if dash || spoken { first - 1 } else { first }
    }

    fn clock(&self, at: usize) -> Mention {
        let half = self.half_day(at + 1);
        let minutes = self.minutes(at, at + 1).unwrap_or(Number::ZERO);
        let run = Run::new(at, half.unwrap_or(at + 1));
        Mention { run, value: Value::Quantity(self.quantity(run, Hedge::Bare, (minutes, minutes), CLOCK, "clock")) }
    }

    fn quantity(&self, core: Run, hedge: Hedge, ends: (Number, Number), base: Word, unit: &str) -> Quantity {
        Quantity {
            core,
            hedge,
            lo: ends.0,
            hi: ends.1,
            written: ends,
            vague: false,
            ordinal: false,
            base,
            unit: unit.to_string(),
            noun: None,
            rate: None,
            change: Change::None,
            granule: None,
        }
    }

    /// Currency signs in front, and where the figure begins with them.
    fn front(&self, at: usize) -> (usize, Option<crate::lexicon::UnitId>) {
        match self.figures.unit_before(self.document, at) {
            Some((unit, start))
                if start >= self.sentence.start
                    && !self.document.token(at).spaced | self.document.token(start).spaced =>
            {
                (start, Some(unit))
            }
            _ => (at, None),
        }
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

    /// "Maria Lopez, 52, said", "(52)", "aged 52".
    fn age(&self, end: usize) -> Option<Measured> {
        let at = end.checked_sub(1)?;
        let value = Number::parse(self.document.surface(at))?;
        if self.document.token(at).kind != Kind::Number
            || value > Number::int(110)
            || value < Number::ONE
            || value.whole().is_none()
        {
            return None;
        }
        let name = at >= 2 && self.tag(at - 2) == Tag::Name;
        let commas = name
            && self.is(at - 1, ",")
            && (self.is(end, ",") || self.is(end, "."))
            && self.tag(at - 2) == Tag::Name
            && self.is_person(at - 2);
        let brackets = name && self.is(at - 1, "(") && self.is(end, ")");
        let aged = at >= 1 && (self.is(at - 1, "aged") || (self.is(at - 1, "age") && !self.is(at, "of")));
        (commas || brackets || aged).then(|| Measured { base: AGE, name: "years old".into(), factor: Number::ONE, end })
    }

    /// A month or weekday before a number is a date, not a person.
    fn is_person(&self, at: usize) -> bool {
        !self
            .figures
            .calendar(self.document.word(at))
            .iter()
            .any(|c| matches!(c, CalendarWord::Month(..) | CalendarWord::Weekday(_)))
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

    fn hedge(&self, first: usize) -> (Hedge, usize) {
        let mut start = first;
        let mut found = Hedge::Bare;
        for _ in 0..2 {
            let Some((hedge, at)) =
                self.figures.hedge_before(self.document, start).filter(|(_, at)| *at >= self.sentence.start)
            else {
                break;
            };
            // "the past 5 years", "handed over 31": no hedges
            if at > self.sentence.start && at + 1 == start && self.is(at, "over") && self.tag(at) == Tag::Particle {
                break;
            }
            if found == Hedge::Bare {
                found = hedge;
            }
            start = at;
        }
        (found, start)
    }

    fn hedge_behind(&self, hedge: Hedge, end: usize) -> (Hedge, usize) {
        match self.figures.hedge_at(self.document, end).filter(|(_, e)| *e <= self.sentence.end) {
            Some((found, after)) if hedge == Hedge::Bare => (found, after),
            _ => (hedge, end),
        }
    }

    fn change(&self, start: usize) -> Change {
        if start == self.sentence.start {
            return Change::None;
        }
        match () {
            () if self.is(start - 1, "by") => Change::By,
            () if self.is(start - 1, "to") => Change::To,
            () if self.is(start - 1, "from") => Change::From,
            () => Change::None,
        }
    }

    /// The head of what is counted: the last noun of the phrase behind the number, or behind "of" for shares.
    fn noun(&self, end: usize, base: Word) -> Option<usize> {
        let mut at = end;
        if base != COUNT || self.is(end, "of") {
            if !self.is(end, "of") {
                return None;
            }
            at = end + 1;
        }
        let mut head = None;
        while at < self.sentence.end && at < end + 9 {
            match self.tag(at) {
                Tag::Noun => head = Some(at),
                Tag::Name if head.is_none() => {}
                Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Adverb if head.is_none() => {}
                Tag::Verb if head.is_none() && self.tag(at + 1) == Tag::Noun => {}
                Tag::Mark
                    if head.is_none()
                        && (self.is(at, "-") || matches!(self.document.token(at).kind, Kind::Open | Kind::Close)) => {}
                Tag::Possessive if head.is_none() => {}
                _ => break,
            }
            at += 1;
        }
        head
    }

    /// "a year", "per day", "annually", within a few words behind the figure.
    fn rate(&self, end: usize) -> Option<Word> {
        let stop = (end + 9).min(self.sentence.end);
        for at in end..stop {
            let token = self.document.token(at);
            if matches!(token.kind, Kind::Number) || self.is(at, ",") || self.is(at, ";") || self.is(at, ":") {
                return None;
            }
            if self.lexicon.has("rate-word", token.word) {
                return Some(self.rate_unit(token.word));
            }
            let article = self.is(at, "a") || self.is(at, "an");
            if self.lexicon.has("rate-mark", token.word) && !(article && self.offset(at + 2)) {
                let unit = self
                    .figures
                    .calendar(self.document.word(at + 1))
                    .iter()
                    .any(|c| matches!(c, CalendarWord::Unit(_)));
                let clock = self.is(at + 1, "hour")
                    || self.is(at + 1, "minute")
                    || self.is(at + 1, "second")
                    || self.is(at + 1, "capita")
                    || self.is(at + 1, "night");
                if (unit || clock) && at + 1 < self.sentence.end {
                    return Some(self.document.word(at + 1));
                }
            }
        }
        None
    }

    /// "a day after", "a year ago": no rate.
    fn offset(&self, at: usize) -> bool {
        ["after", "before", "later", "ago", "earlier", "from", "ahead", "old"].iter().any(|w| self.is(at, w))
            || self.is(at, "-")
    }

    fn rate_unit(&self, word: Word) -> Word {
        let pairs = [
            ("annually", "year"),
            ("yearly", "year"),
            ("monthly", "month"),
            ("weekly", "week"),
            ("daily", "day"),
            ("hourly", "hour"),
            ("nightly", "night"),
        ];
        pairs.iter().find(|(w, _)| word == Word::of(w)).map_or(word, |(_, unit)| Word::of(unit))
    }
}

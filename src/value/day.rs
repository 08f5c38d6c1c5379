//! Finds dates in running text.

use super::date::{Date, Limit};
use super::mention::{Mention, Value};
use crate::lexicon::{CalendarWord, Lexicon, Tag, Term};
use crate::text::{Caps, Document, Kind, Run};

/// Every date of a document, in order.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<Mention> {
    let mut out = Vec::new();
    for sentence in document.sentences() {
        let reader = Reader { document, terms, lexicon, sentence: sentence.run };
        let mut at = sentence.run.start;
        while at < sentence.run.end {
            match reader.date(at) {
                Some((value, end)) => {
                    let start = reader.with_limit(at);
                    let limit = (start < at).then(|| reader.limit(start)).flatten();
                    out.push(Mention { run: Run::new(start, end), value: Value::Date(Date { limit, ..value }) });
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
    sentence: Run,
}

impl Reader<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        at < self.sentence.end && self.document.is(at, word)
    }

    fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).filter(|_| at < self.sentence.end).map_or(Tag::Mark, |t| t.tag)
    }

    fn calendar(&self, at: usize) -> &[CalendarWord] {
        if at < self.sentence.end { self.lexicon.figures().calendar(self.document.word(at)) } else { &[] }
    }

    fn find<T>(&self, at: usize, pick: impl Fn(&CalendarWord) -> Option<T>) -> Option<T> {
        self.calendar(at).iter().find_map(pick)
    }

    fn month(&self, at: usize) -> Option<i64> {
        let capital = self.document.token(at).caps != Caps::Lower;
        self.find(at, |c| if let CalendarWord::Month(m, _) = c { Some(*m) } else { None }).filter(|_| capital)
    }

    /// A month that is a common word or a name needs company.
    fn doubtful(&self, at: usize) -> bool {
        self.find(at, |c| if let CalendarWord::Month(_, true) = c { Some(()) } else { None }).is_some()
    }

    fn weekday(&self, at: usize) -> Option<i64> {
        let capital = self.document.token(at).caps != Caps::Lower;
        self.find(at, |c| if let CalendarWord::Weekday(d) = c { Some(*d) } else { None }).filter(|_| capital)
    }

    fn day_number(&self, at: usize) -> Option<i64> {
        let token = self.document.token(at);
        if at >= self.sentence.end || !matches!(token.kind, Kind::Number | Kind::Ordinal) {
            return None;
        }
        let digits = self.document.surface(at).trim_end_matches(char::is_alphabetic);
        digits.parse().ok().filter(|d| (1..=31).contains(d))
    }

    fn year_number(&self, at: usize) -> Option<i32> {
        let token = self.document.token(at);
        if at >= self.sentence.end || token.kind != Kind::Number || token.span.len() != 4 {
            return None;
        }
        self.document.surface(at).parse().ok().filter(|y| (1000..=2199).contains(y))
    }

    fn date(&self, at: usize) -> Option<(Date, usize)> {
        self.weekday_date(at)
            .or_else(|| self.month_date(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.iso(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.year(at))
            .or_else(|| self.shifted(at))
            .or_else(|| self.near_day(at))
            .or_else(|| self.season(at))
    }

    fn weekday_date(&self, at: usize) -> Option<(Date, usize)> {
        let weekday = self.weekday(at)?;
        let abbreviated = self.document.token(at).span.len() <= 4 && !self.document.surface(at).ends_with('.');
        if abbreviated && self.month_date(at + 1).is_none() && self.month_date(at + 2).is_none() {
            return None;
        }
        let comma = at + 1 + usize::from(self.is(at + 1, ","));
        let rest = self.month_date(comma).filter(|(d, _)| d.day.is_some()).or_else(|| self.day_month(comma));
        let (mut date, end) = rest.unwrap_or((Date::default(), at + 1));
        date.weekday = Some(weekday);
        let part = self.find(end, |c| if let CalendarWord::Part(p) = c { Some(*p) } else { None });
        date.part = part;
        Some((date, end + usize::from(part.is_some())))
    }

    /// "March 3, 2020", "March 2020", "March".
    fn month_date(&self, at: usize) -> Option<(Date, usize)> {
        let month = Some(self.month(at)?);
        let of = at + 1 + usize::from(self.is(at + 1, "of"));
        if let Some(year) = self.year_number(of) {
            return Some((Date { month, years: Some((year, year)), ..Date::default() }, of + 1));
        }
        if let Some(day) = self.day_number(at + 1).filter(|_| !self.is(at + 2, "%")) {
            let next = at + 2 + usize::from(self.is(at + 2, ","));
            let year = self.year_number(next);
            let end = year.map_or(at + 2, |_| next + 1);
            return Some((Date { month, day: Some(day), years: year.map(|y| (y, y)), ..Date::default() }, end));
        }
        let prepared = at > self.sentence.start
            && ([
                "in", "since", "by", "until", "last", "this", "next", "early", "late", "mid", "from", "of", "to",
                "between", "before", "after",
            ]
            .iter()
            .any(|w| self.is(at - 1, w))
                || self.is(at - 1, "-"));
        let free = !self.doubtful(at) || (prepared && self.tag(at + 1) != Tag::Name);
        (free && (prepared || self.tag(at + 1) != Tag::Name)).then_some((Date { month, ..Date::default() }, at + 1))
    }

    /// "3 March 2020", "the 3rd of March".
    fn day_month(&self, at: usize) -> Option<(Date, usize)> {
        let day = Some(self.day_number(at)?);
        let next = at + 1 + usize::from(self.is(at + 1, "of"));
        let month = Some(self.month(next)?);
        let comma = next + 1 + usize::from(self.is(next + 1, ","));
        let year = self.year_number(comma);
        Some((
            Date { day, month, years: year.map(|y| (y, y)), ..Date::default() },
            year.map_or(next + 1, |_| comma + 1),
        ))
    }

    /// "2020-03-03".
    fn iso(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.year_number(at)?;
        if !(self.is(at + 1, "-") && self.is(at + 3, "-")) {
            return None;
        }
        let (month, day) = (self.day_number(at + 2)?, self.day_number(at + 4)?);
        (month <= 12).then_some((
            Date { years: Some((year, year)), month: Some(month), day: Some(day), ..Date::default() },
            at + 5,
        ))
    }

    /// "the 1990s".
    fn decade(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.year_number(at)?;
        let tail = self.is(at + 1, "s") && !self.document.token(at + 1).spaced || self.is(at + 1, "'s");
        let century = if year % 100 == 0 && year % 1000 != 0 { 99 } else { 9 };
        (tail && year % 10 == 0)
            .then_some((Date { years: Some((year, year + century.min(99))), ..Date::default() }, at + 2))
    }

    /// Four digits that count nothing.
    fn year(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.year_number(at)?;
        let counted =
            self.terms.get(at + 1).is_some_and(|t| t.form == crate::lexicon::Form::Plural && t.tag == Tag::Noun)
                && at + 1 < self.sentence.end;
        let before = at.checked_sub(1).filter(|b| *b >= self.sentence.start);
        let prepared = before.is_some_and(|b| {
            matches!(self.tag(b), Tag::Preposition | Tag::Subordinator | Tag::Determiner)
                || self.is(b, "-")
                || self.is(b, "(")
        });
        let usual = (1500..=2100).contains(&year);
        let money = before.is_some_and(|b| self.document.token(b).kind == Kind::Symbol);
        let unit = self.lexicon.figures().unit_at(self.document, at + 1).is_some();
        if !usual || money || unit || (counted && !prepared) {
            return None;
        }
        // "2013-14": a season with its end year
        if self.is(at + 1, "-")
            && self.document.token(at + 2).kind == Kind::Number
            && !self.document.token(at + 2).spaced
        {
            let surface = self.document.surface(at + 2);
            let last = match surface.len() {
                2 => surface.parse::<i32>().ok().map(|y| year - year % 100 + y),
                _ => self.year_number(at + 2),
            };
            if let Some(last) = last.filter(|l| *l > year) {
                return Some((Date { years: Some((year, last)), ..Date::default() }, at + 3));
            }
        }
        Some((Date { years: Some((year, year)), ..Date::default() }, at + 1))
    }

    /// "last week", "this year", "next Monday", "last March".
    fn shifted(&self, at: usize) -> Option<(Date, usize)> {
        let shift = self.find(at, |c| if let CalendarWord::Shift(s) = c { Some(*s) } else { None })?;
        let next = at + 1;
        if let Some(unit) = self.find(next, |c| if let CalendarWord::Unit(u) = c { Some(*u) } else { None }) {
            let plain = self.document.surface(next).ends_with('s');
            return (!plain).then_some((Date { relative: Some((unit, shift)), ..Date::default() }, next + 1));
        }
        if let Some((mut date, end)) =
            self.weekday_date(next).or_else(|| self.month_date(next).filter(|(d, _)| d.day.is_none()))
        {
            date.relative = Some((if date.weekday.is_some() { 3 } else { 7 }, shift));
            return Some((date, end));
        }
        let season = self.find(next, |c| if let CalendarWord::Season(s) = c { Some(*s) } else { None })?;
        Some((Date { season: Some(season), relative: Some((7, shift)), ..Date::default() }, next + 1))
    }

    fn near_day(&self, at: usize) -> Option<(Date, usize)> {
        let distance = self.find(at, |c| if let CalendarWord::Day(d) = c { Some(*d) } else { None })?;
        (!self.is(at + 1, "'s") || distance != 0)
            .then_some((Date { relative: Some((1, distance)), ..Date::default() }, at + 1))
    }

    /// "in spring 2019", "the summer of 2020"; a season alone is left.
    fn season(&self, at: usize) -> Option<(Date, usize)> {
        let season = Some(self.find(at, |c| if let CalendarWord::Season(s) = c { Some(*s) } else { None })?);
        let of = at + 1 + usize::from(self.is(at + 1, "of"));
        let year = self.year_number(of)?;
        Some((Date { season, years: Some((year, year)), ..Date::default() }, of + 1))
    }

    /// Takes the preposition in that limits the date.
    fn with_limit(&self, at: usize) -> usize {
        let before = at.checked_sub(1).filter(|b| *b >= self.sentence.start);
        before.filter(|b| self.limit(*b).is_some()).unwrap_or(at)
    }

    fn limit(&self, at: usize) -> Option<Limit> {
        match self.lexicon.figures().date_preposition(self.document.word(at))? {
            "since" | "from" => Some(Limit::Since),
            "by" => Some(Limit::By),
            "until" => Some(Limit::Until),
            "before" => Some(Limit::Before),
            "after" => Some(Limit::After),
            _ => None,
        }
    }
}

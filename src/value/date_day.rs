//! Days, months and years: "March 5, 2019", "5 March", "2019-03-05", "the 1980s", "2019", "Q3".

use super::date_model::Parts;
use super::date_parts::{Piece, Reader};
use super::quantity_numeral::{Form, numeral};
use crate::lexicon::{Form as Inflection, Hedge, Moment, NumberWord, Tag};
use crate::text::{Caps, Kind, Word};

impl Reader<'_> {
    /// "March", "March 5", "March 2019"; the day and the year that follow.
    pub fn month(&self, at: usize, month: i8) -> Option<Piece> {
        let of = if self.word(at + 1) == Word::of("of") { at + 2 } else { at + 1 };
        let stop = if self.word(at + 1) == Word::of(".") && self.token(at).span.len() <= 4 { at + 2 } else { of };
        let parts = Parts { month: Some(month), ..Parts::none() };
        if let Some(year) = self.plain_year(stop) {
            return self.told(Parts { year: Some(year), ..parts }, stop + 1);
        }
        let day = self.day(stop).filter(|_| of == at + 1);
        match day {
            Some(day) => self.told(Parts { day: Some(day), ..parts }, stop + 1),
            None => self.told(parts, at + 1),
        }
    }

    /// "Christmas Day", "New Year's Eve 2019".
    pub fn feast(&self, at: usize) -> Option<Piece> {
        let (len, month, day) = self.lexicon.calendar().feast_at(|k| self.word(k), at)?;
        let named = self.token(at).caps != Caps::Lower;
        let (year, end) = self.plain_year(at + len).map_or((None, at + len), |year| (Some(year), at + len + 1));
        self.told(Parts { day: Some(day), month: Some(month), year, ..Parts::none() }, end).filter(|_| named)
    }

    /// Whether a month name is a month here: not "may resign", "march on", "a March".
    pub fn is_month(&self, at: usize, piece: &Piece) -> bool {
        let calendar = self.lexicon.calendar();
        if !calendar.is_doubtful(self.word(at)) {
            return true;
        }
        if piece.parts.day.is_some() || piece.parts.year.is_some() {
            return self.token(at).caps != Caps::Lower;
        }
        let before = self.word(at.wrapping_sub(1));
        let led = calendar.preposition(before).is_some() && before != Word::of("to")
            || calendar.is_stretch(before)
            || self.word(at.wrapping_sub(1)) == Word::of("-");
        // "in March and May"
        let months = |at: usize| matches!(calendar.moment(self.word(at)), Some(Moment::Month(_)));
        let listed = self.tag(at.wrapping_sub(1)) == Tag::Coordinator && months(at.wrapping_sub(2));
        self.token(at).caps == Caps::Title && (led || listed) && at > self.sentence.start
    }

    /// "5 March", "5th of March 2019", "the fifth of May".
    pub fn day_first(&self, at: usize) -> Option<Piece> {
        let (day, end) = match self.token(at).kind {
            Kind::Word => {
                let n = numeral(self.document, self.lexicon.numerals(), at, self.sentence.end)
                    .filter(|n| n.form == Form::Ordinal)?;
                (i8::try_from(n.low.whole()?).ok().filter(|d| (1..=31).contains(d))?, n.run.end)
            }
            _ => (self.day(at)?, at + 1),
        };
        let of = if self.word(end) == Word::of("of") { end + 1 } else { end };
        let Some(Moment::Month(month)) = self.lexicon.calendar().moment(self.word(of)) else { return None };
        if self.token(of).caps == Caps::Lower && self.lexicon.calendar().is_doubtful(self.word(of)) {
            return None;
        }
        let parts = Parts { day: Some(day), month: Some(month), ..Parts::none() };
        match self.plain_year(of + 1) {
            Some(year) => self.told(Parts { year: Some(year), ..parts }, of + 2),
            None => self.told(parts, of + 1),
        }
    }

    /// The day of a month at `at`: "5", "5th".
    fn day(&self, at: usize) -> Option<i8> {
        let token = self.token(at);
        let text = self.document.surface(at);
        let digits = match token.kind {
            Kind::Number => text,
            Kind::Ordinal => text.trim_end_matches(char::is_alphabetic),
            _ => return None,
        };
        let unit = self.word(at + 1) == Word::of("%") || self.lexicon.numerals().sense(self.word(at + 1)).is_some();
        digits.parse().ok().filter(|d| (1..=31).contains(d) && digits.len() <= 2 && !unit)
    }

    /// The date that begins with the number at `at`.
    pub fn number(&self, at: usize) -> Option<Piece> {
        if let Some(piece) = self.written(at).or_else(|| self.day_first(at)) {
            return Some(piece);
        }
        if let Some(piece) = self.decade(at) {
            return Some(piece);
        }
        if let Some((year, end)) = self.year(at).filter(|_| self.is_year(at)) {
            return self.told(Parts::of_year(year, 1), end);
        }
        self.distance(at)
    }

    /// "2019-09-01", "25/12/2019".
    fn written(&self, at: usize) -> Option<Piece> {
        let mark = self.word(at + 1);
        let joined = mark == Word::of("-") || mark == Word::of("/") || mark == Word::of(".");
        let glued = (1..5).all(|k| !self.token(at + k).spaced);
        if !joined || !glued || self.word(at + 3) != mark {
            return None;
        }
        let text = |k: usize| self.document.surface(at + k);
        let number = |k: usize| text(k).parse::<i16>().ok();
        let (year, month, day) = match (text(0).len(), text(4).len()) {
            (4, 1 | 2) => (number(0)?, number(2)?, number(4)?),
            (1 | 2, 4) if number(0)? > 12 => (number(4)?, number(2)?, number(0)?),
            (1 | 2, 4) if number(2)? > 12 => (number(4)?, number(0)?, number(2)?),
            // which is the day is not told
            (1 | 2, 4) => return self.told(Parts::of_year(number(4)?, 1), at + 5),
            _ => return None,
        };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year, month, day).ok()?;
        self.told(Parts { month: Some(month), day: Some(day), ..Parts::of_year(year, 1) }, at + 5)
    }

    /// "1980s", "the 80s".
    fn decade(&self, at: usize) -> Option<Piece> {
        if self.word(at + 1) != Word::of("s") || self.token(at + 1).spaced {
            return None;
        }
        let text = self.document.surface(at);
        let number: i16 = text.parse().ok().filter(|n| n % 10 == 0)?;
        let before = self.word(at.wrapping_sub(1));
        let short = before == Word::of("the")
            || before == Word::of("'")
            || self.lexicon.calendar().is_stretch(self.word(at.wrapping_sub(2)));
        match text.len() {
            4 if number % 100 == 0 && number < 2000 => self.told(Parts::of_year(number, 100), at + 2),
            4 => self.told(Parts::of_year(number, 10), at + 2),
            2 if short => self.told(Parts::of_year(1900 + number, 10), at + 2),
            _ => None,
        }
    }

    /// Four digits that may be a year, with what follows ("2018s").
    pub fn year(&self, at: usize) -> Option<(i16, usize)> {
        let year = self.plain_year(at)?;
        let s = self.word(at + 1) == Word::of("s") && !self.token(at + 1).spaced;
        Some((year, if s { at + 2 } else { at + 1 }))
    }

    /// Four digits that may be a year.
    pub fn plain_year(&self, at: usize) -> Option<i16> {
        let text = self.document.surface(at);
        let four = self.token(at).kind == Kind::Number && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let year = text.parse().ok().filter(|y| four && (1000..2100).contains(y))?;
        let units = self.lexicon.units();
        let measured = units.after.longest(|k| self.word(at + 1 + k)).is_some()
            || units.before.longest(|k| self.word(at.wrapping_sub(k + 1))).is_some();
        let scaled = matches!(self.lexicon.numerals().sense(self.word(at + 1)), Some(NumberWord::Scale(_)));
        (!measured && !scaled && !self.is_part(at)).then_some(year)
    }

    /// Part of a longer number: "1600-3", "-1920", "1.2010".
    fn is_part(&self, at: usize) -> bool {
        let token = self.token(at + 1);
        token.kind == Kind::Word
            && !token.spaced
            && token.word != Word::of("s")
            && !self.document.surface(at + 1).starts_with(['\'', '’'])
    }

    /// Whether four digits are a year, by their neighbours.
    fn is_year(&self, at: usize) -> bool {
        let before = self.word(at.wrapping_sub(1));
        let surely =
            ["in", "since", "until", "during", "year", "circa", "throughout"].iter().any(|w| before == Word::of(w));
        let plural = |k: usize| {
            self.terms.get(k).is_some_and(|t| t.form == Inflection::Plural && t.tag == Tag::Noun)
                && self.sentence.has(k)
        };
        let counts = plural(at + 1) || (plural(at + 2) && matches!(self.tag(at + 1), Tag::Adjective | Tag::Noun));
        let hedged = self.lexicon.units().hedges.longest(|k| self.word(at.wrapping_sub(k + 1)));
        let hedged = hedged.is_some_and(|(n, hedge)| hedge != Hedge::Bare || n > 1);
        let modern = self.document.surface(at) >= "1900";
        if surely {
            return modern || !counts;
        }
        if counts || hedged {
            return false;
        }
        let singular = before == Word::of("the") && matches!(self.tag(at + 1), Tag::Noun | Tag::Name);
        let led = self.lexicon.calendar().is_before_year(before) && before != Word::of("the");
        let span = self.word(at + 1) == Word::of("-") && self.plain_year(at + 2).is_some();
        modern || led || singular || span
    }

    /// "Q3", "FY2019", "H1".
    pub fn code(&self, at: usize) -> Option<Piece> {
        let text = self.document.surface(at);
        let (letters, digits) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
        let number: i16 = digits.parse().ok()?;
        let rank = i8::try_from(number).ok();
        match (letters, number) {
            ("Q", 1..=4) => self.told(Parts { quarter: rank, ..Parts::none() }, at + 1),
            ("H", 1..=2) => self.told(Parts { half: rank, ..Parts::none() }, at + 1),
            ("FY", 1990..=2099) => self.told(Parts { fiscal: true, ..Parts::of_year(number, 1) }, at + 1),
            ("FY", 0..=99) => self.told(Parts { fiscal: true, ..Parts::of_year(2000 + number, 1) }, at + 1),
            _ => None,
        }
    }

    /// Whether a date stands beside an abbreviated weekday.
    pub fn is_dated(&self, at: usize) -> bool {
        let comma = if self.word(at + 1) == Word::of(",") { at + 2 } else { at + 1 };
        let moment = matches!(self.lexicon.calendar().moment(self.word(comma)), Some(Moment::Month(_)));
        let before = self.word(at.wrapping_sub(1)) == Word::of("on")
            || self.lexicon.calendar().shift(self.word(at.wrapping_sub(1))).is_some();
        moment || before || self.day_first(comma).is_some()
    }
}

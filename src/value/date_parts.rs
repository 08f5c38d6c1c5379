//! One piece of a date: a weekday, a day with its month, a year, a quarter, "last week", "two years ago".

use super::date_model::{Parts, Shift, Step, Tie};
use super::number::Number;
use super::quantity_numeral::{Form, Numeral, is_article, numeral};
use crate::lexicon::{Lexicon, Moment, NumberWord, Tag, Term};
use crate::text::{Caps, Document, Kind, Run, Token, Word};

/// A piece of a date, and the token after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// What it tells.
    pub parts: Parts,
    /// Its distance from another day.
    pub shift: Option<Shift>,
    /// The token after it.
    pub end: usize,
}

/// A sentence that dates are read in.
pub struct Reader<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its terms.
    pub terms: &'a [Term],
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// The sentence.
    pub sentence: Run,
}

impl<'a> Reader<'a> {
    /// The word at `at`; no word outside the sentence.
    pub fn word(&self, at: usize) -> Word {
        if self.sentence.has(at) { self.document.word(at) } else { Word::default() }
    }

    /// The token at `at`.
    pub fn token(&self, at: usize) -> &'a Token {
        self.document.token(if self.sentence.has(at) { at } else { usize::MAX })
    }

    /// The part of speech at `at`.
    pub fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).filter(|_| self.sentence.has(at)).map_or(Tag::Other, |t| t.tag)
    }

    /// A piece with these parts that ends before `end`.
    pub fn told(&self, parts: Parts, end: usize) -> Option<Piece> {
        Some(Piece { parts, shift: None, end })
    }

    /// The piece of a date that begins at `at`.
    pub fn piece(&self, at: usize) -> Option<Piece> {
        let token = self.token(at);
        match token.kind {
            Kind::Number => self.number(at),
            Kind::Ordinal => self.day_first(at).or_else(|| self.ordered(at)),
            Kind::Code => self.code(at),
            Kind::Word => self.feast(at).or_else(|| self.words(at)),
            _ => None,
        }
    }

    /// The same inside a date, where "may" and a bare year need no further sign.
    pub fn loose_piece(&self, at: usize) -> Option<Piece> {
        if let Some(Moment::Month(month)) =
            self.lexicon.calendar().moment(self.word(at)).filter(|_| self.token(at).caps != Caps::Lower)
        {
            return self.month(at, month);
        }
        if let Some((year, end)) = self.year(at) {
            return self.told(Parts::of_year(year, 1), end);
        }
        self.piece(at)
    }

    fn words(&self, at: usize) -> Option<Piece> {
        let (word, calendar) = (self.word(at), self.lexicon.calendar());
        if let Some(moment) = calendar.moment(word) {
            return match moment {
                Moment::Month(month) => self.month(at, month).filter(|p| self.is_month(at, p)),
                Moment::Weekday(weekday) => {
                    let fits = !calendar.is_doubtful(word) || (self.token(at).caps == Caps::Title && self.is_dated(at));
                    let fits = fits && !self.titled(at);
                    self.told(Parts { weekday: Some(weekday), ..Parts::none() }, at + 1).filter(|_| fits)
                }
                Moment::Season(season) => self.season(at, season),
                Moment::Day(steps) => Some(self.shifted(i32::from(steps), Step::Day, at + 1)),
            };
        }
        if calendar.is_fiscal(word) {
            let from = if self.word(at + 1) == Word::of("year") { at + 2 } else { at + 1 };
            let year = self.plain_year(from)?;
            return self.told(Parts { fiscal: true, ..Parts::of_year(year, 1) }, from + 1);
        }
        if let Some(part) = calendar.part(word) {
            let led =
                self.tag(at.wrapping_sub(1)) == Tag::Determiner || self.dated_after(at + 1) || self.weekday_before(at);
            return self
                .told(Parts { part: Some(part), ..Parts::none() }, at + 1)
                .filter(|_| led && self.part_of_day(at) && !self.titled(at.wrapping_sub(1)));
        }
        if let Some(steps) = calendar.shift(word) {
            return self.shift(at, i32::from(steps));
        }
        if self.lexicon.numerals().sense(word).is_some() || is_article(word) {
            return self.ordered(at).or_else(|| self.day_first(at)).or_else(|| self.distance(at));
        }
        self.weekend(at).or_else(|| self.untold(at))
    }

    /// "over the weekend": not "the weekend edition".
    fn weekend(&self, at: usize) -> Option<Piece> {
        let (_, name) = self.lexicon.calendar().unit(self.word(at + 1))?;
        let led = self.tag(at.wrapping_sub(1)) == Tag::Preposition;
        let alone = !matches!(self.tag(at + 2), Tag::Noun | Tag::Name);
        let found = led && alone && Step::of(name) == Some(Step::Weekend) && self.word(at) == Word::of("the");
        found.then(|| self.shifted(0, Step::Weekend, at + 2))
    }

    /// A part of a day counts beside a day, or after "the" or "this": not "the night shift".
    fn part_of_day(&self, at: usize) -> bool {
        self.weekday_before(at) || self.dated_after(at + 1) || !matches!(self.tag(at + 1), Tag::Noun | Tag::Name)
    }

    /// "Monday Evening Songs", "the Sunday Herald": a weekday in the name of a thing is no date.
    fn titled(&self, at: usize) -> bool {
        let title = |at: usize| self.token(at).kind == Kind::Word && self.token(at).caps == Caps::Title;
        let calendar = self.lexicon.calendar();
        let part = title(at + 1) && calendar.part(self.word(at + 1)).is_some();
        let the = self.word(at.wrapping_sub(1)) == Word::of("the");
        let weekday = matches!(calendar.moment(self.word(at)), Some(Moment::Weekday(_)));
        let name = |at: usize| title(at) && self.tag(at) == Tag::Name && calendar.moment(self.word(at)).is_none();
        weekday && title(at) && (part && title(at + 2) || the && !part && name(at + 1))
    }

    fn weekday_before(&self, at: usize) -> bool {
        let moment = self.lexicon.calendar().moment(self.word(at.wrapping_sub(1)));
        matches!(moment, Some(Moment::Weekday(_) | Moment::Day(_)))
    }

    /// Whether "of" or "on" and a day follow.
    fn dated_after(&self, at: usize) -> bool {
        let joined = self.word(at) == Word::of("of") || self.word(at) == Word::of("on");
        let moment = self.lexicon.calendar().moment(self.word(at + 1));
        joined && (moment.is_some() || self.token(at + 1).kind == Kind::Number)
    }

    fn shifted(&self, steps: i32, step: Step, end: usize) -> Piece {
        let shift = Shift { steps: Some(steps), back: steps < 0, step, tie: Tie::Writing, counted: false };
        let mut piece = Piece { parts: Parts::none(), shift: Some(shift), end };
        let before = self.word(end.wrapping_sub(1));
        if before == Word::of("tonight") {
            piece.parts.part = Some(5);
        }
        piece
    }

    /// "last week", "next March", "this morning", "last summer", "last Friday".
    fn shift(&self, at: usize, steps: i32) -> Option<Piece> {
        let calendar = self.lexicon.calendar();
        let next = at + 1;
        if let Some(moment) = calendar.moment(self.word(next)) {
            let parts = match moment {
                Moment::Month(month) => Parts { month: Some(month), ..Parts::none() },
                Moment::Weekday(weekday) => Parts { weekday: Some(weekday), ..Parts::none() },
                Moment::Season(season) => Parts { season: Some(season), ..Parts::none() },
                Moment::Day(_) => return None,
            };
            return Some(Piece { parts, ..self.shifted(steps, Step::Named, next + 1) });
        }
        if let Some(part) = calendar.part(self.word(next)) {
            let parts = Parts { part: Some(part), ..Parts::none() };
            return Some(Piece { parts, ..self.shifted(steps, Step::Day, next + 1) });
        }
        let fiscal = calendar.is_fiscal(self.word(next));
        let unit = if fiscal { next + 1 } else { next };
        let (count, name) = calendar.unit(self.word(unit))?;
        let singular = !self.document.surface(unit).ends_with('s');
        let step = Step::of(name).filter(|s| singular && !matches!(s, Step::Minute | Step::Hour))?;
        let steps = steps.checked_mul(i32::try_from(count).ok()?)?;
        let mut piece = Piece { parts: Parts { fiscal, ..Parts::none() }, ..self.shifted(steps, step, unit + 1) };
        // "last decade" is no year
        piece.shift = piece.shift.map(|s| Shift { counted: count > 1, ..s });
        Some(piece)
    }

    /// "two years ago", "a week later", "10 days before".
    pub fn distance(&self, at: usize) -> Option<Piece> {
        let joined = ["and", "to", "-", "or"].iter().any(|w| self.word(at.wrapping_sub(1)) == Word::of(w));
        if joined && self.token(at.wrapping_sub(2)).kind == Kind::Number {
            return None;
        }
        let numeral = numeral(self.document, self.lexicon.numerals(), at, self.sentence.end);
        let (steps, unit) = match numeral {
            Some(n) if n.form == Form::Part => return self.part_distance(&n),
            Some(n) if n.form == Form::Plain => (Some(i32::try_from(n.low.whole()?).ok()?), n.run.end),
            Some(n) if n.form == Form::Vague => (None, n.run.end),
            None if is_article(self.word(at)) || self.word(at) == Word::of("one") => (Some(1), at + 1),
            _ => return None,
        };
        self.offset(unit, steps)
    }

    /// "years ago", "days later"; not "500 million years ago".
    fn untold(&self, at: usize) -> Option<Piece> {
        let plural = self.document.surface(at).ends_with('s');
        let before = at.wrapping_sub(1);
        let scale = matches!(self.lexicon.numerals().sense(self.word(before)), Some(NumberWord::Scale(_)));
        let counted = scale || self.token(before).kind == Kind::Number;
        self.lexicon.calendar().unit(self.word(at)).filter(|_| plural && !counted)?;
        self.offset(at, None)
    }

    fn offset(&self, unit: usize, steps: Option<i32>) -> Option<Piece> {
        let calendar = self.lexicon.calendar();
        let (count, name) = calendar.unit(self.word(unit))?;
        let direction = calendar.offset(self.word(unit + 1))?;
        let back = matches!(direction, "back" | "before");
        let tie = if direction == "back" || direction == "ahead" { Tie::Writing } else { Tie::Event };
        // "a day on Mars", "a day before the vote", "hours after leaving" tie to what follows; "two years on," does not
        let open = ["on", "before", "after", "earlier", "later"].iter().any(|w| self.word(unit + 1) == Word::of(w));
        let than = self.word(unit + 2) == Word::of("than");
        let bound = !matches!(self.token(unit + 2).kind, Kind::Punct | Kind::Close)
            && !["earlier", "later"].iter().any(|w| self.word(unit + 1) == Word::of(w));
        if (open && (bound || than)) || steps.is_some_and(|n| n > 1000) {
            return None;
        }
        let sign = if back { -1 } else { 1 };
        let steps = steps.and_then(|n| n.checked_mul(sign)?.checked_mul(i32::try_from(count).ok()?));
        let shift = Shift { steps, back, step: Step::of(name)?, tie, counted: true };
        Some(Piece { parts: Parts::none(), shift: Some(shift), end: unit + 2 })
    }

    /// "half a year later", "a quarter of a century ago": told in years, or in months.
    fn part_distance(&self, part: &Numeral) -> Option<Piece> {
        let of = part.run.end + usize::from(self.word(part.run.end) == Word::of("of"));
        let unit = of + usize::from(is_article(self.word(of)) || self.word(of) == Word::of("-"));
        let (count, name) = self.lexicon.calendar().unit(self.word(unit)).filter(|(_, name)| *name == "year")?;
        let years = part.low.times(Number::int(count))?;
        let (steps, step) = match years.whole() {
            Some(years) => (years, Step::of(name)?),
            None => (years.times(Number::int(12))?.whole()?, Step::Month),
        };
        let piece = self.offset(unit, Some(1))?;
        let sign = if piece.shift?.back { -1 } else { 1 };
        let shift = Shift { steps: Some(sign * i32::try_from(steps).ok()?), step, ..piece.shift? };
        Some(Piece { shift: Some(shift), ..piece })
    }

    /// "first quarter", "second half of 2019", "21st century".
    fn ordered(&self, at: usize) -> Option<Piece> {
        let numeral = numeral(self.document, self.lexicon.numerals(), at, self.sentence.end)
            .filter(|n| n.form == Form::Ordinal)?;
        let rank = i8::try_from(numeral.low.whole()?).ok()?;
        let unit = numeral.run.end;
        let unit = if self.word(unit) == Word::of("-") { unit + 1 } else { unit };
        match self.lexicon.calendar().unit(self.word(unit)) {
            Some((100, _)) if (1..=21).contains(&rank) => {
                self.told(Parts::of_year((i16::from(rank) - 1) * 100, 100), unit + 1)
            }
            Some((1, "quarter")) if (1..=4).contains(&rank) => {
                self.told(Parts { quarter: Some(rank), ..Parts::none() }, unit + 1)
            }
            None if self.word(unit) == Word::of("half")
                && (1..=2).contains(&rank)
                && self.word(unit + 1) == Word::of("of") =>
            {
                let from = if self.word(unit + 2) == Word::of("the") { unit + 3 } else { unit + 2 };
                self.loose_piece(from)?;
                self.told(Parts { half: Some(rank), ..Parts::none() }, unit + 1)
            }
            _ => None,
        }
    }

    /// "summer 2019", "the summer of 2019", "in the spring".
    fn season(&self, at: usize, season: i8) -> Option<Piece> {
        let parts = Parts { season: Some(season), ..Parts::none() };
        let of = if self.word(at + 1) == Word::of("of") { at + 2 } else { at + 1 };
        if let Some(year) = self.plain_year(of) {
            return self.told(Parts { year: Some(year), ..parts }, of + 1);
        }
        let the = self.word(at.wrapping_sub(1)) == Word::of("the");
        let led = self.word(at.wrapping_sub(if the { 2 } else { 1 }));
        let noun = matches!(self.tag(at + 1), Tag::Noun | Tag::Name);
        let inside =
            self.lexicon.calendar().preposition(led).is_some_and(|p| p != "after" && led != Word::of("to")) && !noun;
        (inside && self.tag(at) == Tag::Noun && (the || led == Word::of("in")))
            .then(|| self.told(parts, at + 1))
            .flatten()
    }
}

//! What stands around a number: hedges, currency, counted noun, rate, change, age.

use super::number::Number;
use super::quantity::{AGE, COUNT, Change};
use super::reader::{Measured, Reader};
use crate::lexicon::{CalendarWord, Hedge, Tag};
use crate::text::{Kind, Word};

impl Reader<'_> {
    /// Currency signs in front, and where the figure begins with them.
    pub(super) fn front(&self, at: usize) -> (usize, Option<crate::lexicon::UnitId>) {
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

    /// "Maria Lopez, 52, said", "(52)", "aged 52".
    pub(super) fn age(&self, end: usize) -> Option<Measured> {
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
    pub(super) fn is_person(&self, at: usize) -> bool {
        !self
            .figures
            .calendar(self.document.word(at))
            .iter()
            .any(|c| matches!(c, CalendarWord::Month(..) | CalendarWord::Weekday(_)))
    }

    pub(super) fn hedge(&self, first: usize) -> (Hedge, usize) {
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

    pub(super) fn hedge_behind(&self, hedge: Hedge, end: usize) -> (Hedge, usize) {
        match self.figures.hedge_at(self.document, end).filter(|(_, e)| *e <= self.sentence.end) {
            Some((found, after)) if hedge == Hedge::Bare => (found, after),
            _ => (hedge, end),
        }
    }

    pub(super) fn change(&self, start: usize) -> Change {
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
    pub(super) fn noun(&self, end: usize, base: Word) -> Option<usize> {
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
    pub(super) fn rate(&self, end: usize) -> Option<Word> {
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
    pub(super) fn offset(&self, at: usize) -> bool {
        ["after", "before", "later", "ago", "earlier", "from", "ahead", "old"].iter().any(|w| self.is(at, w))
            || self.is(at, "-")
    }

    pub(super) fn rate_unit(&self, word: Word) -> Word {
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

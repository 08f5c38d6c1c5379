//! Dates: where a text has one, and what it says.

pub use super::date_model::{Date, Parts, Shift, Side, Step, Tie};
use super::date_parts::{Piece, Reader};
use crate::lexicon::{Lexicon, Tag, Term};
use crate::text::{Document, Kind, Run, Word};

/// How far in front of a date the conjunction of its clause may stand, in tokens.
const CLAUSE: usize = 16;

/// Every date of a text, in order.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<(Run, Date)> {
    let mut out = Vec::new();
    for sentence in document.sentences() {
        let reader = Reader { document, terms, lexicon, sentence: sentence.run };
        let mut at = sentence.run.start;
        while at < sentence.run.end {
            match reader.date(at) {
                Some((run, date)) => {
                    at = run.end;
                    out.push((run, date));
                }
                None => at += 1,
            }
        }
    }
    out
}

impl Reader<'_> {
    /// The date that begins at `at`.
    fn date(&self, at: usize) -> Option<(Run, Date)> {
        let mut piece = self.piece(at)?;
        while let Some(wider) = self.widen(&piece) {
            piece = wider;
        }
        let (parts, until, end) = self.span(at, &piece);
        let first = self.stretched(at);
        // "by the October purchase": what stands behind the date is meant
        let the = self.word(first.wrapping_sub(1)) == Word::of("the");
        let led = self.word(first.wrapping_sub(1));
        // "after Monday's attack"; but a deadline is a day
        let owned = self.tag(end) == Tag::Possessive
            && ["from", "after", "before", "following", "by"].iter().any(|w| led == Word::of(w));
        let beside = matches!(self.tag(end), Tag::Noun | Tag::Adjective) && the || owned;
        let (side, start) = if beside { (Side::In, first) } else { self.side(first) };
        // "from March to May" tells when, not since when
        let side = if until.is_some() && side == Side::Since { Side::In } else { side };
        let run = Run::new(start, end);
        let interval = match until {
            None if piece.shift.is_none() => parts.interval(),
            None => None,
            Some(until) => parts.interval().zip(until.interval()).map(|(a, b)| (a.0, b.1)).filter(|(a, b)| a < b),
        };
        let display = self.document.exact(run).into();
        Some((run, Date { parts, until, shift: piece.shift, side, above: self.above(side, start), interval, display }))
    }

    /// The same piece with the next one that belongs to it: "Monday" + ", March 5", "third quarter" + "of 2019".
    fn widen(&self, piece: &Piece) -> Option<Piece> {
        let mark = self.word(piece.end);
        let comma = mark == Word::of(",");
        let of = [Word::of("of"), Word::of("in"), Word::of("on")].contains(&mark);
        let mut from = piece.end + usize::from(comma || of);
        if of && self.word(from) == Word::of("the") {
            from += 1;
        }
        let next = if comma || of { self.loose_piece(from)? } else { self.piece(from)? };
        let day = piece.parts.day.is_some() || piece.parts.weekday.is_some();
        let after_comma = next.parts.month.is_some() || (next.parts.year.is_some() && piece.parts.month.is_some());
        let part_of = piece.parts.quarter.or(piece.parts.half).or(piece.parts.part).or(piece.parts.season).is_some();
        let weekday_on = mark == Word::of("on") && (next.parts.weekday.is_some() || next.parts.day.is_some());
        let fits = match (comma, of) {
            (true, _) => {
                (day && after_comma && next.shift.is_none()) || (piece.shift.is_some() && next.parts.day.is_some())
            }
            (_, true) => {
                (part_of && mark != Word::of("on")) || (mark == Word::of("of") && day) || (weekday_on && part_of)
            }
            _ => true,
        };
        let parts = piece.parts.join(next.parts).filter(|_| fits)?;
        if piece.shift.is_some() && next.shift.is_some() {
            return None;
        }
        Some(Piece { parts, shift: piece.shift.or(next.shift), end: next.end })
    }

    /// The end of a span: "from 2003 to 2014", "2003-2014", "2013-14", "March 3-5", "between March and May".
    fn span(&self, at: usize, piece: &Piece) -> (Parts, Option<Parts>, usize) {
        let single = (piece.parts, None, piece.end);
        let mark = self.word(piece.end);
        let dash = mark == Word::of("-") || mark == Word::of("—");
        let led = |word: &str| (1..4).any(|k| self.word(at.wrapping_sub(k)) == Word::of(word));
        let to = ["to", "until", "till", "through"].iter().any(|w| mark == Word::of(w)) && led("from");
        let and = mark == Word::of("and") && led("between");
        if !(dash || to || and) || piece.shift.is_some() {
            return single;
        }
        let from = piece.end + 1;
        let number = self.document.surface(from).parse::<i16>().ok().filter(|_| self.token(from).kind == Kind::Number);
        if let (Some(number), true, Some(year), None) = (number, dash, piece.parts.year, piece.parts.month)
            && (0..100).contains(&number)
        {
            let last = year - year.rem_euclid(100) + number;
            if last == year + 1 || last > year && self.document.surface(from).len() == 2 {
                return (piece.parts, Some(Parts::of_year(last, 1)), from + 1);
            }
        }
        if let Some(number) = number
            && let (Some(day), Ok(last)) = (piece.parts.day, i8::try_from(number))
            && last > day
            && last < 32
            && (dash || self.loose_piece(from).is_none())
        {
            let year =
                self.year(from + 1).or_else(|| self.year(from + 2).filter(|_| self.word(from + 1) == Word::of(",")));
            let end = year.map_or(from + 1, |y| y.1);
            let parts = Parts { year: piece.parts.year.or(year.map(|y| y.0)), ..piece.parts };
            return (parts, Some(Parts { day: Some(last), ..parts }), end);
        }
        let Some(mut last) = self.loose_piece(from).filter(|p| p.shift.is_none()) else { return single };
        while let Some(wider) = self.widen(&last) {
            last = wider;
        }
        let year = piece.parts.year.or(last.parts.year);
        let alike = piece.parts.month.is_some() == last.parts.month.is_some()
            && piece.parts.weekday.is_some() == last.parts.weekday.is_some();
        if !alike {
            return single;
        }
        (Parts { year, ..piece.parts }, Some(last.parts), last.end)
    }

    /// Takes "early", "the end of" in before the date.
    fn stretched(&self, at: usize) -> usize {
        let calendar = self.lexicon.calendar();
        let mut start = at;
        for back in 1..5 {
            let Some(p) = at.checked_sub(back).filter(|p| self.sentence.has(*p)) else { break };
            let word = self.word(p);
            // "to close in 2031" tells an act
            if calendar.is_stretch(word) && self.tag(p) != Tag::Verb {
                start = p;
            } else if ![Word::of("of"), Word::of("the"), Word::of("-"), Word::of("in"), Word::of("on")].contains(&word)
            {
                break;
            }
        }
        start
    }

    /// "since the army came in 2006": for what is told above, since 2006.
    fn above(&self, side: Side, start: usize) -> Option<Side> {
        let clause = (self.sentence.start..start).rev().take(CLAUSE).take_while(|at| {
            let ends = matches!(self.tag(*at), Tag::Coordinator | Tag::Relative);
            !ends && self.token(*at).kind != Kind::Punct
        });
        let word = clause.into_iter().find(|at| self.tag(*at) == Tag::Subordinator)?;
        let above = Side::of(self.lexicon.calendar().preposition(self.word(word))?);
        (side == Side::In && matches!(above, Side::Since | Side::Until)).then_some(above)
    }

    /// The side by the preposition before the date, and where the date begins with it; "in" and "on" stay outside.
    fn side(&self, start: usize) -> (Side, usize) {
        let the = self.word(start.wrapping_sub(1)) == Word::of("the");
        let at = start.wrapping_sub(if the { 2 } else { 1 });
        match self.lexicon.calendar().preposition(self.word(at)).map_or(Side::In, Side::of) {
            Side::In => (Side::In, start),
            side => (side, at),
        }
    }
}

//! Reads one number: digits, number words, scales, fractions, vague words.

use super::number::Number;
use crate::lexicon::{Figures, Numeral};
use crate::text::{Document, Kind, Run};

/// A number as read, without hedge and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The value, or the least of a vague word.
    pub lo: Number,
    /// The value, or the greatest of a vague word.
    pub hi: Number,
    /// Whether it is a vague word.
    pub vague: bool,
    /// Whether it is an ordinal.
    pub ordinal: bool,
    /// Whether it is a part: half, two-thirds.
    pub fraction: bool,
    /// Whether it began with an article only ("a" hundred, "a" half).
    pub article: bool,
    /// The scale it was multiplied with.
    pub scale: Option<Number>,
    /// The worth of its last written digit.
    pub granule: Option<Number>,
    /// The token behind it.
    pub end: usize,
}

impl Parsed {
    fn exact(value: Number, end: usize) -> Self {
        let granule = value.granule();
        Self {
            lo: value,
            hi: value,
            vague: false,
            ordinal: false,
            fraction: false,
            article: false,
            scale: None,
            granule,
            end,
        }
    }
}

/// The number that begins at token `at` of a sentence.
pub fn numeral(figures: &Figures, document: &Document, sentence: Run, at: usize) -> Option<Parsed> {
    let reader = Reader { figures, document, sentence };
    let token = document.token(at);
    match token.kind {
        Kind::Number => reader.digits(at),
        Kind::Ordinal => {
            let value = Number::parse(document.surface(at).trim_end_matches(char::is_alphabetic))?;
            Some(Parsed { ordinal: true, ..Parsed::exact(value, at + 1) })
        }
        Kind::Word | Kind::Symbol | Kind::Punct | Kind::Code => reader.words(at),
        _ => None,
    }
}

struct Reader<'a> {
    figures: &'a Figures,
    document: &'a Document,
    sentence: Run,
}

impl Reader<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        at < self.sentence.end && self.document.is(at, word)
    }

    fn numerals(&self, at: usize) -> &[Numeral] {
        if at < self.sentence.end { self.figures.numerals(self.document.word(at)) } else { &[] }
    }

    fn scale(&self, at: usize) -> Option<Number> {
        self.numerals(at).iter().find_map(|n| if let Numeral::Scale(s) = n { Some(Number::int(*s)) } else { None })
    }

    fn fraction(&self, at: usize) -> Option<Number> {
        self.numerals(at)
            .iter()
            .find_map(|n| if let Numeral::Fraction(s) = n { Number::ratio(1, i128::from(*s)) } else { None })
    }

    fn cardinal(&self, at: usize) -> Option<Number> {
        self.numerals(at).iter().find_map(|n| if let Numeral::Cardinal(s) = n { Some(Number::int(*s)) } else { None })
    }

    /// Digits with a fraction sign, a suffix or scales: "1.3bn", "4 hundred", "2½".
    fn digits(&self, at: usize) -> Option<Parsed> {
        let mut value = Number::parse(self.document.surface(at))?;
        let mut end = at + 1;
        let decimals = self.document.surface(at).split_once('.').map_or(0, |(_, d)| d.len() as u32);
        let mut granule = if decimals > 0 { Number::ratio(1, 10_i128.checked_pow(decimals)?) } else { value.granule() };
        if let Some(part) = self.sign(end) {
            value = value.plus(part)?;
            end += 1;
        }
        let mut total = None;
        if let Some(suffix) = self.figures.suffix(self.document.word(end)).filter(|_| self.suffixed(end)) {
            total = Some(Number::int(suffix));
            end += 1;
        }
        if self.is(end, "and") && self.is(end + 1, "a") && self.is(end + 2, "half") {
            value = value.plus(Number::ratio(1, 2)?)?;
            end += 3;
        }
        while let Some(scale) = self.scale(end + usize::from(self.is(end, "-") && self.scale(end + 1).is_some())) {
            end += usize::from(self.is(end, "-"));
            total = Some(total.unwrap_or(Number::ONE).times(scale)?);
            end += 1;
        }
        // digits over digits as a fraction of something: "1/3" stays with dates and odds
        if let Some(scale) = total {
            value = value.times(scale)?;
            granule = granule.and_then(|g| g.times(scale));
        } else if let Some(part) =
            self.fraction(end).filter(|_| decimals == 0 && self.document.surface(end).ends_with('s'))
        {
            value = value.times(part)?;
            return Some(Parsed { fraction: true, ..Parsed::exact(value, end + 1) });
        }
        Some(Parsed { scale: total, granule, ..Parsed::exact(value, end) })
    }

    /// A suffix counts glued, or after a blank when it can be nothing else ("5 bn").
    fn suffixed(&self, at: usize) -> bool {
        let money = at >= 2 && self.document.token(at - 2).kind == Kind::Symbol;
        at < self.sentence.end && (!self.document.token(at).spaced || money || self.document.surface(at).len() >= 2)
    }

    fn sign(&self, at: usize) -> Option<Number> {
        let c = self.document.surface(at).chars().next().filter(|_| at < self.sentence.end)?;
        let (top, bottom) = self.figures.sign(c)?;
        Number::ratio(top, bottom)
    }

    fn words(&self, at: usize) -> Option<Parsed> {
        if let Some(value) = self.sign(at) {
            return Some(Parsed { fraction: true, ..Parsed::exact(value, at + 1) });
        }
        let article = self.is(at, "a") || self.is(at, "an");
        if article {
            return self.after_article(at);
        }
        if let Some(value) = self.cardinal(at) {
            return self.cardinals(at, value);
        }
        for numeral in self.numerals(at) {
            match numeral {
                Numeral::Vague(lo, hi, false) => return Some(self.vague(*lo, *hi, at + 1)),
                Numeral::Ordinal(n) if self.is_ordinal(at) => {
                    return Some(Parsed { ordinal: true, ..Parsed::exact(Number::int(*n), at + 1) });
                }
                Numeral::Fraction(n) if self.is_part(at, *n) => return self.part(Number::ONE, at),
                _ => {}
            }
        }
        None
    }

    /// "half the voters", "quarter of a century"; "the third quarter" and "the second half" are none.
    fn is_part(&self, at: usize, bottom: i64) -> bool {
        let after_ordinal =
            at > self.sentence.start && self.numerals(at - 1).iter().any(|n| matches!(n, Numeral::Ordinal(_)));
        let follows = |words: &[&str]| words.iter().any(|w| self.is(at + 1, w));
        let unit = self.figures.unit_at(self.document, at + 1 + usize::from(self.is(at + 1, "-"))).is_some();
        let scale = self.scale(at + 1).is_some();
        !after_ordinal
            && (follows(&["of"])
                || bottom == 2 && (follows(&["the", "a", "an", "its", "their", "his", "her"]) || unit || scale)
                || bottom == 4 && unit)
    }

    /// "second" is an ordinal after "the" or before a noun; the recogniser of figures leaves the rest.
    fn is_ordinal(&self, at: usize) -> bool {
        at > self.sentence.start && !self.is(at + 1, ",") && !self.is(at + 1, ".")
    }

    fn vague(&self, lo: i64, hi: i64, end: usize) -> Parsed {
        let end = if self.is(end, "of") && !self.numerals(end + 1).is_empty() {
            return self.vague_of(lo, hi, end + 1);
        } else {
            end
        };
        Parsed { hi: Number::int(hi), vague: true, ..Parsed::exact(Number::int(lo), end) }
    }

    /// "tens of thousands", "hundreds of millions", "a couple of dozen".
    fn vague_of(&self, lo: i64, hi: i64, at: usize) -> Parsed {
        for numeral in self.numerals(at) {
            if let Numeral::Vague(scale, _, _) | Numeral::Scale(scale) = numeral {
                let unit = if matches!(numeral, Numeral::Scale(_)) { *scale } else { scale / 2 };
                return Parsed {
                    hi: Number::int(hi.saturating_mul(unit)),
                    vague: true,
                    ..Parsed::exact(Number::int(lo.saturating_mul(unit)), at + 1)
                };
            }
        }
        Parsed { hi: Number::int(hi), vague: true, ..Parsed::exact(Number::int(lo), at - 1) }
    }

    fn after_article(&self, at: usize) -> Option<Parsed> {
        for numeral in self.numerals(at + 1) {
            match numeral {
                Numeral::Scale(_) => {
                    let found = self.cardinals(at, Number::ONE)?;
                    return Some(found);
                }
                Numeral::Vague(lo, hi, _) => return Some(self.vague(*lo, *hi, at + 2)),
                Numeral::Fraction(n)
                    if *n != 2
                        && (self.is(at + 2, "of")
                            || self.figures.unit_at(self.document, at + 2).is_some()
                            || self.is(at + 2, "-"))
                        || self.is(at + 2, "of")
                        || self.scale(at + 2).is_some()
                        || self.is(at + 2, "-") =>
                {
                    return self
                        .part(Number::ONE, at + 1)
                        .filter(|p| p.end > at + 2 || self.is(at + 2, "of") || self.is(at + 2, "-"));
                }
                _ => {}
            }
        }
        None
    }

    /// "twenty-five", "two hundred and fifty-one thousand three hundred", "one and a half million", "two-thirds".
    fn cardinals(&self, at: usize, first: Number) -> Option<Parsed> {
        let (mut total, mut current, mut end, mut last) = (Number::ZERO, first, at + 1, None);
        loop {
            let next = end + usize::from(self.is(end, "-") && !self.document.token(end).spaced);
            if let Some(scale) = self.scale(next) {
                current = current.times(scale)?;
                last = Some(scale);
                if scale >= Number::int(1000) {
                    total = total.plus(current)?;
                    current = Number::ZERO;
                }
                end = next + 1;
            } else if self.is(next, "and")
                && last.is_some()
                && self.cardinal(next + 1).is_some()
                && self.smaller(next + 1, last)
            {
                current = current.plus(self.cardinal(next + 1)?)?;
                end = next + 2;
            } else if let Some(more) = self.cardinal(next).filter(|m| self.continues(current, *m, last, end, next)) {
                current = current.plus(more)?;
                end = next + 1;
            } else {
                break;
            }
        }
        let value = total.plus(current)?;
        if self.is(end, "and") && self.is(end + 1, "a") && self.is(end + 2, "half") {
            return self.and_a_half(value, end + 3);
        }
        let next = end + usize::from(self.is(end, "-"));
        if self.fraction(next).is_some()
            && last.is_none()
            && (value == Number::ONE || self.document.surface(next).ends_with('s') || self.is(next, "half"))
        {
            return self.part(value, next);
        }
        if let Some(Numeral::Ordinal(n)) =
            self.numerals(next).iter().find(|n| matches!(n, Numeral::Ordinal(_)) && next > end)
        {
            return Some(Parsed { ordinal: true, ..Parsed::exact(value.plus(Number::int(*n))?, next + 1) });
        }
        Some(Parsed { scale: last, ..Parsed::exact(value, end) })
    }

    fn smaller(&self, at: usize, last: Option<Number>) -> bool {
        matches!((self.cardinal(at), last), (Some(n), Some(s)) if n < s && s < Number::int(1_000_000))
    }

    /// "twenty one", "hundred five": a smaller number goes on; "two three" does not.
    fn continues(&self, current: Number, more: Number, last: Option<Number>, end: usize, next: usize) -> bool {
        let tens = current.whole().is_some_and(|w| w % 10 == 0 && w % 100 != 0)
            && more < Number::int(10)
            && more > Number::ZERO;
        (tens && (next > end || !self.document.token(end).spaced || last.is_none()))
            || last.is_some_and(|s| s > more && current != Number::ZERO)
            || (last.is_some() && current == Number::ZERO)
    }

    fn and_a_half(&self, value: Number, mut end: usize) -> Option<Parsed> {
        let mut value = value.plus(Number::ratio(1, 2)?)?;
        let scale = self.scale(end);
        if let Some(scale) = scale {
            value = value.times(scale)?;
            end += 1;
        }
        Some(Parsed { scale, ..Parsed::exact(value, end) })
    }

    /// "half", "two-thirds", "a quarter of a", "half a million": a part of what follows.
    fn part(&self, count: Number, at: usize) -> Option<Parsed> {
        let mut value = count.times(self.fraction(at)?)?;
        let mut end = at + 1;
        let of = usize::from(self.is(end, "of"));
        let article = usize::from(self.is(end + of, "a") || self.is(end + of, "an") || self.is(end + of, "one"));
        let next = end + of + article;
        let mut scale = None;
        if let Some(s) = self.scale(next).filter(|_| article == 1 || of == 0) {
            value = value.times(s)?;
            scale = Some(s);
            end = next + 1;
        } else if article == 1 && self.figures.unit_at(self.document, next).is_some()
            || of == 0 && article == 0 && self.figures.unit_at(self.document, end).is_some()
            || (of == 0 && self.is(end, "-") && self.figures.unit_at(self.document, end + 1).is_some())
        {
            end = if article == 1 { next } else { end };
        }
        Some(Parsed { fraction: true, article: false, scale, ..Parsed::exact(value, end) })
    }
}

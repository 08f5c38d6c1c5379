//! Per what a figure is told: "a year", "per barrel", "annually", "every day".

use super::quantity_context::Context;
use super::quantity_model::Rate;
use super::quantity_numeral::is_article;
use crate::lexicon::{Tag, Unit};
use crate::text::{Kind, Word};

/// How far behind the figure a rate is looked for.
const RATE_REACH: usize = 14;

impl Context<'_> {
    /// Per what the figure is told that ends at `at` (and whose noun phrase ends at `after`).
    pub fn rate(&self, at: usize, after: usize, unit: Option<&Unit>) -> Option<Rate> {
        let past = |p: usize| self.past_brackets(p);
        let direct = [at, after, past(at)].into_iter().find_map(|p| self.rate_at(p, true));
        let direct = direct.or_else(|| self.price(at).filter(|_| unit.is_some_and(|u| u.money)));
        if direct.is_some() || unit.is_some_and(|u| u.time) {
            return direct;
        }
        let after = past(after);
        for p in after..after + RATE_REACH {
            let kind = self.token(p).kind;
            let stop =
                !self.sentence.has(p) || matches!(kind, Kind::Number | Kind::Punct | Kind::Symbol | Kind::Ordinal);
            if (stop && self.word(p) != Word::of("-")) || self.tag(p) == Tag::Number {
                break;
            }
            if let Some(rate) = self.rate_at(p, false) {
                return Some(rate);
            }
        }
        self.rate_in_front()
    }

    /// "80 crowns a crate": what stands right behind money is what it is paid for, one at a time.
    fn price(&self, at: usize) -> Option<Rate> {
        let noun = self.tag(at + 1) == Tag::Noun && self.token(at + 1).kind == Kind::Word && is_article(self.word(at));
        let goes_on = matches!(self.tag(at + 2), Tag::Noun | Tag::Verb | Tag::Name);
        (noun && !goes_on).then(|| Rate { word: self.lemma(at + 1), name: self.document.surface(at + 1).into() })
    }

    /// Past a conversion in brackets: "$78.5bn (£61.5bn) annually".
    fn past_brackets(&self, at: usize) -> usize {
        if self.word(at) == Word::of(")") {
            return at + 1;
        }
        if self.word(at) != Word::of("(") {
            return at;
        }
        (at + 1..at + 8).find(|p| self.word(*p) == Word::of(")")).map_or(at, |p| p + 1)
    }

    /// "Every year, …" holds for the whole sentence.
    fn rate_in_front(&self) -> Option<Rate> {
        let start = self.sentence.start;
        let each = self.word(start) == Word::of("each") || self.word(start) == Word::of("every");
        (each && self.word(start + 2) == Word::of(",")).then(|| self.rate_at(start, false)).flatten()
    }

    /// "per barrel", "a year", "/day", "annually". Right behind the figure any unit or noun will do.
    fn rate_at(&self, at: usize, direct: bool) -> Option<Rate> {
        let word = self.word(at);
        let per = word == Word::of("per") || (word == Word::of("/") && direct);
        let each = is_article(word) || word == Word::of("each") || word == Word::of("every");
        let units = self.lexicon.units();
        if !per && !each {
            let adverb = self.tag(at) == Tag::Adverb || (direct && !matches!(self.tag(at + 1), Tag::Noun | Tag::Name));
            let (_, id) = units
                .rates
                .longest(|k| self.word(at + k))
                .filter(|_| adverb && self.document.surface(at).ends_with("ly"))?;
            return self.unit(id).map(|u| Rate { word: u.id, name: u.name.clone() });
        }
        // "three at a time"
        let time = self.word(at.wrapping_sub(1)) == Word::of("at") && self.word(at + 1) == Word::of("time");
        let preposed =
            !time && matches!(self.tag(at.wrapping_sub(1)), Tag::Preposition | Tag::Subordinator) && is_article(word);
        let shifted = self.lexicon.calendar().offset(self.word(at + 2)).is_some() || self.word(at + 2) == Word::of("-");
        if preposed || (shifted && is_article(word)) {
            return None;
        }
        if let Some((length, id)) = units.rates.longest(|k| self.word(at + 1 + k)) {
            let goes_on = matches!(self.tag(at + 1 + length), Tag::Noun) && each && !direct;
            return self.unit(id).filter(|_| !goes_on).map(|u| Rate { word: u.id, name: u.name.clone() });
        }
        if !direct {
            return None;
        }
        let unit = units.after.longest(|k| self.word(at + 1 + k)).and_then(|(_, id)| self.unit(id));
        if let Some(unit) = unit {
            return Some(Rate { word: unit.id, name: unit.name.clone() });
        }
        (per && self.token(at + 1).kind == Kind::Word)
            .then(|| Rate { word: self.lemma(at + 1), name: self.document.surface(at + 1).into() })
    }
}

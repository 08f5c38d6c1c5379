//! Number words that may be none: "first" and "second", "one".

use super::quantity_context::Context;
use super::quantity_numeral::{Numeral, is_article};
use super::quantity_single::Single;
use crate::lexicon::{NumberWord, Tag};
use crate::text::{Caps, Kind as TokenKind, Word};

impl Context<'_> {
    /// Whether an ordinal orders something: not "First, …", "paused a second", "Second World War".
    pub fn is_ordinal(&self, numeral: &Numeral) -> bool {
        let (at, next) = (numeral.run.start, self.past_dash(numeral.run.end));
        let name =
            matches!(self.token(next).caps, Caps::Title | Caps::Upper | Caps::Mixed) && self.tag(next) == Tag::Name;
        if self.token(at).kind == TokenKind::Ordinal || self.token(at).caps == Caps::Title && at > self.sentence.start {
            return !name;
        }
        let noun = matches!(self.tag(next), Tag::Noun | Tag::Adjective | Tag::Number | Tag::Name);
        let opens = at == self.sentence.start && self.word(next) == Word::of(",");
        let moment = (is_article(self.before(at, 1)) || self.before(at, 1) == Word::of("per")) && !noun;
        noun || !(opens || moment)
    }

    /// "one of", "no one", "the one": a pronoun. Also "one day" as an adverb.
    pub fn is_pronoun(&self, single: &Single) -> bool {
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
                matches!(words.sense(self.word(next + k)), Some(NumberWord::Unit(_) | NumberWord::Ten(_)))
                    || self.token(next + k).kind == TokenKind::Number
            });
        let led = words.before_one.contains(&before) && self.word(next) == self.word(single.numeral.run.end);
        if led || ratio {
            return led;
        }
        // "one day he will return", "will one day return"
        let clause = matches!(
            self.tag(single.end),
            Tag::Pronoun | Tag::Verb | Tag::Determiner | Tag::Modal | Tag::Name | Tag::Auxiliary
        );
        let sometime = single.unit.is_some_and(|u| u.time) && clause && next == single.numeral.run.end;
        let joined = [Word::of("to"), Word::of("or")].contains(&self.word(next))
            && (self.token(next + 1).kind == TokenKind::Number || words.sense(self.word(next + 1)).is_some());
        let alone = !joined
            && single.unit.is_none()
            && (words.stops.contains(&self.word(next))
                || !matches!(self.tag(next), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Verb));
        sometime || alone
    }
}

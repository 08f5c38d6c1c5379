//! Noun phrases: where one begins and ends, and what it is.

use super::chunk::{Chunk, Phrase};
use super::chunker::Reader;
use crate::lexicon::{Form, Tag};
use crate::text::{Kind, Run};

impl Reader<'_> {
    /// Reads the noun phrase that begins at `start`; answers where the next chunk begins.
    pub(super) fn phrase(&mut self, start: usize) -> usize {
        let (mut at, mut head, mut owner, mut first) = (start, None, None, start);
        while at < self.sentence.end {
            if let Some(date) = self.date_at(at).filter(|_| at > start) {
                // "the Easter Monday parade", "last year's 10 May vote"
                if head.is_some() || !self.heads(date.end) {
                    break;
                }
                self.out.push(Chunk::Date(date));
                at = date.end;
                continue;
            }
            // "lent Peru 40 million euros": two phrases
            if head.is_some() && self.figure_at(at).is_some() && self.tag(at - 1) == Tag::Name {
                break;
            }
            if let Some(figure) = self.figure_at(at) {
                (head, at) = (Some(figure.end - 1), figure.end);
                continue;
            }
            match self.tag(at) {
                // "beat Lund 6-3": a score is no part of the name
                Tag::Number if head.is_some() && self.document.is(at + 1, "-") => break,
                Tag::Noun | Tag::Name | Tag::Number => head = Some(at),
                // "secretary of state" is one word
                Tag::Preposition if self.in_title(at) => {}
                Tag::Possessive => {
                    owner = head.map(|_| Run::new(first, at));
                    first = at + 1;
                    head = None;
                }
                Tag::Determiner if head.is_some() => break,
                Tag::Determiner if self.is_owner_word(at) => owner = Some(Run::one(at)),
                Tag::Determiner | Tag::Adjective => {
                    if head.is_some() && !self.noun_follows(at) {
                        break;
                    }
                }
                Tag::Adverb if self.noun_follows(at) => {}
                Tag::Verb
                    if at > start && matches!(self.form(at), Form::Participle | Form::Ing) && self.hyphened(at) => {}
                // "Trump's threatened tariffs": a participle in front of its noun
                Tag::Verb if at > start && self.attributive(at) => {}
                Tag::Mark if self.inside(at) => {}
                _ => break,
            }
            at += 1;
        }
        let preposition = self.preposition.take();
        let Some(head) = head.or_else(|| (at > start).then(|| at - 1)) else { return self.loose(start) };
        let run = Run::new(start, at.max(start + 1));
        let is = self.out.iter().rev().find(|c| !matches!(c, Chunk::Loose(_))).and_then(Chunk::group);
        let quality = run.iter().all(|at| matches!(self.tag(at), Tag::Adjective | Tag::Adverb));
        let quality = quality && is.is_some_and(|g| g.copula);
        self.out.push(Chunk::Phrase(Phrase {
            run,
            head,
            owner,
            preposition,
            pronoun: false,
            measure: self.measure(run, head),
            intent: self.intent(head),
            quality,
            person: self.tag(head) == Tag::Noun && self.titled(head),
        }));
        run.end
    }

    /// Whether a noun stands at `at`, or an adjective with one behind.
    pub(super) fn heads(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Noun => true,
            Tag::Adjective => self.noun_follows(at),
            _ => false,
        }
    }

    /// A word for a person: "mayor", "driver".
    fn titled(&self, head: usize) -> bool {
        self.lexicon.people().title_at(|k| self.document.word(k), head).is_some()
    }

    /// "A plan to", "the failure to".
    fn intent(&self, head: usize) -> bool {
        let lemma = self.lemma(head);
        self.tag(head) == Tag::Noun && self.lexicon.has("intent", lemma)
    }

    /// "18 votes", "20 per cent", "a margin": how much, and nobody who does anything.
    fn measure(&self, run: Run, head: usize) -> bool {
        let lemma = self.lemma(head);
        let unit = || self.lexicon.units().after.longest(|k| self.document.word(head + k)).is_some();
        let counted = self.tag(head) == Tag::Number || self.lexicon.has("counted-in", lemma) || unit();
        let number = || run.iter().any(|at| self.tag(at) == Tag::Number);
        self.lexicon.has("distance", lemma) || counted && number()
    }

    fn in_title(&self, at: usize) -> bool {
        let next = self.fixed.titles.partition_point(|t| t.end <= at);
        self.fixed.titles.get(next).is_some_and(|t| t.has(at) && t.start < at)
    }

    fn is_owner_word(&self, at: usize) -> bool {
        self.lexicon.has("owner-word", self.document.word(at))
    }

    /// An adjective or adverb belongs to the phrase when a noun comes soon.
    pub(super) fn noun_follows(&self, at: usize) -> bool {
        (at + 1..(at + 6).min(self.sentence.end))
            .find(|i| {
                !matches!(self.tag(*i), Tag::Adjective | Tag::Adverb | Tag::Number)
                    && !self.transparent(*i)
                    && !self.document.is(*i, "-")
            })
            .is_some_and(|i| matches!(self.tag(i), Tag::Noun | Tag::Name))
    }

    fn attributive(&self, at: usize) -> bool {
        // "14 stolen bikes", "an abandoned mixing shed"
        let counted = self.tag(at - 1) == Tag::Number && self.form(at) == Form::Participle;
        let again = self.tag(at - 1) == Tag::Verb && self.form(at) == Form::Ing && self.attributive(at - 1);
        let opens = matches!(self.tag(at - 1), Tag::Possessive | Tag::Determiner)
            || counted
            || again
            || self.transparent(at - 1) && at >= 2 && matches!(self.tag(at - 2), Tag::Possessive | Tag::Determiner);
        let form = matches!(self.form(at), Form::Past | Form::Participle | Form::Ing);
        let noun = (at + 1..(at + 5).min(self.sentence.end))
            .find(|k| !matches!(self.tag(*k), Tag::Number | Tag::Mark | Tag::Adjective) && !self.mixing(at, *k))
            .is_some_and(|k| matches!(self.tag(k), Tag::Noun | Tag::Name));
        opens && form && noun
    }

    /// A verb in -ing right behind a participle: "an abandoned mixing shed".
    fn mixing(&self, participle: usize, at: usize) -> bool {
        at == participle + 1 && self.tag(at) == Tag::Verb && self.form(at) == Form::Ing
    }

    /// "US-made weapons", "drug-related violence".
    fn hyphened(&self, at: usize) -> bool {
        self.document.is(at.wrapping_sub(1), "-") || self.document.is(at + 1, "-")
    }

    /// Hyphens, quotation marks and currency signs inside a phrase.
    fn inside(&self, at: usize) -> bool {
        let token = self.document.token(at);
        let goes_on = || {
            matches!(
                self.tag(at + 1),
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Verb | Tag::Possessive
            )
        };
        token.kind == Kind::Symbol || self.document.is(at, "-") && !token.spaced || self.transparent(at) && goes_on()
    }
}

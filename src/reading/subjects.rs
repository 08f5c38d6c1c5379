//! Subjects: the words that name who does what a verb tells, asides passed over.

use super::chunk::Phrase;
use super::model::{Act, Part};
use crate::lexicon::{Form, Lexicon, Tag, Term};
use crate::text::{Document, Kind, Run};
use crate::value::{Mention, NameKind, Value};

/// What the reader of speakers looks at.
pub struct Subjects<'a> {
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// The text.
    pub document: &'a Document,
    /// Its terms.
    pub terms: &'a [Term],
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// Its acts.
    pub acts: &'a [Act],
    /// Its noun phrases.
    pub phrases: &'a [Phrase],
    /// Its quotations (the words between the marks), in order.
    pub quotes: &'a [Run],
}

/// Quotations of fewer words are ordinary words.
pub const LEAST: usize = 4;
/// How far back an apposition may reach.
const ASIDE: usize = 28;

impl Subjects<'_> {
    /// Whether the token at `at` is this folded form.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.document.is(at, word)
    }

    /// The part of speech at `at`.
    pub fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    /// Whether a token stands inside a quotation.
    pub fn inside_quote(&self, at: usize) -> bool {
        let k = self.quotes.partition_point(|q| q.end <= at);
        self.quotes.get(k).is_some_and(|q| q.has(at) && q.len() >= LEAST)
    }

    /// The acts of one sentence.
    pub fn acts_in(&self, run: Run) -> &[Act] {
        let from = self.acts.partition_point(|a| a.head < run.start);
        let to = self.acts.partition_point(|a| a.head < run.end);
        self.acts.get(from..to).unwrap_or(&[])
    }

    /// The name that holds a token.
    pub fn name(&self, at: usize) -> Option<(Run, NameKind)> {
        let from = self.mentions.partition_point(|m| m.run.start + 24 <= at);
        let near = self.mentions.get(from..).unwrap_or(&[]).iter().take_while(|m| m.run.start <= at);
        near.filter(|m| m.run.has(at))
            .find_map(|m| if let Value::Name(n) = &m.value { Some((m.run, n.kind)) } else { None })
    }

    /// The noun phrase that holds a token.
    pub fn phrase(&self, at: usize) -> Option<&Phrase> {
        let k = self.phrases.partition_point(|p| p.run.end <= at);
        self.phrases.get(k).filter(|p| p.run.has(at))
    }

    /// Whether a date begins at a token.
    pub fn date(&self, at: usize) -> bool {
        let from = self.mentions.partition_point(|m| m.run.start < at);
        self.mentions
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|m| m.run.start == at)
            .any(|m| matches!(m.value, Value::Date(_)))
    }

    /// The end of the prepositional phrases, adverbs and dates that follow.
    pub fn past(&self, from: usize, sentence: Run) -> usize {
        let mut at = from;
        while at < sentence.end {
            match self.tag(at) {
                Tag::Preposition | Tag::Adverb => at += 1,
                _ if self.date(at) => at += 1,
                Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Adjective | Tag::Possessive => at += 1,
                _ => break,
            }
        }
        at
    }

    /// The noun phrase that begins at `at`, names and titles whole.
    pub fn from(&self, at: usize, sentence: Run) -> Run {
        let mut end = at;
        while end < sentence.end {
            match self.tag(end) {
                _ if self.name(end).is_some() => end = self.name(end).map_or(end + 1, |(run, _)| run.end),
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Possessive => end += 1,
                Tag::Pronoun if end == at => return Run::one(at),
                Tag::Mark if self.is(end, "-") && !self.document.token(end).spaced => end += 1,
                Tag::Verb
                    if end > at
                        && matches!(self.tag(end + 1), Tag::Noun | Tag::Name)
                        && self.terms.get(end).is_some_and(|t| t.form == Form::Participle) =>
                {
                    end += 1
                }
                _ => break,
            }
        }
        Run::new(at, end.max(at + 1))
    }

    /// The subject right before the verb at `verb`, asides between commas passed over.
    pub fn before(&self, sentence: Run, verb: usize) -> Option<Run> {
        let mut at = verb;
        while at > sentence.start && (matches!(self.tag(at - 1), Tag::Adverb) || self.date_before(at)) {
            at -= 1;
        }
        let last = at.checked_sub(1).filter(|k| *k >= sentence.start)?;
        if self.tag(last) == Tag::Pronoun {
            return Some(Run::one(last));
        }
        if [",", "—", ")", "-"].iter().any(|m| self.is(last, m)) {
            return self.aside(sentence, last);
        }
        let run = self.chain(sentence, last)?;
        if let Some(who) = self.relative(sentence, run) {
            let comma = self.is(who - 1, ",");
            return self.before(sentence, who).or_else(|| self.chain(sentence, who - 1 - usize::from(comma)));
        }
        // "a letter seen by Okafor said": not Okafor
        if self
            .phrase(run.start)
            .is_some_and(|p| p.preposition.is_some_and(|k| k + 1 == p.run.start && k > sentence.start))
        {
            return None;
        }
        let named = self.name(run.end - 1).is_some_and(|(_, kind)| kind == NameKind::Person);
        let comma = run.start.checked_sub(1).filter(|k| self.is(*k, ",") && *k > sentence.start && !named);
        // "Ana Brandt, the mayor, said": the comma before "the mayor" opened the aside that ends here
        let head =
            comma.and_then(|k| self.name(k - 1)).filter(|(r, kind)| *kind == NameKind::Person && sentence.contains(*r));
        Some(head.map_or(run, |(r, _)| r))
    }

    /// "The man who led the inquiry said": what opens the clause of which these words are the object.
    fn relative(&self, sentence: Run, object: Run) -> Option<usize> {
        let back = (sentence.start + 1..object.start).rev().take_while(|k| !self.is(*k, ","));
        let opens = back.into_iter().find(|k| self.tag(*k) == Tag::Relative && !self.inside_quote(*k))?;
        let from = self.acts.partition_point(|a| a.head < opens);
        let led = self.acts.get(from).is_some_and(|a| a.group.start == opens + 1 && a.group.end <= object.start);
        led.then_some(opens)
    }

    /// Whether a date ends right before a token.
    pub fn date_before(&self, at: usize) -> bool {
        let from = self.mentions.partition_point(|m| m.run.start + 8 < at);
        self.mentions
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|m| m.run.start < at)
            .any(|m| m.run.end == at && matches!(m.value, Value::Date(_)))
    }

    /// The phrase that ends at `last`, with the phrases that its prepositions hang on, and what is listed with it.
    pub fn chain(&self, sentence: Run, last: usize) -> Option<Run> {
        let mut phrase = self.phrase(last).filter(|p| sentence.contains(p.run))?;
        let mut run = phrase.run;
        for _ in 0..4 {
            let Some(link) = phrase.preposition.filter(|p| *p + 1 == phrase.run.start && *p > sentence.start) else {
                break;
            };
            let Some(outer) = self.phrase(link - 1).filter(|p| sentence.contains(p.run)) else { break };
            phrase = outer;
            run = phrase.run;
        }
        let and = run.start.checked_sub(1).filter(|k| self.tag(*k) == Tag::Coordinator && *k > sentence.start);
        let listed =
            and.and_then(|k| self.phrase(k - 1)).filter(|p| p.preposition.is_none() && sentence.contains(p.run));
        let free = listed.filter(|p| {
            p.run.start == sentence.start
                || !matches!(self.tag(p.run.start - 1), Tag::Verb | Tag::Preposition | Tag::Auxiliary)
        });
        Some(free.map_or(run, |p| p.run.join(run)))
    }

    /// The phrase before the aside that closes at `close`: "Ana Brandt, 52, said", "the mayor, who had left, said".
    pub fn aside(&self, sentence: Run, close: usize) -> Option<Run> {
        let floor = close.saturating_sub(ASIDE).max(sentence.start);
        let mark = if self.is(close, ")") { "(" } else { self.document.surface(close) };
        let mut fallback = None;
        for at in (floor..close).rev() {
            let opens = self.document.surface(at) == mark || self.is(at, mark);
            if !opens || at == sentence.start || self.inside_quote(at) {
                continue;
            }
            let run = self.chain(sentence, at - 1);
            if let Some((name, _)) = self.name(at - 1).filter(|(_, kind)| *kind == NameKind::Person) {
                return Some(run.filter(|r| r.contains(name)).unwrap_or(name));
            }
            fallback = fallback
                .or(run
                    .filter(|_| matches!(self.tag(at + 1), Tag::Relative | Tag::Determiner | Tag::Number | Tag::Verb)));
        }
        fallback
    }

    /// ", saying": the subject of the sentence; "a letter saying": what stands right before it.
    pub fn participle(&self, sentence: Run, acts: &[Act], act: &Act, agent: Option<Run>) -> Option<Run> {
        let before = act.group.start.checked_sub(1).filter(|k| *k >= sentence.start)?;
        let comma = self.is(before, ",")
            || self.document.token(before).kind == Kind::Close
            || self.tag(before) == Tag::Coordinator;
        // "after accusing", "by saying"
        let linked = matches!(self.tag(before), Tag::Preposition | Tag::Subordinator);
        if !comma && !linked {
            return self.chain(sentence, before).or(agent);
        }
        let finite = acts.iter().filter(|a| a.group.end <= act.group.start && !self.inside_quote(a.head));
        let main = finite.filter_map(|a| {
            Some((
                a,
                a.slots.iter().find(|s| s.run.end <= a.group.start && matches!(s.part, Part::Agent | Part::Patient))?,
            ))
        });
        let main = main.filter(|(a, _)| {
            a.group.iter().all(|at| self.tag(at) != Tag::To)
                && self.terms.get(a.group.start).is_some_and(|t| t.form != Form::Ing)
        });
        let subject = main.filter(|(_, s)| !self.inside_quote(s.head)).map(|(_, s)| s.run).next();
        subject.or(agent)
    }
}

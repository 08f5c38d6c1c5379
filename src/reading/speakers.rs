//! Speakers: who says what, by the verb or phrase of speech and its place beside a quotation or clause.

use super::entities::Entities;
use super::model::{Act, Attribution, EntityId, Part};
use crate::lexicon::{CueClass, Lexicon, Tag, Term};
use crate::text::{Document, Kind, Run};
use crate::value::{Mention, Value};

/// What the reader of speakers looks at.
pub struct Speakers<'a> {
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
    /// Its entities.
    pub entities: &'a Entities,
    /// Its quotations (the words between the marks), in order.
    pub quotes: &'a [Run],
}

/// A speaker with the word of speech.
#[derive(Clone, Copy)]
struct Voice {
    speaker: Option<Run>,
    cue: Option<usize>,
    class: CueClass,
    denied: bool,
}

/// Quotations of fewer words are ordinary words unless a verb of speech stands beside them.
const LEAST: usize = 4;

impl Speakers<'_> {
    /// Every attribution, in order of its content.
    pub fn attributions(&self) -> Vec<Attribution> {
        let mut out: Vec<Attribution> = Vec::new();
        let mut voices: Vec<Vec<Voice>> = Vec::with_capacity(self.document.sentences().len());
        for sentence in self.document.sentences() {
            voices.push(self.voices(sentence.run));
        }
        self.quoted(&voices, &mut out);
        for (sentence, voices) in self.document.sentences().iter().zip(&voices) {
            voices.iter().for_each(|v| self.indirect(sentence.run, v, &mut out));
        }
        out.sort_by_key(|a| (a.content.start, a.content.end));
        out.dedup_by(|b, a| a.content == b.content);
        out
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.document.is(at, word)
    }

    fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    /// The verbs and phrases of speech of one sentence, with their speakers.
    fn voices(&self, sentence: Run) -> Vec<Voice> {
        let from = self.acts.partition_point(|a| a.head < sentence.start);
        let acts = self.acts.get(from..).unwrap_or(&[]).iter().take_while(|a| a.head < sentence.end);
        let mut out: Vec<Voice> = acts.filter_map(|a| self.voice(sentence, a)).collect();
        for at in sentence.iter() {
            for (words, class) in self.lexicon.cue_phrases() {
                let end = at + words.len();
                if end < sentence.end && words.iter().zip(at..).all(|(w, k)| self.document.word(k) == *w) {
                    out.push(Voice { speaker: Some(self.phrase_from(end, sentence)), cue: Some(at), class: *class, denied: false });
                }
            }
        }
        out.sort_by_key(|v| v.cue);
        out
    }

    fn voice(&self, sentence: Run, act: &Act) -> Option<Voice> {
        let class = self.lexicon.cue(self.terms.get(act.head)?.lemma)?;
        let slot = |part| act.slots.iter().find(|s| s.part == part);
        let quoted_before = self.closes_before(act.group.start, sentence);
        let adjacent = slot(Part::Agent).is_some_and(|s| s.run.end <= act.group.start && s.run.end + 4 > act.group.start && !self.inside_quote(s.head));
        // "…," said Maria Lopez
        let inverted = (quoted_before || !adjacent) && !act.passive && self.tag(act.head) == Tag::Verb && act.group.len() <= 2;
        let behind = slot(Part::Patient).filter(|s| s.run.start == act.group.end && !self.inside_quote(s.head));
        let speaker = match (inverted, behind) {
            (true, Some(s)) if quoted_before && !adjacent => Some(self.phrase_from(s.run.start, sentence)),
            _ if act.passive => None,
            _ => slot(Part::Agent).filter(|s| !self.inside_quote(s.head) || self.inside_quote(act.head)).map(|s| s.run),
        };
        Some(Voice { speaker, cue: Some(act.head), class, denied: !act.stance.affirmed })
    }

    /// A closing mark, or a comma behind one, stands right before `at`.
    fn closes_before(&self, at: usize, sentence: Run) -> bool {
        (at.saturating_sub(2).max(sentence.start)..at).any(|k| self.document.token(k).kind == Kind::Close)
    }

    fn inside_quote(&self, at: usize) -> bool {
        let k = self.quotes.partition_point(|q| q.end <= at);
        self.quotes.get(k).is_some_and(|q| q.has(at) && q.len() >= LEAST)
    }

    /// The noun phrase that begins at `at`.
    fn phrase_from(&self, at: usize, sentence: Run) -> Run {
        let mut end = at;
        while end < sentence.end {
            let named = self.mentions.iter().find(|m| m.run.start <= end && m.run.has(end) && matches!(m.value, Value::Name(_) | Value::Role(_)));
            match self.tag(end) {
                _ if named.is_some() => end = named.map_or(end + 1, |m| m.run.end),
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Pronoun | Tag::Possessive => end += 1,
                _ => break,
            }
        }
        Run::new(at, end.max(at + 1))
    }

    fn entity(&self, speaker: Option<Run>) -> Option<EntityId> {
        let run = speaker?;
        let named = |k: &usize| self.entities.of(*k);
        let from = self.mentions.partition_point(|m| m.run.start < run.start);
        let inside = (from..self.mentions.len()).take_while(|k| self.mentions.get(*k).is_some_and(|m| m.run.start < run.end));
        let names: Vec<EntityId> = inside.filter_map(|k| named(&k)).collect();
        names.last().copied().or_else(|| run.iter().rev().find_map(|at| self.entities.referred(at)))
    }

    /// Every quotation with the voice of its own sentences, the next one's, or the one that goes on speaking.
    fn quoted(&self, voices: &[Vec<Voice>], out: &mut Vec<Attribution>) {
        let mut last: Option<(usize, Voice)> = None;
        for quote in self.quotes {
            let (first, end) = (self.document.sentence_at(quote.start), self.document.sentence_at(quote.end.saturating_sub(1)));
            let nearest = |k: usize| {
                let row = voices.get(k)?;
                row.iter().filter(|v| v.cue.is_some_and(|c| !quote.has(c))).min_by_key(|v| v.cue.map_or(0, |c| if c < quote.start { quote.start - c } else { c + 1 - quote.end })).copied()
            };
            let own = nearest(first).or_else(|| nearest(end));
            if quote.len() < LEAST && own.is_none_or(|v| !self.beside(v, *quote)) {
                continue;
            }
            let fragment = quote.len() < LEAST;
            let whole = self.fills(*quote, first, end);
            let carried = last.filter(|(k, _)| *k + 2 >= first && whole).map(|(_, v)| v);
            let next = nearest(end + 1).filter(|_| whole && self.short(end + 1));
            let voice = own.or(next).or(carried);
            if let Some(voice) = voice.filter(|v| !v.denied || v.class == CueClass::Deny) {
                out.push(Attribution { speaker: voice.speaker, entity: self.entity(voice.speaker), cue: voice.cue, content: *quote, quoted: true, class: Some(voice.class) });
                last = if fragment { last } else { Some((end, voice)) };
            } else if whole || quote.len() >= LEAST + 2 {
                out.push(Attribution { speaker: None, entity: None, cue: None, content: *quote, quoted: true, class: None });
            }
        }
    }

    fn beside(&self, voice: Voice, quote: Run) -> bool {
        voice.cue.is_some_and(|c| c.abs_diff(quote.start) <= 4 || c.abs_diff(quote.end) <= 4)
    }

    /// Whether a quotation fills its sentences from mark to mark.
    fn fills(&self, quote: Run, first: usize, last: usize) -> bool {
        let run = |k: usize| self.document.sentences().get(k).map_or(Run::default(), |s| s.run);
        quote.start <= run(first).start + 2 && quote.end + 2 >= run(last).end
    }

    /// A sentence of a few words ("Mr Bush said.").
    fn short(&self, k: usize) -> bool {
        self.document.sentences().get(k).is_some_and(|s| s.run.len() <= 8)
    }

    /// Speech without marks: "X said that …", "…, X said", "according to X, …".
    fn indirect(&self, sentence: Run, voice: &Voice, out: &mut Vec<Attribution>) {
        let Some(cue) = voice.cue.filter(|c| !self.inside_quote(*c)) else { return };
        if voice.denied && voice.class != CueClass::Deny {
            return;
        }
        let Some(content) = self.content(sentence, voice, cue) else { return };
        if out.iter().any(|a| a.cue == Some(cue) && a.content.overlaps(content)) {
            return;
        }
        out.push(Attribution { speaker: voice.speaker, entity: self.entity(voice.speaker), cue: Some(cue), content, quoted: false, class: Some(voice.class) });
    }

    fn content(&self, sentence: Run, voice: &Voice, cue: usize) -> Option<Run> {
        let stop = sentence.end.saturating_sub(1).max(sentence.start);
        let verb = self.tag(cue) == Tag::Verb;
        if !verb {
            let speaker_end = voice.speaker.map_or(cue + 1, |s| s.end);
            let before = Run::new(sentence.start, cue.saturating_sub(usize::from(self.is(cue.wrapping_sub(1), ","))));
            return Some(if cue <= sentence.start + 1 { Run::new(speaker_end + 1, stop) } else { before }).filter(|r| self.says(*r));
        }
        let plain = self.lexicon.has("bare-speech", self.terms.get(cue)?.lemma);
        let that = (cue + 1..(cue + 9).min(sentence.end)).find(|k| self.is(*k, "that") && self.tag(*k) == Tag::Subordinator);
        let start = that.map(|k| k + 1).or_else(|| plain.then_some(cue + 1).filter(|_| !self.is(cue + 1, ".") && !self.is(cue + 1, ",")));
        let after = start.map(|s| Run::new(s, stop)).filter(|r| self.says(*r));
        if after.is_some() || !plain {
            return after;
        }
        // "…, the minister said."
        let front = voice.speaker.map_or(cue, |s| s.start.min(cue));
        let before = Run::new(sentence.start, front.saturating_sub(usize::from(self.is(front.wrapping_sub(1), ","))));
        Some(before).filter(|r| self.says(*r) && front > sentence.start + 2 && self.is(front - 1, ","))
    }

    /// Whether a run holds an act of its own.
    fn says(&self, run: Run) -> bool {
        let from = self.acts.partition_point(|a| a.head < run.start);
        run.len() >= 3 && self.acts.get(from).is_some_and(|a| run.has(a.head))
    }
}

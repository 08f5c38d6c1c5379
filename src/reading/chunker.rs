//! A sentence read as a row of chunks, left to right.

use super::chunk::{Break, Chunk, Fixed, Group, Phrase};
use crate::lexicon::{Form, Lexicon, Tag, Term};
use crate::text::{Document, Kind, Run, Word};

/// Reads one sentence.
pub fn chunks(lexicon: &Lexicon, document: &Document, terms: &[Term], sentence: Run, fixed: &Fixed) -> Vec<Chunk> {
    let mut reader = Reader {
        lexicon,
        document,
        terms,
        sentence,
        fixed,
        out: Vec::with_capacity(sentence.len()),
        preposition: None,
    };
    let mut at = sentence.start;
    while at < sentence.end {
        at = reader.step(at).max(at + 1);
    }
    reader.out
}

/// What reads one sentence, chunk by chunk.
pub(super) struct Reader<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) document: &'a Document,
    terms: &'a [Term],
    pub(super) sentence: Run,
    pub(super) fixed: &'a Fixed,
    pub(super) out: Vec<Chunk>,
    pub(super) preposition: Option<usize>,
}

impl Reader<'_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        if at >= self.sentence.end {
            return Tag::Mark;
        }
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    pub(super) fn form(&self, at: usize) -> Form {
        self.terms.get(at).map_or(Form::Base, |t| t.form)
    }

    pub(super) fn lemma(&self, at: usize) -> Word {
        self.terms.get(at).map_or(Word(0), |t| t.lemma)
    }

    pub(super) fn date_at(&self, at: usize) -> Option<Run> {
        let next = self.fixed.dates.partition_point(|d| d.end <= at);
        self.fixed.dates.get(next).copied().filter(|d| d.has(at))
    }

    pub(super) fn figure_at(&self, at: usize) -> Option<Run> {
        let next = self.fixed.figures.partition_point(|f| f.start < at);
        self.fixed.figures.get(next).copied().filter(|f| f.start == at)
    }

    /// Reads what begins at `at`; answers where the next chunk begins.
    fn step(&mut self, at: usize) -> usize {
        // "in the past year": no phrase of its own
        let led = self.tag(at) == Tag::Determiner && self.date_at(at).is_none();
        let led = led.then(|| self.date_at(at + 1)).flatten().filter(|d| d.start == at + 1 && !self.heads(d.end));
        if let Some(date) = self.date_at(at).or(led) {
            let date = Run::new(date.start.min(at), date.end);
            // "during Monday's gale"
            if self.tag(date.end) == Tag::Possessive && self.noun_follows(date.end) {
                self.out.push(Chunk::Date(date));
                return self.phrase(date.end + 1);
            }
            let start = self.preposition.take().filter(|p| p + 1 == date.start).unwrap_or(date.start);
            self.out.push(Chunk::Date(Run::new(start, date.end)));
            return date.end;
        }
        match self.tag(at) {
            _ if self.figure_at(at).is_some() => self.phrase(at),
            Tag::Preposition => {
                self.preposition = Some(at);
                at + 1
            }
            Tag::Auxiliary | Tag::Modal | Tag::To | Tag::Verb => self.group(at),
            Tag::Negation => self.negation(at),
            Tag::Coordinator => self.break_at(Break::Coordinator, at),
            Tag::Subordinator => self.break_at(Break::Subordinator, at),
            Tag::Relative => self.break_at(Break::Relative, at),
            Tag::Mark => self.mark(at),
            Tag::Pronoun => self.pronoun(at),
            Tag::Adverb | Tag::Particle | Tag::Other => self.loose(at),
            _ => self.phrase(at),
        }
    }

    fn break_at(&mut self, kind: Break, at: usize) -> usize {
        self.preposition = None;
        self.out.push(Chunk::Break(kind, at));
        at + 1
    }

    pub(super) fn loose(&mut self, at: usize) -> usize {
        self.out.push(Chunk::Loose(at));
        at + 1
    }

    fn mark(&mut self, at: usize) -> usize {
        let token = self.document.token(at);
        let is = |m: &str| self.document.is(at, m);
        if matches!(token.kind, Kind::Open | Kind::Close) {
            at + 1
        } else if token.kind == Kind::Symbol {
            self.phrase(at)
        } else if is(",") || is("(") || is(")") || is("[") || is("]") {
            self.break_at(Break::Comma, at)
        } else if is("-") {
            self.loose(at)
        } else {
            self.break_at(Break::Stop, at)
        }
    }

    fn pronoun(&mut self, at: usize) -> usize {
        let preposition = self.preposition.take();
        let run = Run::one(at);
        self.out.push(Chunk::Phrase(Phrase {
            run,
            head: at,
            owner: None,
            preposition,
            pronoun: true,
            measure: false,
            intent: false,
            quality: false,
            person: false,
        }));
        at + 1
    }

    /// "not" before a verb group belongs to it; elsewhere it stands alone.
    fn negation(&mut self, at: usize) -> usize {
        match self.tag(at + 1) {
            Tag::To | Tag::Verb | Tag::Auxiliary => self.group(at),
            _ => self.loose(at),
        }
    }

    fn group(&mut self, start: usize) -> usize {
        let (mut at, mut head, mut negated, mut modal) = (start, None, false, None);
        let (mut infinitive, mut be) = (false, false);
        let mut last_auxiliary = None;
        while at < self.sentence.end {
            match self.tag(at) {
                Tag::Negation => negated = true,
                Tag::Adverb if self.verb_follows(at) => {}
                Tag::Modal => modal = Some(at),
                Tag::To if head.is_none() && self.verb_follows(at) => infinitive = true,
                Tag::Auxiliary => {
                    be = self.is_be(at);
                    last_auxiliary = Some(at);
                }
                Tag::Verb => {
                    head = Some(at);
                    at += 1;
                    break;
                }
                Tag::Mark if self.transparent(at) && self.verb_follows(at) => {}
                _ => break,
            }
            at += 1;
        }
        let Some(main) = head.or(last_auxiliary).or(modal) else { return self.loose(start) };
        let verb = head.is_some();
        let passive = verb && self.form(main) == Form::Participle && (be || last_auxiliary.is_none());
        let helped = last_auxiliary.is_some() || modal.is_some();
        let bare = matches!(self.form(main), Form::Participle | Form::Ing);
        let finite = !infinitive && self.preposition.is_none() && (!bare || (helped && self.finite_helper(start)));
        let prepositional = self.preposition.take().is_some();
        let run = Run::new(start, at.max(start + 1));
        self.out.push(Chunk::Group(Group {
            run,
            head: main,
            passive,
            negated,
            modal,
            finite,
            infinitive,
            prepositional,
            copula: !verb && be,
            blaming: verb && self.terms.get(main).is_some_and(|t| self.lexicon.has("blaming", t.lemma)),
            giving: verb && self.terms.get(main).is_some_and(|t| self.lexicon.has("giving", t.lemma)),
            directing: verb && self.terms.get(main).is_some_and(|t| self.lexicon.has("directing", t.lemma)),
            reporting: verb
                && self
                    .terms
                    .get(main)
                    .is_some_and(|t| self.lexicon.cue(t.lemma).is_some() && !self.lexicon.has("takes-hearer", t.lemma)),
        }));
        run.end
    }

    /// "having been told" has helpers but no finite one.
    fn finite_helper(&self, start: usize) -> bool {
        self.form(start) != Form::Ing
    }

    fn is_be(&self, at: usize) -> bool {
        self.terms.get(at).is_some_and(|t| t.lemma == crate::text::Word::of("be"))
    }

    pub(super) fn transparent(&self, at: usize) -> bool {
        matches!(self.document.token(at).kind, Kind::Open | Kind::Close)
    }

    fn verb_follows(&self, at: usize) -> bool {
        (at + 1..(at + 5).min(self.sentence.end))
            .find(|i| !matches!(self.tag(*i), Tag::Adverb | Tag::Negation) && !self.transparent(*i))
            .is_some_and(|i| matches!(self.tag(i), Tag::Verb | Tag::Auxiliary))
    }
}

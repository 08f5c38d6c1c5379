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

struct Reader<'a> {
    lexicon: &'a Lexicon,
    document: &'a Document,
    terms: &'a [Term],
    sentence: Run,
    fixed: &'a Fixed,
    out: Vec<Chunk>,
    preposition: Option<usize>,
}

impl Reader<'_> {
    fn tag(&self, at: usize) -> Tag {
        if at >= self.sentence.end {
            return Tag::Mark;
        }
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    fn form(&self, at: usize) -> Form {
        self.terms.get(at).map_or(Form::Base, |t| t.form)
    }

    fn date_at(&self, at: usize) -> Option<Run> {
        let next = self.fixed.dates.partition_point(|d| d.end <= at);
        self.fixed.dates.get(next).copied().filter(|d| d.has(at))
    }

    fn figure_at(&self, at: usize) -> Option<Run> {
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

    fn loose(&mut self, at: usize) -> usize {
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

    fn transparent(&self, at: usize) -> bool {
        matches!(self.document.token(at).kind, Kind::Open | Kind::Close)
    }

    fn verb_follows(&self, at: usize) -> bool {
        (at + 1..(at + 5).min(self.sentence.end))
            .find(|i| !matches!(self.tag(*i), Tag::Adverb | Tag::Negation) && !self.transparent(*i))
            .is_some_and(|i| matches!(self.tag(i), Tag::Verb | Tag::Auxiliary))
    }

    fn phrase(&mut self, start: usize) -> usize {
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
    fn heads(&self, at: usize) -> bool {
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
        let lemma = self.terms.get(head).map_or(Word(0), |t| t.lemma);
        self.tag(head) == Tag::Noun && self.lexicon.has("intent", lemma)
    }

    /// "18 votes", "20 per cent", "a margin": how much, and nobody who does anything.
    fn measure(&self, run: Run, head: usize) -> bool {
        let lemma = self.terms.get(head).map_or(Word(0), |t| t.lemma);
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
    fn noun_follows(&self, at: usize) -> bool {
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

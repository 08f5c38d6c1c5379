//! The parts of speech of a text: of all ways to read a sentence, the one whose words are likeliest and stand best together.

use super::closed::Closed;
use super::grammar::{Class, Grammar, class};
use super::tag::{Form, Tag, Term};
use super::vocabulary::Vocabulary;
use crate::text::{Caps, Document, Kind, Line, Sentence, Word, fold};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the tagger reads with.
pub struct Tagger<'a> {
    /// Forms and how common they are.
    pub vocabulary: &'a Vocabulary,
    /// The closed classes.
    pub closed: &'a Closed,
    /// What stands beside what.
    pub grammar: &'a Grammar,
    /// Words that are names wherever they stand capitalised.
    pub proper: &'a FxHashSet<Word>,
    /// Words that are names in the text that this one is read beside.
    pub names: &'a FxHashSet<Word>,
}

/// One way to read a token, with its weight in tenths of a natural logarithm.
#[derive(Clone, Copy)]
struct Reading {
    term: Term,
    class: Class,
    weight: i32,
}

/// The best way to read a sentence up to a reading of one token.
#[derive(Clone, Copy)]
struct Step {
    reading: Reading,
    score: i32,
    back: usize,
    /// The class before adverbs and negations, which are looked through.
    carried: Class,
    /// A subject waits or has been; a finite verb has been, since the clause began.
    subject: bool,
    verb: bool,
}

/// What a capitalised word that is not known otherwise weighs as a name.
const UNKNOWN: i32 = 20;

type Memo = FxHashMap<(Word, Caps), Vec<Reading>>;

impl Tagger<'_> {
    /// One term a token of `document`.
    pub fn tag(&self, document: &Document) -> Vec<Term> {
        let mut out = Vec::with_capacity(document.len());
        let mut memo = Memo::default();
        let names = self.names(document);
        for sentence in document.sentences() {
            self.sentence(document, sentence, &names, &mut memo, &mut out);
        }
        out
    }

    /// Words that stand capitalised inside a sentence, where they need not be.
    fn names(&self, document: &Document) -> FxHashSet<Word> {
        let mut out = FxHashSet::default();
        for sentence in document.sentences().iter().filter(|s| s.line == Line::Body) {
            for at in sentence.run.iter().skip(1) {
                let token = document.token(at);
                let before = document.token(at - 1).kind;
                let closed = !self.closed.readings(token.word).is_empty();
                if token.kind == Kind::Word
                    && token.caps != Caps::Lower
                    && !closed
                    && !matches!(before, Kind::Open | Kind::Close | Kind::Punct)
                {
                    out.insert(token.word);
                }
            }
        }
        out
    }

    fn sentence(
        &self,
        document: &Document,
        sentence: &Sentence,
        names: &FxHashSet<Word>,
        memo: &mut Memo,
        out: &mut Vec<Term>,
    ) {
        let (mut rows, mut steps): (Vec<Vec<Step>>, Vec<Step>) = (Vec::new(), vec![start()]);
        let titled = titled(document, sentence);
        let mut places = Vec::with_capacity(sentence.run.len());
        let mut initial = true;
        for at in sentence.run.iter() {
            let token = document.token(at);
            if matches!(token.kind, Kind::Open | Kind::Close) {
                places.push(None);
                initial |= token.kind == Kind::Open;
                continue;
            }
            let readings = self.readings(document, at, memo);
            let before_capital = matches!(document.token(at + 1).caps, Caps::Title | Caps::Upper | Caps::Mixed);
            let loose = initial || titled;
            let next: Vec<Step> = readings
                .iter()
                .map(|r| {
                    let mut reading = *r;
                    reading.weight += self.capital(
                        r,
                        token.caps,
                        loose,
                        before_capital,
                        [names, self.proper, self.names].iter().any(|set| set.contains(&token.word)),
                        r.weight != UNKNOWN,
                    );
                    self.best(&steps, reading)
                })
                .collect();
            places.push(Some(rows.len()));
            rows.push(std::mem::replace(&mut steps, next));
            initial = token.kind == Kind::Punct && (document.is(at, ":") || document.is(at, "—"));
        }
        rows.push(steps);
        self.trace(document, sentence, &rows, &places, out);
    }

    /// What a reading loses by the way its word is capitalised.
    fn capital(
        &self,
        reading: &Reading,
        caps: Caps,
        loose: bool,
        before_capital: bool,
        seen: bool,
        known: bool,
    ) -> i32 {
        let weights = &self.grammar.file;
        let name = reading.term.tag == Tag::Name;
        match (caps, name) {
            (Caps::Lower, _) => 0,
            (_, true) if !loose || seen || !known => 0,
            (_, true) if before_capital => weights.initial_before_capital,
            (_, true) => weights.initial,
            (_, false) if loose && !seen => 0,
            (_, false) if loose => weights.initial,
            (_, false) if is_closed(reading.term.tag) => weights.initial_before_capital,
            (_, false) => weights.capital,
        }
    }

    fn readings<'m>(&self, document: &Document, at: usize, memo: &'m mut Memo) -> &'m [Reading] {
        let token = document.token(at);
        memo.entry((token.word, token.caps)).or_insert_with(|| self.read(document, at))
    }

    fn read(&self, document: &Document, at: usize) -> Vec<Reading> {
        let token = document.token(at);
        let one =
            |tag, class| vec![Reading { term: Term { tag, lemma: token.word, form: Form::Base }, class, weight: 0 }];
        match token.kind {
            Kind::Word => {}
            Kind::Number | Kind::Ordinal | Kind::Time => return one(Tag::Number, class::NUMBER),
            Kind::Code => return one(Tag::Name, class::NAME),
            _ => return one(Tag::Mark, mark(document, at)),
        }
        let mut out: Vec<Reading> = Vec::new();
        for r in self.closed.readings(token.word) {
            let term = Term { tag: r.tag, lemma: r.lemma, form: r.form };
            out.push(Reading { term, class: self.grammar.class(r.tag, r.lemma, r.form, token.word), weight: 0 });
        }
        let closed = !out.is_empty();
        let folded = fold(document.surface(at));
        let open = self.vocabulary.analyse(folded.trim_end_matches('.'));
        let total: u32 = open.iter().map(|a| a.prior.max(1)).max().unwrap_or(1);
        let (main, free) = (self.closed.is_main(token.word), self.closed.is_open(token.word));
        for a in open.iter().filter(|a| !closed || free || main && a.pos.tag() == Tag::Verb) {
            let rarity = (10.0 * (a.prior.max(1) as f32 / total as f32).ln()) as i32;
            let term = Term { tag: a.pos.tag(), lemma: a.lemma, form: a.form };
            let class = self.grammar.class(term.tag, a.lemma, a.form, token.word);
            let weight = rarity.max(-45) + if closed && !free { -8 } else { 0 };
            out.push(Reading { term, class, weight });
            if class == class::PLAIN {
                out.push(Reading { term, class: class::BASE, weight });
            }
        }
        if token.caps != Caps::Lower {
            let known = closed || open.iter().any(|a| a.prior > 0);
            out.retain(|r| known || r.term.tag == Tag::Noun);
            let term = Term { tag: Tag::Name, lemma: token.word, form: Form::Base };
            out.push(Reading { term, class: class::NAME, weight: if known { 0 } else { UNKNOWN } });
        }
        out
    }

    fn best(&self, steps: &[Step], reading: Reading) -> Step {
        let mut best: Option<Step> = None;
        for (back, step) in steps.iter().enumerate() {
            let next = self.follow(step, reading, back);
            if best.is_none_or(|b| next.score > b.score) {
                best = Some(next);
            }
        }
        best.unwrap_or(Step { reading, ..start() })
    }

    fn follow(&self, step: &Step, reading: Reading, back: usize) -> Step {
        let weights = &self.grammar.file;
        let to = reading.class;
        let through = step.reading.class == class::ADVERB || step.reading.class == class::NEGATION;
        let mut score = step.score + reading.weight + self.grammar.after(step.reading.class, to);
        if through {
            score += self.grammar.after(step.carried, to);
        }
        let (mut subject, mut verb) = (step.subject, step.verb);
        if to == class::STOP || to == class::SUBORDINATOR || to == class::RELATIVE {
            if to == class::STOP && subject && !verb {
                score += weights.verbless;
            }
            (subject, verb) = (to == class::RELATIVE, false);
        } else if to == class::COORDINATOR || to == class::COMMA {
            verb = false;
        } else if Grammar::finite(to) {
            score += match (subject, verb) {
                (_, true) => weights.second,
                (true, false) => weights.wanted,
                (false, false) => weights.subjectless,
            };
            verb = true;
        } else if Grammar::nominal(to) {
            subject = true;
        }
        let light = to == class::ADVERB || to == class::NEGATION;
        let carried = match (light, through) {
            (true, true) => step.carried,
            (true, false) => step.reading.class,
            _ => to,
        };
        Step { reading, score, back, carried, subject, verb }
    }

    fn trace(
        &self,
        document: &Document,
        sentence: &Sentence,
        rows: &[Vec<Step>],
        places: &[Option<usize>],
        out: &mut Vec<Term>,
    ) {
        let last = rows.last().map_or(&[][..], Vec::as_slice);
        let weights = &self.grammar.file;
        let end = |s: &Step| {
            s.score
                + self.grammar.after(s.reading.class, class::STOP)
                + if s.subject && !s.verb { weights.verbless } else { 0 }
        };
        let mut at =
            last.iter().enumerate().max_by(|a, b| end(a.1).cmp(&end(b.1)).then(b.0.cmp(&a.0))).map_or(0, |(k, _)| k);
        let mut found: Vec<Term> = Vec::with_capacity(rows.len());
        for row in rows.iter().skip(1).rev() {
            let Some(step) = row.get(at) else { break };
            found.push(step.reading.term);
            at = step.back;
        }
        let mut terms = found.into_iter().rev();
        for (place, at) in places.iter().zip(sentence.run.iter()) {
            let mark = Term { tag: Tag::Mark, lemma: document.word(at), form: Form::Base };
            out.push(place.and_then(|_| terms.next()).unwrap_or(mark));
        }
    }
}

fn start() -> Step {
    let term = Term { tag: Tag::Mark, lemma: Word(0), form: Form::Base };
    let reading = Reading { term, class: class::STOP, weight: 0 };
    Step { reading, score: 0, back: 0, carried: class::STOP, subject: false, verb: false }
}

fn mark(document: &Document, at: usize) -> Class {
    let is = |m: &str| document.is(at, m);
    if is(",") || is("(") || is(")") {
        class::COMMA
    } else if [".", ";", ":", "!", "?", "—", "..."].iter().any(|m| is(m)) {
        class::STOP
    } else {
        class::MARK
    }
}

fn is_closed(tag: Tag) -> bool {
    tag.pos().is_none() && tag != Tag::Name
}

/// A headline in which most words are capitalised.
fn titled(document: &Document, sentence: &Sentence) -> bool {
    let words = document.tokens(sentence.run).iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3);
    let (mut all, mut capital) = (0, 0);
    words.for_each(|t| {
        all += 1;
        capital += usize::from(t.caps != Caps::Lower);
    });
    all >= 4 && capital * 10 >= all * 7
}

//! The readings of a word form, weighted: what the tagger chooses from.

use super::closed::Closed;
use super::grammar::{Class, Grammar};
use super::tag::{Analysis, Form, Pos, Tag, Term};
use super::vocabulary::Vocabulary;
use crate::text::{Kind, Token, Word, fold};
use rustc_hash::FxHashMap;

/// One reading of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What the token would be.
    pub term: Term,
    /// Its class.
    pub class: Class,
    /// How likely it is apart from its neighbours, in tenths of a natural logarithm; at most 0.
    pub weight: i32,
}

/// The readings of the forms of one document, each form read once.
pub struct Candidates<'a> {
    vocabulary: &'a Vocabulary,
    closed: &'a Closed,
    grammar: &'a Grammar,
    known: FxHashMap<(Word, bool), (u32, u32)>,
    pool: Vec<Candidate>,
}

impl<'a> Candidates<'a> {
    /// No form read yet.
    pub fn new(vocabulary: &'a Vocabulary, closed: &'a Closed, grammar: &'a Grammar) -> Self {
        Self { vocabulary, closed, grammar, known: FxHashMap::default(), pool: Vec::with_capacity(1024) }
    }

    /// The readings of a token as a common word; never none.
    pub fn of(&mut self, token: &Token, surface: &str) -> &[Candidate] {
        // an opening and a closing mark are one word
        let key = (token.word, token.kind == Kind::Close);
        let (start, end) = match self.known.get(&key) {
            Some(range) => *range,
            None => {
                let start = self.pool.len() as u32;
                self.read(token, surface);
                let range = (start, self.pool.len() as u32);
                self.known.insert(key, range);
                range
            }
        };
        self.pool.get(start as usize..end as usize).unwrap_or(&[])
    }

    fn read(&mut self, token: &Token, surface: &str) {
        match token.kind {
            Kind::Word => {}
            Kind::Number | Kind::Ordinal | Kind::Time => return self.only(token.word, Tag::Number, Class::Number),
            Kind::Code => return self.only(token.word, Tag::Name, Class::Name),
            Kind::Close if token.word == Word::of("'") => {
                self.only(token.word, Tag::Mark, Class::Quote);
                return self.only(token.word, Tag::Possessive, Class::Possessive);
            }
            Kind::Open | Kind::Close => return self.only(token.word, Tag::Mark, Class::Quote),
            Kind::Symbol => return self.only(token.word, Tag::Mark, Class::Number),
            Kind::Punct => return self.only(token.word, Tag::Mark, mark(token.word)),
        }
        let closed = self.closed.readings(token.word);
        closed.iter().for_each(|(term, weight)| self.push_closed(*term, *weight, token.word));
        let less = match closed {
            [] => 0,
            _ if self.closed.is_open(token.word) => 0,
            _ => self.grammar.weights.open,
        };
        // auxiliaries stand for their main verbs too
        if closed.iter().all(|(t, _)| t.tag != Tag::Auxiliary) {
            self.open(&fold(surface), less, !closed.is_empty());
        }
    }

    fn only(&mut self, lemma: Word, tag: Tag, class: Class) {
        self.pool.push(Candidate { term: Term { tag, lemma, form: Form::Base }, class, weight: 0 });
    }

    /// An auxiliary that looks like its own plain form ("have", "do", "be") stands once as finite and once as not.
    fn push_closed(&mut self, term: Term, weight: i32, word: Word) {
        let mut push = |class| self.pool.push(Candidate { term, class, weight });
        let (be, have) = (term.lemma == Word::of("be"), term.lemma == Word::of("have"));
        match (term.tag, term.form) {
            (Tag::Auxiliary, Form::Base) if be => push(Class::Been),
            (Tag::Auxiliary, Form::Participle | Form::Ing) if be => push(Class::Been),
            (Tag::Auxiliary, _) if be => push(Class::Be),
            (Tag::Auxiliary, Form::Base) if have => {
                push(Class::Have);
                push(Class::Having);
            }
            (Tag::Auxiliary, Form::Ing) if have => push(Class::Having),
            (Tag::Auxiliary, Form::Past) if have && word == Word::of("had") => {
                push(Class::Have);
                let term = Term { form: Form::Participle, ..term };
                self.pool.push(Candidate { term, class: Class::Participle, weight });
            }
            (Tag::Auxiliary, _) if have => push(Class::Have),
            (Tag::Auxiliary, Form::Participle) => push(Class::Participle),
            (Tag::Auxiliary, Form::Ing) => push(Class::Ing),
            (Tag::Auxiliary, Form::Base) => {
                push(Class::Do);
                push(Class::Base);
            }
            (Tag::Auxiliary, _) => push(Class::Do),
            (Tag::Pronoun, _) if self.closed.is_subject(word) => push(Class::Subject),
            (Tag::Pronoun, _) if term.lemma != word => push(Class::Object),
            (tag, form) => push(Class::of(tag, form)),
        }
    }

    /// The readings of open classes, each by its share of the counts; `known_only` leaves out what is merely guessed.
    fn open(&mut self, folded: &str, less: i32, known_only: bool) {
        let readings = self.vocabulary.analyse(folded);
        let total: f32 = readings.iter().map(share).sum();
        let participle = readings.iter().any(|r| matches!(r.form, Form::Participle | Form::Ing));
        for (at, reading) in readings.iter().enumerate() {
            if known_only && reading.prior == 0 {
                continue;
            }
            let own = match reading.prior {
                0 => -7 * at.min(2) as i32,
                _ => ((10.0 * (share(reading) / total).ln()) as i32).max(-40),
            };
            let weight = own + less + self.voice(reading, participle);
            let term = Term { tag: reading.pos.tag(), lemma: reading.lemma, form: reading.form };
            let class = Class::of(term.tag, term.form);
            self.pool.push(Candidate { term, class, weight });
            if class == Class::Base {
                self.pool.push(Candidate { term, class: Class::Plain, weight });
            }
        }
    }

    /// What a reading loses because its form is rather a participle.
    fn voice(&self, reading: &Analysis, participle: bool) -> i32 {
        match (reading.pos, reading.form) {
            (Pos::Adjective, Form::Base) if participle => self.grammar.weights.participial,
            (Pos::Verb, Form::Past) if self.closed.is_passive(reading.lemma) => self.grammar.weights.voice,
            _ => 0,
        }
    }
}

/// How many of a lemma's counts fall to one form of it. Percentages of news text, by hand.
fn share(reading: &Analysis) -> f32 {
    let percent = match (reading.pos, reading.form) {
        (Pos::Noun, Form::Plural) => 25.0,
        (Pos::Noun, _) => 75.0,
        (Pos::Verb, Form::Present) => 15.0,
        (Pos::Verb, Form::Ing) => 20.0,
        (Pos::Verb, Form::Past | Form::Participle) => 30.0,
        (Pos::Verb, _) => 35.0,
        (_, Form::Comparative | Form::Superlative) => 15.0,
        _ => 90.0,
    };
    (reading.prior as f32 + 0.3) * percent
}

fn mark(word: Word) -> Class {
    const COMMA: [Word; 5] = [Word::of(","), Word::of("("), Word::of(")"), Word::of("["), Word::of("]")];
    const STOP: [Word; 7] =
        [Word::of("."), Word::of("!"), Word::of("?"), Word::of(":"), Word::of(";"), Word::of("—"), Word::of("...")];
    match word {
        w if COMMA.contains(&w) => Class::Comma,
        w if STOP.contains(&w) => Class::Stop,
        _ => Class::Mark,
    }
}

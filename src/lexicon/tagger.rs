//! The parts of speech of a text, token by token.

use super::closed::Closed;
use super::tag::{Form, Tag, Term};
use super::vocabulary::Vocabulary;
use crate::text::{Caps, Document, Kind, Token, fold};

/// One term a token of `document`.
pub fn tag(document: &Document, vocabulary: &Vocabulary, closed: &Closed) -> Vec<Term> {
    let mut out = Vec::with_capacity(document.len());
    for sentence in document.sentences() {
        for at in sentence.run.iter() {
            out.push(term(document, at, at == sentence.run.start, vocabulary, closed));
        }
    }
    out
}

fn term(document: &Document, at: usize, first: bool, vocabulary: &Vocabulary, closed: &Closed) -> Term {
    let token: &Token = document.token(at);
    let other = |tag| Term { tag, lemma: token.word, form: Form::Base };
    match token.kind {
        Kind::Word => {}
        Kind::Number | Kind::Ordinal | Kind::Time => return other(Tag::Number),
        Kind::Code => return other(Tag::Name),
        _ => return other(Tag::Mark),
    }
    if let Some(reading) = closed.readings(token.word).first() {
        return Term { tag: reading.tag, lemma: reading.lemma, form: reading.form };
    }
    let folded = fold(document.surface(at));
    let best = vocabulary.analyse(&folded).into_iter().max_by_key(|a| a.prior);
    match best {
        Some(a) if token.caps == Caps::Lower || (first && a.prior > 0) => {
            Term { tag: a.pos.tag(), lemma: a.lemma, form: a.form }
        }
        _ => other(Tag::Name),
    }
}

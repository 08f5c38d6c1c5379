//! A text cut into sentences and tokens: what every later floor reads.

use super::fold::Word;
use super::sentence::{Sentence, sentences, span_of};
use super::shape::Caps;
use super::span::{Run, Span};
use super::token::{Abbreviations, Kind, NONE, Token, tokenize};

/// A text with its tokens and sentences. Token positions outside it answer with [`NONE`], so that reading never fails.
#[derive(Clone, Debug)]
pub struct Document {
    text: Box<str>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

impl Document {
    /// Cuts `text`; `abbreviations` are the words that keep a full stop.
    pub fn new(text: &str, abbreviations: &Abbreviations) -> Self {
        let mut tokens = tokenize(text, abbreviations);
        let sentences = sentences(text, &tokens, abbreviations);
        for sentence in &sentences {
            unshout(text, tokens.get_mut(sentence.run.start..sentence.run.end).unwrap_or_default());
        }
        Self { text: text.into(), tokens, sentences }
    }

    /// The text as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at `at`; [`NONE`] outside.
    pub fn token(&self, at: usize) -> &Token {
        self.tokens.get(at).unwrap_or(&NONE)
    }

    /// The tokens of `run`, as far as they exist.
    pub fn tokens(&self, run: Run) -> &[Token] {
        self.tokens.get(run.start..run.end.min(self.tokens.len())).unwrap_or(&[])
    }

    /// The folded word at `at`.
    pub fn word(&self, at: usize) -> Word {
        self.token(at).word
    }

    /// Whether the token at `at` is this folded form.
    #[inline]
    pub fn is(&self, at: usize, folded: &str) -> bool {
        self.token(at).word == Word::of(folded)
    }

    /// The writing of the token at `at`.
    pub fn surface(&self, at: usize) -> &str {
        self.token(at).span.of(&self.text)
    }

    /// The writing of a run, from its first to its last token.
    pub fn exact(&self, run: Run) -> &str {
        self.span(run).of(&self.text)
    }

    /// The bytes of a run.
    pub fn span(&self, run: Run) -> Span {
        span_of(&self.tokens, Run::new(run.start, run.end.min(self.tokens.len())))
    }

    /// The sentences in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The number of the sentence that holds token `at`.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.run.end <= at)
    }

    /// The first token that begins at or after byte `at`.
    pub fn token_from(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| (t.span.start as usize) < at)
    }

    /// The whole document as a run.
    pub fn all(&self) -> Run {
        Run::new(0, self.tokens.len())
    }
}

/// In a line that is all capitals, capitals mean nothing: its words fold like any other.
fn unshout(text: &str, tokens: &mut [Token]) {
    let words = tokens.iter().filter(|t| t.kind == Kind::Word && t.span.len() > 1).count();
    let upper = tokens.iter().filter(|t| t.caps == Caps::Upper).count();
    if words < 4 || upper * 10 < words * 6 {
        return;
    }
    for token in tokens.iter_mut().filter(|t| t.kind == Kind::Word) {
        token.word = Word::folded(token.span.of(text).trim_end_matches('.'));
    }
}

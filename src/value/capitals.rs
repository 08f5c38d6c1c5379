//! Capitals: which words of a text are written as parts of names.

use crate::lexicon::{Lexicon, NameSet, Pos, Tag, Term, Title};
use crate::text::{Caps, Document, Kind, Line, Run, Sentence, Word, fold};
use rustc_hash::FxHashSet;

/// The capitalised words of a text.
pub struct Capitals<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its terms.
    pub terms: &'a [Term],
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// Words that are capitalised where nothing but a name is.
    known: FxHashSet<Word>,
}

impl<'a> Capitals<'a> {
    /// Reads the text once, to know its names from inside its sentences.
    pub fn new(document: &'a Document, terms: &'a [Term], lexicon: &'a Lexicon) -> Self {
        let mut out = Self { document, terms, lexicon, known: FxHashSet::default() };
        out.learn();
        out
    }
}

impl Capitals<'_> {
    /// The folded word at a token.
    pub fn word(&self, at: usize) -> Word {
        self.document.word(at)
    }

    /// The part of speech of a token.
    pub fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    /// Whether the word at a token is in a set about names.
    pub fn is(&self, set: NameSet, at: usize) -> bool {
        self.lexicon.people().is(set, self.word(at))
    }

    /// The longest word for a person from `at`, not past `end`.
    pub fn title(&self, at: usize, end: usize) -> Option<(usize, Title)> {
        self.lexicon.people().title_at(|k| if k < end { self.word(k) } else { Word(0) }, at)
    }

    /// Whether a title begins at `at` that goes on behind a place: "Top US diplomat".
    fn parts(&self, at: usize, end: usize) -> bool {
        let Some((gap, ..)) = self.lexicon.places().at(|k| self.word(k), at + 1) else { return false };
        let place = |k: usize| if k == at { at } else { k + gap };
        let word = |k: usize| if place(k) < end { self.word(place(k)) } else { Word(0) };
        self.lexicon.people().title_at(word, at).is_some_and(|(len, _)| len > 1)
    }

    /// Whether a token is written with a capital and can be part of a name.
    pub fn capital(&self, at: usize) -> bool {
        let token = self.document.token(at);
        let cased = token.caps == Caps::Title || token.caps == Caps::Upper || token.caps == Caps::Mixed;
        matches!(token.kind, Kind::Word | Kind::Code) && cased && (!self.is(NameSet::Never, at) || self.borne(at))
    }

    /// "May" behind "Theresa" or "Mrs".
    pub fn borne(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let named = self.lexicon.people().first_name(self.word(before)).is_some() || self.title(before, at).is_some();
        let dated = matches!(self.document.token(at + 1).kind, Kind::Number | Kind::Ordinal);
        let bears = named && self.document.token(before).caps == Caps::Title;
        self.is(NameSet::Doubtful, at) && !dated && (bears || self.bears(at))
    }

    /// "Jan" before a surname.
    pub fn bears(&self, at: usize) -> bool {
        let next = self.document.token(at + 1);
        self.lexicon.people().first_name(self.word(at)).is_some()
            && (next.caps == Caps::Title && next.kind == Kind::Word && !self.is(NameSet::Never, at + 1)
                || self.is(NameSet::Particle, at + 1))
    }

    /// Whether no dictionary knows the word.
    pub fn strange(&self, at: usize) -> bool {
        let text = fold(self.document.surface(at));
        self.lexicon.idf(self.word(at)) > 8.0 && self.lexicon.analyse(&text).iter().all(|a| a.prior == 0)
    }

    /// Whether a line is a headline in capitals, where a capital shows nothing.
    pub fn headline(&self, sentence: &Sentence) -> bool {
        let (mut capital, mut all) = (0, 0);
        for at in sentence
            .run
            .iter()
            .filter(|at| self.document.token(*at).kind == Kind::Word && self.document.token(*at).span.len() > 3)
        {
            all += 1;
            capital += usize::from(self.document.token(at).caps != Caps::Lower);
        }
        let words = sentence.run.iter().filter(|at| self.document.token(*at).kind == Kind::Word).count();
        let upper = sentence.run.iter().filter(|at| self.document.token(*at).caps == Caps::Upper).count();
        let shouted = upper >= 4 && upper * 10 > words * 6;
        shouted || all >= 4 && capital * 10 > all * 7 && sentence.line == Line::Heading
    }

    /// Whether any first word of a clause would have its capital here.
    pub fn opens(&self, at: usize, sentence: Run) -> bool {
        if at == sentence.start {
            return true;
        }
        let before = self.document.token(at - 1);
        let mark =
            matches!(before.kind, Kind::Open) || [":", "—", "•", "*", "..."].iter().any(|m| before.word == Word::of(m));
        mark || before.kind == Kind::Close && at == sentence.start + 1
            || at == sentence.start + 1 && before.kind == Kind::Punct
    }

    /// Remembers every capitalised word inside sentences.
    fn learn(&mut self) {
        let document = self.document;
        for sentence in document.sentences() {
            if self.headline(sentence) {
                continue;
            }
            for at in sentence.run.iter() {
                if self.capital(at) && !self.opens(at, sentence.run) {
                    self.known.insert(self.word(at));
                }
            }
        }
    }

    /// Whether a capitalised token is a word of a name here.
    pub fn names(&self, at: usize, sentence: Run, headline: bool) -> bool {
        if !self.capital(at) {
            return false;
        }
        if !headline && !self.opens(at, sentence) {
            return true;
        }
        let open =
            matches!(self.tag(at), Tag::Noun | Tag::Name | Tag::Verb | Tag::Adjective | Tag::Adverb | Tag::Other);
        let seen = self.known.contains(&self.word(at));
        if !seen && self.parts(at, sentence.end) {
            return false;
        }
        if seen && self.tag(at) == Tag::Name || !headline && (self.tag(at) == Tag::Name || self.acronym(at)) {
            return true;
        }
        if open && seen || self.listed(at) || !headline && self.tag(at) == Tag::Noun && self.strange(at) {
            return true;
        }
        let followed = at + 1 < sentence.end && self.capital(at + 1) && !headline;
        followed
            && (self.lexicon.people().first_name(self.word(at)).is_some()
                || open && self.title(at, sentence.end).is_some())
    }

    /// Whether a token is a short name in capitals.
    pub fn acronym(&self, at: usize) -> bool {
        let token = self.document.token(at);
        token.caps == Caps::Upper && self.tag(at) == Tag::Name && token.span.len() <= 5
    }

    /// Whether a place or a listed body begins here.
    pub fn listed(&self, at: usize) -> bool {
        let word = |k| self.word(k);
        let place = self.lexicon.places().at(word, at).map(|(len, ..)| len);
        let body = self.lexicon.people().body_at(word, at).map(|(len, _)| len);
        place.max(body).is_some_and(|len| (at..at + len).all(|k| self.capital(k) || self.linking(k)))
    }

    /// Whether a token is a word that may stand inside a listed name.
    pub fn linking(&self, at: usize) -> bool {
        ["of", "the", "and", "for", "-", "'s", "de", "da", "do", "es", "du"].iter().any(|w| self.document.is(at, w))
    }

    /// Whether the dictionary knows the word as a noun.
    pub fn noun(&self, at: usize) -> bool {
        let text = self.document.surface(at).to_lowercase();
        self.lexicon.analyse(&text).iter().any(|a| a.pos == Pos::Noun && a.prior > 0)
    }
}

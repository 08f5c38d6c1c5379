//! What capitals tell in one document: nothing at the start of a sentence or in a headline, else a name.

use crate::text::{Caps, Document, Kind, Line, Run, Word};
use rustc_hash::FxHashMap;

/// Which words a document writes with a capital where no sentence begins, and which it also writes without.
pub struct Capitals {
    seen: FxHashMap<Word, (bool, bool)>,
}

impl Capitals {
    /// Reads the body of a document.
    pub fn new(document: &Document) -> Self {
        let mut out = Self { seen: FxHashMap::default() };
        for sentence in document.sentences().iter().filter(|s| s.line == Line::Body) {
            for at in sentence.run.iter() {
                let token = document.token(at);
                if token.kind != Kind::Word || token.caps != Caps::Lower && out.begins(document, at, sentence.run) {
                    continue;
                }
                let seen = out.seen.entry(token.word).or_default();
                if token.caps == Caps::Lower { seen.1 = true } else { seen.0 = true }
            }
        }
        out
    }

    /// Whether a capital at `at` tells nothing: a sentence or quotation begins there.
    pub fn begins(&self, document: &Document, at: usize, run: Run) -> bool {
        let before = document.token(at.wrapping_sub(1));
        at == run.start || before.kind == Kind::Open || before.kind == Kind::Punct && before.word == Word::of(":")
    }

    /// Whether the document writes a word with a capital inside sentences, and never without.
    pub fn only(&self, word: Word) -> bool {
        self.seen.get(&word).is_some_and(|(upper, lower)| *upper && !*lower)
    }

    /// Whether a line writes most of its words with a capital, as headlines do.
    pub fn is_title(&self, document: &Document, run: Run, line: Line) -> bool {
        let words = document.tokens(run).iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3);
        let (mut all, mut upper) = (0, 0);
        words.for_each(|t| {
            all += 1;
            upper += usize::from(t.caps != Caps::Lower);
        });
        line == Line::Heading && all >= 3 && upper * 10 >= all * 7
    }
}

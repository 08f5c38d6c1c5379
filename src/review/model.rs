//! What comes of a review, as plain data. Spans are bytes of the draft's text.

use crate::batch::Judged;
use crate::outcome::{Flag, Verdict};
use crate::text::Span;
use std::collections::BTreeMap;

/// A sentence of a draft.
#[derive(Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// What the sources say of it; places in it are bytes of the sentence.
    pub judged: Judged,
    /// What each source says of it, in the order of the sources.
    pub each: Vec<Verdict>,
    /// Whom its pronouns mean; the sentence before, where that is not certain.
    pub means: Vec<String>,
}

/// Something that does not fit the rest of the draft, or on which the sources differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// What it is.
    pub flag: Flag,
    /// Where it stands.
    pub span: Span,
    /// What it does not fit, where that stands elsewhere.
    pub other: Option<Span>,
    /// What would fit ("Thursday", "4"), or the sources that exclude it.
    pub fits: String,
}

/// A draft with all that was found.
#[derive(Debug, Default)]
pub struct Review {
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// What does not fit the rest of it, by place.
    pub flags: Vec<Flagged>,
}

impl Review {
    /// Leaves out every sentence of the draft that stands in `before`, each as often as it does there, and its flags.
    pub fn keep(&mut self, draft: &str, before: &[String]) {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for sentence in before {
            *left.entry(sentence).or_default() += 1;
        }
        self.sentences.retain(|s| match left.get_mut(s.span.of(draft)) {
            Some(n) if *n > 0 => {
                *n -= 1;
                false
            }
            _ => true,
        });
        let kept: Vec<Span> = self.sentences.iter().map(|s| s.span).collect();
        let inside = |span: Span| kept.iter().any(|s| s.overlaps(span));
        self.flags.retain(|f| inside(f.span) || f.other.is_some_and(inside));
    }
}

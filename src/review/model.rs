//! What comes of a review, as plain data. Spans are bytes of the draft's text.

use crate::batch::Judged;
use crate::outcome::{Flag, Verdict};
use crate::text::Span;

/// A sentence of a draft.
#[derive(Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// What the sources say of it; places in it are bytes of the sentence.
    pub judged: Judged,
    /// What each source says of it, in the order of the sources.
    pub each: Vec<Verdict>,
}

/// Something that does not fit the rest of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// What it is.
    pub flag: Flag,
    /// Where it stands.
    pub span: Span,
    /// What it does not fit, where that stands elsewhere.
    pub other: Option<Span>,
    /// What would fit: "Thursday", "4".
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

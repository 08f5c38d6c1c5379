//! The answer: a verdict with every detail, its evidence, its rule and its reason. Plain data; `render` puts it into words.

use crate::outcome::{Basis, Caveat, DetailKind, Difference, Reason, Verdict};
use crate::rule::Decision;
use crate::text::Span;
use std::sync::Arc;

/// A place in one of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The number of the source, from 0.
    pub source: usize,
    /// Its bytes in that source.
    pub span: Span,
}

/// A passage with the value read in it ("7 cartels", "2006", "Marco Rubio"); the value is empty for plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where.
    pub passage: Passage,
    /// What was read there.
    pub value: String,
}

/// One detail of a statement (a figure, a name in its place, a quotation, an act …) with its own verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// What kind of detail.
    pub kind: DetailKind,
    /// Its bytes in the statement.
    pub span: Span,
    /// The value read in the statement.
    pub value: String,
    /// What the source says of it.
    pub verdict: Verdict,
    /// The kind of difference, where there is one.
    pub difference: Option<Difference>,
    /// Why.
    pub reason: Reason,
    /// How sure it is that both sides speak of the same thing, 0 to 1.
    pub identity: f32,
    /// The rule that decided ("core/designation"), or "wording", or "computed".
    pub rule: Arc<str>,
    /// The passages that bear on it, the decisive one first.
    pub evidence: Vec<Evidence>,
    /// What an editor should see.
    pub caveats: Vec<Caveat>,
}

/// What the sources say of one statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the statement holds anything that can be checked.
    pub checked: bool,
    /// How it is supported.
    pub basis: Option<Basis>,
    /// The share of the statement's weight that was established, 0 to 1.
    pub coverage: f32,
    /// The main reason.
    pub reason: Reason,
    /// Every detail of the statement, in the order of the statement.
    pub details: Vec<Detail>,
    /// The number (in `details`) of the detail that decided, where one did.
    pub decisive: Option<usize>,
    /// The decisive passages, widest first; empty only for an absent verdict.
    pub evidence: Vec<Passage>,
    /// Differences that the policy does not trust enough to call contradictions.
    pub possible: Vec<Detail>,
    /// The caveats of a supported verdict.
    pub caveats: Vec<Caveat>,
    /// Stretches of the statement that have no counterpart in the source.
    pub missing: Vec<Span>,
    /// The sentence that comes nearest, for an absent verdict.
    pub nearest: Option<Passage>,
    /// What the desk has decided of the statement; it changes nothing of the verdict.
    pub desk: Vec<Decision>,
    /// Whether a step budget cut the work short (diagnostic E301).
    pub incomplete: bool,
}

impl Report {
    /// The same report on a statement that begins `by` bytes into the text that it was read in.
    #[must_use]
    pub fn begun(mut self, by: usize) -> Self {
        let moved =
            |span: Span| Span::new((span.start as usize).saturating_sub(by), (span.end as usize).saturating_sub(by));
        let details = self.details.iter_mut().chain(&mut self.possible);
        details.for_each(|d| d.span = moved(d.span));
        self.missing.iter_mut().for_each(|span| *span = moved(*span));
        self
    }
}

//! Frames: the words around a name or figure of the statement and one of the source, as far as they are the same.

use super::case::Case;
use crate::lexicon::Tag;
use crate::reading::Reading;
use crate::text::{Kind, Run};

/// How many words around a name are looked at.
const AROUND: usize = 8;

/// The words around a name or figure that are the same on both sides.
#[derive(Clone, Copy, Default)]
pub struct Frame {
    /// How many words in front are the same.
    pub before: usize,
    /// How many behind.
    pub behind: usize,
    /// How many of them carry meaning.
    pub solid: usize,
    /// Whether the statement's own opens or ends its clause.
    first: bool,
    last: bool,
}

impl Frame {
    /// How many words are the same.
    pub fn same(self) -> usize {
        self.before + self.behind
    }

    /// Something stands on either side of it, or nothing does in the statement.
    pub fn closed(self) -> bool {
        (self.before > 0 || self.first) && (self.behind > 0 || self.last)
    }
}

/// The words around both, read outwards, as far as they are the same.
pub fn frame(case: &Case, ours: Run, theirs: Run) -> Frame {
    let there = &case.source.reading;
    let (clause, sentence) = (case.clause, there.sentence_run(theirs.start));
    let before = (words(case.claim, clause.start..ours.start, true), words(there, sentence.start..theirs.start, true));
    let behind = (words(case.claim, ours.end..clause.end, false), words(there, theirs.end..sentence.end, false));
    let count = |(a, b): &(Vec<usize>, Vec<usize>)| {
        a.iter().zip(b).take_while(|(a, b)| case.claim.document.word(**a) == there.document.word(**b)).count()
    };
    let solid = |list: &[usize], n: usize| {
        list.iter().take(n).filter(|at| case.unit(**at).is_some_and(|u| u.weight > 1.0)).count()
    };
    let (b, h) = (count(&before), count(&behind));
    Frame {
        before: b,
        behind: h,
        solid: solid(&before.0, b) + solid(&behind.0, h),
        first: before.0.is_empty(),
        last: !behind.0.iter().any(|at| case.unit(*at).is_some()),
    }
}

/// The words and marks of a stretch from the name outwards, articles and quotation marks passed over.
fn words(reading: &Reading, range: std::ops::Range<usize>, back: bool) -> Vec<usize> {
    let passed = |at: usize| matches!(reading.document.token(at).kind, Kind::Open | Kind::Close | Kind::Symbol);
    let plain = |at: &usize| reading.terms.get(*at).is_some_and(|t| t.tag != Tag::Determiner) && !passed(*at);
    if back { range.rev().filter(plain).take(AROUND).collect() } else { range.filter(plain).take(AROUND).collect() }
}

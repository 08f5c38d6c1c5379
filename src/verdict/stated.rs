//! A statement that stands in the source word for word, as a whole sentence: supported before everything else.

use super::combine;
use super::model::Report;
use crate::evidence::Source;
use crate::reading::Reading;
use crate::text::{Document, Kind, Run, Word};

/// The report on a stretch of a text that is, folded, a whole sentence (or several) of the source.
pub fn verbatim(claim: &Reading, stretch: Run, source: &Source, number: usize) -> Option<Report> {
    let ours = trim(&claim.document, stretch);
    let there = &source.reading.document;
    let first = claim.document.word(ours.start);
    if ours.len() < 2 {
        return None;
    }
    let found = (0..(there.len() + 1).saturating_sub(ours.len())).find(|at| {
        there.word(*at) == first
            && begins(there, *at)
            && ends(there, at + ours.len())
            && ours.iter().zip(*at..).all(|(a, b)| claim.document.word(a) == there.word(b))
    })?;
    let mut end = found + ours.len();
    while is_stop(there.word(end)) || there.token(end).kind == Kind::Close {
        end += 1;
    }
    let evidence = there.span(Run::new(found, end));
    Some(combine::stated(number, evidence))
}

/// Without quotation marks at both ends and the final stop.
fn trim(document: &Document, run: Run) -> Run {
    let mark = |at: usize| matches!(document.token(at).kind, Kind::Open | Kind::Close) || is_stop(document.word(at));
    let (mut start, mut end) = (run.start, run.end);
    while start < end && mark(start) {
        start += 1;
    }
    while end > start && mark(end - 1) {
        end -= 1;
    }
    Run::new(start, end)
}

fn is_stop(word: Word) -> bool {
    [".", "!", "?", "..."].iter().any(|m| word == Word::of(m))
}

/// A sentence begins at `at`, quotation marks left out.
fn begins(document: &Document, at: usize) -> bool {
    let sentence = document.sentences().get(document.sentence_at(at)).map_or(0, |s| s.run.start);
    let mut i = at;
    while i > sentence && matches!(document.token(i - 1).kind, Kind::Open | Kind::Close) {
        i -= 1;
    }
    i == sentence || stops(document, i.wrapping_sub(1))
}

/// A sentence ends before `at`, its stop and quotation marks left out.
fn ends(document: &Document, at: usize) -> bool {
    let sentence = document.sentences().get(document.sentence_at(at.saturating_sub(1))).map_or(0, |s| s.run.end);
    let mut i = at;
    while i < sentence && matches!(document.token(i).kind, Kind::Open | Kind::Close) {
        i += 1;
    }
    i >= sentence || is_stop(document.word(i)) || stops(document, i.wrapping_sub(1))
}

/// A stop, or an abbreviation with its stop ("Gov.").
fn stops(document: &Document, at: usize) -> bool {
    is_stop(document.word(at)) || document.surface(at).ends_with('.')
}

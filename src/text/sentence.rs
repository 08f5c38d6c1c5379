//! Sentences: a library's breaks within each paragraph, corrected by what the tokens tell.

use super::fold::Word;
use super::shape::Caps;
use super::span::{Run, Span};
use super::token::{Abbreviations, Kind, Token};
use sentencex::segment;

/// What kind of line a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Running text.
    Body,
    /// A short line without a final stop: a headline, a byline, a list item.
    Heading,
}

/// One sentence: its tokens, and the paragraph (a line of the text) that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub run: Run,
    /// The number of its paragraph, from 0.
    pub paragraph: u32,
    /// What kind of line it is.
    pub line: Line,
}

/// The library is quadratic in one long paragraph, so it gets pieces of at most this many bytes.
const PIECE: usize = 8_000;

/// The sentences of a text that was cut into `tokens`. They tile the tokens, in order.
pub fn sentences(text: &str, tokens: &[Token], abbreviations: &Abbreviations) -> Vec<Sentence> {
    let mut out = Vec::new();
    let (mut first, mut offset, mut paragraph) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        let end = offset + line.len();
        let count = tokens.get(first..).unwrap_or(&[]).iter().take_while(|t| (t.span.start as usize) < end).count();
        if count > 0 {
            let here = tokens.get(first..first + count).unwrap_or(&[]);
            let breaks = breaks(text, line, offset, here, abbreviations);
            push_paragraph(&mut out, here, first, &breaks, paragraph);
            paragraph += 1;
        }
        first += count;
        offset = end;
    }
    out
}

/// Token positions (within `here`) at which a new sentence begins, without the first.
fn breaks(text: &str, line: &str, offset: usize, here: &[Token], abbreviations: &Abbreviations) -> Vec<usize> {
    let mut bytes: Vec<usize> = Vec::new();
    let mut start = 0;
    while start < line.len() {
        let piece = piece(line, start);
        let mut at = start;
        for part in segment("en", piece) {
            at += part.len();
            bytes.push(offset + at);
        }
        start += piece.len();
    }
    let mut next = bytes.into_iter().peekable();
    let mut out = Vec::new();
    for (k, pair) in here.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let mut proposed = false;
        while next.next_if(|b| *b <= right.span.start as usize).is_some() {
            proposed = true;
        }
        let merged = joins(text, left, right, abbreviations);
        if (proposed && !merged) || closes(here, k, right) || stopped(here, k, right) {
            out.push(k + 1);
        }
    }
    out
}

fn piece(line: &str, start: usize) -> &str {
    let rest = line.get(start..).unwrap_or("");
    if rest.len() <= PIECE {
        return rest;
    }
    let mut cut = PIECE;
    while !rest.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = rest.get(..cut).unwrap_or(rest);
    let blank = head.rfind(' ').map_or(cut, |i| i + 1);
    rest.get(..blank).unwrap_or(rest)
}

/// A proposed break is none after an abbreviation that is never last, or before a lower-case word.
fn joins(text: &str, left: &Token, right: &Token, abbreviations: &Abbreviations) -> bool {
    let surface = left.span.of(text);
    let glued = surface.len() > 1 && surface.ends_with('.') && !surface.trim_end_matches('.').contains('.');
    let titled = glued && (abbreviations.contains(&left.word) || surface.chars().count() == 2);
    let lower = right.kind == Kind::Word && right.caps == Caps::Lower && !left_ends(left);
    titled || lower || matches!(right.kind, Kind::Close) || (right.kind == Kind::Punct && right.word != Word::of("—"))
}

fn left_ends(left: &Token) -> bool {
    left.word == Word::of("!") || left.word == Word::of("?")
}

/// A stop that belongs to no abbreviation, behind a whole word and before a capital.
fn stopped(here: &[Token], k: usize, right: &Token) -> bool {
    let mut left = here.get(..=k).unwrap_or(&[]).iter().rev();
    let (Some(stop), Some(word)) = (left.next(), left.next()) else { return false };
    let capital = matches!(right.caps, Caps::Title | Caps::Mixed) && right.kind == Kind::Word;
    // "ended in 2022.Norway won": the blank was lost
    let year = word.kind == Kind::Number && word.span.len() == 4 && !right.spaced && right.span.len() > 2;
    stop.word == Word::of(".")
        && !stop.spaced
        && (year || word.kind == Kind::Word && word.span.len() >= 3 && word.caps != Caps::Upper)
        && capital
        && (right.spaced || right.span.len() > 2 && (year || word.caps == Caps::Lower))
}

/// A stop, then closing marks, then a capital or an opening mark: a break that the library misses.
fn closes(here: &[Token], k: usize, right: &Token) -> bool {
    let mut left = here.get(..=k).unwrap_or(&[]).iter().rev();
    let Some(last) = left.next() else { return false };
    let bracket = last.word == Word::of(")") || last.word == Word::of("]");
    if !(last.kind == Kind::Close || bracket) || !right.spaced && right.kind != Kind::Open {
        return false;
    }
    let Some(stop) = left.find(|t| t.kind != Kind::Close) else { return false };
    let stopped = [".", "!", "?", "..."].iter().any(|m| stop.word == Word::of(m));
    stopped && (right.kind == Kind::Open || matches!(right.caps, Caps::Title | Caps::Upper | Caps::Mixed))
}

fn push_paragraph(out: &mut Vec<Sentence>, here: &[Token], first: usize, breaks: &[usize], paragraph: u32) {
    let stopped = here.iter().rev().take(3).any(|t| {
        [".", "!", "?", "..."].iter().any(|m| t.word == Word::of(m))
            || t.kind == Kind::Close
            || t.span.len() > 2 && t.kind == Kind::Code
    });
    let line = if !stopped && breaks.is_empty() && here.len() <= 24 { Line::Heading } else { Line::Body };
    let mut start = 0;
    for end in breaks.iter().copied().chain([here.len()]) {
        out.push(Sentence { run: Run::new(first + start, first + end), paragraph, line });
        start = end;
    }
}

/// The bytes from the first to the last token of a run.
pub fn span_of(tokens: &[Token], run: Run) -> Span {
    match tokens.get(run.start..run.end) {
        Some([first, .., last]) => first.span.join(last.span),
        Some([only]) => only.span,
        _ => Span::default(),
    }
}

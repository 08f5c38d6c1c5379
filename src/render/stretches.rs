//! Texts cut wherever a mark or the evidence for one begins or ends: what the review page and its exports show.

use super::review_data::{MarkRow, ReviewData, Told};
use crate::outcome::State;
use crate::text::{Lines, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A stretch of a text that is marked: of the draft, or the evidence for it.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
    span: Span,
    /// The number of its mark.
    mark: usize,
    /// The same as a word; behind a point, the number of the evidence.
    key: String,
    class: &'static str,
    /// What stands before its first word.
    tag: String,
    /// What stands behind its last word.
    end: String,
    /// What those are told who do not see it.
    label: String,
}

/// Words that the same stretches cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// The numbers of the marks that cover them, the narrowest first.
    pub marks: Vec<usize>,
    /// The numbers of those that begin here, in the same order.
    pub begins: Vec<usize>,
    /// The keys of the marks that cover them, the narrowest first, with blanks between them.
    pub keys: String,
    /// What the narrowest of them tells; empty where there is none.
    pub class: &'static str,
    /// The glyphs of those that begin here.
    pub tag: String,
    /// The numbers of those that end here.
    pub end: String,
    /// Glyphs and numbers of those that begin here, for the margin of a sheet; only where there is a number.
    pub margin: String,
    /// Those that begin here in words.
    pub label: String,
}

/// A line of a text that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, from 1: in the file for the draft, in the text for a source.
    pub line: usize,
    /// Its words.
    pub segments: Vec<Segment>,
}

fn glyph(state: State) -> &'static str {
    match state {
        State::Contradicted => "✗",
        State::Absent => "?",
        State::Flagged => "!",
        State::Supported => "✓",
        State::Unchecked => "–",
    }
}

/// A mark in words: "contradicted, query 2".
fn label(row: &MarkRow) -> String {
    let query = row.query.map_or(String::new(), |q| format!(", query {q}"));
    let caveats = if row.caveats.is_empty() { "" } else { ", with caveats" };
    format!("{}{query}{caveats}", row.state.code())
}

fn marked(span: Span, row: &MarkRow) -> Stretch {
    let caveats = if row.caveats.is_empty() { "" } else { "c" };
    Stretch {
        span,
        mark: row.n,
        key: row.n.to_string(),
        class: row.state.code(),
        tag: glyph(row.state).to_owned(),
        end: row.query.map_or(caveats.to_owned(), |q| q.to_string()),
        label: label(row),
    }
}

/// The lines of a draft with its marks.
pub fn draft(told: &Told, data: &ReviewData) -> Vec<Paragraph> {
    let lines = Lines::new(told.draft.file);
    let marked: Vec<Stretch> = told.marks.iter().zip(&data.marks).map(|(m, row)| marked(m.span, row)).collect();
    paragraphs(told.draft.text.text(), &marked, |at| told.draft.position(&lines, at as u32).0)
}

/// The passages of a source on which the marks rest.
pub fn evidence(data: &ReviewData, source: usize) -> Vec<Stretch> {
    let all = data.marks.iter().flat_map(|row| row.evidence.iter().enumerate().map(move |(k, e)| (row, k, e)));
    let here = all.filter(|(_, _, e)| e.source == source);
    here.map(|(row, k, e)| Stretch {
        span: Span::new(e.place.byte_start, e.place.byte_end),
        mark: row.n,
        key: format!("{}.{k}", row.n),
        class: "evidence",
        tag: row.query.map_or(glyph(row.state).to_owned(), |q| q.to_string()),
        end: String::new(),
        label: format!("evidence: {}", label(row)),
    })
    .collect()
}

/// The lines of a text, cut wherever a stretch begins or ends.
pub fn paragraphs(text: &str, stretches: &[Stretch], line: impl Fn(usize) -> usize) -> Vec<Paragraph> {
    let mut turns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (k, one) in stretches.iter().enumerate() {
        turns.entry(one.span.start as usize).or_default().push(k);
        turns.entry(one.span.end as usize).or_default().push(k);
    }
    let (mut out, mut at) = (Vec::new(), 0);
    let mut open = Open { stretches, open: BTreeSet::new(), begun: BTreeSet::new() };
    for words in text.split_inclusive('\n') {
        let (start, end) = (at, at + words.trim_end_matches(['\n', '\r']).len());
        at += words.len();
        let mut segments: Vec<Segment> = Vec::new();
        let mut from = start;
        while from < end {
            while let Some(turn) = turns.first_entry().filter(|t| *t.key() <= from) {
                open.turn(&turn.remove(), from);
            }
            let to = turns.keys().next().map_or(end, |next| end.min(*next));
            segments.push(open.segment(Span::new(from, to).of(text), to));
            from = to;
        }
        if end > start {
            out.push(Paragraph { line: line(start), segments });
        }
    }
    out
}

/// The stretches that are open at a place of a text.
struct Open<'a> {
    stretches: &'a [Stretch],
    /// The length of each, and its number.
    open: BTreeSet<(usize, usize)>,
    begun: BTreeSet<usize>,
}

impl Open<'_> {
    /// Opens and closes these stretches, which begin or end at `at` or right before it.
    fn turn(&mut self, these: &[usize], at: usize) {
        for k in these {
            let Some(span) = self.stretches.get(*k).map(|s| s.span) else { continue };
            if span.has(at) {
                self.open.insert((span.len(), *k));
            } else {
                self.open.remove(&(span.len(), *k));
            }
        }
    }

    /// Words with the stretches that cover them, up to a place.
    fn segment(&mut self, words: &str, to: usize) -> Segment {
        let mut out = Segment { text: words.to_owned(), ..Segment::default() };
        for (_, k) in &self.open {
            let Some(one) = self.stretches.get(*k) else { continue };
            push(&mut out.keys, &one.key, " ");
            out.marks.push(one.mark);
            if out.class.is_empty() {
                out.class = one.class;
            }
            if self.begun.insert(*k) {
                out.begins.push(one.mark);
                push(&mut out.tag, &one.tag, " ");
                push(&mut out.label, &one.label, "; ");
                if one.end.starts_with(|c: char| c.is_ascii_digit()) {
                    push(&mut out.margin, &format!("{}{}", one.tag, one.end), " ");
                }
            }
            if one.span.end as usize == to {
                push(&mut out.end, &one.end, ",");
            }
        }
        out
    }
}

/// Puts words behind others, with something between them.
fn push(to: &mut String, words: &str, between: &str) {
    if !to.is_empty() && !words.is_empty() {
        to.push_str(between);
    }
    to.push_str(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(start: usize, end: usize, n: usize, tag: &str) -> Stretch {
        let (key, tag, end_) = (n.to_string(), tag.to_owned(), (n + 1).to_string());
        Stretch {
            span: Span::new(start, end),
            mark: n,
            key,
            class: "absent",
            tag,
            end: end_,
            label: format!("mark {n}"),
        }
    }

    #[test]
    fn marks_cut_the_text() {
        let text = "It took eight days.\n\nThen it rained.";
        let all = [stretch(0, 19, 0, "?"), stretch(8, 18, 1, "✗"), stretch(21, 36, 2, "✓"), stretch(14, 30, 3, "!")];
        let out = paragraphs(text, &all, |at| at);
        let words =
            |k: usize| out[k].segments.iter().map(|s| (&*s.text, &*s.keys, &*s.tag, &*s.end)).collect::<Vec<_>>();
        assert_eq!(
            words(0),
            [
                ("It took ", "0", "?", ""),
                ("eight ", "1 0", "✗", ""),
                ("days", "1 3 0", "!", "2"),
                (".", "3 0", "", "1")
            ]
        );
        assert_eq!(words(1), [("Then it r", "2 3", "✓", "4"), ("ained.", "2", "", "3")]);
        let segment = &out[0].segments[1];
        assert_eq!((&*segment.margin, &*segment.label, segment.class), ("✗2", "mark 1", "absent"));
        assert_eq!(out.iter().map(|p| p.line).collect::<Vec<_>>(), [0, 21]);
    }
}

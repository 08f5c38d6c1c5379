//! The review page: one HTML file that loads nothing else. The texts stand in it as text, the marks around them; the rest is
//! data for its script. (`review_page.html`, `review_page.css`, `review_page.js`)

use super::review_data::{ReviewData, Told};
use crate::text::{Lines, Span};
use askama::Template;
use std::collections::{BTreeMap, BTreeSet};

/// What the template fills in.
#[derive(Template)]
#[template(path = "review_page.html", config = "src/render/askama.toml")]
struct Page<'a> {
    data: &'a ReviewData,
    json: String,
    draft: Vec<Paragraph>,
    sources: Vec<SourceView>,
    css: &'static str,
    js: &'static str,
}

/// Words that the same marks cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// The numbers of the marks that cover them, the narrowest first.
    pub marks: Vec<usize>,
    /// The numbers of those that begin here, in the same order.
    pub begins: Vec<usize>,
    /// What the narrowest of them tells; empty where there is none.
    pub class: &'static str,
}

impl Segment {
    /// Numbers with blanks between them, for an attribute.
    pub fn list(numbers: &[usize]) -> String {
        numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// A line of a text that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, from 1: in the file for the draft, in the text for a source.
    pub line: usize,
    /// Its words.
    pub segments: Vec<Segment>,
}

/// A source with what decided.
#[derive(Clone, Debug)]
pub struct SourceView {
    /// The file, as it was named.
    pub name: String,
    /// Its lines.
    pub paragraphs: Vec<Paragraph>,
}

/// The lines of a draft with its marks.
pub fn draft(told: &Told) -> Vec<Paragraph> {
    let spans: Vec<(Span, usize)> = told.marks.iter().enumerate().map(|(n, m)| (m.span, n)).collect();
    let lines = Lines::new(told.draft.file);
    paragraphs(told.draft.text.text(), &spans, |n| state(told, n), |at| told.draft.position(&lines, at as u32).0)
}

fn state(told: &Told, n: usize) -> &'static str {
    told.marks.get(n).map_or("", |m| m.state.code())
}

/// The page of a review.
pub fn page(told: &Told, data: &ReviewData) -> String {
    let sources = told.sources.iter().enumerate().map(|(number, source)| {
        let here = data.marks.iter().flat_map(|m| m.evidence.iter().map(move |e| (e, m.n)));
        let here = here.filter(|(e, _)| e.source == number);
        let spans: Vec<(Span, usize)> =
            here.map(|(e, n)| (Span::new(e.place.byte_start, e.place.byte_end), n)).collect();
        let (text, lines) = (source.article.text(), &source.article.lines);
        let line = |at: usize| lines.position(text, at).0;
        SourceView { name: source.name.to_string(), paragraphs: paragraphs(text, &spans, |n| state(told, n), line) }
    });
    let page = Page {
        data,
        // a closing tag inside a text would end the script
        json: serde_json::to_string(data).unwrap_or_default().replace('<', "\\u003c"),
        draft: draft(told),
        sources: sources.collect(),
        css: include_str!("review_page.css"),
        js: include_str!("review_page.js"),
    };
    // writing into memory does not fail
    page.render().unwrap_or_default()
}

/// The lines of a text, cut wherever a mark begins or ends.
fn paragraphs(
    text: &str,
    spans: &[(Span, usize)],
    state: impl Fn(usize) -> &'static str,
    line: impl Fn(usize) -> usize,
) -> Vec<Paragraph> {
    let mut turns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (k, (span, _)) in spans.iter().enumerate() {
        turns.entry(span.start as usize).or_default().push(k);
        turns.entry(span.end as usize).or_default().push(k);
    }
    let (mut out, mut at) = (Vec::new(), 0);
    let mut open = Open { spans, state, open: BTreeSet::new(), begun: BTreeSet::new() };
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
            segments.push(open.segment(Span::new(from, to).of(text)));
            from = to;
        }
        if end > start {
            out.push(Paragraph { line: line(start), segments });
        }
    }
    out
}

/// The stretches that are open at a place of a text.
struct Open<'a, S> {
    spans: &'a [(Span, usize)],
    state: S,
    /// The length of each, its mark and its number.
    open: BTreeSet<(usize, usize, usize)>,
    begun: BTreeSet<usize>,
}

impl<S: Fn(usize) -> &'static str> Open<'_, S> {
    /// Opens and closes these stretches, which begin or end at `at` or right before it.
    fn turn(&mut self, these: &[usize], at: usize) {
        for k in these {
            let Some((span, n)) = self.spans.get(*k) else { continue };
            let one = (span.len(), *n, *k);
            if span.has(at) {
                self.open.insert(one);
            } else {
                self.open.remove(&one);
            }
        }
    }

    /// Words with the marks that cover them.
    fn segment(&mut self, words: &str) -> Segment {
        let mut marks: Vec<usize> = Vec::new();
        for (_, n, _) in &self.open {
            if !marks.contains(n) {
                marks.push(*n);
            }
        }
        let begins = marks.iter().copied().filter(|n| self.begun.insert(*n)).collect();
        let class = marks.first().map_or("", |n| (self.state)(*n));
        Segment { text: words.to_owned(), marks, begins, class }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_cut_the_text() {
        let text = "It took eight days.\n\nThen it rained.";
        let spans = [(Span::new(0, 19), 0), (Span::new(8, 18), 1), (Span::new(21, 36), 2), (Span::new(14, 30), 3)];
        let out = paragraphs(text, &spans, |n| ["absent", "contradicted", "supported", "flagged"][n], |at| at);
        let words =
            |k: usize| out[k].segments.iter().map(|s| (&*s.text, s.class, Segment::list(&s.marks))).collect::<Vec<_>>();
        let of = |n: &str| n.to_owned();
        assert_eq!(
            words(0),
            [
                ("It took ", "absent", of("0")),
                ("eight ", "contradicted", of("1 0")),
                ("days", "contradicted", of("1 3 0")),
                (".", "flagged", of("3 0"))
            ]
        );
        assert_eq!(words(1), [("Then it r", "supported", of("2 3")), ("ained.", "supported", of("2"))]);
        let begins: Vec<String> = out.iter().flat_map(|p| &p.segments).map(|s| Segment::list(&s.begins)).collect();
        assert_eq!(begins, ["0", "1", "3", "", "2", ""]);
        assert_eq!(out.iter().map(|p| p.line).collect::<Vec<_>>(), [0, 21]);
    }
}

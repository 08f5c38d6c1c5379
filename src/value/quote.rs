//! Quotations: words between quotation marks, over sentences and paragraphs, and where a source has them.

use super::agreement::Comparison;
use super::mention::{Mention, Value};
use crate::outcome::{Agreement, Caveat, Difference, Reason};
use crate::text::{Document, Kind, Run, Word};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The tokens between the marks.
    pub words: Run,
    /// Whether it goes on in the next paragraph, which opens with a mark of its own.
    pub runs_on: bool,
}

/// Fewer words than this in marks are ordinary words.
pub const LEAST: usize = 3;
/// From this many words on, a quotation that is nearly the source's is an altered one.
const ALTERED: usize = 4;
/// The share of words, in order, from which it is nearly the source's.
const NEARLY: f32 = 0.7;

/// Every quotation of a document, in order of its first word.
pub fn recognise(document: &Document) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut open: Vec<(usize, Word)> = Vec::new();
    let mut paragraph = 0;
    for sentence in document.sentences() {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            close_paragraph(document, sentence.run.start, &mut open, &mut out);
        }
        for at in sentence.run.iter() {
            let token = document.token(at);
            match token.kind {
                // a mark that opens again goes on with the same speech
                Kind::Open => {
                    if let Some(from) = open.iter().position(|(_, mark)| same_mark(*mark, token.word)) {
                        for (start, _) in open.drain(from..).take(1) {
                            push(&mut out, Run::new(start + 1, at), true);
                        }
                    }
                    open.push((at, token.word));
                }
                Kind::Close => {
                    let Some(from) = open.iter().rposition(|(_, mark)| same_mark(*mark, token.word)) else { continue };
                    if let Some((start, _)) = open.get(from).copied() {
                        push(&mut out, Run::new(start + 1, at), false);
                    }
                    open.truncate(from);
                }
                _ => {}
            }
        }
    }
    out.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end)));
    out
}

fn same_mark(a: Word, b: Word) -> bool {
    a == b || [Word::of("'"), Word::of("`")].contains(&a) && [Word::of("'"), Word::of("`")].contains(&b)
}

/// An open quotation ends with its paragraph; it runs on where the next paragraph opens with a mark.
fn close_paragraph(document: &Document, next: usize, open: &mut Vec<(usize, Word)>, out: &mut Vec<Mention>) {
    let runs_on = document.token(next).kind == Kind::Open;
    for (start, mark) in open.drain(..) {
        if runs_on && mark == document.token(next).word {
            push(out, Run::new(start + 1, next), true);
        }
    }
}

fn push(out: &mut Vec<Mention>, words: Run, runs_on: bool) {
    if !words.is_empty() {
        out.push(Mention { run: words, value: Value::Quote(Quote { words, runs_on }) });
    }
}

/// The words of a run that count: no quotation marks, no brackets with what an editor put into them, no stop at the end.
fn plain(document: &Document, run: Run, editorial: bool) -> Vec<(Word, usize)> {
    let mut out = Vec::with_capacity(run.len());
    let mut depth = 0;
    for at in run.iter() {
        let token = document.token(at);
        let is = |m: &str| document.is(at, m);
        if is("(") || is("[") {
            depth += 1;
        } else if is(")") || is("]") {
            depth -= 1;
        } else if (depth <= 0 || !editorial) && !matches!(token.kind, Kind::Open | Kind::Close) && !(token.kind == Kind::Punct && !is("...")) {
            out.push((token.word, at));
        }
    }
    out
}

/// What the source says of a quotation of the statement: verbatim, altered, paraphrased or not there; and where.
pub fn verbatim(claim: &Document, words: Run, source: &Document, quotes: &[Run]) -> (Comparison, Option<Run>) {
    let ours = plain(claim, words, true);
    let answer = |agreement, difference, reason, caveats: Vec<Caveat>, run| (Comparison { agreement, difference, reason, caveats }, run);
    let segments: Vec<Vec<Word>> = ours.iter().map(|(w, _)| *w).collect::<Vec<_>>().split(|w| *w == Word::of("...")).filter(|s| !s.is_empty()).map(<[Word]>::to_vec).collect();
    let theirs = plain(source, source.all(), true);
    if let Some(run) = in_order(&segments, &theirs) {
        let inside = quotes.iter().any(|q| q.start <= run.start && run.end <= q.end + 1);
        let caveats = if segments.len() > 1 { vec![Caveat::Ellipsis] } else { Vec::new() };
        return if inside {
            answer(Agreement::Entails, Difference::QuoteAltered, Reason::Agrees, caveats, Some(run))
        } else {
            answer(Agreement::Unknown, Difference::QuoteAltered, Reason::ParaphraseQuoted, Vec::new(), Some(run))
        };
    }
    let flat: Vec<Word> = segments.into_iter().flatten().collect();
    let best = quotes.iter().map(|q| (similarity(&flat, &plain(source, *q, true)), *q)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.start.cmp(&a.1.start)));
    match best {
        Some((share, run)) if share >= NEARLY && flat.len() >= ALTERED => answer(Agreement::Excludes, Difference::QuoteAltered, Reason::QuoteAlteredWords, Vec::new(), Some(run)),
        _ => answer(Agreement::Unknown, Difference::QuoteAltered, Reason::QuoteNotFound, Vec::new(), None),
    }
}

/// The first place where all segments follow each other in order, the later ones within sixty words.
fn in_order(segments: &[Vec<Word>], theirs: &[(Word, usize)]) -> Option<Run> {
    let first = segments.first()?;
    let find = |segment: &[Word], from: usize, to: usize| {
        (from..to.min(theirs.len())).find(|k| segment.iter().enumerate().all(|(j, w)| theirs.get(k + j).is_some_and(|t| t.0 == *w)))
    };
    let mut from = 0;
    while let Some(start) = find(first, from, theirs.len()) {
        let mut end = start + first.len();
        let all = segments.iter().skip(1).all(|s| match find(s, end, end + 60) {
            Some(k) => {
                end = k + s.len();
                true
            }
            None => false,
        });
        if all {
            return Some(Run::new(theirs.get(start)?.1, theirs.get(end - 1)?.1 + 1));
        }
        from = start + 1;
    }
    None
}

/// The share of a statement's words that a quotation of the source has in the same order.
fn similarity(ours: &[Word], theirs: &[(Word, usize)]) -> f32 {
    if ours.is_empty() {
        return 0.0;
    }
    let theirs: Vec<Word> = theirs.iter().map(|(w, _)| *w).collect();
    let common: usize = capture_diff_slices(Algorithm::Myers, ours, &theirs).iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    common as f32 / ours.len() as f32
}

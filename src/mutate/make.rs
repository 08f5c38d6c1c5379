//! All mutants of an article.

use super::model::{Edit, Kind, Mutant};
use super::site::Site;
use super::table::Changes;
use super::{figures, names, negations, words};
use crate::lexicon::{Lexicon, MutationFile};
use crate::reading::Reading;
use crate::text::{Line, Run, Span, Word};
use rustc_hash::FxHashSet;

/// The shortest and the longest sentence that is changed, in tokens.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=80;

/// Every mutant of a text, in the order of its sentences; none is a sentence of the text. The same seed makes the same ones.
pub fn mutants(lexicon: &Lexicon, file: &MutationFile, reading: &Reading, seed: u64) -> Vec<Mutant> {
    let changes = Changes::new(file);
    let document = &reading.document;
    let words: FxHashSet<Word> = (0..document.len()).map(|at| document.word(at)).collect();
    let mut out = Vec::new();
    let whole = document.sentences().iter().filter(|s| s.line == Line::Body && LENGTH.contains(&s.run.len()));
    for sentence in whole {
        let site = Site { lexicon, changes: &changes, reading, words: &words, run: sentence.run, seed };
        let mut found: Vec<(Kind, Vec<Edit>)> = figures::figures(&site);
        found.extend(names::names(&site));
        found.extend(names::swaps(&site));
        found.extend(negations::negations(&site));
        found.extend(self::words::words(&site));
        found.extend(self::words::quotations(&site));
        // the mutants of a kind stand together, in the order of the sentence
        found.sort_by_key(|(kind, _)| *kind);
        out.extend(
            found.into_iter().map(|(kind, edits)| mutant(document.text(), document.span(sentence.run), kind, edits)),
        );
    }
    let told: FxHashSet<&str> = document.sentences().iter().map(|s| document.exact(s.run)).collect();
    out.retain(|m| !told.contains(m.text.as_str()));
    out
}

fn mutant(text: &str, sentence: Span, kind: Kind, edits: Vec<Edit>) -> Mutant {
    let (mut out, mut at) = (String::new(), sentence.start);
    for edit in &edits {
        out.push_str(Span { start: at, end: edit.span.start }.of(text));
        out.push_str(&edit.to);
        at = edit.span.end;
    }
    out.push_str(Span { start: at, end: sentence.end }.of(text));
    Mutant { kind, sentence, edits, text: out }
}

/// The sentences of a text that must support themselves.
pub fn sentences(reading: &Reading) -> Vec<Run> {
    let whole = reading.document.sentences().iter().filter(|s| s.line == Line::Body && *LENGTH.start() <= s.run.len());
    whole.map(|s| s.run).filter(|run| run.len() <= MOST).collect()
}

/// The longest statement that can be checked, in tokens.
const MOST: usize = 1_000;

//! All mentions of a text, in order of their first token, longer first.

use super::mention::{Mention, Value};
use super::name::{Name, NameKind};
use super::{day, figure};
use crate::lexicon::{Lexicon, Tag, Term};
use crate::text::{Document, Run};

/// All mentions of a text.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<Mention> {
    let dates = day::recognise(document, terms, lexicon);
    let runs: Vec<Run> = dates.iter().map(|m| m.run).collect();
    let mut out = figure::recognise(document, terms, lexicon, &runs);
    out.extend(dates);
    out.extend(names(document, terms, &out));
    out.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end)));
    out
}

fn names(document: &Document, terms: &[Term], taken: &[Mention]) -> Vec<Mention> {
    let mut out = vec![]; let mut i = 0;
    let busy = |i: usize| taken.iter().any(|m| matches!(m.value, Value::Date(_)) && m.run.has(i));
    while i < document.len() {
        if terms.get(i).is_some_and(|t| t.tag == Tag::Name) && !busy(i) {
            let s = i; while terms.get(i+1).is_some_and(|t| t.tag == Tag::Name) && !busy(i+1) { i += 1; }
            out.push(Mention{run: Run::new(s, i+1), value: Value::Name(Name{kind: if i>s {NameKind::Person} else {NameKind::Unknown}, words: (s..=i).map(|k| document.word(k)).collect()})});
        }
        i += 1;
    }
    out
}

//! All mentions of a text, in order of their first token, longer first.

use super::mention::Mention;
use super::{day, figure, naming, quote};
use crate::lexicon::{Lexicon, Term};
use crate::text::{Document, Run};

/// All mentions of a text.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<Mention> {
    let dates = day::recognise(document, terms, lexicon);
    let runs: Vec<Run> = dates.iter().map(|m| m.run).collect();
    let mut out = figure::recognise(document, terms, lexicon, &runs);
    out.extend(naming::recognise(document, terms, lexicon, &runs));
    out.extend(dates);
    out.extend(quote::recognise(document));
    out.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end)));
    out
}

//! All mentions of a text, in order of their first token, longer first.

use super::mention::{Mention, Value};
use super::{date, naming, quantity, quote};
use crate::lexicon::{Lexicon, Term};
use crate::text::{Document, Run};

/// All mentions of a text.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<Mention> {
    let dates = date::recognise(document, terms, lexicon);
    let runs: Vec<Run> = dates.iter().map(|(run, _)| *run).collect();
    let figures = quantity::recognise(document, terms, lexicon, &runs);
    let mut out: Vec<Mention> =
        figures.into_iter().map(|(run, q)| Mention { run, value: Value::Quantity(q) }).collect();
    out.extend(naming::recognise(document, terms, lexicon, &runs));
    out.extend(dates.into_iter().map(|(run, date)| Mention { run, value: Value::Date(date) }));
    out.extend(quote::recognise(document));
    out.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end)));
    out
}

//! All mentions of a text, in order of their first token, longer first.

use super::mention::{Mention, Value};
use super::name::Name;
use super::quantity::Quantity;
use super::{date, list, naming, quantity, quote, role};
use crate::lexicon::{Lexicon, Term};
use crate::text::{Document, Run};

/// All mentions of a text.
pub fn recognise(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<Mention> {
    let dates = date::recognise(document, terms, lexicon);
    let runs: Vec<Run> = dates.iter().map(|(run, _)| *run).collect();
    let figures = quantity::recognise(document, terms, lexicon, &runs);
    let mut out: Vec<Mention> =
        figures.into_iter().map(|(run, q)| Mention { run, value: Value::Quantity(Box::new(q)) }).collect();
    out.extend(dates.into_iter().map(|(run, date)| Mention { run, value: Value::Date(date) }));
    let names = names(document, terms, lexicon, &runs);
    let roles = role::roles(document, terms, &names, lexicon);
    let named: Vec<Run> = names.iter().map(|n| n.0).collect();
    let figures: Vec<&Quantity> =
        out.iter().filter_map(|m| if let Value::Quantity(q) = &m.value { Some(&**q) } else { None }).collect();
    let lists = list::lists(document, terms, &named, &figures, lexicon);
    out.extend(lists.into_iter().map(|(run, list)| Mention { run, value: Value::List(Box::new(list)) }));
    out.extend(roles.into_iter().map(|(run, role)| Mention { run, value: Value::Role(Box::new(role)) }));
    out.extend(names.into_iter().map(|(run, name)| Mention { run, value: Value::Name(name) }));
    out.extend(
        quote::quotes(document)
            .into_iter()
            .filter(|(_, q)| !q.words.is_empty())
            .map(|(_, q)| Mention { run: q.words, value: Value::Quote(q) }),
    );
    out.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end)));
    out
}

/// Names that no date took: "March" is none, nor is a figure's unit.
fn names(document: &Document, terms: &[Term], lexicon: &Lexicon, dates: &[Run]) -> Vec<(Run, Name)> {
    let free = |run: Run| {
        let next = dates.partition_point(|d| d.end <= run.start);
        dates.get(next).is_none_or(|d| !d.overlaps(run))
    };
    naming::names(document, terms, lexicon).into_iter().filter(|(run, _)| free(*run)).collect()
}

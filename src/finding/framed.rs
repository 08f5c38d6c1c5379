//! Framed: a figure or date of the statement where the source has another one between the same words.

use super::case::Case;
use super::frame::{Frame, frame};
use super::model::Finding;
use super::rivals::core;
use crate::evidence::Alignment;
use crate::lexicon::Tag;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::text::Run;
use crate::value::{Comparison, Mention, Value};

/// The share of the rest that must stand in the same sentence.
const REST: f32 = 0.8;
/// How many words around a figure must be the same, and how many of those must carry meaning.
const SAME: usize = 4;
const SOLID: usize = 2;
/// How many of them where the source tells the statement's own figure of anything else.
const FAR: usize = 5;

/// Every figure and date of the clause that has taken the place of another one in a passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let own = case.claim.mentions.iter().filter(|m| case.clause.contains(m.run) && !case.verbatim(m.run.start));
    own.filter_map(|ours| {
        let run = core(&ours.value, ours.run);
        let identity = case.identity(passage, run);
        let (theirs, comparison) = if identity < REST { None } else { rival(case, passage, ours) }?;
        let dated = matches!(ours.value, Value::Date(_));
        let kind = if dated { DetailKind::Date } else { DetailKind::Quantity };
        let difference = if dated { Difference::Date } else { comparison.difference };
        Some(case.differ(kind, difference, comparison.reason, (ours.run, theirs), identity))
    })
    .collect()
}

/// The other figure in the same frame, unless the source has this one in such a frame too.
fn rival(case: &Case, passage: &Alignment, ours: &Mention) -> Option<(Run, Comparison)> {
    let there = &case.source.reading;
    let run = core(&ours.value, ours.run);
    let compared = there.mentions.iter().filter_map(|m| Some((m, compare_values(&ours.value, &m.value)?)));
    let (same, other): (Vec<_>, Vec<_>) = compared.partition(|(_, c)| c.agreement != Agreement::Excludes);
    let framed = |m: &Mention| frame(case, run, core(&m.value, m.run));
    let told = same.iter().any(|(_, c)| c.agreement == Agreement::Entails);
    let least = if told { FAR } else { SAME };
    let fits = |f: Frame| f.same() >= least && f.solid >= SOLID && f.closed();
    let sentence = case.sentence(passage.sentences.0);
    let here = other.into_iter().filter(|(m, c)| sentence.contains(m.run) && c.reason != Reason::OtherUnit);
    let rivals = here.filter(|(m, _)| !listed(case, m)).map(|(m, c)| (framed(m), m.run, c));
    let (found, theirs, comparison) = rivals.filter(|(f, ..)| fits(*f)).max_by_key(|(f, ..)| f.same())?;
    // the same figure between as many of the words, or in another sentence that tells all of it
    let all = |p: &&Alignment| p.sentences != passage.sentences && p.share() >= REST;
    let elsewhere = case.passages.iter().filter(all).any(|p| case.link(p, run.start).is_some());
    let stands = elsewhere || same.iter().any(|(m, _)| framed(m).same() >= found.same());
    (!stands).then_some((theirs, comparison))
}

/// What the source's figure or date says of the statement's; nothing where they are of two kinds.
fn compare_values(ours: &Value, theirs: &Value) -> Option<Comparison> {
    match (ours, theirs) {
        (Value::Quantity(a), Value::Quantity(b)) => Some(a.compare(b)),
        (Value::Date(a), Value::Date(b)) => Some(a.compare(b)),
        _ => None,
    }
}

/// Another of its kind follows: "in 2009 and 2014".
fn listed(case: &Case, theirs: &Mention) -> bool {
    let there = &case.source.reading;
    let coordinates = there.terms.get(theirs.run.end).is_some_and(|t| t.tag == Tag::Coordinator);
    let alike = |m: &Mention| std::mem::discriminant(&m.value) == std::mem::discriminant(&theirs.value);
    coordinates && there.mentions_at(theirs.run.end + 1).any(|(_, m)| alike(m))
}

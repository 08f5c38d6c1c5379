//! Owners: the country, body or person in front of a noun, beside the one in front of its counterpart.

use super::acts::differs;
use super::case::Case;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Phrase, Reading};
use crate::text::Run;
use crate::value::{Sameness, Value};

/// Every noun of the clause that belongs to another name in the passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let phrases = case.claim.phrases.iter().filter(|p| case.clause.has(p.head));
    phrases.filter_map(|p| one(case, passage, p)).collect()
}

fn one(case: &Case, passage: &Alignment, phrase: &Phrase) -> Option<Finding> {
    let ours = owner(case.claim, phrase)?;
    let link = case.link(passage, phrase.head).filter(|l| l.score >= 0.7)?;
    let theirs_phrase = case.source_phrase(link.at).filter(|p| p.head == link.at)?;
    let theirs = owner(&case.source.reading, theirs_phrase)?;
    let here = case.claim.mentions.get(ours)?.run;
    let inside = here.iter().any(|at| case.link(passage, at).is_some_and(|l| theirs_phrase.run.has(l.at)));
    if inside || same_place(case, ours, theirs) {
        return None;
    }
    let there = case.source.reading.mentions.get(theirs)?.run;
    let identity = case.identity(passage, here);
    let mut finding = case.differ(DetailKind::Name, Difference::Possessor, Reason::OtherName, (here, there), identity);
    if !differs(case, ours, theirs) {
        finding.agreement = Agreement::Unknown;
    }
    Some(finding)
}

/// One entity, or a name that may be the same.
fn same_place(case: &Case, ours: usize, theirs: usize) -> bool {
    let (Some(a), Some(b)) = (case.claim.mentions.get(ours), case.source.reading.mentions.get(theirs)) else {
        return true;
    };
    let (Value::Name(x), Value::Name(y)) = (&a.value, &b.value) else { return true };
    let known = case.aligner.entity(ours);
    known.is_some() && known == case.source.reading.entity_at(b.run.start)
        || x.sameness(y, case.aligner.lexicon) != Sameness::Different
}

/// The name in front of the head: "Mexico's lawsuit", "US gunmakers".
fn owner(reading: &Reading, phrase: &Phrase) -> Option<usize> {
    let front = phrase.owner.unwrap_or(Run::new(phrase.run.start, phrase.head));
    let named = front.iter().rev().find_map(|at| reading.name_at(at))?;
    let mention = reading.mentions.get(named)?;
    (!mention.run.has(phrase.head)).then_some(named)
}

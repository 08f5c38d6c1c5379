//! Bearers: who is known by a title alone ("the spokesman of Norvik"), where the source tells the act of the bearer of another.

use super::case::Case;
use super::model::Finding;
use super::parts::same_part;
use crate::evidence::Alignment;
use crate::lexicon::TitleKind;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Reading};
use crate::value::{Role, Value};

/// The act's parts that a title fills to which the source has another title in the same part, and none that answers it.
pub fn compare(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Vec<Finding> {
    let answered = |at: usize| case.link(passage, at).is_some();
    let ours = act.slots.iter().filter(|s| !answered(s.head));
    let pairs = ours.filter_map(|s| {
        let role = bearer(case.claim, s.head)?;
        let filler = other.slots.iter().find(|o| same_part(s.part, o.part))?;
        let source = bearer(&case.source.reading, filler.head)?;
        let same = role.compare(source, case.aligner.lexicon).agreement == Agreement::Entails;
        (!same && role.title.plural == source.title.plural).then_some((s.run, filler.run))
    });
    pairs
        .map(|sides| case.differ(DetailKind::Role, Difference::Agent, Reason::OtherOffice, sides, 0.0).open())
        .collect()
}

/// The office or occupation whose word stands at `at`, of nobody named.
fn bearer(reading: &Reading, at: usize) -> Option<&Role> {
    reading.mentions_at(at).find_map(|(_, m)| match &m.value {
        Value::Role(r) if r.person.is_none() && r.run.has(at) => {
            matches!(r.title.kind, TitleKind::Office | TitleKind::Occupation).then_some(&**r)
        }
        _ => None,
    })
}

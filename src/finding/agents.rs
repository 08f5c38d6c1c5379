//! Agents: whether one and the same does an act of the statement, and does it not in the source.

use super::case::Case;
use crate::evidence::Alignment;
use crate::lexicon::Tag;
use crate::reading::{Act, Part};

/// One and the same does it here and not there; whom nobody told whether it is so may still have been told that it is.
pub fn one_agent(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> bool {
    let agent = act.slots.iter().find(|s| s.part == Part::Agent);
    let link = agent.and_then(|s| case.link(passage, s.head));
    let same = link.is_some_and(|l| other.slots.iter().any(|o| o.part == Part::Agent && o.run.has(l.at)));
    let next = case.source.reading.document.word(other.group.end);
    same && !case.aligner.lexicon.has("asks", next)
}

/// "Refused to leave" is no "asked not to leave": the verb in front denies it.
pub fn refused(case: &Case, other: &Act) -> bool {
    let from = other.group.start.saturating_sub(1);
    let not = |at: usize| case.source.reading.terms.get(at).is_some_and(|t| t.tag == Tag::Negation);
    !(from..other.group.end).any(not)
}

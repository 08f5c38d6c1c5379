//! Exceptions: what the source takes out of an act by a "not" of its own: "for adults, but not for children", "Brandt, not Falk,".

use super::case::Case;
use crate::evidence::{Alignment, UnitKind};
use crate::lexicon::Tag;
use crate::reading::{Act, Slot};
use crate::text::Run;
use crate::value::Value;

/// The part of the statement's act that the passage takes out of it, and the source's "not".
pub fn excepted(case: &Case, passage: &Alignment, act: &Act) -> Option<(Slot, Run)> {
    // the statement may say so too: “hugs not bullets”
    let own = |at: usize| case.claim.terms.get(at).is_some_and(|t| t.tag == Tag::Negation);
    let same = |s: &Slot| (s.run.start.saturating_sub(2)..s.run.end).any(|at| own(at) && !act.group.has(at));
    act.slots.iter().filter(|s| !same(s)).find_map(|slot| Some((*slot, denial(case, passage, slot)?)))
}

/// The "not" right in front of the counterpart of what fills the slot.
fn denial(case: &Case, passage: &Alignment, slot: &Slot) -> Option<Run> {
    let there = &case.source.reading;
    case.unit(slot.head).filter(|u| matches!(u.kind, UnitKind::Noun | UnitKind::Name) && u.weight > 1.0)?;
    let at = case.link(passage, slot.head)?.at;
    let phrase = there.phrase_at(at).filter(|p| p.run.has(at))?;
    let not = phrase.preposition.unwrap_or(phrase.run.start).checked_sub(1)?;
    let negation =
        there.terms.get(not).is_some_and(|t| t.tag == Tag::Negation) && case.sentence(passage.sentences.0).has(not);
    // a verb's own "not" is its polarity
    let verbal = there.acts_in(there.sentence_run(at)).iter().any(|a| a.group.has(not));
    let quoted = there.mentions_at(not).any(|(_, m)| matches!(m.value, Value::Quote(_)));
    (negation && !verbal && !quoted).then(|| Run::one(not))
}

/// How far behind "but" what takes the place of the denied may stand.
const BEHIND: usize = 6;

/// "Stopped at Parma" of "did not stop at Modena, but at Parma": the passage denies the act of something else, and tells it
/// of what the statement names.
pub fn corrected(case: &Case, passage: &Alignment, act: &Act) -> bool {
    let there = &case.source.reading;
    let sentence = case.sentence(passage.sentences.0);
    let Some(but) = sentence.iter().find(|at| there.document.is(*at, "but")) else { return false };
    let behind = Run::new(but + 1, (but + 1 + BEHIND).min(sentence.end));
    let linked = |s: &Slot| case.link(passage, s.head).map(|l| l.at).filter(|at| sentence.has(*at));
    let mut slots = act.slots.iter().filter_map(linked);
    // what is denied must not be told
    let Some(other) = case.partner(passage, act) else { return false };
    let start = if but < other.group.start { sentence.start } else { other.group.end };
    // behind "but", the verb's own "not" denies what follows as well
    let own = other.group.iter().any(|at| there.terms.get(at).is_some_and(|t| t.tag == Tag::Negation));
    if own && but < other.group.start || passage.links.iter().flatten().any(|l| Run::new(start, but).has(l.at)) {
        return false;
    }
    let own = there.acts_in(behind).iter().any(|a| there.finite(a) && a.group.start < but + 3);
    !own && slots.any(|at| behind.has(at) && !there.acts_in(Run::new(but, at)).iter().any(|a| there.finite(a)))
}

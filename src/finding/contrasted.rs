//! Opposite acts: what the statement's act takes stands in the source with an act that is the opposite of it.

use super::case::Case;
use super::model::Finding;
use crate::evidence::{Alignment, UnitKind};
use crate::lexicon::Relation;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Slot};
use crate::text::Run;

/// "Convicted of riot" of "convicted of arson but cleared of riot".
pub fn compare(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let sentence = passage.sentences.0;
    let side = case.source.sides.get(sentence)?;
    let item = |at: usize| side.unit_at(at).and_then(|k| side.units.get(k)).and_then(|u| u.item);
    let own = case.unit(act.head)?.item?;
    let opposite = |b: &&Act| item(b.head).is_some_and(|i| lexicon.relation(own, i) == Some(Relation::Opposite));
    let holds = |b: &Act, at: usize| b.slots.iter().any(|s| s.part != Part::Agent && s.run.has(at));
    // what one was offered one may well have refused: only where the statement tells the other act of this one's
    let back = |rival: &Act| {
        let mut acts = case.acts().filter(|a| a.head != act.head);
        let lands = |at: usize| case.link(passage, at).is_some_and(|l| l.exact && ahead(there, other).has(l.at));
        acts.any(|a| {
            case.partner(passage, a).is_some_and(|b| b.head == rival.head) && ahead(case.claim, a).iter().any(lands)
        })
    };
    // "rose last season"
    let timed = |s: &Slot| {
        let first = case.claim.document.word(s.run.start);
        s.part == Part::When || lexicon.calendar().shift(first).is_some()
    };
    act.slots.iter().filter(|s| s.part != Part::Agent && !timed(s)).find_map(|slot| {
        case.unit(slot.head).filter(|u| u.weight > 1.0 && u.kind != UnitKind::Pronoun)?;
        let at = case.link(passage, slot.head).filter(|l| l.exact)?.at;
        let mut acts = case.source_acts(sentence).iter().filter(|b| b.head != other.head && b.stance.affirmed);
        let rival = acts.find(|b| holds(b, at) && opposite(b)).filter(|_| !holds(other, at) && act.stance.affirmed)?;
        let kept = there.document.word(at);
        let again = other.slots.iter().any(|s| s.run.iter().any(|k| there.document.word(k) == kept));
        let identity = case.identity(passage, slot.run);
        let sides = (slot.run, rival.group);
        (!again && back(rival))
            .then(|| case.differ(DetailKind::Act, Difference::Order, Reason::Swapped, sides, identity))
    })
}

/// What follows a verb, up to the next finite one of its sentence.
fn ahead(reading: &Reading, act: &Act) -> Run {
    let sentence = reading.sentence_run(act.head);
    let next = reading.acts_in(sentence).iter().filter(|b| b.head > act.head && reading.finite(b));
    Run::new(act.group.end, next.map(|b| b.group.start).min().unwrap_or(sentence.end).max(act.group.end))
}

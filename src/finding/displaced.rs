//! Displaced subjects: who does it in the statement takes another part in it in the source: "Lyn lost" of "Brann lost to Lyn".

use super::case::Case;
use super::converses::told;
use super::model::Finding;
use super::mutual;
use crate::evidence::Alignment;
use crate::lexicon::Tag;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Slot};

/// Every act of the clause whose subject the passage has in another part of the same act, beside a subject of its own.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let acts = case.acts().filter(|a| !case.verbatim(a.head) && !told(case, passage, a));
    acts.filter_map(|act| {
        let other = case.partner(passage, act).or_else(|| holder(case, passage, act))?;
        let (ours, theirs) = aside(case, passage, act, other)?;
        let sides = (ours.run, theirs.run);
        let found = case.differ(DetailKind::Act, Difference::Agent, Reason::OtherAgent, sides, 0.5).open();
        // a rule that reads the verb knows better
        Some(Finding { covers: ours.run.join(act.group), ..found })
    })
    .collect()
}

/// For a verb that says little by itself ("came second"), the act of the source that takes what follows it, in another part
/// than the subject: "the collapse of Norvik, a bank," has both in one.
fn holder<'a>(case: &'a Case, passage: &Alignment, act: &Act) -> Option<&'a Act> {
    let says_little = |reading: &Reading, act: &Act| {
        reading.terms.get(act.head).is_none_or(|t| case.aligner.lexicon.has("light", t.lemma))
    };
    if case.unit(act.head).is_some_and(|u| u.weight > 0.0) && !says_little(case.claim, act) {
        return None;
    }
    let at = |s: &Slot| case.link(passage, s.head).map(|l| l.at);
    let leads = act.subject()?;
    let subject = at(leads)?;
    let first = act.slots.iter().filter(|s| s.head != leads.head).find_map(at)?;
    let takes = |s: &Slot| s.run.has(first) && !s.run.has(subject);
    let mut acts = case.source_acts(passage.sentences.0).iter();
    acts.find(|b| b.slots.iter().any(takes)).filter(|b| !says_little(&case.source.reading, b))
}

/// The subject of a statement's act and that of the source's, where the first stands beside the second as an opponent.
pub fn aside(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<(Slot, Slot)> {
    let there = &case.source.reading;
    let ours = *act.subject()?;
    case.claim.name_at(ours.head)?;
    let at = case.link(passage, ours.head).filter(|l| l.score >= 0.7)?.at;
    let theirs = *other.subject()?;
    let solid = matches!(there.terms.get(theirs.head)?.tag, Tag::Noun | Tag::Name);
    let one = there.entity_at(at).is_some() && there.entity_at(at) == there.entity_at(theirs.head);
    let part = other.slots.iter().find(|s| s.head != theirs.head && s.run.has(at))?.part;
    let opposite = match part {
        // "was replaced by Falk" says what "Falk took over from him" says
        Part::Prep(word) => case.aligner.lexicon.has("opponent", word) && (other.passive || !act.passive),
        Part::Patient | Part::Recipient => act.passive == other.passive,
        _ => false,
    };
    let apart = solid && !one && !theirs.run.has(at) && opposite && !mutual::both(case, other, theirs.head, at);
    apart.then_some((ours, theirs))
}

/// Whether a subject of the source is another one than the statement's, whose counterpart stands at `at`.
pub fn another(case: &Case, ours: usize, at: usize, theirs: &Slot) -> bool {
    let there = &case.source.reading;
    let who = |at: usize| there.titled_at(at).or_else(|| there.entity_at(at));
    let solid = there.terms.get(theirs.head).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name));
    let known = solid || there.entities.referred(theirs.head).is_some() && who(at).is_some();
    let one = theirs.run.has(at) || who(at).is_some() && who(at) == who(theirs.head);
    let side = case.source.sides.get(there.document.sentence_at(theirs.head));
    let theirs = side.and_then(|s| s.units.get(s.unit_at(theirs.head)?));
    let same = case.unit(ours).zip(theirs).is_some_and(|(a, b)| case.aligner.pair(a, b).is_some());
    known && !one && !same
}

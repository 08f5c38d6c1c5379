//! Bystanders: the source tells of who does it in the statement beside the passage, and the passage has another subject for the
//! act: "the union closed the line" of "The union wanted more pay. The company closed the line."

use super::case::Case;
use super::converses::told;
use super::displaced::another;
use super::model::Finding;
use crate::evidence::{Alignment, UnitKind};
use crate::lexicon::Tag;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Reading, Slot};

/// How many sentences before and behind the passage are looked at.
const BEFORE: usize = 2;
const BEHIND: usize = 1;

/// Every act of the clause whose subject only stands by: each leaves the clause open.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let there = &case.source.reading;
    let acts = case.acts().filter(|a| !case.verbatim(a.head) && case.claim.finite(a) && !told(case, passage, a));
    let found = acts.filter_map(|act| {
        let other = case.partner(passage, act).filter(|b| there.finite(b) && act.passive == b.passive)?;
        // who tells is compared as a speaker
        let spoken = speaks(case.claim, act) || speaks(there, other);
        let (ours, theirs) = (*act.subject()?, *other.subject()?);
        let apart = !spoken && stands_by(case, passage, &ours, &theirs);
        let sides = (ours.run, theirs.run);
        apart.then(|| case.differ(DetailKind::Act, Difference::Agent, Reason::OtherAgent, sides, 0.5).open())
    });
    found.collect()
}

fn speaks(reading: &Reading, act: &Act) -> bool {
    reading.attributions.iter().any(|a| a.cue.is_some_and(|at| act.group.has(at)))
}

/// Whether a sentence beside the passage has a word for the subject, and the passage none, but another subject.
fn stands_by(case: &Case, passage: &Alignment, ours: &Slot, theirs: &Slot) -> bool {
    let there = &case.source.reading;
    let solid = |k: UnitKind| matches!(k, UnitKind::Noun | UnitKind::Name);
    let Some(unit) = case.unit(ours.head).filter(|u| solid(u.kind) && u.weight > 1.0) else { return false };
    let answered = passage.links.iter().flatten().any(|l| theirs.run.has(l.at));
    // a name and a noun may mean one
    let one_kind = named(case.claim, ours) == named(there, theirs);
    if answered || !one_kind || case.link(passage, ours.head).is_some() {
        return false;
    }
    let same = |at: usize| {
        there.terms.get(at).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name) && t.lemma == unit.lemma)
    };
    let here = passage.sentences.0;
    let near = (here.saturating_sub(BEFORE)..=here + BEHIND).filter(|k| *k != here);
    let mut beside = near.flat_map(|k| case.sentence(k).iter()).filter(|at| same(*at));
    beside.any(|at| another(case, ours.head, at, theirs))
}

/// Whether a part is a name; the capital of a lone word that opens a sentence may make none of it.
fn named(reading: &Reading, slot: &Slot) -> bool {
    let name = reading.name_at(slot.head).and_then(|k| reading.mentions.get(k)).map(|m| m.run);
    name.is_some_and(|run| run.len() > 1 || reading.sentence_run(run.start).start != run.start)
}

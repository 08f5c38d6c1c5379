//! Ladders: a statement tells a step (convicted) of which the source tells an earlier one only (charged).

use super::case::Case;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::lexicon::{Lexicon, Pos, Rung, Tag};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Slot, Stance, Status};
use crate::text::Run;

/// How far behind its first word a phrase may reach ("found the driver guilty").
const REACH: usize = 5;

/// Every step of the clause that the source does not reach.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let mut out = Vec::new();
    for act in case.acts().filter(|a| told(a.stance)) {
        for rung in rungs(case.aligner.lexicon, case.claim, act.head) {
            out.extend(step(case, passage, act, rung));
        }
    }
    out
}

/// Whether an act is told as done.
fn told(stance: Stance) -> bool {
    stance.affirmed && stance.status == Status::Fact
}

/// The steps that the word at a token tells.
fn rungs(lexicon: &Lexicon, reading: &Reading, at: usize) -> Vec<Rung> {
    let Some((term, pos)) = reading.terms.get(at).and_then(|t| Some((t, t.tag.pos()?))) else { return Vec::new() };
    let end = reading.sentence_run(at).end.min(at + 1 + REACH);
    lexicon.rungs(term.lemma, pos, |rest| {
        let mut from = at + 1;
        rest.iter().all(|word| match (from..end).find(|k| reading.document.word(*k) == *word) {
            Some(found) => {
                from = found + 1;
                true
            }
            None => false,
        })
    })
}

fn step(case: &Case, passage: &Alignment, act: &Act, rung: Rung) -> Option<Finding> {
    let there = &case.source.reading;
    let lower = |b: &&Act| {
        rungs(case.aligner.lexicon, there, b.head).iter().any(|r| r.ladder == rung.ladder && r.step < rung.step)
    };
    let acts = case.source_acts(passage.sentences.0);
    let linked = case.link(passage, act.head).and_then(|l| acts.iter().find(|b| b.head == l.at)).filter(lower);
    let same = acts.iter().filter(lower).find(|b| b.stance.affirmed && one_theme(case, passage, act, b));
    let other = same.or(linked)?;
    let identity = case.identity(passage, act.group);
    let sides = (act.group, other.group);
    let mut finding = case.differ(DetailKind::Act, Difference::Stage, Reason::StageNotReached, sides, identity);
    if same.is_none() || reached(case, rung) {
        finding.agreement = Agreement::Unknown;
    }
    Some(finding)
}

/// Whom or what a step is told of: what it is done to, else who does it.
fn theme(act: &Act) -> Option<Slot> {
    let part = |part: Part| act.slots.iter().find(|s| s.part == part).copied();
    part(Part::Patient).or_else(|| part(Part::Agent))
}

/// Whether two acts are told of the same person or thing.
fn one_theme(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> bool {
    let (Some(ours), Some(theirs)) = (theme(act), theme(other)) else { return false };
    let known = case.claim.name_at(ours.head).and_then(|k| case.aligner.entity(k));
    let named = known.is_some() && known == case.source.reading.entity_at(theirs.head);
    named || case.link(passage, ours.head).is_some_and(|l| theirs.run.has(l.at))
}

/// Whether the source tells this step, or a later one, of anybody.
fn reached(case: &Case, rung: Rung) -> bool {
    let there = &case.source.reading;
    let high = |at: usize| {
        rungs(case.aligner.lexicon, there, at).iter().any(|r| r.ladder == rung.ladder && r.step >= rung.step)
    };
    let verb = |at: usize| there.terms.get(at).and_then(|t| t.tag.pos()) == Some(Pos::Verb);
    let act = |at: usize| there.acts_in(Run::one(at)).first();
    let undone = |at: usize| act(at).is_some_and(|a| !told(a.stance));
    let open = |at: usize| there.terms.get(at).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Verb));
    (0..there.terms.len()).any(|at| open(at) && high(at) && !(verb(at) && undone(at)))
}

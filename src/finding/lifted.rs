//! Denials that deny nothing of the other side: those that end ("not until"), that only pick some out ("those that did not"),
//! or whose word is turned round as well ("is not thick", "is too thin").

use super::case::Case;
use crate::evidence::Alignment;
use crate::lexicon::{Pos, Relation, Tag};
use crate::reading::{Act, Part, Reading};
use crate::text::{Run, Word};

/// What a denial on one side alone says of the other.
pub enum Lifted {
    /// Nothing against it.
    Agrees,
    /// Neither for it nor against it.
    Open,
}

/// What one of two acts, of which one is denied, says of the other, where it does not deny it.
pub fn lifted(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Lifted> {
    let there = &case.source.reading;
    let affirmed = act.stance.affirmed;
    let (denied, side) = if affirmed { (other, there) } else { (act, case.claim) };
    let (beside, run) = if affirmed { (case.claim, case.clause) } else { (there, case.sentence(passage.sentences.0)) };
    // "will not vote until then" says no more than "will vote only then"; but "waited until then" is denied by "did not wait"
    let apart = |bound: &Word| run.iter().all(|at| beside.document.word(at) != *bound);
    if bounded(case, side, denied).is_some_and(|bound| apart(&bound)) {
        let only = run.iter().any(|at| case.aligner.lexicon.has("sole", beside.document.word(at)));
        return Some(if only { Lifted::Agrees } else { Lifted::Open });
    }
    if turned(case, passage, act, other) {
        return Some(Lifted::Agrees);
    }
    picks(side, denied).then_some(Lifted::Open)
}

/// "Will not vote until the court has ruled": the word with which what is denied comes to be so.
fn bounded(case: &Case, reading: &Reading, denied: &Act) -> Option<Word> {
    let end = reading.sentence_run(denied.head).end;
    let word = |at: usize| reading.document.word(at);
    (denied.group.end..end).map(word).find(|w| case.aligner.lexicon.has("lifting", *w))
}

/// "Those that did not sign": a relative clause that only picks some out.
fn picks(reading: &Reading, act: &Act) -> bool {
    let relative = |at: &usize| reading.terms.get(*at).is_some_and(|t| t.tag == Tag::Relative);
    let from = act.clause.start.saturating_sub(1).max(reading.sentence_run(act.head).start);
    let led = (from..act.group.start).rev().find(relative);
    led.is_some_and(|at| at > 0 && !reading.document.is(at - 1, ",") && act.subject().is_none_or(|s| s.run.end <= at))
}

/// "Is too thin" of "is not thick": both what is denied and the word are turned round.
fn turned(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> bool {
    let complement = |a: &Act| a.slots.iter().find(|s| s.part == Part::Complement).copied();
    let Some((ours, theirs)) = complement(act).zip(complement(other)).filter(|_| act.copula && other.copula) else {
        return false;
    };
    let lexicon = case.aligner.lexicon;
    let item = |reading: &Reading, run: Run| {
        run.iter().filter_map(|at| lexicon.item(reading.terms.get(at)?.lemma, Pos::Adjective)).collect::<Vec<_>>()
    };
    let (a, b) = (item(case.claim, ours.run), item(&case.source.reading, theirs.run));
    let opposite = |x| b.iter().any(|y| lexicon.relation(x, *y) == Some(Relation::Opposite));
    case.link(passage, ours.head).is_none() && a.into_iter().any(opposite)
}

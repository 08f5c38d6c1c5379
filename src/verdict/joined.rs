//! What two neighbouring sentences of the source do not bear out together, although they hold all the words.

use crate::evidence::Alignment;
use crate::finding::Case;
use crate::finding::displaced::another;
use crate::lexicon::Tag;
use crate::reading::{Act, Part, Reading, Slot};
use crate::text::Run;
use crate::value::Value;

/// The act is told by a noun of another word alone ("less invasion"), and who does it by another sentence.
pub fn nominal(case: &Case, joined: &Alignment) -> bool {
    let there = &case.source.reading;
    let noun = |at: usize| there.terms.get(at).is_some_and(|t| t.tag == Tag::Noun);
    case.acts().any(|act| {
        let Some(home) = case.link(joined, act.head).filter(|l| !l.exact && noun(l.at)) else { return false };
        let sentence = there.sentence_run(home.at);
        let agent = act.slots.iter().find(|s| s.part == Part::Agent);
        agent.and_then(|s| case.link(joined, s.head)).is_some_and(|l| !sentence.has(l.at))
    })
}

/// The source names who does it, or gives its figure or day, and the statement takes them from the other sentence.
pub fn misbound(case: &Case, joined: &Alignment) -> bool {
    let there = &case.source.reading;
    let figured = |reading: &Reading, run: Run| {
        let typed = |v: &Value| matches!(v, Value::Quantity(_) | Value::Date(_));
        run.iter().any(|at| reading.mentions_at(at).any(|(_, m)| typed(&m.value)))
    };
    let same = |at: usize, own: usize| there.entity_at(at).is_some_and(|id| there.entity_at(own) == Some(id));
    let named = |at: usize| there.terms.get(at).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name));
    let ours = |at: usize| case.claim.name_at(at).is_some();
    case.acts().any(|act| {
        let Some(home) = case.link(joined, act.head).filter(|l| l.score >= 0.7) else { return false };
        let sentence = there.sentence_run(home.at);
        let Some(other) = there.act_at(home.at) else { return false };
        // speakers are compared as such
        let said = case.claim.terms.get(act.head).is_some_and(|t| case.aligner.lexicon.cue(t.lemma).is_some());
        act.slots.iter().any(|slot| {
            let Some(far) = case.link(joined, slot.head).filter(|l| !sentence.has(l.at)) else { return false };
            let mut own = other.slots.iter().filter(|s| s.part == slot.part && !same(far.at, s.head));
            own.any(|s| {
                let inside = |(_, link): (usize, Option<usize>)| link.is_some_and(|at| s.run.has(at));
                let linked = |at: usize| (at, case.link(joined, at).map(|l| l.at));
                let other = matches!(slot.part, Part::Patient | Part::Prep(_))
                    && named(s.head)
                    && !slot.run.iter().map(linked).any(inside)
                    && untold(case, joined, far.at);
                let does = ours(slot.head) || subject(case, far.at);
                let other_one = another(case, slot.head, far.at, s) || named_later(there, far.at, s.head);
                let stranger = !said && does && leads(act, slot) && other_one;
                other
                    || stranger
                    || slot.part == Part::Agent
                        && (there.name_at(s.head).is_some() || !said && named(s.head) && ours(slot.head))
                    || figured(case.claim, slot.run) && figured(there, s.run)
            })
        })
    })
}

/// Whether a token of the source stands in a clause there of whose act the statement tells nothing.
fn untold(case: &Case, joined: &Alignment, at: usize) -> bool {
    let sentence = case.source.reading.document.sentence_at(at);
    let told = |act: &Act| joined.links.iter().flatten().any(|l| act.group.has(l.at));
    let side = case.source.sides.get(sentence);
    let weighs = |act: &Act| side.is_some_and(|s| s.unit_at(act.head).is_some());
    let acts = case.source_acts(sentence).iter().filter(|act| act.clause.has(at));
    let mut acts = acts.peekable();
    acts.peek().is_some() && acts.all(|act| weighs(act) && !told(act))
}

fn leads(act: &Act, slot: &Slot) -> bool {
    matches!(slot.part, Part::Agent | Part::Patient) && slot.run.end <= act.group.start
}

/// Whether a token of the source is the subject of an act.
fn subject(case: &Case, at: usize) -> bool {
    let acts = case.source_acts(case.source.reading.document.sentence_at(at)).iter();
    acts.flat_map(|act| act.slots.iter().filter(move |s| leads(act, s))).any(|s| s.run.has(at))
}

/// Whether a pronoun cannot mean what stands at `at`, since a later sentence is the first to tell of it.
fn named_later(there: &Reading, at: usize, pronoun: usize) -> bool {
    let pronominal = there.terms.get(pronoun).is_some_and(|t| t.tag == Tag::Pronoun);
    let later = there.document.sentence_at(at) > there.document.sentence_at(pronoun);
    let (id, lemma) = (there.entity_at(at), there.terms.get(at).map(|t| t.lemma));
    let one = |k: usize| match id {
        Some(_) => there.entity_at(k) == id,
        None => there.terms.get(k).map(|t| t.lemma) == lemma,
    };
    pronominal && later && !(0..pronoun).any(one)
}

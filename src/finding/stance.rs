//! How two acts stand to the world: told as so or not so, as done or as planned, possible, threatened or claimed.

use super::agents::{one_agent, refused};
use super::case::Case;
use super::excepted::{corrected, excepted};
use super::lifted::{Lifted, lifted};
use super::model::Finding;
use super::parts::same_part;
use crate::evidence::{Alignment, Link};
use crate::lexicon::{CueClass, Form, OperatorStatus, Tag};
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Slot, Status};
use crate::text::Word;

/// The identity of what another passage settles.
const OPEN: f32 = 0.5;
/// From this identity on, another verb tells the same act.
const SURE: f32 = 0.8;

/// How sure it is at most that what is told in other words, or not as past, was only planned.
const GUESSED: f32 = 0.59;
/// A sentence with this share of the clause tells the same matter.
const SAME: f32 = 0.6;
/// So far in front of a verb with "to" may stand what governs it, in tokens.
const OPERATORS: usize = 7;

/// The difference in stance of an act and its counterpart, if any; polarity goes before status.
pub fn compare(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    if let Some((slot, not)) = excepted(case, passage, act) {
        let identity = case.identity(passage, slot.run);
        let differ = || case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, (slot.run, not), identity);
        return act.stance.affirmed.then(differ).map(Finding::open);
    }
    if act.stance.affirmed == other.stance.affirmed {
        return if withheld(case, passage, other) {
            Some(negated(case, passage, act, other).open())
        } else {
            status(case, passage, act, other)
        };
    }
    polarity(case, passage, act, other)
}

fn negated(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Finding {
    let identity = case.identity(passage, act.group);
    case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, (act.group, other.group), identity)
}

/// Whether somebody in the source denies the act whose denial the statement leaves out.
fn withheld(case: &Case, passage: &Alignment, other: &Act) -> bool {
    let told = |cue: usize| passage.links.iter().flatten().any(|l| l.at == cue);
    let denials = case.source.reading.attributions.iter().filter(|a| a.class == Some(CueClass::Deny));
    denials.filter(|a| a.cue.is_some_and(|c| !told(c))).any(|a| a.content.has(other.head))
}

/// One of the two is denied.
fn polarity(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    if act.stance.affirmed && corrected(case, passage, act) {
        return None;
    }
    // "denied attacking" says what "had not attacked" says
    let denied = |reading: &Reading, at: usize| {
        reading.attributions.iter().any(|a| a.class == Some(CueClass::Deny) && a.content.has(at))
    };
    if denied(case.claim, act.head) != denied(&case.source.reading, other.head) {
        return None;
    }
    // "no longer sells them", "stopped selling them": once sold them
    if [act, other].iter().any(|a| a.stance.affirmed && a.stance.status == Status::Over) {
        return None;
    }
    let finding = negated(case, passage, act, other);
    match lifted(case, passage, act, other) {
        Some(Lifted::Agrees) => return None,
        Some(Lifted::Open) => return Some(finding.open()),
        None => {}
    }
    let identity = finding.identity;
    if said_elsewhere(case, act) {
        return Some(Finding { identity: identity.min(OPEN), ..finding.open() });
    }
    let loose = !one_event(case, passage, act, other) || identity < SURE && reworded(case, passage, act);
    Some(if loose { finding.open() } else { finding })
}

/// Both are affirmed or denied, and the statement tells as done, or planned, what the source does not tell so firmly.
fn status(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let reason = match (act.stance.status, other.stance.status) {
        // "to stop the starlings" on both sides is a purpose on both
        (Status::Fact, _) if purpose(case, act) && infinitive(&case.source.reading, other) => return None,
        // "is replacing" tells what is about to be done as well
        (Status::Fact, Status::Plan) if present(case.claim, act) => return None,
        (Status::Fact, Status::Plan) => Reason::PlanAsFact,
        (Status::Fact, Status::Threat) => Reason::ThreatAsFact,
        (Status::Fact, Status::Possible) => Reason::PossibilityAsFact,
        (Status::Fact, Status::Attempt) | (Status::Fact | Status::Plan, Status::Asked) => Reason::ModalityStrengthened,
        // "reportedly" is a matter of attribution
        (Status::Fact, Status::Claimed) if hearsay(case, other).is_some() => return None,
        (Status::Fact, Status::Claimed) => Reason::AllegationAsFact,
        // "ordered them to leave" says what "they must leave" says
        (Status::Plan, Status::Possible) if infinitive(case.claim, act) && duty(case, other) => return None,
        (Status::Plan, Status::Possible) => Reason::ModalityStrengthened,
        (Status::Plan, Status::Fact) if to_come(case, act) && over(&case.source.reading, other) => Reason::OtherTime,
        (Status::Fact, Status::Over) if present(case.claim, act) => Reason::OtherTime,
        (Status::Fact, Status::Fact) if parted(case, act, other) || ended(case, act, other) => Reason::OtherTime,
        _ => return None,
    };
    let identity = case.identity(passage, act.group);
    let finding = case.differ(DetailKind::Act, Difference::Status, reason, (act.group, other.group), identity);
    let open = [Reason::ModalityStrengthened, Reason::OtherTime].contains(&reason);
    let loose = open || !same_arguments(case, passage, act, other);
    if loose {
        return Some(finding.open());
    }
    // what is planned or alleged may have been done all the same
    let sure = past(case.claim, act) && surmised(case, other) && !reworded(case, passage, act);
    let sure = sure && !on_condition(case, other) && !told_done(case, act);
    Some(if sure { finding } else { Finding { identity: identity.min(GUESSED), ..finding } })
}

/// A verb with "to" in front.
fn infinitive(reading: &Reading, act: &Act) -> bool {
    act.group.iter().any(|at| reading.terms.get(at).is_some_and(|t| t.tag == Tag::To))
}

/// A verb with "to" that nothing in front of it tells as done: "hung there to stop the starlings", not "managed to stop".
fn purpose(case: &Case, act: &Act) -> bool {
    let (claim, lexicon) = (case.claim, case.aligner.lexicon);
    let lemma = |at: usize| claim.terms.get(at).map_or(Word(0), |t| t.lemma);
    let from = act.group.start.saturating_sub(OPERATORS).max(claim.sentence_run(act.head).start);
    let operates = |at: usize| {
        lexicon.operator(lemma(at)).is_some() || lexicon.operator_phrase(lemma(at), Word::of("to")).is_some()
    };
    infinitive(claim, act) && !(from..act.group.start).any(operates)
}

/// "May have left": nobody knows it. What must have been was so.
fn surmised(case: &Case, act: &Act) -> bool {
    let there = &case.source.reading;
    let lexicon = case.aligner.lexicon;
    let open = |w: Word| lexicon.operator(w).is_some_and(|o| o.status == Some(OperatorStatus::Possible));
    let first = there.terms.get(act.group.start).filter(|t| t.tag == Tag::Modal && open(t.lemma));
    let have = |at: usize| there.terms.get(at).is_some_and(|t| t.lemma == Word::of("have"));
    first.is_some() && act.stance.status == Status::Possible && act.group.iter().any(have)
}

/// "If convicted": the source asks whether it is so, and says nothing of it.
fn on_condition(case: &Case, act: &Act) -> bool {
    let there = &case.source.reading;
    let from = act.clause.start.saturating_sub(2).max(there.sentence_run(act.head).start);
    let opens = |at: usize| there.terms.get(at).is_some_and(|t| t.tag == Tag::Subordinator);
    (from..act.group.start).any(|at| opens(at) && case.aligner.lexicon.has("condition", there.document.word(at)))
}

/// Whether a verb tells what is over: "left", "has left".
fn past(reading: &Reading, act: &Act) -> bool {
    let first = reading.terms.get(act.group.start);
    let perfect = act.group.len() > 1 && first.is_some_and(|t| t.lemma == Word::of("have"));
    perfect || first.is_some_and(|t| t.form == Form::Past)
}

/// Whether a verb of the statement tells what is still to come: "will cut", "is to cut".
fn to_come(case: &Case, act: &Act) -> bool {
    let term = |at: usize| case.claim.terms.get(at);
    let future = |at: usize| case.aligner.lexicon.has("future", case.claim.document.word(at));
    let modal = |at: usize| term(at).is_some_and(|t| t.tag == Tag::Modal) && future(at);
    let to = |at: usize| term(at).is_some_and(|t| t.tag == Tag::To);
    let start = if to(act.group.start) { act.group.start.saturating_sub(1) } else { act.group.start };
    act.group.iter().any(modal) || is(case.claim, start) && act.group.iter().any(to)
}

/// Whether a verb tells what was done, not what was under way.
fn over(reading: &Reading, act: &Act) -> bool {
    past(reading, act) && !act.group.iter().any(|at| reading.terms.get(at).is_some_and(|t| t.form == Form::Ing))
}

/// One is under way ("is cutting"), the other done ("cut", "has cut").
fn parted(case: &Case, act: &Act, other: &Act) -> bool {
    let there = &case.source.reading;
    let under_way = |reading: &Reading, act: &Act| {
        is(reading, act.group.start) && reading.terms.get(act.head).is_some_and(|t| t.form == Form::Ing)
    };
    under_way(case.claim, act) && over(there, other) || over(case.claim, act) && under_way(there, other)
}

/// What the statement tells as so now is over in the source: "owned it until 2010".
fn ended(case: &Case, act: &Act, other: &Act) -> bool {
    let there = &case.source.reading;
    let until = |at: usize| case.aligner.lexicon.has("until", there.document.word(at));
    let over = past(there, other) && (other.group.end..other.clause.end).any(until);
    act.group.len() == 1 && present(case.claim, act) && over
}

/// What somebody ought to do.
fn duty(case: &Case, act: &Act) -> bool {
    let there = &case.source.reading;
    act.group.iter().any(|at| case.aligner.lexicon.has("duty", there.document.word(at)))
}

/// A present form of "be".
fn is(reading: &Reading, at: usize) -> bool {
    reading.terms.get(at).is_some_and(|t| t.lemma == Word::of("be") && t.form == Form::Present)
}

/// Whether another sentence that matches well tells the act as done.
fn told_done(case: &Case, act: &Act) -> bool {
    let near = case.passages.iter().filter(|p| p.share() >= SAME);
    near.filter_map(|p| case.partner(p, act)).any(|b| b.stance == act.stance)
}

/// Another verb of the source tells the act.
fn reworded(case: &Case, passage: &Alignment, act: &Act) -> bool {
    case.link(passage, act.head).is_some_and(|l| !l.exact)
}

/// The adverb by which the source keeps its distance from an act: "reportedly".
pub fn hearsay(case: &Case, act: &Act) -> Option<usize> {
    let said = |at: &usize| case.aligner.lexicon.has("hearsay", case.source.reading.document.word(*at));
    act.group.iter().chain(act.clause.iter()).find(said)
}

/// A plain present, or a present form of be with a verb in -ing.
fn present(reading: &Reading, act: &Act) -> bool {
    let form = |at: usize| reading.terms.get(at).map(|t| t.form);
    let ing = form(act.head) == Some(Form::Ing) && act.group.len() > 1;
    (ing || act.group.len() == 1) && form(act.group.start) == Some(Form::Present)
}

/// Neither subject nor object of the statement's act clashes with the source's.
fn same_arguments(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> bool {
    [Part::Agent, Part::Patient].iter().all(|part| {
        let slot = |act: &Act| act.slots.iter().find(|s| s.part == *part).copied();
        match (slot(act), slot(other)) {
            (Some(ours), Some(theirs)) if case.unit(ours.head).is_some_and(|u| u.weight > 0.0) => {
                case.link(passage, ours.head).is_some_and(|l| theirs.run.has(l.at))
            }
            _ => true,
        }
    })
}

/// The two acts tell one event: one form of the verb, a part that both share, and no part that clashes.
fn one_event(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> bool {
    let core = |s: &&Slot| matches!(s.part, Part::Agent | Part::Patient | Part::Complement);
    let lands = |s: &Slot, l: Link| other.slots.iter().any(|o| o.run.has(l.at) && same_part(s.part, o.part));
    let shared = act.slots.iter().filter(core).any(|s| case.link(passage, s.head).is_some_and(|l| lands(s, l)));
    // what a speaker would not say is no event that another speaker tells
    let lexicon = case.aligner.lexicon;
    let lemma = case.claim.terms.get(act.head).map_or(Word(0), |t| t.lemma);
    let one_agent = one_agent(case, passage, act, other);
    let told = act.copula || !lexicon.has("light", lemma) && (lexicon.cue(lemma).is_none() || one_agent);
    let particle =
        |reading: &Reading, at: usize| reading.terms.get(at + 1).filter(|t| t.tag == Tag::Particle).map(|t| t.lemma);
    let one_verb = particle(case.claim, act.head) == particle(&case.source.reading, other.head)
        && (infinitive(case.claim, act) == infinitive(&case.source.reading, other)
            || one_agent && refused(case, other));
    // what the other act answers better is told by another verb of the statement
    let answered = case.acts().any(|a| {
        let b = case.partner(passage, a).filter(|b| b.head == other.head);
        a.head != act.head && b.is_some_and(|b| b.stance.affirmed == a.stance.affirmed)
    });
    let same = shared && told && one_verb && act.stance.status == other.stance.status;
    same && !answered && same_arguments(case, passage, act, other)
}

/// Whether another sentence that matches well tells the same verb with the statement's own polarity.
fn said_elsewhere(case: &Case, act: &Act) -> bool {
    case.passages
        .iter()
        .filter(|p| p.share() >= SAME)
        .any(|p| case.partner(p, act).is_some_and(|b| b.stance.affirmed == act.stance.affirmed))
}

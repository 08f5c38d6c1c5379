//! Act against act: the slots of a statement's act beside the slots of the act that it rewords.

use super::agents::{one_agent, refused};
use super::case::Case;
use super::converses::told;
use super::excepted::{corrected, excepted};
use super::model::Finding;
use super::parts::same_part;
use crate::evidence::{Alignment, Link};
use crate::lexicon::{CueClass, Form, Tag};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Slot, Status};
use crate::text::{Run, Word};
use crate::value::{NameKind, Sameness, Value};

/// The identity of what another passage settles.
const OPEN: f32 = 0.5;
/// From this identity on, a name is bound to its act although the passage has it elsewhere too.
const SURE: f32 = 0.8;
/// The same where it is not clear that both names are of one kind.
const CLEAR: f32 = 0.9;

/// Every difference between the acts of the clause and their counterparts in one passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let mut out = Vec::new();
    // what is quoted word for word needs no comparison of its acts
    for act in case.acts().filter(|a| !case.verbatim(a.head) && !told(case, passage, a)) {
        let Some(other) = case.partner(passage, act) else {
            out.extend(unanswered(case, passage, act));
            out.extend(nominal(case, passage, act));
            continue;
        };
        stance(case, passage, act, other, &mut out);
        for slot in &act.slots {
            name_in_slot(case, passage, (act, slot), other, &mut out);
        }
        out.extend(other_subject(case, passage, act, other));
    }
    out
}

/// A denial without a counterpart leaves the clause open.
fn unanswered(case: &Case, passage: &Alignment, act: &Act) -> Option<Finding> {
    if act.stance.affirmed || denied(case, passage, act) {
        return None;
    }
    let mut finding = case.differ(DetailKind::Act, Difference::Negation, Reason::Negated, (act.group, act.group), 0.0);
    finding.agreement = Agreement::Unknown;
    finding.source_value = String::new();
    finding.evidence = Some(case.source.reading.document.span(case.sentence(passage.sentences.0)));
    Some(finding)
}

/// The source denies something too, and of the same: "saw no proof", "did not see evidence".
fn denied(case: &Case, passage: &Alignment, act: &Act) -> bool {
    let units =
        case.side.units.iter().zip(&passage.links).filter(|(u, _)| act.clause.contains(u.run) && u.weight > 1.0);
    let at: Vec<usize> = units.filter_map(|(_, l)| l.map(|l| l.at)).collect();
    let shares =
        |b: &Act| at.iter().any(|at| b.group.has(*at) || b.clause.has(*at) || b.slots.iter().any(|s| s.run.has(*at)));
    case.source_acts(passage.sentences.0).iter().any(|b| !b.stance.affirmed && shares(b))
}

/// The source names the act by a noun ("an invasion") that its own verb denies, plans or fears: it is left open.
fn nominal(case: &Case, passage: &Alignment, act: &Act) -> Option<Finding> {
    let at = case.link(passage, act.head)?.at;
    let solid = case.unit(act.head).is_some_and(|u| u.weight > 1.0);
    if let Some(denied) = withheld(case, at).filter(|_| act.stance.affirmed && solid) {
        let identity = case.identity(passage, act.group);
        let sides = (act.group, denied);
        let mut finding = case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, identity);
        if identity < SURE {
            finding.agreement = Agreement::Unknown;
        }
        return Some(finding);
    }
    let sentence = case.source.reading.document.sentence_at(at);
    let holder = case.source_acts(sentence).iter().find(|b| b.slots.iter().any(|s| s.run.has(at)))?;
    if holder.stance.affirmed == act.stance.affirmed && holder.stance.status == Status::Fact {
        return None;
    }
    let sides = (act.group, holder.group);
    let mut finding = case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, 0.5);
    finding.agreement = Agreement::Unknown;
    Some(finding)
}

/// The word that denies a noun of the source: "without charge", "no charges".
fn withheld(case: &Case, at: usize) -> Option<Run> {
    let there = &case.source.reading;
    let phrase = case.source_phrase(at).filter(|p| p.head == at)?;
    let words = phrase.preposition.into_iter().chain(phrase.run.start..phrase.head);
    let denies =
        |k: &usize| case.aligner.lexicon.has("withholds", there.document.word(*k)) && there.name_at(*k).is_none();
    words.into_iter().find(denies).map(Run::one)
}

/// Polarity and status of the two heads.
fn stance(case: &Case, passage: &Alignment, act: &Act, other: &Act, out: &mut Vec<Finding>) {
    let (here, there) = (act.stance, other.stance);
    let identity = case.identity(passage, act.group);
    let sides = (act.group, other.group);
    // "denied attacking" says what "had not attacked" says
    let denied = |reading: &Reading, at: usize| {
        reading.attributions.iter().any(|a| a.class == Some(CueClass::Deny) && a.content.has(at))
    };
    if let Some((slot, not)) = excepted(case, passage, act) {
        let identity = case.identity(passage, slot.run);
        let sides = (slot.run, not);
        let differ = || case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, identity);
        out.extend(here.affirmed.then(differ).map(|f| Finding { agreement: Agreement::Unknown, ..f }));
        return;
    }
    if here.affirmed && !there.affirmed && corrected(case, passage, act) {
        return;
    }
    let told = |cue: usize| passage.links.iter().flatten().any(|l| l.at == cue);
    let denials = case.source.reading.attributions.iter().filter(|a| a.class == Some(CueClass::Deny));
    let withheld = denials.filter(|a| a.cue.is_some_and(|c| !told(c))).any(|a| a.content.has(other.head));
    if here.affirmed == there.affirmed && withheld {
        let differ = case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, identity);
        out.push(Finding { agreement: Agreement::Unknown, ..differ });
        return;
    }
    if here.affirmed != there.affirmed && denied(case.claim, act.head) != denied(&case.source.reading, other.head) {
        return;
    }
    if here.affirmed != there.affirmed {
        let mut finding = case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, identity);
        if said_elsewhere(case, act) {
            (finding.agreement, finding.identity) = (Agreement::Unknown, identity.min(OPEN));
        } else if !one_event(case, passage, act, other) || identity < SURE && reworded(case, passage, act) {
            finding.agreement = Agreement::Unknown;
        }
        out.push(finding);
        return;
    }
    let reason = match (here.status, there.status) {
        // "is replacing" tells what is about to be done as well
        (Status::Fact, Status::Plan) if present(case.claim, act) => return,
        (Status::Fact, Status::Plan) => Reason::PlanAsFact,
        (Status::Fact, Status::Threat) => Reason::ThreatAsFact,
        (Status::Fact, Status::Possible) => Reason::PossibilityAsFact,
        (Status::Fact, Status::Attempt) => Reason::ModalityStrengthened,
        // "reportedly" is a matter of attribution
        (Status::Fact, Status::Claimed) if hearsay(case, other).is_some() => return,
        (Status::Fact, Status::Claimed) => Reason::AllegationAsFact,
        (Status::Plan, Status::Possible) => Reason::ModalityStrengthened,
        _ => return,
    };
    let mut finding = case.differ(DetailKind::Act, Difference::Status, reason, sides, identity);
    if reason == Reason::ModalityStrengthened || !same_arguments(case, passage, act, other) {
        finding.agreement = Agreement::Unknown;
    }
    out.push(finding);
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
    let to = |reading: &Reading, act: &Act| {
        act.group.iter().any(|at| reading.terms.get(at).is_some_and(|t| t.tag == Tag::To))
    };
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
        && (to(case.claim, act) == to(&case.source.reading, other) || one_agent && refused(case, other));
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
        .filter(|p| p.share() >= 0.6)
        .any(|p| case.partner(p, act).is_some_and(|b| b.stance.affirmed == act.stance.affirmed))
}

/// A name of the statement in a slot that the source's act fills with another name of the same kind.
fn name_in_slot(case: &Case, passage: &Alignment, claim: (&Act, &Slot), other: &Act, out: &mut Vec<Finding>) {
    let (act, slot) = claim;
    let Some(number) = case.claim.name_at(slot.head) else { return };
    let Some(mention) = case.claim.mentions.get(number) else { return };
    let linked = case.link(passage, slot.head).map(|l| l.at);
    let fills: Vec<&Slot> = other.slots.iter().filter(|s| same_part(slot.part, s.part)).collect();
    if fills.is_empty() || linked.is_some_and(|at| fills.iter().any(|s| s.run.has(at))) {
        return;
    }
    // the same verb is told of it too, with as much of the rest
    let lemma = |act: &Act| case.source.reading.terms.get(act.head).map(|t| t.lemma);
    let too = |b: &Act, at: usize| b.slots.iter().any(|s| same_part(slot.part, s.part) && s.run.has(at));
    let rest = |b: &Act| {
        let others = act.slots.iter().filter(|s| s.head != slot.head);
        others.filter(|s| case.link(passage, s.head).is_some_and(|l| b.slots.iter().any(|o| o.run.has(l.at)))).count()
    };
    let same =
        case.source_acts(passage.sentences.0).iter().filter(|b| b.head != other.head && lemma(b) == lemma(other));
    if linked.is_some_and(|at| same.clone().any(|b| too(b, at) && rest(b) >= rest(other))) {
        return;
    }
    // "the Lund bank, known as Oslo Mutual": one under two names
    let alias = |at: usize| {
        let start =
            case.source.reading.name_at(at).and_then(|k| case.source.reading.mentions.get(k)).map(|m| m.run.start);
        let before = start.unwrap_or(at).wrapping_sub(1);
        case.aligner.lexicon.has("alias", case.source.reading.document.word(before))
    };
    if linked.is_some_and(alias) {
        return;
    }
    // a name that stands in this act in another place may be the same filler read otherwise, unless it owns something there
    let there = &case.source.reading;
    let owns = |at: usize| {
        let end = there.name_at(at).and_then(|k| there.mentions.get(k)).map_or(at + 1, |m| m.run.end);
        there.terms.get(end).is_some_and(|t| t.tag == Tag::Possessive)
    };
    if linked.is_some_and(|at| !owns(at) && other.slots.iter().any(|s| s.run.has(at))) {
        return;
    }
    // "by Lund and by the mayor": either
    let open = slot.part == Part::Agent && fills.iter().any(|f| case.source.reading.name_at(f.head).is_none());
    for fill in fills {
        let identity = case.identity(passage, mention.run);
        let alike = rival(case, number, fill);
        let Some(rival) = alike.or_else(|| unlike(case, number, fill)) else { continue };
        // what the statement lists there holds the source's name as well
        if slot.run.iter().any(|at| case.link(passage, at).is_some_and(|l| rival.has(l.at))) {
            return;
        }
        // a name that stands elsewhere in the passage may belong to another act of the sentence
        let loose = if alike.is_some() {
            linked.is_some() && identity < SURE
        } else {
            slot.part != Part::Patient || identity < CLEAR
        };
        let difference = if slot.part == Part::Agent { Difference::Agent } else { Difference::Name };
        let reason = if slot.part == Part::Agent { Reason::OtherAgent } else { Reason::OtherName };
        let mut finding = case.differ(DetailKind::Name, difference, reason, (mention.run, rival), identity);
        if loose || open || case.scattered(passage, act, other, slot) || told_elsewhere(case, passage, act, slot) {
            finding.agreement = Agreement::Unknown;
        }
        out.push(finding);
        return;
    }
}

/// Another name in the source's slot; what kind each of them is is not clear.
fn unlike(case: &Case, number: usize, fill: &Slot) -> Option<Run> {
    let at = case.source.reading.name_at(fill.head)?;
    let theirs = case.source.reading.mentions.get(at)?;
    let ours = case.claim.mentions.get(number)?;
    let (Value::Name(a), Value::Name(b)) = (&ours.value, &theirs.value) else { return None };
    let known = case.aligner.entity(number);
    let same = known.is_some() && known == case.source.reading.entity_at(theirs.run.start);
    let apart = !same && a.sameness(b, case.aligner.lexicon) == Sameness::Different;
    apart.then_some(theirs.run)
}

/// Another passage tells the act with this name in this part.
fn told_elsewhere(case: &Case, passage: &Alignment, act: &Act, slot: &Slot) -> bool {
    case.passages.iter().filter(|p| p.sentences != passage.sentences).any(|p| {
        let at = case.link(p, slot.head).map(|l| l.at);
        case.partner(p, act)
            .is_some_and(|b| b.slots.iter().any(|s| same_part(slot.part, s.part) && at.is_some_and(|at| s.run.has(at))))
    })
}

/// The name in the source's slot, where it certainly is another one of the same kind.
fn rival(case: &Case, number: usize, fill: &Slot) -> Option<Run> {
    let at = case.source.reading.name_at(fill.head)?;
    let theirs = case.source.reading.mentions.get(at)?;
    differs(case, number, at).then_some(theirs.run)
}

/// Whether a name of the statement certainly is another one than a name of the source, and both are of one kind.
pub fn differs(case: &Case, claim: usize, source: usize) -> bool {
    let (Some(ours), Some(theirs)) = (case.claim.mentions.get(claim), case.source.reading.mentions.get(source)) else {
        return false;
    };
    let (Value::Name(a), Value::Name(b)) = (&ours.value, &theirs.value) else { return false };
    let known = case.aligner.entity(claim);
    if known.is_some() && known == case.source.reading.entity_at(theirs.run.start) {
        return false;
    }
    let there = &case.source.reading.entities;
    let kind = |id: Option<crate::reading::EntityId>, name: &crate::value::Name| {
        id.and_then(|id| there.get(id)).map_or(name.kind, |e| e.name.kind)
    };
    let own = case.claim.entities.of(claim).and_then(|id| case.claim.entities.get(id)).map_or(a.kind, |e| e.name.kind);
    let ours = known.map_or(own, |_| kind(known, a));
    let theirs = kind(there.of(source), b);
    ours == theirs && ours != NameKind::Unknown && a.sameness(b, case.aligner.lexicon) == Sameness::Different
}

/// The subject stands in the passage, but outside of the act, which has a subject of its own: it is left open.
fn other_subject(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let part = |act: &Act| act.slots.iter().find(|s| matches!(s.part, Part::Agent)).copied();
    let (ours, theirs) = (part(act)?, part(other)?);
    let at = case.link(passage, ours.head)?.at;
    let sentence = case.sentence(passage.sentences.0);
    let there = &case.source.reading;
    let said = case.aligner.lexicon.cue(there.terms.get(other.head)?.lemma).is_some();
    // who does what "to die" tells is guessed
    let guessed = other.group.iter().any(|at| there.terms.get(at).is_some_and(|t| t.tag == Tag::To));
    let person = |reading: &Reading, at: usize| {
        reading.name_at(at).is_some()
            || case.aligner.lexicon.people().title_at(|k| reading.document.word(k), at).is_some()
    };
    let content = person(case.claim, ours.head) && person(there, theirs.head);
    let same = there.entity_at(at).is_some() && there.entity_at(at) == there.entity_at(theirs.head);
    if !sentence.has(at)
        || !content
        || said
        || guessed
        || same
        || other.slots.iter().any(|s| s.run.has(at))
        || act.passive != other.passive
    {
        return None;
    }
    let mut finding = case.differ(DetailKind::Name, Difference::Agent, Reason::OtherAgent, (ours.run, theirs.run), 0.5);
    finding.agreement = Agreement::Unknown;
    Some(finding)
}

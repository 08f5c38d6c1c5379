//! Act against act: the slots of a statement's act beside the slots of the act that it rewords.

use super::appositions::beside;
use super::bearers;
use super::case::Case;
use super::converses::told;
use super::denials;
use super::model::Finding;
use super::mutual;
use super::parts::same_part;
use super::stance;
use crate::evidence::Alignment;
use crate::lexicon::{Tag, Truth};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, EntityId, Part, Slot, Status};
use crate::text::Run;
use crate::value::{NameKind, Sameness, Value};

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
            out.extend(withheld(case, passage, act));
            out.extend(nominal(case, passage, act));
            continue;
        };
        out.extend(stance::compare(case, passage, act, other));
        for slot in &act.slots {
            name_in_slot(case, passage, (act, slot), other, &mut out);
        }
        out.extend(bearers::compare(case, passage, act, other));
    }
    crosswise(case, passage, &mut out);
    out
}

/// "Demanded by Lund and blocked by Falk" of "Falk demanded it, Lund blocked it": who did each is told of the other.
fn crosswise(case: &Case, passage: &Alignment, out: &mut [Finding]) {
    let there = &case.source.reading;
    let theirs = |f: &Finding| f.evidence.and_then(|e| there.entity_at(there.document.token_from(e.start as usize)));
    let ours = |f: &Finding| {
        let name = case.claim.name_at(f.covers.start)?;
        case.aligner.entity(name)
    };
    let agents: Vec<_> =
        out.iter().filter(|f| f.difference == Difference::Agent).map(|f| (ours(f), theirs(f))).collect();
    let crossed = |a: (Option<EntityId>, Option<EntityId>)| {
        a.0.is_some() && a.0 != a.1 && agents.iter().any(|b| b.0 == a.1 && b.1 == a.0)
    };
    let identity = case.identity(passage, Run::default());
    for finding in out.iter_mut().filter(|f| f.difference == Difference::Agent) {
        if crossed((ours(finding), theirs(finding))) {
            (finding.agreement, finding.identity) = (Agreement::Excludes, identity);
        }
    }
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

/// The source denies right in front of the counterpart of what follows a verb that says little: "has not greenlit" is not
/// "has greenlit", whatever word that is.
fn withheld(case: &Case, passage: &Alignment, act: &Act) -> Option<Finding> {
    let light = case.unit(act.head).is_none_or(|u| u.weight <= 0.0);
    let follows = case.link(passage, act.group.end).filter(|_| act.stance.affirmed && light)?;
    let acts = case.source_acts(passage.sentences.0);
    let other = acts.iter().find(|b| !b.stance.affirmed && b.group.end == follows.at)?;
    let sides = (act.group, other.group);
    Some(case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, 0.5).open())
}

/// The source denies something too, and of the same: "saw no proof", "did not see evidence".
fn denied(case: &Case, passage: &Alignment, act: &Act) -> bool {
    let units =
        case.side.units.iter().zip(&passage.links).filter(|(u, _)| act.clause.contains(u.run) && u.weight > 1.0);
    let at: Vec<usize> = units.filter_map(|(_, l)| l.map(|l| l.at)).collect();
    let shares =
        |b: &Act| at.iter().any(|at| b.group.has(*at) || b.clause.has(*at) || b.slots.iter().any(|s| s.run.has(*at)));
    let there = &case.source.reading;
    let lemma = |b: &Act| there.terms.get(b.head).map(|t| t.lemma);
    // "refused to pay" says what "did not pay" says
    let refuses = |b: &Act| {
        lemma(b).and_then(|w| case.aligner.lexicon.operator(w)).is_some_and(|o| o.if_affirmed == Truth::False)
    };
    let mut acts = case.source_acts(passage.sentences.0).iter();
    acts.any(|b| (!b.stance.affirmed || refuses(b)) && shares(b))
        || at.iter().any(|at| denials::front(case, *at).is_some())
}

/// The source names the act by a noun ("an invasion") that its own verb denies, plans or fears: it is left open.
fn nominal(case: &Case, passage: &Alignment, act: &Act) -> Option<Finding> {
    let at = case.link(passage, act.head)?.at;
    let solid = case.unit(act.head).is_some_and(|u| u.weight > 1.0);
    let phrase = case.source_phrase(at).filter(|p| p.head == at);
    let own =
        |denied: Run| phrase.is_some_and(|p| Run::new(p.preposition.unwrap_or(p.run.start), p.head).contains(denied));
    if let Some(denied) = denials::front(case, at).filter(|d| act.stance.affirmed && solid && own(*d)) {
        let identity = case.identity(passage, act.group);
        let sides = (act.group, denied);
        let mut finding = case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, identity);
        if identity < SURE {
            finding.agreement = Agreement::Unknown;
        }
        return Some(finding);
    }
    let sentence = case.source.reading.document.sentence_at(at);
    let holder = case.source_acts(sentence).iter().find(|b| b.slots.iter().any(|s| s.head == at))?;
    // "will see the closure" says what "will be closed" says
    let status = [Status::Fact, act.stance.status].contains(&holder.stance.status);
    // "feared dead"
    let lemma = case.source.reading.terms.get(holder.head).map(|t| t.lemma);
    let thought = lemma.is_some_and(|w| case.aligner.lexicon.has("supposing", w)) && act.stance.status == Status::Fact;
    let status = status && !thought;
    // so does "took nothing to change it" of "had made no changes"
    let balanced = || case.acts().any(|a| a.head != act.head && a.stance.affirmed == holder.stance.affirmed);
    if (holder.stance.affirmed == act.stance.affirmed || balanced()) && status {
        return None;
    }
    let sides = (act.group, holder.group);
    Some(case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, 0.5).open())
}

/// A name of the statement in a slot that the source's act fills with another name of the same kind.
fn name_in_slot(case: &Case, passage: &Alignment, claim: (&Act, &Slot), other: &Act, out: &mut Vec<Finding>) {
    let (act, slot) = claim;
    let Some(number) = case.claim.name_at(slot.head) else { return };
    let Some(mention) = case.claim.mentions.get(number) else { return };
    let linked = case.link(passage, slot.head).map(|l| l.at);
    let fills: Vec<&Slot> = other.slots.iter().filter(|s| same_part(slot.part, s.part)).collect();
    let known = case.aligner.entity(number);
    let titled = known.is_some() && fills.iter().any(|s| case.source.reading.titled_at(s.head) == known);
    if fills.is_empty() || titled || linked.is_some_and(|at| fills.iter().any(|s| s.run.has(at))) {
        return;
    }
    // "the Norland town of Lund"
    let hangs = |at: usize| {
        let behind = |s: &Slot| at > s.run.end && beside(case, s.run, at);
        fills.iter().any(|s| behind(s) && case.source.reading.document.is(s.run.end, "of"))
    };
    if linked.is_some_and(hangs) {
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
        if linked.is_some_and(|at| mutual::both(case, other, at, fill.head)) {
            continue;
        }
        let identity = case.identity(passage, mention.run);
        let alike = rival(case, number, fill);
        let Some(rival) = alike.or_else(|| unlike(case, number, fill)) else { continue };
        // what the statement lists there holds the source's name as well
        let sole = case.aligner.lexicon.has("sole", case.source.reading.document.word(rival.start.wrapping_sub(1)));
        if !sole && slot.run.iter().any(|at| case.link(passage, at).is_some_and(|l| rival.has(l.at))) {
            return;
        }
        // a name that stands elsewhere in the passage may belong to another act of the sentence
        let loose = if alike.is_some() {
            linked.is_some() && identity < SURE
        } else {
            slot.part != Part::Patient || identity < CLEAR
        };
        // "announced" is no other word for "reported": each speaker says something of his own
        let voiced = case.claim.attributions.iter().any(|a| a.cue == Some(act.head));
        let loose = loose || voiced && !case.link(passage, act.head).is_some_and(|l| l.exact);
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

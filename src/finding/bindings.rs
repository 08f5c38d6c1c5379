//! Bindings: words of the statement that stand in the source, but with another noun or in another act.

use super::case::Case;
use super::model::Finding;
use super::{contrasted, mutual};
use crate::evidence::{Alignment, Unit, UnitKind};
use crate::lexicon::{Pos, Relation, Tag};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Phrase, Reading, Slot};
use crate::text::Run;

/// How far from a noun a word may stand that still belongs to it.
const NEAR: usize = 6;
/// How far from a name its day may stand, in tokens.
const BESIDE: usize = 4;

/// Modifiers bound to another noun, and fillers bound to another act, in one passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let phrases = case.claim.phrases.iter().filter(|p| case.clause.has(p.head) && !case.verbatim(p.head));
    let mut out: Vec<Finding> = phrases.flat_map(|p| modifiers(case, passage, p)).collect();
    out.extend(parted(case, passage));
    out.extend(compared(case, passage));
    for act in case.acts().filter(|a| !case.verbatim(a.head)) {
        if let Some(other) = case.partner(passage, act) {
            out.extend(swapped(case, passage, act, other));
            out.extend(crossed(case, passage, act, other));
            out.extend(opposed(case, passage, act, other));
            out.extend(contrasted::compare(case, passage, act, other));
            out.extend(instead(case, passage, act, other));
        }
    }
    out
}

/// "The oak door" of a source that speaks of oak, and of the iron door.
fn modifiers(case: &Case, passage: &Alignment, phrase: &Phrase) -> Vec<Finding> {
    let Some(head) = case.link(passage, phrase.head).filter(|l| l.score >= 0.7) else { return Vec::new() };
    let Some(there) = case.source_phrase(head.at).filter(|p| p.head == head.at) else { return Vec::new() };
    let Some(side) = case.source.sides.get(passage.sentences.0) else { return Vec::new() };
    let sentence = case.sentence(passage.sentences.0);
    let answered =
        |at: usize, run: Run, inside: bool| links(case, passage).any(|(u, l)| l == at && run.has(u) == inside);
    let mut out = Vec::new();
    for at in phrase.run.iter().filter(|at| *at != phrase.head) {
        let Some(unit) = case.unit(at).filter(|u| matches!(u.kind, UnitKind::Modifier | UnitKind::Noun)) else {
            continue;
        };
        let link = case.link(passage, at).filter(|l| sentence.has(l.at) && !there.run.has(l.at));
        let Some(link) = link.filter(|l| unit.weight > 1.0 && !tied(case, there, l.at)) else { continue };
        let owned = |p: &Phrase, at: usize| p.owner.is_some_and(|o| o.has(at));
        if owned(phrase, at) {
            continue;
        }
        let rival = side.units.iter().find(|u| {
            there.run.contains(u.run)
                && u.run.start != there.head
                && u.kind == unit.kind
                && !owned(there, u.run.start)
                && !answered(u.run.start, phrase.run, true)
        });
        let Some(rival) = rival else { continue };
        let identity = case.identity(passage, unit.run);
        let sides = (unit.run, rival.run);
        let mut finding = case.differ(DetailKind::Word, Difference::Order, Reason::Swapped, sides, identity);
        // the source's own modifier must be told of something else in the statement
        let joined = phrase.run.iter().any(|at| case.claim.terms.get(at).is_some_and(|t| t.tag == Tag::Coordinator));
        if !answered(rival.run.start, phrase.run, false) || !link.exact || joined {
            finding.agreement = Agreement::Unknown;
        }
        out.push(finding);
    }
    out
}

/// The tokens of the clause with the tokens of the source that they stand for.
fn links<'a>(case: &'a Case, passage: &'a Alignment) -> impl Iterator<Item = (usize, usize)> + 'a {
    let units = case.side.units.iter().zip(&passage.links);
    units.filter_map(|(u, l)| l.map(|l| (u.run.start, l.at)))
}

/// A word that belongs to a phrase although it stands outside of it: "a house for sailors", "red and yellow flags"; or to
/// another phrase about the same noun.
fn tied(case: &Case, phrase: &Phrase, at: usize) -> bool {
    let there = &case.source.reading;
    let lemma = |at: usize| there.terms.get(at).map(|t| t.lemma);
    let own = case.source_phrase(at);
    let near = at + NEAR > phrase.run.start && at < phrase.run.end + NEAR;
    let open = |k: usize| there.terms.get(k).is_some_and(|t| matches!(t.tag, Tag::Coordinator | Tag::Preposition));
    let between = Run::new(at.min(phrase.run.end), at.max(phrase.run.start));
    // "small engines for large boats": the boats are large
    let inner = own.is_some_and(|q| at < q.head && there.terms.get(at).is_some_and(|t| t.tag == Tag::Adjective));
    let open = |k: usize| open(k) && !(inner && there.terms.get(k).is_some_and(|t| t.tag == Tag::Preposition));
    near && between.iter().any(open) || own.is_some_and(|q| lemma(q.head) == lemma(phrase.head))
}

/// Agent and patient have changed places.
fn swapped(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let part = |act: &'_ Act, part| act.slots.iter().find(|s| s.part == part).copied();
    let (agent, patient) = (part(act, Part::Agent)?, part(act, Part::Patient)?);
    let agent_there = part(other, Part::Agent)?;
    let patient_there = part(other, Part::Patient).unwrap_or(agent_there);
    let lands = |slot: Slot, in_slot: Slot| {
        case.unit(slot.head).is_some_and(|u| u.kind != UnitKind::Pronoun)
            && case.link(passage, slot.head).is_some_and(|l| in_slot.run.has(l.at))
    };
    // "the chancellor met the minister": so did he
    let mutual = mutual::both(case, other, agent_there.head, patient_there.head);
    let led = |s: &&Slot| matches!(s.part, Part::Prep(_));
    // "the man shot at the police" is not "the police shot the man"
    let aside = || act.passive == other.passive && other.slots.iter().filter(led).any(|s| lands(agent, *s));
    let crossed = !mutual && (lands(agent, patient_there) || aside()) && lands(patient, agent_there);
    let kept = lands(agent, agent_there) || part(other, Part::Patient).is_some() && lands(patient, patient_there);
    let identity = case.identity(passage, Run::default());
    let sides = (agent.run, agent_there.run);
    let differ = || case.differ(DetailKind::Act, Difference::Agent, Reason::Swapped, sides, identity);
    (crossed && !kept && !joined(case, agent, patient)).then(differ)
}

/// "Between Oslo and Lund": the two may stand in either order.
fn joined(case: &Case, a: Slot, b: Slot) -> bool {
    let (first, last) = if a.run.start < b.run.start { (a, b) } else { (b, a) };
    let between = Run::new(first.run.end, last.run.start);
    let coordinates = |at: usize| case.claim.terms.get(at).is_some_and(|t| t.tag == Tag::Coordinator);
    between.len() <= 2 && between.iter().any(coordinates)
}

/// "From Oslo" of "to Oslo": the same with a preposition that says the opposite.
fn opposed(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let lexicon = case.aligner.lexicon;
    let there = &case.source.reading;
    let lemma = |reading: &Reading, at: usize| reading.terms.get(at).map(|t| t.lemma);
    let contrary = |a: Part, b: Part| {
        let (Part::Prep(a), Part::Prep(b)) = (a, b) else { return false };
        let items = lexicon.item(a, Pos::Adverb).zip(lexicon.item(b, Pos::Adverb));
        items.is_some_and(|(a, b)| lexicon.relation(a, b) == Some(Relation::Opposite))
    };
    let solid = |s: &&Slot| case.unit(s.head).is_some_and(|u| u.weight > 1.0);
    // "with no sails" says what "without sails" says
    let withheld =
        |reading: &Reading, s: &Slot| s.run.iter().any(|at| lexicon.has("withholds", reading.document.word(at)));
    let (ours, theirs) = act.slots.iter().filter(solid).find_map(|s| {
        let at = case.link(passage, s.head).filter(|l| l.exact)?.at;
        let lands = |o: &&Slot| o.run.has(at) && !withheld(there, o) && !withheld(case.claim, s);
        // "from side to side"
        let word = there.document.word(at);
        let same = |o: &Slot| o.part == s.part && o.run.iter().any(|k| there.document.word(k) == word);
        let kept = other.slots.iter().any(same);
        other.slots.iter().filter(lands).find(|o| !kept && contrary(s.part, o.part)).map(|o| (s, o))
    })?;
    let identity = case.identity(passage, Run::default());
    let sides = (ours.run, theirs.run);
    let finding = case.differ(DetailKind::Act, Difference::Order, Reason::Swapped, sides, identity);
    let same = lemma(case.claim, act.head) == lemma(there, other.head);
    let agreement = if same { Agreement::Excludes } else { Agreement::Unknown };
    Some(Finding { agreement, ..finding })
}

/// "Blamed for the fire" of "blamed for the delay after the fire": behind the same preposition the source has something of which
/// the statement tells nothing, and the statement's hangs on that.
fn instead(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let there = &case.source.reading;
    let noun = |at: usize| there.terms.get(at).is_some_and(|t| t.tag == Tag::Noun);
    let led = |s: &&Slot| matches!(s.part, Part::Prep(_));
    act.slots.iter().filter(led).find_map(|ours| {
        // "a sentence of three years" is three years
        let solid =
            |u: &Unit| u.weight > 1.0 && !matches!(u.kind, UnitKind::Pronoun | UnitKind::Quantity | UnitKind::Date);
        case.unit(ours.head).filter(|u| solid(u))?;
        let at = case.link(passage, ours.head).filter(|l| l.exact)?.at;
        let mut same = other.slots.iter().filter(|s| s.part == ours.part);
        if same.clone().any(|s| s.run.has(at)) {
            return None;
        }
        let own = same.find(|s| noun(s.head) && s.run.end < at && at < s.run.end + NEAR)?;
        let hangs = there.phrase_at(at).and_then(|p| p.preposition) == Some(own.run.end);
        let answered = links(case, passage).any(|(_, l)| l == own.head);
        let says = |set: &str| there.terms.get(own.head).is_some_and(|t| case.aligner.lexicon.has(set, t.lemma));
        let loose = says("loose") || says("leading");
        let differ =
            || case.differ(DetailKind::Act, Difference::Order, Reason::Swapped, (ours.run, own.run), 0.5).open();
        (hangs && !answered && !loose).then(differ)
    })
}

/// Two parts of the act that have changed places: "from Lund to Oslo" of "from Oslo to Lund", "women earn less than men" of
/// "men earn less than women". Subject and object are compared elsewhere.
fn crossed(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let core = |p: Part| matches!(p, Part::Agent | Part::Patient);
    let lands = |slot: &Slot, part: Part| {
        let solid = case.unit(slot.head).is_some_and(|u| u.kind != UnitKind::Pronoun && u.weight > 0.0);
        // what is told in other words may be another thing there
        let at = case.link(passage, slot.head).filter(|l| solid && l.exact).map(|l| l.at)?;
        other.slots.iter().find(|s| s.part == part && s.run.has(at))
    };
    // "from Lund to Oslo and from Oslo to Lund": it stands there as well
    let there = &case.source.reading.document;
    let kept = |slot: &Slot| {
        let word = case.claim.document.word(slot.head);
        other.slots.iter().any(|s| s.part == slot.part && s.run.iter().any(|at| there.word(at) == word))
    };
    let slots = act.slots.iter().enumerate();
    let pairs = slots.flat_map(|(k, a)| act.slots.iter().skip(k + 1).map(move |b| (a, b)));
    let other_parts = |a: &Slot, b: &Slot| a.part != b.part && !(core(a.part) && core(b.part));
    let mut parted = pairs.filter(|(a, b)| other_parts(a, b) && !joined(case, **a, **b));
    let (a, place) = parted.find_map(|(a, b)| {
        lands(a, b.part)?;
        let place = lands(b, a.part)?;
        let mutual = || lands(a, b.part).is_some_and(|l| mutual::both(case, other, place.head, l.head));
        (!kept(a) && !kept(b) && !mutual()).then_some((a, place))
    })?;
    let identity = case.identity(passage, Run::default());
    Some(case.differ(DetailKind::Act, Difference::Order, Reason::Swapped, (a.run, place.run), identity))
}

/// "Rice costs more than wheat" of "wheat costs more than rice": both sides of one comparison have changed places.
fn compared(case: &Case, passage: &Alignment) -> Option<Finding> {
    let sentence = case.sentence(passage.sentences.0);
    let than = |reading: &Reading, run: Run| {
        let mut all = run.iter().filter(|at| reading.document.is(*at, "than"));
        all.next().filter(|_| all.next().is_none())
    };
    let (here, there) = (than(case.claim, case.clause)?, than(&case.source.reading, sentence)?);
    let units = case.side.units.iter().zip(&passage.links);
    let linked: Vec<(&Unit, usize)> =
        units.filter_map(|(u, l)| Some((u, l.filter(|l| l.exact && sentence.has(l.at))?.at))).collect();
    let named = |u: &Unit| matches!(u.kind, UnitKind::Noun | UnitKind::Name) && u.weight > 1.0;
    // one comparative, and no opposite of it
    let degree = linked.iter().any(|(u, at)| !named(u) && u.run.end == here && at + 1 == there);
    let moved = |before: bool| {
        let mut across =
            linked.iter().filter(|(u, at)| named(u) && (u.run.start < here) == before && (*at < there) != before);
        across.next()
    };
    let kept = linked.iter().any(|(u, at)| u.kind == UnitKind::Name && (u.run.start < here) == (*at < there));
    let ((a, at), _) = moved(true).zip(moved(false)).filter(|_| degree && !kept)?;
    let identity = case.identity(passage, Run::default());
    let sides = (a.run, Run::one(*at));
    Some(case.differ(DetailKind::Act, Difference::Order, Reason::Swapped, sides, identity))
}

/// "In Lund on Monday" of "in Lund on Friday and in Oslo on Monday": two that the source tells with another one each.
fn parted(case: &Case, passage: &Alignment) -> Option<Finding> {
    let sentence = case.sentence(passage.sentences.0);
    let there = &case.source.reading;
    let side = case.source.sides.get(passage.sentences.0)?;
    let units = case.side.units.iter().zip(&passage.links);
    let items: Vec<(&Unit, usize)> =
        units.filter_map(|(u, l)| l.filter(|l| sentence.has(l.at)).map(|l| (u, l.at))).collect();
    let of = |kind: UnitKind| items.iter().filter(move |(u, _)| u.kind == kind);
    // what is told in its place: of its kind, behind its preposition, and not told by the statement
    let led = |at: usize| there.document.word(there.phrase_at(at).map_or(at, |p| p.run.start).wrapping_sub(1));
    let rival = |at: usize, kind: UnitKind, near: usize| {
        let free = |u: &&Unit| u.kind == kind && !items.iter().any(|(_, l)| u.run.has(*l));
        let beside = |u: &&Unit| u.run.start.abs_diff(near) <= BESIDE && led(u.run.start) == led(at);
        side.units.iter().filter(free).find(beside).map(|u| u.run)
    };
    of(UnitKind::Name).flat_map(|n| of(UnitKind::Date).map(move |d| (n, d))).find_map(|((n, name), (d, date))| {
        let together = n.run.start.abs_diff(d.run.start) <= BESIDE && name.abs_diff(*date) > BESIDE;
        let (other, day) = (rival(*name, UnitKind::Name, *date)?, rival(*date, UnitKind::Date, *name)?);
        let apart = together && other.start != *name && (other.start < *name) == (*date < day.start);
        let identity = case.identity(passage, Run::default());
        let sides = (n.run, other);
        apart.then(|| case.differ(DetailKind::Name, Difference::Order, Reason::Swapped, sides, identity))
    })
}

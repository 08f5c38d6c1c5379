//! Owners: the country, body or person in front of a noun, beside the one in front of its counterpart.

use super::acts::differs;
use super::appositions::beside;
use super::case::Case;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::lexicon::{Tag, Term, TitleKind};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Phrase, Reading, Slot};
use crate::text::Run;
use crate::value::{Mention, NameKind, Sameness, Value};

/// Every noun of the clause that belongs to another name in the passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let phrases = case.claim.phrases.iter().filter(|p| case.clause.has(p.head));
    let mut out: Vec<Finding> = phrases.clone().filter_map(|p| one(case, passage, p)).collect();
    out.extend(phrases.filter_map(|p| bound(case, passage, p)));
    for act in case.acts().filter(|a| !case.verbatim(a.head)) {
        let Some(other) = case.partner(passage, act) else { continue };
        out.extend(relative(case, passage, act, other).or_else(|| whole(case, passage, act, other)));
        out.extend(narrowed(case, passage, act, other));
    }
    out
}

/// "The owner of the ferry" of a source that speaks of the owner of the yacht, and of the captain of the ferry.
fn bound(case: &Case, passage: &Alignment, phrase: &Phrase) -> Option<Finding> {
    let there = &case.source.reading;
    let sentence = case.sentence(passage.sentences.0);
    let ours = belongs(case.claim, phrase).filter(|at| case.clause.has(*at))?;
    let linked = |at: usize| case.link(passage, at).filter(|l| l.score >= 0.7 && sentence.has(l.at)).map(|l| l.at);
    let (head, at) = (linked(phrase.head)?, linked(ours)?);
    let own = belongs(there, case.source_phrase(head).filter(|p| p.head == head)?)?;
    let inside = |p: &&Phrase| sentence.has(p.head) && p.head != head;
    let elsewhere = there.phrases.iter().filter(inside).any(|p| belongs(there, p) == Some(at));
    // "the gate of the miners' camp" is "the miners' camp gate"
    let chained = |a: usize, b: usize| there.phrase_at(a).and_then(|p| belongs(there, p)) == Some(b);
    let answered = passage.links.iter().flatten().any(|l| l.at == own);
    let named = |t: &Term| t.tag == Tag::Noun && !case.aligner.lexicon.has("loose", t.lemma);
    let named = there.terms.get(own).is_some_and(named);
    // "the head of the bank's union" is no head of the bank
    let skipped = chained(own, at) && !answered && named;
    let same = own == at
        || chained(own, at)
        || chained(at, own)
        || there.entity_at(own).is_some() && there.entity_at(own) == there.entity_at(at);
    let identity = case.identity(passage, Run::one(ours));
    let sides = (Run::one(ours), Run::one(own));
    let differ = || case.differ(DetailKind::Name, Difference::Possessor, Reason::OtherName, sides, identity);
    (elsewhere && !same || skipped).then(|| differ().open())
}

/// The head of what a noun phrase belongs to: "the yacht's owner", "the owner of the yacht".
fn belongs(reading: &Reading, phrase: &Phrase) -> Option<usize> {
    let of = |at: usize| reading.document.is(at, "of");
    let behind = || {
        let next = reading.phrase_at(phrase.run.end + 1)?;
        (of(phrase.run.end) && next.preposition == Some(phrase.run.end)).then_some(next.head)
    };
    let front = phrase.owner.map(|o| o.end.saturating_sub(1));
    front.filter(|at| reading.terms.get(*at).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name))).or_else(behind)
}

/// "The roof fell" of "part of the roof fell", "one of the roofs fell", "bought a stake in it": not the thing, but something of
/// it, of which the statement tells nothing.
fn whole(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let (lexicon, there) = (case.aligner.lexicon, &case.source.reading);
    let lemma = |at: usize| there.terms.get(at).map(|t| t.lemma);
    let tag = |at: usize| there.terms.get(at).map(|t| t.tag);
    // "every one of the roofs", "none of the roofs", "did not reach any of the roofs": the roofs
    let sets: &[&str] = if other.stance.affirmed { &["universal", "nobody"] } else { &["universal", "nobody", "any"] };
    let entire = |run: Run| run.iter().any(|at| sets.iter().any(|set| lexicon.has(set, there.document.word(at))));
    let counts = |s: &Slot| {
        let word = matches!(tag(s.head), Some(Tag::Number | Tag::Pronoun | Tag::Adjective));
        word && there.document.is(s.run.end, "of") && !entire(Run::new(s.run.start.saturating_sub(1), s.run.end))
    };
    // "the bank's spokesman said"
    let speaks = lexicon.cue(lemma(other.head)?).is_some();
    let core = |s: &&Slot| s.part == Part::Patient || s.part == Part::Agent && !speaks;
    act.slots.iter().filter(core).find_map(|ours| {
        // "the roofs that fell" are those that did
        let told = case.claim.terms.get(ours.run.end).is_some_and(|t| t.tag == Tag::Relative);
        let at = case.link(passage, ours.head).filter(|l| l.score >= 0.7 && !told)?.at;
        let named = |s: &&Slot| tag(s.head) == Some(Tag::Noun) || counts(s);
        let theirs = other.slots.iter().find(|s| s.part == ours.part && s.head != at && named(s))?;
        let phrase = there.phrase_at(theirs.head).filter(|p| p.head == theirs.head)?;
        let inner = there.phrase_at(at).filter(|p| p.head == at).and_then(|p| p.preposition);
        let hangs = ours.part == Part::Patient && inner == Some(phrase.run.end);
        let of = belongs(there, phrase) == Some(at) || hangs && belongs(there, phrase).is_none();
        let answered = passage.links.iter().flatten().any(|l| l.at == theirs.head);
        if answered || lexicon.has("loose", lemma(theirs.head)?) || !of || theirs.run.has(at) && phrase.owner.is_none()
        {
            return None;
        }
        let identity = case.identity(passage, ours.run);
        let sides = (ours.run, theirs.run);
        Some(case.differ(DetailKind::Name, Difference::Agent, Reason::OtherAgent, sides, identity).open())
    })
}

/// "Prices rose by 5%" of "fuel prices rose by 5%", "tickets cost 5 euros" of "tickets for children cost 5 euros": a bare noun
/// says of all what the source measures of some of them.
fn narrowed(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let there = &case.source.reading;
    let (ours, theirs) = (act.subject()?, other.subject()?);
    let noun = |reading: &Reading, at: usize| reading.terms.get(at).is_some_and(|t| t.tag == Tag::Noun);
    let led =
        |reading: &Reading, at: usize| reading.phrase_at(at + 1).filter(|p| p.preposition == Some(at)).map(|p| p.head);
    let measure = |m: &Mention| matches!(&m.value, Value::Quantity(q) if q.unit.is_some());
    let measured =
        |s: &Slot| s.part != Part::Agent && case.claim.mentions.iter().any(|m| s.run.contains(m.run) && measure(m));
    let bare = ours.run.len() == 1 && noun(case.claim, ours.head) && led(case.claim, ours.head + 1).is_none();
    let same = bare && case.link(passage, ours.head).is_some_and(|l| l.exact && l.at == theirs.head);
    let front = theirs.head.checked_sub(1).filter(|k| theirs.run.has(*k) && noun(there, *k));
    let behind = || led(there, theirs.head + 1).filter(|k| noun(there, *k));
    let answered = passage.links.iter().flatten().any(|l| front.or_else(behind) == Some(l.at));
    let limit = front.or_else(behind).filter(|_| same && !answered && act.slots.iter().any(measured))?;
    let sides = (ours.run, Run::one(limit));
    Some(case.differ(DetailKind::Name, Difference::Agent, Reason::OtherAgent, sides, 0.5).open())
}

/// "The boy called" of "the boy's mother called", "under Brandt" of "under Brandt's predecessor": not he, but one of his.
fn relative(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Finding> {
    let there = &case.source.reading;
    let title = |reading: &Reading, at: usize| case.aligner.lexicon.people().title_at(|k| reading.document.word(k), at);
    // whatever owns a wife or a predecessor is not she: a body acts by its chairman only
    let related =
        |at: usize| title(there, at).is_some_and(|(_, t)| matches!(t.kind, TitleKind::Kin | TitleKind::Description));
    let person = |reading: &Reading, at: usize| {
        title(reading, at).is_some()
            || reading
                .entity_at(at)
                .and_then(|id| there.entities.get(id))
                .is_some_and(|e| e.name.kind == NameKind::Person)
    };
    let owns = |theirs: &Slot, at: usize| {
        theirs.run.has(at) && there.terms.get(at + 1).is_some_and(|t| t.tag == Tag::Possessive)
    };
    let of = |theirs: &Slot, at: usize| {
        let phrase = there.phrase_at(at).filter(|p| p.head == at);
        let link = phrase.and_then(|p| p.preposition);
        link.is_some_and(|p| p == theirs.head + 1 && there.document.is(p, "of"))
    };
    act.slots.iter().find_map(|ours| {
        let at = case.link(passage, ours.head)?.at;
        let filled = |s: &&Slot| s.part == ours.part && s.head != at && (owns(s, at) || of(s, at));
        let theirs = other.slots.iter().find(filled)?;
        let answered = passage.links.iter().flatten().any(|l| l.at == theirs.head);
        let named = || person(there, at) || person(case.claim, ours.head);
        let persons = related(theirs.head) || person(there, theirs.head) && named();
        let sides = (ours.run, theirs.run);
        let differ = || case.differ(DetailKind::Name, Difference::Agent, Reason::OtherAgent, sides, 0.5).open();
        (persons && !answered).then(differ)
    })
}

fn one(case: &Case, passage: &Alignment, phrase: &Phrase) -> Option<Finding> {
    let ours = owner(case.claim, phrase)?;
    let link = case.link(passage, phrase.head).filter(|l| l.score >= 0.7)?;
    let theirs_phrase = case.source_phrase(link.at).filter(|p| p.head == link.at)?;
    let theirs = owner(&case.source.reading, theirs_phrase)?;
    let here = case.claim.mentions.get(ours)?.run;
    let inside = here.iter().filter_map(|at| case.link(passage, at)).any(|l| beside(case, theirs_phrase.run, l.at));
    if inside || same_place(case, ours, theirs) {
        return None;
    }
    let there = case.source.reading.mentions.get(theirs)?.run;
    let identity = case.identity(passage, here);
    let mut finding = case.differ(DetailKind::Name, Difference::Possessor, Reason::OtherName, (here, there), identity);
    if !differs(case, ours, theirs) {
        finding.agreement = Agreement::Unknown;
    }
    Some(finding)
}

/// One entity, or a name that may be the same.
fn same_place(case: &Case, ours: usize, theirs: usize) -> bool {
    let (Some(a), Some(b)) = (case.claim.mentions.get(ours), case.source.reading.mentions.get(theirs)) else {
        return true;
    };
    let (Value::Name(x), Value::Name(y)) = (&a.value, &b.value) else { return true };
    let known = case.aligner.entity(ours);
    known.is_some() && known == case.source.reading.entity_at(b.run.start)
        || x.sameness(y, case.aligner.lexicon) != Sameness::Different
}

/// The name in front of the head: "Mexico's lawsuit", "US gunmakers".
fn owner(reading: &Reading, phrase: &Phrase) -> Option<usize> {
    let front = phrase.owner.unwrap_or(Run::new(phrase.run.start, phrase.head));
    let named = front.iter().rev().find_map(|at| reading.name_at(at))?;
    let mention = reading.mentions.get(named)?;
    (!mention.run.has(phrase.head)).then_some(named)
}

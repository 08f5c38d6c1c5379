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

/// The source has a subject, an object, a figure or a day of its own for an act, and the statement takes them from the other
/// sentence.
pub fn misbound(case: &Case, joined: &Alignment) -> bool {
    let there = &case.source.reading;
    case.acts().any(|act| {
        let home = case.link(joined, act.head).filter(|l| l.score >= 0.7);
        let lent = home.and_then(|l| Some(Lent { case, joined, act, other: there.act_at(l.at)? }));
        lent.is_some_and(|lent| act.slots.iter().any(|slot| lent.taken(slot)))
    })
}

/// An act of the statement, and the act of the source in the one sentence.
struct Lent<'a> {
    case: &'a Case<'a>,
    joined: &'a Alignment,
    act: &'a Act,
    other: &'a Act,
}

impl Lent<'_> {
    /// Whether what fills a part stands in the other sentence, and the act has something else in that part.
    fn taken(&self, slot: &Slot) -> bool {
        let there = &self.case.source.reading;
        let sentence = there.sentence_run(self.other.head);
        let Some(far) = self.case.link(self.joined, slot.head).map(|l| l.at).filter(|at| !sentence.has(*at)) else {
            return false;
        };
        let same = |own: usize| there.entity_at(far).is_some_and(|id| there.entity_at(own) == Some(id));
        let mut own = self.other.slots.iter().filter(|s| s.part == slot.part && !same(s.head));
        own.any(|s| self.object(slot, s, far) || self.subject(slot, s, far) || self.figure(slot, s))
    }

    /// Another object or complement, and nothing is told of the act that takes the statement's.
    fn object(&self, slot: &Slot, own: &Slot, far: usize) -> bool {
        let inside = |at: usize| self.case.link(self.joined, at).is_some_and(|l| own.run.has(l.at));
        let part = matches!(slot.part, Part::Patient | Part::Prep(_));
        part && self.named(own.head) && !slot.run.iter().any(inside) && untold(self.case, self.joined, far)
    }

    /// Another subject; speakers are compared as such.
    fn subject(&self, slot: &Slot, own: &Slot, far: usize) -> bool {
        let (case, there) = (self.case, &self.case.source.reading);
        let said = case.claim.terms.get(self.act.head).is_some_and(|t| case.aligner.lexicon.cue(t.lemma).is_some());
        let ours = case.claim.name_at(slot.head).is_some();
        let other = || another(case, slot.head, far, own) || named_later(there, far, own.head);
        let leads = self.act.subject().is_some_and(|s| s.head == slot.head);
        let name = there.name_at(own.head).is_some() || !said && self.named(own.head) && ours;
        !said && leads && (ours || does(case, far)) && other() || slot.part == Part::Agent && name
    }

    /// Another figure or day.
    fn figure(&self, slot: &Slot, own: &Slot) -> bool {
        let typed = |v: &Value| matches!(v, Value::Quantity(_) | Value::Date(_));
        let figured =
            |reading: &Reading, run: Run| run.iter().any(|at| reading.mentions_at(at).any(|(_, m)| typed(&m.value)));
        figured(self.case.claim, slot.run) && figured(&self.case.source.reading, own.run)
    }

    fn named(&self, at: usize) -> bool {
        self.case.source.reading.terms.get(at).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name))
    }
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

/// Whether a token of the source stands in the subject of an act.
fn does(case: &Case, at: usize) -> bool {
    let acts = case.source_acts(case.source.reading.document.sentence_at(at)).iter();
    acts.filter_map(Act::subject).any(|s| s.run.has(at))
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

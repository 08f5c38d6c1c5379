//! Participants: who takes part in an act, where the source gives the part to somebody else and tells something else of whom
//! the statement names.

use super::case::Case;
use super::converses::told;
use super::model::Finding;
use super::mutual;
use crate::evidence::{Alignment, UnitKind};
use crate::lexicon::Tag;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Slot};
use crate::text::Run;

/// Subjects and objects of the clause that stand elsewhere in the passage: they have changed places with others, or each
/// leaves the clause open.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let acts = case.acts().filter(|a| !case.verbatim(a.head));
    let pairs = acts.filter_map(|act| Some((act, case.partner(passage, act)?)));
    let parts = pairs.flat_map(|(act, other)| {
        let core = act.slots.iter().filter(core);
        core.map(move |slot| Parts { case, passage, act, other, slot: *slot })
    });
    parts.filter_map(|p| p.compare()).collect()
}

/// Subjects and objects.
fn core(slot: &&Slot) -> bool {
    matches!(slot.part, Part::Agent | Part::Patient)
}

/// One part of an act, and the act that the source tells.
struct Parts<'a> {
    case: &'a Case<'a>,
    passage: &'a Alignment,
    act: &'a Act,
    other: &'a Act,
    slot: Slot,
}

impl Parts<'_> {
    fn compare(&self) -> Option<Finding> {
        let at = self.home()?;
        let solid = self.case.unit(self.slot.head).is_some_and(|u| u.weight > 1.0);
        let own = self.own(at)?;
        let sides = (self.slot.run, own.run);
        let differ = |reason, identity| self.case.differ(DetailKind::Act, Difference::Agent, reason, sides, identity);
        if solid && self.exchanged(at, &own) {
            return Some(differ(Reason::Swapped, self.case.identity(self.passage, self.slot.run)));
        }
        if told(self.case, self.passage, self.act) {
            return None;
        }
        // who tells is compared as a speaker
        let said = self.speech(&self.case.source.reading, self.other);
        let swapped = solid && (self.turned(at) || !said && !self.answered(own.head, true) && self.taken(at, &own));
        let outside = || !said && self.outside(at, &own);
        let reason = if swapped { Some(Reason::Swapped) } else { outside().then_some(Reason::OtherAgent) };
        reason.map(|r| differ(r, 0.5).open())
    }

    /// Where the source has what fills the part.
    fn home(&self) -> Option<usize> {
        let solid = |k: UnitKind| matches!(k, UnitKind::Noun | UnitKind::Name);
        self.case.unit(self.slot.head).filter(|u| solid(u.kind))?;
        let at = self.case.link(self.passage, self.slot.head).filter(|l| l.score >= 0.7)?.at;
        self.case.sentence(self.passage.sentences.0).has(at).then_some(at)
    }

    /// Whom the source gives this part: somebody else.
    fn own(&self, at: usize) -> Option<Slot> {
        let there = &self.case.source.reading;
        let own = *self.other.slots.iter().find(|s| s.part == self.slot.part)?;
        let named = matches!(there.terms.get(own.head)?.tag, Tag::Noun | Tag::Name)
            || there.entities.referred(own.head).is_some();
        // "her father, Carl Dorn,"
        let who = |at: usize| there.titled_at(at).or_else(|| there.entity_at(at));
        let same = own.run.has(at) || who(at).is_some() && who(at) == who(own.head);
        (named && !same).then_some(own)
    }

    fn speech(&self, reading: &Reading, act: &Act) -> bool {
        reading.terms.get(act.head).is_some_and(|t| self.case.aligner.lexicon.cue(t.lemma).is_some())
    }

    /// Whether the statement has a word for a token of the source, in this part or anywhere.
    fn answered(&self, at: usize, here: bool) -> bool {
        let units = self.case.side.units.iter().zip(&self.passage.links);
        let mut linked = units.filter(|(_, l)| l.is_some_and(|l| l.at == at));
        linked.any(|(u, _)| !here || self.slot.run.overlaps(u.run))
    }

    /// The acts of the passage, but the one compared, whose parts hold a token.
    fn holders(&self, at: usize) -> impl Iterator<Item = &Act> {
        let acts = self.case.source_acts(self.passage.sentences.0).iter();
        acts.filter(move |b| b.head != self.other.head && b.slots.iter().any(|s| s.run.has(at)))
    }

    /// Who did the one thing does the other in the source, and the statement names who did the one there.
    fn exchanged(&self, at: usize, own: &Slot) -> bool {
        let case = self.case;
        let there = &case.source.reading;
        let lemma = |reading: &Reading, at: usize| reading.terms.get(at).map(|t| t.lemma);
        let voices = !self.speech(case.claim, self.act) && self.act.passive == self.other.passive;
        let opens = leads(self.act, &self.slot) && leads(self.other, own);
        let noun =
            there.entities.referred(own.head).is_none() && lemma(case.claim, self.slot.head) != lemma(there, own.head);
        let apart = case.scattered(self.passage, self.act, self.other, &self.slot);
        if !voices || !opens || !noun || apart || !self.told(own) {
            return false;
        }
        // "Lira spent 3 million, Sund spent 2": the same verb of both
        let verb = lemma(there, self.other.head);
        let leading = |b: &&Act| b.slots.iter().any(|s| s.part == self.slot.part && leads(b, s) && s.run.has(at));
        let elsewhere = self.holders(at).find(leading).filter(|b| lemma(there, b.head) != verb);
        // what the statement tells of the same one as well says nothing of this act
        let same = |a: &&Act| a.slots.iter().any(|s| leads(a, s) && s.head == self.slot.head);
        let mut also = case.acts().filter(|a| a.head != self.act.head).filter(same);
        elsewhere.is_some_and(|e| !also.any(|a| case.partner(self.passage, a).is_some_and(|b| b.head == e.head)))
    }

    /// Whether who fills the source's part is told of by the statement in another act.
    fn told(&self, own: &Slot) -> bool {
        let (case, there) = (self.case, &self.case.source.reading);
        let entity = there.entity_at(own.head);
        let others = case.claim.acts.iter().filter(|a| !self.slot.run.has(a.head));
        let subjects = others.flat_map(|a| a.slots.iter().filter(move |s| leads(a, s) && s.head != self.slot.head));
        subjects.filter(core).any(|s| {
            let known = case.claim.name_at(s.head).and_then(|k| case.aligner.entity(k));
            let word = case.claim.terms.get(s.head).map(|t| t.lemma);
            let lemma = there.terms.get(own.head).map(|t| t.lemma);
            known.is_some() && known == entity || entity.is_none() && word.is_some() && word == lemma
        })
    }

    /// It fills the other part there: "Falk blamed" of "Brandt blamed Falk".
    fn turned(&self, at: usize) -> bool {
        let (case, there) = (self.case, &self.case.source.reading);
        let people = case.aligner.lexicon.people();
        // "sales grew" of "the firm grew its sales"
        let person = people.title_at(|k| case.claim.document.word(k), self.slot.head).is_some()
            || case.claim.name_at(self.slot.head).is_some();
        let both = person || self.act.passive || self.act.slots.iter().filter(core).count() > 1;
        let entity = there.entity_at(at);
        let fills = |s: &&Slot| s.run.has(at) || entity.is_some() && there.entity_at(s.head) == entity;
        let other = self.other.slots.iter().filter(core).filter(|s| s.part != self.slot.part).any(|s| fills(&s));
        let own = self.other.slots.iter().find(|s| s.part == self.slot.part);
        let mutual = own.is_some_and(|s| mutual::both(case, self.other, s.head, at));
        both && other && !mutual && own.is_some_and(|s| !self.answered(s.head, true))
    }

    /// It takes part in another act, of which the statement tells nothing; the same verb has its own subject right in front.
    fn taken(&self, at: usize, own: &Slot) -> bool {
        let link = self.case.link(self.passage, self.act.head);
        let exact = link.is_some_and(|l| l.exact && self.other.group.has(l.at));
        let inside = self.other.slots.iter().any(|s| s.run.has(at));
        let mut holders = self.holders(at).peekable();
        let told = holders.peek().is_none() || holders.any(|b| self.answered(b.head, false));
        exact && !inside && !told && self.beside(own)
    }

    /// The subject stands outside of the act, which another person does.
    fn outside(&self, at: usize, own: &Slot) -> bool {
        let (case, there) = (self.case, &self.case.source.reading);
        let people = case.aligner.lexicon.people();
        let person = |reading: &Reading, at: usize| {
            reading.name_at(at).is_some() || people.title_at(|k| reading.document.word(k), at).is_some()
        };
        // who does what "to die" tells is guessed
        let guessed = self.other.group.iter().any(|at| there.terms.get(at).is_some_and(|t| t.tag == Tag::To));
        let persons = person(case.claim, self.slot.head) && person(there, own.head);
        let inside = self.other.slots.iter().any(|s| s.run.has(at));
        let agents = self.slot.part == Part::Agent && self.act.passive == self.other.passive;
        agents && persons && !guessed && !inside
    }

    /// Whether nothing but a relative stands between the subject and its verb.
    fn beside(&self, subject: &Slot) -> bool {
        let tag = |at: usize| self.case.source.reading.terms.get(at).map_or(Tag::Mark, |t| t.tag);
        let between = Run::new(subject.run.end, self.other.group.start);
        let related = between.iter().any(|at| tag(at) == Tag::Relative);
        let light = |at: usize| matches!(tag(at), Tag::Adverb | Tag::Relative) || related && tag(at) == Tag::Mark;
        subject.run.end <= self.other.group.start && between.len() < 4 && between.iter().all(light)
    }
}

/// Whether a part stands in front of its verb.
fn leads(act: &Act, slot: &Slot) -> bool {
    slot.run.end <= act.group.start
}

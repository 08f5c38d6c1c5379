//! Participants: who takes part in an act, where the source gives the part to somebody else and tells another act of whom
//! the statement names.

use super::case::Case;
use super::converses::told;
use super::model::Finding;
use crate::evidence::{Alignment, UnitKind};
use crate::lexicon::Tag;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Slot};
use crate::text::Run;

/// Subjects and objects of the clause that stand elsewhere in the passage: each leaves the clause open.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let people = case.aligner.lexicon.people();
    let mut out = Vec::new();
    for act in case.acts().filter(|a| !case.verbatim(a.head) && !told(case, passage, a)) {
        let Some(other) = case.partner(passage, act) else { continue };
        let Some(term) = case.source.reading.terms.get(other.head) else { continue };
        // who tells is compared as a speaker
        let said = case.aligner.lexicon.cue(term.lemma).is_some();
        let core = |s: &&Slot| matches!(s.part, Part::Agent | Part::Patient);
        for slot in act.slots.iter().filter(core) {
            let parts = Parts { case, passage, act, other, slot: *slot };
            // "sales grew" of "the firm grew its sales"
            let person = people.title_at(|k| case.claim.document.word(k), slot.head).is_some()
                || case.claim.name_at(slot.head).is_some();
            let both = person || act.passive || act.slots.iter().filter(core).count() > 1;
            let found = parts.turned().filter(|_| both).or_else(|| parts.taken().filter(|_| !said));
            let finding = |there: Slot| {
                case.differ(DetailKind::Act, Difference::Agent, Reason::Swapped, (slot.run, there.run), 0.5)
            };
            out.extend(found.map(finding).map(Finding::open));
        }
    }
    out
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
    /// Where the source has what fills the part.
    fn home(&self) -> Option<usize> {
        let solid = |k: UnitKind| matches!(k, UnitKind::Noun | UnitKind::Name);
        self.case.unit(self.slot.head).filter(|u| solid(u.kind) && u.weight > 1.0)?;
        let at = self.case.link(self.passage, self.slot.head).filter(|l| l.score >= 0.7)?.at;
        self.case.sentence(self.passage.sentences.0).has(at).then_some(at)
    }

    /// Whom the source gives this part: somebody else, of whom the statement tells nothing here.
    fn own(&self, at: usize) -> Option<Slot> {
        let there = &self.case.source.reading;
        let own = *self.other.slots.iter().find(|s| s.part == self.slot.part)?;
        let term = there.terms.get(own.head)?;
        let named = matches!(term.tag, Tag::Noun | Tag::Name) || there.entities.referred(own.head).is_some();
        let entity = |at: usize| there.entity_at(at);
        let same = own.run.has(at) || entity(at).is_some() && entity(at) == entity(own.head);
        (named && !same && !self.answered(own.head, true)).then_some(own)
    }

    /// Whether the statement has a word for a token of the source, in this part or anywhere.
    fn answered(&self, at: usize, here: bool) -> bool {
        let units = self.case.side.units.iter().zip(&self.passage.links);
        let mut linked = units.filter(|(_, l)| l.is_some_and(|l| l.at == at));
        linked.any(|(u, _)| !here || self.slot.run.overlaps(u.run))
    }

    /// It fills the other part there: "Falk blamed" of "Brandt blamed Falk".
    fn turned(&self) -> Option<Slot> {
        let at = self.home()?;
        let entity = self.case.source.reading.entity_at(at);
        let there = &self.case.source.reading;
        let fills = |s: &&Slot| s.run.has(at) || entity.is_some() && there.entity_at(s.head) == entity;
        let turned = |s: &&Slot| matches!(s.part, Part::Agent | Part::Patient) && s.part != self.slot.part;
        let other = self.other.slots.iter().filter(turned).any(|s| fills(&s));
        let lemma = there.terms.get(self.other.head)?.lemma;
        self.own(at).filter(|_| other && !self.case.aligner.lexicon.has("mutual", lemma))
    }

    /// It takes part in another act, of which the statement tells nothing; the same verb has its own subject right in front.
    fn taken(&self) -> Option<Slot> {
        let (at, other) = (self.home()?, self.other);
        let own = self.own(at).filter(|s| self.beside(s))?;
        let exact = self.case.link(self.passage, self.act.head).is_some_and(|l| l.exact && other.group.has(l.at));
        if !exact || other.slots.iter().any(|s| s.run.has(at)) {
            return None;
        }
        let acts = self.case.source_acts(self.passage.sentences.0);
        let holds = |b: &&Act| b.head != other.head && b.slots.iter().any(|s| s.run.has(at));
        let mut holders = acts.iter().filter(holds).peekable();
        holders.peek()?;
        let untold = holders.all(|b| !self.answered(b.head, false));
        untold.then_some(own)
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

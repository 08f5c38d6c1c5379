//! Persons: a named person of the statement whom the source knows, and what the source says near his name.

use super::appositions::apposed;
use super::case::Case;
use super::model::Finding;
use crate::evidence::Unit;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::EntityId;
use crate::text::{Run, Word};
use crate::value::{Mention, NameKind, Role, Value};

/// How far from a mention of a person a word may stand that tells what he is, in tokens.
pub const NEAR: usize = 10;

/// A named person of the clause whom the source knows.
pub struct Person<'a> {
    /// The clause beside the source.
    pub case: &'a Case<'a>,
    /// Who it is in the source.
    pub id: EntityId,
    /// The name in the statement.
    pub name: Run,
}

impl<'a> Person<'a> {
    /// The person whose name stands at `name`, where the source knows one.
    pub fn new(case: &'a Case<'a>, name: Run) -> Option<Self> {
        let id = case.aligner.entity(case.claim.name_at(name.start)?)?;
        let known = case.source.reading.entities.get(id)?.name.kind == NameKind::Person;
        known.then_some(Self { case, id, name })
    }

    /// The titles that the source gives the person.
    pub fn roles(&self) -> &[Role] {
        self.case.source.reading.entities.get(self.id).map(|e| e.roles.as_slice()).unwrap_or_default()
    }

    /// Whether a token of the source names or means the person.
    pub fn means(&self, at: usize) -> bool {
        self.case.source.reading.entity_at(at) == Some(self.id)
    }

    /// Whether a token of the source names another person.
    pub fn other(&self, at: usize) -> bool {
        let there = &self.case.source.reading;
        let named = there.name_at(at).and_then(|k| there.entities.of(k)).filter(|e| *e != self.id);
        named.and_then(|e| there.entities.get(e)).is_some_and(|e| e.name.kind == NameKind::Person)
    }

    /// Whether a token of the source stands near a mention of the person, with nobody else named in between and, of a name,
    /// no act told.
    pub fn near(&self, at: usize, name: bool) -> bool {
        let lexicon = self.case.aligner.lexicon;
        let there = &self.case.source.reading;
        let tells = |lemma: Word| ["becomes", "holds", "serves"].iter().any(|set| lexicon.has(set, lemma));
        let is = |at: usize| there.terms.get(at).is_some_and(|t| tells(t.lemma));
        let acts = |at: usize| there.act_at(at).is_some_and(|a| there.finite(a) && !is(at));
        let stops = |at: usize| self.other(at) || name && acts(at);
        let sentence = there.sentence_run(at);
        let own = there.name_at(at).and_then(|k| there.mentions.get(k)).map_or(Run::one(at), |m| m.run);
        let back = at.saturating_sub(NEAR).max(sentence.start)..own.start;
        let on = own.end..(at + NEAR).min(sentence.end);
        back.rev().take_while(|k| !stops(*k)).any(|k| self.means(k))
            || on.take_while(|k| !stops(*k)).any(|k| self.means(k))
    }

    /// Whether the source has a word near a mention of the person, where it is not said of somebody else.
    pub fn beside(&self, unit: &Unit, name: bool) -> bool {
        let case = self.case;
        let there = &case.source.reading;
        let units = case.source.sides.iter().flat_map(|s| &s.units);
        let mut found = units.filter(|u| case.aligner.pair(unit, u).is_some()).map(|u| u.run.start);
        // "The former senator led it", behind a sentence about her
        let behind = |at: usize| {
            let Some(k) = there.sentence_run(at).start.checked_sub(1) else { return false };
            let before = there.sentence_run(k);
            self.of_nobody(at) && before.iter().any(|k| self.means(k)) && !before.iter().any(|k| self.other(k))
        };
        found.any(|at| self.means(at) || self.near(at, name) && !self.of_other(at) || behind(at))
    }

    /// A title of nobody named that opens its sentence.
    pub fn of_nobody(&self, at: usize) -> bool {
        let there = &self.case.source.reading;
        let start = there.sentence_run(at).start;
        let bare = |m: &Mention| matches!(&m.value, Value::Role(r) if r.person.is_none());
        at < start + NEAR && there.mentions_at(at).any(|(_, m)| bare(m))
    }

    /// Whether a word of the source stands in the title or apposition of somebody else.
    pub fn of_other(&self, at: usize) -> bool {
        let there = &self.case.source.reading;
        let held = there.mentions_at(at).find_map(|(_, m)| match &m.value {
            Value::Role(r) => r.person.and_then(|p| there.entity_at(p.start)),
            _ => None,
        });
        if let Some(holder) = held {
            return holder != self.id;
        }
        let Some(anchor) = apposed(there, at) else { return false };
        let people = self.case.aligner.lexicon.people();
        let person = people.title_at(|k| there.document.word(k), anchor).is_some() || there.name_at(anchor).is_some();
        person && there.entity_at(anchor) != Some(self.id)
    }

    /// What the source does not give the person: it stands in the way wherever the rest is told.
    pub fn open(&self, claim: Run) -> Finding {
        Finding { evidence: None, ..self.differ(Reason::RoleNotInSource, claim, Run::default()).open() }
    }

    /// A difference in what the person is.
    pub fn differ(&self, reason: Reason, claim: Run, source: Run) -> Finding {
        self.case.differ(DetailKind::Role, Difference::Role, reason, (claim, source), 1.0)
    }
}

//! A text read whole: tokens with their parts of speech, mentions, entities, attributions and acts.

use super::chunk::Phrase;
use super::entities::Entities;
use super::model::{Act, Attribution, EntityId, Part};
use crate::lexicon::{Form, Tag, Term};
use crate::text::{Document, Ranks, Run};
use crate::value::{Mention, Value};

/// A text read whole.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text, its tokens and sentences.
    pub document: Document,
    /// One term a token.
    pub terms: Vec<Term>,
    /// Mentions in order of their first token, longer first.
    pub mentions: Vec<Mention>,
    /// Who said what.
    pub attributions: Vec<Attribution>,
    /// Persons, places and bodies, and what stands for them.
    pub entities: Entities,
    /// Noun phrases in order.
    pub phrases: Vec<Phrase>,
    /// Acts in order of their head.
    pub acts: Vec<Act>,
    /// For each token, the mentions that begin before it.
    pub begun: Ranks,
    /// For each token, the noun phrases that end before it.
    pub ended: Ranks,
}

/// No mention that holds a token begins further in front of it.
const LONGEST: usize = 23;

impl Reading {
    /// Every mention that begins at token `at`, with its number.
    pub fn mentions_at(&self, at: usize) -> impl Iterator<Item = (usize, &Mention)> {
        let from = self.begun.at(at.saturating_sub(LONGEST));
        let window = self.mentions.get(from..).unwrap_or(&[]);
        window
            .iter()
            .enumerate()
            .take_while(move |(_, m)| m.run.start <= at)
            .filter(move |(_, m)| m.run.has(at))
            .map(move |(k, m)| (from + k, m))
    }

    /// The number of the name that holds token `at`.
    pub fn name_at(&self, at: usize) -> Option<usize> {
        self.mentions_at(at).find(|(_, m)| matches!(m.value, Value::Name(_))).map(|(k, _)| k)
    }

    /// The entity that token `at` stands for, as a name or as a resolved reference.
    pub fn entity_at(&self, at: usize) -> Option<EntityId> {
        self.name_at(at).and_then(|k| self.entities.of(k)).or_else(|| self.entities.referred(at))
    }

    /// The person in whose title token `at` stands: "Ohio" in "the governor of Ohio, Ana Falk,".
    pub fn titled_at(&self, at: usize) -> Option<EntityId> {
        let person = |m: &Mention| if let Value::Role(r) = &m.value { r.person } else { None };
        let name = self.mentions_at(at).find_map(|(_, m)| person(m))?;
        self.name_at(name.start).and_then(|k| self.entities.of(k))
    }

    /// The token at which the speaker of a sentence is named, where that speaker is `entity`.
    pub fn speaker_of(&self, sentence: usize, entity: EntityId) -> Option<usize> {
        let run = self.document.sentences().get(sentence)?.run;
        self.attributions
            .iter()
            .filter(|a| a.content.overlaps(run) && a.entity == Some(entity))
            .find_map(|a| a.speaker)
            .map(|s| s.start)
    }

    /// The mentions that begin in `run`.
    pub fn mentions_in(&self, run: Run) -> &[Mention] {
        let rest = self.mentions.get(self.begun.at(run.start)..).unwrap_or(&[]);
        let count = rest.partition_point(|m| m.run.start < run.end);
        rest.get(..count).unwrap_or(&[])
    }

    /// The act whose head is token `at`.
    pub fn act_at(&self, at: usize) -> Option<&Act> {
        self.acts_in(Run::one(at)).first()
    }

    /// The acts whose head lies in `run`.
    pub fn acts_in(&self, run: Run) -> &[Act] {
        let from = self.acts.partition_point(|a| a.head < run.start);
        let to = self.acts.partition_point(|a| a.head < run.end);
        self.acts.get(from..to).unwrap_or(&[])
    }

    /// Whether an act has a verb that can stand in a main clause.
    pub fn finite(&self, act: &Act) -> bool {
        let bare = self.terms.get(act.group.start).is_some_and(|t| t.form == Form::Ing || t.tag == Tag::To);
        let alone = act.passive && act.group.len() == 1;
        !bare && !alone
    }

    /// Whether what stands in `run` does something: it is the agent of an act of its sentence.
    pub fn acting(&self, run: Run) -> bool {
        let agent = |a: &Act| a.slots.iter().any(|s| s.part == Part::Agent && s.run.overlaps(run));
        self.acts_in(self.sentence_run(run.start)).iter().any(agent)
    }

    /// The noun phrase that holds token `at`.
    pub fn phrase_at(&self, at: usize) -> Option<&Phrase> {
        self.phrase_over(Run::one(at))
    }

    /// The first noun phrase that shares a token with `run`.
    pub fn phrase_over(&self, run: Run) -> Option<&Phrase> {
        let k = self.ended.at(run.start);
        self.phrases.get(k).filter(|p| p.run.overlaps(run))
    }

    /// The tokens of the sentence that holds token `at`.
    pub fn sentence_run(&self, at: usize) -> Run {
        self.document.sentences().get(self.document.sentence_at(at)).map_or(Run::default(), |s| s.run)
    }
}

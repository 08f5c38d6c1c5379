//! A text read whole: tokens with their parts of speech, mentions, entities, attributions and acts.

use crate::lexicon::Term;
use crate::text::{Document, Run, Word};
use super::chunk::Phrase;
use crate::value::{Mention, Value};

/// A person, place, body or thing that a text speaks of, under one or more names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Who said something, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The words that name the speaker ("Mexican President Claudia Sheinbaum", "he", "officials").
    pub speaker: Option<Run>,
    /// Whom they stand for, where that is certain.
    pub entity: Option<EntityId>,
    /// The verb or phrase of speech ("said", "according").
    pub cue: Option<usize>,
    /// What was said: quoted words, or the clause.
    pub content: Run,
    /// Whether the content is, at least in part, a quotation.
    pub quoted: bool,
}

/// Which part of an act a slot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Who does it (the subject of an active verb, the "by" of a passive).
    Agent,
    /// What it is done to (the object of an active verb, the subject of a passive).
    Patient,
    /// What something is said to be (after be, become, remain; "as terrorists").
    Complement,
    /// To whom (the first of two objects, "to Mary").
    Recipient,
    /// Owner of a noun.
    Possessor,
    /// When.
    When,
    /// A figure that the verb takes.
    Amount,
    /// A prepositional phrase, by its preposition.
    Prep(Word),
}

/// One slot of an act: its part and the tokens that fill it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Which part.
    pub part: Part,
    /// The filler, without the preposition.
    pub run: Run,
    /// The head of the filler.
    pub head: usize,
}

/// How far an act is told as true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// It is so, or was.
    Fact,
    /// Intended, announced, expected.
    Plan,
    /// Threatened.
    Threat,
    /// May be, could be, if.
    Possible,
    /// Tried.
    Attempt,
    /// Alleged, suspected.
    Claimed,
}

/// Polarity and status of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Affirmed (true) or denied.
    pub affirmed: bool,
    /// How far it is told as true.
    pub status: Status,
}

/// One act: a verb, copula or act noun with its slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The verb or noun.
    pub head: usize,
    /// The verb with its auxiliaries.
    pub group: Run,
    /// Whether it is told in the passive.
    pub passive: bool,
    /// Whether it only links a subject with what it is.
    pub copula: bool,
    /// The tokens of the clause that it governs.
    pub clause: Run,
    /// Its slots.
    pub slots: Vec<Slot>,
    /// Polarity and status.
    pub stance: Stance,
}

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
    /// Noun phrases in order.
    pub phrases: Vec<Phrase>,
    /// Acts in order of their head.
    pub acts: Vec<Act>,
}

impl Reading {
    /// Every mention that begins at token `at`, with its number.
    pub fn mentions_at(&self, at: usize) -> impl Iterator<Item = (usize, &Mention)> {
        let from = self.mentions.partition_point(|m| m.run.start + 24 <= at);
        let window = self.mentions.get(from..).unwrap_or(&[]);
        window.iter().enumerate().take_while(move |(_, m)| m.run.start <= at).filter(move |(_, m)| m.run.has(at)).map(move |(k, m)| (from + k, m))
    }

    /// The number of the name that holds token `at`.
    pub fn name_at(&self, at: usize) -> Option<usize> {
        self.mentions_at(at).find(|(_, m)| matches!(m.value, Value::Name(_))).map(|(k, _)| k)
    }

    /// The entity that token `at` stands for, as a name or as a resolved reference.
    pub fn entity_at(&self, at: usize) -> Option<EntityId> {
        let _ = at;
        None
    }

    /// The token at which the speaker of a sentence is named, where that speaker is `entity`.
    pub fn speaker_of(&self, sentence: usize, entity: EntityId) -> Option<usize> {
        let run = self.document.sentences().get(sentence)?.run;
        self.attributions.iter().filter(|a| a.content.overlaps(run) && a.entity == Some(entity)).find_map(|a| a.speaker).map(|s| s.start)
    }

    /// The noun phrase that holds token `at`.
    pub fn phrase_at(&self, at: usize) -> Option<&Phrase> {
        self.phrase_over(Run::one(at))
    }

    /// The first noun phrase that shares a token with `run`.
    pub fn phrase_over(&self, run: Run) -> Option<&Phrase> {
        let k = self.phrases.partition_point(|p| p.run.end <= run.start);
        self.phrases.get(k).filter(|p| p.run.overlaps(run))
    }

    /// The tokens of the sentence that holds token `at`.
    pub fn sentence_run(&self, at: usize) -> Run {
        self.document.sentences().get(self.document.sentence_at(at)).map_or(Run::default(), |s| s.run)
    }
}

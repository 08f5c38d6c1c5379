//! The parts of a reading: attributions, acts with their slots, stance.

use crate::lexicon::CueClass;
use crate::text::{Run, Word};

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
    /// What the verb of speech commits the source to.
    pub class: Option<CueClass>,
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
    /// Asked: "has she resigned?".
    Asked,
    /// It was so, and is over: "used to own it".
    Over,
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

impl Act {
    /// The part that stands in front of the verb as its subject: who does it, or to whom it is done.
    pub fn subject(&self) -> Option<&Slot> {
        let leads = |s: &&Slot| matches!(s.part, Part::Agent | Part::Patient) && s.run.end <= self.group.start;
        self.slots.iter().find(leads)
    }
}

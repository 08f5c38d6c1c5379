//! Chunks: the noun phrases, verb groups, dates and breaks that a sentence is a row of.

use crate::text::Run;

/// A noun phrase without what hangs behind it: "Mexico's two most powerful cartels".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phrase {
    /// Its tokens.
    pub run: Run,
    /// The noun, name, pronoun or number that carries it.
    pub head: usize,
    /// The owner in front of it ("Mexico" in "Mexico's cartels", "her" in "her country").
    pub owner: Option<Run>,
    /// The preposition that governs it.
    pub preposition: Option<usize>,
    /// Whether it is a pronoun.
    pub pronoun: bool,
    /// Whether it tells how much: "18 votes", "a margin of two".
    pub measure: bool,
    /// Whether it is a plan, a bid, a failure "to" do something: who does it stands in front of it.
    pub intent: bool,
    /// Whether it is an adjective alone ("she was due"): nobody who does anything.
    pub quality: bool,
    /// Whether its head is a word for a person: "the mayor", "a driver".
    pub person: bool,
}

/// A verb with its auxiliaries: "has not been operating", "to invade".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Its tokens.
    pub run: Run,
    /// The main verb, or the form of be that stands alone.
    pub head: usize,
    /// Whether it is a passive ("was arrested", and a bare participle after a noun).
    pub passive: bool,
    /// Whether not, never, n't stands in it.
    pub negated: bool,
    /// The modal verb in it.
    pub modal: Option<usize>,
    /// Whether it can be the verb of a main clause.
    pub finite: bool,
    /// Whether it is "to" with a verb.
    pub infinitive: bool,
    /// Whether a preposition stands before it: "by deploying".
    pub prepositional: bool,
    /// Whether it is a form of be (become, remain are verbs) that links a subject with what it is.
    pub copula: bool,
    /// Whether it is a verb of saying behind which the speaker may stand.
    pub reporting: bool,
    /// Whether it is a verb of blame or praise, whose object does what it is blamed for.
    pub blaming: bool,
    /// Whether it is a verb that takes somebody and something: "gave her the key".
    pub giving: bool,
    /// Whether it is a verb whose object does what stands behind "to": "asked her to go".
    pub directing: bool,
}

/// What separates chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// A comma, or a bracket.
    Comma,
    /// A semicolon, colon, dash or stop.
    Stop,
    /// and, or, but.
    Coordinator,
    /// that, because, if, while.
    Subordinator,
    /// who, which, where.
    Relative,
}

/// One chunk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chunk {
    /// A noun phrase.
    Phrase(Phrase),
    /// A verb group.
    Group(Group),
    /// A date, with its preposition.
    Date(Run),
    /// A separator.
    Break(Break, usize),
    /// Anything else: an adverb, an adjective that stands alone, a particle.
    Loose(usize),
}

impl Chunk {
    /// Its tokens.
    pub fn run(&self) -> Run {
        match self {
            Self::Phrase(p) => p.run,
            Self::Group(g) => g.run,
            Self::Date(run) => *run,
            Self::Break(_, at) | Self::Loose(at) => Run::one(*at),
        }
    }

    /// The noun phrase, where it is one.
    pub fn phrase(&self) -> Option<&Phrase> {
        if let Self::Phrase(p) = self { Some(p) } else { None }
    }

    /// The verb group, where it is one.
    pub fn group(&self) -> Option<&Group> {
        if let Self::Group(g) = self { Some(g) } else { None }
    }
}

/// What is read as one word wherever it stands, each in order.
pub struct Fixed {
    /// Dates.
    pub dates: Vec<Run>,
    /// Titles and names that hold a preposition: "secretary of state", "Bank of England".
    pub titles: Vec<Run>,
    /// Figures of several words, with what hedges them: "more than four", "up to 20", "48 to 72".
    pub figures: Vec<Run>,
}

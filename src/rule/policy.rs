//! The policy: what each kind of difference does, what support needs, and how loud each caveat is.

use crate::outcome::{Caveat, Difference};

/// From which identity a difference contradicts, and from which it is shown as possible; none switches it off.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Levels {
    /// From here: contradicted.
    pub contradicted: Option<f32>,
    /// From here: absent, with a possible contradiction shown.
    pub possible: Option<f32>,
}

/// What a difference does at some identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The statement is contradicted.
    Contradicted,
    /// Absent, and the difference is shown.
    Possible,
    /// Absent.
    Absent,
}

/// How loud a caveat is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Information.
    Note,
    /// An editor should see it.
    Caveat,
    /// It must be looked at; `--strict` makes it absent.
    Review,
}

impl Level {
    /// Every level with its name.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("note", Self::Note), ("caveat", Self::Caveat), ("review", Self::Review)];
}

/// What one basis of support needs. Weights as in the lexicon; shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Support {
    /// The least share of the statement's weight that is matched.
    pub coverage: f32,
    /// The heaviest single word that may be missing.
    pub heaviest: f32,
    /// The most weight that may be missing in sum.
    pub missing: f32,
    /// From how many sentences of the source a clause may be supported.
    pub sentences: u32,
    /// Whether those must be neighbours.
    pub neighbours: bool,
}

/// What a paraphrase needs: points for what the statement and a passage share, in place of a share of its weight. A statement
/// that shares much is the passage retold, one that shares little may be anything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paraphrase {
    /// The least points.
    pub points: f32,
    /// The least number of words, names, figures and dates that have a counterpart.
    pub least: f32,
    /// Points for each word, name, figure or date that has its counterpart.
    pub word: f32,
    /// Points for each participant that the passage tells in another part of an act, or with another act: who retells
    /// builds the sentence anew, who replaces a word does not.
    pub moved: f32,
    /// Points for each detail of which a comparison found that it agrees.
    pub agreed: f32,
}

/// The whole policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    difference: Vec<Levels>,
    caveat: Vec<Level>,
    /// `stated`: the share of the weight that must match exactly.
    pub exact: f32,
    /// What `reworded` needs.
    pub reworded: Support,
    /// What `joined` needs.
    pub joined: Support,
    /// What `paraphrased` needs.
    pub paraphrased: Paraphrase,
}

impl Support {
    /// Whether something that `other` does not support can be supported by this.
    pub fn supports_more(&self, other: &Self) -> bool {
        self.coverage < other.coverage
            || self.heaviest > other.heaviest
            || self.missing > other.missing
            || self.sentences > other.sentences
            || !self.neighbours && other.neighbours
    }
}

impl Default for Policy {
    /// Nothing contradicts, every caveat is of level `caveat`, nothing but the exact wording supports.
    fn default() -> Self {
        let none = Support { coverage: 1.0, heaviest: 0.0, missing: 0.0, sentences: 1, neighbours: true };
        Self {
            difference: vec![Levels::default(); Difference::ALL.len()],
            caveat: vec![Level::Caveat; Caveat::ALL.len()],
            exact: 1.0,
            reworded: none,
            joined: none,
            paraphrased: Paraphrase { points: f32::INFINITY, least: 0.0, word: 0.0, moved: 0.0, agreed: 0.0 },
        }
    }
}

impl Policy {
    /// The levels of a kind of difference.
    pub fn levels(&self, difference: Difference) -> Levels {
        self.difference.get(difference as usize).copied().unwrap_or_default()
    }

    /// Sets the levels of a kind of difference.
    pub fn set_levels(&mut self, difference: Difference, levels: Levels) {
        if let Some(place) = self.difference.get_mut(difference as usize) {
            *place = levels;
        }
    }

    /// What a difference does when both sides speak of the same thing with this identity (0 to 1).
    pub fn outcome(&self, difference: Difference, identity: f32) -> Outcome {
        self.levels(difference).outcome(identity)
    }

    /// How loud a caveat is.
    pub fn level(&self, caveat: Caveat) -> Level {
        self.caveat.get(caveat as usize).copied().unwrap_or(Level::Caveat)
    }

    /// Sets how loud a caveat is.
    pub fn set_level(&mut self, caveat: Caveat, level: Level) {
        if let Some(place) = self.caveat.get_mut(caveat as usize) {
            *place = level;
        }
    }

    /// Whether it may support what `other` does not.
    pub fn supports_more(&self, other: &Self) -> bool {
        self.exact < other.exact
            || self.reworded.supports_more(&other.reworded)
            || self.joined.supports_more(&other.joined)
            || self.paraphrased.supports_more(&other.paraphrased)
    }

    /// The same with every kind of difference at its lower threshold: what would at least be shown, contradicts.
    #[must_use]
    pub fn alert(&self) -> Self {
        let mut alert = self.clone();
        for levels in &mut alert.difference {
            levels.contradicted = match (levels.contradicted, levels.possible) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
        alert
    }
}

impl Levels {
    /// What a difference with these levels does at an identity.
    pub fn outcome(self, identity: f32) -> Outcome {
        if self.contradicted.is_some_and(|least| identity >= least) {
            Outcome::Contradicted
        } else if self.possible.is_some_and(|least| identity >= least) {
            Outcome::Possible
        } else {
            Outcome::Absent
        }
    }
}

impl Paraphrase {
    /// Whether it may support what `other` does not.
    pub fn supports_more(&self, other: &Self) -> bool {
        self.points < other.points
            || self.least < other.least
            || self.word > other.word
            || self.moved > other.moved
            || self.agreed > other.agreed
    }
}

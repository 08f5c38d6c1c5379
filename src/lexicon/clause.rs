//! How far the clause is that the tagger stands in: whether it has a subject, and a finite verb.

use super::file::GrammarFile;
use super::grammar::Class;

/// The state of the clause at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    stage: Stage,
    /// A clause around this one waits for its verb: "the man who …".
    outer: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Nothing yet.
    #[default]
    Empty,
    /// No subject yet, and the nouns at hand belong to a preposition or to a verb that is not finite.
    Governed,
    /// A subject that waits for its verb.
    Subject,
    /// A finite verb is there.
    Done,
    /// Anything may follow: after "and", after a comma.
    Open,
    /// A verb of speech was: a clause may follow, or an object.
    Said,
    /// A noun after it, which may be the subject of that clause.
    Told,
}

impl Clause {
    /// The state after a word of this class, and what the word costs or brings there. `says` marks a verb that takes a clause.
    pub fn step(self, class: Class, says: bool, weights: &GrammarFile) -> (Self, i32) {
        let to = |stage| Self { stage, ..self };
        match class {
            Class::Stop => (Self::default(), self.end(weights)),
            Class::Comma if self.stage == Stage::Governed => (to(Stage::Empty), 0),
            Class::Preposition | Class::Base | Class::Ing if self.stage == Stage::Empty => (to(Stage::Governed), 0),
            Class::Comma if matches!(self.stage, Stage::Done | Stage::Said | Stage::Told) => (to(Stage::Open), 0),
            Class::Coordinator if matches!(self.stage, Stage::Done | Stage::Said | Stage::Told) => (to(Stage::Open), 0),
            Class::Quote => (if self.stage == Stage::Subject { self } else { to(Stage::Open) }, 0),
            Class::Relative => (Self { stage: Stage::Subject, outer: self.waits() }, 0),
            Class::Subordinator => (Self { stage: Stage::Empty, outer: self.waits() }, 0),
            // "the villages they fled are"
            Class::Subject => (Self { stage: Stage::Subject, outer: self.waits() }, 0),
            _ if class.is_finite() => self.finite(says, weights),
            _ if class.is_nominal() && self.stage == Stage::Empty => (to(Stage::Subject), 0),
            _ if class.is_nominal() && self.stage == Stage::Said => (to(Stage::Told), 0),
            _ => (if says && self.stage != Stage::Subject { to(Stage::Said) } else { self }, 0),
        }
    }

    fn waits(self) -> bool {
        self.outer || self.stage == Stage::Subject
    }

    fn finite(self, says: bool, weights: &GrammarFile) -> (Self, i32) {
        let stage = if says { Stage::Said } else { Stage::Done };
        match self.stage {
            Stage::Subject => (Self { stage, ..self }, weights.wanted),
            Stage::Told => (Self { stage, ..self }, weights.wanted / 2),
            Stage::Empty => (Self { stage, ..self }, weights.subjectless),
            Stage::Governed => (Self { stage, ..self }, 0),
            Stage::Open | Stage::Said if self.outer => (Self { stage, outer: false }, weights.wanted / 2),
            Stage::Open | Stage::Said => (Self { stage, ..self }, weights.wanted / 2),
            Stage::Done if self.outer => (Self { stage, outer: false }, weights.wanted / 2),
            Stage::Done => (Self { stage, ..self }, weights.second),
        }
    }

    /// What it costs to end here.
    pub fn end(self, weights: &GrammarFile) -> i32 {
        let lacks = i32::from(self.stage == Stage::Subject) + i32::from(self.outer);
        lacks * weights.verbless
    }
}
